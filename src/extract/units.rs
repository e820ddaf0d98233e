//! What stands before or behind a number and makes it a figure: a currency's symbol, code or word, or a unit
//! of measure. Things counted and spans of time are none.

use super::Source;
use super::amounts::{Amount, literal};
use crate::reference::{Cue, Currency, GrammarClass, Hit, Kinds, Meaning, reference};
use crate::text::{Shape, TokenKind, fold_word};

const CURRENCY: Kinds = Kinds::of(&[Meaning::Currency(0)]);
const UNIT: Kinds = Kinds::of(&[Meaning::Unit(0)]);

/// A unit or currency.
#[derive(Clone, Copy)]
pub(super) struct Measure<'a> {
    /// ISO 4217, `%`, or a unit of `units.tsv`.
    pub(super) name: &'a str,
    /// The number counts so many of it.
    pub(super) factor: f64,
    /// It stands before the number.
    pub(super) leads: bool,
}

/// `RM336.73 billion`, `USD1.5bn`, `EUR20m`: a code that the tokeniser takes for one word with the first digits;
/// its first token, a dollar's sign before it included.
pub(super) fn glued_currency<'a>(source: Source<'a>, at: usize) -> Option<(usize, Amount, &'a str)> {
    let token = source.passage.token(at).filter(|token| {
        token.kind == TokenKind::Word && token.shape != Shape::Lower && source.passage.hits_at(at).is_empty()
    })?;
    let word = token.span.of(source.passage.text);
    let split = word.find(|c: char| c.is_ascii_digit())?;
    // `$A10 million`, `$NZ3m`
    let dollar = !token.spaced && at.checked_sub(1).is_some_and(|before| source.passage.word(before) == "$");
    let code = format!("{}{}", if dollar { "$" } else { "" }, word.get(..split)?);
    let code = source.reference.meanings_of(&code).find_map(|meaning| match meaning {
        Meaning::Currency(row) => source.reference.currencies.get(usize::from(row)),
        _ => None,
    })?;
    let rest = source.passage.text.get(token.span.start as usize + split..)?;
    let bytes = rest.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let inside =
        |at: &usize| is_digit(*at) || (matches!(bytes.get(*at), Some(b'.' | b',')) && is_digit(at + 1));
    let length = (0..bytes.len()).take_while(inside).count();
    let (value, grain) = literal(rest.get(..length)?)?;
    let behind = split + length;
    let amount = Amount { value, base: value, grain, end: at + 1, digits: true, maybe: None };
    let magnitude = word.get(behind..).filter(|letters| !letters.is_empty());
    // `R13,7 billion`, but not the vaccine or the road R21.
    let letter = split == 1 && !dollar;
    let amount = match magnitude {
        Some(letters) => {
            let number = source.reference.meanings_of(letters).find_map(|meaning| match meaning {
                Meaning::Number(row) => source.reference.numbers.get(usize::from(row)),
                _ => None,
            });
            amount.times(number.filter(|number| number.class == "magnitude")?.value, at + 1)
        }
        None => {
            let end = source.passage.token_at(token.span.start + behind as u32);
            let amount = source.magnitudes(Amount { end, ..amount });
            amount.maybe.map_or(amount, |(factor, end)| amount.times(factor, end))
        }
    };
    if letter && amount.magnitude() == 1.0 {
        return None;
    }
    Some((at - usize::from(dollar), amount, code.code))
}

/// A currency's symbol or code that ends right before the number: `US$26`, `Rs. 10`, `EUR 5`.
pub(super) fn currency_before<'a>(source: Source<'a>, at: usize) -> Option<(usize, &'a str)> {
    let ends = |first: usize| {
        let (hit, row) = source.passage.find_of(CURRENCY, first, |meaning| match meaning {
            Meaning::Currency(row) => Some(row),
            _ => None,
        })?;
        let token = source.passage.token(first)?;
        let symbol = token.kind == TokenKind::Mark
            || matches!(token.shape, Shape::Upper | Shape::Mixed)
            || (token.shape != Shape::Lower && token.span.len() <= 3);
        // «S and P 500»: one letter is a currency only when the figure touches it.
        let touching = source.passage.token(at).is_some_and(|number| !number.spaced);
        // «Taka 1,850 crore»
        let word = token.shape == Shape::Capitalised && !hit.sense.doubtful && hit.end == first + 1;
        // «COP 26»: a code that stands for something else as well. «Rs 85» is none, only shared by several states.
        let code = source.reference.currencies.get(usize::from(row))?.code;
        let few = || source.amount(at).is_some_and(|amount| amount.value < 100.0);
        if hit.sense.doubtful && !touching && source.passage.word(first) == code && few() {
            return None;
        }
        let several = hit.end > first + 1;
        let symbol = word || symbol && (touching || several || token.shape != Shape::Initial);
        let adjacent = hit.end == at || (hit.end + 1 == at && source.passage.word(hit.end) == ".");
        (symbol && adjacent).then_some((first, currency_of(source, &hit, row)?))
    };
    (at.saturating_sub(4)..at).find_map(ends)
}

/// The unit or currency behind a number, and its end.
pub(super) fn measure_at<'a>(source: Source<'a>, amount: &Amount) -> Option<(Measure<'a>, usize)> {
    let at = source.past_hyphen(amount.end);
    let currency = currency_at(source, at, amount);
    let unit = unit_at(source, at, amount);
    let is_symbol = source.passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
    let unit = unit.or_else(|| people_at(source, at, amount));
    // «300 kg (660 pounds)»
    let converts =
        currency.is_some() && source.cue(at, Cue::Within).is_none() && weighs_before(source, amount);
    let currency = currency.filter(|_| !(converts && unit.is_some()));
    match (currency, unit) {
        (Some((_, currency_end)), Some((unit, end))) if is_symbol && end >= currency_end => Some((unit, end)),
        (Some((name, end)), _) => Some((Measure { name, factor: 1.0, leads: false }, end)),
        (None, unit) => unit,
    }
}

/// The currency whose word or symbol begins at the token `at`, and its end.
pub(super) fn currency_at<'a>(source: Source<'a>, at: usize, amount: &Amount) -> Option<(&'a str, usize)> {
    let (hit, row) = source.passage.find_of(CURRENCY, at, |meaning| match meaning {
        Meaning::Currency(row) => Some(row),
        _ => None,
    })?;
    let next_number = source.passage.token(hit.end);
    let leads_the_next = next_number.is_some_and(|next| next.kind == TokenKind::Number && !next.spaced);
    let word = source.passage.word(hit.end.saturating_sub(1));
    let plausible = !hit.sense.doubtful || amount.value >= 100.0 || word.ends_with('s');
    (plausible && !leads_the_next).then_some((currency_of(source, &hit, row)?, hit.end))
}

/// The currency that `hit` names, which stands at `row`: of several that share the name, that of the state which the text
/// around speaks of most.
fn currency_of<'a>(source: Source<'a>, hit: &Hit, row: u16) -> Option<&'a str> {
    const BEFORE: usize = 300;
    const BEHIND: usize = 100;
    const FEWEST_OWN: usize = 2;
    let currencies = &source.reference.currencies;
    let usual = currencies.get(usize::from(row))?;
    // A bare «$» in a release of a state that calls its own money so, where no other is spoken of.
    let bare = hit.end == hit.first + 1
        && source.passage.word(hit.first) == "$"
        && source.article.dateline.is_none();
    if !bare && (!hit.sense.doubtful || usual.shared.is_empty()) {
        return Some(usual.code);
    }
    let printed = fold_word(source.passage.word(hit.first));
    let singular = printed.as_str().strip_suffix('s').unwrap_or(printed.as_str());
    let has = |form: &&str| *form == printed.as_str() || *form == singular;
    let shares = |currency: &&Currency| currency.shared.split('|').any(|form| has(&form));
    let around = hit.first.saturating_sub(BEFORE)..hit.end + BEHIND;
    let states: Vec<&str> =
        around.flat_map(|at| source.passage.hits_at(at).iter()).filter_map(state_of).collect();
    let said = |currency: &Currency| states.iter().filter(|code| **code == currency.country).count();
    let most = currencies.iter().filter(shares).max_by_key(|currency| said(currency));
    if bare {
        let own = most.filter(|most| said(most) >= FEWEST_OWN && said(usual) == 0);
        return Some(own.unwrap_or(usual).code);
    }
    Some(most.filter(|most| said(most) > said(usual)).unwrap_or(usual).code)
}

/// The state that a name, an adjective or a capital names.
fn state_of(hit: Hit) -> Option<&'static str> {
    let row = match hit.sense.meaning {
        Meaning::Country(row) | Meaning::Demonym(row) | Meaning::Capital(row) if !hit.sense.doubtful => row,
        _ => return None,
    };
    reference().countries.get(usize::from(row)).map(|country| country.code)
}

/// A unit of measure; things counted and spans of time are not measured amounts.
fn unit_at<'a>(source: Source<'a>, at: usize, amount: &Amount) -> Option<(Measure<'a>, usize)> {
    let (hit, row) = source.passage.find_of(UNIT, at, |meaning| match meaning {
        Meaning::Unit(row) => Some(row),
        _ => None,
    })?;
    let unit = source.reference.units.get(usize::from(row))?;
    let small_letter = unit.unit.chars().next().is_some_and(char::is_lowercase);
    let token = source.passage.token(at)?;
    let other_letter = hit.sense.doubtful && small_letter && token.shape == Shape::Initial;
    let measured = match unit.kind {
        // «the Five-Point Consensus (5PC)»
        "percent" if token.shape == Shape::Upper && !token.spaced => false,
        "count" | "time" | "people" | "group" => false,
        "rate" if hit.sense.doubtful => multiplies(source, at, hit.end, amount),
        _ => true,
    };
    (measured && !other_letter)
        .then_some((Measure { name: unit.unit, factor: unit.factor, leads: false }, hit.end))
}

/// Whether a weight stands right before the bracket that opens before the number.
fn weighs_before(source: Source<'_>, amount: &Amount) -> bool {
    let mass = |meaning| match meaning {
        Meaning::Unit(row) => source.reference.units.get(usize::from(row)).filter(|unit| unit.kind == "mass"),
        _ => None,
    };
    let bracket = (amount.end.saturating_sub(4)..amount.end).rev().find(|at| source.passage.word(*at) == "(");
    bracket
        .and_then(|bracket| bracket.checked_sub(1))
        .is_some_and(|at| source.passage.find(at, mass).is_some())
}

/// People by the thousand: «200,000 Indian students», «over 4 million refugees», «200 thousand Chileans»; by the hundred
/// only where their noun follows at once: «350 participants», «500 young people». Smaller counts are no figures.
fn people_at<'a>(source: Source<'a>, at: usize, amount: &Amount) -> Option<(Measure<'a>, usize)> {
    const ADJECTIVES: usize = 3;
    if !is_crowd(source, amount) {
        let few = amount.digits && amount.value < 1000.0;
        let hundreds = few && amount.value >= 100.0;
        let counted = (at..at + 2)
            .find_map(|at| people_named(source, at))
            .filter(|(_, end)| hundreds || few && are_harmed(source, amount.end, *end));
        let counted = counted.or_else(|| harmed(source, amount.end).filter(|_| few).map(|end| (1.0, end)));
        return counted.map(|(factor, end)| (Measure { name: PEOPLE, factor, leads: false }, end));
    }
    let adjective = |at: &usize| {
        let word = source.passage.token(*at).is_some_and(|token| token.kind == TokenKind::Word);
        word && source.cue(*at, Cue::Within).is_none() && source.cue(*at, Cue::Verb).is_none()
    };
    let counted = (at..=at + ADJECTIVES).take_while(adjective).find_map(|at| people_named(source, at));
    // «60,000 visitor visas»: the noun only says what sort of thing is counted.
    let things = |end: usize| {
        let thing = source.passage.token(end).filter(|token| token.shape == Shape::Lower);
        thing.is_some_and(|_| source.passage.word(end).ends_with('s'))
            && !source.passage.word(end - 1).ends_with(['s', 'n', 'e'])
            && people_named(source, end).is_none()
    };
    let counted = counted.filter(|(_, end)| !things(*end));
    let counted = counted.or_else(|| nationals(source, at).map(|end| (1.0, end)));
    if let Some((factor, end)) = counted {
        return Some((Measure { name: PEOPLE, factor, leads: false }, end));
    }
    if let Some(end) = harmed(source, amount.end) {
        return Some((Measure { name: PEOPLE, factor: 1.0, leads: false }, end));
    }
    // «40,000 families», «3,000 displaced households»
    let (hit, group) = (at..=at + ADJECTIVES).take_while(adjective).find_map(|at| {
        source.passage.find_of(UNIT, at, |meaning| match meaning {
            Meaning::Unit(row) => {
                source.reference.units.get(usize::from(row)).filter(|unit| unit.kind == "group")
            }
            _ => None,
        })
    })?;
    Some((Measure { name: group.unit, factor: group.factor, leads: false }, hit.end))
}

/// «killing at least **30 people**», «the remains of **42 people**», «**55 people** have been killed»: the number ends before
/// `behind`, its noun at `end`. However few they are, such a count is a figure.
fn are_harmed(source: Source<'_>, behind: usize, end: usize) -> bool {
    const BEFORE: usize = 4;
    const VERBS: usize = 4;
    let first = behind.saturating_sub(1);
    let killed = (first.saturating_sub(BEFORE)..first)
        .rev()
        .take_while(|at| source.passage.token(*at).is_some_and(|token| token.kind == TokenKind::Word))
        .any(|at| source.cue(at, Cue::Harms).is_some());
    let auxiliary = |at: usize| {
        let class = source.grammar(at);
        matches!(class, Some(GrammarClass::Be | GrammarClass::Have | GrammarClass::Relative))
            || source.passage.word(at).ends_with("ly")
    };
    let verb = (end..end + VERBS).find(|at| !auxiliary(*at));
    killed || verb.is_some_and(|at| source.cue(at, Cue::Harmed).is_some())
}

/// «55 people have been killed and **126 injured**», «**30 others** wounded»: the end of a count of people without its noun,
/// which what befell them tells. «killed 12 and wounded **30**.»
fn harmed(source: Source<'_>, behind: usize) -> Option<usize> {
    const VERBS: usize = 3;
    let word = source.passage.word(behind);
    let end = behind + usize::from(matches!(word, "others" | "more"));
    let auxiliary = |at: usize| matches!(source.grammar(at), Some(GrammarClass::Be | GrammarClass::Have));
    let verb = (end..end + VERBS).find(|at| !auxiliary(*at))?;
    // «12 displaced **families**» tells of what is counted.
    let ends = |at: usize| {
        let next = source.passage.token(at);
        next.is_none_or(|next| next.kind != TokenKind::Word || next.shape != Shape::Lower)
            || source.cue(at, Cue::Within).is_some()
            || source.grammar(at).is_some()
            || source.passage.word(at) == "so"
    };
    if source.cue(verb, Cue::Harmed).is_some_and(|past| verb > end || ends(past)) {
        return Some(end);
    }
    let first = behind.checked_sub(1)?;
    let next = source.passage.token(end);
    let alone = next.is_none_or(|next| next.kind == TokenKind::Mark) || source.passage.word(end) == "and";
    let verb = (first.saturating_sub(2)..first).any(|at| {
        source.cue(at, Cue::Harms).is_some_and(|harms| harms == first)
            && source.cue(at, Cue::Harmed).is_some()
    });
    (alone && verb).then_some(end)
}

/// People that the words before number, the noun left out: «the number of refugees exceeded 110 million», «the refugees, of
/// whom 95,000 stay», «killed 50 people and infected more than 1,400».
pub(super) fn people_before<'a>(source: Source<'a>, first: usize, amount: &Amount) -> Option<Measure<'a>> {
    const WITHIN: usize = 16;
    let sentence = source.passage.sentence_of(first).filter(|_| is_crowd(source, amount))?;
    let before = sentence.tokens.start.max(first.saturating_sub(WITHIN))..first;
    let whom = before.clone().rev().take(4).any(|at| source.passage.word(at) == "whom");
    let next = source.passage.token(amount.end);
    let alone = next.is_none_or(|next| next.kind == TokenKind::Mark)
        || source.cue(amount.end, Cue::Within).is_some()
        || source.passage.word(amount.end) == "worldwide"
        || first.checked_sub(1).is_some_and(|from| source.passage.word(from) == "from");
    let unit = |at: usize| {
        let unit = |meaning| matches!(meaning, Meaning::Unit(_) | Meaning::Currency(_)).then_some(());
        source.passage.find_of(UNIT.with(CURRENCY), at, unit).is_some() && people_named(source, at).is_none()
    };
    let counted = || {
        let people = before.clone().rev().find(|at| people_named(source, *at).is_some())?;
        (!(people..first).any(unit)).then_some(())
    };
    let people = Measure { name: PEOPLE, factor: 1.0, leads: false };
    (whom || alone && counted().is_some()).then_some(people)
}

/// The unit of people.
const PEOPLE: &str = "people";

/// A thousand or more, and no year.
fn is_crowd(source: Source<'_>, amount: &Amount) -> bool {
    let last = amount.end.checked_sub(1).map(|last| source.passage.word(last)).unwrap_or_default();
    let year = amount.digits && amount.base < 2200.0 && amount.magnitude() == 1.0 && last.len() == 4;
    amount.value >= 1000.0 && !year
}

/// A noun for people at `at`: how many each counts, and its end.
fn people_named(source: Source<'_>, at: usize) -> Option<(f64, usize)> {
    let (hit, unit) = source.passage.find_of(UNIT, at, |meaning| match meaning {
        Meaning::Unit(row) => source.reference.units.get(usize::from(row)).filter(|unit| unit.kind == PEOPLE),
        _ => None,
    })?;
    Some((unit.factor, hit.end))
}

/// «Chileans», «Lebanese and Syrians»: a nation's people, in the plural; one without an ending is no adjective where no noun
/// follows.
fn nationals(source: Source<'_>, at: usize) -> Option<usize> {
    let demonym = |at: usize| {
        let demonym = |meaning| matches!(meaning, Meaning::Demonym(_)).then_some(());
        source.passage.find(at, demonym).map(|(hit, ())| hit.end)
    };
    let plural = |end: usize| {
        let word = source.passage.word(end.saturating_sub(1));
        word.ends_with('s') && !word.ends_with("ss")
    };
    let alone = |end: usize| {
        let next = source.passage.token(end);
        next.is_none_or(|next| next.kind == TokenKind::Mark) || source.cue(end, Cue::Within).is_some()
    };
    let end = demonym(at)?;
    let joined = || matches!(source.passage.word(end), "and" | "or").then(|| demonym(end + 1)).flatten();
    match source.passage.word(end) {
        "and" | "or" if !plural(end) => joined().filter(|end| plural(*end) || alone(*end)).map(|_| end),
        _ => (plural(end) || alone(end)).then_some(end),
    }
}

/// «1.5 times», «three times more», «grew 3 times» are ratios; «met three times» is not.
fn multiplies(source: Source<'_>, at: usize, end: usize, amount: &Amount) -> bool {
    let more = [Cue::Higher, Cue::Lower].iter().any(|cue| source.cue(end, *cue).is_some());
    let changed = (at.saturating_sub(6)..at).any(|before| source.cue(before, Cue::Change).is_some());
    more || changed || amount.value.fract() != 0.0
}
