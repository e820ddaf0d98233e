//! Which documents hold a word with a common beginning of one or two letters, known beforehand: at the first keys
//! of a word, thousands of lists would have to be joined.

use super::dictionary::Dictionary;
use super::docset::DocSet;
use super::postings::Postings;
use rustc_hash::FxHashMap;

/// Beginnings that fewer words have are looked up in the dictionary.
const MANY: u32 = 64;

/// Beginnings of one or two letters with their documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Beginnings {
    sets: FxHashMap<String, DocSet>,
}

impl Beginnings {
    pub(super) fn new(dictionary: &Dictionary, postings: &Postings, documents: usize) -> Self {
        let mut sets = FxHashMap::default();
        let mut read = Vec::new();
        let mut word = dictionary.first_from(" ");
        while word < dictionary.len() {
            let Some(letter) = dictionary.word(word).chars().next() else { break };
            let one = dictionary.beginning(letter.encode_utf8(&mut [0; 4]));
            let mut whole = DocSet::none(documents);
            while word < one.end {
                let two: String = dictionary.word(word).chars().take(2).collect();
                let has_two = two.chars().count() == 2;
                let range =
                    word..if has_two { dictionary.beginning(&two).end.max(word + 1) } else { word + 1 };
                let mut set = DocSet::none(documents);
                for word in range.clone() {
                    postings.read_documents(word, &mut read);
                    read.iter().for_each(|document| set.insert(*document));
                }
                whole.add(&set);
                word = range.end;
                if has_two && range.len() as u32 >= MANY {
                    sets.insert(two, set);
                }
            }
            if one.len() as u32 >= MANY {
                sets.insert(letter.to_string(), whole);
            }
            word = word.max(one.end);
        }
        Self { sets }
    }

    /// The documents with a word that begins so, if it is one of those known beforehand.
    pub(super) fn get(&self, beginning: &str) -> Option<&DocSet> {
        self.sets.get(beginning)
    }

    /// Bytes that they take in memory.
    pub(super) fn size(&self) -> usize {
        self.sets.values().map(|set| set.size() + 40).sum()
    }
}
