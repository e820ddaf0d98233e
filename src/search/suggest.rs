//! What the reader may be about to type: values of facets and words of the library, with counts.

use super::filters::Facet;
use super::index::Index;
use crate::order;
use crate::text::fold;

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
        let mut values: Vec<Suggestion> = FACETS
            .into_iter()
            .flat_map(|facet| self.columns.values(facet).map(move |value| (facet, value)))
            .filter(|(_, (value, label, _))| begins(label, &begun) || begins(value, &begun))
            .map(|(facet, (value, label, count))| Suggestion {
                facet: Some(facet),
                value: value.to_owned(),
                label: label.to_owned(),
                count,
            })
            .collect();
        let words = self.dictionary.beginning(&begun).map(|word| {
            let text = self.dictionary.word(word).to_owned();
            let count = self.postings.document_count(word);
            Suggestion { facet: None, value: text.clone(), label: text, count }
        });
        let mut words: Vec<Suggestion> = words.collect();
        for list in [&mut values, &mut words] {
            order::sort_by(list, |a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
            list.truncate(most);
        }
        values.extend(words);
        values
    }
}

/// Whether some word of a name begins so.
fn begins(name: &str, begun: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(|word| fold(word).starts_with(begun))
}
