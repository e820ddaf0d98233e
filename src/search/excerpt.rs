//! Why an article was found: the passages of its text where the query matched, with marks on exactly the
//! words that did, and the fields in which it did.

use super::analysis::Analyzer;
use super::field::Field;
use super::index::NAMES;
use super::query::{Node, Query, Term};
use super::request::Results;
use crate::article::{Article, PartKind};
use crate::order;
use crate::text::{Span, sentences, tokenise};

/// How many bytes of text one article's passages may add up to before another is not begun.
const ENOUGH: usize = 240;

/// Part of a text worth showing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// A sentence, in `Article::text`.
    pub span: Span,
    /// The words that matched, in `Article::text`, in order, inside `span`.
    pub marks: Vec<Span>,
}

/// Why an article was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The best passages, in the text's order; without a match in the text, its first sentence unmarked.
    pub passages: Vec<Passage>,
    /// The marks inside the headline, in `Article::text`.
    pub headline_marks: Vec<Span>,
    /// Which fields matched, besides the text.
    pub fields: Vec<Field>,
    /// The full names that matched although the text has none of their words: why «OSCE» is marked for «security».
    pub names: Vec<String>,
}

impl Results {
    /// Why one of the articles was found.
    pub fn excerpt(&self, article: &Article) -> Excerpt {
        self.matcher.excerpt(article)
    }

    /// Every word and name of the article's text that matched, in order; for the reader.
    pub fn marks(&self, article: &Article) -> Vec<Span> {
        let mut marks: Vec<Span> = self.matcher.matches(article).into_iter().map(|(_, span)| span).collect();
        marks.dedup();
        marks
    }
}

/// The positive terms of a query, ready to be found in a text, each with the stem of its last word.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Matcher {
    terms: Vec<(Term, String)>,
}

impl Matcher {
    pub(super) fn new(query: &Query) -> Self {
        let analyzer = Analyzer::new();
        let mut terms = Vec::new();
        let mut nodes: Vec<&Node> = query.pieces.iter().rev().collect();
        while let Some(node) = nodes.pop() {
            match node {
                Node::Term(term) => {
                    let last = term.words.last().map_or("", String::as_str);
                    terms.push((term.clone(), analyzer.stem(last).into_owned()));
                }
                Node::All(inner) | Node::Any(inner) => nodes.extend(inner.iter().rev()),
                Node::Not(_) | Node::Range(_) => {}
            }
        }
        Self { terms }
    }

    /// The index of the term that matched and the words, in the text's order.
    fn matches(&self, article: &Article) -> Vec<(usize, Span)> {
        let text = words(&article.text);
        let mut matches = Vec::new();
        for (index, (term, stem)) in self.terms.iter().enumerate() {
            let in_text = found(term, stem, &text);
            let fields: &[Field] = term.field.as_ref().map_or(&NAMES, std::slice::from_ref);
            if term.field.is_none() {
                matches.extend(in_text.iter().map(|span| (index, *span)));
            }
            for field in fields {
                for (own, places) in field.texts(article) {
                    if places.is_empty() || found(term, stem, &words(own)).is_empty() {
                        continue;
                    }
                    for place in places {
                        let mut inside = in_text.iter().filter(|span| place.contains(**span)).peekable();
                        // Where the words themselves stand, a name that only stands for them explains nothing.
                        if in_text.is_empty() && inside.peek().is_none() && field.is_name() {
                            matches.push((index, place));
                        }
                        matches.extend(inside.filter(|_| term.field.is_some()).map(|span| (index, *span)));
                    }
                }
            }
        }
        order::sort_by_key(&mut matches, |(index, span)| (*span, *index));
        matches.dedup();
        matches
    }

    fn excerpt(&self, article: &Article) -> Excerpt {
        let headline = article.headline.as_ref().map(|headline| headline.span).unwrap_or_default();
        let matches = self.matches(article);
        let mut headline_marks: Vec<Span> =
            matches.iter().map(|(_, span)| *span).filter(|span| headline.contains(*span)).collect();
        headline_marks.dedup();
        let asked = |(term, _): &&(Term, String), field: Field| {
            term.field == Some(field)
                || (term.field.is_none() && (field == Field::Headline || NAMES.contains(&field)))
        };
        let fields = Field::all().filter(|field| {
            let texts: Vec<_> = field.texts(article).into_iter().map(|(text, _)| words(text)).collect();
            let mut terms = self.terms.iter().filter(|term| asked(term, *field));
            terms.any(|(term, stem)| texts.iter().any(|text| !found(term, stem, text).is_empty()))
        });
        Excerpt {
            passages: passages(article, headline, &matches),
            fields: fields.collect(),
            names: self.names(article),
            headline_marks,
        }
    }

    /// The full names that hold what a term looks for where the text does not.
    fn names(&self, article: &Article) -> Vec<String> {
        let text = words(&article.text);
        let unsaid = |(term, stem): &&(Term, String)| found(term, stem, &text).is_empty();
        let mut names = Vec::new();
        for (term, stem) in self.terms.iter().filter(unsaid) {
            for field in NAMES.iter().filter(|field| term.field.is_none_or(|asked| asked == **field)) {
                for (own, places) in field.texts(article) {
                    let own = own.to_string();
                    if !places.is_empty()
                        && !found(term, stem, &words(&own)).is_empty()
                        && !names.contains(&own)
                    {
                        names.push(own);
                    }
                }
            }
        }
        names
    }
}

/// The folded words of a text and where they stand.
fn words(text: &str) -> Vec<(String, Span)> {
    let mut words = Vec::new();
    let whole = Span::new(0, text.len());
    Analyzer::new().words(text, whole, |word| words.push((word.folded.to_owned(), word.span)));
    words
}

/// The words that a term matches, in order.
fn found(term: &Term, stem: &str, words: &[(String, Span)]) -> Vec<Span> {
    let Some((last, before)) = term.words.split_last() else { return Vec::new() };
    let alone = before.is_empty() && !term.quoted;
    let analyzer = Analyzer::new();
    let fits = |folded: &String| {
        folded == last
            || term.also.contains(folded)
            || (term.prefix && folded.starts_with(last.as_str()))
            || (alone && analyzer.stem(folded) == stem)
    };
    let runs = words.windows(before.len() + 1).filter(|run| {
        run.last().is_some_and(|(folded, _)| fits(folded))
            && run.iter().zip(before).all(|((folded, _), word)| folded == word)
    });
    runs.flatten().map(|(_, span)| *span).collect()
}

/// The sentences outside the headline that hold the most different terms, then the most words that matched.
fn passages(article: &Article, headline: Span, matches: &[(usize, Span)]) -> Vec<Passage> {
    let mut candidates: Vec<(Vec<usize>, Passage)> = Vec::new();
    let mut tokens = Vec::new();
    for paragraph in article.parts_of(PartKind::Paragraph).filter_map(|part| part.text) {
        tokens.clear();
        tokenise(&article.text, paragraph, &mut tokens);
        for sentence in sentences(&article.text, &tokens) {
            let tokens = tokens.get(sentence).unwrap_or_default();
            let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
            let span = first.span.to(last.span);
            if headline.contains(span) {
                continue;
            }
            let here = matches.iter().filter(|(_, mark)| span.contains(*mark));
            let mut terms: Vec<usize> = here.clone().map(|(term, _)| *term).collect();
            order::sort(&mut terms);
            terms.dedup();
            let mut marks: Vec<Span> = here.map(|(_, mark)| *mark).collect();
            marks.dedup();
            candidates.push((terms, Passage { span, marks }));
        }
    }
    let mut chosen: Vec<Passage> = Vec::new();
    let mut seen: Vec<usize> = Vec::new();
    while chosen.iter().map(|passage| passage.span.len()).sum::<usize>() < ENOUGH {
        let new = |terms: &[usize]| terms.iter().filter(|term| !seen.contains(term)).count();
        // The first of the best: `max_by_key` would take the last.
        let best = (candidates.iter().enumerate().rev())
            .filter(|(_, (terms, _))| chosen.is_empty() || new(terms) > 0)
            .max_by_key(|(_, (terms, passage))| (new(terms), passage.marks.len()));
        let Some(best) = best.map(|(index, _)| index) else { break };
        let (terms, passage) = candidates.swap_remove(best);
        seen.extend(terms);
        chosen.push(passage);
    }
    order::sort_by_key(&mut chosen, |passage| passage.span);
    chosen
}
