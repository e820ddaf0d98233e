//! The scraper's header on line one: ` date 2023-06-07 …`. What it glued behind the date is read by `page`.

use super::lines::{Line, trim};
use crate::article::{DateOrigin, PartialDate, Published};
use crate::text::Span;

/// What a scraper writes where it found nothing.
const NOTHING: &[&str] = &["None", "none", "null", "NULL", "nan", "NaN", "N/A", "undefined"];

/// The header of a line.
/// So many bytes has a day, `2023-06-07` …
const DAY: usize = 10;

/// … and a month, `2023-06`.
const MONTH: usize = 7;

pub(super) struct Header {
    /// Its words: `date`, the date, a clock time.
    pub(super) span: Span,
    /// The day, unless the scraper found none.
    pub(super) published: Option<Published>,
    /// What stands behind it on the line; may be empty.
    pub(super) rest: Span,
}

/// The header that opens `line`.
pub(super) fn read(raw: &str, line: Line) -> Option<Header> {
    let words = line.span.of(raw);
    let after_label =
        words.get(..4).filter(|label| label.eq_ignore_ascii_case("date")).and(words.get(4..))?;
    let value = after_label.trim_start_matches([' ', '\t', ':', '\u{a0}']);
    if value.len() == after_label.len() {
        return None;
    }
    let start = words.len() - value.len();
    let dated = |length: usize| {
        let date = value.get(..length).and_then(|date| date.parse::<PartialDate>().ok())?;
        let goes_on = value
            .get(length..)
            .is_some_and(|rest| rest.starts_with(|c: char| c == '-' || c.is_ascii_digit()));
        (!goes_on).then_some((date, length))
    };
    let date = dated(DAY).or_else(|| dated(MONTH)).filter(|(date, _)| date.month().is_some());
    let length = match date {
        Some((_, length)) => length + clock_length(value.get(length..).unwrap_or_default()),
        None => nothing_length(value)?,
    };
    let at = line.span.start as usize;
    let published = date.map(|(date, length)| Published {
        date,
        origin: DateOrigin::Header,
        raw: Span::new(at + start, at + start + length),
    });
    let end = at + start + length;
    Some(Header {
        span: Span::new(at, end),
        published,
        rest: trim(raw, Span::new(end + comma_length(raw.get(end..)), line.span.end as usize)),
    })
}

/// The length of a literal `None` and the like at the beginning of `words`, when nothing is glued to it.
pub(super) fn nothing_length(words: &str) -> Option<usize> {
    let nothing = NOTHING.iter().find(|nothing| words.starts_with(**nothing))?;
    let rest = words.get(nothing.len()..)?;
    let ends = rest.chars().next().is_none_or(|c| c.is_whitespace());
    // «None of the sides …» is a sentence.
    let sentence = rest.trim_start().starts_with(char::is_lowercase);
    (ends && !sentence).then_some(nothing.len())
}

/// A comma between the header's clock time and what follows.
fn comma_length(rest: Option<&str>) -> usize {
    usize::from(rest.is_some_and(|rest| rest.starts_with(',')))
}

/// `T10:00:00Z` or ` 12:00:00` behind an ISO date.
fn clock_length(rest: &str) -> usize {
    let clock = rest.trim_start_matches(['T', ' ']);
    let digits = clock
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z' | '+')))
        .unwrap_or(clock.len());
    let is_clock = clock.as_bytes().get(2) == Some(&b':') && digits >= 5;
    if is_clock { rest.len() - clock.len() + digits } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `the header's words | the day | what stands behind it`
    fn check(line: &str, expected: Option<&str>) {
        let span = Span::new(0, line.len());
        let header = read(line, Line { span, gap: 0, caption: false });
        let found = header.map(|header| {
            let day = header.published.map(|day| format!("{} at {}", day.date, day.raw.of(line)));
            format!("{} | {} | {}", header.span.of(line), day.unwrap_or_default(), header.rest.of(line))
        });
        assert_eq!(found.as_deref(), expected, "{line}");
    }

    #[test]
    fn a_header_is_its_label_a_day_or_month_and_the_clock_time_behind_it() {
        for (line, expected) in [
            ("date 2023-06-07 Talks", "date 2023-06-07 | 2023-06-07 at 2023-06-07 | Talks"),
            ("Date: 2023-06-07", "Date: 2023-06-07 | 2023-06-07 at 2023-06-07 | "),
            ("date 2023-06 Talks", "date 2023-06 | 2023-06 at 2023-06 | Talks"),
            (
                "date 2023-06-07T10:00:00Z Talks",
                "date 2023-06-07T10:00:00Z | 2023-06-07 at 2023-06-07 | Talks",
            ),
            ("date 2023-06-07 10:05, Talks", "date 2023-06-07 10:05 | 2023-06-07 at 2023-06-07 | Talks"),
            ("date 2023-06-07 12 met", "date 2023-06-07 | 2023-06-07 at 2023-06-07 | 12 met"),
            ("date 2023-06-07 1:05 Talks", "date 2023-06-07 | 2023-06-07 at 2023-06-07 | 1:05 Talks"),
            ("date 2023-06-07 10:5 Talks", "date 2023-06-07 | 2023-06-07 at 2023-06-07 | 10:5 Talks"),
            ("date None Talks", "date None |  | Talks"),
            ("date null", "date null |  | "),
        ] {
            check(line, Some(expected));
        }
    }

    #[test]
    fn words_that_begin_like_a_header_and_are_none_stay_whole() {
        for line in [
            "date2023-06-07",
            "dates 2023-06-07",
            "date 2023-06-078",
            "date 2023-06-07-1",
            "date 2023",
            "date 7 June 2023",
            "date None of the sides came",
            "date Nonesuch",
        ] {
            check(line, None);
        }
    }
}
