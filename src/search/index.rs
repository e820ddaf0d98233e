//! The index: what searching needs to know of all articles, put together once.

use super::analysis::Analyzer;
use super::columns::Columns;
use super::postings::{Occurrence, Postings};
use crate::article::{Article, Facts};
use crate::text::Span;
use std::collections::BTreeMap;

/// An occurrence in the headline counts as this many in the body. The usual range in the literature on
/// fielded BM25 is 2–5 for titles.
const HEADLINE_WEIGHT: u8 = 3;

/// Positions left free between the text and each name behind it, so that no phrase runs across.
const GAP: u32 = 2;

/// The articles' words and values, ready to be searched. Articles are known by their document number: their
/// place in the slice that the index was built from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// All folded words, in byte order.
    pub(super) words: Vec<String>,
    /// All stems, in byte order, each with its words.
    stems: Vec<(String, Vec<u32>)>,
    pub(super) postings: Postings,
    /// Per document, how many words its text has.
    pub(super) lengths: Vec<u32>,
    pub(super) columns: Columns,
}

impl Index {
    /// Reads every article once. The same articles in the same order give the same index.
    pub fn build(articles: &[Article]) -> Self {
        let mut analyzer = Analyzer::new();
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        let mut occurrences: Vec<Occurrence> = Vec::new();
        let mut lengths = Vec::with_capacity(articles.len());
        for (document, article) in articles.iter().enumerate() {
            let headline = article.headline.as_ref().map(|headline| headline.span).unwrap_or_default();
            let mut position = 0;
            let mut push = |folded: &str, position, weight| {
                let next = numbers.len() as u32;
                let word = match numbers.get(folded) {
                    Some(word) => *word,
                    None => *numbers.entry(folded.to_owned()).or_insert(next),
                };
                occurrences.push(Occurrence { word, document: document as u32, position, weight });
            };
            analyzer.words(&article.text, whole(&article.text), |word| {
                push(word.folded, position, if headline.contains(word.span) { HEADLINE_WEIGHT } else { 1 });
                position += 1;
            });
            lengths.push(position);
            for name in names(&article.facts) {
                position += GAP;
                analyzer.words(name, whole(name), |word| {
                    push(word.folded, position, 1);
                    position += 1;
                });
            }
        }
        // Words were numbered as they came; number them in their order.
        let mut order = vec![0; numbers.len()];
        let mut words = Vec::with_capacity(numbers.len());
        for (rank, (word, number)) in numbers.into_iter().enumerate() {
            if let Some(slot) = order.get_mut(number as usize) {
                *slot = rank as u32;
            }
            words.push(word);
        }
        for occurrence in &mut occurrences {
            occurrence.word = order.get(occurrence.word as usize).copied().unwrap_or_default();
        }
        occurrences.sort_unstable();
        Self {
            postings: Postings::build(&occurrences, words.len()),
            columns: Columns::build(articles),
            stems: families(&analyzer, &words),
            words,
            lengths,
        }
    }

    /// How many articles it knows.
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// The number of a folded word.
    pub(super) fn word(&self, folded: &str) -> Option<u32> {
        self.words.binary_search_by(|word| word.as_str().cmp(folded)).ok().map(|word| word as u32)
    }

    /// The words that share a folded word's stem, itself among them if it is held.
    pub(super) fn forms_of(&self, folded: &str) -> &[u32] {
        let stem = Analyzer::new().stem(folded).into_owned();
        let family = self.stems.binary_search_by(|(own, _)| own.as_str().cmp(&stem));
        let family = family.ok().and_then(|at| self.stems.get(at));
        family.map_or(&[], |(_, words)| words)
    }

    /// The numbers of all words that begin so.
    pub(super) fn words_beginning(&self, folded: &str) -> std::ops::Range<u32> {
        let start = self.words.partition_point(|word| word.as_str() < folded);
        let rest = self.words.get(start..).unwrap_or_default();
        start as u32..(start + rest.partition_point(|word| word.starts_with(folded))) as u32
    }
}

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}

/// The names that an article can be found by although its text may put them in other words.
pub(super) fn names(facts: &Facts) -> impl Iterator<Item = &str> {
    let people = facts.people.iter().map(|person| person.name.as_str());
    let bodies =
        facts.organisations.iter().flat_map(|body| [Some(body.name.as_str()), body.acronym.as_deref()]);
    let countries = facts.countries.iter().map(|country| country.name.as_str());
    let places = facts.places.iter().map(|place| place.name.as_str());
    people.chain(bodies.flatten()).chain(countries).chain(places)
}

/// Lists each stem's words.
fn families(analyzer: &Analyzer, words: &[String]) -> Vec<(String, Vec<u32>)> {
    let mut families: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (word, folded) in words.iter().enumerate() {
        families.entry(analyzer.stem(folded).into_owned()).or_default().push(word as u32);
    }
    families.into_iter().collect()
}
