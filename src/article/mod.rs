//! The record: what Readout knows of one source text. Plain values that serialise to JSON; how they are read
//! is the business of `parse` (the parts) and `extract` (the facts).
//!
//! Two texts, two kinds of span: `raw` is the source as scraped, `text` the clean text made from it
//! (headline and paragraphs, parted by blank lines). Parts point into `raw`, facts into `text`.

mod bundle;
mod date;
mod fact;
mod json;
mod part;
mod problem;

pub use bundle::{Bundle, BundleError, SCHEMA, head, library_name, places};
pub use date::{NotADate, PartialDate};
pub use fact::{
    Contradiction, Country, DateMention, Document, Event, EventKind, Facts, Figure, Mention, MentionBy,
    Organisation, Outcome, OutcomeKind, Participants, Person, Place, Precision, Quote, Reading, Side,
    Speaker, Speech, Topic, Words,
};
pub use part::{DateOrigin, Dateline, Headline, HeadlineOrigin, Part, PartKind, Phrase, Published};
pub use problem::{Problem, ProblemKind, Refusal};

use crate::text::Span;
use json::record;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// One article.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Article {
    /// The first 16 hexadecimal digits of the SHA-256 of the file's bytes: stable when the file is renamed.
    pub id: String,
    /// The file's name, without its folder.
    pub file: String,
    /// The source as scraped, as UTF-8 (what was not is U+FFFD).
    pub raw: String,
    /// The clean text: headline and paragraphs in order, parted by one blank line; a dateline opens its
    /// paragraph, parted from it by a space.
    pub text: String,
    /// What each stretch of `raw` is, in order.
    pub parts: Vec<Part>,
    /// Where stretches of `text` come from: pairs of (first byte in `text`, first byte in `raw`), ascending
    /// in the former; between two pairs the bytes correspond one to one.
    pub alignment: Vec<(u32, u32)>,
    /// Printed, truncated or derived; `None` only when there is no text at all.
    pub headline: Option<Headline>,
    /// The day of publication and which date said so.
    pub published: Option<Published>,
    /// What the dateline says.
    pub dateline: Option<Dateline>,
    /// Who publishes: Kazinform, Trend.
    pub agency: Option<Phrase>,
    /// Whom the agency cites: the press service of the Kazakh MFA.
    pub source: Option<Phrase>,
    /// What was read from the text.
    pub facts: Facts,
    /// What was wrong with the input and what was done about it.
    pub problems: Vec<Problem>,
}

impl Article {
    /// The id that belongs to a file's bytes.
    pub fn id_of(bytes: &[u8]) -> String {
        use std::fmt::Write;
        let mut id = String::with_capacity(16);
        for byte in Sha256::digest(bytes).iter().take(8) {
            // Writing to a String cannot fail.
            let _ = write!(id, "{byte:02x}");
        }
        id
    }

    /// The headline's words; empty when the article holds no text.
    pub fn headline_words(&self) -> &str {
        self.headline.as_ref().map(|headline| headline.span.of(&self.text)).unwrap_or_default()
    }

    /// The day of the event, else of publication.
    pub fn day(&self) -> Option<PartialDate> {
        let event = self.facts.event.as_ref().and_then(|event| event.day).filter(|day| day.year().is_some());
        event.or(self.published.map(|published| published.date))
    }

    /// The parts of one kind, in order.
    pub fn parts_of(&self, kind: PartKind) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| part.kind == kind)
    }

    /// Where words of the clean text stand in the raw text. Characters that cleaning joined or repaired are
    /// covered as a whole.
    pub fn raw_span(&self, text: Span) -> Span {
        raw_span(&self.raw, &self.alignment, text)
    }
}

/// Where the words at `text` of a cleaned text stand in `raw`; `alignment` is that of `Article::alignment`.
pub(crate) fn raw_span(raw: &str, alignment: &[(u32, u32)], text: Span) -> Span {
    let offset_of = |offset: u32| {
        let after = alignment.partition_point(|(text, _)| *text <= offset);
        let here = after.checked_sub(1).and_then(|index| alignment.get(index));
        let next = alignment.get(after).map_or(raw.len() as u32, |(_, raw)| *raw);
        here.map_or(0, |(text, raw)| (raw + (offset - text)).min(next.max(*raw)))
    };
    let first = offset_of(text.start);
    // The last byte is mapped, not the end: the end may already belong to the next stretch.
    let last = offset_of(text.end.saturating_sub(1).max(text.start));
    let mut end = last as usize + usize::from(!text.is_empty());
    while end < raw.len() && !raw.is_char_boundary(end) {
        end += 1;
    }
    Span::new(first as usize, end)
}

record!(Article {
    id,
    file,
    raw,
    text,
    parts,
    alignment,
    headline,
    published,
    dateline,
    agency,
    source,
    facts,
    problems
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_beginning_of_the_files_sha_256() {
        // printf abc | sha256sum
        assert_eq!(Article::id_of(b"abc"), "ba7816bf8f01cfea");
    }

    #[test]
    fn words_of_the_clean_text_are_found_again_in_the_raw_text() {
        let raw = "  A\u{a0}title \r\n\r\nFirst  paragraph.";
        let text = "A title\n\nFirst paragraph.";
        let article = Article {
            raw: raw.to_owned(),
            text: text.to_owned(),
            alignment: vec![(0, 2), (1, 3), (2, 5), (7, 15), (9, 15), (14, 21)],
            ..Article::default()
        };
        let start = text.find("First").unwrap();
        let span = article.raw_span(Span::new(start, text.len()));
        assert_eq!(span.of(raw), "First  paragraph.");
        assert_eq!(article.raw_span(Span::new(0, 7)).of(raw), "A\u{a0}title");
    }
}
