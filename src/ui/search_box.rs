//! The search box. What is typed is searched at once; what may be meant is suggested below.

use super::page::{Page, SEARCH};
use super::piece::{Piece, element};
use super::suggestions::{follow_focus, suggestions};

/// The search box, named «Search articles».
pub(super) fn search_box() -> Piece {
    let page = Page::of_context();
    let words = element("input")
        .id(SEARCH)
        .attribute("type", "search")
        .attribute("aria-label", "Search articles")
        .attribute("placeholder", "Search articles")
        .attribute("autocomplete", "off")
        .attribute("autocapitalize", "off")
        .attribute("spellcheck", "false")
        .attribute("enterkeyhint", "search")
        .live_value(move || page.state.with(|state| state.query.clone()))
        .on_value("input", move |words| {
            page.suggesting.set(true);
            page.adjust(|state| state.query = words);
        });
    element("search")
        .class("ask")
        .on("focusout", move || follow_focus(page))
        .child(words)
        .child(element("kbd").attribute("aria-hidden", "true").child("/"))
        .child(suggestions())
}
