//! Dates that begin with figures alone: `12.08.2024`, `30/12`, `2021`, `2023-2025`; and figures that are no date. Dates
//! with a month's name and relative ones are in `dates`.

use super::calendar;
use super::dates::{Found, Reader};
use crate::article::{PartialDate, Reading};
use crate::reference::{Cue, Kinds, Meaning};
use crate::text::TokenKind;

impl Reader<'_> {
    /// `12.08.2024`, `2024/08/12`, `25-07-2023`, `08/12/2024`.
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        let word = self.word(at);
        let (numbers, end, stroke) = if word.matches('.').count() == 2 {
            let mut pieces = word.split('.');
            ([pieces.next()?, pieces.next()?, pieces.next()?], at + 1, false)
        } else {
            let mark = self.word(at + 1);
            let glued = (at + 1..at + 5).all(|at| self.glued(at));
            if !glued || !matches!(mark, "/" | "-" | "." | "–") || self.word(at + 3) != mark {
                return None;
            }
            ([word, self.word(at + 2), self.word(at + 4)], at + 5, mark == "/")
        };
        if self.glued(end) && matches!(self.word(end), "-" | "/" | ":") && self.glued(end + 1) {
            return None;
        }
        // Only between strokes do some put the month first.
        let date = calendar::numeric(numbers, self.published.filter(|_| stroke))?;
        Some(Found { dates: vec![(date, Reading::Stated)], end })
    }

    /// `(30/12)`, `on 23/7`, `Tuesday (5/3)`: the day before the month, by the first being too large for a month or a weekday
    /// before it.
    pub(super) fn day_and_month(&self, at: usize) -> Option<Found> {
        let led = matches!(self.before(at), "(" | "on");
        let glued = self.glued(at + 1) && self.glued(at + 2) && self.word(at + 1) == "/";
        let alone =
            !matches!(self.word(at + 3), "/" | "-" | "%") && self.source.passage.hits_at(at + 3).is_empty();
        let (day, month) = (self.digits(at, 2)?, self.digits(at + 2, 2)?);
        let weekday = |meaning| matches!(meaning, Meaning::Weekday(_)).then_some(());
        let named = at.checked_sub(2).is_some_and(|at| self.source.passage.find(at, weekday).is_some());
        if !(led && glued && alone && (day > 12 || named)) {
            return None;
        }
        let date = self.date(None, u8::try_from(month).ok()?, u8::try_from(day).ok(), at + 3)?;
        Some(Found { dates: vec![date], end: at + 3 })
    }

    /// `2021`, `2023-2025`, `2023/24`.
    pub(super) fn years(&self, at: usize) -> Option<Found> {
        let year = self.year(at)?;
        let stated = |year| PartialDate::new(Some(year), None, None).map(|date| (date, Reading::Stated));
        let dash = matches!(self.word(at + 1), "-" | "–" | "—" | "‑" | "/");
        let to = self.is(at + 1, &["to", "until", "till", "through", "and"]);
        let second = if dash || to {
            let full = self.digits(at + 2, 4).filter(|other| *other > 1000 && !self.counts_something(at + 2));
            let short =
                self.digits(at + 2, 2).filter(|_| dash && self.glued(at + 2) && self.word(at + 2).len() == 2);
            full.or(short.map(|short| year / 100 * 100 + short))
                .filter(|other| (year + 1..year + 200).contains(other))
        } else {
            None
        };
        match second {
            Some(other) => Some(Found { dates: vec![stated(year)?, stated(other)?], end: at + 3 }),
            None => Some(Found { dates: vec![stated(year)?], end: at + 1 }),
        }
    }

    /// Four digits that are a year: recent ones by themselves, older ones behind «in», «since» and the like.
    pub(super) fn year(&self, at: usize) -> Option<u16> {
        let year = self.digits(at, 4).filter(|year| (1000..=2199).contains(year))?;
        let led = at.checked_sub(1).is_some_and(|at| self.source.cue(at, Cue::Within).is_some());
        let recent = (1900..=2100).contains(&year);
        let numbered = self.source.cue_before(at, Cue::Numbered).is_some();
        ((recent || (led && year >= 1500)) && !numbered && !self.counts_something(at)).then_some(year)
    }

    /// `1975 participants`, `2000 dollars`, `1990s`, `2021 %`.
    pub(super) fn counts_something(&self, at: usize) -> bool {
        let led = at.checked_sub(1).is_some_and(|at| self.source.cue(at, Cue::Within).is_some());
        // «the **1964** treaty»: nobody counts what there is one of.
        // «the 1951 **Refugee** Convention»: nor what a name begins with.
        let one = |unit: &str, end: usize| {
            let plural = self.word(end - 1).ends_with(['s', 'S']) || self.word(end - 1) == unit;
            let named = self.source.passage.is_capitalised(at + 1) && self.source.passage.is_capitalised(end);
            (named || self.is(at.saturating_sub(1), &["the", "its", "their", "this"])) && !plural
        };
        let glued_word = self.glued(at + 1)
            && (self.source.passage.token(at + 1).is_some_and(|token| token.kind == TokenKind::Word)
                || matches!(self.word(at + 1), "%" | ":" | "'" | "’" | "°"));
        let measured = self.source.passage.hits_at(at + 1).iter().any(|hit| match hit.sense.meaning {
            Meaning::Currency(_) => {
                let plural = self.word(hit.end - 1).ends_with('s');
                (plural || !(led && hit.sense.doubtful)) && !self.is(at + 1, &["$"])
            }
            Meaning::Number(row) => {
                let number = self.source.reference.numbers.get(usize::from(row));
                number.is_some_and(|number| number.class == "magnitude") && !hit.sense.doubtful
            }
            Meaning::Unit(row) => {
                let unit = self.source.reference.units.get(usize::from(row));
                unit.is_some_and(|unit| match unit.kind {
                    "time" => false,
                    "count" | "group" => !led && !hit.sense.doubtful && !one(unit.unit, hit.end),
                    "people" => !hit.sense.doubtful && !one(unit.unit, hit.end),
                    _ => !hit.sense.doubtful,
                })
            }
            _ => false,
        });
        // «0900 hrs to **1600 hrs**»
        glued_word || measured || self.is(at + 1, &["hrs", "hours", "h"])
    }

    /// `$2000`, `COVID-2019`, `F-2000`, `1/2024`: digits that belong to what stands before them.
    pub(super) fn belongs_to_what_stands_before(&self, at: usize) -> bool {
        let before = at.saturating_sub(4)..at;
        let mut currencies = self.source.passage.hits_within(before, Kinds::of(&[Meaning::Currency(0)]));
        let currency = currencies.any(|hit| hit.end == at);
        let marked =
            self.glued(at) && matches!(self.before(at), "$" | "#" | "№" | "+" | "/" | "@" | "_" | "=");
        // «COVID-**19** January»
        let name =
            || at.checked_sub(2).filter(|_| self.glued(at) && self.glued(at - 1) && self.before(at) == "-");
        let numbered = self.word(at).len() <= 2 && name().is_some_and(|name| self.is_name(name));
        currency || marked || numbered
    }

    /// A word that is no month and no day.
    fn is_name(&self, at: usize) -> bool {
        let passage = self.source.passage;
        let calendar = |meaning| matches!(meaning, Meaning::Month(_) | Meaning::Weekday(_)).then_some(());
        passage.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.is_capitalised())
            && passage.find(at, calendar).is_none()
    }
}
