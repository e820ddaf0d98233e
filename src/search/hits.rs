//! The articles of a selection in the order asked for.

use super::docset::DocSet;
use super::index::Index;
use super::ranking::Ranking;
use super::request::{Hit, Request, Sort};

impl Index {
    pub(super) fn in_order(&self, selection: &DocSet, ranking: &Ranking<'_>, request: &Request) -> Vec<Hit> {
        let mut hits: Vec<Hit> = (self.columns.newest().iter())
            .filter(|document| selection.contains(**document))
            .map(|document| Hit { document: *document, score: ranking.score(*document) })
            .collect();
        match request.sort {
            Sort::Relevance => sort_by_score(&mut hits),
            Sort::Newest => {}
            Sort::Oldest => {
                let dated = hits.partition_point(|hit| self.columns.is_dated(hit.document));
                if let Some(dated) = hits.get_mut(..dated) {
                    dated.reverse();
                }
            }
        }
        hits
    }
}

/// Puts the best first and leaves equals in their order: a radix sort, as thousands of hits are sorted at every key.
fn sort_by_score(hits: &mut Vec<Hit>) {
    const DIGIT: u32 = 11;
    let mut sorted = hits.clone();
    for shift in [0, DIGIT, 2 * DIGIT] {
        // Scores are not negative, so their bits are in order.
        let digit = |hit: &Hit| (!hit.score.to_bits() >> shift) as usize & ((1 << DIGIT) - 1);
        let mut places = [0u32; 1 << DIGIT];
        for hit in hits.iter() {
            if let Some(count) = places.get_mut(digit(hit)) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for place in &mut places {
            sum += std::mem::replace(place, sum);
        }
        for hit in hits.iter() {
            if let Some(place) = places.get_mut(digit(hit)) {
                if let Some(slot) = sorted.get_mut(*place as usize) {
                    *slot = *hit;
                }
                *place += 1;
            }
        }
        std::mem::swap(hits, &mut sorted);
    }
}
