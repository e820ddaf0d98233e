//! Short notices: a library that could not be opened, a link that was not understood, what was just done.

use super::page::Page;
use crate::article::BundleError;
use crate::text::visible;
use leptos::prelude::*;

/// In place of the page when there is no library to show.
#[component]
pub(super) fn Fault(
    /// Why.
    error: BundleError,
) -> impl IntoView {
    view! {
        <main class="fault" role="alert">
            <h1 class="name">"Readout"<span aria-hidden="true">"."</span></h1>
            <h2>"The articles could not be opened"</h2>
            <p class="lead">{error.to_string()}</p>
        </main>
    }
}

/// What the address said that made no sense.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let page = Page::of_context();
    let missing = move || page.state.with(|state| state.open.is_some()) && page.open.get().is_none();
    view! {
        <Show when=missing>
            <p class="said-here">"The link names an article that this library does not hold; here are those it holds."</p>
        </Show>
        {move || {
            page.notices
                .get()
                .into_iter()
                .map(|notice| view! { <p class="said-here">{visible(&notice.to_string()).into_owned()}</p> })
                .collect_view()
        }}
    }
}

/// What was just done, said politely and shown for a few seconds.
#[component]
pub(super) fn Said() -> impl IntoView {
    let page = Page::of_context();
    view! { <p class="said" aria-live="polite">{move || page.said.get()}</p> }
}
