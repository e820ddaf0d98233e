//! The agency of a dateline: between brackets or strokes, listed, in capitals behind a point or a date, alone behind
//! the dash.

use super::super::characters::is_dash;
use super::super::credit::looks_like_name;
use super::super::date;
use super::super::press::{self, Likeness};
use super::Reading;
use super::place::Certainty;
use crate::reference::{Meaning, reference};
use crate::text::Shape;
use std::ops::Range;

/// An agency between brackets or strokes has at most so many tokens.
const MOST_ENCLOSED: usize = 18;

/// Behind an outlet's name and a dash a report goes on for at least so many tokens: a title is shorter.
const FEWEST_BEHIND_OUTLET: usize = 14;

/// An outlet's acronym has at most so many bytes.
const LONGEST_ACRONYM: usize = 5;

/// An outlet's name in capitals between bars has at most so many words.
const MOST_BETWEEN_BARS: usize = 4;

/// An agency's name.
pub(super) struct Agency {
    pub(super) tokens: Range<usize>,
    /// Its row in `Reference::agencies`.
    pub(super) row: Option<u16>,
    /// It is listed, or a site's name: no other words.
    pub(super) known: bool,
}

impl Agency {
    /// Any words in an agency's place.
    pub(super) fn of(tokens: Range<usize>, row: Option<u16>) -> Self {
        Self { tokens, row, known: row.is_some() }
    }
}

impl Reading<'_, '_> {
    /// `(AGENCY)`, `/AGENCY/`, `(AGENCY - 5 June)`, `(5 June)`: the token after the closing mark.
    pub(super) fn enclosed_agency(&mut self, at: usize) -> Option<usize> {
        let close = match self.passage.word(at) {
            "(" => ")",
            "/" => "/",
            "[" => "]",
            _ => return None,
        };
        let end = if close == "/" { self.stroke_closes(at)? } else { self.bracket_closes(at, close)? };
        let inside = at + 1..end;
        let (mut agency, mut labelled) = (None::<(Range<usize>, Option<u16>)>, false);
        // «(Dec. 19/19)» is one piece.
        let day = date::read(self.passage, inside.start).filter(|(_, after)| *after == end);
        if let Some((date, _)) = day {
            self.date.get_or_insert((date, inside));
            return Some(end + 1);
        }
        for piece in self.pieces(inside) {
            if let Some((date, after)) =
                date::read(self.passage, date::after_weekday(self.passage, piece.start))
                && after >= piece.end
            {
                self.date.get_or_insert((date, piece));
                continue;
            }
            // `(LEAD)`, `(Web Desk)` say what it is or who of nobody wrote it.
            let press = || press::likeness(self.passage, piece.clone()) == Some(Likeness::Press);
            if press::is_nobody(self.passage, piece.end - 1) && !press() {
                labelled = true;
                continue;
            }
            let listed = self.agency_row(piece.start).filter(|(_, end)| *end <= piece.end);
            // `/ AGENCY, K. NAME /`
            let writer = listed.is_some_and(|(_, end)| self.passage.word(end) == ",");
            let piece = piece.start..listed.filter(|_| writer).map_or(piece.end, |(_, end)| end);
            let row = listed.map(|(row, _)| row);
            // `(AGENCY/NAME)`: who wrote it stands behind.
            let upper = |at: usize| self.passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
            let writer = agency.as_ref().is_some_and(|(name, _)| name.len() == 1 && upper(name.start))
                && looks_like_name(self.passage.words(piece.clone()));
            if row.is_some() || !writer && agency.as_ref().is_none_or(|(_, row)| row.is_none()) {
                agency = Some((piece, row));
            }
        }
        if let Some((piece, row)) = agency {
            // `5 June 2023 (CITY, Ghana):`
            let city = self.city_at(piece.start).filter(|city| {
                let region = self.passage.hit(city + 1, Meaning::is_land).map(|hit| hit.end);
                *city == piece.end
                    || self.passage.word(*city) == "," && region.is_some_and(|region| region == piece.end)
            });
            if let Some(city) = city.filter(|_| self.place.is_none() && self.date.is_some()) {
                self.place = Some((piece.start..city, Certainty::Known));
                return Some(end + 1);
            }
            // «Brasília (Brazil)» says where the city is.
            let place = self.passage.hit(piece.start, Meaning::is_land);
            if row.is_none() && place.is_some_and(|hit| hit.end == piece.end) {
                self.region = true;
                return self.place.is_some().then_some(end + 1);
            }
            let in_small_letters = close == "/" && piece.len() == 1 && self.date.is_some();
            // `(Release ID: 45)` names a label.
            let labels = piece.clone().any(|at| self.passage.word(at) == ":");
            let named = (self.is_capitalised(piece.start) || in_small_letters) && piece.len() <= 8 && !labels;
            if !named && row.is_none() {
                return None;
            }
            if row.is_some() || self.agency.as_ref().is_none_or(|agency| !agency.known) {
                self.agency = Some(Agency::of(piece, row));
            }
            self.enclosed = true;
        } else if self.date.is_none() && (!labelled || self.place.is_none()) {
            return None;
        }
        Some(end + 1)
    }

    /// The stroke that closes the one at `at`: no word is glued behind it.
    pub(super) fn stroke_closes(&self, at: usize) -> Option<usize> {
        let ends =
            |at: &usize| self.passage.word(*at) == "/" && (self.is_spaced(at + 1) || !self.is_word(at + 1));
        (at + 2..(at + MOST_ENCLOSED).min(self.limit)).find(ends)
    }

    /// The bracket that closes the one at `at`, those within passed over.
    pub(super) fn bracket_closes(&self, at: usize, close: &str) -> Option<usize> {
        let open = self.passage.word(at);
        let mut depth = 1;
        (at + 1..(at + MOST_ENCLOSED).min(self.limit)).find(|at| {
            depth += i32::from(self.passage.word(*at) == open) - i32::from(self.passage.word(*at) == close);
            depth == 0
        })
    }

    /// The parts between strokes, dashes with a space at their side, and bars.
    pub(super) fn pieces(&self, inside: Range<usize>) -> Vec<Range<usize>> {
        let parts = |at: &usize| {
            let word = self.passage.word(*at);
            matches!(word, "/" | "|")
                || (word.starts_with(is_dash)
                    && (self.is_spaced(at + 1) || self.passage.token(*at).is_some_and(|token| token.spaced)))
        };
        let mut pieces = Vec::new();
        let mut start = inside.start;
        for at in inside.clone().filter(parts).chain([inside.end]) {
            if at > start {
                pieces.push(start..at);
            }
            start = at + 1;
        }
        pieces
    }

    /// An agency of the lexicon, before or behind the place, with «news agency» or the like.
    pub(super) fn known_agency(&mut self, at: usize, start: usize) -> Option<usize> {
        let site = press::site_at(self.passage, at).map(|site| (None, site.end));
        let (row, end) = site.or_else(|| self.agency_row(at).map(|(row, end)| (Some(row), end)))?;
        let place_follows = self.place.is_none() && self.city_at(end).is_some();
        let ends_here = end >= self.limit || !self.is_word(end) || self.place.is_some() || place_follows;
        let opens = at != start
            || matches!(self.passage.word(end), "," | "." | ":" | "/")
            || self.is_dash_at(end)
            || place_follows;
        // «ALLENTOWN, PA., March 13»: with a point and a comma it is a district.
        let district = self.passage.word(end) == "." && self.passage.word(end + 1) == ",";
        if !ends_here || !opens || end > self.limit || district {
            return None;
        }
        self.agency = Some(Agency { tokens: at..end, row, known: true });
        Some(end)
    }

    pub(super) fn agency_row(&self, at: usize) -> Option<(u16, usize)> {
        let agency = |meaning| if let Meaning::Agency(row) = meaning { Some(row) } else { None };
        self.passage.find(at, agency).map(|(hit, row)| (row, hit.end))
    }

    /// `CITY. AGENCY –`, `CITY, AGENCY –`: one or two words in capitals behind a point or a comma, and a mark behind
    /// them; behind a city in capitals and a point, `CITY. AGENCY The sides …` needs none.
    pub(super) fn agency_in_capitals(&mut self, at: usize, mark: &str) -> Option<usize> {
        let behind_date = matches!(mark, "–" | ":") && self.date.is_some();
        if self.agency.is_some() || !(matches!(mark, "." | "," | "|") || behind_date) {
            return None;
        }
        let upper = |at: usize| self.passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
        let end = at + (at..at + 2).take_while(|at| *at < self.limit && upper(*at)).count();
        let organisation = |meaning| matches!(meaning, Meaning::Organisation(_)).then_some(());
        if end == at || self.passage.find(at, organisation).is_some() {
            return None;
        }
        // `CITY, COUNTRY | EXAMPLE DAILY | The sides …`
        let between =
            at..at + (at..at + MOST_BETWEEN_BARS).take_while(|at| *at < self.limit && upper(*at)).count();
        if mark == "|" && self.passage.word(between.end) == "|" {
            self.agency = Some(Agency { known: true, ..Agency::of(between.clone(), None) });
            self.enclosed = true;
            return Some(between.end);
        }
        let name = at..end;
        let ends = end >= self.limit || self.is_dash_at(end) || matches!(self.passage.word(end), ":" | ".");
        let known = matches!(self.place, Some((_, Certainty::Known)));
        let acronym = name.len() == 1 && press::likeness(self.passage, name.clone()) == Some(Likeness::Press);
        let is_agency = match mark {
            // «ACCRA, LUNA-The sides …»
            "," | "|" if self.date.is_none() => {
                let glued = self.passage.word(end) == "-" && self.is_sentence(end + 1);
                known && acronym && (self.is_dash_at(end) || glued)
            }
            "." if !ends => known && acronym && self.is_in_capitals_before(at) && self.is_sentence(end),
            _ => ends,
        };
        if !is_agency {
            return None;
        }
        self.agency = Some(Agency { known: mark == "." && !ends, ..Agency::of(name, None) });
        Some(end)
    }

    /// `CITY, 5 June: AGENCY: The sides …`: whether an acronym and a colon stand at `at`.
    pub(super) fn agency_and_colon(&self, at: usize) -> bool {
        self.date.is_some()
            && self.agency.is_none()
            && self.passage.word(at + 1) == ":"
            && self.passage.token(at).is_some_and(|token| token.shape == Shape::Upper)
            && press::likeness(self.passage, at..at + 1) == Some(Likeness::Press)
    }

    /// `AMN / CITY`, `AMN, CITY, 5 June`, `CITY / AMN`, `AMN/XYZ -`: an acronym parted from a city or, by a stroke, from
    /// another one at the line's beginning; the token after them.
    pub(super) fn agency_and_stroke(&mut self, at: usize, start: usize) -> Option<usize> {
        if at != start || self.agency.is_some() {
            return None;
        }
        let acronym = |name: Range<usize>| press::likeness(self.passage, name) == Some(Likeness::Press);
        let upper = |at: usize| {
            at < self.limit && self.passage.token(at).is_some_and(|token| token.shape == Shape::Upper)
        };
        if let Some(city) = self.city_at(at) {
            let name = city + 1..city + 2;
            let ends =
                name.end >= self.limit || self.is_dash_at(name.end) || self.passage.word(name.end) == ":";
            let is_one = self.passage.word(city) == "/" && upper(name.start) && ends && acronym(name.clone());
            if !is_one {
                return None;
            }
            self.place = Some((at..city, Certainty::Known));
            self.agency = Some(Agency { known: true, ..Agency::of(name.clone(), None) });
            self.enclosed = true;
            return Some(name.end);
        }
        let parted = self.is_dash_at(at + 1) || matches!(self.passage.word(at + 1), "/" | "," | "|");
        // «LMP Accra, 5 June 2023 –»
        let dated = || {
            let city = self.city_at(at + 1)?;
            self.date_at(date::skip(self.passage, city, &[","]))
        };
        if !upper(at) || !(parted || dated().is_some()) || !acronym(at..at + 1) {
            return None;
        }
        let second = at + 1 + usize::from(parted);
        if let Some(city) = self.city_at(second) {
            let ends =
                city >= self.limit || self.is_dash_at(city) || matches!(self.passage.word(city), ":" | ",");
            if !ends && parted {
                return None;
            }
            self.place = Some((second..city, Certainty::Known));
            self.agency = Some(Agency { known: true, ..Agency::of(at..at + 1, None) });
            self.enclosed = true;
            return Some(city);
        }
        if self.passage.word(at + 1) != "/"
            || !upper(second)
            || !self.is_dash_at(second + 1)
            || !acronym(second..second + 1)
        {
            return None;
        }
        self.agency = Some(Agency { known: true, ..Agency::of(at..second + 1, None) });
        Some(second + 1)
    }

    /// `Example, ACCRA,` and nothing else on the line: the agency before a city in capitals.
    pub(super) fn agency_and_comma(&mut self, at: usize, start: usize) -> Option<usize> {
        if at != start || self.agency.is_some() {
            return None;
        }
        let comma = (at + 1..(at + 4).min(self.limit)).find(|at| self.passage.word(*at) == ",")?;
        let city = self.city_at(comma + 1)?;
        let upper = |at: usize| self.passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
        let alone = city >= self.limit || (self.passage.word(city) == "," && city + 1 == self.limit);
        let is_one =
            alone && (comma + 1..city).all(upper) && press::likeness(self.passage, at..comma).is_some();
        if !is_one {
            return None;
        }
        self.place = Some((comma + 1..city, Certainty::Known));
        self.agency = Some(Agency { known: true, ..Agency::of(at..comma, None) });
        self.enclosed = true;
        Some((city + 1).min(self.limit))
    }

    /// `Example News – The sides …`, `LMN - The sides …`, `Example News - EXAMPLENEWS - The sides …`: an outlet by a noun of the press before a
    /// dash, and its name once more.
    pub(super) fn outlet_and_dash(&mut self, at: usize, start: usize) -> Option<usize> {
        let (name, likeness) = press::name_at(self.passage, at, self.limit).filter(|_| at == start)?;
        let parts = |at: usize| self.is_dash_at(at) && self.is_spaced(at) && self.is_spaced(at + 1);
        let parted = parts(name.end) || self.is_glued_stroke(name.end);
        // `LMN - The sides …`; «SANTIAGO –» is a city.
        let acronym = || {
            self.passage.is_unknown(name.start) && self.passage.span(name.clone()).len() <= LONGEST_ACRONYM
        };
        let parted = parted && (name.len() > 1 || acronym());
        if self.agency.is_some() || likeness != Likeness::Press || !parted {
            return None;
        }
        let again = name.end + 1;
        let upper = self.passage.token(again).is_some_and(|token| token.shape == Shape::Upper);
        let end = if upper && parts(again + 1) { again + 1 } else { name.end };
        if end + FEWEST_BEHIND_OUTLET > self.limit {
            return None;
        }
        self.agency = Some(Agency { known: true, ..Agency::of(name, None) });
        self.enclosed = true;
        Some(end)
    }

    /// Whether all words before `at` are in capitals.
    fn is_in_capitals_before(&self, at: usize) -> bool {
        (at.saturating_sub(MOST_ENCLOSED)..at)
            .filter(|at| self.is_word(*at))
            .all(|at| self.passage.token(at).is_some_and(|token| token.shape == Shape::Upper))
    }

    /// Whether a sentence in ordinary letters begins at `at`.
    pub(super) fn is_sentence(&self, at: usize) -> bool {
        at < self.limit
            && self.passage.token(at).is_some_and(|token| {
                matches!(token.shape, Shape::Capitalised | Shape::Mixed | Shape::Initial)
            })
    }

    /// `CITY - Agency Name`, `OTTAWA - Global Affairs Canada` and nothing else on the line.
    pub(super) fn agency_alone(&mut self, dash: usize) -> Option<usize> {
        let name = self.after_dashes(dash)..self.limit;
        let known = matches!(self.place, Some((_, Certainty::Known)));
        let is_name = |at: usize| self.is_capitalised(at) || self.passage.word(at) == "-";
        if !known || self.agency.is_some() || name.is_empty() || name.len() > 4 || !name.clone().all(is_name)
        {
            return None;
        }
        let row = self.agency_row(name.start).map(|(row, _)| row);
        let role = |meaning| matches!(meaning, Meaning::Role(_)).then_some(());
        if row.is_none() && name.clone().any(|at| self.passage.find(at, role).is_some()) {
            return None;
        }
        // «ACCRA - Foreign Ministry» is a title: whose, it does not say.
        let anybodys = |meaning| match meaning {
            Meaning::Body(row) => {
                reference().bodies.get(usize::from(row)).filter(|body| body.country.is_empty()).map(|_| ())
            }
            _ => None,
        };
        if row.is_none()
            && self.passage.find(name.start, anybodys).is_some_and(|(hit, ())| hit.end == name.end)
        {
            return Some(name.end);
        }
        self.agency = Some(Agency::of(name.clone(), row));
        self.enclosed = true;
        Some(name.end)
    }
}
