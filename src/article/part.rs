//! The parts that `parse` finds in a raw text. Each says where it stands in the raw bytes, and those that
//! belong to the clean text where they stand there.

use super::PartialDate;
use super::json::{record, word};
use crate::text::Span;
use serde::Serialize;

/// One stretch of the raw text and what it is. Parts are in order and do not overlap; white space
/// between them belongs to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where it stands in `Article::raw`.
    pub raw: Span,
    /// Where it stands in `Article::text`; headline, dateline and paragraphs have this, the others not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Span>,
}

/// What a stretch of raw text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// The scraper's ` date 2023-06-07` and what it glued behind it that is no headline.
    Header,
    /// The printed headline.
    Headline,
    /// A printed time stamp, with a view counter if there is one.
    Timestamp,
    /// Whose picture, whose text: `Photo: …`, `Images | …`, `By AGENCY`, an author's byline.
    Credit,
    /// The page's own furniture: buttons, menus, «tell a friend».
    Chrome,
    /// Place, agency and date that open the report.
    Dateline,
    /// A paragraph of the report.
    Paragraph,
    /// What follows the report: related articles, notices, subscription calls.
    Trailer,
    /// A second article on the same page.
    OtherArticle,
}

/// The headline, always with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Headline {
    /// Printed, truncated or derived.
    pub origin: HeadlineOrigin,
    /// Its words in `Article::text`: the headline part, or the beginning of the first sentence when derived.
    pub span: Span,
}

/// Where a headline comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadlineOrigin {
    /// A title line of the page, whole.
    Printed,
    /// A title line that breaks off.
    Truncated,
    /// None was printed; these words are the first sentence's.
    Derived,
}

/// When the article was published and which of its dates said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Published {
    /// The day.
    pub date: PartialDate,
    /// Which date it is.
    pub origin: DateOrigin,
    /// Its words in `Article::raw`.
    pub raw: Span,
}

/// The dates a page itself carries, kept apart from those its text mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrigin {
    /// The scraper's ` date YYYY-MM-DD`.
    Header,
    /// A printed time stamp.
    Timestamp,
    /// The dateline.
    Dateline,
}

/// What the dateline says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Dateline {
    /// The city, in ordinary capitals («Astana» for `ASTANA`).
    pub place: Option<Phrase>,
    /// The agency as printed there.
    pub agency: Option<Phrase>,
    /// The date at its own precision.
    pub date: Option<PartialDate>,
}

/// A name or phrase with the place in the raw text where its words stand.
/// `words` is the reading (ordinary capitals, repaired letters), the slice at `raw` the evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phrase {
    /// As the reader should see it.
    pub words: String,
    /// Where it stands in `Article::raw`.
    pub raw: Span,
}
// How each is read from JSON; written, it is by serde.
record!(Part { kind, raw, text });
word!(PartKind {
    Header: "header",
    Headline: "headline",
    Timestamp: "timestamp",
    Credit: "credit",
    Chrome: "chrome",
    Dateline: "dateline",
    Paragraph: "paragraph",
    Trailer: "trailer",
    OtherArticle: "other-article"
});
record!(Headline { origin, span });
word!(HeadlineOrigin { Printed: "printed", Truncated: "truncated", Derived: "derived" });
record!(Published { date, origin, raw });
word!(DateOrigin { Header: "header", Timestamp: "timestamp", Dateline: "dateline" });
record!(Dateline { place, agency, date });
record!(Phrase { words, raw });
