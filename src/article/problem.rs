//! What was wrong with an input, where, and what was done about it. Problems never stop an article;
//! a refusal does, with one clear sentence.

use super::json::{record, word};
use crate::text::Span;
use serde::Serialize;
use std::fmt;

/// Something a person may want to look at; the article stands all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What kind of trouble.
    pub kind: ProblemKind,
    /// Where, in bytes of the article's `raw` text; empty at the place where something is missing.
    pub raw: Span,
}

/// The kinds of trouble, each with one sentence for the reader (`Display`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// Bytes that are no UTF-8 became U+FFFD.
    InvalidUtf8,
    /// NUL or other control characters were left out.
    ControlCharacters,
    /// Bidirectional controls were left out of the clean text; the original shows them as marks.
    BidirectionalControls,
    /// UTF-8 that was read as a one-byte encoding somewhere on its way was repaired.
    Mojibake,
    /// No date of publication was found.
    NoDate,
    /// Header, dateline or time stamp name different days.
    ConflictingDates,
    /// No headline was printed.
    NoHeadline,
    /// The printed headline breaks off.
    TruncatedHeadline,
    /// The text breaks off in mid-sentence.
    TruncatedText,
    /// A quotation mark has no partner.
    UnbalancedQuote,
    /// Another article follows on the same page and was kept apart.
    AnotherArticle,
    /// Hardly any prose was found.
    LittleText,
    /// A single line is so long that it can hardly be prose.
    VeryLongLine,
    /// The file's name does not end in `.txt`.
    UnexpectedExtension,
    /// Two figures of the article cannot both be right.
    ContradictingFigures,
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InvalidUtf8 => "Some bytes are not UTF-8; each is shown as \u{FFFD}, the rest is kept.",
            Self::ControlCharacters => "Control characters were left out of the clean text.",
            Self::BidirectionalControls => "Invisible direction controls were left out of the clean text.",
            Self::Mojibake => "Letters garbled by a wrong encoding were repaired in the clean text.",
            Self::NoDate => "No date of publication was found; the article is listed as undated.",
            Self::ConflictingDates => {
                "The dates at the top of the article disagree; the file header's was kept."
            }
            Self::NoHeadline => "The headline was lost; one was taken from the first sentence.",
            Self::TruncatedHeadline => "The headline breaks off; it is shown as printed.",
            Self::TruncatedText => "The text breaks off; what there is was kept.",
            Self::UnbalancedQuote => "A quotation mark has no partner; where the quote ends was inferred.",
            Self::AnotherArticle => "Another article follows on the same page; it was kept apart.",
            Self::LittleText => "There is hardly any prose in this file.",
            Self::VeryLongLine => "One line is extremely long; it was read as one paragraph.",
            Self::UnexpectedExtension => "The file is not named .txt; it was read as plain text.",
            Self::ContradictingFigures => "Two figures of the article cannot both be right.",
        })
    }
}

/// Why a file is no article at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// No byte, or nothing but white space.
    Empty,
    /// More bytes than one article can have (`parse::MAX_BYTES`).
    TooLarge,
    /// The bytes are a picture, an archive, a PDF or the like.
    NotText,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "The file holds no text; nothing was read from it.",
            Self::TooLarge => "The file is larger than 64 MB; split it into one file per article.",
            Self::NotText => "The file is not plain text; save its words as a .txt file and try again.",
        })
    }
}

impl std::error::Error for Refusal {}
record!(Problem { kind, raw });
word!(ProblemKind {
    InvalidUtf8: "invalid-utf8",
    ControlCharacters: "control-characters",
    BidirectionalControls: "bidirectional-controls",
    Mojibake: "mojibake",
    NoDate: "no-date",
    ConflictingDates: "conflicting-dates",
    NoHeadline: "no-headline",
    TruncatedHeadline: "truncated-headline",
    TruncatedText: "truncated-text",
    UnbalancedQuote: "unbalanced-quote",
    AnotherArticle: "another-article",
    LittleText: "little-text",
    VeryLongLine: "very-long-line",
    UnexpectedExtension: "unexpected-extension",
    ContradictingFigures: "contradicting-figures"
});
