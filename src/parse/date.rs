//! Reads the dates that a page carries about itself: in its header, datelines and time stamps. The dates that
//! the report's sentences mention are read by `extract`.

use super::word_list::WordList;
use crate::article::PartialDate;
use crate::reference::{Meaning, Passage, Table};
use crate::text::TokenKind;
use std::ops::Range;
use std::sync::LazyLock;

/// The date at the token `at`, and the token after it: `7 June 2023`, `June 7, 2023`, `Mar.18`, `18th Jan`,
/// `12.08.2024`, `2023-06-07`, `25/07/2023`. Of two numbers that can both be a month the second is.
pub(super) fn read(passage: &Passage, at: usize) -> Option<(PartialDate, usize)> {
    in_figures(passage, at)
        .or_else(|| month_first(passage, at))
        .or_else(|| day_first(passage, at))
        .or_else(|| abroad(passage, at))
}

/// The token after a day of the week and what parts it from a date; `at` when there is none.
pub(super) fn after_weekday(passage: &Passage, at: usize) -> usize {
    let weekday = |meaning| matches!(meaning, Meaning::Weekday(_)).then_some(());
    match passage.find(at, weekday) {
        Some((hit, ())) => skip(passage, hit.end, &[".", ",", "-", "–", "|"]),
        None => at,
    }
}

/// `7 June 2023`, `7-Jun-2023`, `18th of January, 2025`, `27 February`.
fn day_first(passage: &Passage, at: usize) -> Option<(PartialDate, usize)> {
    let (day, next) = day(passage, at)?;
    let next = skip(passage, next, &["of", "."]);
    let (month, next) = month(passage, skip(passage, next, &["-", "/", "."]))?;
    with_year(passage, day, month, next)
}

/// Months by their folded names in other languages.
static ABROAD: LazyLock<WordList<u8>> = LazyLock::new(|| {
    let mut months = WordList::default();
    for row in Table::read(include_str!("months_abroad.tsv")).rows() {
        if let Ok(month) = row.cell("month").parse::<u8>() {
            row.cell("forms").split('|').for_each(|form| *months.or_insert(form, month) = month);
        }
    }
    months
});

/// `15 de marzo de 2023`, `5 mars 2023`, `24. Oktober 2023`: a full date in another language.
fn abroad(passage: &Passage, at: usize) -> Option<(PartialDate, usize)> {
    let (day, next) = day(passage, at)?;
    let next = skip(passage, next, &["de", "."]);
    passage.token(next).filter(|token| token.kind == TokenKind::Word)?;
    let month = *ABROAD.at(passage, next)?;
    let next = skip(passage, next + 1, &["de", ","]);
    Some((PartialDate::day_of(year(passage, next)?, month, day)?, next + 1))
}

/// `June 7, 2023`, `Mar.18`, `February 1 .`.
fn month_first(passage: &Passage, at: usize) -> Option<(PartialDate, usize)> {
    let (month, next) = month(passage, at)?;
    // «May, 26, 2025»
    let full =
        passage.word(next) == "," && day(passage, next + 1).is_some_and(|(_, end)| passage.word(end) == ",");
    let next = if full { next + 1 } else { skip(passage, next, &["-", "/"]) };
    // «Jan 26,2024» holds one number.
    if let Some((day, year)) = number(passage, next).and_then(|number| number.split_once(','))
        && year.len() == 4
    {
        return Some((PartialDate::day_of(year.parse().ok()?, month, day.parse().ok()?)?, next + 1));
    }
    let (day, next) = day(passage, next)?;
    with_year(passage, day, month, next)
}

fn with_year(passage: &Passage, day: u8, month: u8, next: usize) -> Option<(PartialDate, usize)> {
    if let Some((year, end)) = short_year(passage, next) {
        return Some((PartialDate::day_of(year, month, day)?, end));
    }
    let at = skip(passage, skip(passage, next, &["."]), &[",", "-", "/", "of"]);
    match year(passage, at) {
        Some(year) => Some((PartialDate::day_of(year, month, day)?, at + 1)),
        None => Some((PartialDate::new(None, Some(month), Some(day))?, next)),
    }
}

/// Wires of last century's later half gave years two figures, from this one on.
const WIRE_YEARS: u16 = 50;

/// The year in `14 May.'10`, `(Dec. 19/19)`.
fn short_year(passage: &Passage, at: usize) -> Option<(u16, usize)> {
    // «19 OCT 89 (EXAMPLE) --»
    let old = number(passage, at).filter(|year| year.len() == 2 && passage.word(at + 1) == "(");
    if let Some(year) = old.and_then(|year| year.parse::<u16>().ok()).filter(|year| *year >= WIRE_YEARS) {
        return Some((1900 + year, at + 1));
    }
    let at = skip(passage, at, &["."]);
    let year = number(passage, at + 1).filter(|year| year.len() == 2)?.parse::<u16>().ok()?;
    let glued = |at: usize| passage.token(at).is_some_and(|token| !token.spaced);
    let shortened = match passage.word(at) {
        "'" | "’" | "‘" => glued(at + 1),
        "/" => glued(at) && glued(at + 1) && passage.word(at + 2) == ")",
        _ => false,
    };
    shortened.then_some((2000 + year, at + 2))
}

/// `2023-06-07`, `2023/06/07`, `12.08.2024`, `25-07-2023`, `06/25/2023`.
fn in_figures(passage: &Passage, at: usize) -> Option<(PartialDate, usize)> {
    let first = number(passage, at)?;
    if first.contains('.') {
        let mut numbers = first.trim_matches('.').split('.');
        let (one, two, three) = (numbers.next()?, numbers.next()?, numbers.next()?);
        // `19.09.23 16:00`
        let clock = passage.word(at + 2) == ":" && is_glued_number(passage, at + 3);
        if three.len() == 2 && one.len() < 3 && clock && numbers.next().is_none() {
            let year = 2000 + three.parse::<u16>().ok()?;
            return Some((PartialDate::day_of(year, two.parse().ok()?, one.parse().ok()?)?, at + 1));
        }
        return Some((ordered(one, two, three).filter(|_| numbers.next().is_none())?, at + 1));
    }
    let mark = passage.word(at + 1);
    if mark == "." && passage.word(at + 3) == "." && first.len() <= 2 {
        // «15. 10. 2024.», as it is written between Ljubljana and Prague
        let (month, year) =
            (number(passage, at + 2).filter(|month| month.len() <= 2)?, year(passage, at + 4)?);
        return Some((PartialDate::day_of(year, month.parse().ok()?, first.parse().ok()?)?, at + 5));
    }
    if mark == "." && passage.word(at + 3) == "." && first.len() == 4 {
        // «2024. 10. 15.», as it is written in Seoul and Budapest
        let figure = |at: usize| number(passage, at).filter(|figure| figure.len() <= 2)?.parse().ok();
        return Some((PartialDate::day_of(year(passage, at)?, figure(at + 2)?, figure(at + 4)?)?, at + 5));
    }
    if !matches!(mark, "-" | "/" | "‑" | "–") || passage.word(at + 3) != mark {
        return None;
    }
    let date = ordered(first, number(passage, at + 2)?, number(passage, at + 4)?)?;
    let glued = (at + 1..at + 5).all(|at| passage.token(at).is_some_and(|token| !token.spaced));
    glued.then_some((date, at + 5))
}

fn ordered(one: &str, two: &str, three: &str) -> Option<PartialDate> {
    if one.len() == 4 {
        return PartialDate::day_of(one.parse().ok()?, two.parse().ok()?, three.parse().ok()?);
    }
    let year = Some(three).filter(|year| year.len() == 4)?.parse().ok()?;
    let (one, two) = (one.parse().ok()?, two.parse().ok()?);
    PartialDate::day_of(year, two, one).or_else(|| PartialDate::day_of(year, one, two))
}

/// The same figures read the other way round, month for day, where both can be either: `04/05/2023` but not `2023-05-04`.
pub(super) fn turned(passage: &Passage, tokens: &Range<usize>, date: PartialDate) -> Option<PartialDate> {
    let first = number(passage, tokens.start)?;
    let in_figures = tokens.clone().all(|at| {
        passage.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Number | TokenKind::Mark))
    });
    let year_first = first.chars().take_while(char::is_ascii_digit).count() == 4;
    let (year, month, day) = (date.year()?, date.month()?, date.day()?);
    let turned = PartialDate::day_of(year, day, month).filter(|_| in_figures && !year_first);
    turned.filter(|turned| *turned != date)
}

/// A day of the month with its ending: `7`, `07`, `18th`.
fn day(passage: &Passage, at: usize) -> Option<(u8, usize)> {
    let day = number(passage, at)?.parse().ok().filter(|day| (1..=31).contains(day))?;
    let glued = passage.token(at + 1).is_some_and(|token| !token.spaced);
    let ending = glued && matches!(passage.word(at + 1), "st" | "nd" | "rd" | "th");
    // «7.5» or «7:30» are no days; a letter behind the figure makes it something else.
    let other = glued && !ending && passage.token(at + 1).is_some_and(|token| token.kind == TokenKind::Word)
        || glued && passage.word(at + 1) == "%"
        || glued && passage.word(at + 1) == ":" && is_glued_number(passage, at + 2);
    (!other).then_some((day, at + 1 + usize::from(ending)))
}

fn is_glued_number(passage: &Passage, at: usize) -> bool {
    passage.token(at).is_some_and(|token| token.kind == TokenKind::Number && !token.spaced)
}

/// A month by name, with the point of its abbreviation.
fn month(passage: &Passage, at: usize) -> Option<(u8, usize)> {
    let (hit, month) = passage.find(at, |meaning| match meaning {
        Meaning::Month(month) => u8::try_from(month).ok(),
        _ => None,
    })?;
    Some((month, skip(passage, hit.end, &["."])))
}

/// A year of four figures.
pub(super) fn year(passage: &Passage, at: usize) -> Option<u16> {
    let year = number(passage, at).filter(|year| year.len() == 4)?.parse().ok()?;
    (1800..2200).contains(&year).then_some(year)
}

fn number<'a>(passage: &Passage<'a>, at: usize) -> Option<&'a str> {
    passage.token(at).filter(|token| token.kind == TokenKind::Number)?;
    Some(passage.word(at))
}

/// `at`, or one further when one of `words` stands there.
pub(super) fn skip(passage: &Passage, at: usize, words: &[&str]) -> usize {
    at + usize::from(at < passage.tokens.len() && words.contains(&passage.word(at)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::reference;
    use crate::text::Span;

    #[test]
    fn the_forms_of_a_page_date_are_read_whole() {
        for (words, expected) in [
            ("7 June 2023", "2023-06-07"),
            ("June 7, 2023", "2023-06-07"),
            ("JUNE 7 2023", "2023-06-07"),
            ("Nov. 11, 2021", "2021-11-11"),
            ("Jan 26,2024", "2024-01-26"),
            ("November 11th 2021", "2021-11-11"),
            ("18th of January, 2025", "2025-01-18"),
            ("18 of January of 2025", "2025-01-18"),
            ("5-Sept-2024", "2024-09-05"),
            ("4. October 2023", "2023-10-04"),
            ("12.08.2024", "2024-08-12"),
            ("12. 8. 2024", "2024-08-12"),
            ("14 May.'10", "2010-05-14"),
            ("14 May ’10", "2010-05-14"),
            ("25-07-2023", "2023-07-25"),
            ("06/25/2023", "2023-06-25"),
            ("2023-06-07", "2023-06-07"),
            ("2023/6/7", "2023-06-07"),
            ("15 de marzo de 2023", "2023-03-15"),
            ("5 mars 2023", "2023-03-05"),
            ("24. Oktober 2023", "2023-10-24"),
            ("05 декабря 2023", "2023-12-05"),
            ("3 août 2021", "2021-08-03"),
            ("Mar.18", "--03-18"),
            ("27 February", "--02-27"),
            ("May 31", "--05-31"),
        ] {
            let passage = Passage::new(reference(), words, [Span::new(0, words.len())]);
            let (date, end) = read(&passage, 0).unwrap_or_else(|| panic!("{words}"));
            assert_eq!(date.to_string(), expected);
            assert_eq!(end, passage.tokens.len(), "{words}");
        }
    }

    #[test]
    fn figures_that_are_no_date_are_not_read_as_one() {
        for words in
            ["7", "31 February 2023", "June", "2023", "1-2-3", "09:38", "5.33 percent", "7 Junes", "32 May"]
        {
            let passage = Passage::new(reference(), words, [Span::new(0, words.len())]);
            assert_eq!(read(&passage, 0), None, "{words}");
        }
    }

    #[test]
    fn a_year_in_two_figures_stands_behind_an_apostrophe_or_a_stroke_before_a_bracket() {
        for (words, expected) in [
            ("Dec. 19/19)", "2019-12-19"),
            ("Dec. 19/19 and", "--12-19"),
            ("Dec. 19 / 19)", "--12-19"),
            ("14 May ’10", "2010-05-14"),
            ("14 May ’ 10", "--05-14"),
            ("14 May ’100", "--05-14"),
        ] {
            let passage = Passage::new(reference(), words, [Span::new(0, words.len())]);
            let found = read(&passage, 0).map(|(date, _)| date.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{words}");
        }
    }
}
