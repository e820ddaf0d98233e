//! Why an article was found: the passages of its text where the query matched, with marks on exactly the
//! words that did, and the fields in which it did.

use super::analysis::Analyzer;
use super::query::{Node, Query, Term};
use super::run::Results;
use crate::article::{Article, PartKind};
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

/// Where a query can match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchedField {
    /// The headline.
    Headline,
    /// The name of a person who is named in the text.
    Person,
    /// An organisation's name, also where the text names it otherwise.
    Organisation,
    /// A country's name, also where the text has only its demonym.
    Country,
    /// A city's name.
    Place,
    /// The text.
    Text,
}

/// Why an article was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The best passages, in the text's order; without a match in the text, its first sentence unmarked.
    pub passages: Vec<Passage>,
    /// The marks inside the headline, in `Article::text`.
    pub headline_marks: Vec<Span>,
    /// Which fields matched.
    pub fields: Vec<MatchedField>,
}

impl Results {
    /// Why one of the articles was found.
    pub fn excerpt(&self, article: &Article) -> Excerpt {
        self.matcher.excerpt(article)
    }

    /// Every word of the article's text that matched, in order; for the reader.
    pub fn marks(&self, article: &Article) -> Vec<Span> {
        let mut marks: Vec<Span> =
            self.matcher.matches(&article.text).into_iter().map(|(_, span)| span).collect();
        marks.dedup();
        marks
    }
}

/// The positive terms of a query, ready to be found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Matcher {
    terms: Vec<Term>,
}

impl Matcher {
    pub(super) fn new(query: &Query) -> Self {
        let mut terms = Vec::new();
        let mut nodes: Vec<&Node> = query.pieces.iter().rev().collect();
        while let Some(node) = nodes.pop() {
            match node {
                Node::Term(term) => terms.push(term.clone()),
                Node::All(inner) | Node::Any(inner) => nodes.extend(inner.iter().rev()),
                Node::Not(_) | Node::Range(_) => {}
            }
        }
        Self { terms }
    }

    /// The index of the term that matched and the word, in the text's order.
    fn matches(&self, text: &str) -> Vec<(usize, Span)> {
        let mut analyzer = Analyzer::new();
        let stems: Vec<String> = self
            .terms
            .iter()
            .map(|term| analyzer.stem(term.words.last().map_or("", String::as_str)).into_owned())
            .collect();
        let mut words: Vec<(String, Span)> = Vec::new();
        analyzer
            .words(text, Span::new(0, text.len()), |word| words.push((word.folded.to_owned(), word.span)));
        let mut matches = Vec::new();
        for (at, (folded, _)) in words.iter().enumerate() {
            for (index, (term, stem)) in self.terms.iter().zip(&stems).enumerate() {
                let Some((last, before)) = term.words.split_last() else { continue };
                let alone = before.is_empty() && !term.quoted;
                let fits = folded == last
                    || term.also.contains(folded)
                    || (term.prefix && folded.starts_with(last.as_str()))
                    || (alone && analyzer.stem(folded) == stem.as_str());
                let first = at.checked_sub(before.len());
                let Some(run) = first.filter(|_| fits).and_then(|first| words.get(first..=at)) else {
                    continue;
                };
                if run.iter().zip(before).all(|((folded, _), word)| folded == word) {
                    matches.extend(run.iter().map(|(_, span)| (index, *span)));
                }
            }
        }
        matches.sort_by_key(|(index, span)| (*span, *index));
        matches
    }

    fn excerpt(&self, article: &Article) -> Excerpt {
        let headline = article.headline.as_ref().map(|headline| headline.span).unwrap_or_default();
        let matches = self.matches(&article.text);
        let mut headline_marks: Vec<Span> =
            matches.iter().map(|(_, span)| *span).filter(|span| headline.contains(*span)).collect();
        headline_marks.dedup();
        Excerpt {
            passages: passages(article, headline, &matches),
            fields: self.fields(article, headline, &matches),
            headline_marks,
        }
    }

    fn fields(&self, article: &Article, headline: Span, matches: &[(usize, Span)]) -> Vec<MatchedField> {
        let facts = &article.facts;
        let matches_in = |name: &str| !self.matches(name).is_empty();
        let people = facts.people.iter().any(|person| matches_in(&person.name));
        let bodies = facts
            .organisations
            .iter()
            .any(|body| matches_in(&body.name) || body.acronym.as_deref().is_some_and(matches_in));
        let countries = facts.countries.iter().any(|country| matches_in(&country.name));
        let places = facts.places.iter().any(|place| matches_in(&place.name));
        [
            (MatchedField::Headline, matches.iter().any(|(_, span)| headline.contains(*span))),
            (MatchedField::Person, people),
            (MatchedField::Organisation, bodies),
            (MatchedField::Country, countries),
            (MatchedField::Place, places),
            (MatchedField::Text, matches.iter().any(|(_, span)| !headline.contains(*span))),
        ]
        .into_iter()
        .filter_map(|(field, matched)| matched.then_some(field))
        .collect()
    }
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
            terms.sort_unstable();
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
    chosen.sort_by_key(|passage| passage.span);
    chosen
}
