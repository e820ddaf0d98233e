//! Events and what was planned for a day as a calendar file (RFC 5545): all-day entries whose names stay the same, so
//! that a second import changes them instead of adding them again. An event whose day the text does not give stands at
//! the day of the report and says so.

use super::citation::one_line;
use super::rows::{Chosen, event_day};
use crate::article::{Article, PartialDate};
use crate::explorer::{side_name, wording};
use crate::text::Span;

const REPORTED: &str = "\nThe report does not say on which day; this is the day of the report.";

/// A calendar with what it holds and leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The file.
    pub text: String,
    /// How many entries it has.
    pub entries: usize,
    /// How many events and plans have no day, not even that of the report, and therefore no entry.
    pub without_day: usize,
}

/// The calendar of the chosen articles.
pub fn calendar(chosen: &Chosen<'_>) -> Calendar {
    let mut calendar = Calendar { text: String::new(), entries: 0, without_day: 0 };
    for start in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Readout//Readout//EN", "CALSCALE:GREGORIAN"] {
        content_line(&mut calendar.text, start, "");
    }
    for article in chosen.iter() {
        if let Some(event) = &article.facts.event {
            let day = event_day(article).filter(|day| compact(*day).is_some());
            let reported = article.published.map(|published| published.date);
            calendar.add(
                chosen,
                article,
                Entry {
                    name: "event".to_owned(),
                    day: day.or(reported),
                    summary: summary(article),
                    remark: if day.is_some() { "" } else { REPORTED },
                    place: event.place.as_deref(),
                    words: event.span,
                },
            );
        }
        let mut names = Vec::new();
        for outcome in &article.facts.outcomes {
            let Some(by) = outcome.by else { continue };
            // Not the outcome's place among the facts, which a better parser may change.
            let name = [outcome.kind.word(), "-", &by.to_string()].concat().to_lowercase();
            names.push(name.clone());
            let same = names.iter().filter(|own| **own == name).count();
            calendar.add(
                chosen,
                article,
                Entry {
                    name: if same > 1 { [&name, "-", same.to_string().as_str()].concat() } else { name },
                    day: Some(by),
                    summary: [outcome.kind.word(), ": ", &outcome.words].concat(),
                    remark: "",
                    place: None,
                    words: outcome.span,
                },
            );
        }
    }
    content_line(&mut calendar.text, "END:VCALENDAR", "");
    calendar
}

/// What becomes an entry of the calendar.
struct Entry<'a> {
    /// What it is among the facts of its article.
    name: String,
    day: Option<PartialDate>,
    summary: String,
    /// What must be said of the day.
    remark: &'static str,
    place: Option<&'a str>,
    /// Its evidence.
    words: Span,
}

impl Calendar {
    fn add(&mut self, chosen: &Chosen<'_>, article: &Article, entry: Entry<'_>) {
        let day = entry.day.and_then(|day| Some((compact(day)?, day)));
        let Some((compact_day, day)) = day else {
            self.without_day += 1;
            return;
        };
        self.entries += 1;
        let text = &mut self.text;
        content_line(text, "BEGIN:VEVENT", "");
        content_line(text, "UID:", &[&article.id, "-", &entry.name, "@readout.invalid"].concat());
        // The core knows no clock; the entry is as old as the article.
        let stamp = article.published.and_then(|published| compact(published.date));
        content_line(text, "DTSTAMP:", &[stamp.as_deref().unwrap_or(&compact_day), "T000000Z"].concat());
        content_line(text, "DTSTART;VALUE=DATE:", &compact_day);
        if let Some(next) = next_day(day).and_then(compact) {
            content_line(text, "DTEND;VALUE=DATE:", &next);
        }
        content_line(text, "SUMMARY:", &escaped(&entry.summary));
        if let Some(place) = entry.place {
            content_line(text, "LOCATION:", &escaped(place));
        }
        content_line(text, "DESCRIPTION:", &escaped(&description(article, entry.remark)));
        if let Some(link) = chosen.access.to_words(article, entry.words) {
            content_line(text, "URL:", &link);
        }
        content_line(text, "TRANSP:TRANSPARENT", "");
        content_line(text, "END:VEVENT", "");
    }
}

/// `Meeting: Kazakhstan and Malta`
fn summary(article: &Article) -> String {
    let Some(event) = &article.facts.event else { return String::new() };
    let sides: Vec<String> =
        event.sides.iter().filter_map(|side| side_name(article, side.side.as_ref()?)).collect();
    match sides.as_slice() {
        [] => event.kind.word().to_owned(),
        sides => [event.kind.word(), ": ", &wording::list(sides.iter().map(String::as_str))].concat(),
    }
}

/// The headline, under it who publishes and when, and what must be said of the day.
fn description(article: &Article, remark: &str) -> String {
    let date = article.published.map(|published| wording::date(published.date));
    let agency = article.agency.as_ref().map(|agency| agency.words.as_str());
    let from: Vec<&str> = [agency, date.as_deref()].into_iter().flatten().collect();
    [&one_line(article.headline_words()), "\n", &one_line(&from.join(", ")), remark].concat()
}

/// `20230607`; nothing for a date that is no day.
fn compact(date: PartialDate) -> Option<String> {
    date.year().and(date.day())?;
    Some(date.to_string().replace('-', ""))
}

fn next_day(day: PartialDate) -> Option<PartialDate> {
    let (year, month, date) = (day.year()?, day.month()?, day.day()?);
    PartialDate::day_of(year, month, date + 1)
        .or_else(|| PartialDate::day_of(year, month + 1, 1))
        .or_else(|| PartialDate::day_of(year + 1, 1, 1))
}

/// A value of type TEXT (section 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// One line, folded before its 76th byte between characters (section 3.1).
fn content_line(text: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for c in name.chars().chain(value.chars()) {
        if length + c.len_utf8() > 75 {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}
