//! Long lists a page at a time: real rows, so that the browser's own search finds them, but never thousands at once.

use crate::explorer::wording;
use leptos::prelude::*;

/// Rows that are put into the page at once; the rest come when asked for.
const PAGE: usize = 50;

/// The rows shown of a list.
pub(super) struct Shown<T: Send + Sync + 'static> {
    rows: Memo<Vec<T>>,
    limit: RwSignal<usize>,
}

// Derived, these would ask the same of `T`.
impl<T: Send + Sync + 'static> Copy for Shown<T> {}
impl<T: Send + Sync + 'static> Clone for Shown<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Shown<T> {
    /// Shows the first page of `rows`, and again when they change.
    pub(super) fn of(rows: impl Fn() -> Vec<T> + Send + Sync + 'static) -> Self {
        let limit = RwSignal::new(PAGE);
        let rows = Memo::new(move |_| {
            limit.set(PAGE);
            rows()
        });
        Self { rows, limit }
    }

    /// The rows that are in the page now.
    pub(super) fn now(&self) -> Vec<T> {
        let limit = self.limit.get();
        self.rows.with(|rows| rows.iter().take(limit).cloned().collect())
    }

    /// The button for more; nothing when all are shown.
    pub(super) fn more(&self) -> AnyView {
        let Self { rows, limit } = *self;
        let left = Memo::new(move |_| rows.with(Vec::len).saturating_sub(limit.get()));
        view! {
            <Show when=move || { left.get() > 0 }>
                <p class="more">
                    <button class="quiet" on:click=move |_| limit.update(|limit| *limit += PAGE)>
                        {move || format!("Show more ({} left)", wording::grouped(left.get()))}
                    </button>
                </p>
            </Show>
        }
        .into_any()
    }
}
