//! The marks of a dateline: which dash parts it from its report, and what goes on behind one.

use super::super::characters::is_dash;
use super::super::press::{self, Likeness};
use super::Reading;
use crate::reference::Meaning;
use crate::text::{Shape, TokenKind};

/// A name has at most so many tokens.
const LONGEST_NAME: usize = 8;

impl Reading<'_, '_> {
    pub(super) fn after_dashes(&self, mut at: usize) -> usize {
        while at < self.limit && self.passage.word(at).starts_with(is_dash) {
            at += 1;
        }
        at
    }

    /// `CAIRO - 5 June 2023:`, `BEIJING — (Xinhua) —`.
    pub(super) fn goes_on_after_dash(&self, at: usize) -> bool {
        let date_follows = self.date.is_none()
            && self.date_at(at).is_some_and(|(_, end)| {
                let closes = matches!(self.passage.word(end), ":" | "(" | "/" | ".");
                end >= self.limit || self.is_dash_at(end) || closes
            });
        let agency_follows = self.agency.is_none()
            && (self.enclosed_stops(at)
                || self.agency_row(at).is_some_and(|(_, end)| end >= self.limit || self.is_dash_at(end))
                || press::site_at(self.passage, at).is_some_and(|site| self.passage.word(site.end) == ".")
                || self.acronym_and_point(at));
        // `(AGENCY) - CITY, 5 June -`
        let place_follows = self.place.is_none()
            && self.city_at(at).is_some_and(|end| {
                end >= self.limit || self.passage.word(end) == "," || self.is_dash_at(end)
            });
        date_follows || agency_follows || place_follows
    }

    /// `CITY, June 5 - AGENCY. The sides …`: an acronym and a point behind a dateline's date.
    fn acronym_and_point(&self, at: usize) -> bool {
        self.date.is_some()
            && self.passage.token(at).is_some_and(|token| token.shape == Shape::Upper)
            && press::likeness(self.passage, at..at + 1) == Some(Likeness::Press)
            && self.passage.word(at + 1) == "."
            && self.is_capitalised(at + 2)
    }

    /// `(AGENCY) —`, `/AGENCY/ –`: brackets or strokes with another dash behind them.
    pub(super) fn enclosed_stops(&self, at: usize) -> bool {
        let close = match self.passage.word(at) {
            "(" => self.bracket_closes(at, ")"),
            "/" => self.stroke_closes(at),
            _ => None,
        };
        close.is_some_and(|close| self.is_dash_at(close + 1))
    }

    /// Whether words follow, all of them with a capital and no more than a name has.
    pub(super) fn holds_no_sentence(&self, from: usize) -> bool {
        let small = |at: usize| {
            self.is_word(at)
                && !self.is_capitalised(at)
                && !matches!(self.passage.word(at), "of" | "and" | "the")
        };
        from < self.limit && self.limit - from <= LONGEST_NAME && !(from..self.limit).any(small)
    }

    /// Whether words follow and none of them has a small letter.
    pub(super) fn is_in_capitals(&self, from: usize) -> bool {
        let mut words = (from..self.limit).filter(|at| self.is_word(*at)).peekable();
        words.peek().is_some()
            && words.all(|at| {
                self.passage.token(at).is_some_and(|token| {
                    matches!(token.shape, Shape::Upper | Shape::Initial)
                        || !self.passage.word(at).contains(char::is_lowercase)
                })
            })
    }

    /// Whether what stands before `at` ends an element, so that even a glued dash can only part.
    pub(super) fn closes(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.passage.token(before));
        let behind_agency = self.agency.as_ref().is_some_and(|agency| agency.tokens.end == at);
        self.passage.word(at) != "-"
            || behind_agency && self.place.is_some() && self.is_sentence(at + 1)
            || before.is_some_and(|before| before.kind != TokenKind::Word)
            || self.passage.word(at + 1) == "-"
    }

    pub(super) fn is_dash_at(&self, at: usize) -> bool {
        at < self.limit
            && self.passage.word(at).starts_with(is_dash)
            && (self.is_spaced(at) || self.is_spaced(at + 1) || self.closes(at))
    }

    /// A colon behind which no part of the dateline follows.
    pub(super) fn colon_parts(&self, at: usize) -> bool {
        self.passage.word(at) == ":"
            && !(self.date.is_none() && self.date_at(at + 1).is_some())
            && !self.agency_and_colon(at + 1)
    }

    /// `Example News/ The sides …`: a stroke that goes with the agency before it.
    pub(super) fn stroke_parts(&self, at: usize) -> bool {
        self.agency.as_ref().is_some_and(|agency| agency.tokens.end == at) && self.is_glued_stroke(at)
    }

    pub(super) fn is_glued_stroke(&self, at: usize) -> bool {
        self.passage.word(at) == "/" && !self.is_spaced(at) && self.is_spaced(at + 1)
    }

    pub(super) fn is_spaced(&self, at: usize) -> bool {
        self.passage.token(at).is_none_or(|token| token.spaced)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.passage.token(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        at < self.limit && self.passage.token(at).is_some_and(|token| token.is_capitalised())
    }

    pub(super) fn is_month(&self, at: usize) -> bool {
        self.passage.find(at, |meaning| matches!(meaning, Meaning::Month(_)).then_some(())).is_some()
    }
}
