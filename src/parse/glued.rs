//! A dateline in the middle of a line: a picture's caption before it has lost its line end,
//! `…ministers in Accra. Photo NAME ACCRA – The …`, `… 10 September 2021ACCRA, 10 September 2021 – The …`.

use super::characters::{floor, is_dash};
use super::cues::{Cue, Cues};
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

/// A title before its report on one line has at least so many words …
const FEWEST_TITLE_WORDS: usize = 3;

/// … and at least so many blanks behind it.
const FEWEST_BLANKS: usize = 3;

/// Parts a title in capitals from the report that follows it on its line behind several blanks.
fn split_title(raw: &str, lines: &mut Vec<Line>) {
    let found = lines.iter().take(LINES).enumerate().find_map(|(index, line)| {
        let words = line.span.of(raw);
        let end = words.char_indices().find(|(_, c)| c.is_lowercase())?.0;
        let title = words.get(..end)?;
        // The first word in small letters has a capital before it, which opens the report.
        let title = title.get(..title.rfind(char::is_whitespace)?)?;
        let blanks = title.chars().rev().take_while(|c| c.is_whitespace()).count() + 1;
        let is_title = title.split_whitespace().count() >= FEWEST_TITLE_WORDS && blanks >= FEWEST_BLANKS;
        is_title.then_some((index, *line, line.span.start as usize + title.len()))
    });
    let Some((index, line, at)) = found else { return };
    let report = Line { span: trim(raw, Span::new(at, line.span.end as usize)), gap: 0, caption: false };
    if let Some(line) = lines.get_mut(index) {
        line.span = trim(raw, Span::new(line.span.start as usize, at));
        lines.insert(index + 1, report);
    }
}

/// Parts the caption from the dateline where one of the first lines holds both.
pub(super) fn split(raw: &str, lines: &mut Vec<Line>) {
    split_title(raw, lines);
    let found = lines.iter().take(LINES).enumerate().find_map(|(index, line)| {
        let at = inner_dateline(line.span.of(raw))?;
        Some((index, *line, line.span.start as usize + at))
    });
    let behind_section = || {
        lines.iter().take(LINES).enumerate().find_map(|(index, line)| {
            let at = behind_section(line.span.of(raw))?;
            Some((index, *line, line.span.start as usize + at))
        })
    };
    let is_caption = found.is_some();
    let Some((index, line, at)) = found.or_else(behind_section) else { return };
    let report = Line { span: trim(raw, Span::new(at, line.span.end as usize)), gap: 0, caption: false };
    let caption = trim(raw, Span::new(line.span.start as usize, at));
    if let Some(line) = lines.get_mut(index) {
        (line.span, line.caption) = (caption, is_caption);
        lines.insert(index + 1, report);
    }
}

/// The byte at which a dateline begins behind a section's name that lost the space behind it: `PoliticsAccra /ABC/ The …`.
fn behind_section(words: &str) -> Option<usize> {
    let first = words.split_whitespace().next()?;
    let at = first.char_indices().skip(1).find(|(_, c)| c.is_uppercase())?.0;
    let section = first.get(..at).filter(|section| section.ends_with(char::is_lowercase))?;
    if Cues::get().of_line(section, section.len()) != Some(Cue::Chrome) {
        return None;
    }
    let rest = Span::new(at, floor(words, at + DATELINE_BYTES));
    let passage = Passage::new(reference(), words, [rest]);
    dateline::read(&passage, 0..passage.tokens.len())
        .filter(|found| found.dateline.place.is_some())
        .map(|_| at)
}

/// The byte at which a dateline begins behind a caption.
fn inner_dateline(words: &str) -> Option<usize> {
    let head = words.get(..floor(words, LINE_BYTES)).unwrap_or(words);
    let first = floor(head, SHORTEST_CAPTION);
    let bytes = head.as_bytes();
    let byte_at = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    // A word that goes on in small letters is no city in capitals; behind a bracket it may be one.
    let may_open = |at: &usize| {
        let byte = byte_at(Some(*at));
        let small = || byte_at(Some(at + 1)).is_ascii_lowercase() && byte_at(at.checked_sub(1)) != b')';
        !byte.is_ascii() || byte.is_ascii_uppercase() && !small()
    };
    for at in (first..bytes.len()).filter(may_open) {
        let is_capital = head.get(at..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
        if !is_capital || at < SHORTEST_CAPTION {
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
            false => credits_picture(caption) || is_signed(caption),
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
    let in_city = city.contains(" -") || city.contains("- ");
    capitals >= FEWEST_CAPITALS && (dash || in_city)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_that_lost_its_line_end_ends_where_the_dateline_begins() {
        for (line, report) in [
            (
                "The ministers shake hands in the harbour. Photo Kofi Mensah ACCRA – The sides met.",
                Some("ACCRA"),
            ),
            (
                "The ministers shake hands, 10 September 2021ACCRA, 10 September 2021 – The sides met.",
                Some("ACCRA"),
            ),
            (
                "The ministers in the harbour, June 5. LMN/Kofi Mensah ACCRA, June 5 – The sides met.",
                Some("ACCRA"),
            ),
            (
                "The ministers shake hands in the harbour (Photo: LMN)Accra (LMN) – The sides met.",
                Some("Accra (LMN)"),
            ),
            ("The ministers shake hands in the harbour. ACCRA – The sides met.", None),
            ("The ministers met in the harbour of ACCRA, June 5 – The sides met.", None),
            ("Photo Kofi Mensah ACCRA – The sides met.", None),
            ("The ministers shake hands in the harbour. Photo Kofi Mensah ACC – The sides met.", None),
            ("The ministers shake hands in the harbour. Photo Kofi Mensah ACCRA met the sides.", None),
            ("The ministers shake hands in the harbour. Photo Kofi Mensah ACCRA –", None),
        ] {
            let found = inner_dateline(line).and_then(|at| line.get(at..));
            match report {
                Some(report) => {
                    assert!(found.is_some_and(|found| found.starts_with(report)), "{line} {found:?}")
                }
                None => assert_eq!(found, None, "{line}"),
            }
        }
    }

    #[test]
    fn an_agency_and_a_photographer_sign_a_caption() {
        for (caption, signed) in [
            ("The ministers in the harbour, June 5. LMN/Kofi Mensah ", true),
            ("The ministers in the harbour, June 5. LMN/Kofi Mensah Owusu ", true),
            ("The ministers in the harbour, June 5. LMN/Kofi Mensah Owusu Badu ", false),
            ("The ministers in the harbour, June 5. lmn/Kofi Mensah ", false),
            ("The ministers in the harbour, June 5. LMN/the port ", false),
            ("The ministers in the harbour, June 5. ", false),
        ] {
            assert_eq!(is_signed(caption), signed, "{caption}");
        }
    }

    #[test]
    fn a_dateline_is_at_least_four_capitals_and_a_mark() {
        for (rest, may_be) in [
            ("ACCRA – The sides met.", true),
            ("ACCRA, June 5", true),
            ("ROME (LMN)", true),
            ("ROM (LMN)", false),
            ("PORT-AU-PRINCE - The sides", true),
            ("ACCRA The sides", false),
            ("ACCRA", false),
            ("Accra – The sides", false),
        ] {
            assert_eq!(may_be_dateline(rest), may_be, "{rest}");
        }
    }
}
