//! Waiting: until the page shows what was changed, or until something has been quiet for a while.

use super::window;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Does `then` when what was changed just now is on the page.
pub fn once_shown(then: impl FnOnce() + 'static) {
    Timeout::new(0, then).forget();
}

/// Does `then` when what was changed just now has been painted.
pub fn once_painted(then: impl FnOnce() + 'static) {
    // A frame's callbacks come before it is painted.
    let frame = Closure::once_into_js(|| once_shown(then));
    if let Some(window) = window() {
        let _ = window.request_animation_frame(frame.unchecked_ref());
    }
}

/// A wait that begins anew each time it is asked for.
#[derive(Clone, Default)]
pub struct Wait(Rc<RefCell<Option<Timeout>>>);

impl Wait {
    /// Does `then` after `milliseconds`, unless asked again before; a wait under way is dropped.
    pub fn after(&self, milliseconds: u32, then: impl FnOnce() + 'static) {
        *self.0.borrow_mut() = Some(Timeout::new(milliseconds, then));
    }
}
