//! Words of a text with the query's matches marked.

use crate::explorer::segments;
use crate::text::Span;
use leptos::prelude::*;

/// The words at `span` of `text`, those at `marks` in `<mark>`.
#[component]
pub(super) fn Marked(
    /// The text that the spans are ranges of.
    text: &'static str,
    /// What is shown of it.
    span: Span,
    /// What the query matched, anywhere in the text.
    marks: Vec<Span>,
) -> impl IntoView {
    segments(span, &[], &marks)
        .into_iter()
        .map(|segment| {
            let words = segment.span.of(text);
            if segment.matched { view! { <mark>{words}</mark> }.into_any() } else { words.into_any() }
        })
        .collect_view()
}
