//! A stretch of text in which the evidence of facts lights up under the pointer and can be pressed, and the
//! query's matches are marked.

use super::margin::{kind_class, note_id};
use super::page::Page;
use super::quoted::marked;
use super::reader::Lighting;
use crate::browser;
use crate::explorer::{Note, Segment, segments};
use crate::text::{Span, visible};
use leptos::prelude::*;

/// The id of the words that begin at this byte.
pub(super) fn words_id(start: u32) -> String {
    format!("words-{start}")
}

/// The words at `span`, ready to be pressed.
#[component]
pub(super) fn EvidenceText(
    /// The text that all spans are ranges of.
    text: &'static str,
    /// What is shown of it.
    span: Span,
    /// The article's notes, with their evidence as spans of `text`.
    notes: StoredValue<Vec<Note>>,
    /// What the query matched.
    #[prop(default = Vec::new())]
    marks: Vec<Span>,
    /// Which note is lit.
    lighting: Lighting,
) -> impl IntoView {
    notes.with_value(|notes| {
        segments(span, notes, &marks)
            .into_iter()
            .map(|segment| words(text, segment, notes, lighting))
            .collect_view()
    })
}

fn words(text: &'static str, segment: Segment, notes: &[Note], lighting: Lighting) -> AnyView {
    let words = segment.span.of(text);
    // Matches stand in clean text, which holds no turning controls; a source as scraped may.
    let shown =
        if segment.matched { marked(words, segment.span, lighting) } else { visible(words).into_any() };
    let told = segment.notes.iter().filter_map(|place| Some((*place, notes.get(*place)?)));
    let Some((first, note)) = told.clone().next() else { return shown };
    let named = if segment.evidence && note.key.kind.is_named() { " named" } else { "" };
    let class = format!("evidence {}{named}", kind_class(note.key.kind));
    let here = StoredValue::new(segment.notes.clone());
    let keys = StoredValue::new(told.map(|(place, note)| (place, note.key)).collect::<Vec<_>>());
    let page = Page::of_context();
    // Words that tell several facts light one after the other.
    let press = move |_| {
        if !browser::selected_text().is_empty() {
            return;
        }
        let chosen = lighting.chosen.get_untracked();
        let next = keys.with_value(|keys| match keys.iter().position(|(place, _)| Some(*place) == chosen) {
            None => keys.iter().find(|(place, _)| *place == first).copied(),
            Some(at) => keys.get(at + 1).copied(),
        });
        page.adjust(|state| state.fact = next.map(|(_, key)| key));
        if let Some((place, _)) = next {
            browser::bring_into_view(&note_id(place));
        }
    };
    view! {
        <span
            id=words_id(segment.span.start)
            class=class
            class:lit=move || lighting.lit().is_some_and(|lit| here.with_value(|here| here.contains(&lit)))
            on:pointerenter=move |_| lighting.over.set(Some(first))
            on:pointerleave=move |_| lighting.over.set(None)
            on:click=press
        >
            {shown}
        </span>
    }
    .into_any()
}
