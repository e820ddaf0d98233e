//! Printed time stamps: a line, or the beginning of one, that says when the page was published and holds
//! nothing else but labels, a clock time, a view counter, the author's or the agency's name.

use super::credit;
use super::date;
use super::press;
use super::word_list::WordList;
use crate::article::PartialDate;
use crate::reference::{Meaning, Passage, Table};
use crate::text::{Shape, TokenKind, fold_word};
use std::ops::Range;
use std::sync::LazyLock;

/// Longer lines are no time stamps.
const MOST_TOKENS: usize = 40;

/// A time stamp without a full date has at most so many tokens.
const MOST_UNDATED_TOKENS: usize = 18;

/// A name beside a time stamp has at most so many words.
const MOST_NAME_WORDS: usize = 6;

/// Folded words that stand in time stamps besides dates.
static LABELS: LazyLock<WordList<()>> = LazyLock::new(|| {
    let mut labels = WordList::default();
    for row in Table::read(include_str!("timestamp_labels.tsv")).rows() {
        labels.or_insert(row.cell("label"), ());
    }
    labels
});

/// A time stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Timestamp {
    /// Its day.
    pub(super) date: PartialDate,
    /// The tokens of the date.
    pub(super) date_tokens: Range<usize>,
    /// All its tokens.
    pub(super) tokens: Range<usize>,
    /// A clock time or a label goes with it: no mere date at the head of a page.
    pub(super) certain: bool,
    /// It says of itself that the page was published then.
    pub(super) labelled: bool,
    /// It says when the page was changed last.
    pub(super) updated: bool,
    /// Its day with month and day read the other way round, where its figures allow both.
    pub(super) turned: Option<PartialDate>,
}

impl Timestamp {
    /// The date at `date_tokens` within `tokens`; a day of the week beside figures says which of them is the month.
    fn new(passage: &Passage, date: PartialDate, date_tokens: Range<usize>, tokens: Range<usize>) -> Self {
        let turned = date::turned(passage, &date_tokens, date);
        let named = || tokens.clone().take(MOST_TOKENS).find_map(|at| weekday(passage, at));
        let falls_on = |date: PartialDate, weekday| date.weekday() == Some(weekday);
        let (date, turned) = match turned {
            Some(other) if named().is_some_and(|day| !falls_on(date, day) && falls_on(other, day)) => {
                (other, None)
            }
            turned => (date, turned),
        };
        Self { date, date_tokens, tokens, certain: false, labelled: false, updated: false, turned }
    }
}

/// The tokens of a line that is a time stamp and nothing else.
pub(super) fn whole(passage: &Passage, tokens: Range<usize>) -> Option<Timestamp> {
    // Most lines hold no figure, and without one there is no year.
    let is_number = |at| passage.token(at).is_some_and(|token| token.kind == TokenKind::Number);
    if tokens.len() > MOST_TOKENS || !tokens.clone().any(is_number) {
        return None;
    }
    let mut at = tokens.start;
    let mut stamp: Option<Timestamp> = None;
    let (mut labels, mut names, mut certain, mut labelled) = (0, 0, false, tokens.end);
    while at < tokens.end {
        let short = || short_year(passage, at).filter(|_| labels > 0);
        let date = date::read(passage, at).or_else(|| spaced_figures(passage, at)).or_else(short);
        if let Some((date, end)) = date.filter(|(date, end)| date.year().is_some() && *end <= tokens.end) {
            // «Updated 5 June 2023 | Published 4 June 2023»: the day behind «Published» is it.
            let again = stamp.is_none() || is_published(passage, labelled);
            if again {
                stamp = Some(Timestamp::new(passage, date, at..end, tokens.clone()));
            }
            at = end;
            continue;
        }
        if let Some(end) = clock(passage, at).filter(|end| *end <= tokens.end) {
            labels += 1;
            certain = true;
            at = end;
            continue;
        }
        if let Some(site) = press::site_at(passage, at).filter(|site| site.end <= tokens.end) {
            names += 1;
            at = site.end;
            continue;
        }
        // «Published on: 5 June 2023 11:15 AM Author: Press Service of the Government»
        if stamp.is_some() && fold_word(passage.word(at)).as_str() == "author" && passage.word(at + 1) == ":"
        {
            break;
        }
        let token = passage.token(at)?;
        match token.kind {
            TokenKind::Mark => {
                let parts = passage.word(at) == "/" && token.spaced;
                labels += usize::from(parts || matches!(passage.word(at), "|" | "•" | "·"));
            }
            TokenKind::Number => {}
            // «page1»
            TokenKind::Word if passage.word(at).starts_with("page") => {}
            TokenKind::Word if joins_name(passage, at, tokens.start) => {}
            // «15 time(s)»
            TokenKind::Word if passage.word(at) == "s" && passage.word(at.saturating_sub(1)) == "(" => {}
            _ if is_label(passage, at) => {
                labelled = at;
                labels += 1;
                certain |= !is_weekday(passage, at);
            }
            TokenKind::Word if token.shape != Shape::Lower || passage.word(at.saturating_sub(1)) == "by" => {
                names += 1
            }
            _ => return None,
        }
        at += 1;
    }
    let mut stamp = stamp?;
    // «Secretary General 18 October 2017 Accra»
    let dated = || city_behind(passage, stamp.date_tokens.end, tokens.end).is_some();
    let signed =
        || credit::agency_in(passage, tokens.clone()).is_some_and(|(_, name)| name.start == tokens.start);
    if names > 0 && (names > MOST_NAME_WORDS || labels == 0 && !signed() && !dated()) {
        return None;
    }
    stamp.certain = certain;
    stamp.labelled = is_published(passage, tokens.start);
    stamp.updated = tokens.clone().take_while(|at| *at < stamp.date_tokens.start).any(|at| {
        matches!(fold_word(passage.word(at)).as_str(), "updated" | "update" | "modified" | "edited")
    });
    Some(stamp)
}

/// «Ministry **of** Foreign Affairs», «General News **of** Tuesday»
fn joins_name(passage: &Passage, at: usize, start: usize) -> bool {
    let body = |meaning| matches!(meaning, Meaning::Body(_) | Meaning::OrganisationHead(_)).then_some(());
    let behind_body = at > start && passage.find(at - 1, body).is_some();
    matches!(passage.word(at), "of" | "for") && (is_weekday(passage, at + 1) || behind_body)
}

/// «Published», «Posted on»
fn is_published(passage: &Passage, at: usize) -> bool {
    matches!(fold_word(passage.word(at)).as_str(), "publish" | "published" | "publication" | "posted")
}

/// Whether a short line begins with «Updated» or the like and gives a clock time, but no full date, `Updated 5:14 p.m. on 7/24`, or
/// gives a day without its year and a clock time and nothing else.
pub(super) fn is_undated(passage: &Passage, tokens: Range<usize>) -> bool {
    let labelled = matches!(
        fold_word(passage.word(tokens.start)).as_str(),
        "updated" | "published" | "posted" | "modified" | "last" | "created" | "issued"
    );
    // `April 08, 11:02 UTC+3`
    let day_and_clock = || {
        let (_, end) = date::read(passage, tokens.start)?;
        let end = clock(passage, date::skip(passage, end, &[",", "-", "–", "|", "at"]))?;
        let goes_on = |at: usize| {
            passage.token(at).is_some_and(|token| token.kind == TokenKind::Word) && !is_label(passage, at)
        };
        (!(end..tokens.end).any(goes_on)).then_some(())
    };
    tokens.len() <= MOST_UNDATED_TOKENS
        && (labelled && tokens.clone().any(|at| clock(passage, at).is_some()) || day_and_clock().is_some())
}

/// A time stamp at the beginning of a line that goes on: the date, a clock time, a view counter. Without a clock
/// time it counts only where the caller knows that no sentence begins here.
pub(super) fn leading(passage: &Passage, tokens: Range<usize>, clock_needed: bool) -> Option<Timestamp> {
    let start = tokens.start;
    let (date, date_end) = {
        let at = date::after_weekday(passage, start);
        let (date, end) = date::read(passage, at).filter(|(_, end)| *end <= tokens.end)?;
        date.year()?;
        (date, at..end)
    };
    let mut end = date_end.end;
    let after = date::skip(passage, end, &[",", "-", "–", "|", "at"]);
    match clock(passage, after).filter(|end| *end <= tokens.end) {
        Some(clock_end) => {
            end = clock_end;
            while is_label(passage, end) && end < tokens.end {
                end += 1;
            }
            let counter = passage.token(end).is_some_and(|token| token.kind == TokenKind::Number)
                && !passage.token(end + 1).is_some_and(|next| !next.spaced || next.shape == Shape::Lower);
            end += usize::from(counter);
        }
        None if clock_needed => return None,
        None => {}
    }
    let certain = end > date_end.end;
    let tokens = start..end.min(tokens.end);
    Some(Timestamp { certain, ..Timestamp::new(passage, date, date_end, tokens) })
}

/// `No: 112, 5 June 2023, Press Release …`: the date behind the number of a statement whose title goes on.
pub(super) fn behind_number(passage: &Passage, tokens: Range<usize>) -> Option<Timestamp> {
    if !matches!(passage.word(tokens.start), "No" | "NO" | "Nr" | "№") {
        return None;
    }
    let number = date::skip(passage, tokens.start + 1, &[":", "."]);
    passage.token(number).filter(|token| token.kind == TokenKind::Number)?;
    let first = date::skip(passage, number + 1, &[","]);
    let (date, end) = date::read(passage, first)?;
    let full = date.year().is_some() && date.day().is_some() && end < tokens.end;
    let tokens = tokens.start..end;
    let stamp = Timestamp { certain: true, ..Timestamp::new(passage, date, first..end, tokens) };
    (full && passage.word(end) == ",").then_some(stamp)
}

/// That of the full date at `tokens` in a line that says that something is issued.
pub(super) fn of_date(passage: &Passage, tokens: Range<usize>) -> Option<Timestamp> {
    let first = date::after_weekday(passage, tokens.start);
    let (date, _) = date::read(passage, first)?;
    Some(Timestamp { certain: true, ..Timestamp::new(passage, date, first..tokens.end, tokens) })
}

/// The city that opens a time stamp, closes it behind the clock time, or that its author writes from: `Accra, 5 June 2023 -
/// 10:20`, `LMN - Ghana/ACCRA 05/06/2023 10:20`, `5 June 2023 - 10:20, Accra, Ghana`, `5 June 2023 - By NAME - Accra`.
pub(super) fn place(passage: &Passage, stamp: &Timestamp) -> Option<Range<usize>> {
    let city = |at: usize| {
        let city = passage.hit(at, Meaning::is_city);
        city.filter(|hit| !hit.sense.doubtful || passage.word(hit.end) == ",").map(|hit| at..hit.end)
    };
    let state = |at: usize| {
        let state = |meaning| matches!(meaning, Meaning::Country(_)).then_some(());
        passage.find(at, state).map_or(at, |(hit, ())| hit.end)
    };
    let is_mark = |at: usize| passage.token(at).is_some_and(|token| token.kind == TokenKind::Mark);
    let tokens = &stamp.tokens;
    let opening = || {
        let named = credit::agency_in(passage, tokens.clone()).filter(|(_, name)| name.start == tokens.start);
        let acronym = passage.token(tokens.start).filter(|token| token.shape == Shape::Upper).is_some();
        let agency = named.map(|(_, name)| name.end).or((acronym).then_some(tokens.start + 1));
        let past_marks = |at: usize| (at..tokens.end).find(|at| !is_mark(*at)).unwrap_or(tokens.end);
        let first = |from: usize| {
            let from = past_marks(from);
            city(from).or_else(|| city(past_marks(state(from))))
        };
        let city = first(tokens.start).or_else(|| first(agency?))?;
        let between = state(past_marks(city.end)).max(city.end)..stamp.date_tokens.start;
        between.clone().all(|at| is_mark(at) || is_weekday(passage, at)).then_some(city)
    };
    let behind_date = || {
        let named =
            (tokens.start..stamp.date_tokens.start).any(|at| !is_mark(at) && !is_weekday(passage, at));
        city_behind(passage, stamp.date_tokens.end, tokens.end).filter(|_| named)
    };
    let closing = || {
        let at = (stamp.date_tokens.end..tokens.end).find_map(|at| clock(passage, at))?;
        let city = city(date::skip(passage, at, &[","])).filter(|city| city.start > at)?;
        let behind = state(city.end + 1);
        (city.end == tokens.end || passage.word(city.end) == "," && behind >= tokens.end).then_some(city)
    };
    let of_author = || {
        let by = tokens.clone().find(|at| passage.word(*at).eq_ignore_ascii_case("by"))?;
        let city = (by + 2..tokens.end).filter_map(city).find(|city| city.end == tokens.end)?;
        is_mark(city.start - 1).then_some(city)
    };
    opening().or_else(closing).or_else(of_author).or_else(behind_date)
}

/// The city that is all that stands behind a date before `end`.
fn city_behind(passage: &Passage, at: usize, end: usize) -> Option<Range<usize>> {
    let first = date::skip(passage, at, &[","]);
    passage.hit(first, Meaning::is_city).filter(|hit| hit.end == end).map(|hit| first..hit.end)
}

/// A date with a clock time inside a line that is something else: a credit's, a caption's.
pub(super) fn within(passage: &Passage, tokens: Range<usize>) -> Option<Timestamp> {
    tokens.clone().take(MOST_TOKENS).find_map(|at| {
        let found = leading(passage, at..tokens.end, true).or_else(|| {
            leading(passage, at..tokens.end, false).filter(|stamp| stamp.tokens.end == tokens.end)
        })?;
        Some(Timestamp { certain: true, ..found })
    })
}

/// `19 10 2022, 12:00`: three figures and a clock time.
fn spaced_figures(passage: &Passage, at: usize) -> Option<(PartialDate, usize)> {
    let figure = |at: usize, digits: usize| {
        passage.token(at).filter(|token| token.kind == TokenKind::Number && token.span.len() <= digits)?;
        passage.word(at).parse::<u16>().ok()
    };
    let date = PartialDate::day_of(
        date::year(passage, at + 2)?,
        figure(at + 1, 2)?.try_into().ok()?,
        figure(at, 2)?.try_into().ok()?,
    )?;
    clock(passage, date::skip(passage, at + 3, &[","]))?;
    Some((date, at + 3))
}

/// `18.09.20` behind «Published on:».
fn short_year(passage: &Passage, at: usize) -> Option<(PartialDate, usize)> {
    passage.token(at).filter(|token| token.kind == TokenKind::Number)?;
    let mut figures = passage.word(at).split('.').filter(|figures| figures.len() == 2);
    let (day, month, year) = (figures.next()?, figures.next()?, figures.next()?);
    let century = 2000;
    let date =
        PartialDate::day_of(century + year.parse::<u16>().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    figures.next().is_none().then_some((date, at + 1))
}

/// `09:38`, `07:44 pm`, `11:45:10`, `T10:00Z`: the token after it.
pub(super) fn clock(passage: &Passage, at: usize) -> Option<usize> {
    let is_number = |at| passage.token(at).is_some_and(|token| token.kind == TokenKind::Number);
    // «17h40»
    let minutes = passage.word(at + 1).strip_prefix('h').filter(|minutes| minutes.len() == 2);
    let glued = passage.token(at + 1).is_some_and(|token| !token.spaced);
    if is_number(at)
        && glued
        && minutes.is_some_and(|minutes| minutes.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return Some(at + 2);
    }
    let begins =
        |at: usize| is_number(at) || (passage.word(at).len() == 3 && passage.word(at).starts_with('T'));
    if !begins(at) || passage.word(at + 1) != ":" || !is_number(at + 2) {
        return None;
    }
    let mut end = at + 3;
    while passage.word(end) == ":" && is_number(end + 1) {
        end += 2;
    }
    let letters =
        |from: usize, count: usize| (from..from + count).map(|at| passage.word(at)).collect::<String>();
    let half = match letters(end, 4).to_ascii_lowercase().as_str() {
        "a.m." | "p.m." => 4,
        _ => usize::from(matches!(fold_word(passage.word(end)).as_str(), "am" | "pm" | "z" | "h" | "hrs")),
    };
    Some(end + half)
}

/// Whether the word at `at` stands in time stamps besides dates: «published», a weekday.
pub(super) fn is_label(passage: &Passage, at: usize) -> bool {
    LABELS.at(passage, at).is_some() || is_weekday(passage, at)
}

fn is_weekday(passage: &Passage, at: usize) -> bool {
    weekday(passage, at).is_some()
}

/// The day of the week at `at`, 1 (Monday) to 7.
fn weekday(passage: &Passage, at: usize) -> Option<u16> {
    passage
        .find(at, |meaning| if let Meaning::Weekday(day) = meaning { Some(day) } else { None })
        .map(|(_, day)| day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::reference;
    use crate::text::Span;

    fn day(line: &str) -> Option<String> {
        let passage = Passage::new(reference(), line, [Span::new(0, line.len())]);
        whole(&passage, 0..passage.tokens.len()).map(|stamp| stamp.date.to_string())
    }

    #[test]
    fn lines_that_say_when_they_were_published_are_time_stamps() {
        for line in [
            "7 June 2023",
            "7 June 2023, 09:38",
            "07.06.2023 | 09:38",
            "2023-06-07T09:38:00+05:00",
            "Wed, 07 Jun 2023 09:38:00 GMT",
            "June 7th, 2023 at 9:38am",
            "7 Jun 2023 - 07:44 p.m.",
            "June 7, 2023 • 3 min read",
            "07 June 2023, 09:38 | 1450 views",
            "By Aida Haidar in Politics on 7 June 2023",
            "June 7, 2023 by admin",
            "Last Updated: June 7, 2023, 09:38 IST",
            "ANI | Updated: 07-06-2023 19:31 IST | Created: 07-06-2023 19:31 IST",
            "22:40 | 07.06.2023 Category: Official",
            "07 06 2023, 12:00",
            "[7 June 2023]",
            "Politics / 7 June 2023",
        ] {
            assert_eq!(day(line).as_deref(), Some("2023-06-07"), "{line}");
        }
    }

    #[test]
    fn titles_and_sentences_with_a_date_are_none() {
        for line in [
            "Joint statement of Ghana and Portugal, 7 June 2023",
            "Kazakhstan at the United Nations on 7 June 2023",
            "On 7 June 2023 the ministers met.",
            "7 June 2023 was a Wednesday",
            "09:38",
            "June 2023",
        ] {
            assert_eq!(day(line), None, "{line}");
        }
        assert_eq!(day(&"7 June 2023, 09:38 | ".repeat(9)), None);
    }

    #[test]
    fn a_stamp_before_other_words_ends_where_they_begin() {
        let line = "12.08.2024, 22:06 4036 Ministers meet";
        let passage = Passage::new(reference(), line, [Span::new(0, line.len())]);
        let stamp = leading(&passage, 0..passage.tokens.len(), true).unwrap();
        assert_eq!(passage.words(stamp.tokens), "12.08.2024, 22:06 4036");
    }

    /// The passage of a line, handed to `say` with all its tokens.
    fn on<T>(line: &str, say: impl Fn(&Passage, Range<usize>) -> T) -> T {
        let passage = Passage::new(reference(), line, [Span::new(0, line.len())]);
        let all = 0..passage.tokens.len();
        say(&passage, all)
    }

    #[test]
    fn a_leading_stamp_takes_its_clock_time_labels_and_view_counter_and_leaves_the_title() {
        for (line, clock_needed, stamp) in [
            ("7 June 2023, 09:38 Ministers meet", true, Some("7 June 2023, 09:38")),
            ("7 June 2023 at 09:38 GMT Ministers meet", true, Some("7 June 2023 at 09:38 GMT")),
            ("Wed, 7 June 2023 – 9:38 a.m. Ministers meet", true, Some("Wed, 7 June 2023 – 9:38 a.m.")),
            ("7 June 2023 17h40 Ministers meet", true, Some("7 June 2023 17h40")),
            ("7 June 2023 17h4 Ministers meet", true, None),
            ("7 June 2023 09:38:15 pm Ministers meet", true, Some("7 June 2023 09:38:15 pm")),
            ("7 June 2023 09:38 12 ministers meet", true, Some("7 June 2023 09:38")),
            ("7 June 2023 Ministers meet", true, None),
            ("7 June 2023 Ministers meet", false, Some("7 June 2023")),
            ("7 June Ministers meet", false, None),
            ("Ministers meet on 7 June 2023, 09:38", true, None),
        ] {
            let found = on(line, |passage, all| {
                leading(passage, all, clock_needed).map(|stamp| passage.words(stamp.tokens).to_owned())
            });
            assert_eq!(found.as_deref(), stamp, "{line}");
        }
    }

    #[test]
    fn a_stamp_is_certain_with_a_clock_time_or_a_label_and_updated_when_it_says_so_before_its_date() {
        for (line, certain, updated) in [
            ("7 June 2023", false, false),
            ("Wednesday, 7 June 2023", false, false),
            ("7 June 2023, 09:38", true, false),
            ("Published: 7 June 2023", true, false),
            ("Updated: 7 June 2023", true, true),
            ("Last modified on 7 June 2023, 09:38", true, true),
            ("Published 7 June 2023, updated 8 June 2023", true, false),
        ] {
            let stamp = on(line, whole).unwrap();
            assert_eq!((stamp.certain, stamp.updated), (certain, updated), "{line}");
        }
    }

    #[test]
    fn figures_that_can_be_read_two_ways_are_read_as_the_day_of_the_week_says() {
        for (line, date, turned) in [
            ("04/05/2023", "2023-05-04", Some("2023-04-05")),
            ("Thursday 04/05/2023", "2023-05-04", Some("2023-04-05")),
            ("Wednesday 04/05/2023", "2023-04-05", None),
            ("Monday 04/05/2023", "2023-05-04", Some("2023-04-05")),
            ("25/05/2023", "2023-05-25", None),
            ("05/05/2023", "2023-05-05", None),
            ("2023-05-04", "2023-05-04", None),
            ("4 May 2023", "2023-05-04", None),
        ] {
            let stamp = on(line, whole).unwrap();
            let turned_to = stamp.turned.map(|date| date.to_string());
            assert_eq!((stamp.date.to_string().as_str(), turned_to.as_deref()), (date, turned), "{line}");
        }
    }

    #[test]
    fn a_year_in_two_figures_counts_behind_a_label() {
        for (line, date) in [
            ("Published on: 18.09.20", Some("2020-09-18")),
            ("18.09.20", None),
            ("Published on: 18.9.20", None),
            ("Published on: 18.13.20", None),
        ] {
            assert_eq!(day(line).as_deref(), date, "{line}");
        }
    }

    #[test]
    fn three_figures_are_a_day_with_a_clock_time_behind_them() {
        for (line, date) in [
            ("19 10 2022, 12:00", Some("2022-10-19")),
            ("19 10 2022", None),
            ("19 110 2022, 12:00", None),
            ("119 10 2022, 12:00", None),
            ("32 10 2022, 12:00", None),
        ] {
            assert_eq!(day(line).as_deref(), date, "{line}");
        }
    }

    #[test]
    fn names_beside_a_date_make_a_stamp_only_with_a_label_an_agency_or_a_city() {
        for (line, date) in [
            ("Politics Desk 7 June 2023", None),
            ("Politics Desk | 7 June 2023", Some("2023-06-07")),
            ("Politics Desk 7 June 2023, 09:38", Some("2023-06-07")),
            ("Politics Desk / 7 June 2023", Some("2023-06-07")),
            ("Politics Desk Published 7 June 2023", Some("2023-06-07")),
            ("Xinhua 7 June 2023", Some("2023-06-07")),
            ("Secretary General 7 June 2023 Accra", Some("2023-06-07")),
            ("Secretary General 7 June 2023 in the port of Accra", None),
            ("Lumen.org 7 June 2023 09:38", Some("2023-06-07")),
            ("One Two Three Four Five Six | 7 June 2023", Some("2023-06-07")),
            ("One Two Three Four Five Six Seven | 7 June 2023", None),
            ("Read 15 time(s) | 7 June 2023", Some("2023-06-07")),
            ("the fish | 7 June 2023", None),
            ("by kofi | 7 June 2023", Some("2023-06-07")),
        ] {
            assert_eq!(day(line).as_deref(), date, "{line}");
        }
    }

    #[test]
    fn a_label_and_a_clock_time_without_a_full_date_say_when_a_page_changed() {
        for (line, undated) in [
            ("Updated 5:14 p.m. on 7/24", true),
            ("Posted at 17:40", true),
            ("Updated on 7/24", false),
            ("They met at 17:40", false),
        ] {
            assert_eq!(on(line, is_undated), undated, "{line}");
        }
        assert!(!on(&format!("Updated 5:14 {}", "and then ".repeat(8)), is_undated));
    }

    #[test]
    fn the_date_behind_a_statements_number_is_its_stamp() {
        for (line, stamp) in [
            ("No: 112, 5 June 2023, Press Release on the talks", Some("No: 112, 5 June 2023")),
            ("No. 112, June 5 2023, On the talks", Some("No. 112, June 5 2023")),
            ("No 112 5 June 2023, On the talks", Some("No 112 5 June 2023")),
            ("No: 112, 5 June 2023 On the talks", None),
            ("No: 112, 5 June, On the talks", None),
            ("No: 112, 5 June 2023", None),
            ("No: one, 5 June 2023, On the talks", None),
            ("Note: 112, 5 June 2023, On the talks", None),
        ] {
            let found = on(line, |passage, all| {
                behind_number(passage, all).map(|stamp| passage.words(stamp.tokens).to_owned())
            });
            assert_eq!(found.as_deref(), stamp, "{line}");
        }
    }

    #[test]
    fn a_stamp_names_its_city_before_its_date_behind_its_clock_time_or_behind_its_author() {
        for (line, city) in [
            ("Accra, 5 June 2023 - 10:20", Some("Accra")),
            ("Accra, Ghana, 5 June 2023 - 10:20", Some("Accra")),
            ("Ghana/Accra 05/06/2023 10:20", Some("Accra")),
            ("LMN - Ghana/Accra 05/06/2023 10:20", Some("Accra")),
            ("Xinhua, Accra, Monday, 5 June 2023 - 10:20", Some("Accra")),
            ("Accra Desk | 5 June 2023 - 10:20", None),
            ("5 June 2023 - 10:20, Accra", Some("Accra")),
            ("5 June 2023 - 10:20, Accra, Ghana", Some("Accra")),
            ("5 June 2023 - 10:20, Accra Desk", None),
            ("5 June 2023 - By Kofi Mensah - Accra", Some("Accra")),
            ("5 June 2023 - By LMN Accra", None),
            ("5 June 2023 - By Kofi Accra", None),
            ("Secretary General 5 June 2023 Accra", Some("Accra")),
            ("5 June 2023 - 10:20", None),
        ] {
            let found = on(line, |passage, all| {
                let stamp = whole(passage, all)?;
                place(passage, &stamp).map(|city| passage.words(city).to_owned())
            });
            assert_eq!(found.as_deref(), city, "{line}");
        }
    }

    #[test]
    fn a_credit_holds_a_stamp_when_it_has_a_clock_time_or_ends_the_line() {
        for (line, date) in [
            ("Photo: Kofi Mensah, 5 June 2023", Some("2023-06-05")),
            ("Photo: Kofi Mensah, 5 June 2023, 10:20, in the harbour", Some("2023-06-05")),
            ("Photo: Kofi Mensah, 5 June 2023, in the harbour", None),
            ("Photo: Kofi Mensah", None),
        ] {
            let found = on(line, |passage, all| within(passage, all).map(|stamp| stamp.date.to_string()));
            assert_eq!(found.as_deref(), date, "{line}");
        }
    }
}
