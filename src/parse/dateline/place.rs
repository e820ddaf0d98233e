//! The place of a dateline: a city by the lexicon or by its capitals, with the state, district or second city behind it,
//! and its name in ordinary letters. Where the dateline ends is for its head to say.

use super::super::characters::is_dash;
use super::super::press;
use super::{Agency, Reading};
use crate::reference::{Meaning, reference};
use crate::text::{Shape, TokenKind, fold};
use std::ops::Range;

/// How sure it is that some words name a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// A city we know.
    Known,
    /// A state, which is no city.
    State,
    /// In capitals, and nothing else that we know.
    Capitals,
    /// Capitalised.
    Possible,
}

/// Small words inside the names of cities.
const PARTICLES: &[&str] =
    &["of", "de", "la", "las", "los", "du", "au", "del", "di", "da", "do", "dos", "es", "am", "upon"];

/// A place with nothing behind it has at least so many bytes …
const SHORTEST_BARE: usize = 4;

/// … and so many tokens of its report on the line.
const FEWEST_BEHIND_BARE: usize = 12;

/// A place has at most so many words.
const MOST_WORDS: usize = 5;

impl Reading<'_, '_> {
    /// A city's name with what marks it as one; the token after it.
    pub(super) fn place(&mut self, at: usize) -> Option<usize> {
        if let Some(end) = self.place_and_agency(at) {
            return Some(end);
        }
        let mut end = at;
        let mut words = 0;
        let (mut all_capitals, mut letters) = (true, 0);
        while end < self.limit && words < MOST_WORDS {
            let token = self.passage.token(end)?;
            let word = self.passage.word(end);
            let inside = end > at && !token.spaced;
            let is_part = match token.kind {
                TokenKind::Word if end > at && self.is_month(end) && self.date_at(end).is_some() => false,
                TokenKind::Word if token.shape == Shape::Lower => {
                    end > at && PARTICLES.contains(&word) && self.is_capitalised(end + 1)
                        || inside && self.passage.word(end - 1) == "-"
                }
                TokenKind::Word => {
                    words += 1;
                    all_capitals &= matches!(token.shape, Shape::Upper | Shape::Initial);
                    letters += word.chars().count();
                    true
                }
                TokenKind::Mark => {
                    let glues = matches!(word, "-" | "‑") && inside && !self.is_spaced(end + 1);
                    let shortens = word == "." && inside && letters <= 2 && self.is_capitalised(end + 1);
                    glues || shortens
                }
                // «ST. GEORGE’S, Grenada»
                TokenKind::Possessive => {
                    end > at && self.passage.hit(at, Meaning::is_city).is_some_and(|hit| hit.end == end + 1)
                }
                _ => false,
            };
            if !is_part {
                break;
            }
            end += 1;
        }
        if words == 0 || !self.may_follow_place(end) {
            return None;
        }
        // `FILE - The sides …`: the word names a caption.
        // `KYODO, STAFF REPORT`
        if end == at + 1 && press::is_nobody(self.passage, at) || press::is_desk(self.passage, end - 1) {
            return None;
        }
        let certainty = self.certainty(at..end, all_capitals && letters >= 3)?;
        // `ACCRAWIRE – The sides …`, `GHANA TODAY – The sides …`: an outlet, no city.
        let compound = || end == at + 1 && press::is_compound(self.passage, at);
        let titled = || end > at + 1 && press::is_signature(self.passage, at..end);
        let outlet = certainty == Certainty::Capitals && self.is_dash_at(end) && (compound() || titled());
        if outlet && self.agency.is_none() {
            self.agency = Some(Agency { known: true, ..Agency::of(at..end, None) });
            return Some(end);
        }
        self.place = Some((at..end, certainty));
        Some(end)
    }

    /// `Baku-APA`: a city and an agency joined by a hyphen.
    pub(super) fn place_and_agency(&mut self, at: usize) -> Option<usize> {
        let city = self.city_at(at).filter(|end| self.passage.word(*end) == "-" && !self.is_spaced(*end))?;
        let (row, end) = self.agency_row(city + 1).filter(|_| self.agency.is_none())?;
        self.place = Some((at..city, Certainty::Known));
        self.agency = Some(Agency::of(city + 1..end, Some(row)));
        Some(end)
    }

    /// `ACCRA President NAME said …`: a city in capitals and nothing between it and the report.
    pub(super) fn bare_place(&mut self, at: usize, start: usize) -> Option<usize> {
        let end = self.city_at(at).filter(|end| at == start && end + FEWEST_BEHIND_BARE <= self.limit)?;
        let upper = |at: usize| self.passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
        let next = self.passage.token(end)?;
        let opens = matches!(next.shape, Shape::Capitalised | Shape::Mixed) && !self.is_month(end);
        if !(at..end).all(upper) || !opens || self.passage.span(at..end).len() < SHORTEST_BARE {
            return None;
        }
        self.place = Some((at..end, Certainty::Known));
        self.bare = true;
        Some(end)
    }

    /// What the lexicon and the letters say of a name; `None` when it names something else.
    pub(super) fn certainty(&self, tokens: Range<usize>, capitals: bool) -> Option<Certainty> {
        let mut certainty = if capitals { Certainty::Capitals } else { Certainty::Possible };
        // «Washington, DC» is Washington with its district.
        if self
            .city_at(tokens.start)
            .is_some_and(|end| end > tokens.end && self.passage.word(tokens.end) == ",")
        {
            return Some(Certainty::Known);
        }
        for hit in self.passage.hits_at(tokens.start).iter().filter(|hit| hit.end == tokens.end) {
            match hit.sense.meaning {
                Meaning::Place(_) | Meaning::Capital(_) => return Some(Certainty::Known),
                Meaning::Country(row) => {
                    let country = reference().countries.get(usize::from(row))?;
                    let is_city = fold(country.capital).starts_with(&fold(country.name));
                    certainty = if is_city { Certainty::Known } else { Certainty::State };
                }
                Meaning::Weekday(_) | Meaning::Month(_) => return None,
                // «UNITED NATIONS, 5 June. The council …»: its headquarters.
                Meaning::Organisation(_) if capitals && tokens.len() > 1 => certainty = Certainty::Capitals,
                Meaning::Organisation(_) | Meaning::Agency(_) | Meaning::Role(_) | Meaning::Demonym(_)
                    if certainty != Certainty::State && !hit.sense.doubtful =>
                {
                    return None;
                }
                _ => {}
            }
        }
        // «UN –», «EU:»: three letters or fewer are an acronym unless we know the city.
        let short = self.passage.span(tokens).len() < 4;
        (certainty != Certainty::Capitals || !short).then_some(certainty)
    }

    /// What can stand behind a place in a dateline.
    pub(super) fn may_follow_place(&self, at: usize) -> bool {
        let word = self.passage.word(at);
        at >= self.limit
            || matches!(word, "," | "." | ":" | "(" | "/" | "|" | ";" | "[")
            || word.starts_with(is_dash)
            || self.date_at(at).is_some()
    }

    /// The end of a city of the lexicon at `at`.
    pub(super) fn city_at(&self, at: usize) -> Option<usize> {
        self.passage.hit(at, Meaning::is_city).map(|hit| hit.end).filter(|end| *end <= self.limit)
    }

    /// `, COUNTRY`, `, Pa.`, `, D.C.`, a second city: behind a comma or a stroke, with a mark after it.
    pub(super) fn region(&mut self, at: usize, mark: &str) -> Option<usize> {
        if !matches!(mark, "," | "/") {
            return None;
        }
        let mut end = at;
        while end < self.limit
            && end < at + 6
            && (self.is_capitalised(end)
                || PARTICLES.contains(&self.passage.word(end))
                || (matches!(self.passage.word(end), "-" | "‑")
                    && !self.is_spaced(end)
                    && !self.is_spaced(end + 1)))
            && !(self.is_month(end) && self.date_at(end).is_some())
        {
            end += 1;
        }
        if end == at {
            return None;
        }
        // «Mich.», «Calif.»: the point belongs to the name when a comma or a dash follows.
        let after_point = end + 1;
        if self.passage.word(end) == "."
            && (matches!(self.passage.word(after_point), "," | "(") || self.is_dash_at(after_point))
        {
            end = after_point;
        }
        if !self.may_follow_place(end) {
            return None;
        }
        self.region |= self.passage.hit(at, Meaning::is_land).is_some();
        // `Lake Union Headquarters, CITY, 5 June`: a body’s house is in the city.
        let body = |meaning| matches!(meaning, Meaning::Body(_) | Meaning::Organisation(_)).then_some(());
        // `Kazakhstan, ASTANA`, `State House, CITY`: what goes before a city we know is none.
        let house = self.place.as_ref().is_some_and(|(place, certainty)| {
            matches!(certainty, Certainty::State | Certainty::Possible)
                || place.len() > 1 && self.passage.find(place.start, body).is_some()
        });
        if let Some(city) = self.city_at(at).filter(|_| house) {
            self.place = Some((at..city, Certainty::Known));
        }
        Some(end)
    }
}

/// `NUR-SULTAN` → `Nur-Sultan`, `DAR ES SALAAM` → `Dar es Salaam`, `N'DJAMENA` → `N'Djamena`; a name that has
/// small letters already stays.
pub(super) fn ordinary_capitals(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut ordinary = String::with_capacity(name.len());
    for (index, part) in name.split_inclusive([' ', '-', '‑']).enumerate() {
        let word = part.trim_end_matches([' ', '-', '‑']);
        let small = word.to_lowercase();
        if word.contains('.') && word.len() > 3 || word == "DC" {
            ordinary.push_str(word);
        } else if index > 0 && PARTICLES.contains(&small.as_str()) {
            ordinary.push_str(&small);
        } else {
            let mut first = true;
            for (at, c) in word.chars().enumerate() {
                if first {
                    ordinary.push(c);
                } else {
                    ordinary.extend(c.to_lowercase());
                }
                first = at == 1 && matches!(c, '\'' | '’');
            }
        }
        ordinary.push_str(part.get(word.len()..).unwrap_or_default());
    }
    ordinary
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_ordinary() {
        for (printed, ordinary) in [
            ("NUR-SULTAN", "Nur-Sultan"),
            ("DAR ES SALAAM", "Dar es Salaam"),
            ("PORT-AU-PRINCE", "Port-au-Prince"),
            ("N’DJAMENA", "N’Djamena"),
            ("SANA’A", "Sana’a"),
            ("The Hague", "The Hague"),
        ] {
            assert_eq!(ordinary_capitals(printed), ordinary);
        }
    }
}
