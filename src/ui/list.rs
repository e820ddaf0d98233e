//! The pane with the selection: what narrows it, how many it holds, and the chosen view of it.

use super::chips::chips;
use super::found::found;
use super::nothing_found::nothing_found;
use super::notice::notices;
use super::page::{LIST, Page};
use super::piece::{Piece, Signal, either, element, memo, show};
use super::time_axis::time_axis;
use super::views::chosen_view;
use super::welcome::welcome_narrow;
use crate::explorer::View;

/// The pane with the selection. The signal says whether the dialog with the filters is open.
pub(super) fn list(filters_shown: Signal<bool>) -> Piece {
    let page = Page::of_context();
    let documents =
        memo(move || page.selection.with(|selection| selection.documents().collect::<Vec<usize>>()));
    // The axis stays when the dates chosen on it leave nothing.
    let axis =
        show(move || page.state.with(|state| state.view == View::Timeline), move || time_axis(documents));
    element("section")
        .id(LIST)
        .class("list")
        .attribute("tabindex", "-1")
        .attribute("aria-label", "Selection")
        .child(welcome_narrow())
        .child(notices())
        .child(found(filters_shown))
        .child(chips())
        .child(axis)
        .child(either(
            move || page.selection.with(|selection| selection.is_empty()),
            nothing_found,
            move || chosen_view(documents),
        ))
}
