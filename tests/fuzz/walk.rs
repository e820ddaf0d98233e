//! What holds of every article that was read, whatever it was read from. Shared by `tests/robust.rs` and the fuzz target `read`.

use readout::article::{Article, PartKind};
use readout::explorer::{notes, segments};
use readout::text::Span;

/// Walks an article's whole way. Every fact has evidence, and the evidence is words of the text.
pub(crate) fn walk(article: &Article) {
    let words = |span: Span| article.text.get(span.start as usize..span.end as usize);
    let found = notes(article);
    for note in &found {
        assert!(!note.evidence.is_empty(), "{note:?} has no evidence");
        for span in note.evidence.iter().chain(&note.context) {
            assert!(words(*span).is_some_and(|words| !words.is_empty()), "{note:?} points nowhere");
            let raw = article.raw_span(*span);
            assert!(
                article.raw.get(raw.start as usize..raw.end as usize).is_some(),
                "{note:?}: {raw:?} of the source"
            );
        }
    }
    for part in article.parts_of(PartKind::Paragraph).filter_map(|part| part.text) {
        let pieces: String =
            segments(part, &found, &[]).into_iter().map(|piece| piece.span.of(&article.text)).collect();
        assert_eq!(pieces, part.of(&article.text), "what is shown of a paragraph is the paragraph");
    }
    for person in &article.facts.people {
        let role = person.role.as_ref();
        assert!(role.is_none_or(|role| words(role.span).is_some()), "{role:?}");
    }
    for quote in &article.facts.quotes {
        let said: Vec<&str> = quote.spans.iter().filter_map(|span| words(*span)).collect();
        assert!(said.len() == quote.spans.len() && !said.is_empty(), "{quote:?}");
    }
}
