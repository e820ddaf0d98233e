//! Which sequences that look like names are no person of the report: who made the page, seats, towns and buildings, what is called
//! after someone.

use super::names::Name;
use super::tags::Tags;
use crate::reference::{Cue, GrammarClass, Meaning};

/// A town's name has at most so many tokens, its article included.
const LONGEST_TOWN: usize = 4;

/// Whether the words beside `name` make it something else; `last` is the name before it.
pub(super) fn is_of_else(tags: &Tags<'_>, name: &Name, last: Option<&Name>) -> bool {
    is_byline(tags, name)
        || is_credit(tags, name)
        || is_order(tags, name)
        || is_called_so(tags, name)
        || is_building(tags, name)
        || is_second_town(tags, name)
        || is_retired(tags, name)
        || last.is_some_and(|lord| is_seat(tags, lord, name))
}

/// «(author: NAME; editor: NAME)»: who made the page.
fn is_byline(tags: &Tags<'_>, name: &Name) -> bool {
    let byline = |meaning| (meaning == Meaning::Cue(Cue::Byline)).then_some(());
    let colon = name.tokens.start.checked_sub(1).filter(|at| tags.is_mark(*at, ":"));
    colon
        .and_then(|colon| colon.checked_sub(1))
        .is_some_and(|at| tags.source.passage.find(at, byline).is_some())
}

/// «photo by NAME», «edited and translated by NAME», «AGENCY /NAME/»: who made the page.
fn is_credit(tags: &Tags<'_>, name: &Name) -> bool {
    let Some(before) = name.tokens.start.checked_sub(1) else { return false };
    let made = |at: usize| tags.source.cue(at, Cue::Byline).is_some();
    tags.is(before, GrammarClass::By) && before.checked_sub(1).is_some_and(made)
        || tags.is_mark(before, "/") && tags.is_mark(name.tokens.end, "/")
}

/// «the Order of **NAME**»: what is called after someone.
fn is_order(tags: &Tags<'_>, name: &Name) -> bool {
    tags.source.cue_before(name.tokens.start, Cue::OrderOf).is_some()
}

/// «Colonel NAME (Rtd.)»: the word in the bracket.
fn is_retired(tags: &Tags<'_>, name: &Name) -> bool {
    name.words == 1 && tags.source.cue(name.tokens.start, Cue::Retired).is_some()
}

/// «Lord NAME of **Melby**»: the seat is part of the title.
fn is_seat(tags: &Tags<'_>, lord: &Name, name: &Name) -> bool {
    name.words == 1
        && lord.tokens.end + 1 == name.tokens.start
        && tags.is(lord.tokens.end, GrammarClass::Of)
        && is_peer(tags, lord)
}

/// «Lord NAME»: a title with a seat behind the name, perhaps.
pub(super) fn is_peer(tags: &Tags<'_>, name: &Name) -> bool {
    name.honorifics.clone().any(|at| tags.source.cue(at, Cue::Peer).is_some())
}

/// «a movement called NAME»: the name of a body.
fn is_called_so(tags: &Tags<'_>, name: &Name) -> bool {
    tags.source.cue_before(name.tokens.start, Cue::BodyCalled).is_some()
}

/// «at Istana **NAME**», «**Qasr** NAME»: where someone lives or receives.
fn is_building(tags: &Tags<'_>, name: &Name) -> bool {
    let named = |at: usize| tags.source.cue(at, Cue::Building).is_some() && tags.capitalised(at);
    named(name.tokens.start) || name.first_token().checked_sub(1).is_some_and(named)
}

/// «the ports of Alpha and **NAME**»: one of the towns.
fn is_second_town(tags: &Tags<'_>, name: &Name) -> bool {
    let Some(and) = name.tokens.start.checked_sub(1).filter(|and| tags.is(*and, GrammarClass::And)) else {
        return false;
    };
    let part = |at: &usize| tags.capitalised(*at) || tags.is(*at, GrammarClass::Article);
    let first = (and.saturating_sub(LONGEST_TOWN)..and).rev().take_while(part).last();
    first.is_some_and(|first| {
        let several = first.checked_sub(2).is_some_and(|noun| tags.word(noun).ends_with('s'));
        several && tags.source.cue_before(first, Cue::Town).is_some()
    })
}
