//! Towns that no list knows, by the words around them: «the city of NAME», «in NAME, northern COUNTRY», «in NAME on Friday»,
//! «flew to NAME», «from CITY to NAME». Those that a list knows are the business of `places`.

use super::Source;
use crate::article::PartKind;
use crate::reference::{Cue, Hit, Meaning};
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// A town's name has at most this many words.
const LONGEST_NAME: usize = 3;

/// Shorter words are abbreviations.
const SHORTEST_NAME: usize = 4;

/// «travel on Friday to NAME»: the word that leads to a town stands at most so many tokens before it.
const LEADS_WITHIN: usize = 6;

/// The names of such towns, in order.
pub(super) fn unlisted(source: Source<'_>) -> Vec<Range<usize>> {
    let passage = source.passage;
    let headline = source.article.parts_of(PartKind::Headline).next().and_then(|part| part.text);
    let mut found = Vec::new();
    for hit in passage.hits() {
        let Meaning::Cue(cue @ (Cue::Town | Cue::Where)) = hit.sense.meaning else { continue };
        let run = (hit.end..hit.end + LONGEST_NAME).take_while(|at| is_unknown(source, *at)).count();
        if run == 0 {
            continue;
        }
        let part = |meaning| (meaning == Meaning::Cue(Cue::TownPart)).then_some(());
        let whole = run + usize::from(passage.find(hit.end + run, part).is_some());
        let name = hit.end..past_hyphen(source, hit.end + whole);
        let closes = !passage.token(name.end).is_some_and(|token| token.is_capitalised());
        let titled = headline.unwrap_or_default().contains(passage.span(name.clone()));
        // «from CITY to Alpha Beta»
        let words = if hit.first.checked_sub(1).is_some_and(|at| ends_start(source, at)) { 2 } else { 1 };
        let alone = || closes && (1..=words).contains(&whole) && !titled && is_alone(source, hit, &name);
        let located = cue == Cue::Town && closes || is_in_country(source, name.end) || alone();
        if located && !source.in_dateline(name.start) {
            found.push(name);
        }
    }
    found
}

/// A capitalised word that means nothing we know.
fn is_unknown(source: Source<'_>, at: usize) -> bool {
    let passage = source.passage;
    passage.token(at).is_some_and(|token| token.kind == TokenKind::Word && token.shape == Shape::Capitalised)
        && passage.hits_at(at).iter().all(|hit| hit.sense.meaning == Meaning::GivenName)
}

/// «Alpha-Beta»: the token behind the second half of a name in two.
fn past_hyphen(source: Source<'_>, at: usize) -> usize {
    let glued = |at: usize| source.passage.token(at).is_some_and(|token| !token.spaced);
    let hyphen = source.passage.word(at) == "-" && glued(at) && glued(at + 1);
    if hyphen && is_unknown(source, at + 1) { at + 2 } else { at }
}

/// One word behind a small preposition that nothing but a town's name fits: «in NAME on 5 June», «the base at NAME», «flew
/// to NAME», «from CITY to NAME».
fn is_alone(source: Source<'_>, hit: &Hit, name: &Range<usize>) -> bool {
    let passage = source.passage;
    let given = |meaning| (meaning == Meaning::GivenName).then_some(());
    let known_name = passage.find(name.start, given).is_some();
    let possessive = passage.token(name.end).is_some_and(|token| token.kind == TokenKind::Possessive);
    let cut = passage.token(name.end).is_none();
    if passage.word(name.start).chars().count() < SHORTEST_NAME || known_name || possessive || cut {
        return false;
    }
    let leads = |meaning| (meaning == Meaning::Cue(Cue::Leads)).then_some(());
    let led = || {
        let sentence = passage.sentence_of(hit.first).map_or(hit.first, |sentence| sentence.tokens.start);
        (sentence.max(hit.first.saturating_sub(LEADS_WITHIN))..hit.first)
            .any(|at| passage.find(at, leads).is_some())
    };
    match passage.word(hit.first) {
        "in" | "near" => true,
        "at" => led(),
        "from" => passage.word(name.end) == "to" && is_unknown(source, name.end + 1),
        "to" => led() || hit.first.checked_sub(1).is_some_and(|before| ends_start(source, before)),
        _ => false,
    }
}

/// «from CITY **to** …»
fn ends_start(source: Source<'_>, last: usize) -> bool {
    let passage = source.passage;
    let from = |at: usize| at.checked_sub(1).is_some_and(|from| passage.word(from) == "from");
    if is_unknown(source, last) && from(last) {
        return true;
    }
    let town = |meaning| matches!(meaning, Meaning::Place(_) | Meaning::Capital(_)).then_some(());
    (last.saturating_sub(2)..=last)
        .any(|at| passage.find(at, town).is_some_and(|(hit, ())| hit.end == last + 1) && from(at))
}

/// «, northern COUNTRY», «, REGION»: the words behind a name say where it lies.
fn is_in_country(source: Source<'_>, at: usize) -> bool {
    let passage = source.passage;
    let direction = |meaning| (meaning == Meaning::Cue(Cue::Direction)).then_some(());
    let lands = |meaning| match meaning {
        Meaning::Country(_) => Some(()),
        Meaning::Place(row) => {
            source.reference.places.get(row as usize).filter(|place| place.kind == "region").map(|_| ())
        }
        _ => None,
    };
    let behind = passage.find(at + 1, direction).map_or(at + 1, |(hit, ())| hit.end);
    let land = passage.find(behind, lands);
    // «in NAME, COUNTRY's president …» goes on with something else.
    let owns = |end: usize| {
        passage.token(end).is_some_and(|token| token.kind == TokenKind::Possessive || token.is_capitalised())
    };
    passage.word(at) == "," && land.is_some_and(|(hit, ())| !owns(hit.end))
}
