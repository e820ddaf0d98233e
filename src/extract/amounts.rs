//! The grammar of numbers: digits with separators of every style, numbers in words, fractions and magnitudes.
//! What a number counts is the business of `figures`, whether it is a year that of `dates`.

use super::Source;
use crate::reference::{Cue, Kinds, Meaning, Number};
use crate::text::{Shape, TokenKind};

/// Number words, groups of three digits and magnitudes beyond this many are not one number.
const LONGEST_NUMBER: usize = 16;

/// A number of the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    /// With its magnitude: 1 450 000 000 for «1.45 billion».
    pub(super) value: f64,
    /// Without: 1.45.
    pub(super) base: f64,
    /// The place of its last digit in whole units: 10 000 000 for «1.45 billion».
    pub(super) grain: f64,
    /// One past its last token.
    pub(super) end: usize,
    /// Written in digits.
    pub(super) digits: bool,
    /// A magnitude that may also be a unit («5 m»): its factor and one past its token.
    pub(super) maybe: Option<(f64, usize)>,
}

impl Amount {
    /// What the magnitude multiplies the number by.
    pub(super) fn magnitude(&self) -> f64 {
        if self.base == 0.0 { 1.0 } else { self.value / self.base }
    }

    /// The same with `factor` on top, ending at `end`.
    pub(super) fn times(self, factor: f64, end: usize) -> Self {
        // Digits times a power of ten are whole again: 4.1 million is 4 100 000, not 4 099 999.999….
        let value = (self.value * factor * 1000.0).round() / 1000.0;
        Self { value, grain: self.grain * factor, end, maybe: None, ..self }
    }
}

impl<'a> Source<'a> {
    /// Reads the number that begins at the token `at`.
    pub(super) fn amount(self, at: usize) -> Option<Amount> {
        let amount = match self.passage.token(at)?.kind {
            TokenKind::Number => self.digits(at)?,
            TokenKind::Word => self.part_of_magnitude(at).or_else(|| self.number_words(at))?,
            _ => return None,
        };
        Some(self.with_rest(self.magnitudes(amount)))
    }

    /// «1 billion **245 million**»: a sum in several steps, each with a smaller magnitude.
    fn with_rest(self, mut amount: Amount) -> Amount {
        let mut step = amount.magnitude();
        while amount.digits && step > 1000.0 {
            let next = self.passage.token(amount.end).filter(|next| next.kind == TokenKind::Number);
            let next = next.and_then(|_| self.digits(amount.end)).map(|next| self.magnitudes(next));
            let smaller = |next: &Amount| next.magnitude() >= 1000.0 && next.value < step;
            let Some(next) = next.filter(smaller) else { break };
            step = next.magnitude();
            amount = Amount { value: amount.value + next.value, grain: next.grain, end: next.end, ..amount };
        }
        amount
    }

    /// The index behind a hyphen that glues the next word on («5-million», «500-MW»), or `at` itself.
    pub(super) fn past_hyphen(self, at: usize) -> usize {
        let glued = |at: usize| self.passage.token(at).is_some_and(|token| !token.spaced);
        let word = |at: usize| self.passage.token(at).is_some_and(|token| token.kind == TokenKind::Word);
        if glued(at) && matches!(self.passage.word(at), "-" | "‑") && glued(at + 1) && word(at + 1) {
            at + 1
        } else {
            at
        }
    }

    /// The end of the cue that begins at the token `at`.
    pub(super) fn cue(self, at: usize, cue: Cue) -> Option<usize> {
        if !self.passage.may_hold(cue) {
            return None;
        }
        let kinds = Kinds::of(&[Meaning::Cue(cue)]);
        let found = self.passage.find_of(kinds, at, |meaning| (meaning == Meaning::Cue(cue)).then_some(()));
        found.map(|(hit, ())| hit.end)
    }

    /// The first token of the cue that ends right before the token `end`.
    pub(super) fn cue_before(self, end: usize, cue: Cue) -> Option<usize> {
        (end.saturating_sub(4)..end).find(|at| self.cue(*at, cue) == Some(end))
    }

    /// A number word that begins at the token `at`, whether it is doubtful, and its end.
    pub(super) fn number_word(self, at: usize) -> Option<(&'a Number, bool, usize)> {
        let kinds = const { Kinds::of(&[Meaning::Number(0)]) };
        let (hit, row) = self.passage.find_of(kinds, at, |meaning| match meaning {
            Meaning::Number(row) => Some(row),
            _ => None,
        })?;
        Some((self.reference.numbers.get(usize::from(row))?, hit.sense.doubtful, hit.end))
    }

    /// `1.45`, `1 450 000`, `1'450'000`, `5½`, `5-3/4`, «2 and a half».
    fn digits(self, at: usize) -> Option<Amount> {
        let first = self.passage.word(at);
        let (mut value, mut grain) = literal(first)?;
        let mut end = at + 1;
        let groups =
            first.len() <= 3 && !first.starts_with('0') && first.bytes().all(|byte| byte.is_ascii_digit());
        while groups && grain >= 1.0 && end - at < LONGEST_NUMBER {
            let Some((group, after)) = self.thousand_group(end) else { break };
            let (low, low_grain) = literal(group)?;
            value = value * 1000.0 + low;
            grain = low_grain;
            end = after;
        }
        if let Some((part, after)) = self.vulgar_fraction(end).or_else(|| self.and_a_half(end)) {
            value += part;
            grain = 0.25;
            end = after;
        }
        Some(Amount { value, base: value, grain, end, digits: true, maybe: None })
    }

    /// Three digits set off by one space or an apostrophe, perhaps with decimals.
    fn thousand_group(self, at: usize) -> Option<(&'a str, usize)> {
        let token = self.passage.token(at)?;
        let apostrophe = !token.spaced && matches!(self.passage.word(at), "'" | "’");
        let at = if apostrophe { at + 1 } else { at };
        let (before, group) = (self.passage.token(at.checked_sub(1)?)?, self.passage.token(at)?);
        let gap = self.passage.text.get(before.span.end as usize..group.span.start as usize)?;
        let one_space = gap.chars().count() == 1 && !gap.contains(['\n', '\t']);
        let words = self.passage.word(at);
        let digits = words.bytes().take_while(u8::is_ascii_digit).count();
        let decimals =
            words.len() == digits || (words.len() > digits + 1 && words.matches(['.', ',']).count() == 1);
        let fits = group.kind == TokenKind::Number && digits == 3 && decimals;
        (fits && (one_space || (apostrophe && gap.is_empty()))).then_some((words, at + 1))
    }

    /// `½`, or `-3/4` and ` 3/4` behind a whole number.
    fn vulgar_fraction(self, at: usize) -> Option<(f64, usize)> {
        let part = match self.passage.word(at) {
            "½" => Some(0.5),
            "¼" => Some(0.25),
            "¾" => Some(0.75),
            _ => None,
        };
        if let Some(part) = part {
            return Some((part, at + 1));
        }
        let at = if self.passage.word(at) == "-" { at + 1 } else { at };
        let number = |at: usize| self.passage.word(at).parse::<u8>().ok();
        let glued = |at: usize| self.passage.token(at).is_some_and(|token| !token.spaced);
        let (above, below) = (number(at)?, number(at + 2)?);
        let fits = self.passage.word(at + 1) == "/" && glued(at + 1) && glued(at + 2);
        let binary = below.is_power_of_two() && (2..=32).contains(&below) && (1..below).contains(&above);
        (fits && binary).then(|| (f64::from(above) / f64::from(below), at + 3))
    }

    /// «… and a half», «… and three quarters».
    fn and_a_half(self, at: usize) -> Option<(f64, usize)> {
        if !self.passage.word(at).eq_ignore_ascii_case("and") {
            return None;
        }
        let article = self.passage.word(at + 1) == "a" || self.passage.word(at + 1) == "one";
        let behind_article = if article { self.fraction(at + 2) } else { None };
        self.fraction(at + 1).or(behind_article)
    }

    fn fraction(self, at: usize) -> Option<(f64, usize)> {
        let (number, _, end) = self.number_word(at)?;
        (number.class == "fraction").then_some((number.value, end))
    }

    /// «a quarter of a billion», «three quarters of a million».
    fn part_of_magnitude(self, at: usize) -> Option<Amount> {
        let (base, end) = self.fraction(at)?;
        let of = self.passage.word(end) == "of" && matches!(self.passage.word(end + 1), "a" | "one");
        let (magnitude, doubtful, end) = self.number_word(end + 2).filter(|_| of)?;
        let value = base * magnitude.value;
        let large = magnitude.class == "magnitude" && magnitude.value >= 1000.0 && !doubtful;
        large.then_some(Amount { value, base, grain: value, end, digits: false, maybe: None })
    }

    /// «twenty-five», «one hundred and two», «half a million», «a million», «two and a half».
    fn number_words(self, at: usize) -> Option<Amount> {
        let (mut total, mut current) = (0.0, 0.0);
        let mut ceiling = f64::INFINITY;
        let mut grain = 1.0;
        let mut next = at;
        let mut end = at;
        while let Some((number, _, after)) = self.number_word(next).filter(|_| end - at < LONGEST_NUMBER) {
            let value = number.value;
            match number.class {
                "cardinal" if end == at || fits_behind(current, value) => current += value,
                "fraction" if end == at && value == 0.5 => (current, grain) = (value, 0.5),
                "magnitude" if value == 100.0 && current < 100.0 => {
                    current = if current == 0.0 { 1.0 } else { current } * 100.0;
                }
                "magnitude" if value >= 1000.0 && value < ceiling && !self.is_doubtful_number(next) => {
                    total += if current == 0.0 { 1.0 } else { current } * value;
                    (current, ceiling, grain) = (0.0, value, grain * value);
                }
                "magnitude" if value == 12.0 && end > at && current <= 12.0 => current *= 12.0,
                "ordinal" => return None,
                _ => break,
            }
            end = after;
            next = self.past_hyphen(end);
            if let Some((part, after)) = self.and_a_half(end)
                && total == 0.0
            {
                (current, grain, end) = (current + part, part, after);
                next = self.past_hyphen(end);
                continue;
            }
            // «one hundred and two», «half a million»
            next += match self.passage.word(next) {
                "and" if current >= 100.0 || total > 0.0 => 1,
                "a" if grain == 0.5 => 1,
                _ => 0,
            };
        }
        let value = total + current;
        let lone_article = end == at + 1 && matches!(self.passage.word(at), "a" | "an" | "A" | "An");
        let lone_half = value == 0.5;
        (end > at && !lone_article && !lone_half).then_some(Amount {
            value,
            base: if ceiling.is_finite() { value / ceiling } else { value },
            grain,
            end,
            digits: false,
            maybe: None,
        })
    }

    fn is_doubtful_number(self, at: usize) -> bool {
        self.number_word(at).is_none_or(|(_, doubtful, _)| doubtful)
    }

    /// «billion», «bn», «lakh crore»; «m» and the like are kept as a possibility.
    pub(super) fn magnitudes(self, mut amount: Amount) -> Amount {
        let limit = amount.end + LONGEST_NUMBER;
        while let Some((number, doubtful, end)) = self.number_word(self.past_hyphen(amount.end)) {
            if number.class != "magnitude" || number.value == 12.0 || end > limit {
                break;
            }
            if doubtful {
                amount.maybe = Some((number.value, end));
                break;
            }
            amount = amount.times(number.value, self.past_short(end));
        }
        amount
    }

    /// The index behind the point of a shortened word («mln. soms», «thous. tons») that no sentence ends with, or `at` itself.
    fn past_short(self, at: usize) -> usize {
        const LONGEST_SHORT: usize = 5;
        let short = at.checked_sub(1).is_some_and(|at| self.passage.word(at).len() <= LONGEST_SHORT);
        let point = self.passage.word(at) == "." && self.passage.token(at).is_some_and(|token| !token.spaced);
        let goes_on = self.passage.token(at + 1).is_some_and(|next| {
            next.kind == TokenKind::Word && matches!(next.shape, Shape::Lower | Shape::Upper)
        });
        if short && point && goes_on { at + 1 } else { at }
    }
}

/// Whether a cardinal may follow: «twenty» «five», «hundred» «and» «two».
fn fits_behind(current: f64, value: f64) -> bool {
    let rest = current % 100.0;
    (rest == 0.0 && value < 100.0) || (rest >= 20.0 && rest % 10.0 == 0.0 && value < 10.0)
}

/// The value of digits with points and commas, judged by their shape, and the place of the last digit.
/// The last of two different separators is the decimal one; a separator that comes twice, or one comma before
/// three digits, parts thousands (or lakhs). A point before three digits is decimal, unless they are zeros.
pub(super) fn literal(words: &str) -> Option<(f64, f64)> {
    // The most common shape: a few digits and nothing else.
    if words.len() <= 15 && words.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((words.parse::<u64>().ok()? as f64, 1.0));
    }
    let mut separators = words.match_indices(['.', ',']);
    let decimal = match (separators.next(), separators.next_back()) {
        (None, _) => None,
        (Some((at, mark)), None) => {
            let (before, after) = (words.get(..at)?, words.get(at + 1..)?);
            let thousands = after.len() == 3
                && before.len() <= 3
                && !before.starts_with('0')
                && (mark == "," || after == "000");
            (!thousands).then_some(at)
        }
        (Some((_, first)), Some((at, last))) => {
            if separators.any(|(_, inner)| inner != first) {
                return None;
            }
            (first != last).then_some(at)
        }
    };
    let (whole, part) = match decimal {
        Some(at) => (words.get(..at)?, words.get(at + 1..)?),
        None => (words, ""),
    };
    let mut groups = whole.split(['.', ',']).rev().peekable();
    let mut is_last = true;
    while let Some(group) = groups.next() {
        let fits = match (groups.peek().is_some(), is_last) {
            (true, true) => group.len() == 3,
            (true, false) => matches!(group.len(), 2 | 3),
            (false, true) => !group.is_empty(),
            (false, false) => (1..=3).contains(&group.len()),
        };
        if !fits {
            return None;
        }
        is_last = false;
    }
    let mut plain: String = whole.chars().filter(char::is_ascii_digit).collect();
    if !part.is_empty() {
        plain.push('.');
        plain.push_str(part);
    }
    let grain = 10f64.powi(-(part.len().min(12) as i32));
    Some((plain.parse().ok()?, grain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_judged_by_their_shape() {
        for (words, value) in [
            ("1450000", 1_450_000.0),
            ("1,450,000", 1_450_000.0),
            ("1.450.000", 1_450_000.0),
            ("12,50,000", 1_250_000.0),
            ("1,450.5", 1450.5),
            ("1.450,5", 1450.5),
            ("1,45", 1.45),
            ("1,450", 1450.0),
            ("120.000", 120_000.0),
            ("1.450", 1.45),
            ("0,125", 0.125),
            ("3.65", 3.65),
        ] {
            assert_eq!(literal(words).map(|(value, _)| value), Some(value), "{words}");
        }
        for words in ["12.08.2024", "1,2,3", "1.2,3.4", "1234,567,890"] {
            assert_eq!(literal(words), None, "{words}");
        }
    }
}
