//! What the lines above the report say of who publishes: bylines, an agency alone on its line or beside a time stamp, the
//! site at the end of a page's title. Which line is what, `top` decides.

use super::characters::is_dash;
use super::credit;
use super::cues::{Cue, Cues};
use super::date;
use super::dateline;
use super::letterhead::{self, Letterhead};
use super::page::Stamp;
use super::press::{self, Likeness};
use super::timestamp;
use super::top::Top;
use super::top_line::TopLine;
use crate::article::{PartKind, Phrase};
use crate::reference::{Meaning, Passage};
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// An agency's name alone on its line has at most so many words.
const MOST_AGENCY_WORDS: usize = 3;

/// What stands above the office that publishes.
const FROM: [&str; 3] = ["From", "Published by", "Issued by"];

/// Such a label and its colon have at most so many tokens.
const LONGEST_LABEL: usize = 3;

/// A date has at most so many tokens, a title before one at least so many.
const LONGEST_DATE: usize = 12;
const FEWEST_TITLE_TOKENS: usize = 4;

/// «of», «from», «dated»: words that lead to a date have at most so many letters.
const LONGEST_SMALL_WORD: usize = 5;

/// A paper's name before its city has at most so many words.
const MOST_PAPER_WORDS: usize = 5;

/// `TITLE | Press release`: the title without what it is.
fn title_of(passage: &Passage, tokens: Range<usize>) -> Range<usize> {
    let bar = tokens.clone().rev().find(|at| passage.word(*at) == "|");
    let issued = |bar: &usize| {
        letterhead::read(passage, bar + 1..tokens.end).is_some_and(|found| found.issues && !found.names())
    };
    tokens.start..bar.filter(issued).unwrap_or(tokens.end)
}

/// `TITLE 5 June 2023`, `TITLE 05.06.2023 11:21:20 EET`: the day at a title's end that no word or mark of the title leads to.
fn bare_date_at_end(passage: &Passage, tokens: Range<usize>) -> Option<Range<usize>> {
    let first = tokens.end.saturating_sub(LONGEST_DATE).max(tokens.start + FEWEST_TITLE_TOKENS);
    let ends = |end: usize| {
        let clock = timestamp::clock(passage, end).unwrap_or(end);
        let zone = passage.token(clock).is_some_and(|token| token.shape == Shape::Upper);
        end == tokens.end || clock + usize::from(clock > end && zone) == tokens.end
    };
    let full = |at: usize| {
        date::read(passage, at)
            .filter(|(date, end)| date.year().is_some() && date.day().is_some() && ends(*end))
    };
    let date = (first..tokens.end).find(|at| full(*at).is_some())?;
    let before = passage.token(date - 1)?;
    let leads = before.kind != TokenKind::Word || passage.word(date - 1).len() <= LONGEST_SMALL_WORD;
    (!leads).then_some(date..tokens.end)
}

impl Top<'_> {
    /// `By NAME`, `AGENCY:`, `From NAME, CITY`.
    pub(super) fn take_byline(&mut self, index: usize) -> bool {
        let Some(line) = self.lines.get(index).filter(|_| !self.goes_on_from(index)) else { return false };
        let Some(credit) = credit::read(&line.passage, line.tokens.clone()) else { return false };
        let place = credit.place.map(|place| dateline::of_place(&line.passage, place));
        let agency = credit.agency.map(|agency| self.in_raw(agency));
        self.signed |= agency.is_none();
        self.agency = self.agency.take().or(agency);
        if self.dateline.is_none() {
            self.dateline = place.map(|place| (index, place));
        }
        true
    }

    /// «… in an interview with the broadcaster ⏎ AGENCY»: a link that the scrape put on a line of its own.
    fn goes_on_from(&self, index: usize) -> bool {
        const LEADS: [&str; 12] = [
            "with",
            "to",
            "by",
            "from",
            "via",
            "broadcaster",
            "newspaper",
            "daily",
            "channel",
            "magazine",
            "outlet",
            "agency",
        ];
        let above = index.checked_sub(1).and_then(|above| self.lines.get(above));
        above.is_some_and(|above| {
            let words = above.words();
            words.contains(' ') && words.rsplit(' ').next().is_some_and(|last| LEADS.contains(&last))
        })
    }

    /// A letterhead's line that is no title, `Ministry of Trade`, `PRESS RELEASE No 12`, `FA 069 18 June 2007`; its date is noted.
    pub(super) fn take_letterhead(&mut self, index: usize) -> Option<PartKind> {
        let mut found = self.letterhead(index)?;
        // `African Union` beside `Press Release No 12`
        let labelled = |found: Option<Letterhead>| found.is_some_and(|found| found.issues && !found.names());
        if found.names() && !found.publishes() {
            let above = index.checked_sub(1).and_then(|above| self.letterhead(above));
            let below = self.line(index + 1).map(|_| index + 1).and_then(|below| self.letterhead(below));
            found.issues = labelled(above) || labelled(below);
        }
        let kind = match (found.names(), &found.date) {
            _ if found.by => return None,
            (true, date) if !found.publishes() && (date.is_none() || self.is_stamp(index)) => return None,
            (_, Some(_)) => PartKind::Timestamp,
            (true, None) => PartKind::Credit,
            (false, None) if found.numbered => PartKind::Chrome,
            (false, None) => return None,
        };
        let line = self.lines.get(index)?;
        if let Some(stamp) = found.date.clone().and_then(|date| timestamp::of_date(&line.passage, date)) {
            self.note_stamp(index, &stamp);
        }
        if found.publishes() {
            self.note_publisher(index, &found);
        }
        Some(kind)
    }

    fn is_stamp(&self, index: usize) -> bool {
        let line = self.lines.get(index);
        line.is_some_and(|line| timestamp::whole(&line.passage, line.tokens.clone()).is_some())
    }

    /// `From:` alone on its line above an office, below a standfirst.
    pub(super) fn is_from(&mut self, index: usize) -> bool {
        let words = self.lines.get(index).map(|line| line.words().trim_end_matches(':')).unwrap_or_default();
        FROM.iter().any(|label| words.eq_ignore_ascii_case(label))
            && self.line(index + 1).is_some()
            && self.letterhead(index + 1).is_some_and(|below| below.publishes())
    }

    /// `From: Ministry of Trade`: the office behind such a label on its line.
    pub(super) fn take_from(&mut self, index: usize) -> bool {
        let Some(line) = self.lines.get(index) else { return false };
        let (passage, tokens) = (&line.passage, line.tokens.clone());
        let colon = tokens.clone().take(LONGEST_LABEL).find(|at| passage.word(*at) == ":");
        let label = |colon: &usize| {
            let label = passage.words(tokens.start..*colon);
            FROM.iter().any(|from| label.eq_ignore_ascii_case(from))
        };
        let office = colon.filter(label).and_then(|colon| letterhead::read(passage, colon + 1..tokens.end));
        let Some(found) = office.filter(Letterhead::names) else { return false };
        self.note_publisher(index, &found);
        true
    }

    /// Whether the line above is such a label.
    pub(super) fn follows_from(&self, index: usize) -> bool {
        let above = index.checked_sub(1).and_then(|above| self.lines.get(above));
        let words = above.map(|line| line.words().trim_end_matches(':')).unwrap_or_default();
        FROM.iter().any(|label| words.eq_ignore_ascii_case(label))
    }

    fn letterhead(&self, index: usize) -> Option<Letterhead> {
        let line = self.lines.get(index).filter(|line| !line.look.prose)?;
        letterhead::read(&line.passage, line.tokens.clone())
    }

    /// The office that a line between title and report names: `Press release by the Ministry of Trade`.
    pub(super) fn note_office(&mut self, index: usize) {
        if let Some(found) = self.letterhead(index).filter(Letterhead::publishes) {
            self.note_publisher(index, &found);
        }
    }

    /// Of several offices a body goes before the post of its head.
    fn note_publisher(&mut self, index: usize, found: &Letterhead) {
        let Some(line) = self.lines.get(index).filter(|_| found.names()) else { return };
        if self.office.as_ref().is_some_and(|(_, before)| *before || !found.body) {
            return;
        }
        let words = line.passage.words(found.name.clone()).to_owned();
        let phrase = Phrase { words, raw: line.passage.span(found.name.clone()) };
        self.office = Some((self.in_raw(phrase), found.body));
    }

    /// The name on the line below a lone `by`.
    pub(super) fn follows_by(&mut self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.lines.get(before));
        let follows = before.is_some_and(|before| {
            before.kind == Some(PartKind::Credit)
                && before.words().trim_end_matches(':').eq_ignore_ascii_case("by")
        });
        if follows {
            self.note_agency(index);
        }
        follows
    }

    /// The time stamp inside a credit, and the agency it names unless that only took the picture.
    pub(super) fn note_credit(&mut self, index: usize, cue: Cue) {
        let Some(line) = self.lines.get(index) else { return };
        if let Some(stamp) = timestamp::within(&line.passage, line.tokens.clone()) {
            self.note_stamp(index, &stamp);
        }
        if cue == Cue::Credit {
            self.note_agency(index);
        }
    }

    pub(super) fn note_agency(&mut self, index: usize) {
        let Some(line) = self.lines.get(index).filter(|_| self.agency.is_none()) else { return };
        let agency = credit::agency_in(&line.passage, line.tokens.clone());
        self.agency = agency.map(|(phrase, _)| self.in_raw(phrase));
    }

    /// `By JT - Jan 26, 2024`: a paper by its initials; `ABC | Updated: …`, `ABC Published …`: an agency by its acronym.
    pub(super) fn note_initials(&mut self, index: usize) {
        let Some(line) = self.lines.get(index).filter(|_| self.agency.is_none()) else { return };
        let (passage, first) = (&line.passage, line.tokens.start);
        let in_capitals = |at: usize| passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
        let follows_by = passage.word(first).eq_ignore_ascii_case("by");
        let alone = !passage.token(first + 2).is_some_and(|token| token.is_capitalised());
        let acronym = press::likeness(passage, first..first + 1) == Some(Likeness::Press)
            && (timestamp::is_label(passage, first + 1)
                || matches!(passage.word(first + 1), "|" | "•" | "·")
                || passage.word(first + 1).starts_with(is_dash));
        let name = match follows_by {
            true if in_capitals(first + 1) && alone => first + 1,
            false
                if in_capitals(first)
                    && acronym
                    && !timestamp::is_label(passage, first)
                    && Cues::get().of_line(passage.word(first), 0) != Some(Cue::Chrome) =>
            {
                first
            }
            _ => return,
        };
        let raw = passage.span(name..name + 1);
        self.agency = Some(self.in_raw(Phrase { words: passage.word(name).to_owned(), raw }));
    }

    /// `ABC`, `EXAMPLE TIMES`, `Example News Service` alone on its line above a city alone on its own, or above a dateline.
    pub(super) fn take_agency_alone(&mut self, index: usize) -> bool {
        let Some(line) = self.lines.get(index).filter(|_| self.agency.is_none()) else { return false };
        let name = line.tokens.clone();
        let upper = |at: usize| line.passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
        // `Example News Service`
        let service = name.len() > 2
            && name.len() <= MOST_AGENCY_WORDS
            && press::is_service(&line.passage, name.end - 1);
        let in_capitals = name.len() <= MOST_AGENCY_WORDS && name.clone().all(upper);
        if !(in_capitals || service) || press::likeness(&line.passage, name.clone()) != Some(Likeness::Press)
        {
            return false;
        }
        let phrase =
            Phrase { words: line.passage.words(name.clone()).to_owned(), raw: line.passage.span(name) };
        // `Tap here to return to FAST ⏎ FAST`: a button's name.
        let button = |above: &TopLine| {
            above.kind == Some(PartKind::Chrome) && above.words().ends_with(phrase.words.as_str())
        };
        if index.checked_sub(1).and_then(|above| self.lines.get(above)).is_some_and(button) {
            return false;
        }
        let dateline = |next: &TopLine| dateline::read(&next.passage, next.tokens.clone()).is_some();
        if !self.line(index + 1).is_some_and(dateline) && self.place_alone(index + 1, 0).is_none() {
            return false;
        }
        self.agency = Some(self.in_raw(phrase));
        true
    }

    /// `The Example (CITY)` below a time stamp: the paper, as sites that collect papers name it.
    pub(super) fn take_paper_and_city(&mut self, index: usize) -> bool {
        let mut above = self.lines.iter().take(index).rev();
        let stamped = above
            .find(|line| line.kind.is_some() || line.has_text())
            .is_some_and(|line| line.kind == Some(PartKind::Timestamp));
        let Some(line) = self.lines.get(index).filter(|_| stamped && self.agency.is_none()) else {
            return false;
        };
        let (passage, tokens) = (&line.passage, line.tokens.clone());
        let Some(open) = tokens.clone().find(|at| passage.word(*at) == "(") else { return false };
        let name = tokens.start..open;
        let named = (1..=MOST_PAPER_WORDS).contains(&name.len())
            && name.clone().all(|at| passage.token(at).is_some_and(|token| token.is_capitalised()));
        let city = passage.hit(open + 1, Meaning::is_city).is_some_and(|hit| {
            hit.first == open + 1 && passage.word(hit.end) == ")" && hit.end + 1 == tokens.end
        });
        if !named || !city {
            return false;
        }
        let phrase = Phrase { words: passage.words(name.clone()).to_owned(), raw: passage.span(name) };
        self.agency = Some(self.in_raw(phrase));
        true
    }

    /// `TITLE - Example Times`, `TITLE – EX – 12.02.2023`: the site and the day that a page's title ends with.
    pub(super) fn read_title_end(&mut self, index: usize) {
        let Some(line) = self.lines.get(index) else { return };
        let (passage, tokens) = (&line.passage, line.tokens.clone());
        let parts = |at: &usize| {
            let word = passage.word(*at);
            let spaced = |at: usize| passage.token(at).is_some_and(|token| token.spaced);
            word == "|" || (word.starts_with(is_dash) && spaced(*at) && spaced(at + 1))
        };
        // «Excerpts from the briefing (18 September 2020)»
        let bracket = tokens.clone().rev().find(|at| passage.word(*at) == "(");
        // «… (Accra, 14.03.2023)», «… (Accra - May 14, 2019)»
        let behind_city = |at: usize| {
            let city = passage.hit(at, Meaning::is_city).map(|hit| hit.end)?;
            let parts = passage.word(city) == "," || passage.word(city).starts_with(is_dash);
            parts.then_some(city + 1)
        };
        let dated = bracket.and_then(|bracket| {
            let first = behind_city(bracket + 1).unwrap_or(bracket + 1);
            Some((first, date::read(passage, first)?))
        });
        if let Some((first, (date, end))) = dated
            && date.year().is_some()
            && date.day().is_some()
            && end + 1 == tokens.end
        {
            let raw = self.heads.raw_span(passage.span(first..end));
            self.stamps.push(Stamp::bare(date, raw));
            return;
        }
        if !self.glued
            && let Some(date) = bare_date_at_end(passage, title_of(passage, tokens.clone()))
        {
            let raw = self.heads.raw_span(passage.span(date.start..tokens.end));
            let day = date::read(passage, date.start).map(|(date, _)| date);
            if let Some(line) = self.lines.get_mut(index).filter(|line| line.span.start < raw.start) {
                line.cut(self.raw, raw);
                self.stamps.extend(day.map(|day| Stamp::bare(day, raw)));
            }
            return;
        }
        let Some(mark) = tokens.clone().rev().find(parts) else { return };
        let date =
            date::read(passage, mark + 1).filter(|(date, end)| date.year().is_some() && *end == tokens.end);
        let name = match date {
            Some(_) => (tokens.start..mark).rev().find(parts).map_or(mark..mark, |first| first + 1..mark),
            None => mark + 1..tokens.end,
        };
        let raw = self.heads.raw_span(passage.span(mark + 1..tokens.end));
        if let Some((date, _)) = date {
            self.stamps.push(Stamp::bare(date, raw));
        }
        let listed = credit::agency_in(passage, name.clone()).filter(|(_, agency)| *agency == name);
        let office = letterhead::read(passage, name.clone()).is_some_and(|found| {
            // «Diplomatic appointment – Ambassador to Ghana» is one title.
            found.publishes() && !found.by && (found.body || passage.word(mark) == "|")
        });
        let site = listed.map(|(phrase, _)| phrase).or_else(|| {
            let acronym =
                name.len() == 1 && passage.token(name.start).is_some_and(|token| token.shape == Shape::Upper);
            let is_site = press::likeness(passage, name.clone()) == Some(Likeness::Press) && !acronym;
            (is_site || office).then(|| Phrase {
                words: passage.words(name.clone()).to_owned(),
                raw: passage.span(name.clone()),
            })
        });
        self.site = self.site.take().or_else(|| site.map(|site| self.in_raw(site)));
    }
}
