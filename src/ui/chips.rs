//! Everything that narrows the selection, one removable chip each, and one button to clear all.

use super::page::{Page, SEARCH};
use super::piece::{Piece, element, group, live, memo, show};
use crate::browser;
use crate::explorer::{Chip, ChipKind, State, wording};
use crate::search::{Facet, Mode};
use crate::text::visible;

/// The chips above the list.
pub(super) fn chips() -> Piece {
    let page = Page::of_context();
    let chips = memo(move || page.state.with(State::chips));
    let clear = move || {
        page.go(page.state.with_untracked(State::cleared));
        browser::focus(SEARCH);
    };
    let each = move || chips.get().into_iter().fold(group(), |all, item| all.child(chip(page, item)));
    let list = move || {
        let clear_all = element("button").id("clear-all").class("quiet").on_click(clear).child("Clear all");
        element("ul")
            .attribute("aria-label", "Active filters")
            .child(live(each))
            .child(element("li").child(clear_all))
    };
    element("div").class("chips").child(show(move || !chips.with(Vec::is_empty), list))
}

fn chip(page: Page, chip: Chip) -> Piece {
    let (says, value) = (kind(&chip), label(page, &chip));
    // The chip that had the focus is gone: its successor gets it, else the search box.
    let remove = move || {
        page.go(chip.without.clone());
        browser::once_shown(|| {
            if !browser::focus("clear-all") {
                browser::focus(SEARCH);
            }
        });
    };
    let button = element("button")
        .class("quiet")
        .attribute("aria-label", &format!("Remove {says}{value}"))
        .on_click(remove)
        .child(element("span").child(says))
        .child(element("b").child(value))
        .child(element("span").class("cross").attribute("aria-hidden", "true").child("×"));
    element("li").child(button)
}

/// The words of every chip, for those who listen: a word half typed is only itself.
pub(super) fn names(page: Page) -> Vec<String> {
    let chips = page.state.with(State::chips);
    let name = |chip: &Chip| format!("{}{}", kind(chip), label(page, chip).trim_end_matches('…'));
    chips.iter().map(name).collect()
}

/// What stands before the value.
pub(super) fn kind(chip: &Chip) -> String {
    match chip.kind {
        ChipKind::Query => String::new(),
        ChipKind::Facet(facet, Mode::Any) => format!("{}: ", facet.label()),
        ChipKind::Facet(facet, Mode::All) => format!("{}, also: ", facet.label()),
        ChipKind::Facet(facet, Mode::None) => format!("{}, not: ", facet.label()),
        ChipKind::From => "From: ".to_owned(),
        ChipKind::To => "To: ".to_owned(),
    }
}

/// The value, with the controls that could turn around what stands beside it made visible: it may come from an address.
pub(super) fn label(page: Page, chip: &Chip) -> String {
    let label = match chip.kind {
        // A word still being typed stands for all that begin so.
        ChipKind::Query => match chip.value.strip_suffix('*') {
            Some(beginning) => [beginning, "…"].concat(),
            None => chip.value.clone(),
        },
        ChipKind::Facet(facet, _) => value_label(page, facet, &chip.value),
        ChipKind::From | ChipKind::To => {
            chip.value.parse().map_or_else(|_| chip.value.clone(), wording::date)
        }
    };
    visible(&label).into_owned()
}

/// The label of a facet's value.
fn value_label(page: Page, facet: Facet, value: &str) -> String {
    super::facet::label(facet, &page.library.label(facet, value))
}
