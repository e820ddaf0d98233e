//! The selection as cards, a page of them at a time.

use super::card::Card;
use super::page::Page;
use crate::explorer::wording;
use leptos::prelude::*;

/// Cards that are put into the page at once; the rest come when asked for.
const PAGE: usize = 50;

/// The list named «Articles».
#[component]
pub(super) fn Cards() -> impl IntoView {
    let page = Page::of_context();
    let shown = RwSignal::new(PAGE);
    // A new selection begins at its first card.
    let length = Memo::new(move |_| {
        shown.set(PAGE);
        page.selection.with(|selection| selection.len())
    });
    let cards = move || {
        let documents: Vec<usize> =
            page.selection.with(|selection| selection.documents().take(shown.get()).collect());
        documents
            .into_iter()
            .filter_map(|document| Some((document, page.library.article(document)?)))
            .collect::<Vec<_>>()
    };
    view! {
        <ol class="cards" aria-label="Articles" hidden=move || length.get() == 0>
            <For each=cards key=|(document, _)| *document let((document, article))>
                <Card document=document article=article />
            </For>
        </ol>
        <Show when=move || { shown.get() < length.get() }>
            <p class="more">
                <button class="quiet" on:click=move |_| shown.update(|shown| *shown += PAGE)>
                    {move || {
                        let left = length.get().saturating_sub(shown.get());
                        format!("Show more ({} left)", wording::grouped(left))
                    }}
                </button>
            </p>
        </Show>
    }
}
