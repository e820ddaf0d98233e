//! What the reader may be about to type: values of facets and words of the library, with counts.

use super::filters::Facet;
use super::index::Index;
use crate::order;
use crate::text::{fold, fold_into};

/// Something to take in place of the last word typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The facet it is a value of; a word of the texts if none.
    pub facet: Option<Facet>,
    /// The facet's value, or the word as searched for (folded).
    pub value: String,
    /// As the reader should see it.
    pub label: String,
    /// How many articles have it.
    pub count: usize,
}

/// The facets that are suggested from.
const FACETS: [Facet; 5] = [Facet::Person, Facet::Organisation, Facet::Country, Facet::Topic, Facet::Place];

impl Index {
    /// Up to `most` values with a word that begins like the last word of `typed`, the most frequent first, then up to
    /// `most` words. Nothing while no word is begun.
    pub fn suggest(&self, typed: &str, most: usize) -> Vec<Suggestion> {
        let last = typed.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let begun = fold(last);
        if begun.is_empty() {
            return Vec::new();
        }
        // Asked at every key: what is not among the first is not copied.
        let mut values: Vec<(Option<Facet>, &str, &str, usize)> = FACETS
            .into_iter()
            .flat_map(|facet| self.columns.values(facet).map(move |value| (facet, value)))
            .filter(|(_, (value, label, _))| begins(label, &begun) || value != label && begins(value, &begun))
            .map(|(facet, (value, label, count))| (Some(facet), value, label, count))
            .collect();
        let words = self.dictionary.beginning(&begun).map(|word| {
            let text = self.dictionary.word(word);
            (None, text, text, self.postings.document_count(word))
        });
        let mut words: Vec<_> = words.collect();
        for list in [&mut values, &mut words] {
            order::sort_by(list, |a, b| b.3.cmp(&a.3).then_with(|| a.2.cmp(b.2)));
            list.truncate(most);
        }
        let all = values.into_iter().chain(words);
        all.map(|(facet, value, label, count)| Suggestion {
            facet,
            value: value.to_owned(),
            label: label.to_owned(),
            count,
        })
        .collect()
    }
}

/// Whether some word of a name begins so.
fn begins(name: &str, begun: &str) -> bool {
    let mut folded = String::new();
    name.split(|c: char| !c.is_alphanumeric()).any(|word| {
        folded.clear();
        fold_into(word, &mut folded);
        folded.starts_with(begun)
    })
}
