//! The page's nodes: made, filled and changed one by one. There is no way to say HTML here, so no text becomes markup.
//! What the browser refuses (a name that is none) is left undone.

use super::document;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, Node};

/// An element, a text, or several of them in a row that have not found their place yet.
#[derive(Clone)]
pub struct Nodes(Node);

/// The namespace of SVG (SVG 2, section 1.2).
const SVG: &str = "http://www.w3.org/2000/svg";

/// An element of HTML.
pub fn html_element(tag: &str) -> Nodes {
    made(|document| document.create_element(tag).ok().map(Node::from))
}

/// An element of SVG.
pub fn svg_element(tag: &str) -> Nodes {
    made(|document| document.create_element_ns(Some(SVG), tag).ok().map(Node::from))
}

/// A text.
pub fn text(words: &str) -> Nodes {
    made(|document| Some(document.create_text_node(words).into()))
}

/// Nodes in a row: none to begin with.
pub fn row() -> Nodes {
    made(|document| Some(document.create_document_fragment().into()))
}

/// Without a document, or with a tag that is none, the nodes are nothing that can be shown.
fn made(make: impl FnOnce(&web_sys::Document) -> Option<Node>) -> Nodes {
    Nodes(document().as_ref().and_then(make).unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into()))
}

/// Puts nodes behind everything else on the page.
pub fn put_on_page(nodes: &Nodes) {
    if let Some(body) = document().and_then(|document| document.body()) {
        let _ = body.append_child(&nodes.0);
    }
}

impl Nodes {
    fn element(&self) -> &Element {
        self.0.unchecked_ref()
    }

    /// Puts nodes behind what the element or the row holds.
    pub fn put(&self, nodes: &Nodes) {
        let _ = self.0.append_child(&nodes.0);
    }

    /// Sets an attribute of the element; without a value it is taken away.
    pub fn set_attribute(&self, name: &str, value: Option<&str>) {
        let _ = match value {
            Some(value) => self.element().set_attribute(name, value),
            None => self.element().remove_attribute(name),
        };
    }

    /// Gives the element a class or takes it away.
    pub fn set_class(&self, name: &str, on: bool) {
        let _ = self.element().class_list().toggle_with_force(name, on);
    }

    /// Sets a variable of the stylesheet on the element.
    pub fn set_variable(&self, name: &str, value: &str) {
        let _ = self.0.unchecked_ref::<HtmlElement>().style().set_property(name, value);
    }

    /// Sets what an input element holds or whether it is `checked`, an option `selected`.
    pub fn set_property(&self, name: &str, value: &JsValue) {
        let _ = js_sys::Reflect::set(&self.0, &name.into(), value);
    }

    /// Sets the words of the text.
    pub fn set_words(&self, words: &str) {
        self.0.set_text_content(Some(words));
    }

    /// Acts on an event of the element for as long as it is there.
    pub fn hear(&self, event: &str, act: Box<dyn FnMut(Event)>) {
        let act = Closure::wrap(act).into_js_value();
        let _ = self.0.add_event_listener_with_callback(event, act.unchecked_ref());
    }

    /// Takes the element off the page.
    pub fn remove(&self) {
        self.element().remove();
    }
}

/// What is typed or chosen in the element that an event is of.
pub fn typed(event: &Event) -> String {
    let value = event.target().and_then(|input| js_sys::Reflect::get(&input, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// A place among other nodes, for what comes and goes: between two marks that nobody sees.
#[derive(Clone)]
pub struct Place {
    start: Nodes,
    end: Nodes,
}

impl Place {
    /// A place, and the row it is in as yet.
    pub fn new() -> (Self, Nodes) {
        let place = Self { start: text(""), end: text("") };
        let row = row();
        row.put(&place.start);
        row.put(&place.end);
        (place, row)
    }

    /// Puts nodes here instead of all that was here.
    pub fn fill(&self, nodes: &Nodes) {
        while let Some(old) = self.start.0.next_sibling().filter(|old| *old != self.end.0) {
            let _ = old.parent_node().map(|parent| parent.remove_child(&old));
        }
        self.put_before(nodes, &self.end.0);
    }

    /// Puts elements here in this order. Those that stand in it already are left alone, with their focus; none is
    /// taken away.
    pub fn arrange<'a>(&self, elements: impl Iterator<Item = &'a Nodes>) {
        let mut next = self.start.0.next_sibling();
        for element in elements {
            match next.take() {
                Some(node) if node == element.0 => next = node.next_sibling(),
                Some(node) => {
                    self.put_before(element, &node);
                    next = Some(node);
                }
                None => {}
            }
        }
    }

    fn put_before(&self, nodes: &Nodes, node: &Node) {
        if let Some(parent) = self.end.0.parent_node() {
            let _ = parent.insert_before(&nodes.0, Some(node));
        }
    }
}
