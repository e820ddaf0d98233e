//! What the reader has selected on the page.

use super::{document, window};
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;

/// What the reader has selected on the page.
pub fn selected_text() -> String {
    window()
        .and_then(|window| window.get_selection().ok().flatten())
        .map(|selection| String::from(selection.to_string()))
        .unwrap_or_default()
}

/// What is selected within the element with this id, with the text that stands before it there; `None` when nothing
/// is, or when the selection begins or ends elsewhere.
pub fn selection_in(id: &str) -> Option<(String, String)> {
    let document = document()?;
    let element = document.get_element_by_id(id)?;
    let selection = window()?.get_selection().ok()??;
    let range = selection.get_range_at(0).ok()?;
    let (start, end) = (range.start_container().ok()?, range.end_container().ok()?);
    if range.collapsed() || !element.contains(Some(&start)) || !element.contains(Some(&end)) {
        return None;
    }
    let before = document.create_range().ok()?;
    before.set_start(&element, 0).ok()?;
    before.set_end(&start, range.start_offset().ok()?).ok()?;
    Some((String::from(before.to_string()), String::from(range.to_string())))
}

/// Calls back whenever the selection changes, until `true` is returned.
pub fn when_selection_changes(then: impl Fn() -> bool + 'static) {
    let Some(document) = document() else { return };
    let listening = Rc::new(RefCell::new(None));
    let own = listening.clone();
    let listener = EventListener::new(&document, "selectionchange", move |_| {
        if then() {
            // A listener must not be dropped while it runs.
            let own = own.clone();
            super::once_shown(move || drop(own.borrow_mut().take()));
        }
    });
    *listening.borrow_mut() = Some(listener);
}
