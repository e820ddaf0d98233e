//! The views over the selection, as links.

use super::page::Page;
use crate::explorer::View;
use leptos::prelude::*;

/// The links between views.
#[component]
pub(super) fn Views() -> impl IntoView {
    let page = Page::of_context();
    let count = Memo::new(move |_| page.selection.with(|selection| selection.len()));
    let link = move |view: View, name: &'static str, count: Memo<usize>| {
        let here = view.clone();
        let there = view.clone();
        view! {
            <li>
                <a
                    href=move || page.address(|state| state.view = there.clone())
                    aria-current=move || page.state.with(|state| (state.view == here).then_some("page"))
                    on:click=move |event| {
                        event.prevent_default();
                        page.view(view.clone());
                    }
                >
                    {name}
                    <span>{move || count.get()}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="views" aria-label="Views">
            <ul>{link(View::Articles, "Articles", count)}</ul>
        </nav>
    }
}
