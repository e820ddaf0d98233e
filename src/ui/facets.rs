//! The filters together: beside the list, or in a dialog where there is no room beside it.

use super::facet::facet_group;
use super::histogram::dates;
use super::page::Page;
use super::piece::{Piece, Signal, dialog, element, group, live, memo, show, untrack};
use crate::browser::Width;
use crate::explorer::{State, wording};
use crate::search::Facet;

/// The filters beside the list.
pub(super) fn facets_aside() -> Piece {
    let page = Page::of_context();
    element("aside")
        .class("facets")
        .attribute("aria-label", "Filters")
        .child(show(move || page.width.get() == Width::Wide, facets))
}

/// The filters in a dialog named «Filters». The signal says whether it is open.
pub(super) fn facets_dialog(shown: Signal<bool>) -> Piece {
    let page = Page::of_context();
    let clear = element("button")
        .class("plain")
        .on_click(move || page.go(page.state.with_untracked(State::cleared)))
        .child("Clear all");
    let act = element("button").class("act").on_click(move || shown.set(false)).live_text(move || {
        let count = page.selection.with(|selection| selection.len());
        format!("Show {}", wording::count(count, "article", "articles"))
    });
    dialog("filters", shown, move || page.width.get() == Width::Narrow)
        .class("filters")
        .attribute("aria-labelledby", "filters-name")
        .child(element("header").child(element("h2").id("filters-name").child("Filters")).child(clear))
        .child(element("div").class("within").child(show(move || shown.get(), facets)))
        .child(element("footer").child(act))
}

fn facets() -> Piece {
    let page = Page::of_context();
    let library = memo(move || page.library.len());
    let groups = live(move || {
        library.get();
        untrack(|| Facet::ALL.iter().fold(group(), |all, facet| all.child(facet_group(*facet))))
    });
    group().child(dates()).child(groups)
}
