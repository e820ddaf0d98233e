//! The source as scraped, with what was read from it: evidence underlined, and dimmed what is not part of the report.

use super::evidence_text::EvidenceText;
use super::reader::Lighting;
use crate::article::Article;
use crate::browser;
use crate::explorer::Note;
use crate::text::Span;
use leptos::prelude::*;

/// The raw text of an article.
#[component]
pub(super) fn Original(
    /// The article.
    article: &'static Article,
    /// Its notes, with evidence in its clean text.
    notes: StoredValue<Vec<Note>>,
    /// Which note is lit.
    lighting: Lighting,
) -> impl IntoView {
    let in_raw = StoredValue::new(notes.with_value(|notes| {
        notes
            .iter()
            .cloned()
            .map(|mut note| {
                let spans = note.evidence.iter_mut().chain(&mut note.context);
                spans.for_each(|span| *span = article.raw_span(*span));
                note
            })
            .collect::<Vec<_>>()
    }));
    let mut at = 0;
    let mut stretches: Vec<(Span, bool)> = Vec::new();
    for part in &article.parts {
        stretches.push((Span { start: at, end: part.raw.start }, true));
        stretches.push((part.raw, part.text.is_some()));
        at = part.raw.end;
    }
    stretches.push((Span::new(at as usize, article.raw.len()), true));
    view! {
        <p class="legend">
            "The file as it was scraped. What is underlined was read as a fact; what is grey is not part of the report. "
            <a href=browser::file_address(&article.file)>"Open the file itself"</a>
        </p>
        <div class="original">
            {stretches
                .into_iter()
                .filter(|(span, _)| !span.is_empty())
                .map(|(span, read)| {
                    view! {
                        <span class:unread=!read>
                            <EvidenceText text=&article.raw span=span notes=in_raw lighting=lighting />
                        </span>
                    }
                })
                .collect_view()}
        </div>
    }
}
