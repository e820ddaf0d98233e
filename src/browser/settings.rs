//! The reader's settings, kept by the browser under this page's own names.

use super::window;
use web_sys::Storage;

const PREFIX: &str = "readout:";

/// `None` where storage is switched off; settings then last as long as the page.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// A setting as it was left.
pub fn remembered(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Keeps a setting for the next visit. Whether the browser did.
pub fn remember(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&format!("{PREFIX}{name}"), value).is_ok())
}
