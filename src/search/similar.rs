//! Articles that are about the same as another one.

use super::counter::Counter;
use super::docset::DocSet;
use super::index::Index;
use super::ranking::{Means, Ranking};
use super::request::Hit;
use super::sequence::{NO_TEXTS, Texts};
use super::signature::entries;

impl Index {
    /// The articles most like one of them, best first: those that hold the families of words that tell it
    /// apart, weighed as in a search and by how often it holds them itself. None when the index was opened and has to read the
    /// article again.
    pub fn similar(&self, document: u32, most: usize) -> Vec<Hit> {
        self.similar_in(document, most, NO_TEXTS)
    }

    /// The same for an index that was opened and may have to read articles again.
    pub fn similar_in(&self, document: u32, most: usize, texts: &dyn Texts) -> Vec<Hit> {
        let mut ranking = Ranking::new(self, texts, Means::default());
        let mut counter = Counter::new(self);
        for (family, count) in entries(self.signature(document, texts)) {
            let members = self.dictionary.members(family);
            members.iter().for_each(|word| counter.add(*word, 1.0));
            // Twice as often is not twice as telling.
            ranking.add(&counter.holding, &counter.counts, Vec::new(), (1.0 + count as f32).ln());
            counter.clear();
        }
        let mut others = DocSet::all(self.len());
        others.take_out(document);
        let best = ranking.best(&others, most);
        best.into_iter().map(|(score, document)| Hit { document, score }).collect()
    }
}
