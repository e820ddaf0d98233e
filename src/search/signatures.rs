//! What each article is about in a few words: the families of words that tell it apart most. They serve
//! feedback in ranking and finding similar articles.

use super::analysis::is_stop_word;
use super::dictionary::Dictionary;
use super::postings::Postings;
use super::varint::{self, Reader};

/// Families kept for an article.
const MOST: usize = 24;

/// Per document, its most telling families and how often each occurs in it (255 is «255 or more»).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Signatures {
    /// Per document, its first entry; one more at the end.
    starts: Vec<u32>,
    /// A family's number in the upper 24 bits, its count in the lower 8. Families beyond 2²⁴ are left out.
    entries: Vec<u32>,
}

impl Signatures {
    /// The families with the largest count times rarity (the logarithm of the share of documents without
    /// them); those of a single document tell nothing of others and are left out.
    pub(super) fn build(dictionary: &Dictionary, postings: &Postings, documents: usize) -> Self {
        let mut entries: Vec<Vec<u64>> = vec![Vec::new(); documents];
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
            let telling = holding.len() > 1
                && family < 1 << 24
                && !members.iter().any(|word| is_stop_word(dictionary.word(*word)));
            let rarity = ((documents as f32 + 1.0) / (holding.len() as f32 + 0.5)).ln();
            for document in &holding {
                let count = counts.get_mut(*document as usize).map(std::mem::take).unwrap_or_default();
                if let Some(entries) = entries.get_mut(*document as usize).filter(|_| telling) {
                    // Not negative, so its bits are in order.
                    let telling = (count as f32 * rarity).to_bits();
                    entries.push(u64::from(!telling) << 32 | u64::from(family << 8 | count.min(255)));
                }
            }
        }
        let mut signatures = Self::default();
        for mut entries in entries {
            signatures.starts.push(signatures.entries.len() as u32);
            entries.sort_unstable();
            signatures.entries.extend(entries.iter().take(MOST).map(|entry| *entry as u32));
        }
        signatures.starts.push(signatures.entries.len() as u32);
        signatures
    }

    /// A document's families, most telling first, with their counts.
    pub(super) fn of(&self, document: u32) -> impl Iterator<Item = (u32, u32)> {
        let document = document as usize;
        let start = self.starts.get(document).map_or(0, |start| *start as usize);
        let end = self.starts.get(document + 1).map_or(start, |end| *end as usize);
        let entries = self.entries.get(start..end).unwrap_or_default();
        entries.iter().map(|entry| (entry >> 8, entry & 0xFF))
    }

    /// Appends them as `store` describes.
    pub(super) fn write(&self, bytes: &mut Vec<u8>) {
        for document in 0..self.starts.len().saturating_sub(1) as u32 {
            varint::push(bytes, self.of(document).count() as u32);
            for (family, count) in self.of(document) {
                varint::push(bytes, family);
                varint::push(bytes, count);
            }
        }
    }

    /// Reads what `write` wrote for so many documents; `None` if it is something else.
    pub(super) fn read(reader: &mut Reader<'_>, documents: usize) -> Option<Self> {
        let mut signatures = Self::default();
        for _ in 0..documents {
            signatures.starts.push(signatures.entries.len() as u32);
            let count = reader.next() as usize;
            if count > MOST {
                return None;
            }
            for _ in 0..count {
                let (family, count) = (reader.next(), reader.next());
                signatures.entries.push(family << 8 | count & 0xFF);
            }
        }
        signatures.starts.push(signatures.entries.len() as u32);
        Some(signatures)
    }

    /// Bytes that they take in memory.
    pub(super) fn size(&self) -> usize {
        4 * (self.starts.len() + self.entries.len())
    }
}
