//! A dateline in the middle of a line: a picture's caption before it has lost its line end,
//! `…ministers in Accra. Photo NAME ACCRA – The …`, `… 10 September 2021ACCRA, 10 September 2021 – The …`.

use super::characters::{floor, is_dash};
use super::dateline;
use super::lines::{Line, trim};
use crate::reference::{Passage, reference};
use crate::text::Span;

/// The first lines are looked at …
const LINES: usize = 3;

/// … so many bytes of each.
const LINE_BYTES: usize = 600;

/// A caption has at least so many bytes.
const SHORTEST_CAPTION: usize = 24;

/// So many bytes hold whose picture it is.
const CREDIT_BYTES: usize = 60;

/// So many bytes hold a dateline.
const DATELINE_BYTES: usize = 100;

/// A city's name in capitals has at least so many letters.
const FEWEST_CAPITALS: usize = 4;

/// Parts the caption from the dateline where one of the first lines holds both.
pub(super) fn split(raw: &str, lines: &mut Vec<Line>) {
    let found = lines.iter().take(LINES).enumerate().find_map(|(index, line)| {
        let at = inner_dateline(line.span.of(raw))?;
        Some((index, *line, line.span.start as usize + at))
    });
    let Some((index, line, at)) = found else { return };
    let report = Line { span: trim(raw, Span::new(at, line.span.end as usize)), gap: 0, caption: false };
    let caption = trim(raw, Span::new(line.span.start as usize, at));
    if let Some(line) = lines.get_mut(index) {
        (line.span, line.caption) = (caption, true);
        lines.insert(index + 1, report);
    }
}

/// The byte at which a dateline begins behind a caption.
fn inner_dateline(words: &str) -> Option<usize> {
    let head = words.get(..floor(words, LINE_BYTES)).unwrap_or(words);
    let first = floor(head, SHORTEST_CAPTION);
    for (at, c) in head.get(first..).unwrap_or_default().char_indices().map(|(at, c)| (first + at, c)) {
        if !c.is_uppercase() || at < SHORTEST_CAPTION {
            continue;
        }
        let before = head.get(..at).and_then(|before| before.chars().next_back()).unwrap_or(' ');
        // «… (Photo: LMN)Accra (LMN) – The …»
        let behind_bracket = before == ')';
        let glued = before.is_ascii_digit() || before.is_lowercase() || before == '.' || behind_bracket;
        if !(glued || before == ' ') {
            continue;
        }
        let rest = head.get(at..).unwrap_or_default();
        if !(may_be_dateline(rest) || behind_bracket) {
            continue;
        }
        let rest = Span::new(at, floor(head, at + DATELINE_BYTES));
        let passage = Passage::new(reference(), head, [rest]);
        let Some(found) = dateline::read(&passage, 0..passage.tokens.len()) else { continue };
        let caption = head.get(..at).unwrap_or_default();
        let has_place = found.dateline.place.is_some() && found.end < passage.tokens.len();
        let parted = match found.certain {
            true => glued || credits_picture(caption) || is_signed(caption),
            false => credits_picture(caption),
        };
        if has_place && parted {
            return Some(at);
        }
    }
    None
}

/// Whether `caption` says at its end whose picture it is.
fn credits_picture(caption: &str) -> bool {
    let from = floor(caption, caption.len().saturating_sub(CREDIT_BYTES));
    let credit = caption.get(from..).unwrap_or_default().to_ascii_lowercase();
    ["photo", "image", "picture"].iter().any(|word| credit.contains(word))
}

/// `…, June 5. AGENCY/NAME`: whether its last words are an agency's and a photographer's.
fn is_signed(caption: &str) -> bool {
    let from = floor(caption, caption.len().saturating_sub(CREDIT_BYTES));
    let names = caption.get(from..).and_then(|tail| tail.rsplit_once('/'));
    names.is_some_and(|(agency, name)| {
        let capitals = agency.chars().rev().take_while(|c| c.is_alphanumeric()).any(char::is_uppercase);
        capitals
            && name.split_whitespace().count() <= 3
            && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
    })
}

/// Whether a few words in capitals stand here, and a mark of a dateline behind them.
fn may_be_dateline(rest: &str) -> bool {
    let is_capital = |c: char| c.is_uppercase() || matches!(c, ' ' | '-' | '\'' | '’');
    let end = rest.find(|c| !is_capital(c)).unwrap_or(rest.len());
    let (city, mark) = rest.split_at(end);
    let capitals = city.chars().filter(|c| c.is_uppercase()).count();
    let dash = mark.starts_with(|c: char| is_dash(c) || matches!(c, ',' | '.' | ':' | '('));
    let in_city = city.trim_end().ends_with(is_dash);
    capitals >= FEWEST_CAPITALS && (dash || in_city)
}
