//! The search box. What is typed is searched at once.

use super::page::{Page, SEARCH};
use leptos::prelude::*;

/// The search box, named «Search articles».
#[component]
pub(super) fn SearchBox() -> impl IntoView {
    let page = Page::of_context();
    view! {
        <search class="ask">
            <input
                id=SEARCH
                type="search"
                aria-label="Search articles"
                placeholder="Search articles"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                prop:value=move || page.state.with(|state| state.query.clone())
                on:input:target=move |event| page.adjust(|state| state.query = event.target().value())
            />
            <kbd aria-hidden="true">"/"</kbd>
        </search>
    }
}
