//! Links that stay on the page: to a fact in its article, to a profile.

use super::page::Page;
use super::piece::{Piece, element};
use crate::explorer::{FactKey, FactKind, Profile, State, View};
use std::sync::Arc;

/// A link to another state, without its words yet: a step when pressed, an address when opened in another window.
pub(super) fn state_link(change: Arc<dyn Fn(&mut State) + Send + Sync>) -> Piece {
    let page = Page::of_context();
    let there = change.clone();
    element("a")
        .live_attribute("href", move || Some(page.address(|state| there(state))))
        .on_plain_click(move || page.step(|state| change(state)))
}

/// A link, without its words yet, that opens an article at the words of a fact: which list of its facts, and the
/// place in that list.
pub(super) fn fact_link(document: usize, kind: FactKind, index: usize) -> Piece {
    let page = Page::of_context();
    let id = page.library.id(document);
    let fact = Some(FactKey { kind, index });
    let is_open = move || page.open.get() == Some(document) && page.state.with(|state| state.fact == fact);
    state_link(Arc::new(move |state| state.open_at(id.clone(), fact)))
        .live_attribute("aria-current", move || is_open().then(|| "true".to_owned()))
}

/// A link, without its words yet, to the profile of someone or something.
pub(super) fn profile_link(profile: Profile) -> Piece {
    state_link(Arc::new(move |state| {
        state.view = View::Profile(profile.clone());
        state.open_at(None, None);
    }))
}
