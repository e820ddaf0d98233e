//! Places: cities and towns, the dateline's included. A capital that stands for its government is a country, and
//! a city inside a body's or a document's name is part of that name.

use super::countries::{is_government, stands_alone};
use super::{Source, fold_space, towns};
use crate::article::{Organisation, PartKind, Place};
use crate::reference::{Cue, Hit, Kinds, Meaning};
use crate::text::{Shape, Span, TokenKind, fold};
use rustc_hash::FxHashMap;

/// An acronym that is no town’s name has at most so many bytes.
const LONGEST_ACRONYM: usize = 4;

/// What a form of the lexicon says of a place.
struct Known {
    name: &'static str,
    country: &'static str,
}

/// Reads the places in order of first mention. `taken` are the spans of people's names.
pub(super) fn read(source: Source<'_>, organisations: &[Organisation], taken: &[Span]) -> Vec<Place> {
    let mut bodies: Vec<Span> =
        organisations.iter().flat_map(|body| &body.mentions).chain(taken).copied().collect();
    bodies.sort();
    let mut places: Vec<Place> = Vec::new();
    let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
    let mut mention = |name: String, country: &str, span: Span, places: &mut Vec<Place>| {
        let index = *by_name.entry(fold(&name)).or_insert_with(|| {
            let country = (!country.is_empty()).then(|| country.to_owned());
            places.push(Place { name, country, mentions: Vec::new() });
            places.len() - 1
        });
        if let Some(place) = places.get_mut(index) {
            place.mentions.push(span);
        }
    };
    if let Some((name, span)) = dateline_place(source) {
        let row = source
            .passage
            .hits_at(source.passage.token_at(span.start))
            .iter()
            .find_map(|hit| known(source, &hit));
        mention(name, row.map(|row| row.country).unwrap_or_default(), span, &mut places);
    }
    let mut towns: Vec<Span> =
        towns::unlisted(source).into_iter().map(|tokens| source.passage.span(tokens)).collect();
    towns.sort_unstable();
    towns.dedup();
    let mut end = 0;
    for hit in source.passage.hits_of(Kinds::of(&[Meaning::Place(0), Meaning::Capital(0)])) {
        let Some(known) = known(source, &hit).filter(|_| hit.first >= end) else { continue };
        let span = source.passage.span(hit.first..hit.end);
        // «Porto» in «Porto NAME»
        let in_town = is_inside(&towns, span);
        if source.in_dateline(hit.first) || in_town || is_inside(&bodies, span) || !is_city(source, &hit) {
            continue;
        }
        end = hit.end;
        mention(printed(source, &hit, known.name), known.country, span, &mut places);
    }
    for span in towns {
        if !is_inside(&bodies, span) {
            let words = fold_space(span.of(source.passage.text));
            mention(words, "", span, &mut places);
        }
    }
    places.sort_by_key(|place| place.mentions.first().copied());
    places
}

/// The city that a form names: a city of the list, or a capital.
fn known(source: Source<'_>, hit: &Hit) -> Option<Known> {
    match hit.sense.meaning {
        Meaning::Place(row) => {
            let place = source.reference.places.get(row as usize)?;
            (place.kind == "city").then_some(Known { name: place.name, country: place.country })
        }
        Meaning::Capital(row) => {
            let country = source.reference.countries.get(row as usize)?;
            Some(Known { name: country.capital, country: country.code })
        }
        _ => None,
    }
}

/// The dateline's place and where it stands in the clean text.
fn dateline_place(source: Source<'_>) -> Option<(String, Span)> {
    let place = source.article.dateline.as_ref()?.place.as_ref()?;
    let dateline =
        source.article.parts_of(PartKind::Dateline).find(|part| part.raw.contains(place.raw))?.text?;
    let first = source.passage.token_at(dateline.start);
    let words = place.words.split([' ', '-', '–']).count();
    (first..first + 40)
        .take_while(|at| source.passage.token(*at).is_some_and(|token| dateline.contains(token.span)))
        .flat_map(|at| (at + 1..at + 2 * words + 1).map(move |end| source.passage.span(at..end)))
        .find(|span| fold(span.of(source.passage.text)) == fold(&place.words))
        .map(|span| (place.words.clone(), span))
}

/// Whether the form names a city here.
fn is_city(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    // «the island of Crete»
    let land = source.cue_before(hit.first, Cue::LandOf).is_some();
    if land || is_longer_name(source, hit) || is_government(source, hit) || is_acronym(source, hit) {
        return false;
    }
    if !hit.sense.doubtful {
        return true;
    }
    if matches!(hit.sense.meaning, Meaning::Capital(_)) {
        return stands_alone(source, hit);
    }
    let place_follows = |meaning| (meaning == Meaning::Cue(Cue::Where)).then_some(());
    let after_preposition =
        hit.first.checked_sub(1).is_some_and(|at| passage.find(at, place_follows).is_some());
    let behind = passage.word(hit.end);
    let country = |meaning| matches!(meaning, Meaning::Country(_)).then_some(());
    after_preposition || (behind == "," && passage.find(hit.end + 1, country).is_some())
}

/// «NIS company»: a few capitals amid small letters are no town’s name.
fn is_acronym(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    let shape =
        |at: usize| passage.token(at).filter(|token| token.kind == TokenKind::Word).map(|token| token.shape);
    let before = hit.first.checked_sub(1).and_then(shape);
    shape(hit.first) == Some(Shape::Upper)
        && hit.end == hit.first + 1
        && passage.span(hit.first..hit.end).len() <= LONGEST_ACRONYM
        && (before == Some(Shape::Lower) || shape(hit.end) == Some(Shape::Lower))
}

/// A country, body, agency, document, region or person's name that holds the form or goes on behind it:
/// «Singapore», «Moscow State University», «Geneva Conventions», «Kuwait News Agency».
fn is_longer_name(source: Source<'_>, hit: &Hit) -> bool {
    let passage = source.passage;
    let names = |meaning: Meaning| match meaning {
        Meaning::Country(_)
        | Meaning::Demonym(_)
        | Meaning::Organisation(_)
        | Meaning::Agency(_)
        | Meaning::Document(_)
        | Meaning::Body(_) => true,
        Meaning::Place(row) => {
            source.reference.places.get(row as usize).is_some_and(|place| place.kind != "city")
        }
        _ => false,
    };
    // «Victoria Falls», «Porto-Novo», «Bissau-Guinean»: a longer name
    let longer = |other: &Hit| {
        other.end - other.first > hit.end - hit.first
            && (other.sense.meaning.is_city() || matches!(other.sense.meaning, Meaning::Demonym(_)))
    };
    let covered = (hit.first.saturating_sub(3)..=hit.first).any(|at| {
        passage
            .hits_at(at)
            .iter()
            .any(|other| other.end >= hit.end && (names(other.sense.meaning) || longer(&other)))
    });
    let heads =
        |meaning| matches!(meaning, Meaning::Document(_) | Meaning::OrganisationHead(_)).then_some(());
    let capitalised =
        passage.token(hit.end).is_some_and(|token| token.is_capitalised() && token.shape != Shape::Upper);
    let land = |meaning| matches!(meaning, Meaning::Cue(Cue::LandPart | Cue::NoStateBefore)).then_some(());
    covered
        || passage.find(hit.end, land).is_some()
        || (capitalised
            && (hit.end..hit.end + 4).any(|at| {
                passage.find(at, heads).is_some()
                    && (hit.end..at).all(|at| passage.token(at).is_some_and(|token| token.is_capitalised()))
            }))
}

/// Whether one of the sorted spans holds `span`.
fn is_inside(sorted: &[Span], span: Span) -> bool {
    let after = sorted.partition_point(|other| other.start <= span.start);
    sorted.get(after.saturating_sub(4)..after).unwrap_or_default().iter().any(|other| other.contains(span))
}

/// The name as printed, in ordinary capitals; the listed one when it is the same word or the district is printed
/// behind it: «Washington, DC».
fn printed(source: Source<'_>, hit: &Hit, listed: &str) -> String {
    let words = source.passage.words(hit.first..hit.end);
    // «Berne» is printed so, «Washington, DC» is Washington.
    let goes_on = |rest: &str| rest.starts_with(char::is_alphabetic);
    let folded = fold(words);
    if folded.strip_prefix(&fold(listed)).is_some_and(|rest| !goes_on(rest)) && !words.ends_with("City") {
        return listed.to_owned();
    }
    let capitals = !words.chars().any(char::is_lowercase);
    let mut name = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        match capitals && word.len() > 2 {
            true => name.push_str(&capitalised(word)),
            false => name.push_str(word),
        }
    }
    name
}

/// «NUR-SULTAN» as «Nur-Sultan».
fn capitalised(shouted: &str) -> String {
    let mut begins = true;
    let letter = |c: char| {
        let begun = std::mem::replace(&mut begins, !c.is_alphabetic());
        if begun { c.to_string() } else { c.to_lowercase().collect() }
    };
    shouted.chars().map(letter).collect()
}
