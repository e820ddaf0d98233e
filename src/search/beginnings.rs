//! Which documents hold a word with a common beginning of one or two letters: at the first keys of a word, thousands of
//! lists would have to be joined. Joined when first asked for, and kept.

use super::dictionary::Dictionary;
use super::docset::DocSet;
use super::postings::Postings;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Beginnings that fewer words have are looked up in the dictionary.
const MANY: u32 = 64;

/// Common beginnings of one or two letters, with their words and documents.
#[derive(Clone, Debug, Default)]
pub(super) struct Beginnings {
    common: FxHashMap<String, (Range<u32>, OnceLock<DocSet>)>,
}

impl Beginnings {
    pub(super) fn new(dictionary: &Dictionary) -> Self {
        let mut common = FxHashMap::default();
        let mut word = dictionary.first_from(" ");
        while word < dictionary.len() {
            let begun: String = dictionary.word(word).chars().take(2).collect();
            let two = dictionary.beginning(&begun);
            let letter: String = begun.chars().take(1).collect();
            for (begun, words) in [(letter.clone(), dictionary.beginning(&letter)), (begun, two.clone())] {
                if words.len() as u32 >= MANY {
                    common.entry(begun).or_insert((words, OnceLock::new()));
                }
            }
            word = two.end.max(word + 1);
        }
        Self { common }
    }

    /// The documents with a word that begins so, if it is a common beginning of one or two letters.
    pub(super) fn get(&self, beginning: &str, postings: &Postings, documents: usize) -> Option<&DocSet> {
        let (words, set) = self.common.get(beginning)?;
        Some(set.get_or_init(|| join(words.clone(), postings, documents)))
    }

    /// Bytes that they take in memory when all have been asked for.
    pub(super) fn size(&self, postings: &Postings, documents: usize) -> usize {
        self.common
            .keys()
            .filter_map(|begun| self.get(begun, postings, documents))
            .flat_map(|set| [size_of::<(String, Range<u32>, OnceLock<DocSet>)>(), set.size()])
            .sum()
    }
}

fn join(words: Range<u32>, postings: &Postings, documents: usize) -> DocSet {
    let mut set = DocSet::none(documents);
    words.for_each(|word| postings.of(word).for_each(|posting| set.insert(posting.document)));
    set
}
