//! Phrases: the articles that hold all of their words are looked into for these words one behind the other.

use super::docset::DocSet;
use super::query::Term;
use super::run::Run;
use std::ops::Range;

impl Run<'_> {
    /// Counts words one behind the other, in these forms; the last may go on. Returns the words.
    pub(super) fn phrase(&mut self, words: &[String], term: &Term) -> Vec<u32> {
        let dictionary = &self.index.dictionary;
        let Some((last, before)) = words.split_last() else { return Vec::new() };
        let alone = |word: u32| word..word + 1;
        let before: Option<Vec<_>> = before.iter().map(|word| dictionary.find(word).map(alone)).collect();
        let Some(mut run) = before else { return Vec::new() };
        run.push(if term.prefix {
            dictionary.beginning(last)
        } else {
            dictionary.find(last).map(alone).unwrap_or_default()
        });
        if let [only] = run.as_slice() {
            only.clone().for_each(|word| self.counter.add(word, 1.0));
        } else {
            self.count_runs(&run, term);
        }
        run.into_iter().flatten().collect()
    }

    fn count_runs(&mut self, run: &[Range<u32>], term: &Term) {
        let mut holding = DocSet::all(self.index.len());
        run.iter().for_each(|words| holding.keep(&self.holding(words.clone())));
        let mut unknown = false;
        for document in holding.iter() {
            let count = match self.index.sequence(document, self.texts) {
                Some(sequence) => sequence.count(run, term.in_headline()),
                None => {
                    unknown = true;
                    1
                }
            };
            if count > 0 {
                self.counter.add_to(document, count as f32);
            }
        }
        if unknown {
            self.unordered.push(term.text.clone());
        }
    }

    /// The documents that hold one of `words`.
    fn holding(&self, words: Range<u32>) -> DocSet {
        let mut set = DocSet::none(self.index.len());
        words.for_each(|word| self.index.postings.of(word).for_each(|posting| set.insert(posting.document)));
        set
    }
}
