//! What the page is made of: Leptos' view builder with one type for every element, attribute and part that follows
//! signals. `view!` makes a type of each and code for each type, which weighed twice what the whole page may; pieces
//! are compiled once. What is made inside a live part ends with it, as everywhere in Leptos.
//!
//! No text becomes markup here: there is no way to say HTML, only elements, attributes and texts.

use crate::browser;
use leptos::ev::{self, Event};
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::{Attribute, custom::custom_attribute};
use leptos::tachys::html::class::class;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use leptos::tachys::html::style::style;
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use leptos::tachys::svg;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex};

/// An element with its attributes and what it holds, or a few pieces in a row without an element around them.
pub(super) struct Piece(Box<Parts>);

struct Parts {
    kind: Kind,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

enum Kind {
    Html(&'static str),
    Drawing(Shape),
    Group,
}

/// The elements of SVG that the page draws with.
pub(super) enum Shape {
    Picture,
    Rectangle,
    Title,
}

/// An element of HTML.
pub(super) fn element(tag: &'static str) -> Piece {
    Piece::of(Kind::Html(tag))
}

/// An element of SVG.
pub(super) fn drawing(shape: Shape) -> Piece {
    Piece::of(Kind::Drawing(shape))
}

/// Pieces in a row: none to begin with.
pub(super) fn group() -> Piece {
    Piece::of(Kind::Group)
}

/// A link within the page: pressed, it acts; opened in another window, it is the address.
pub(super) fn link(address: &str, act: impl FnMut() + 'static) -> Piece {
    element("a").attribute("href", address).on_plain_click(act)
}

/// What an element can hold: pieces, texts, lists of them.
pub(super) trait Content {
    fn put_into(self, holder: &mut Piece);
}

impl Content for Piece {
    fn put_into(self, holder: &mut Piece) {
        holder.hold(self.into_view());
    }
}

impl Content for String {
    fn put_into(self, holder: &mut Piece) {
        if !self.is_empty() {
            holder.hold(self.into_any());
        }
    }
}

impl Content for &str {
    fn put_into(self, holder: &mut Piece) {
        self.to_owned().put_into(holder);
    }
}

impl<C: Content> Content for Option<C> {
    fn put_into(self, holder: &mut Piece) {
        if let Some(content) = self {
            content.put_into(holder);
        }
    }
}

impl<C: Content> Content for Vec<C> {
    fn put_into(self, holder: &mut Piece) {
        for content in self {
            content.put_into(holder);
        }
    }
}

impl Piece {
    fn of(kind: Kind) -> Self {
        Self(Box::new(Parts { kind, attributes: Vec::new(), children: Vec::new() }))
    }

    /// The piece as Leptos knows it.
    pub(super) fn into_view(self) -> AnyView {
        let Parts { kind, attributes, children } = *self.0;
        match kind {
            Kind::Html(tag) => custom(tag).add_any_attr(attributes).child(children).into_any(),
            Kind::Drawing(Shape::Picture) => svg::svg().add_any_attr(attributes).child(children).into_any(),
            Kind::Drawing(Shape::Rectangle) => {
                svg::rect().add_any_attr(attributes).child(children).into_any()
            }
            Kind::Drawing(Shape::Title) => svg::title().add_any_attr(attributes).child(children).into_any(),
            Kind::Group => children.into_any(),
        }
    }

    /// Puts something behind what the element holds.
    pub(super) fn child(mut self, content: impl Content) -> Self {
        content.put_into(&mut self);
        self
    }

    /// Sets an attribute. A style is not among them: the page's security policy refuses it.
    pub(super) fn attribute(self, name: &'static str, value: &str) -> Self {
        self.with(custom_attribute(name, value.to_owned()))
    }

    /// Sets the name by which focus, scroll and labels find the element.
    pub(super) fn id(self, id: &str) -> Self {
        self.attribute("id", id)
    }

    /// Sets the classes, with blanks between them. Classes that come and go are said behind them.
    pub(super) fn class(self, names: &str) -> Self {
        self.attribute("class", names)
    }

    /// Sets a variable of the stylesheet.
    pub(super) fn variable(self, name: &'static str, value: String) -> Self {
        self.with(style((name, value)))
    }

    /// An attribute that follows signals; without a value it is taken away.
    pub(super) fn live_attribute(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        self.follow_attribute(name, Box::new(value))
    }

    fn follow_attribute(self, name: &'static str, value: Box<dyn Source<Option<String>>>) -> Self {
        self.with(custom_attribute(name, shared(value)))
    }

    /// An attribute that says `true` or `false`, as those of accessibility do.
    pub(super) fn live_state(self, name: &'static str, is: impl Fn() -> bool + Send + 'static) -> Self {
        let is: Box<dyn Source<bool>> = Box::new(is);
        self.live_attribute(name, move || Some(if is.now() { "true" } else { "false" }.to_owned()))
    }

    /// A class that comes and goes with signals.
    pub(super) fn live_class(self, name: &'static str, on: impl Fn() -> bool + Send + 'static) -> Self {
        self.follow_class(name, Box::new(on))
    }

    fn follow_class(self, name: &'static str, on: Box<dyn Source<bool>>) -> Self {
        self.with(class((name, shared(on))))
    }

    /// What is typed in this input element.
    pub(super) fn live_value(self, value: impl Fn() -> String + Send + 'static) -> Self {
        self.with(prop("value", shared(Box::new(value))))
    }

    /// Whether this checkbox or radio button is `checked`, this option `selected`.
    pub(super) fn live_property(self, name: &'static str, is: impl Fn() -> bool + Send + 'static) -> Self {
        self.follow_property(name, Box::new(is))
    }

    fn follow_property(self, name: &'static str, is: Box<dyn Source<bool>>) -> Self {
        self.with(prop(name, shared(is)))
    }

    /// A text that follows signals, behind what the element holds.
    pub(super) fn live_text(self, words: impl Fn() -> String + Send + 'static) -> Self {
        self.follow_text(Box::new(words))
    }

    fn follow_text(mut self, words: Box<dyn Source<String>>) -> Self {
        self.hold(shared(words).into_any());
        self
    }

    /// Acts on an event.
    pub(super) fn on(self, event: &'static str, act: impl FnMut() + 'static) -> Self {
        self.hear(event, Box::new(act))
    }

    /// Acts on a click, as buttons do.
    pub(super) fn on_click(self, act: impl FnMut() + 'static) -> Self {
        self.on("click", act)
    }

    /// Acts on a click in the browser's stead, unless it asks for another window.
    pub(super) fn on_plain_click(self, act: impl FnMut() + 'static) -> Self {
        self.hear_plain_click(Box::new(act))
    }

    /// Acts on an event of an input or select element with what is typed or chosen there.
    pub(super) fn on_value(self, event: &'static str, mut act: impl FnMut(String) + 'static) -> Self {
        self.with(listener(event, Box::new(move |event| act(event_target_value(&event)))))
    }

    /// Acts on an event of the pointer with how far across the element it is, from 0 to 1. A pressed pointer is kept:
    /// its further moves come here wherever it goes.
    pub(super) fn on_pointer(self, event: &'static str, mut act: impl FnMut(f64) + 'static) -> Self {
        let act = move |heard: Event| {
            if event == "pointerdown" {
                browser::keep_pointer(&heard);
            }
            act(browser::fraction_across(&heard));
        };
        self.with(listener(event, Box::new(act)))
    }

    fn hear(self, event: &'static str, mut act: Box<dyn Act>) -> Self {
        self.with(listener(event, Box::new(move |_| act.act())))
    }

    fn hear_plain_click(self, mut act: Box<dyn Act>) -> Self {
        let act = move |event: Event| {
            if browser::is_plain_click(&event) {
                event.prevent_default();
                act.act();
            }
        };
        self.with(listener("click", Box::new(act)))
    }

    fn with(mut self, attribute: impl Attribute) -> Self {
        self.0.attributes.push(attribute.into_any_attr());
        self
    }

    fn hold(&mut self, content: AnyView) {
        self.0.children.push(content);
    }

    fn holding(content: AnyView) -> Self {
        let mut part = group();
        part.hold(content);
        part
    }
}

/// A closure that is asked again and again. The same as `dyn Fn`, at a third of its entries for each closure.
trait Source<T>: Send {
    fn now(&self) -> T;
}

impl<T, F: Fn() -> T + Send> Source<T> for F {
    fn now(&self) -> T {
        self()
    }
}

/// A closure that acts, likewise.
trait Act {
    fn act(&mut self);
}

impl<F: FnMut()> Act for F {
    fn act(&mut self) {
        self();
    }
}

fn listener(event: &'static str, act: Box<dyn FnMut(Event)>) -> AnyAttribute {
    on(ev::Custom::<Event>::new(event), act).into_any_attr()
}

/// A dialog named by its heading, which a signal opens and closes: one whose `id` no other element has.
pub(super) fn dialog(
    id: &'static str,
    shown: RwSignal<bool>,
    fits: impl Fn() -> bool + Send + 'static,
) -> Piece {
    follow(move || {
        if shown.get() && fits() {
            browser::show_dialog(id);
        } else {
            browser::close_dialog(id);
        }
    });
    element("dialog").id(id).on("close", move || shown.set(false))
}

/// A part of the page that is made anew whenever a signal changes that its making reads.
pub(super) fn live(make: impl Fn() -> Piece + Send + 'static) -> Piece {
    live_boxed(Box::new(make))
}

fn live_boxed(make: Box<dyn Source<Piece>>) -> Piece {
    Piece::holding(shared(Box::new(move || make.now().into_view())).into_any())
}

/// A part of the page that is there while something holds. It follows no signal that its making alone reads.
pub(super) fn show(
    when: impl Fn() -> bool + Send + Sync + 'static,
    make: impl Fn() -> Piece + Send + 'static,
) -> Piece {
    either(when, make, group)
}

/// One part of the page while something holds, another while not.
pub(super) fn either(
    when: impl Fn() -> bool + Send + Sync + 'static,
    make: impl Fn() -> Piece + Send + 'static,
    otherwise: impl Fn() -> Piece + Send + 'static,
) -> Piece {
    either_boxed(memo(when), Box::new(make), Box::new(otherwise))
}

fn either_boxed(when: Memo<bool>, make: Box<dyn Source<Piece>>, otherwise: Box<dyn Source<Piece>>) -> Piece {
    live(move || {
        let make = if when.get() { &make } else { &otherwise };
        untrack(|| make.now())
    })
}

/// A row of a list: two with the same key are the same row.
pub(super) struct Row {
    key: String,
    make: Box<dyn FnOnce() -> Piece + Send>,
}

impl Row {
    /// `make` is asked once as long as the key stays in the list, and follows no signal.
    pub(super) fn new(key: impl ToString, make: impl FnOnce() -> Piece + Send + 'static) -> Self {
        Self { key: key.to_string(), make: Box::new(make) }
    }
}

/// Rows that come, go and move as signals say; those that stay are left alone, with their focus.
pub(super) fn rows(now: impl Fn() -> Vec<Row> + Send + 'static) -> Piece {
    rows_boxed(Box::new(now))
}

fn rows_boxed(now: Box<dyn Source<Vec<Row>>>) -> Piece {
    let each = move || now.now();
    let rows = view! { <For each=each key=|row| row.key.clone() children=|row: Row| untrack(row.make).into_view() /> };
    Piece::holding(rows.into_any())
}

/// Acts once the page stands, and whenever a signal changes that the act reads.
pub(super) fn follow(act: impl FnMut() + 'static) {
    fn follow(mut act: Box<dyn Act>) {
        Effect::new(move || act.act());
    }
    follow(Box::new(act));
}

/// What is derived from signals, once per change of them. Leptos' own is compiled anew for each type of value.
pub(super) struct Memo<T>(leptos::prelude::Memo<Derived>, PhantomData<fn() -> T>);

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: 'static> Memo<T> {
    pub(super) fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(self.0.get().value())
    }

    pub(super) fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(self.0.get_untracked().value())
    }
}

impl<T: Clone + 'static> Memo<T> {
    pub(super) fn get(self) -> T {
        self.with(T::clone)
    }

    pub(super) fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

/// A value of any type.
#[derive(Clone)]
struct Derived(Arc<dyn Value>);

trait Value: Any + Send + Sync {
    fn equals(&self, other: &Derived) -> bool;
}

impl<T: Any + PartialEq + Send + Sync> Value for T {
    fn equals(&self, other: &Derived) -> bool {
        self == other.value::<T>()
    }
}

impl PartialEq for Derived {
    fn eq(&self, other: &Self) -> bool {
        self.0.equals(other)
    }
}

impl Derived {
    fn value<T: 'static>(&self) -> &T {
        let value: &dyn Any = &*self.0;
        value.downcast_ref().unwrap_or_else(|| unreachable!("a memo holds what it was made to hold"))
    }
}

/// Derives a value from signals.
pub(super) fn memo<T: PartialEq + Send + Sync + 'static>(
    of: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    fn memo(of: Box<dyn Source<Derived> + Sync>) -> leptos::prelude::Memo<Derived> {
        leptos::prelude::Memo::new(move |_| of.now())
    }
    Memo(memo(Box::new(move || Derived(Arc::new(of())))), PhantomData)
}

/// A function of the one type that stands for all with this result.
fn shared<T: 'static>(of: Box<dyn Source<T>>) -> SharedReactiveFunction<T> {
    Arc::new(Mutex::new(move || of.now()))
}
