//! Relevance feedback from the best documents (RM3: Lavrenko and Croft 2001, Abdul-Jaleel and others 2004): families of words
//! that they share say something for others near the top, too. Families are looked for in signatures only, which spares
//! reading the postings of ten more terms.

use super::docset::DocSet;
use super::ranking::Ranking;
use super::signature::entries;

/// Feedback takes this many families from this many of the best documents and lets them decide this much.
const FAMILIES: usize = 10;
const DOCUMENTS: usize = 10;
const SHARE: f32 = 0.15;
/// Fewer of the best have nothing in common that would say anything.
const FEWEST: usize = 3;
/// How many of the best documents feedback can move: those whose passages were looked at.
const CANDIDATES: usize = 20;

impl Ranking<'_> {
    /// Adds to the best documents what they share with the very best.
    pub(super) fn feedback(&mut self, found: &DocSet) {
        let candidates = self.best(found, CANDIDATES);
        let best = candidates.get(..DOCUMENTS).unwrap_or(&candidates);
        if best.len() < FEWEST {
            return;
        }
        let sum: f32 = best.iter().map(|(score, _)| score).sum();
        // A family in the upper half, what one document says for it in the lower.
        let mut said: Vec<u64> = Vec::new();
        for (score, document) in best {
            let length =
                self.index.lengths.get(*document as usize).copied().unwrap_or_default().max(1) as f32;
            let share = score / sum / length;
            let signature = self.index.signature(*document, self.texts);
            let says = |count: u32| u64::from((share * count as f32).to_bits());
            said.extend(entries(signature).map(|(family, count)| u64::from(family) << 32 | says(count)));
        }
        said.sort_unstable();
        // Weights are not negative, so their bits are in order.
        let joined = said.chunk_by(|a, b| a >> 32 == b >> 32).filter_map(|same| {
            let weight: f32 = same.iter().map(|own| f32::from_bits(*own as u32)).sum();
            Some(u64::from(!weight.to_bits()) << 32 | same.first()? >> 32)
        });
        let mut chosen: Vec<u64> = joined.collect();
        chosen.sort_unstable();
        chosen.truncate(FAMILIES);
        let of_key = |key: &u64| (*key as u32, f32::from_bits(!(key >> 32) as u32));
        let sum: f32 = chosen.iter().map(|key| of_key(key).1).sum();
        let share = SHARE * self.terms.len() as f32 / sum;
        let weights: Vec<(u32, f32)> = (chosen.iter().map(of_key))
            .map(|(family, weight)| (family, share * weight * self.rarity(family)))
            .collect();
        for (_, document) in &candidates {
            let even = self.index.evenness.get(*document as usize).copied().unwrap_or(1.0);
            let signature = self.index.signature(*document, self.texts);
            let gains = entries(signature).filter_map(|(family, count)| {
                let (_, weight) = weights.iter().find(|(own, _)| *own == family)?;
                let count = count as f32 * even;
                Some(weight * count / (count + 1.0))
            });
            let gain: f32 = gains.sum();
            if let Some(score) = self.scores.get_mut(*document as usize) {
                *score += gain;
            }
        }
    }

    /// What holding a family of words says, as in InExpB2.
    fn rarity(&self, family: u32) -> f32 {
        ((self.index.len() as f32 + 1.0) / (self.index.holding(family) as f32 + 0.5)).log2().max(0.0)
    }
}
