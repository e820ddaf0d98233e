//! Modal dialogs, by the ids of their elements. The browser keeps focus inside, closes them on Escape and gives focus
//! back.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Opens a dialog over the page; it stays as it is when open already.
pub fn show_dialog(id: &str) {
    if let Some(dialog) = dialog(id).filter(|dialog| !dialog.open()) {
        // Fails only on an element that is no longer in the page.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}
