//! Figures: money, percentages and measured amounts, once each, with precision and range. What a figure
//! measures, for which time and against what is read by `measures`. Years, dates, ordinals, counts of
//! people and things and numbers of documents are not figures.

use super::Source;
use super::amounts::Amount;
use crate::article::{Figure, Precision};
use crate::reference::{Cue, Meaning};
use crate::text::{Shape, TokenKind};

/// A figure and what later steps want to know of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// What goes into the record.
    pub(super) figure: Figure,
    /// Its first token.
    pub(super) first: usize,
    /// One past its last token.
    pub(super) end: usize,
    /// The place of its last digit in whole units.
    pub(super) grain: f64,
}

/// An amount with what stands before and behind it.
#[derive(Clone, Copy)]
struct Piece<'a> {
    amount: Amount,
    first: usize,
    end: usize,
    unit: Option<Measure<'a>>,
}

/// A unit or currency.
#[derive(Clone, Copy)]
struct Measure<'a> {
    name: &'a str,
    factor: f64,
    leads: bool,
}

/// Reads the figures in order.
pub(super) fn read(source: Source<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < source.passage.tokens.len() {
        let begins = source.passage.token(at).is_some_and(|token| token.kind == TokenKind::Number)
            || source.number_word(at).is_some();
        let Some(piece) = begins.then(|| piece(source, at)).flatten() else {
            at += 1;
            continue;
        };
        let end = match connected(source, &piece) {
            Some((pieces, true)) => {
                found.extend(range(source, pieces));
                pieces.1.end
            }
            Some((pieces, false)) => {
                found.extend(single(source, &pieces.0));
                found.extend(single(source, &pieces.1));
                pieces.1.end
            }
            None => {
                found.extend(single(source, &piece));
                piece.end
            }
        };
        at = end.max(at + 1);
    }
    found
}

fn single(source: Source<'_>, piece: &Piece<'_>) -> Option<Found> {
    let unit = piece.unit?;
    let sign = if is_negative(source, piece.first) { -1.0 } else { 1.0 };
    Some(Found {
        figure: Figure {
            value: sign * piece.amount.value * unit.factor,
            to: None,
            unit: unit.name.to_owned(),
            precision: precision(source, piece.first, piece.end),
            span: source.passage.span(piece.first..piece.end),
            what: None,
            period: None,
            comparison: None,
        },
        first: piece.first,
        end: piece.end,
        grain: piece.amount.grain * unit.factor,
    })
}

fn range(source: Source<'_>, (low, high): (Piece<'_>, Piece<'_>)) -> Option<Found> {
    let mut found = single(source, &low)?;
    let upper = single(source, &high)?;
    found.figure.to = Some(upper.figure.value);
    found.figure.span = source.passage.span(low.first..high.end);
    found.end = high.end;
    found.grain = found.grain.max(upper.grain);
    Some(found)
}

/// The number at `at` with its currency or unit, if it has one.
fn piece<'a>(source: Source<'a>, at: usize) -> Option<Piece<'a>> {
    let amount = source.amount(at)?;
    if is_part_of_a_name(source, at) {
        return None;
    }
    if let Some((first, name)) = currency_before(source, at) {
        let amount = match amount.maybe {
            Some((factor, end)) => amount.times(factor, end),
            None => amount,
        };
        let repeated = currency_at(source, amount.end, &amount).filter(|(code, _)| *code == name);
        let end = repeated.map_or(amount.end, |(_, end)| end);
        return Some(Piece { amount, first, end, unit: Some(Measure { name, factor: 1.0, leads: true }) });
    }
    if let Some((factor, end)) = amount.maybe
        && let larger = amount.times(factor, end)
        && let Some((measure, end)) = measure_at(source, &larger)
    {
        return Some(Piece { amount: larger, first: at, end, unit: Some(measure) });
    }
    let measure = measure_at(source, &amount);
    let end = measure.map_or(amount.end, |(_, end)| end);
    Some(Piece { amount, first: at, end, unit: measure.map(|(measure, _)| measure) })
}

/// `COVID-19`, `Su-30`, `8/12`: digits that belong to something else.
fn is_part_of_a_name(source: Source<'_>, at: usize) -> bool {
    let glued = |at: usize| source.passage.token(at).is_some_and(|token| !token.spaced);
    let Some(before) = at.checked_sub(1).filter(|_| glued(at)) else { return false };
    match source.passage.word(before) {
        "/" | "#" | "№" | "." => true,
        "-" | "–" | "‑" => {
            let word = before.checked_sub(1).and_then(|at| source.passage.token(at));
            glued(before) && word.is_some_and(|token| token.kind == TokenKind::Word)
        }
        _ => false,
    }
}

fn is_negative(source: Source<'_>, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let glued = source.passage.token(first).is_some_and(|token| !token.spaced);
    let sign = source.passage.token(before).is_some_and(|token| token.spaced);
    glued && sign && matches!(source.passage.word(before), "-" | "−" | "–")
}

/// A currency's symbol or code that ends right before the number: `US$26`, `Rs. 10`, `EUR 5`.
fn currency_before<'a>(source: Source<'a>, at: usize) -> Option<(usize, &'a str)> {
    let ends = |first: usize| {
        let (hit, row) = source.passage.find(first, |meaning| match meaning {
            Meaning::Currency(row) => Some(row),
            _ => None,
        })?;
        let token = source.passage.token(first)?;
        let symbol = token.kind == TokenKind::Mark
            || matches!(token.shape, Shape::Upper | Shape::Mixed)
            || (token.shape != Shape::Lower && token.span.len() <= 3);
        let adjacent = hit.end == at || (hit.end + 1 == at && source.passage.word(hit.end) == ".");
        let currency = source.reference.currencies.get(usize::from(row))?;
        (symbol && adjacent).then_some((first, currency.code))
    };
    (at.saturating_sub(4)..at).find_map(ends)
}

/// The unit or currency behind a number, and its end.
fn measure_at<'a>(source: Source<'a>, amount: &Amount) -> Option<(Measure<'a>, usize)> {
    let at = source.past_hyphen(amount.end);
    let currency = currency_at(source, at, amount);
    let unit = unit_at(source, at, amount);
    let is_symbol = source.passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
    match (currency, unit) {
        (Some((_, currency_end)), Some((unit, end))) if is_symbol && end >= currency_end => Some((unit, end)),
        (Some((name, end)), _) => Some((Measure { name, factor: 1.0, leads: false }, end)),
        (None, unit) => unit,
    }
}

fn currency_at<'a>(source: Source<'a>, at: usize, amount: &Amount) -> Option<(&'a str, usize)> {
    let (hit, row) = source.passage.find(at, |meaning| match meaning {
        Meaning::Currency(row) => Some(row),
        _ => None,
    })?;
    let next_number = source.passage.token(hit.end);
    let leads_the_next = next_number.is_some_and(|next| next.kind == TokenKind::Number && !next.spaced);
    let word = source.passage.word(hit.end.saturating_sub(1));
    let plausible = !hit.sense.doubtful || amount.value >= 100.0 || word.ends_with('s');
    let currency = source.reference.currencies.get(usize::from(row))?;
    (plausible && !leads_the_next).then_some((currency.code, hit.end))
}

/// A unit of measure; things counted and spans of time are not measured amounts.
fn unit_at<'a>(source: Source<'a>, at: usize, amount: &Amount) -> Option<(Measure<'a>, usize)> {
    let (hit, row) = source.passage.find(at, |meaning| match meaning {
        Meaning::Unit(row) => Some(row),
        _ => None,
    })?;
    let unit = source.reference.units.get(usize::from(row))?;
    let small_letter = unit.unit.chars().next().is_some_and(char::is_lowercase);
    let token = source.passage.token(at)?;
    let other_letter = hit.sense.doubtful && small_letter && token.shape == Shape::Initial;
    let measured = match unit.kind {
        "count" | "time" => false,
        "rate" if hit.sense.doubtful => multiplies(source, at, hit.end, amount),
        _ => true,
    };
    (measured && !other_letter)
        .then_some((Measure { name: unit.unit, factor: unit.factor, leads: false }, hit.end))
}

/// «1.5 times», «three times more», «grew 3 times» are ratios; «met three times» is not.
fn multiplies(source: Source<'_>, at: usize, end: usize, amount: &Amount) -> bool {
    let more = [Cue::Higher, Cue::Lower].iter().any(|cue| source.cue(end, *cue).is_some());
    let changed = (at.saturating_sub(6)..at).any(|before| source.cue(before, Cue::Change).is_some());
    more || changed || amount.value.fract() != 0.0
}

/// A second amount joined to the first by a dash, «to» or «and»: with `true` a range, with `false` two
/// amounts that share a unit or tell a change.
fn connected<'a>(source: Source<'a>, first: &Piece<'a>) -> Option<((Piece<'a>, Piece<'a>), bool)> {
    let word = |at: usize| source.passage.word(at);
    let before = |at: usize| at.checked_sub(1).map(word).unwrap_or_default();
    let opening = before(first.first);
    let between = opening.eq_ignore_ascii_case("between");
    let dash = match word(first.end) {
        "-" | "–" | "—" | "‑" => true,
        "to" => false,
        "and" if between => false,
        _ => return None,
    };
    let second = piece(source, first.end + 1)?;
    let year_and_label = dash && first.unit.is_none() && second.unit.is_some_and(|unit| unit.leads);
    if year_and_label {
        return None;
    }
    let (mut low, mut high) = (*first, second);
    let own_units = low.unit.is_some() && high.unit.is_some();
    match (low.unit, high.unit) {
        (None, Some(unit)) => low.unit = Some(Measure { leads: false, ..unit }),
        (Some(unit), None) if unit.leads => high.unit = Some(unit),
        (Some(one), Some(other)) if one.name == other.name => {}
        _ => return None,
    }
    let scale = high.amount.magnitude();
    if low.amount.magnitude() == 1.0 && scale > 1.0 && low.amount.value < scale {
        low.amount = low.amount.times(scale, low.amount.end);
    }
    let changed = (low.first.saturating_sub(6)..low.first).any(|at| source.cue(at, Cue::Change).is_some());
    let from = opening.eq_ignore_ascii_case("from");
    let two = changed && !dash && (from || own_units);
    let ascending = low.amount.value < high.amount.value;
    Some(((low, high), ascending && !two))
}

/// How exact an amount is said to be: the words right before it, or «or more» behind it.
fn precision(source: Source<'_>, first: usize, end: usize) -> Precision {
    let before = |at: usize| at.checked_sub(1).map(|at| source.passage.word(at)).unwrap_or_default();
    let at = if matches!(before(first), "a" | "an" | "the") { first - 1 } else { first };
    let rough = |cue| source.cue_before(at, cue).is_some();
    let behind = |cue| source.passage.word(end) == "or" && source.cue(end + 1, cue).is_some();
    if rough(Cue::Below) || behind(Cue::Lower) {
        Precision::Below
    } else if rough(Cue::Above) || behind(Cue::Higher) || source.passage.word(end) == "+" {
        Precision::Above
    } else if rough(Cue::About) {
        Precision::About
    } else {
        Precision::Exact
    }
}
