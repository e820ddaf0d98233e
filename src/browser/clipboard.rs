//! The clipboard.

use super::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Puts text on the clipboard, then says whether that worked. Without https or permission it does not.
pub fn copy(text: String, then: impl FnOnce(bool) + 'static) {
    let clipboard = window().map(|window| window.navigator()).and_then(|navigator| {
        // Absent on pages served without https, whatever the bindings say.
        js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?.dyn_into::<web_sys::Clipboard>().ok()
    });
    match clipboard {
        None => then(false),
        Some(clipboard) => {
            let writing = clipboard.write_text(&text);
            spawn_local(async move { then(JsFuture::from(writing).await.is_ok()) });
        }
    }
}
