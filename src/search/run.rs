//! Running a query: from pieces to sets of documents and scores, then filters, counts and order.

use super::analysis::is_stop_word;
use super::columns::FacetCounts;
use super::docset::DocSet;
use super::excerpt::Matcher;
use super::filters::Filters;
use super::histogram::Histogram;
use super::index::Index;
use super::query::{Node, Query, Term};
use super::spelling;

/// In which order articles are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best first; without a query, newest first.
    #[default]
    Relevance,
    /// Newest first, the undated last.
    Newest,
    /// Oldest first, the undated last.
    Oldest,
}

/// What is asked of an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// What the reader typed.
    pub query: Query,
    /// What the reader chose.
    pub filters: Filters,
    /// In which order.
    pub sort: Sort,
}

/// An article that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its number: its place among the articles the index was built from.
    pub document: u32,
    /// How well it fits; larger is better, 0 without a query. Comparable within one search only.
    pub score: f32,
}

/// What was done because the query as asked found nothing. The page says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relaxation {
    /// No article of the library holds `asked`; `used` is what was searched for in its place, best first.
    Spelling {
        /// As typed.
        asked: String,
        /// Words of the library that look alike.
        used: Vec<String>,
    },
    /// No article holds all the words; these hold some of them.
    SomeWords,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// The selection in order. Its length is the total.
    pub hits: Vec<Hit>,
    /// Every facet, in the order of `Facet::ALL`.
    pub facets: Vec<FacetCounts>,
    /// Over the articles that pass everything but the range of dates.
    pub histogram: Histogram,
    /// Empty when the query was taken as asked.
    pub relaxed: Vec<Relaxation>,
    pub(super) matcher: Matcher,
}

/// BM25's saturation and length normalisation, at their customary values.
const K1: f32 = 1.2;
const B: f32 = 0.75;
/// A word that only begins as asked counts less than the word itself.
const PREFIX_WEIGHT: f32 = 0.4;

impl Index {
    /// Finds, filters, ranks and counts. Any request is valid.
    pub fn search(&self, request: &Request) -> Results {
        let mut query = request.query.clone();
        let mut relaxed = Vec::new();
        let mut run = Run::new(self);
        let mut found = run.all_of(&query.pieces);
        if found.is_empty() && !query.is_empty() {
            relaxed = spelling::respell(self, &mut query);
            run = Run::new(self);
            found = run.all_of(&query.pieces);
            if found.is_empty() {
                found = run.some_of(&query.pieces);
                if !found.is_empty() {
                    relaxed.push(Relaxation::SomeWords);
                }
            }
        }
        let everywhen = self.columns.filter(found.clone(), &request.filters);
        found.keep(&self.columns.in_range(&request.filters));
        let selection = self.columns.filter(found.clone(), &request.filters);
        Results {
            hits: self.in_order(&selection, &run.scores, request),
            facets: self.columns.count(&found, &selection, &request.filters),
            histogram: Histogram::of(&self.columns, &everywhen, self.len()),
            relaxed,
            matcher: Matcher::new(&query),
        }
    }

    fn in_order(&self, selection: &DocSet, scores: &[f32], request: &Request) -> Vec<Hit> {
        let score = |document: u32| scores.get(document as usize).copied().unwrap_or_default();
        let mut hits: Vec<Hit> =
            selection.iter().map(|document| Hit { document, score: score(document) }).collect();
        let date = |hit: &Hit| self.columns.date(hit.document).filter(|date| date.year().is_some());
        match request.sort {
            Sort::Relevance if !request.query.is_empty() => {
                hits.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| date(b).cmp(&date(a))));
            }
            Sort::Relevance | Sort::Newest => hits.sort_by_key(|hit| std::cmp::Reverse(date(hit))),
            Sort::Oldest => hits.sort_by_key(|hit| (date(hit).is_none(), date(hit))),
        }
        hits
    }
}

/// One run of a query.
struct Run<'a> {
    index: &'a Index,
    average_length: f32,
    scores: Vec<f32>,
}

impl<'a> Run<'a> {
    fn new(index: &'a Index) -> Self {
        let words: u64 = index.lengths.iter().map(|length| u64::from(*length)).sum();
        Self {
            index,
            average_length: (words as f32 / index.len().max(1) as f32).max(1.0),
            scores: vec![0.0; index.len()],
        }
    }

    /// The documents that hold every piece. Stop words are not insisted on, unless there is nothing else.
    fn all_of(&mut self, pieces: &[Node]) -> DocSet {
        let insist = !pieces.iter().any(|piece| !is_stop(piece));
        let mut set = DocSet::all(self.index.len());
        for piece in pieces.iter().filter(|piece| insist || !is_stop(piece)) {
            set.keep(&self.node(piece, true));
        }
        set
    }

    /// The documents that hold some piece, and none of those that must not be there.
    fn some_of(&mut self, pieces: &[Node]) -> DocSet {
        let mut some = DocSet::none(self.index.len());
        let mut not = DocSet::none(self.index.len());
        for piece in pieces {
            match piece {
                Node::Not(inner) => not.add(&self.node(inner, false)),
                piece if is_stop(piece) => {}
                piece => some.add(&self.node(piece, false)),
            }
        }
        some.remove(&not);
        some
    }

    /// The documents that hold a piece. Recursion ends at the depth that the parser allows.
    fn node(&mut self, node: &Node, score: bool) -> DocSet {
        match node {
            Node::Term(term) => self.term(term, score),
            Node::Not(inner) => {
                let mut set = DocSet::all(self.index.len());
                set.remove(&self.node(inner, false));
                set
            }
            Node::All(nodes) => {
                let mut set = DocSet::all(self.index.len());
                nodes.iter().for_each(|node| set.keep(&self.node(node, score)));
                set
            }
            Node::Any(nodes) => {
                let mut set = DocSet::none(self.index.len());
                nodes.iter().for_each(|node| set.add(&self.node(node, score)));
                set
            }
        }
    }

    fn term(&mut self, term: &Term, score: bool) -> DocSet {
        match term.words.as_slice() {
            [word] if !term.quoted => self.word(word, term.prefix, score),
            words => self.phrase(words, term.prefix, score),
        }
    }

    /// A word in all its forms and, if it may go on, those that begin so.
    fn word(&mut self, word: &str, prefix: bool, score: bool) -> DocSet {
        let index = self.index;
        let forms = index.forms_of(word);
        let mut counts: Vec<f32> = vec![0.0; index.len()];
        let mut set = DocSet::none(index.len());
        let mut add = |word: u32, weight: f32| {
            let list = index.postings.list(word);
            for (document, frequency) in list.documents.iter().zip(list.weights) {
                set.insert(*document);
                if let Some(count) = counts.get_mut(*document as usize) {
                    *count += weight * f32::from(*frequency);
                }
            }
        };
        forms.iter().for_each(|form| add(*form, 1.0));
        if prefix {
            let beginning = index.words_beginning(word);
            beginning.filter(|other| !forms.contains(other)).for_each(|other| add(other, PREFIX_WEIGHT));
        }
        if score {
            self.score(&set, |document| counts.get(document as usize).copied().unwrap_or_default());
        }
        set
    }

    /// Words one behind the other, in these forms; the last may go on.
    fn phrase(&mut self, words: &[String], prefix: bool, score: bool) -> DocSet {
        let index = self.index;
        let mut set = DocSet::none(index.len());
        let mut counts: Vec<f32> = vec![0.0; index.len()];
        let Some((last, before)) = words.split_last() else { return set };
        let Some(before) = before.iter().map(|word| index.word(word)).collect::<Option<Vec<_>>>() else {
            return set;
        };
        let lasts = if prefix {
            index.words_beginning(last)
        } else {
            index.word(last).map_or(0..0, |word| word..word + 1)
        };
        let lists: Vec<_> = before.iter().map(|word| index.postings.list(*word)).collect();
        let (mut ends, mut positions) = (Vec::new(), Vec::new());
        for last in lasts {
            let list = index.postings.list(last);
            for (at, document) in list.documents.iter().enumerate() {
                index.postings.positions(list, at, &mut ends);
                for (distance, list) in (1..=lists.len() as u32).rev().zip(&lists) {
                    match list.documents.binary_search(document) {
                        Ok(at) => index.postings.positions(*list, at, &mut positions),
                        Err(_) => positions.clear(),
                    }
                    ends.retain(|end| {
                        end.checked_sub(distance).is_some_and(|start| positions.binary_search(&start).is_ok())
                    });
                    if ends.is_empty() {
                        break;
                    }
                }
                if !ends.is_empty() {
                    set.insert(*document);
                    if let Some(count) = counts.get_mut(*document as usize) {
                        *count += ends.len() as f32;
                    }
                }
            }
        }
        if score {
            self.score(&set, |document| counts.get(document as usize).copied().unwrap_or_default());
        }
        set
    }

    /// Adds BM25 (Robertson and Zaragoza, 2009) for the documents that hold something with this frequency.
    fn score(&mut self, set: &DocSet, frequency: impl Fn(u32) -> f32) {
        let (holding, all) = (set.len() as f32, self.index.len() as f32);
        let rarity = (1.0 + (all - holding + 0.5) / (holding + 0.5)).ln();
        for document in set.iter() {
            let length = self.index.lengths.get(document as usize).copied().unwrap_or_default() as f32;
            let frequency = frequency(document);
            let norm = K1 * (1.0 - B + B * length / self.average_length);
            if let Some(score) = self.scores.get_mut(document as usize) {
                *score += rarity * frequency * (K1 + 1.0) / (frequency + norm);
            }
        }
    }
}

/// Whether a piece is a stop word alone. The unfinished last word may be the beginning of something else.
fn is_stop(piece: &Node) -> bool {
    matches!(piece, Node::Term(term) if !term.quoted && term.words.len() == 1
        && term.words.iter().all(|word| is_stop_word(word)))
}
