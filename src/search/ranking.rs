//! In which order: how much each term says for each document that holds it, how close together the terms
//! stand, and what the best documents have in common.
//!
//! nDCG@10 on the TIME collection of 1963 (83 questions as sentences, the same as three keywords; in brackets the even and
//! the odd questions), as `cargo bench --bench relevance` prints it, each means on top of those above it:
//!
//! | means            | sentences           | keywords            |
//! |------------------|---------------------|---------------------|
//! | BM25, same words | .755 (.765 / .744)  | .579 (.585 / .573)  |
//! | InExpB2          | .777 (.778 / .777)  | .596 (.597 / .595)  |
//! | best passage     | .782 (.798 / .766)  | .610 (.626 / .594)  |
//! | feedback         | .784 (.802 / .766)  | .614 (.635 / .593)  |
//!
//! Constants were swept on TIME itself, the only collection at hand; differences below .01 are within chance.

use super::docset::DocSet;
use super::index::Index;
use super::postings::Posting;
use rustc_hash::FxHashMap;

/// An occurrence in the headline counts as this many in the body. The usual range for titles in the
/// literature on fielded BM25 is 2–5.
const HEADLINE_WEIGHT: f32 = 3.0;

/// How strongly lengths are made equal: InExpB2's c. 0.5, 0.75 and 1 do about equally well.
const LENGTH: f32 = 0.75;

/// Words that may lie between the first and the last of a passage.
const PASSAGE: u32 = 100;
/// How much the best passage adds to what the whole document says.
const PASSAGE_SHARE: f32 = 0.5;
/// How many of the best documents have their passages looked at.
const PASSAGE_DOCUMENTS: usize = 50;
/// Saturation of a term within a passage, as BM25's k1.
const PASSAGE_K1: f32 = 1.2;

/// Feedback takes this many families from this many of the best documents and lets them decide this much.
const FEEDBACK_FAMILIES: usize = 10;
const FEEDBACK_DOCUMENTS: usize = 10;
const FEEDBACK_SHARE: f32 = 0.15;
/// How many of the best documents feedback can move.
const FEEDBACK_CANDIDATES: usize = 50;

/// Per document, what makes counts in texts of different length comparable.
pub(super) fn evenness(lengths: &[u32]) -> Vec<f32> {
    let average = average_length(lengths);
    lengths.iter().map(|length| (1.0 + LENGTH * average / (*length).max(1) as f32).log2()).collect()
}

/// The average number of words of a text; at least 1.
fn average_length(lengths: &[u32]) -> f32 {
    let words: u64 = lengths.iter().map(|length| u64::from(*length)).sum();
    (words as f32 / lengths.len().max(1) as f32).max(1.0)
}

/// A term of the query that counts, with what is needed to look at it again.
#[derive(Clone, Debug)]
pub(super) struct Scored {
    /// The words it was found by.
    pub words: Vec<u32>,
    /// How much an occurrence in a passage is worth.
    weight: f32,
}

/// Which means are used besides what each term says; for measuring what each is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Means {
    /// Plain BM25 in place of InExpB2.
    pub bm25: bool,
    /// The best passage.
    pub passages: bool,
    /// Feedback.
    pub feedback: bool,
}

impl Default for Means {
    fn default() -> Self {
        Self { bm25: false, passages: true, feedback: true }
    }
}

/// Scores in the making.
pub(super) struct Ranking<'a> {
    index: &'a Index,
    means: Means,
    /// Per document.
    pub scores: Vec<f32>,
    pub terms: Vec<Scored>,
    average: f32,
}

impl<'a> Ranking<'a> {
    pub(super) fn new(index: &'a Index, means: Means) -> Self {
        Self {
            index,
            means,
            scores: vec![0.0; index.len()],
            terms: Vec::new(),
            average: average_length(&index.lengths),
        }
    }

    /// Adds what a term says: `counts` are its occurrences per document of `holding`.
    pub(super) fn add(&mut self, holding: &[u32], counts: &[f32], words: Vec<u32>, share: f32) {
        let weight = self.weights(holding, counts, share);
        self.terms.push(Scored { words, weight });
    }

    /// The model InExpB2 (Amati and van Rijsbergen, 2002): a term says more if it is rare, and more if documents
    /// that hold it hold it often; lengths are made equal by a logarithm. Returns the term's weight.
    fn weights(&mut self, holding: &[u32], counts: &[f32], share: f32) -> f32 {
        let all = self.index.len() as f32;
        let documents = holding.len() as f32;
        let count = |document: &u32| counts.get(*document as usize).copied().unwrap_or_default();
        let occurrences: f32 = holding.iter().map(count).sum();
        let expected = all * (1.0 - (-occurrences / all).exp());
        let rarity = ((all + 1.0) / (expected + 0.5)).log2();
        let inverse = (1.0 + (all - documents + 0.5) / (documents + 0.5)).ln();
        let clumping = (occurrences + 1.0) / documents.max(1.0);
        for document in holding {
            let count = count(document);
            let length = self.index.lengths.get(*document as usize).copied().unwrap_or_default() as f32;
            let gain = if self.means.bm25 {
                inverse * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / self.average))
            } else {
                let even = count * self.index.evenness.get(*document as usize).copied().unwrap_or(1.0);
                rarity * clumping * even / (even + 1.0)
            };
            if let Some(score) = self.scores.get_mut(*document as usize) {
                *score += share * gain;
            }
        }
        inverse * (occurrences / documents.max(1.0)).sqrt()
    }

    /// A document's score so far.
    pub(super) fn score(&self, document: u32) -> f32 {
        self.scores.get(document as usize).copied().unwrap_or_default()
    }

    /// The best of `found` that have a score, best first.
    pub(super) fn best(&self, found: &DocSet, most: usize) -> Vec<(f32, u32)> {
        // Scores are not negative, so their bits are in order.
        let mut best: Vec<u64> = found
            .iter()
            .map(|document| (self.score(document), document))
            .filter(|(score, _)| *score > 0.0)
            .map(|(score, document)| u64::from(!score.to_bits()) << 32 | u64::from(document))
            .collect();
        if best.len() > most {
            best.select_nth_unstable(most);
            best.truncate(most);
        }
        best.sort_unstable();
        best.into_iter().map(|key| (f32::from_bits(!(key >> 32) as u32), key as u32)).collect()
    }

    /// Looks again at the best documents.
    pub(super) fn refine(&mut self, found: &DocSet) {
        if self.terms.len() < 2 {
            return;
        }
        if self.means.passages {
            self.passages(found);
        }
        if self.means.feedback {
            self.feedback(found);
        }
    }

    /// Adds the best passage's worth to the best documents: terms that stand together say more than terms
    /// strewn over a long text.
    fn passages(&mut self, found: &DocSet) {
        let best = self.best(found, PASSAGE_DOCUMENTS);
        let mut places: FxHashMap<u32, Vec<(u32, u16)>> =
            best.iter().map(|(_, document)| (*document, Vec::new())).collect();
        let mut postings: Vec<Posting> = Vec::new();
        let mut looked_into = DocSet::none(self.index.len());
        best.iter().for_each(|(_, document)| looked_into.insert(*document));
        for (term, scored) in self.terms.iter().enumerate() {
            for word in &scored.words {
                let mut positions = self.index.postings.read(*word, &mut postings);
                for posting in &postings {
                    if looked_into.contains(posting.document)
                        && let Some(places) = places.get_mut(&posting.document)
                    {
                        positions.next(*posting, |position| places.push((position, term as u16)));
                    } else {
                        positions.pass(*posting);
                    }
                }
            }
        }
        for (_, document) in &best {
            let Some(places) = places.get_mut(document) else { continue };
            places.sort_unstable();
            let worth = best_passage(places, &self.terms);
            if let Some(score) = self.scores.get_mut(*document as usize) {
                *score += PASSAGE_SHARE * worth;
            }
        }
    }

    /// Relevance feedback from the best documents (RM3: Lavrenko and Croft 2001, Abdul-Jaleel and others 2004): families
    /// of words that they share say something for others near the top, too. Families are looked for in signatures only,
    /// which spares reading the postings of ten more terms.
    fn feedback(&mut self, found: &DocSet) {
        let candidates = self.best(found, FEEDBACK_CANDIDATES);
        let best = candidates.get(..FEEDBACK_DOCUMENTS).unwrap_or(&candidates);
        if best.len() < FEEDBACK_DOCUMENTS.min(3) {
            return;
        }
        let signatures = self.index.signatures();
        let sum: f32 = best.iter().map(|(score, _)| score).sum();
        let mut weights: FxHashMap<u32, f32> = FxHashMap::default();
        for (score, document) in best {
            let length =
                self.index.lengths.get(*document as usize).copied().unwrap_or_default().max(1) as f32;
            for (family, count) in signatures.of(*document) {
                *weights.entry(family).or_default() += score / sum * count as f32 / length;
            }
        }
        // The heaviest families; weights are not negative, so their bits are in order.
        let mut families: Vec<u64> = weights
            .iter()
            .map(|(family, weight)| u64::from(!weight.to_bits()) << 32 | u64::from(*family))
            .collect();
        families.sort_unstable();
        families.truncate(FEEDBACK_FAMILIES);
        let chosen = || families.iter().map(|key| (*key as u32, f32::from_bits(!(key >> 32) as u32)));
        let sum: f32 = chosen().map(|(_, weight)| weight).sum();
        let share = FEEDBACK_SHARE * self.terms.len() as f32 / sum;
        weights.clear();
        weights.extend(chosen().map(|(family, weight)| (family, share * weight * self.rarity(family))));
        for (_, document) in &candidates {
            let even = self.index.evenness.get(*document as usize).copied().unwrap_or(1.0);
            let gains = signatures.of(*document).filter_map(|(family, count)| {
                let count = count as f32 * even;
                Some(weights.get(&family)? * count / (count + 1.0))
            });
            let gain: f32 = gains.sum();
            if let Some(score) = self.scores.get_mut(*document as usize) {
                *score += gain;
            }
        }
    }

    /// What holding a family of words says, as in InExpB2, were each of its words alone in its documents.
    fn rarity(&self, family: u32) -> f32 {
        let members = self.index.dictionary.members(family).iter();
        let holding: usize = members.map(|word| self.index.postings.document_count(*word)).sum();
        ((self.index.len() as f32 + 1.0) / (holding as f32 + 0.5)).log2().max(0.0)
    }
}

/// The largest worth of a run of places within `PASSAGE` words; `places` ascending.
fn best_passage(places: &[(u32, u16)], terms: &[Scored]) -> f32 {
    let mut counts = vec![0u32; terms.len()];
    let saturated = |count: u32| count as f32 * (PASSAGE_K1 + 1.0) / (count as f32 + PASSAGE_K1);
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

/// Counts the occurrences of several words together, per document.
pub(super) struct Counter<'a> {
    index: &'a Index,
    /// The documents that hold any, in the order in which they were met.
    pub holding: Vec<u32>,
    /// Per document.
    pub counts: Vec<f32>,
    postings: Vec<Posting>,
}

impl<'a> Counter<'a> {
    pub(super) fn new(index: &'a Index) -> Self {
        Self { index, holding: Vec::new(), counts: vec![0.0; index.len()], postings: Vec::new() }
    }

    /// Adds a word's occurrences, each counting `share`.
    pub(super) fn add(&mut self, word: u32, share: f32) {
        self.index.postings.read(word, &mut self.postings);
        for posting in &self.postings {
            let headline = if posting.in_headline { HEADLINE_WEIGHT - 1.0 } else { 0.0 };
            add_count(
                &mut self.holding,
                &mut self.counts,
                posting.document,
                share * (posting.count as f32 + headline),
            );
        }
    }

    /// Adds to one document.
    pub(super) fn add_to(&mut self, document: u32, count: f32) {
        add_count(&mut self.holding, &mut self.counts, document, count);
    }

    /// Forgets what was counted.
    pub(super) fn clear(&mut self) {
        for document in self.holding.drain(..) {
            if let Some(count) = self.counts.get_mut(document as usize) {
                *count = 0.0;
            }
        }
    }

    /// The documents that hold any.
    pub(super) fn set(&self) -> DocSet {
        let mut set = DocSet::none(self.index.len());
        self.holding.iter().for_each(|document| set.insert(*document));
        set
    }
}

fn add_count(holding: &mut Vec<u32>, counts: &mut [f32], document: u32, count: f32) {
    if let Some(slot) = counts.get_mut(document as usize) {
        if *slot == 0.0 {
            holding.push(document);
        }
        *slot += count;
    }
}
