//! What Leptos' renderer has no word for: nodes in a row without an element around them, listeners that are given back with
//! their element, what is typed.

use super::document;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, Node};

/// A row for nodes: none to begin with. Without a document there is none.
pub fn row() -> Node {
    let row = document().map(|document| document.create_document_fragment().into());
    row.unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into())
}

/// Acts on an event of an element for as long as the element is there.
pub fn hear(element: &Element, event: &str, act: Box<dyn FnMut(Event)>) {
    let act = Closure::wrap(act).into_js_value();
    // It fails for no event and no element.
    let _ = element.add_event_listener_with_callback(event, act.unchecked_ref());
}

/// What is typed or chosen in the element that an event is of.
pub fn typed(event: &Event) -> String {
    let value = event.target().and_then(|input| js_sys::Reflect::get(&input, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}
