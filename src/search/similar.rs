//! Articles that are about the same as another one.

use super::docset::DocSet;
use super::index::Index;
use super::ranking::{Counter, Means, Ranking};
use super::run::Hit;

impl Index {
    /// The articles most like one of them, best first: those that hold the families of words that tell it
    /// apart, weighed as in a search and by how often it holds them itself.
    pub fn similar(&self, document: u32, most: usize) -> Vec<Hit> {
        let mut ranking = Ranking::new(self, Means::default());
        let mut counter = Counter::new(self);
        for (family, count) in self.signatures().of(document) {
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
