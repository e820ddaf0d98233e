//! Raw text → the parts of an article, each with its place in the raw text, and a clean text made of them.
//! Parsing cannot fail on text: what is odd becomes a problem. What the sentences say is the business of `extract`.
//!
//! The way: `decode` bytes → `lines` (a dateline `glued` to a caption parted from it) → `page` (what each line is:
//! `header`, then the `top` with its `timestamp`, `credit`, `cues`, `chrome`, `headline` and `dateline`, then the `trailer`)
//! → `clean` text (with a `derived` headline) → `attribution`. What a paper's name looks like is in `press`.

mod attribution;
mod characters;
mod chrome;
mod clean;
mod credit;
mod cues;
mod date;
mod dateline;
mod decode;
mod derived;
mod entity;
mod glued;
mod header;
mod headline;
mod letterhead;
mod lines;
mod mojibake;
mod page;
mod press;
mod timestamp;
mod top;
mod top_credit;
mod top_line;
mod top_stamp;
mod top_title;
mod trailer;
mod word_list;

pub use decode::MAX_BYTES;

use crate::article::{Article, Headline, HeadlineOrigin, Part, PartKind, Problem, ProblemKind, Refusal};
use crate::text::Span;
use clean::Clean;
use page::Page;

/// Texts with fewer bytes of paragraphs hold hardly any prose.
const LITTLE_TEXT: usize = 80;

/// A longer line, in bytes, can hardly be prose.
const VERY_LONG_LINE: usize = 100_000;

/// Finds the parts of the file named `file`. Linear in the number of bytes.
pub fn parse(file: &str, bytes: &[u8]) -> Result<Article, Refusal> {
    let (raw, undecoded) = decode::decode(bytes)?;
    let Page { pieces, published, dateline, agency, site, office, mut problems, .. } = page::read(&raw);
    problems.extend(undecoded);

    let mut clean = Clean::of_length(&raw, raw.len());
    let mut parts: Vec<Part> = Vec::with_capacity(pieces.len());
    let mut after_dateline = false;
    for piece in &pieces {
        let belongs = matches!(piece.kind, PartKind::Headline | PartKind::Dateline | PartKind::Paragraph);
        let text = belongs.then(|| {
            if !clean.text.is_empty() {
                clean.push_gap(if after_dateline { " " } else { "\n\n" }, piece.span.start);
            }
            after_dateline = piece.kind == PartKind::Dateline;
            clean.push(piece.span)
        });
        parts.push(Part { kind: piece.kind, raw: piece.span, text });
        if piece.kind == PartKind::Paragraph && piece.span.len() > VERY_LONG_LINE {
            problems.push(Problem { kind: ProblemKind::VeryLongLine, raw: piece.span });
        }
    }
    let Clean { text, alignment, problems: repaired, .. } = clean;
    problems.extend(repaired);

    let paragraphs = || parts.iter().filter(|part| part.kind == PartKind::Paragraph);
    let headline = headline_of(&text, &parts);
    let start = Span::new(0, 0);
    match &headline {
        Some(Headline { origin: HeadlineOrigin::Truncated, .. }) => {
            let at = parts.iter().find(|part| part.kind == PartKind::Headline).map_or(start, |part| part.raw);
            problems.push(Problem { kind: ProblemKind::TruncatedHeadline, raw: at });
        }
        Some(Headline { origin: HeadlineOrigin::Derived, .. }) => {
            let at = paragraphs().next().map_or(start, |part| Span { end: part.raw.start, ..part.raw });
            problems.push(Problem { kind: ProblemKind::NoHeadline, raw: at });
        }
        _ => {}
    }
    if published.is_none() {
        problems.push(Problem { kind: ProblemKind::NoDate, raw: start });
    }
    if let Some(last) = paragraphs().next_back()
        && headline::is_cut(last.text.unwrap_or_default().of(&text))
    {
        let end = last.raw.end;
        problems.push(Problem { kind: ProblemKind::TruncatedText, raw: Span { start: end, end } });
    }
    if paragraphs().map(|part| part.raw.len()).sum::<usize>() < LITTLE_TEXT {
        problems.push(Problem { kind: ProblemKind::LittleText, raw: start });
    }
    let is_named_text =
        file.rsplit_once('.').is_none_or(|(_, extension)| extension.eq_ignore_ascii_case("txt"));
    if !is_named_text {
        problems.push(Problem { kind: ProblemKind::UnexpectedExtension, raw: start });
    }
    problems.sort_by_key(|problem| (problem.raw.start, problem.raw.end));

    let mut article = Article {
        id: Article::id_of(bytes),
        file: file.to_owned(),
        raw,
        text,
        parts,
        alignment,
        headline,
        published,
        dateline,
        problems,
        ..Article::default()
    };
    attribution::read(&mut article, agency, site, office);
    Ok(article)
}

fn headline_of(text: &str, parts: &[Part]) -> Option<Headline> {
    let of_kind = |kind| parts.iter().find(move |part| part.kind == kind).and_then(|part| part.text);
    let first = of_kind(PartKind::Paragraph);
    if let Some(span) = of_kind(PartKind::Headline) {
        let report = Span { start: span.end, end: text.len() as u32 };
        let origin = match headline::is_truncated(span.of(text), report.of(text)) {
            true => HeadlineOrigin::Truncated,
            false => HeadlineOrigin::Printed,
        };
        return Some(Headline { origin, span });
    }
    let first = first.or_else(|| of_kind(PartKind::Dateline))?;
    Some(Headline { origin: HeadlineOrigin::Derived, span: derived::headline(text, first) })
}
