//! Figures: money, percentages and measured amounts, once each, with precision and range. What a figure
//! measures, for which time and against what is read by `measures`. Years, dates, ordinals, counts of
//! people and things and numbers of documents are not figures.

use super::Source;
use super::amounts::Amount;
use super::units::{Measure, currency_at, currency_before, glued_currency, measure_at, people_before};
use crate::article::{Figure, Precision};
use crate::reference::{Cue, Kinds, Meaning};
use crate::text::TokenKind;

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

/// Reads the figures in order.
pub(super) fn read(source: Source<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < source.passage.tokens.len() {
        let Some(piece) = Some(at).filter(|at| may_begin(source, *at)).and_then(|at| piece(source, at))
        else {
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
                let implied = || counted(source, &piece).or_else(|| elliptic(source, &piece, found.last()));
                let piece = if piece.unit.is_none() { implied().unwrap_or(piece) } else { piece };
                found.extend(single(source, &piece));
                piece.end
            }
        };
        at = end.max(at + 1);
    }
    found
}

/// Ten sextillion: more than any amount in print, and every decimal of twelve digits up to it is read back as it was written.
const LARGEST: f64 = 1e22;

/// Most words begin no figure: one look at them says so. A word that no list knows may be `RM336`.
fn may_begin(source: Source<'_>, at: usize) -> bool {
    const NUMBER: Kinds = Kinds::of(&[Meaning::Number(0)]);
    source.passage.token(at).is_some_and(|token| match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            source.passage.begins(at, NUMBER)
                || token.is_capitalised()
                    && source.passage.is_unknown(at)
                    && source.passage.word(at).bytes().any(|byte| byte.is_ascii_digit())
        }
        _ => false,
    })
}

fn single(source: Source<'_>, piece: &Piece<'_>) -> Option<Found> {
    let unit = piece.unit?;
    // «($1 = 21.99 crowns)» is what money was changed for that day, and measures nothing.
    let equals = |at: usize| source.passage.word(at) == "=";
    if equals(piece.end) || piece.first.checked_sub(1).is_some_and(equals) {
        return None;
    }
    let sign = if is_negative(source, piece.first) { -1.0 } else { 1.0 };
    Some(Found {
        figure: Figure {
            value: sign * in_unit(piece.amount.value, unit.factor)?,
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

/// An amount in another unit, to twelve digits: 2022 MB are 2.022 GB, and binary fractions would make more of it.
/// None beyond what anyone measures: a row of digits that long is a slip or a number of another kind.
fn in_unit(value: f64, factor: f64) -> Option<f64> {
    let value = value * factor;
    // Most amounts have no more than three decimals, and as few digits as that already.
    let thousandths = (value * 1000.0).round();
    if thousandths.abs() < 1e12 && thousandths / 1000.0 == value {
        return Some(value);
    }
    format!("{value:.11e}").parse().ok().filter(|value| *value < LARGEST)
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

/// «… 259 thousand tons to one, and 1,146 thousand to another»: a magnitude without a unit, before no noun,
/// takes the unit of the figure before it in the sentence.
fn elliptic<'a>(source: Source<'a>, piece: &Piece<'a>, before: Option<&Found>) -> Option<Piece<'a>> {
    let before = before?;
    let large = piece.unit.is_none() && piece.amount.magnitude() >= 1000.0 && piece.amount.value > 0.0;
    let sentence = source.passage.sentence_of(piece.first).filter(|_| large)?;
    let next = source.passage.token(piece.end)?;
    let alone = next.kind == TokenKind::Mark || source.cue(piece.end, Cue::Within).is_some();
    let name = measured_name(source, &before.figure.unit)?;
    (alone && sentence.tokens.contains(&before.first))
        .then_some(Piece { unit: Some(Measure { name, factor: 1.0, leads: false }), ..*piece })
}

/// «of whom over 95,000 stay»: people whom the words before name.
fn counted<'a>(source: Source<'a>, piece: &Piece<'a>) -> Option<Piece<'a>> {
    let unit = people_before(source, piece.first, &piece.amount)?;
    Some(Piece { unit: Some(unit), ..*piece })
}

/// The same unit as the reference data names it; not percent, which has no magnitude.
fn measured_name<'a>(source: Source<'a>, unit: &str) -> Option<&'a str> {
    let currencies = source.reference.currencies.iter().map(|currency| currency.code);
    let units = source.reference.units.iter().filter(|unit| unit.kind != "percent").map(|unit| unit.unit);
    currencies.chain(units).find(|name| *name == unit)
}

/// The number at `at` with its currency or unit, if it has one.
fn piece<'a>(source: Source<'a>, at: usize) -> Option<Piece<'a>> {
    if let Some((first, amount, name)) = glued_currency(source, at) {
        let unit = Some(Measure { name, factor: 1.0, leads: true });
        return Some(Piece { amount, first, end: amount.end, unit });
    }
    let amount = source.amount(at)?;
    if amount.digits && is_part_of_a_name(source, at) {
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
    let symbol =
        source.passage.find(first.end + 1, |meaning| matches!(meaning, Meaning::Currency(_)).then_some(()));
    let second = piece(source, symbol.map_or(first.end + 1, |(hit, ())| hit.end))?;
    let label = dash && first.unit.is_none() && second.unit.is_some_and(|unit| unit.leads);
    let year = first.unit.is_none() && first.end == first.first + 1 && word(first.first).len() == 4;
    if label || (year && (1900.0..2100.0).contains(&first.amount.value)) {
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
