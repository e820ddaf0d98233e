//! How close together the terms of a query stand: the best passage's worth is added to the best documents, as terms that
//! stand together say more than terms strewn over a long text.

use super::docset::DocSet;
use super::ranking::{Ranking, Scored};

/// Words that may lie between the first and the last of a passage.
const PASSAGE: u32 = 100;
/// How much the best passage adds to what the whole document says.
const SHARE: f32 = 0.5;
/// How many of the best documents have their passages looked at.
const DOCUMENTS: usize = 20;
/// Saturation of a term within a passage, as BM25's k1.
const K1: f32 = 1.2;

impl Ranking<'_> {
    /// Adds to those of the best documents whose words' order is known.
    pub(super) fn passages(&mut self, found: &DocSet) {
        let terms = Words::of(&self.terms);
        let mut places: Vec<(u32, u16)> = Vec::new();
        for (_, document) in self.best(found, DOCUMENTS) {
            let Some(sequence) = self.index.sequence(document, self.texts) else { continue };
            places.clear();
            for (place, word) in (0u32..).zip(sequence.words()) {
                terms.of_word(word, |term| places.push((place, term)));
            }
            let worth = best_passage(&places, &self.terms);
            if let Some(score) = self.scores.get_mut(document as usize) {
                *score += SHARE * worth;
            }
        }
    }
}

/// Which words belong to which term.
struct Words {
    /// The word in the upper half, the term in the lower; in order.
    all: Vec<u64>,
    /// Whether a word with these low bits may be among them: few are.
    may_be: [bool; 256],
}

impl Words {
    fn of(terms: &[Scored]) -> Self {
        let mut all: Vec<u64> = Vec::new();
        let mut may_be = [false; 256];
        for (term, own) in (0u64..).zip(terms) {
            for word in &own.words {
                all.push(u64::from(*word) << 32 | term);
                if let Some(slot) = may_be.get_mut((word & 255) as usize) {
                    *slot = true;
                }
            }
        }
        all.sort_unstable();
        Self { all, may_be }
    }

    #[inline]
    fn of_word(&self, word: u32, mut each: impl FnMut(u16)) {
        if self.may_be.get((word & 255) as usize) == Some(&true) {
            let first = self.all.partition_point(|own| own >> 32 < u64::from(word));
            let own = self.all.iter().skip(first).take_while(|own| *own >> 32 == u64::from(word));
            own.for_each(|own| each(*own as u16));
        }
    }
}

/// The largest worth of a run of places within `PASSAGE` words; `places` ascending.
fn best_passage(places: &[(u32, u16)], terms: &[Scored]) -> f32 {
    let mut counts = vec![0u32; terms.len()];
    let saturated = |count: u32| count as f32 * (K1 + 1.0) / (count as f32 + K1);
    let (mut worth, mut best) = (0.0f32, 0.0f32);
    let mut first = places.iter();
    let mut first_place = first.next();
    for (position, term) in places {
        while let Some((_, left_term)) = first_place.filter(|(left, _)| left + PASSAGE <= *position) {
            if let (Some(count), Some(scored)) =
                (counts.get_mut(*left_term as usize), terms.get(*left_term as usize))
            {
                worth -= scored.weight * (saturated(*count) - saturated(*count - 1));
                *count -= 1;
            }
            first_place = first.next();
        }
        if let (Some(count), Some(scored)) = (counts.get_mut(*term as usize), terms.get(*term as usize)) {
            worth += scored.weight * (saturated(*count + 1) - saturated(*count));
            *count += 1;
        }
        best = best.max(worth);
    }
    best
}
