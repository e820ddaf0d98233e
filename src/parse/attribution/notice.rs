//! Reads who publishes and who is cited out of the lines beside and below a report: `Source: NAME`,
//! `Distributed by NAME on behalf of NAME`, an agency's name alone.

use super::clause::{Reader, agency_of};
use super::words::Role;
use super::{Found, Weight};
use crate::article::{Article, PartKind, Phrase};
use crate::parse::characters::floor;
use crate::parse::clean::Clean;
use crate::parse::credit;
use crate::parse::cues::{Cue, Cues};
use crate::parse::date;
use crate::parse::press::{self, Likeness};
use crate::reference::{Meaning, Passage, reference};
use crate::text::{Shape, Span, TokenKind, fold_word};
use std::ops::Range;

/// So many notices and credits are read, from the last upwards.
const NOTICES: usize = 12;

/// So many bytes of each.
const NOTICE_BYTES: usize = 240;

/// A copyright notice glued to the report stands in so many bytes at its end.
const GLUED_BYTES: usize = 96;

/// Reads `Source: NAME`, `Distributed by NAME on behalf of NAME`, `AGENCY` alone, below or beside the report; returns whose
/// the page is by its copyright notice, when that is a paper.
pub(super) fn read(article: &Article, found: &mut Found) -> Option<Phrase> {
    let (mut signed, mut distributed, mut owner) = (None, false, None);
    let last = article.parts.iter().rfind(|part| part.kind == PartKind::Paragraph);
    let below = last.map_or(0, |last| last.raw.end);
    for part in article
        .parts
        .iter()
        .rev()
        .filter(|part| matches!(part.kind, PartKind::Credit | PartKind::Trailer | PartKind::Timestamp))
        .take(NOTICES)
    {
        let mut clean = Clean::of_length(&article.raw, part.raw.len().min(NOTICE_BYTES));
        let end = floor(part.raw.of(&article.raw), NOTICE_BYTES);
        clean.push(Span::new(part.raw.start as usize, part.raw.start as usize + end));
        let passage = Passage::new(reference(), &clean.text, [Span::new(0, clean.text.len())]);
        let phrase = |tokens: Range<usize>| {
            let span = passage.span(tokens);
            Phrase { words: span.of(&clean.text).to_owned(), raw: clean.raw_span(span) }
        };
        let count = passage.tokens.len();
        let first = usize::from(matches!(passage.word(0), "(" | "["));
        // `RSS`, `Related News`: the page's buttons, whatever agency is called so.
        let cue = Cues::get().of_line(&clean.text, clean.text.len());
        if let Some(name) = more_from(&passage) {
            owner = Some(phrase(name));
            continue;
        }
        if first == 0 && matches!(cue, Some(Cue::Chrome | Cue::List)) {
            continue;
        }
        let opening = fold_word(passage.word(first));
        if let Some(tokens) = signature(&Reader::new(&passage, article)) {
            signed = Some((phrase(tokens), true));
            continue;
        }
        if let Some(name) = credit::of_author(&passage, 0..count).filter(|_| part.raw.start >= below) {
            signed = Some((phrase(name), true));
            continue;
        }
        if let Some(name) = published_in(&passage) {
            signed = signed.or(Some((phrase(name), true)));
            continue;
        }
        let dated_agency = || passage.words(1..2) == ":" && passage.find(0, agency_of).is_some();
        if part.kind == PartKind::Timestamp && !dated_agency() {
            continue;
        }
        let owned = || {
            copyright(&passage)
                .or_else(|| followed(&passage))
                .or_else(|| first_on(&passage))
                .or_else(|| alone(&passage))
        };
        if let Some(name) = owned() {
            owner = Some(phrase(name));
            continue;
        }
        let mut start = first + 1;
        match opening.as_str() {
            "source" | "sources" | "newssource" | "text"
                if matches!(passage.word(start), ":" | "|" | "-" | "–") || opening != "text" => {}
            "distributed" if passage.word(start) == "by" => start += 1,
            "communicated" if passage.word(start) == "by" => {
                start += 1 + usize::from(passage.word(start + 1) == "the");
            }
            "story" if passage.word(start) == "by" => start += 1,
            _ => {
                let reader = Reader::new(&passage, article);
                if let Some(name) = credited(&reader) {
                    found.cited(phrase(name), Weight::Nameless);
                    continue;
                }
                // `AGENCY (author: NAME)`, «AGENCY website contains …»: an agency speaks of itself.
                // «Report a mistake» is no agency's.
                // `By AGENCY`
                let byline =
                    credit::read(&passage, 0..count).filter(|_| opening == "by").and_then(|by| by.agency);
                if let Some(agency) = byline {
                    signed = signed.or(Some((Phrase { raw: clean.raw_span(agency.raw), ..agency }, true)));
                    continue;
                }
                let doubtful = passage
                    .hits_at(0)
                    .iter()
                    .any(|hit| matches!(hit.sense.meaning, Meaning::Agency(_)) && hit.sense.doubtful);
                if let Some((own, tokens)) = credit::agency_in(&passage, 0..count)
                    && tokens.start == 0
                    && !doubtful
                {
                    let own = Phrase { raw: clean.raw_span(own.raw), ..own };
                    // `AGENCY: 5 June 2023`
                    let dated =
                        passage.word(tokens.end) == ":" && date::read(&passage, tokens.end + 1).is_some();
                    if passage.word(tokens.end) == "(" || dated {
                        signed = signed.or(Some((own, true)));
                    } else if is_small(&passage, tokens.end) {
                        owner = Some(own);
                    }
                }
                continue;
            }
        }
        while start < count && passage.word(start).starts_with([':', '|', '-', '–', '—']) {
            start += 1;
        }
        // `Source: TITLE | Example News (News)`
        if let Some(bar) = (start..count).rev().find(|at| passage.word(*at) == "|") {
            start = bar + 1;
        }
        let cited = (start..count).find(|at| passage.word(*at) == "on" && passage.word(at + 1) == "behalf");
        let ends = |at: &usize| {
            let glued = |at: usize| passage.token(at).is_some_and(|token| !token.spaced);
            let in_site = passage.word(*at) == "." && glued(*at) && glued(at + 1);
            !in_site && matches!(passage.word(*at), "(" | ")" | "]" | "|" | "." | ";" | "/")
                || passage.word(*at).starts_with("http")
        };
        let end = cited.unwrap_or(count);
        let end = (start..end).find(ends).unwrap_or(end);
        if start >= end {
            continue;
        }
        if let Some(cited) = cited {
            let last =
                (cited..count).rev().find(|at| passage.word(*at) != ".").map_or(count, |last| last + 1);
            found.cited(phrase(cited + 3..last.max(cited + 3)), Weight::Citing);
        }
        distributed = opening == "distributed";
        let publishes = opening != "communicated" && publishes(&passage, start..end);
        signed = Some((phrase(start..end), publishes || distributed));
    }
    match signed {
        // Who distributes the report publishes it, whoever passed it on.
        Some((phrase, true)) if distributed => found.agency = Some(phrase),
        Some((phrase, true)) => found.publisher(phrase),
        Some((phrase, false)) => found.cited(phrase, Weight::Named),
        None => {}
    }
    owner.or_else(|| glued_copyright(article))
}

/// `… the last sentence. Copyright © 2023 AGENCY`: a notice that the scrape glued to the report.
fn glued_copyright(article: &Article) -> Option<Phrase> {
    let last = article.parts.iter().rev().find(|part| part.kind == PartKind::Paragraph)?.text?;
    let words = last.of(&article.text);
    let tail = words.get(floor(words, words.len().saturating_sub(GLUED_BYTES))..)?;
    let sign = tail.rfind('©')?;
    let before = tail.get(..sign)?.trim_end();
    let from = before.strip_suffix("Copyright").unwrap_or(before).len();
    let first = words.len() - tail.len() + from + last.start as usize;
    let passage = Passage::new(reference(), &article.text, [Span::new(first, last.end as usize)]);
    let span = passage.span(copyright(&passage)?);
    Some(Phrase { words: span.of(&article.text).to_owned(), raw: article.raw_span(span) })
}

/// `© 2023 Example Media`, `Copyright (c) by the Example Times. All rights …`: the paper that owns the page.
fn copyright(passage: &Passage) -> Option<Range<usize>> {
    let is_sign =
        |at: usize| matches!(fold_word(passage.word(at)).as_str(), "copyright" | "©" | "c" | "(" | ")");
    let goes_before = |at: usize| {
        is_sign(at)
            || passage.token(at).is_some_and(|token| token.kind == TokenKind::Number)
            || matches!(fold_word(passage.word(at)).as_str(), "by" | "the" | "-" | "–" | "," | ":")
    };
    // «All LMN rights are reserved»
    let reserved = || matches!(passage.word(2), "right" | "rights") && passage.is_capitalised(1);
    if fold_word(passage.word(0)) == "all" && reserved() {
        return Some(1..2);
    }
    if !matches!(fold_word(passage.word(0)).as_str(), "copyright" | "©") {
        return None;
    }
    let start = (0..passage.tokens.len()).find(|at| !goes_before(*at))?;
    let listed = credit::agency_in(passage, start..passage.tokens.len())
        .map(|(_, name)| name)
        .filter(|name| name.start == start && !is_small(passage, name.end));
    let like = || press::name_at(passage, start, passage.tokens.len());
    let number = |at: usize| passage.token(at).is_some_and(|token| token.kind == TokenKind::Number);
    let owns = |name: &Range<usize>| passage.word(name.end) == "," && number(name.end + 1);
    listed.or_else(|| {
        like().filter(|(name, likeness)| *likeness == Likeness::Press || owns(name)).map(|(name, _)| name)
    })
}

/// `Published in Example, June 5th, 2023`
fn published_in(passage: &Passage) -> Option<Range<usize>> {
    if fold_word(passage.word(0)) != "published" || passage.word(1) != "in" {
        return None;
    }
    let first = 2 + usize::from(fold_word(passage.word(2)) == "the");
    press::name_at(passage, first, passage.tokens.len())
        .map(|(name, _)| name)
        .filter(|name| passage.word(name.end) == "," && date::read(passage, name.end + 1).is_some())
}

/// `With inputs from AGENCY`, `– With reporting by AGENCY`
fn credited(reader: &Reader) -> Option<Range<usize>> {
    let passage = reader.passage;
    let is_mark = |at: usize| passage.token(at).is_some_and(|token| token.kind == TokenKind::Mark);
    let first = (0..passage.tokens.len()).find(|at| !is_mark(*at))?;
    let name = reader.form(first, Role::Cites)?;
    reader.agency_at(name, &(0..passage.tokens.len())).map(|(tokens, _)| tokens)
}

/// `Example Times` alone on its line.
fn alone(passage: &Passage) -> Option<Range<usize>> {
    let count = passage.tokens.len();
    let is_mark = |at: usize| passage.token(at).is_some_and(|token| token.kind == TokenKind::Mark);
    let name = (0..count).find(|at| !is_mark(*at))?..count;
    let opens = passage.token(name.start).is_some_and(|token| token.kind == TokenKind::Word);
    (opens && press::is_signature(passage, name.clone())).then_some(name)
}

/// `More from Example Times`: the paper whose other reports follow.
fn more_from(passage: &Passage) -> Option<Range<usize>> {
    let from = matches!(fold_word(passage.word(0)).as_str(), "more" | "latest")
        && passage.word(1).eq_ignore_ascii_case("from");
    let name = 2..passage.tokens.len();
    (from && press::is_signature(passage, name.clone())).then_some(name)
}

/// `Follow EXAMPLE.com on Facebook`: the paper whose page it is.
fn followed(passage: &Passage) -> Option<Range<usize>> {
    if fold_word(passage.word(0)) != "follow" {
        return None;
    }
    press::name_at(passage, 1, passage.tokens.len())
        .filter(|(name, likeness)| *likeness == Likeness::Press && passage.word(name.end) == "on")
        .map(|(name, _)| name)
}

/// `The post TITLE appeared first on Example Times.`: the paper whose page it is.
fn first_on(passage: &Passage) -> Option<Range<usize>> {
    let count = passage.tokens.len();
    let first = (1..count).rfind(|at| passage.words(at - 1..at + 2) == "appeared first on")? + 2;
    let first = first + usize::from(passage.word(first) == "the");
    let last = (first..count).rev().find(|at| passage.word(*at) != ".")?;
    Some(first..last + 1)
}

fn is_small(passage: &Passage, at: usize) -> bool {
    passage.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.shape == Shape::Lower)
}

/// An agency's name and nothing else on the line, `(EXP)`; or whose author it is, «NAME is Example’s staff journalist».
fn signature(reader: &Reader) -> Option<Range<usize>> {
    let passage = reader.passage;
    let count = passage.tokens.len();
    let all = 0..count;
    let is_mark = |at: usize| passage.token(at).is_some_and(|token| token.kind == TokenKind::Mark);
    let listed = all.clone().find_map(|at| reader.agency_at(at, &all)).map(|(tokens, _)| tokens);
    // `AGENCY, 5 June 2023`
    let dated = |name: &Range<usize>| {
        date::read(passage, date::skip(passage, name.end, &[","])).map_or(name.end, |(_, end)| end)
    };
    let alone = |name: &&Range<usize>| {
        let signed = name.start..dated(name);
        all.clone().all(|at| signed.contains(&at) || is_mark(at))
    };
    if let Some(listed) = listed.as_ref().filter(alone) {
        return Some(listed.clone());
    }
    let inside = 1..count.saturating_sub(1);
    // `(Example/AGENCY)`
    let enclosed = passage.word(0) == "(" && passage.word(inside.end) == ")";
    let name =
        |at: usize| passage.word(at) == "/" || passage.token(at).is_some_and(|token| token.is_capitalised());
    if let Some(listed) = listed.as_ref()
        && enclosed
        && listed.end == inside.end
        && passage.word(listed.start - 1) == "/"
        && inside.clone().all(name)
    {
        return Some(listed.clone());
    }
    if count == 3 && passage.word(0) == "(" && press::signs(passage, inside.clone()) {
        return Some(inside);
    }
    let staff = all.clone().find(|at| {
        passage.word(*at) == "staff" && matches!(passage.word(at.saturating_sub(1)), "’s" | "'s" | "’" | "'")
    })?;
    let name = staff.checked_sub(2)?..staff - 1;
    let known = listed.is_some_and(|listed| listed.end == name.end);
    (known || press::likeness(passage, name.clone()) == Some(Likeness::Press)).then_some(name)
}

/// Whether a name is that of a news agency or paper: listed, called one, or an acronym of no other body.
fn publishes(passage: &Passage, tokens: Range<usize>) -> bool {
    let listed = credit::agency_in(passage, tokens.clone())
        .is_some_and(|(_, agency)| agency.start <= tokens.start + 1);
    let called = tokens
        .clone()
        .any(|at| matches!(fold_word(passage.word(at)).as_str(), "news" | "agency" | "press" | "media"));
    let is_body = |at| {
        passage
            .find(at, |meaning| matches!(meaning, Meaning::Body(_) | Meaning::Organisation(_)).then_some(()))
    };
    let acronym =
        tokens.len() == 1 && passage.token(tokens.start).is_some_and(|token| token.shape == Shape::Upper);
    listed || ((called || acronym) && tokens.clone().all(|at| is_body(at).is_none()))
}
