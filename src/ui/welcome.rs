//! What this is, and three queries to begin with, made of the library's own articles.

use super::page::{Page, SEARCH};
use crate::browser;
use crate::explorer::{State, View, wording};
use leptos::prelude::*;

/// In place of the reader while no article is open.
#[component]
pub(super) fn Welcome() -> impl IntoView {
    view! {
        <section class="reader" aria-label="About this library">
            <div class="welcome"><Words /></div>
        </section>
    }
}

/// Above the cards where there is no room beside them, until the reader asks for something.
#[component]
pub(super) fn WelcomeNarrow() -> impl IntoView {
    let page = Page::of_context();
    view! {
        <Show when=move || page.state.with(|state| !state.is_narrowed() && state.view == View::Articles)>
            <div class="welcome-narrow"><Words /></div>
        </Show>
    }
}

#[component]
fn Words() -> impl IntoView {
    let page = Page::of_context();
    let library = page.library;
    let examples = library.examples();
    let from_to = library.days().map(|(first, last)| format!(", {}", wording::months(first, last)));
    view! {
        <h2>
            {wording::count(library.articles().len(), "account", "accounts")}
            " of who met whom, about what, and what was agreed"{from_to}
        </h2>
        <p class="lead">
            "Search them, narrow them down, and check every fact against the words it was read from. "
            "Nothing you do here leaves this browser."
        </p>
        {(!examples.is_empty()).then(|| view! {
            <p class="label">"Try"</p>
            <ul class="tries">
                {examples
                    .into_iter()
                    .map(|example| {
                        let state = State { query: example.query.clone(), ..State::default() };
                        let href = state.to_hash();
                        view! {
                            <li>
                                <a
                                    href=href
                                    on:click=move |event| {
                                        event.prevent_default();
                                        page.go(state.clone());
                                        browser::focus(SEARCH);
                                    }
                                >
                                    {example.query}
                                    <small>{wording::count(example.finds, "article", "articles")}</small>
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        })}
    }
}
