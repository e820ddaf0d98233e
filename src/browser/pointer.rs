//! The pointer over a picture.

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

fn picture(event: &PointerEvent) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

/// How far across the picture the pointer is, from 0 at its left to 1 at its right edge.
pub fn fraction_across(event: &PointerEvent) -> f64 {
    let Some(picture) = picture(event) else { return 0.0 };
    let area = picture.get_bounding_client_rect();
    ((f64::from(event.client_x()) - area.left()) / area.width().max(1.0)).clamp(0.0, 1.0)
}

/// Sends the pointer's further moves to the picture, wherever it goes, until it is lifted.
pub fn keep_pointer(event: &PointerEvent) {
    if let Some(picture) = picture(event) {
        // Fails only when the pointer is gone already.
        let _ = picture.set_pointer_capture(event.pointer_id());
    }
}
