//! Dates the text mentions, each at its own precision, in all English orders and styles: days, months,
//! years, ranges with both their ends, «last March», «fourteen years ago». The year that a text leaves out is
//! inferred from the day of publication. Weekdays, times of day, decades and the dateline are left alone.

use super::Source;
use super::calendar::{self, Side};
use crate::article::{DateMention, PartKind, PartialDate, Reading};
use crate::reference::{Cue, Kinds, Meaning};
use crate::text::TokenKind;

/// Reads the dates in order.
pub(super) fn read(source: Source<'_>) -> Vec<DateMention> {
    let published = source.article.published.map(|published| published.date);
    let headline = source.article.parts_of(PartKind::Headline).next().and_then(|part| part.text);
    let headline = headline.unwrap_or_default();
    let mut reader = Reader { source, published, told: None, year: None };
    let mut mentions = Vec::new();
    let mut at = 0;
    while let Some(token) = source.passage.token(at) {
        let found = match token.kind {
            TokenKind::Number => reader.begun_by_number(at),
            TokenKind::Word if reader.may_begin(at) => reader.begun_by_word(at),
            _ => None,
        };
        let Some(found) = found.filter(|found| found.end > at) else {
            at += 1;
            continue;
        };
        let span = source.passage.span(at..found.end);
        // A title may be dated: «No: 112, 5 June 2023, Press Release …».
        let of_page = headline.contains(span) && found.dates.iter().all(|(date, _)| Some(*date) == published);
        let dated = of_page || source.in_dateline(at) || source.in_dateline(found.end - 1);
        if !dated {
            mentions.extend(found.dates.iter().map(|(date, reading)| DateMention {
                date: *date,
                span,
                reading: *reading,
            }));
            let full = found
                .dates
                .iter()
                .map(|(date, _)| *date)
                .find(|date| date.day().is_some() && date.year().is_some());
            reader.told = full.or(reader.told);
            let year = found.dates.iter().rev().find_map(|(date, _)| date.year());
            reader.year = year.or(reader.year);
        }
        at = found.end;
    }
    mentions
}

/// One or more dates and one past their last token.
pub(super) struct Found {
    pub(super) dates: Vec<(PartialDate, Reading)>,
    pub(super) end: usize,
}

/// Days of one month, the year perhaps missing.
struct Days {
    days: Vec<u8>,
    month: u8,
    year: Option<(u16, Reading)>,
    end: usize,
}

/// «ago» stands at most so many tokens behind the first of a number.
const AGO_WITHIN: usize = 24;

/// Only so many days share a month: «5, 6, 7 and 8 May».
const MOST_DAYS: usize = 6;

/// Reads dates at one token after the other.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) source: Source<'a>,
    pub(super) published: Option<PartialDate>,
    /// The last full date of the text, by which a text without a day of publication dates its days.
    told: Option<PartialDate>,
    /// The last year of the text: «that year».
    year: Option<u16>,
}

impl Reader<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.source.passage.word(at)
    }

    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map(|at| self.word(at)).unwrap_or_default()
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(at).eq_ignore_ascii_case(word))
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.source.passage.token(at).is_some_and(|token| !token.spaced)
    }

    pub(super) fn digits(&self, at: usize, most: usize) -> Option<u16> {
        let word = self.word(at);
        let plain = word.len() <= most && word.bytes().all(|byte| byte.is_ascii_digit());
        if plain { word.parse().ok() } else { None }
    }

    /// What begins with a digit: a day, a numeric date, a year.
    fn begun_by_number(&self, at: usize) -> Option<Found> {
        if self.belongs_to_what_stands_before(at) || self.is_of_copyright(at) {
            return None;
        }
        self.numeric(at)
            .or_else(|| self.day_and_month(at))
            .or_else(|| self.days_first(at).map(|days| self.with_second(days, Self::days_first)))
            .or_else(|| self.years(at))
            .or_else(|| self.years_ago(at))
    }

    /// «© 2017 EXAMPLE», «Copyright 2017».
    fn is_of_copyright(&self, at: usize) -> bool {
        self.before(at) == "©" || at.checked_sub(1).is_some_and(|before| self.is(before, &["copyright"]))
    }

    /// Most words begin no date: one look at what they mean says so.
    fn may_begin(&self, at: usize) -> bool {
        const BEGINNINGS: Kinds = Kinds::of(&[
            Meaning::Month(0),
            Meaning::Number(0),
            Meaning::Cue(Cue::Last),
            Meaning::Cue(Cue::This),
            Meaning::Cue(Cue::Next),
        ]);
        self.source.passage.begins(at, BEGINNINGS)
    }

    /// What begins with a word: a month, «last», «fourteen years ago».
    fn begun_by_word(&self, at: usize) -> Option<Found> {
        if let Some((_, doubtful, end)) = self.month(at) {
            let days = self.month_first(at).map(|days| self.with_second(days, Self::month_first));
            return days.or_else(|| self.months(at, at, end, doubtful));
        }
        self.deictic(at).or_else(|| self.years_ago(at))
    }

    fn month(&self, at: usize) -> Option<(u8, bool, usize)> {
        let kinds = const { Kinds::of(&[Meaning::Month(0)]) };
        let (hit, month) = self.source.passage.find_of(kinds, at, |meaning| match meaning {
            Meaning::Month(month) => u8::try_from(month).ok(),
            _ => None,
        })?;
        Some((month, hit.sense.doubtful, hit.end))
    }

    /// The index behind the point of an abbreviated month, if a number follows it.
    fn past_point(&self, at: usize) -> usize {
        let point = self.word(at) == "." && self.glued(at);
        let number = self.source.passage.token(at + 1).is_some_and(|token| token.kind == TokenKind::Number);
        if point && number { at + 1 } else { at }
    }

    /// A day of the month with or without `st`, `th`; not a time, a decimal or a percentage.
    fn day(&self, at: usize) -> Option<(u8, usize)> {
        let day = self.digits(at, 2).filter(|day| (1..=31).contains(day))? as u8;
        let suffix = self.glued(at + 1) && self.is(at + 1, &["st", "nd", "rd", "th"]);
        let time = self.glued(at + 1) && self.word(at + 1) == ":";
        (!time).then_some((day, if suffix { at + 2 } else { at + 1 }))
    }

    /// Whether two days are joined here, and the index behind what joins them.
    fn joint(&self, at: usize) -> Option<usize> {
        let stroke = || self.word(at) == "/" && self.glued(at) && self.glued(at + 1);
        if matches!(self.word(at), "-" | "–" | "—" | "‑" | "to" | "and" | "&" | "until" | "till" | "through")
            || stroke()
        {
            Some(at + 1)
        } else if self.word(at) == "," {
            Some(if self.word(at + 1) == "and" { at + 2 } else { at + 1 })
        } else {
            None
        }
    }

    /// `5`, `5-7`, `5, 6 and 7`, with suffixes.
    fn day_list(&self, at: usize) -> Option<(Vec<u8>, usize)> {
        let (first, mut end) = self.day(at)?;
        let mut days = vec![first];
        while days.len() < MOST_DAYS {
            let next = self.joint(end).and_then(|next| self.day(self.past_weekday(next)));
            let Some((day, after)) = next.filter(|(day, _)| days.last().is_some_and(|last| last < day))
            else {
                break;
            };
            days.push(day);
            end = after;
        }
        Some((days, end))
    }

    /// «Monday 3 to **Wednesday** 5 June»: the index behind the day of the week.
    fn past_weekday(&self, at: usize) -> usize {
        let weekday = |meaning| matches!(meaning, Meaning::Weekday(_)).then_some(());
        let end = self.source.passage.find(at, weekday).map_or(at, |(hit, ())| hit.end);
        if end > at && self.word(end) == "," { end + 1 } else { end }
    }

    /// `5 May`, `5th of May, 2024`, `5th, May 2024`, `5th day of May`, `5–7 May 2024`.
    fn days_first(&self, at: usize) -> Option<Days> {
        let (days, end) = self.day_list(at)?;
        let ordinal = self.glued(end - 1) && self.digits(end - 1, 2).is_none();
        let day = end + usize::from(ordinal && (self.word(end) == "," || self.is(end, &["day"])));
        let at = day + usize::from(self.is(day, &["of"]));
        // «5-May-2024»
        let at = if self.word(at) == "-" && self.glued(at) { at + 1 } else { at };
        let (month, _, end) = self.month(at)?;
        let (year, end) = self.year_behind(end);
        // «the 3rd, March and April»
        (self.word(day - 1) != "," || year.is_some()).then_some(Days { days, month, year, end })
    }

    /// `May 5`, `Mar.18`, `May 5th, 2024`, `October 8-9`.
    fn month_first(&self, at: usize) -> Option<Days> {
        let (month, _, end) = self.month(at)?;
        let (mut days, mut end) =
            self.day_list(self.past_point(end) + usize::from(self.is(end, &["the"])))?;
        // «May 5, 20 people»: what follows a comma is a day only when another joins it.
        let (year, after) = self.year_behind(end);
        if year.is_none() && days.len() > 1 && self.word(end.saturating_sub(2)) == "," {
            days.pop();
            end -= 2;
        }
        Some(Days { days, month, year, end: if year.is_some() { after } else { end } })
    }

    /// Adds the other end when the range runs into another month: «30 April – 2 May 2024».
    fn with_second(&self, first: Days, read: impl Fn(&Self, usize) -> Option<Days>) -> Found {
        let second = self.joint(first.end).filter(|_| first.days.len() == 1).and_then(|at| read(self, at));
        let mut dates = Vec::new();
        let mut end = first.end;
        let shared = second.as_ref().and_then(|second| second.year).map(|(year, reading)| {
            let turned = second.as_ref().is_some_and(|second| second.month < first.month);
            (if turned { year.saturating_sub(1) } else { year }, reading)
        });
        for days in [Some(Days { year: first.year.or(shared), ..first }), second].into_iter().flatten() {
            end = days.end;
            dates
                .extend(days.days.iter().filter_map(|day| self.date(days.year, days.month, Some(*day), end)));
        }
        Found { dates, end }
    }

    /// The date with its year, which is inferred when the text leaves it out.
    pub(super) fn date(
        &self,
        year: Option<(u16, Reading)>,
        month: u8,
        day: Option<u8>,
        at: usize,
    ) -> Option<(PartialDate, Reading)> {
        if let Some((year, reading)) = year {
            return Some((PartialDate::new(Some(year), Some(month), day)?, reading));
        }
        // Without a day of publication only days take their year from elsewhere in the text.
        let Some(anchor) = self.published.or(self.told.filter(|_| day.is_some())) else {
            return Some((PartialDate::new(None, Some(month), day)?, Reading::Stated));
        };
        let side = if self.lies_behind(at) {
            Side::Behind
        } else if self.lies_ahead(at) {
            Side::Ahead
        } else {
            Side::Near
        };
        let year = calendar::year_of(month, day, anchor, side)?;
        Some((PartialDate::new(Some(year), Some(month), day)?, Reading::Inferred))
    }

    /// «at the previous meeting in June».
    fn lies_behind(&self, end: usize) -> bool {
        (end.saturating_sub(6)..end).any(|at| self.source.cue(at, Cue::Last).is_some())
    }

    /// Whether the words of the same clause say that it is still to come.
    fn lies_ahead(&self, end: usize) -> bool {
        let ahead = |at: &usize| self.source.cue(*at, Cue::Future).is_some();
        let before =
            (end.saturating_sub(16)..end).rev().take_while(|at| !matches!(self.word(*at), "." | ";"));
        let behind =
            (end..end + 6).take_while(|at| !matches!(self.word(*at), "." | ";" | "and" | "after" | "that"));
        // «travelled on 5 May to attend …»: what the journey was for says nothing of when it was.
        let done = before.clone().any(|at| self.is_done(at));
        let behind = behind.filter(|at| !(done && self.source.cue(*at, Cue::Infinitive).is_some()));
        let until = (end.saturating_sub(5)..end).any(|at| self.source.cue(at, Cue::Until).is_some());
        until || before.chain(behind).any(|at| ahead(&at))
    }

    /// A verb in the past with its subject right before it: «NAME travelled».
    fn is_done(&self, at: usize) -> bool {
        let passage = self.source.passage;
        let subject =
            at.checked_sub(1).and_then(|at| passage.token(at)).is_some_and(|token| token.is_capitalised());
        let event = |meaning| matches!(meaning, Meaning::Event(_) | Meaning::Cue(Cue::Leads)).then_some(());
        subject && self.word(at).ends_with("ed") && passage.find(at, event).is_some()
    }

    /// `, 2024`, ` 2024`, `-2024`, ` of 2024`, «last year», «this year».
    fn year_behind(&self, end: usize) -> (Option<(u16, Reading)>, usize) {
        let mut at = self.past_point(end);
        if matches!(self.word(at), "," | "-" | "/") || self.is(at, &["of", "in"]) {
            at += 1;
        }
        if let Some(year) = self.digits(at, 4).filter(|year| (1000..=2199).contains(year))
            && !self.counts_something(at)
        {
            return (Some((year, Reading::Stated)), at + 1);
        }
        match self.year_by_deixis(at) {
            Some((year, end)) => (Some((year, Reading::Inferred)), end),
            None => (None, end),
        }
    }

    /// «last year», «this year», «the current year», seen from the day of publication.
    fn year_by_deixis(&self, at: usize) -> Option<(u16, usize)> {
        let same = self.is(at, &["that", "same"]) || self.is(at, &["the"]) && self.is(at + 1, &["same"]);
        let noun = at + if self.is(at, &["the"]) { 2 } else { 1 };
        if same && self.is(noun, &["year"]) {
            return self.year.map(|year| (year, noun + 1));
        }
        let published = self.published?.year()?;
        let at = at + usize::from(self.is(at, &["the"]));
        let (shift, end) = self.shift(at)?;
        let unit = self.time_unit(end)?;
        (unit == "year").then_some((published.checked_add_signed(shift)?, end + 1))
    }

    /// Last, this, next: −1, 0, 1.
    fn shift(&self, at: usize) -> Option<(i16, usize)> {
        [(Cue::Last, -1), (Cue::This, 0), (Cue::Next, 1)]
            .into_iter()
            .find_map(|(cue, shift)| Some((shift, self.source.cue(at, cue)?)))
    }

    fn time_unit(&self, at: usize) -> Option<&'static str> {
        let kinds = const { Kinds::of(&[Meaning::Unit(0)]) };
        let (_, row) = self.source.passage.find_of(kinds, at, |meaning| match meaning {
            Meaning::Unit(row) => Some(row),
            _ => None,
        })?;
        let unit = self.source.reference.units.get(usize::from(row))?;
        (unit.kind == "time").then_some(unit.unit)
    }

    /// «last March», «next June», «last year».
    fn deictic(&self, at: usize) -> Option<Found> {
        let (shift, end) = self.shift(at)?;
        let published = self.published?;
        if let Some((month, _, end)) = self.month(end) {
            if self.digits(end, 4).is_some() {
                return None;
            }
            let side = match shift {
                -1 => Side::Behind,
                0 => Side::SameYear,
                _ => Side::Ahead,
            };
            let year = calendar::year_of(month, None, published, side)?;
            let date = PartialDate::new(Some(year), Some(month), None)?;
            return Some(Found { dates: vec![(date, Reading::Inferred)], end });
        }
        let singular = !self.word(end).ends_with(['s', 'S']);
        let (year, end) = self.year_by_deixis(at).filter(|_| singular)?;
        // «the previous year» and «the following year» count from a year told before.
        let from_publication = self.is(at, &["last", "this", "next", "current", "coming", "upcoming"])
            || self.is(at + 1, &["current"]);
        // «earlier this year» says when, but names no date; «the first half of this year» does.
        let named = shift != 0 || at.checked_sub(1).is_some_and(|before| self.is(before, &["of", "for"]));
        let date = PartialDate::new(Some(year), None, None).filter(|_| from_publication && named)?;
        Some(Found { dates: vec![(date, Reading::Inferred)], end })
    }

    /// «fourteen years ago».
    fn years_ago(&self, at: usize) -> Option<Found> {
        const AGO: Kinds = Kinds::of(&[Meaning::Cue(Cue::Ago)]);
        let passage = self.source.passage;
        let ago = passage.may_hold(Cue::Ago) && passage.begins_within(at..at + AGO_WITHIN, AGO);
        let published = self.published?.year().filter(|_| ago)?;
        let amount = self.source.amount(at)?;
        let whole = amount.value >= 1.0 && amount.value < 1000.0 && amount.value.fract() == 0.0;
        if !whole || self.time_unit(amount.end)? != "year" {
            return None;
        }
        let end = self.source.cue(amount.end + 1, Cue::Ago).filter(|_| self.is(amount.end + 1, &["ago"]))?;
        let year = published.checked_sub(amount.value as u16)?;
        Some(Found { dates: vec![(PartialDate::new(Some(year), None, None)?, Reading::Inferred)], end })
    }

    /// A month without a day: `June 2019`, «April of last year», `January–March 2024`, «in August».
    fn months(&self, begins: usize, at: usize, end: usize, doubtful: bool) -> Option<Found> {
        let (month, ..) = self.month(at)?;
        // «Jan**.**–Nov. 2023»
        let pointed = self.word(end) == "." && self.glued(end) && self.joint(end + 1).is_some();
        let end = end + usize::from(pointed);
        let (year, after) = self.year_behind(end);
        if let Some(second) = self.joint(end).filter(|_| year.is_none() && self.word(end) != ",")
            && let Some((other, _, second_end)) = self.month(second)
            && self.day(second_end).is_none()
        {
            let (year, after) = self.year_behind(second_end);
            let between =
                self.word(end) == "and" && begins.checked_sub(1).is_some_and(|at| self.is(at, &["between"]));
            let range = between
                || matches!(self.word(end), "-" | "–" | "—" | "‑" | "to" | "through" | "until" | "till");
            if year.is_some() || (range && self.may_stand_alone(begins, doubtful)) {
                let first_year = match year {
                    Some((year, reading)) if range && other < month => {
                        Some((year.saturating_sub(1), reading))
                    }
                    year => year,
                };
                let first = self.month_date(first_year, month, after);
                // What is left out is the same for both: a range does not run backwards.
                let follows = |(date, reading): (PartialDate, Reading)| {
                    let year = date.year()?.checked_add(u16::from(range && other < month))?;
                    (reading == Reading::Inferred).then_some((year, reading))
                };
                let year = year.or_else(|| first.filter(|_| range).and_then(follows));
                let dates = [first, self.month_date(year, other, after)].into_iter().flatten();
                return Some(Found { dates: dates.collect(), end: after });
            }
        }
        if year.is_none() && !self.may_stand_alone(begins, doubtful) {
            return None;
        }
        let found = self.month_date(year, month, after)?;
        Some(Found { dates: vec![found], end: after })
    }

    /// A month alone has no meaning without a year.
    fn month_date(
        &self,
        year: Option<(u16, Reading)>,
        month: u8,
        at: usize,
    ) -> Option<(PartialDate, Reading)> {
        self.date(year, month, None, at).filter(|(date, _)| date.year().is_some())
    }

    /// «in May» is a month, «Theresa May» and «they may» are not.
    fn may_stand_alone(&self, at: usize, doubtful: bool) -> bool {
        let (before, after) = (at.checked_sub(1), self.source.passage.token(at + 1));
        let capital = self.source.passage.is_capitalised(at);
        let name_behind = after.is_some_and(|token| token.is_capitalised());
        let led = before.is_some_and(|at| {
            self.source.cue(at, Cue::Within).is_some()
                || self.source.cue_before(at + 1, Cue::Season).is_some()
                || (self.word(at) == "-" && self.is(at.saturating_sub(1), &["mid"]))
        });
        // «and **Jan** NAME»: a month in short is a given name as well.
        let full_name = self.word(at).len() > 4;
        let given = doubtful || !full_name;
        capital && if given { led && !name_behind } else { led || !name_behind }
    }
}
