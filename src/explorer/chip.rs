//! Everything that narrows the selection, one removable chip each.

use super::state::State;
use crate::search::{Facet, Mode, Query};

/// One part of what the reader asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What it is.
    pub kind: ChipKind,
    /// Its value, as typed or chosen; a facet's label is `FacetValue::label` of this value.
    pub value: String,
    /// The state without it.
    pub without: State,
}

/// What a chip stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChipKind {
    /// A piece of the query.
    Query,
    /// A value of a facet and how it is chosen.
    Facet(Facet, Mode),
    /// The first day.
    From,
    /// The last day.
    To,
}

impl State {
    /// Its chips: the query's pieces in order, then filters, then dates.
    pub fn chips(&self) -> Vec<Chip> {
        let mut chips = Vec::new();
        let mut put = |kind, value: &str, change: &dyn Fn(&mut State)| {
            let mut without = self.clone();
            change(&mut without);
            chips.push(Chip { kind, value: value.to_owned(), without });
        };
        let query = Query::parse(&self.query);
        for (index, piece) in query.pieces().iter().enumerate() {
            put(ChipKind::Query, piece, &|state| state.query = query.without(index).to_string());
        }
        for (facet, mode, value) in self.filters.chosen() {
            put(ChipKind::Facet(facet, mode), value, &|state| state.filters.drop(facet, value));
        }
        if let Some(date) = self.filters.from {
            put(ChipKind::From, &date.to_string(), &|state| state.filters.from = None);
        }
        if let Some(date) = self.filters.to {
            put(ChipKind::To, &date.to_string(), &|state| state.filters.to = None);
        }
        chips
    }
}
