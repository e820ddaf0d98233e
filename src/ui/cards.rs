//! The selection as cards.

use super::card::Card;
use super::more::Shown;
use super::page::Page;
use leptos::prelude::*;

/// The list named «Articles».
#[component]
pub(super) fn Cards() -> impl IntoView {
    let page = Page::of_context();
    let shown = Shown::of(move || page.selection.with(|selection| selection.documents().collect::<Vec<_>>()));
    let cards = move || page.library.articles_of(shown.now());
    view! {
        <ol class="cards" aria-label="Articles">
            <For each=cards key=|(document, _)| *document let((document, article))>
                <Card document=document article=article />
            </For>
        </ol>
        {shown.more()}
    }
}
