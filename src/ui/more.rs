//! Long lists a page at a time: real rows, so that the browser's own search finds them, but never thousands at once.

use super::piece::{Memo, Piece, element, memo, show};
use crate::browser::Wait;
use crate::explorer::wording;
use leptos::prelude::*;

/// Rows that are put into the page; the rest come when asked for.
const PAGE: usize = 50;
/// Of these, the rows that fill a screen: those below come when nothing has changed for so many milliseconds, so that a
/// key is answered before the next one.
const SCREEN: usize = 8;
const SETTLED: u32 = 250;

/// Where a row comes from: a document number and a place in one of the lists of its facts; or a place alone.
pub(super) type Place = (usize, usize);

/// The rows shown of a list.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    places: Memo<Vec<Place>>,
    limit: RwSignal<usize>,
}

impl Shown {
    /// Shows the first page of `places`, and again when they change.
    pub(super) fn of(places: impl Fn() -> Vec<Place> + Send + Sync + 'static) -> Self {
        let limit = RwSignal::new(SCREEN);
        let settling = StoredValue::new_local(Wait::default());
        let places = memo(move || {
            limit.set(SCREEN);
            settling.with_value(|settling| {
                settling.after(SETTLED, move || {
                    // By then, the list may be gone.
                    let _ = limit.try_set(PAGE);
                });
            });
            places()
        });
        Self { places, limit }
    }

    /// The rows that are in the page now.
    pub(super) fn now(&self) -> Vec<Place> {
        let limit = self.limit.get();
        self.places.with(|places| places.iter().take(limit).copied().collect())
    }

    /// The button for more; nothing when all are shown.
    pub(super) fn more(&self) -> Piece {
        let Self { places, limit } = *self;
        let left = move || places.with(Vec::len).saturating_sub(limit.get().max(PAGE));
        show(
            move || left() > 0,
            move || {
                let button = element("button")
                    .class("quiet")
                    .on_click(move || limit.update(|limit| *limit = (*limit).max(PAGE) + PAGE))
                    .live_text(move || format!("Show more ({} left)", wording::grouped(left())));
                element("p").class("more").child(button)
            },
        )
    }
}
