//! What an article is about in a few words: the families of words that tell it apart most. They serve feedback in ranking
//! and finding similar articles.

use super::analysis::is_stop_word;
use super::index::Index;
use super::sequence::{GAP, Texts};

/// Families kept for an article.
const MOST: usize = 24;

/// Families, the most telling first: their numbers in the upper 24 bits, how often each occurs in the lower 8 (255 is
/// «255 or more»). Families beyond 2²⁴ are left out.
pub(super) type Signature = Box<[u32]>;

/// A family of a signature, and how often it occurs.
pub(super) fn entries(signature: &[u32]) -> impl Iterator<Item = (u32, u32)> {
    signature.iter().map(|entry| (entry >> 8, entry & 0xFF))
}

impl Index {
    /// What an article is about; made when first asked for, nothing as long as its words are not known.
    pub(super) fn signature(&self, document: u32, texts: &dyn Texts) -> &[u32] {
        let Some(known) = self.signatures.get(document as usize) else { return &[] };
        if known.get().is_none() {
            let Some(signature) = self.make_signature(document, texts) else { return &[] };
            return known.get_or_init(|| signature);
        }
        known.get().map_or(&[], |signature| signature)
    }

    /// The families with the largest count times rarity (the logarithm of the share of documents without them); those of a
    /// single document tell nothing of others and are left out.
    fn make_signature(&self, document: u32, texts: &dyn Texts) -> Option<Signature> {
        let first = self.dictionary.first_from(" ");
        let sequence = self.sequence(document, texts)?;
        let family = |word: u32| u64::from(self.dictionary.family(word));
        let mut families: Vec<u64> =
            sequence.words().filter(|word| *word >= first && *word != GAP).map(family).collect();
        families.sort_unstable();
        let telling = families.chunk_by(|a, b| a == b).filter_map(|same| {
            let family = *same.first()? as u32;
            let holding = self.holding(family).min(self.len());
            let rarity = ((self.len() as f32 + 1.0) / (holding as f32 + 0.5)).ln();
            // Not negative, so its bits are in order.
            let telling = (same.len() as f32 * rarity).to_bits();
            (holding > 1 && family < 1 << 24)
                .then_some(u64::from(!telling) << 32 | u64::from(family << 8 | same.len().min(255) as u32))
        });
        let mut telling: Vec<u64> = telling.collect();
        telling.sort_unstable();
        let is_told = |entry: &u32| {
            let members = self.dictionary.members(entry >> 8);
            !members.iter().any(|word| is_stop_word(self.dictionary.word(*word)))
        };
        Some(telling.into_iter().map(|entry| entry as u32).filter(is_told).take(MOST).collect())
    }

    /// In how many documents the words of a family stand, were each of them alone in its documents.
    pub(super) fn holding(&self, family: u32) -> usize {
        let members = self.dictionary.members(family).iter();
        members.map(|word| self.postings.document_count(*word)).sum()
    }
}
