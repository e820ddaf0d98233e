//! What the facts show to be wrong with the text: a quotation mark without its partner, figures that cannot both be
//! right. What is wrong with the file and its parts, `parse` has told already.

use crate::article::{Article, Problem, ProblemKind, Quote, Speech};
use crate::text::Span;

/// Marks that open or close speech.
const MARKS: [char; 12] = ['"', '“', '”', '„', '‟', '«', '»', '‘', '’', '\'', '`', '＂'];

/// The problems of an article whose facts have been read, in the order of the facts.
pub fn problems(article: &Article) -> Vec<Problem> {
    let quotes = article.facts.quotes.iter().filter_map(|quote| {
        let told = unbalanced(&article.text, quote)?;
        Some(Problem { kind: ProblemKind::UnbalancedQuote, raw: article.raw_span(told) })
    });
    let figures = article.facts.contradictions.iter().filter_map(|conflict| {
        let told = || conflict.figures.iter().filter_map(|index| article.facts.figures.get(*index));
        let start = told().map(|figure| figure.span.start).min()?;
        let end = told().map(|figure| figure.span.end).max()?;
        let raw = article.raw_span(Span::new(start as usize, end as usize));
        Some(Problem { kind: ProblemKind::ContradictingFigures, raw })
    });
    quotes.chain(figures).collect()
}

/// The words of a direct quote that has a mark on one side only.
fn unbalanced(text: &str, quote: &Quote) -> Option<Span> {
    let (first, last) = (quote.spans.first()?, quote.spans.last()?);
    let is_mark = |c: Option<char>| c.is_some_and(|c| MARKS.contains(&c));
    let before = text.get(..first.start as usize)?.trim_end().chars().next_back();
    let behind = text.get(last.end as usize..)?.trim_start().chars().next();
    (quote.speech == Speech::Direct && is_mark(before) != is_mark(behind)).then_some(*first)
}
