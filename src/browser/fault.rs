//! A fault in the page: said in the console where it was, and to the reader in the notice that waits in index.html.

use super::document;
use std::panic;

/// Shows the notice when the page stops, which it does at the first panic.
pub fn when_stopped() {
    panic::set_hook(Box::new(|fault| {
        console_error_panic_hook::hook(fault);
        let Some(document) = document() else { return };
        if let Some(page) = document.get_element_by_id("page") {
            page.remove();
        }
        if let Some(notice) = document.get_element_by_id("stopped") {
            // The notice is there and may be shown: nothing in this can fail.
            let _ = notice.remove_attribute("hidden");
        }
    }));
}
