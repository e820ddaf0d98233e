//! The nodes of a piece: made, filled and changed one by one by Leptos' renderer; and how they stand on the page, as Leptos
//! asks of a view. There is no way to say HTML here, so no text becomes markup.

use crate::browser;
use leptos::ev::Event;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::Mountable;
use leptos::wasm_bindgen::{JsCast, JsValue};

/// The namespace of SVG (SVG 2, section 1.2).
const SVG: &str = "http://www.w3.org/2000/svg";

/// An element, a text, or several of them in a row that have not found their place yet.
#[derive(Clone)]
pub(super) struct Nodes(Node);

impl Nodes {
    /// An element of HTML.
    pub(super) fn html(tag: &str) -> Self {
        Self(Rndr::create_element(tag, None).into())
    }

    /// An element of SVG.
    pub(super) fn svg(tag: &str) -> Self {
        Self(Rndr::create_element(tag, Some(SVG)).into())
    }

    /// A text.
    pub(super) fn text(words: &str) -> Self {
        Self(Rndr::create_text_node(words).into())
    }

    /// Nodes in a row: none to begin with.
    pub(super) fn row() -> Self {
        Self(browser::row())
    }

    fn element(&self) -> &Element {
        self.0.unchecked_ref()
    }

    /// Puts nodes behind what the element or the row holds.
    pub(super) fn put(&self, nodes: &Nodes) {
        Rndr::insert_node(self.element(), &nodes.0, None);
    }

    /// Sets an attribute of the element; without a value it is taken away.
    pub(super) fn set_attribute(&self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => Rndr::set_attribute(self.element(), name, value),
            None => Rndr::remove_attribute(self.element(), name),
        }
    }

    /// Gives the element a class or takes it away.
    pub(super) fn set_class(&self, name: &str, on: bool) {
        let classes = Rndr::class_list(self.element());
        if on {
            Rndr::add_class(&classes, name);
        } else {
            Rndr::remove_class(&classes, name);
        }
    }

    /// Sets a variable of the stylesheet on the element.
    pub(super) fn set_variable(&self, name: &str, value: &str) {
        Rndr::set_css_property(&Rndr::style(self.element()), name, value);
    }

    /// Sets what an input element holds or whether it is `checked`, an option `selected`.
    pub(super) fn set_property(&self, name: &str, value: &JsValue) {
        Rndr::set_property(self.element(), name, value);
    }

    /// Sets the words of the text.
    pub(super) fn set_words(&self, words: &str) {
        Rndr::set_text(self.0.unchecked_ref(), words);
    }

    /// Acts on an event of the element for as long as it is there.
    pub(super) fn hear(&self, event: &str, act: Box<dyn FnMut(Event)>) {
        browser::hear(self.element(), event, act);
    }

    /// Takes the element off the page.
    pub(super) fn remove(&self) {
        Rndr::remove(&self.0);
    }
}

/// A place among other nodes, for what comes and goes: between two marks that nobody sees.
#[derive(Clone)]
pub(super) struct Place {
    start: Nodes,
    end: Nodes,
}

impl Place {
    /// A place, and the row it is in as yet.
    pub(super) fn new() -> (Self, Nodes) {
        let place = Self { start: Nodes::text(""), end: Nodes::text("") };
        let row = Nodes::row();
        row.put(&place.start);
        row.put(&place.end);
        (place, row)
    }

    /// Puts nodes here instead of all that was here.
    pub(super) fn fill(&self, nodes: &Nodes) {
        while let Some(old) = Rndr::next_sibling(&self.start.0).filter(|old| *old != self.end.0) {
            Rndr::remove(&old);
        }
        self.put_before(nodes, &self.end.0);
    }

    /// Puts elements here in this order. Those that stand in it already are left alone, with their focus; none is
    /// taken away.
    pub(super) fn arrange<'a>(&self, elements: impl Iterator<Item = &'a Nodes>) {
        let mut next = Rndr::next_sibling(&self.start.0);
        for element in elements {
            match next.take() {
                Some(node) if node == element.0 => next = Rndr::next_sibling(&node),
                Some(node) => {
                    self.put_before(element, &node);
                    next = Some(node);
                }
                None => {}
            }
        }
    }

    fn put_before(&self, nodes: &Nodes, node: &Node) {
        if let Some(parent) = Rndr::get_parent(&self.end.0) {
            Rndr::insert_node(parent.unchecked_ref(), &nodes.0, Some(node));
        }
    }
}

/// A view that stands on the page, or waits in its row until it does.
pub(super) struct Standing {
    place: Place,
    row: Nodes,
}

impl Standing {
    pub(super) fn new(nodes: &Nodes) -> Self {
        let (place, row) = Place::new();
        place.fill(nodes);
        Self { place, row }
    }

    /// Puts other nodes where these stand.
    pub(super) fn fill(&self, nodes: &Nodes) {
        self.place.fill(nodes);
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        let mut next = Some(self.place.start.0.clone());
        while let Some(node) = next {
            next = Rndr::next_sibling(&node).filter(|_| node != self.place.end.0);
            self.row.put(&Nodes(node));
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Rndr::insert_node(parent, &self.row.0, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let start = &self.place.start.0;
        let Some(parent) = Rndr::get_parent(start) else { return false };
        child.mount(parent.unchecked_ref(), Some(start));
        true
    }

    fn elements(&self) -> Vec<Element> {
        let end = &self.place.end.0;
        let rest = std::iter::successors(Rndr::next_sibling(&self.place.start.0), Rndr::next_sibling);
        rest.take_while(|node| node != end).filter_map(|node| node.dyn_into().ok()).collect()
    }
}
