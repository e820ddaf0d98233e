//! What is saved for offline use, as `public/offline.js` tells it. The buttons that check, update or go back are any
//! buttons with `data-offline`: that script sees to them, so that they work even when the app does not.

use super::window;
use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};

/// How things stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offline {
    /// `unsupported`, `saving`, `saved` or `failed`.
    pub state: String,
    /// Bytes kept.
    pub size: u64,
    /// When every kept byte was last compared with its hash: «09:38», or with the day before it.
    pub at: String,
    /// An edition is kept that the reader has not said yes to.
    pub newer: bool,
    /// The edition before is kept.
    pub undo: bool,
    /// After a check: how many files were damaged and could not be fetched anew.
    pub damaged: Option<usize>,
    /// Why saving failed.
    pub why: String,
}

/// Calls `act` now and whenever it changes, as long as the page lives.
pub fn when_offline_changes(act: impl Fn(Offline) + 'static) {
    let Some(window) = window() else { return };
    EventListener::new(&window, "offline-state", move |event| {
        let Some(event) = event.dyn_ref::<web_sys::CustomEvent>() else { return };
        let detail = event.detail();
        if !detail.is_object() {
            return; // nothing was said yet
        }
        let said = |name: &str| js_sys::Reflect::get(&detail, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let words = |name| said(name).as_string().unwrap_or_default();
        act(Offline {
            state: words("state"),
            size: said("size").as_f64().unwrap_or_default() as u64,
            at: words("at"),
            newer: said("newer").is_truthy(),
            undo: said("undo").is_truthy(),
            damaged: said("damaged").as_f64().map(|damaged| damaged as usize),
            why: words("why"),
        });
    })
    .forget();
    if let Ok(question) = web_sys::Event::new("offline-ask") {
        // Nobody stops this event; what is returned says no more.
        let _ = window.dispatch_event(&question);
    }
}
