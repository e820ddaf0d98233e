//! Links that stay on the page: to a fact in its article, to a profile.

use super::page::Page;
use crate::explorer::{FactKey, FactKind, Profile, State, View};
use leptos::prelude::*;

/// A link to another state: a step when pressed, an address when opened in another window.
#[component]
pub(super) fn StateLink(
    /// What is different there.
    change: Callback<State, State>,
    /// The words of the link.
    children: Children,
) -> impl IntoView {
    let page = Page::of_context();
    let there = move || page.state.with(|state| change.run(state.clone()));
    let go = move |event: leptos::ev::MouseEvent| {
        if !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
            event.prevent_default();
            page.go(change.run(page.state.get_untracked()));
        }
    };
    view! { <a href=move || there().to_hash() on:click=go>{children()}</a> }
}

/// A link that opens an article at the words of one of its facts.
#[component]
pub(super) fn FactLink(
    /// The article.
    document: usize,
    /// Which list of its facts.
    kind: FactKind,
    /// The fact's place in that list.
    index: usize,
    /// The words of the link.
    children: Children,
) -> impl IntoView {
    let page = Page::of_context();
    let id = page.library.article(document).map(|article| article.id.clone());
    let change = Callback::new(move |mut state: State| {
        state.open_at(id.clone(), Some(FactKey { kind, index }));
        state
    });
    view! { <StateLink change=change>{children()}</StateLink> }
}

/// A link to the profile of someone or something.
#[component]
pub(super) fn ProfileLink(
    /// Whom it is about.
    profile: Profile,
    /// The words of the link.
    children: Children,
) -> impl IntoView {
    let change = Callback::new(move |mut state: State| {
        state.view = View::Profile(profile.clone());
        state.open_at(None, None);
        state
    });
    view! { <StateLink change=change>{children()}</StateLink> }
}
