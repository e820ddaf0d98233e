//! The selection: what a state leaves of a library, in order. Every view shows this same set.

use super::state::State;
use crate::search::{Index, Results, Texts};

/// The outcome of a state over a library. Articles are known by their document number: their place in the
/// slice that the index was built from.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// What the search found: hits, what was relaxed. `results.excerpt(&article)` says why an article is in it.
    pub results: Results,
    /// How many articles the library holds.
    pub of_how_many: usize,
}

impl Selection {
    /// Searches; `texts` gives the index the articles that it may have to read again.
    pub fn of(state: &State, index: &Index, texts: &dyn Texts) -> Self {
        Self { results: index.search_in(&state.request(), texts), of_how_many: index.len() }
    }

    /// How many articles it holds.
    pub fn len(&self) -> usize {
        self.results.hits.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.results.hits.is_empty()
    }

    /// Its articles' document numbers in order.
    pub fn documents(&self) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator {
        self.results.hits.iter().map(|hit| hit.document as usize)
    }

    /// The place of an article in it, from 0.
    pub fn place_of(&self, document: usize) -> Option<usize> {
        self.documents().position(|own| own == document)
    }

    /// The article before another one; the last one before an article that is not in the selection.
    pub fn previous(&self, document: usize) -> Option<usize> {
        match self.place_of(document) {
            Some(place) => self.documents().nth(place.checked_sub(1)?),
            None => self.documents().next_back(),
        }
    }

    /// The article after another one; the first one after an article that is not in the selection.
    pub fn next(&self, document: usize) -> Option<usize> {
        self.documents().nth(self.place_of(document).map_or(0, |place| place + 1))
    }
}
