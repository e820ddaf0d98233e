//! The index: what searching needs to know of all articles, put together once.

use super::analysis::Analyzer;
use super::beginnings::Beginnings;
use super::columns::Columns;
use super::dictionary::Dictionary;
use super::field::Field;
use super::names::Names;
use super::postings::{Growing, Postings};
use super::ranking::evenness;
use super::signatures::Signatures;
use crate::article::Article;
use crate::order;
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Positions left free between the text and each name behind it, so that no phrase runs across.
const GAP: u32 = 2;

/// Fields whose names an article can also be found by without naming the field, although its text may put
/// them in other words.
pub(super) const NAMES: [Field; 4] = [Field::Person, Field::Organisation, Field::Country, Field::Place];

/// The articles' words and values, ready to be searched. Articles are known by their document number: their
/// place in the slice that the index was built from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    pub(super) dictionary: Dictionary,
    pub(super) postings: Postings,
    /// Per document, how many words its text has.
    pub(super) lengths: Vec<u32>,
    pub(super) columns: Columns,
    signatures: OnceLock<Signatures>,
    /// Per document, see `ranking::evenness`.
    pub(super) evenness: Vec<f32>,
    beginnings: OnceLock<Beginnings>,
    pub(super) names: Names,
}

impl Index {
    /// Reads every article once. The same articles in the same order give the same index.
    pub fn build(articles: &[Article]) -> Self {
        let mut words = Words::default();
        let lengths = articles.iter().map(|article| words.add(article)).collect();
        let (dictionary, postings) = words.finish();
        Self::of(dictionary, postings, lengths, Columns::build(&articles.iter().collect::<Vec<_>>()))
    }

    /// Adds what follows from the rest.
    pub(super) fn of(
        dictionary: Dictionary,
        postings: Postings,
        lengths: Vec<u32>,
        columns: Columns,
    ) -> Self {
        let evenness = evenness(&lengths);
        let names = Names::new(&dictionary);
        Self {
            dictionary,
            postings,
            lengths,
            columns,
            evenness,
            names,
            beginnings: OnceLock::new(),
            signatures: OnceLock::new(),
        }
    }

    /// The same with signatures that are known already.
    pub(super) fn with_signatures(self, signatures: Signatures) -> Self {
        Self { signatures: signatures.into(), ..self }
    }

    /// Which documents hold a word with a common beginning; made when first asked for.
    pub(super) fn beginnings(&self) -> &Beginnings {
        self.beginnings.get_or_init(|| Beginnings::new(&self.dictionary, &self.postings, self.len()))
    }

    /// What each article is about; made when first asked for.
    pub(super) fn signatures(&self) -> &Signatures {
        self.signatures.get_or_init(|| Signatures::build(&self.dictionary, &self.postings, self.len()))
    }

    /// How many articles it knows.
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// Bytes that its words, postings and signatures take in memory.
    pub fn size(&self) -> usize {
        self.dictionary.size()
            + self.postings.size()
            + 8 * self.lengths.len()
            + self.beginnings().size()
            + self.signatures().size()
            + self.columns.size()
    }
}

/// The words of articles in the making of an index.
#[derive(Default)]
pub(super) struct Words {
    numbers: FxHashMap<String, u32>,
    /// Per word, in the order in which they were first met.
    lists: Vec<Growing>,
    articles: u32,
    analyzer: Analyzer,
    /// Of the present article: word, position doubled, plus one in the headline.
    occurrences: Vec<(u32, u32)>,
}

impl Words {
    /// Adds the next article; returns how many words its text has.
    pub(super) fn add(&mut self, article: &Article) -> u32 {
        let Self { numbers, lists, articles, analyzer, occurrences } = self;
        let headline = article.headline.as_ref().map(|headline| headline.span).unwrap_or_default();
        let mut position = 0;
        let mut marked = String::new();
        let mut push = |word: &str, position: u32, in_headline| {
            let next = numbers.len() as u32;
            let word = match numbers.get(word) {
                Some(word) => *word,
                None => *numbers.entry(word.to_owned()).or_insert(next),
            };
            occurrences.push((word, position << 1 | u32::from(in_headline)));
        };
        analyzer.words(&article.text, whole(&article.text), |word| {
            push(word.folded, position, headline.contains(word.span));
            position += 1;
        });
        let length = position;
        for field in Field::all() {
            for (text, _) in field.texts(article) {
                position += GAP;
                analyzer.words(text, whole(text), |word| {
                    marked.clear();
                    marked.push(field.mark());
                    marked.push_str(word.folded);
                    push(&marked, position, false);
                    if NAMES.contains(&field) {
                        push(word.folded, position, false);
                    }
                    position += 1;
                });
            }
        }
        lists.resize_with(numbers.len(), Growing::default);
        occurrences.sort_unstable();
        for here in occurrences.chunk_by(|a, b| a.0 == b.0) {
            let in_headline = here.iter().any(|(_, place)| place & 1 == 1);
            if let Some(list) = here.first().and_then(|(word, _)| lists.get_mut(*word as usize)) {
                list.push(*articles, in_headline, here.iter().map(|(_, place)| place >> 1));
            }
        }
        occurrences.clear();
        *articles += 1;
        length
    }

    /// The words in order, and where they stand.
    pub(super) fn finish(self) -> (Dictionary, Postings) {
        let mut words: Vec<(String, u32)> = self.numbers.into_iter().collect();
        order::sort(&mut words);
        let mut postings = Postings::default();
        let mut lists = self.lists;
        for (_, number) in &words {
            // Taken, so that what was read is freed while it is written.
            postings.push(&lists.get_mut(*number as usize).map(std::mem::take).unwrap_or_default());
        }
        (Dictionary::new(words.iter().map(|(word, _)| word.as_str())), postings)
    }
}

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}
