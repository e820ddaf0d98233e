//! The window and paper: its title, how wide it is in the steps in which the page changes its shape, printing.

use super::{document, window};
use gloo::events::EventListener;

/// The shapes of the page. The limit is the stylesheet's too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// One column; filters in a dialog, the reader a page of its own.
    Narrow,
    /// Facets, list and reader side by side.
    Wide,
}

/// Calls back at once and whenever the shape changes, for as long as the page lives.
pub fn when_width_changes(then: impl Fn(Width) + 'static) {
    let query = window().and_then(|window| window.match_media("(min-width: 68.75em)").ok().flatten());
    let Some(query) = query else { return then(Width::Narrow) };
    let width = |wide| if wide { Width::Wide } else { Width::Narrow };
    then(width(query.matches()));
    let matching = query.clone();
    EventListener::new(&query, "change", move |_| then(width(matching.matches()))).forget();
}

/// Names the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the root element, for the stylesheet to go by.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Fails only for names that are none.
        let _ = root.set_attribute(name, value);
    }
}

/// Calls back with `true` before the page is put on paper and with `false` behind that.
pub fn when_printing(then: impl Fn(bool) + Clone + 'static) {
    let Some(window) = window() else { return };
    for (event, begins) in [("beforeprint", true), ("afterprint", false)] {
        let then = then.clone();
        EventListener::new(&window, event, move |_| then(begins)).forget();
    }
}

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = window() {
        // Refused only in frames that may not open dialogs.
        let _ = window.print();
    }
}
