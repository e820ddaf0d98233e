//! A whole dateline between brackets, `(EXAMPLE Secretariat, Accra, Ghana, 5 June 2023) – The sides met.`, perhaps with the
//! agency before them: `EXAMPLE (ACCRA, 5 June 2023) –`.

use super::Found;
use super::place::ordinary_capitals;
use crate::article::{Dateline, Phrase};
use crate::parse::characters::is_dash;
use crate::parse::date;
use crate::reference::{Meaning, Passage};
use crate::text::Shape;
use std::ops::Range;

/// The brackets hold at most so many tokens.
const LONGEST: usize = 24;

/// The dateline between brackets that opens the line `tokens`: a full date or a state closes them, a dash follows, and the last city
/// before the date is the place.
pub(super) fn read(passage: &Passage, tokens: &Range<usize>) -> Option<Found> {
    let acronym = passage.token(tokens.start).is_some_and(|token| token.shape == Shape::Upper);
    let open = tokens.start + usize::from(acronym);
    if passage.word(open) != "(" {
        return None;
    }
    let last = tokens.end.min(open + LONGEST);
    let close = (open + 1..last).find(|at| passage.word(*at) == ")")?;
    let inside = open + 1..close;
    let dated = inside.clone().find_map(|at| {
        let (date, end) = date::read(passage, at)?;
        (end == close && date.year().is_some() && date.day().is_some()).then_some((date, at..end))
    });
    // `(EXAMPLE Secretariat, Accra, Ghana) –`
    let state = || {
        let comma = inside.clone().rev().find(|at| passage.word(*at) == ",")?;
        passage.hit(comma + 1, Meaning::is_land).filter(|hit| hit.end == close).map(|_| comma..comma)
    };
    let city = |at: usize| passage.hit(at, Meaning::is_city).map(|hit| hit.first..hit.end);
    // `EXAMPLE (ACCRA) –`
    let alone = || city(inside.start).filter(|city| acronym && city.end == close).map(|_| close..close);
    let (date, day) = match dated {
        Some((date, day)) => (Some(date), day),
        None => (None, state().or_else(alone)?),
    };
    let place = (inside.start..day.start).rev().find_map(city)?;
    // «(Accra, Ghana) –» names no office.
    if date.is_none() && place.start == inside.start && !acronym {
        return None;
    }
    let dash = passage.word(close + 1).starts_with(is_dash) && close + 2 < tokens.end;
    let words = ordinary_capitals(passage.words(place.clone()));
    let place = Some(Phrase { words, raw: passage.span(place) });
    let agency = acronym.then(|| Phrase {
        words: passage.word(tokens.start).to_owned(),
        raw: passage.span(tokens.start..open),
    });
    dash.then(|| Found {
        dateline: Dateline { place, agency, date },
        date_tokens: if date.is_some() { day } else { 0..0 },
        end: close + 2,
        certain: true,
    })
}
