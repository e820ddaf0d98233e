//! Countries: named by name or demonym, or through a capital that stands for its government. A country that
//! only the dateline, a currency («US dollars») or an agency's name («Kuwait News Agency») names is not one the
//! article is about.

use super::Source;
use crate::article::{Country, Reading};
use crate::reference::{Cue, GrammarClass, Hit, Kinds, Meaning};
use crate::text::{Span, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// A place's name holds a country's at most this many tokens behind its beginning: «Democratic Republic of the **Congo**».
const LONGEST_BEFORE: usize = 4;

/// One place that names a country.
struct Named {
    row: u16,
    hit: Hit,
    reading: Reading,
}

/// Reads the countries in order of first mention. `people` are the spans of people's names, in order.
pub(super) fn read(source: Source<'_>, people: &[Span]) -> Vec<Country> {
    let agencies = agency_tokens(source);
    let is_person = |hit: &Hit| {
        let span = source.passage.span(hit.first..hit.end);
        let after = people.partition_point(|name| name.end <= span.start);
        people.get(after).is_some_and(|name| name.contains(span))
    };
    let candidates: Vec<Named> = source
        .passage
        .hits_of(Kinds::of(&[Meaning::Country(0), Meaning::Demonym(0), Meaning::Capital(0)]))
        .filter(|hit| {
            matches!(hit.sense.meaning, Meaning::Country(_) | Meaning::Demonym(_) | Meaning::Capital(_))
        })
        .filter(|hit| !agencies.contains(&hit.first) && !source.in_dateline(hit.first) && !is_person(hit))
        .filter_map(|hit| candidate(source, hit))
        .collect();
    // A doubtful form («Georgia», «RA») counts where the text names the country beyond doubt elsewhere.
    let certain: FxHashSet<u16> =
        candidates.iter().filter(|named| !named.hit.sense.doubtful).map(|named| named.row).collect();
    // «Dominican», «Congolese»: of several states that have the word, those that the text names.
    let by_name: FxHashSet<u16> = candidates
        .iter()
        .filter(|named| matches!(named.hit.sense.meaning, Meaning::Country(_)) && !named.hit.sense.doubtful)
        .map(|named| named.row)
        .collect();
    let rivals: FxHashSet<usize> = candidates
        .iter()
        .filter(|named| {
            matches!(named.hit.sense.meaning, Meaning::Demonym(_)) && by_name.contains(&named.row)
        })
        .map(|named| named.hit.first)
        .collect();
    // «the Dominican ambassador»: of two peoples the one that always has the name, unless the text names the other state.
    let owned: FxHashSet<usize> = candidates
        .iter()
        .filter(|named| matches!(named.hit.sense.meaning, Meaning::Demonym(_)) && !named.hit.sense.doubtful)
        .map(|named| named.hit.first)
        .collect();
    let mut order: Vec<u16> = Vec::new();
    let mut found: FxHashMap<u16, (Reading, Vec<Span>)> = FxHashMap::default();
    for named in candidates {
        let demonym = matches!(named.hit.sense.meaning, Meaning::Demonym(_));
        let of_other =
            rivals.contains(&named.hit.first) || named.hit.sense.doubtful && owned.contains(&named.hit.first);
        if demonym && of_other && !by_name.contains(&named.row) {
            continue;
        }
        if named.hit.sense.doubtful && !certain.contains(&named.row) && !stands_alone(source, &named.hit) {
            continue;
        }
        let span = source.passage.span(named.hit.first..named.hit.end);
        let (reading, mentions) = found.entry(named.row).or_insert_with(|| {
            order.push(named.row);
            (named.reading, Vec::new())
        });
        if named.reading == Reading::Stated {
            *reading = Reading::Stated;
        }
        mentions.push(span);
    }
    order
        .into_iter()
        .filter_map(|row| {
            let known = source.reference.countries.get(row as usize)?;
            let (reading, mentions) = found.remove(&row)?;
            Some(Country { code: known.code.to_owned(), name: known.name.to_owned(), reading, mentions })
        })
        .collect()
}

/// A form that names a country here, or a capital that stands for one.
fn candidate(source: Source<'_>, hit: Hit) -> Option<Named> {
    match hit.sense.meaning {
        Meaning::Country(row) | Meaning::Demonym(row)
            if !is_currency(source, &hit)
                && !is_part_of_longer(source, &hit)
                && !is_no_state(source, &hit)
                && !is_accented(source, &hit) =>
        {
            Some(Named { row, hit, reading: Reading::Stated })
        }
        Meaning::Capital(row) if is_government(source, &hit) => {
            Some(Named { row, hit, reading: Reading::Inferred })
        }
        _ => None,
    }
}

/// «Thaís»: an adjective that the word equals only without its accent.
fn is_accented(source: Source<'_>, hit: &Hit) -> bool {
    matches!(hit.sense.meaning, Meaning::Demonym(_))
        && hit.end == hit.first + 1
        && !source.passage.word(hit.first).is_ascii()
}

/// «US dollars», «Kuwaiti dinars»: a currency's form begins at the same word or right behind it.
fn is_currency(source: Source<'_>, hit: &Hit) -> bool {
    let currency = |meaning| matches!(meaning, Meaning::Currency(_)).then_some(());
    source.passage.find(hit.first, currency).is_some_and(|(found, ())| found.end >= hit.end)
        || source.passage.find(hit.end, currency).is_some()
}

/// «Lebanon Road», «**French**-speaking states», «Ibero-**American** Conference», «Latin **American**».
fn is_no_state(source: Source<'_>, hit: &Hit) -> bool {
    let hyphen = |at: usize| usize::from(matches!(source.passage.word(at), "-" | "‑" | "–"));
    let behind = hit.end + hyphen(hit.end);
    let front = hit.first.checked_sub(1).and_then(|at| at.checked_sub(hyphen(at)));
    let people = matches!(hit.sense.meaning, Meaning::Demonym(_));
    source.cue(behind, Cue::NoStateBefore).is_some()
        || people && front.is_some_and(|at| source.cue(at, Cue::NoStateBehind).is_some())
}

/// «South China Sea», «South **Sudanese**»: a longer place or people holds the country's name. Looked for from the words before
/// it as well.
fn is_part_of_longer(source: Source<'_>, hit: &Hit) -> bool {
    (hit.first.saturating_sub(LONGEST_BEFORE)..=hit.first).any(|at| {
        source.passage.hits_at(at).iter().any(|other| {
            (other.sense.meaning.is_land() || matches!(other.sense.meaning, Meaning::Demonym(_)))
                && other.end >= hit.end
                && other.end - other.first > hit.end - hit.first
        })
    })
}

/// «Seoul's Unification Ministry», «Tehran said», «Valletta presides»: the capital owns a body or role, speaks or acts.
pub(super) fn is_government(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    let acts = |at: usize, wanted: fn(Meaning) -> Option<()>| passage.find(at, wanted).is_some();
    let owns = |meaning| matches!(meaning, Meaning::Body(_) | Meaning::Role(_)).then_some(());
    let says = |meaning| matches!(meaning, Meaning::Speech(_)).then_some(());
    let possessive = passage.token(hit.end).is_some_and(|token| token.kind == TokenKind::Possessive);
    // «the Seoul Declaration», «in Seoul said»: a preposition before it makes it a place.
    let starts_sentence =
        passage.sentence_of(hit.first).is_some_and(|sentence| sentence.tokens.start == hit.first);
    if possessive {
        let behind = hit.end + 1;
        (behind..behind + 3).any(|at| acts(at, owns))
    } else {
        let does =
            source.cue(hit.end, Cue::StateActs).is_some() && source.cue(hit.first, Cue::Seat).is_none();
        starts_sentence && acts(hit.end, says) || does && (starts_sentence || begins_clause(source, hit))
    }
}

/// «…, while **Rome** has backed it», «and **Moscow** agreed»: not behind a preposition, nor the second of two cities.
fn begins_clause(source: Source<'_>, hit: &Hit) -> bool {
    let Some(before) = hit.first.checked_sub(1) else { return false };
    let city = |at: usize| {
        let city = |meaning| matches!(meaning, Meaning::Capital(_) | Meaning::Place(_)).then_some(());
        source.passage.find(at, city).is_some()
    };
    let and = source.grammar(before) == Some(GrammarClass::And);
    source.cue(before, Cue::Clause).is_some()
        || and && !before.checked_sub(1).is_some_and(city)
        || source.passage.word(before) == ","
}

/// A doubtful form that no capitalised word stands beside, as a surname's or given name's would, and that is no
/// abbreviation.
pub(super) fn stands_alone(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    let whole_name = passage.words(hit.first..hit.end).chars().any(char::is_lowercase);
    let before =
        hit.first.checked_sub(1).filter(|at| passage.sentence_of(*at) == passage.sentence_of(hit.first));
    let known =
        |at: usize| passage.hits_at(at).iter().any(|hit| !matches!(hit.sense.meaning, Meaning::GivenName(_)));
    let name_before = before.is_some_and(|at| {
        passage.token(at).is_some_and(|token| token.is_capitalised()) && !known(at) && at > 0
    });
    let name_behind = passage.token(hit.end).is_some_and(|token| token.is_capitalised()) && !known(hit.end);
    whole_name && !name_before && (!name_behind || is_of_office(source, hit))
}

/// «Foreign Minister of **Georgia** NAME»: the state whose office it is.
fn is_of_office(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    let role = |meaning| matches!(meaning, Meaning::Role(_)).then_some(());
    let of = hit.first.checked_sub(1).filter(|at| source.grammar(*at) == Some(GrammarClass::Of));
    of.is_some_and(|of| {
        (of.saturating_sub(LONGEST_BEFORE)..of)
            .any(|at| passage.find(at, role).is_some_and(|(hit, ())| hit.end == of))
    })
}

/// The tokens of agencies' names.
fn agency_tokens(source: Source<'_>) -> FxHashSet<usize> {
    let agency = |hit: &Hit| matches!(hit.sense.meaning, Meaning::Agency(_)) && hit.end - hit.first > 1;
    source
        .passage
        .hits_of(Kinds::of(&[Meaning::Agency(0)]))
        .filter(agency)
        .flat_map(|hit| hit.first..hit.end)
        .collect()
}
