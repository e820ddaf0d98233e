//! Keys pressed anywhere on the page.

use super::{document, window};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// A key without Ctrl, Alt or Meta.
pub struct Key {
    /// Its name as browsers give it: `j`, `/`, `Enter`, `Escape`.
    pub name: String,
    /// Whether it goes to a field that takes letters, or to a list of choices.
    pub typing: bool,
    /// Whether a dialog is open, which has keys of its own.
    pub in_dialog: bool,
}

/// Calls back on every key, for as long as the page lives; the browser does not act on it when `true` is returned.
pub fn when_key_pressed(then: impl Fn(Key) -> bool + 'static) {
    let Some(window) = window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.default_prevented()
            || event.is_composing()
            || event.ctrl_key()
            || event.alt_key()
            || event.meta_key()
        {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let typing = target.is_some_and(|target| match target.tag_name().as_str() {
            "SELECT" | "TEXTAREA" => true,
            "INPUT" => target.get_attribute("type").is_none_or(|kind| kind != "checkbox" && kind != "radio"),
            _ => false,
        });
        let in_dialog =
            document().and_then(|document| document.query_selector("dialog[open]").ok().flatten()).is_some();
        if then(Key { name: event.key(), typing, in_dialog }) {
            event.prevent_default();
        }
    })
    .forget();
}
