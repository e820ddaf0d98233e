//! What each article is about in a few words: the families of words that tell it apart most. They serve
//! feedback in ranking and finding similar articles.

use super::analysis::is_stop_word;
use super::dictionary::Dictionary;
use super::postings::Postings;

/// Families kept for an article.
const MOST: usize = 24;

/// Per document, its most telling families and how often each occurs in it (255 is «255 or more»).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Signatures {
    /// Per document, its first entry; one more at the end.
    starts: Vec<u32>,
    families: Vec<u32>,
    counts: Vec<u8>,
}

impl Signatures {
    /// The families with the largest count times rarity (the logarithm of the share of documents without
    /// them); those of a single document tell nothing of others and are left out.
    pub(super) fn build(dictionary: &Dictionary, postings: &Postings, documents: usize) -> Self {
        let mut entries: Vec<Vec<(f32, u32, u8)>> = vec![Vec::new(); documents];
        let mut counts: Vec<u32> = vec![0; documents];
        let mut holding: Vec<u32> = Vec::new();
        let mut read = Vec::new();
        let first = dictionary.first_from(" ");
        for family in dictionary.all_families() {
            holding.clear();
            let members = dictionary.members(family);
            for word in members.iter().filter(|word| **word >= first) {
                postings.read(*word, &mut read);
                for posting in &read {
                    if let Some(count) = counts.get_mut(posting.document as usize) {
                        if *count == 0 {
                            holding.push(posting.document);
                        }
                        *count += posting.count;
                    }
                }
            }
            let telling =
                holding.len() > 1 && !members.iter().any(|word| is_stop_word(dictionary.word(*word)));
            let rarity = ((documents as f32 + 1.0) / (holding.len() as f32 + 0.5)).ln();
            for document in &holding {
                let count = counts.get_mut(*document as usize).map(std::mem::take).unwrap_or_default();
                if let Some(entries) = entries.get_mut(*document as usize).filter(|_| telling) {
                    entries.push((count as f32 * rarity, family, count.min(255) as u8));
                }
            }
        }
        let mut signatures = Self::default();
        for mut entries in entries {
            signatures.starts.push(signatures.families.len() as u32);
            entries.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            entries.truncate(MOST);
            signatures.families.extend(entries.iter().map(|entry| entry.1));
            signatures.counts.extend(entries.iter().map(|entry| entry.2));
        }
        signatures.starts.push(signatures.families.len() as u32);
        signatures
    }

    /// A document's families, most telling first, with their counts.
    pub(super) fn of(&self, document: u32) -> impl Iterator<Item = (u32, u32)> {
        let document = document as usize;
        let start = self.starts.get(document).map_or(0, |start| *start as usize);
        let end = self.starts.get(document + 1).map_or(start, |end| *end as usize);
        let families = self.families.get(start..end).unwrap_or_default();
        let counts = self.counts.get(start..end).unwrap_or_default();
        families.iter().zip(counts).map(|(family, count)| (*family, u32::from(*count)))
    }

    /// Bytes that they take in memory.
    pub(super) fn size(&self) -> usize {
        4 * (self.starts.len() + self.families.len()) + self.counts.len()
    }
}
