//! The fault that a test asks for. What becomes of the page then, and after any other fault, is the business of
//! `public/boot.js`, which outlives the app.

use super::window;
use gloo::events::EventListener;

/// From now on the page panics when a script sends the window an event `fail-on-purpose`. Nothing in the page does.
pub fn fail_when_asked() {
    if let Some(window) = window() {
        #[allow(clippy::panic, reason = "this is the fault that the test asks for")]
        EventListener::new(&window, "fail-on-purpose", |_| panic!("a fault on purpose")).forget();
    }
}
