//! Nothing found: which parts of the question to drop, each with the count that would give.

use super::chips::{kind, label};
use super::page::Page;
use crate::explorer::{State, wording};
use leptos::prelude::*;

/// In place of the cards when the selection is empty.
#[component]
pub(super) fn NothingFound() -> impl IntoView {
    let page = Page::of_context();
    let ways = move || {
        let mut ways: Vec<(String, usize, State)> = page
            .state
            .with(State::chips)
            .into_iter()
            .map(|chip| {
                let found = page.library.selection(&chip.without).len();
                (format!("Without {}{}", kind(&chip), label(page, &chip)), found, chip.without)
            })
            .filter(|(_, found, without)| *found > 0 && without.is_narrowed())
            .collect();
        ways.sort_by_key(|(_, found, _)| std::cmp::Reverse(*found));
        let all = page.state.with(State::cleared);
        ways.push(("All articles".to_owned(), page.library.selection(&all).len(), all));
        ways
    };
    view! {
        <section class="empty" aria-label="Nothing found">
            <h2>"Nothing in this library fits all of that"</h2>
            <p class="lead">"Neither these words nor ones spelt like them. You could try:"</p>
            <ul class="tries">
                {move || {
                    ways()
                        .into_iter()
                        .map(|(name, found, state)| {
                            let href = state.to_hash();
                            view! {
                                <li>
                                    <a
                                        href=href
                                        on:click=move |event| {
                                            event.prevent_default();
                                            page.go(state.clone());
                                        }
                                    >
                                        {name}
                                        <small>{wording::count(found, "article", "articles")}</small>
                                    </a>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </section>
    }
}
