//! Modal dialogs. The browser keeps focus inside, closes them on Escape and gives focus back.

use web_sys::HtmlDialogElement;

/// Opens a dialog over the page; it stays as it is when open already.
pub fn show_dialog(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        // Fails only on an element that is no longer in the page.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog.
pub fn close_dialog(dialog: &HtmlDialogElement) {
    dialog.close();
}
