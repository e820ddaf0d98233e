//! The filters together: beside the list, or in a dialog where there is no room beside it.

use super::facet::FacetGroup;
use super::histogram::Dates;
use super::page::Page;
use crate::browser::{self, Width};
use crate::explorer::{State, wording};
use crate::search::Facet;
use leptos::html;
use leptos::prelude::*;

/// The filters beside the list.
#[component]
pub(super) fn FacetsAside() -> impl IntoView {
    let page = Page::of_context();
    view! {
        <aside class="facets" aria-label="Filters">
            <Show when=move || page.width.get() == Width::Wide>
                <Facets />
            </Show>
        </aside>
    }
}

/// The filters in a dialog named «Filters».
#[component]
pub(super) fn FacetsDialog(
    /// Whether it is open.
    shown: RwSignal<bool>,
) -> impl IntoView {
    let page = Page::of_context();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        if shown.get() && page.width.get() == Width::Narrow {
            browser::show_dialog(&dialog);
        } else {
            browser::close_dialog(&dialog);
        }
    });
    let count = move || page.selection.with(|selection| selection.len());
    view! {
        <dialog node_ref=dialog class="filters" aria-labelledby="filters-name" on:close=move |_| shown.set(false)>
            <header>
                <h2 id="filters-name">"Filters"</h2>
                <button class="plain" on:click=move |_| page.go(page.state.with_untracked(State::cleared))>
                    "Clear all"
                </button>
            </header>
            <div class="within">
                <Show when=move || shown.get()>
                    <Facets />
                </Show>
            </div>
            <footer>
                <button class="act" on:click=move |_| shown.set(false)>
                    {move || format!("Show {}", wording::count(count(), "article", "articles"))}
                </button>
            </footer>
        </dialog>
    }
}

#[component]
fn Facets() -> impl IntoView {
    view! {
        <Dates />
        {Facet::ALL.map(|facet| view! { <FacetGroup facet=facet /> })}
    }
}
