//! Whether a capitalised sequence is a person's name: what the words beside it say. Which names mean one person is the
//! business of `people` and `identity`.

use super::claims::Claim;
use super::names::{Name, has_middle_initial};
use super::tags::{Tag, Tags};
use crate::reference::{Cue, GrammarClass, Meaning};
use crate::text::Shape;
use std::ops::Range;

/// A name with the possessive before it takes at most so many tokens.
const LONGEST_ITEM: usize = 8;

/// So many names of a list are looked at for one that is known to be a person's.
const MOST_UNKNOWN: usize = 4;

/// So many names back is looked for the words before the first one of a list.
const MOST_LISTED: usize = 12;

/// Behind a party's letter and the dash, a district takes at most so many tokens.
const LONGEST_DISTRICT: usize = 5;

/// Behind «NAME said» a pronoun is looked for among so many tokens.
const NEXT_PRONOUN: usize = 40;

/// Whether a form of address stands before it.
pub(super) fn has_honorific(name: &Name) -> bool {
    !name.honorifics.is_empty()
}

/// A full name that the words beside it make a person's.
pub(super) fn is_certain(tags: &Tags<'_>, name: &Name, claim: Option<&Claim>) -> bool {
    if claim.is_none() && names_academy(tags, name) {
        return false;
    }
    claim.is_some()
        || has_honorific(name) && !names_a_thing(tags, name)
        || (name.given
            || is_listed(tags, name)
            || is_owned_in_list(tags, name)
            || is_owned_by_state(tags, name)
            || leads_by(tags, name)
            || attends(tags, name)
            || has_middle_initial(tags, name.tokens.start)
            || begins_with_initial(tags, name)
            || begins_with_family(tags, name)
            || is_korean(tags, name))
            && !is_part_of_name(tags, name)
}

/// «the Diplomatic Academy “NAME”»: what is called after someone, whose name alone stands between marks behind its own.
fn names_academy(tags: &Tags<'_>, name: &Name) -> bool {
    let mark = |at: usize| matches!(tags.word(at), "\"" | "“" | "”" | "«" | "»" | "‘" | "’" | "'");
    let Some(open) = name.tokens.start.checked_sub(1) else { return false };
    let thing = open.checked_sub(1).is_some_and(|at| tags.capitalised(at) && tags.spaced(open));
    mark(open) && mark(name.tokens.end) && !tags.spaced(name.tokens.end) && thing
}

/// «Burkina Faso’s **Karamoko Jean-Marie NAME**»: a name that holds a given one behind the state that owns it.
fn is_owned_by_state(tags: &Tags<'_>, name: &Name) -> bool {
    let owner = name.tokens.start.checked_sub(1).filter(|owner| tags.tag(*owner) == Tag::Possessive);
    let state = owner.and_then(|owner| owner.checked_sub(1)).map(|at| tags.form(at).start);
    state.is_some_and(|state| matches!(tags.tag(state), Tag::Country(_)))
        && (2..5).contains(&name.words)
        && name.tokens.clone().any(|at| tags.tag(at) == Tag::Given)
}

/// «Albania's **NAME**, Kenya's **NAME** and …»: two or more whom their states own.
fn is_owned_in_list(tags: &Tags<'_>, name: &Name) -> bool {
    let state_owns = |owner: usize| {
        let state = owner.checked_sub(1).map(|at| tags.form(at).start);
        tags.tag(owner) == Tag::Possessive
            && state.is_some_and(|state| matches!(tags.tag(state), Tag::Country(_)))
    };
    let Some(owner) = name.tokens.start.checked_sub(1).filter(|owner| state_owns(*owner)) else {
        return false;
    };
    let joint = |at: usize| {
        tags.is_mark(at, ",")
            || tags.is(at, GrammarClass::And)
            || tags.source.cue(at, Cue::Together).is_some()
    };
    let state = tags.form(owner - 1).start;
    let behind = name.tokens.end + 1;
    let goes_on = joint(name.tokens.end)
        && matches!(tags.tag(behind), Tag::Country(_))
        && tags.tag(tags.form(behind).end) == Tag::Possessive;
    let began = || {
        let from = state.saturating_sub(LONGEST_ITEM);
        state.checked_sub(1).is_some_and(joint) && (from..state).any(state_owns)
    };
    // «leaders including Albania's **NAME**»
    let one_of = || tags.source.cue_before(state, Cue::Include).is_some();
    (2..4).contains(&name.words) && (goes_on || began() || one_of())
}

/// «the group of deputies led by NAME», «she replaces NAME»: only someone can lead others or hold an office.
fn leads_by(tags: &Tags<'_>, name: &Name) -> bool {
    let led = |by: usize| tags.source.cue_before(by, Cue::Led).is_some();
    let known =
        |at| matches!(tags.tag(at), Tag::Name | Tag::Given | Tag::Particle { .. } | Tag::Mark | Tag::Initial);
    let replaced = || {
        tags.source.cue_before(name.tokens.start, Cue::Replaces).is_some() && name.tokens.clone().all(known)
    };
    (2..4).contains(&name.words)
        && (name.tokens.start.checked_sub(1).is_some_and(|by| tags.is(by, GrammarClass::By) && led(by))
            || replaced())
}

/// «attended by NAME», «also present were NAME», «NAME was present», «a meeting between NAME and»: only people come together.
fn attends(tags: &Tags<'_>, name: &Name) -> bool {
    let source = tags.source;
    let known = |at| matches!(tags.tag(at), Tag::Name | Tag::Given | Tag::Particle { .. } | Tag::Mark);
    let (start, end) = (name.first_token(), name.tokens.end);
    let Some(before) = start.checked_sub(1) else { return false };
    let attended = |at: usize| source.cue_before(at, Cue::Attended).is_some();
    let company = (tags.is(before, GrammarClass::By) || tags.is(before, GrammarClass::Be))
        && attended(before)
        || tags.is(before, GrammarClass::Of) && attended(start);
    let present = tags.is(end, GrammarClass::Be) && tags.word(end + 1) == "present"
        || tags.word(end) == "accompanied" && matches!(tags.word(end + 1), "him" | "her" | "them" | "the");
    let met = |at: usize| tags.event(at, |event| matches!(event.kind, "meeting" | "call")).is_some();
    let between = tags.word(before) == "between" && (before.saturating_sub(1)..before).any(met)
        || tags.word(before) == "met" && tags.tag(end) != Tag::Noun;
    let ends = present || matches!(tags.tag(end), Tag::Mark | Tag::Grammar(_) | Tag::Other);
    (2..5).contains(&name.words) && name.tokens.clone().all(known) && ends && (company || present || between)
}

/// Whether the report below the headline names someone by the last word of the name at `index`.
pub(super) fn comes_again(tags: &Tags<'_>, names: &[Name], index: usize, headline_end: usize) -> bool {
    let last = |name: &Name| tags.word(name.tokens.end.saturating_sub(1));
    let Some(name) = names.get(index) else { return false };
    let below = names.partition_point(|other| other.tokens.start < headline_end);
    names.get(below..).unwrap_or_default().iter().any(|other| last(other) == last(name))
}

/// «King Khalid International Airport», «Prince Saud Conference Centre»: what is called after someone.
pub(super) fn names_a_thing(tags: &Tags<'_>, name: &Name) -> bool {
    let end = name.tokens.end;
    matches!(tags.tag(end), Tag::Noun)
        && tags.source.passage.sentence_of(end) == tags.source.passage.sentence_of(name.tokens.start)
}

/// «NAME (X-PLACE)»: a member of a parliament with the party's letter.
fn is_of_party(tags: &Tags<'_>, at: usize) -> bool {
    let letter = tags.source.passage.token(at + 1).is_some_and(|token| token.shape == Shape::Initial);
    let close = |from: usize| (from..from + LONGEST_DISTRICT).any(|at| tags.is_mark(at, ")"));
    tags.is_mark(at, "(")
        && letter
        && tags.is_dash(at + 2)
        && !tags.spaced(at + 3)
        && tags.capitalised(at + 3)
        && close(at + 4)
}

/// «NAME (STATE)», «NAME from STATE,»: one of a list of envoys.
fn is_listed(tags: &Tags<'_>, name: &Name) -> bool {
    let at = name.tokens.end;
    if (2..5).contains(&name.words) && is_of_party(tags, at) {
        return true;
    }
    let bracket = tags.is_mark(at, "(");
    let first = at + 1 + usize::from(tags.is(at + 1, GrammarClass::Article));
    let Tag::Country(_) = tags.tag(first) else { return false };
    let end = tags.form(first).end;
    let follows =
        |mark: &str| name.tokens.start.checked_sub(1).is_some_and(|before| tags.is_mark(before, mark));
    let begins =
        || {
            follows(",")
                || follows(":")
                || follows("–")
                || follows("-")
                || name.tokens.start.checked_sub(1).is_some_and(|before| {
                    tags.is(before, GrammarClass::And) || tags.is(before, GrammarClass::Be)
                })
        };
    let goes_on = tags.is_mark(end, ",")
        || tags.is_mark(end, ";")
        || tags.is_mark(end, ".")
        || tags.is(end, GrammarClass::And);
    let joined = matches!(tags.tag(at), Tag::Grammar(GrammarClass::Of | GrammarClass::Preposition));
    bracket && tags.is_mark(end, ")") || joined && begins() && goes_on
}

/// «B. NAME», «Zh. NAME»: an initial with its full stop before a word that is nothing else.
fn begins_with_initial(tags: &Tags<'_>, name: &Name) -> bool {
    let (first, last) = (name.tokens.start, name.tokens.end - 1);
    tags.tag(first) == Tag::Initial
        && tags.is_mark(first + 1, ".")
        && last == first + 2
        && tags.tag(last) == Tag::Name
}

/// «LI Weimin»: a frequent family name in capitals.
fn begins_with_family(tags: &Tags<'_>, name: &Name) -> bool {
    let upper = tags.source.passage.token(name.tokens.start).is_some_and(|token| token.shape == Shape::Upper);
    upper && name.words == 2 && tags.source.cue(name.tokens.start, Cue::FamilyFirst).is_some()
}

/// «Jang Song-thaek»: a surname and two syllables, the second small.
fn is_korean(tags: &Tags<'_>, name: &Name) -> bool {
    let last = name.tokens.end.saturating_sub(1);
    name.words == 2
        && name.tokens.len() == 4
        && tags.is_dash(last - 1)
        && !tags.capitalised(last)
        && tags.word(last).len() < 7
}

/// «Nazarbayev University»: the sequence goes on as the name of something else.
fn is_part_of_name(tags: &Tags<'_>, name: &Name) -> bool {
    matches!(tags.tag(name.tokens.end), Tag::Noun | Tag::Organisation(_) | Tag::Body | Tag::Capitals)
        || name.tokens.start.checked_sub(1).is_some_and(|before| {
            tags.spaced(name.tokens.start)
                && matches!(tags.tag(before), Tag::Noun | Tag::Grammar(GrammarClass::Article))
        })
}

/// The text ends inside the name, perhaps.
pub(super) fn is_cut(tags: &Tags<'_>, name: &Name) -> bool {
    name.tokens.end == tags.len()
}

/// A single word beside a role is a surname unless it goes on as something else.
pub(super) fn can_stand_alone(tags: &Tags<'_>, name: &Name) -> bool {
    !matches!(
        tags.tag(name.tokens.end),
        Tag::Noun | Tag::Organisation(_) | Tag::Body | Tag::Portfolio | Tag::Role(_)
    )
}

/// «X Y and NAME», «NAME and X Y», with X Y a person.
pub(super) fn is_beside_person(
    tags: &Tags<'_>,
    names: &[Name],
    meant: &[Option<usize>],
    index: usize,
) -> bool {
    let is_person = |at: Option<usize>| at.is_some_and(|at| meant.get(at).is_some_and(Option::is_some));
    let joined = |left: Option<&Name>, right: Option<&Name>| match (left, right) {
        (Some(left), Some(right)) => {
            let first = right.first_token();
            first == left.tokens.end + 1 && tags.is(left.tokens.end, GrammarClass::And)
        }
        _ => false,
    };
    let before = index.checked_sub(1);
    let here = names.get(index);
    here.is_some_and(|name| !is_part_of_name(tags, name))
        && ((is_person(before) && joined(before.and_then(|at| names.get(at)), here))
            || (is_person(Some(index + 1)) && joined(here, names.get(index + 1))))
}

/// «NAME, **X Y** (BODY), NAME and NAME»: between two people of a list, whose names commas and brackets part.
pub(super) fn is_listed_with_people(
    tags: &Tags<'_>,
    names: &[Name],
    meant: &[Option<usize>],
    index: usize,
) -> bool {
    let unknown =
        |at: usize| matches!(tags.tag(at), Tag::Name | Tag::Given | Tag::Particle { .. } | Tag::Mark);
    let full = |name: &Name| (2..5).contains(&name.words) && name.tokens.clone().all(unknown);
    let person = |at: usize| meant.get(at).is_some_and(Option::is_some);
    let joined = |left: usize| match (names.get(left), names.get(left + 1)) {
        (Some(left), Some(right)) => {
            let gap = left.tokens.end..right.first_token();
            is_list_gap(tags, gap)
        }
        _ => false,
    };
    let Some(before) = index.checked_sub(1) else { return false };
    let follows = person(before) && joined(before);
    // The name that the list goes on with may itself be known by its neighbours only.
    let known = (index + 1..index + MOST_UNKNOWN).take_while(|at| joined(at - 1)).any(person);
    // «NAME, NAME, and **X Y**»
    let ends = || {
        let and = names.get(index).and_then(|name| name.first_token().checked_sub(1));
        and.is_some_and(|and| tags.is(and, GrammarClass::And))
            && before.checked_sub(1).is_some_and(|first| person(first) && joined(first))
            && names.get(index).is_some_and(|name| !is_part_of_name(tags, name))
    };
    // «attended by NAME, **NAME and NAME**»
    let company = || {
        let first = (index.saturating_sub(MOST_LISTED)..index).rev().take_while(|left| joined(*left)).last();
        first.and_then(|first| names.get(first)).is_some_and(|first| attends(tags, first))
    };
    names.get(index).is_some_and(full) && follows && (known || ends() || company())
}

/// «, », « and », « (BODY), »: what parts two names of a list.
fn is_list_gap(tags: &Tags<'_>, gap: Range<usize>) -> bool {
    let mut at = gap.start;
    let comma = |at: usize| at + usize::from(tags.is_mark(at, ","));
    at = comma(at);
    if tags.is_mark(at, "(") {
        match (at + 1..gap.end.min(at + LONGEST_ITEM)).find(|at| tags.is_mark(*at, ")")) {
            Some(close) => at = comma(close + 1),
            None => return false,
        }
    }
    at += usize::from(tags.is(at, GrammarClass::And));
    at == gap.end && !gap.is_empty()
}

/// «NAME said», «said NAME»: a verb of saying, not of publishing, with a whole name beside it.
pub(super) fn says(tags: &Tags<'_>, name: &Name) -> bool {
    let passage = tags.source.passage;
    let speech = |at: usize| {
        passage
            .find(at, |meaning| match meaning {
                Meaning::Speech(row) => {
                    tags.source.reference.speech.get(row as usize).filter(|verb| verb.says && !verb.reports)
                }
                _ => None,
            })
            .is_some()
    };
    !is_part_of_name(tags, name)
        && (speech(name.tokens.end)
            || name.tokens.start.checked_sub(1).is_some_and(speech)
            || meets(tags, name))
        && name.tokens.clone().all(|at| tags.tag(at) != Tag::Capitals)
}

/// «NAME said … He …», «NAME told reporters»: a lone word that nothing else is called by, which a verb of saying makes someone and a
/// pronoun no body.
pub(super) fn speaks_as_someone(tags: &Tags<'_>, name: &Name) -> bool {
    let passage = tags.source.passage;
    let (at, end) = (name.tokens.start, name.tokens.end);
    let said = |meaning| match meaning {
        Meaning::Speech(row) => {
            tags.source.reference.speech.get(row as usize).filter(|verb| verb.says && !verb.reports)
        }
        _ => None,
    };
    let unknown = name.words == 1 && matches!(tags.tag(at), Tag::Name) && passage.hits_at(at).is_empty();
    let Some((verb, _)) = passage.find(end, said).filter(|(verb, _)| unknown && !verb.sense.doubtful) else {
        return false;
    };
    // «the NAME said», «of NAME said»
    let opens = passage.opens_sentence(at)
        || at.checked_sub(1).is_some_and(|before| tags.tag(before) == Tag::Mark && tags.spaced(at));
    let reporters =
        matches!(tags.word(verb.end - 1), "reporters" | "journalists" | "conference" | "briefing");
    let pronoun = (verb.end..verb.end + NEXT_PRONOUN).find_map(|at| match tags.word(at) {
        "he" | "she" | "He" | "She" | "his" | "her" | "His" | "Her" | "him" => Some(true),
        "it" | "its" | "It" | "Its" => Some(false),
        _ => None,
    });
    opens && (reporters || pronoun == Some(true))
}

/// «NAME met», «NAME discussed», «NAME, who», «talks with NAME»: what people do in readouts.
fn meets(tags: &Tags<'_>, name: &Name) -> bool {
    let passage = tags.source.passage;
    let deed = |meaning| match meaning {
        Meaning::Discussion(row) => {
            tags.source.reference.discussion.get(row as usize).filter(|cue| cue.class != "head").map(|_| ())
        }
        Meaning::Event(_) | Meaning::Outcome(_) => Some(()),
        _ => None,
    };
    let end = name.tokens.end;
    let relative = tags.is_mark(end, ",") && tags.is(end + 1, GrammarClass::Relative);
    let does = matches!(tags.tag(end), Tag::Small | Tag::Other)
        && !tags.capitalised(end)
        && passage.find(end, deed).is_some();
    // «talks at Qasr Al NAME» are held there.
    let with = name.tokens.start.checked_sub(1).filter(|at| {
        tags.is(*at, GrammarClass::Preposition)
            && (tags.source.cue(*at, Cue::Where).is_none() || tags.word(*at) == "to")
    });
    let met = with.is_some_and(|with| {
        (with.saturating_sub(3)..=with)
            .any(|at| passage.find(at, deed).is_some_and(|(hit, ())| hit.end == with || hit.end == with + 1))
    });
    let unknown = name.tokens.clone().all(|at| {
        matches!(tags.tag(at), Tag::Name | Tag::Given | Tag::Particle { .. } | Tag::Mark | Tag::Initial)
    });
    unknown && name.words < 5 && (relative || does || met)
}
