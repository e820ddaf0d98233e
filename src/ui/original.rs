//! The source as scraped, with what was read from it: evidence underlined, and dimmed what is not part of the report.

use super::evidence_text::evidence_text;
use super::page::Page;
use super::piece::{Piece, element, group};
use super::reader::Lighting;
use crate::article::Article;
use crate::browser;
use crate::explorer::Note;
use crate::text::Span;

/// The raw text of an article. The notes have their evidence in its clean text.
pub(super) fn original(article: &'static Article, notes: &[Note], lighting: Lighting) -> Piece {
    let in_raw = notes.iter().cloned().map(|mut note| {
        let spans = note.evidence.iter_mut().chain(&mut note.context);
        spans.for_each(|span| *span = article.raw_span(*span));
        note
    });
    let in_raw: Vec<Note> = in_raw.collect();
    let mut at = 0;
    let mut stretches: Vec<(Span, bool)> = Vec::new();
    for part in &article.parts {
        stretches.push((Span { start: at, end: part.raw.start }, true));
        stretches.push((part.raw, part.text.is_some()));
        at = part.raw.end;
    }
    stretches.push((Span::new(at as usize, article.raw.len()), true));
    // A reader's own file is not served beside the page.
    let page = Page::of_context();
    let served = page.library.document(&article.id).is_some_and(|document| !page.library.is_own(document));
    let file = served.then(|| {
        element("a").attribute("href", &browser::file_address(&article.file)).child("Open the file itself")
    });
    let legend = element("p")
        .class("legend")
        .child(
            "The file as it was scraped. What is underlined was read as a fact; what is grey is not part of the report. ",
        )
        .child(file);
    let shown = stretches.into_iter().filter(|(span, _)| !span.is_empty());
    let text = shown.fold(element("div").class("original"), |text, (span, read)| {
        let stretch = evidence_text(&article.raw, span, &in_raw, &[], lighting);
        text.child(element("span").class(if read { "" } else { "unread" }).child(stretch))
    });
    group().child(legend).child(text)
}
