//! Whether one role goes on with the next: «Deputy Prime Minister **and** Minister of Trade NAME» are one person's, «the Prime
//! Minister of Togo, Minister NAME» are two people. What a single role is, `roles` says.

use super::roles::{Determiner, LONGEST, Phrase, is_verb, names_follow};
use super::tags::{Tag, Tags};
use crate::article::Side;
use crate::reference::{Cue, GrammarClass};
use crate::text::Shape;

/// A name between two roles is never longer than this many tokens.
const LONGEST_NAME: usize = 9;

/// Between a sentence's verb and what it says of its subject stand at most so many tokens.
const LONGEST_PREDICATE: usize = 6;

/// «ROLE NAME, **ROLE** …»: the last phrase stands in a list where roles stand before names.
pub(super) fn goes_on_as_list(tags: &Tags<'_>, phrases: &[Phrase]) -> bool {
    let [.., before, last] = phrases else { return false };
    let Some(comma) = last.tokens.start.checked_sub(1).filter(|at| tags.is_mark(*at, ",")) else {
        return false;
    };
    let name = before.tokens.end..comma;
    !name.is_empty()
        && name.len() < LONGEST_NAME
        && name.clone().all(|at| {
            matches!(
                tags.tag(at),
                Tag::Name
                    | Tag::Given
                    | Tag::Doubtful
                    | Tag::Initial
                    | Tag::Particle { .. }
                    | Tag::Honorific(_)
                    | Tag::Mark
            ) && !tags.is_mark(at, ",")
        })
}

/// Whether `next` goes on with the role that `last` begins: «Deputy Prime Minister – Minister of …».
pub(super) fn joins(tags: &Tags<'_>, last: &Phrase, next: &Phrase, limit: usize, in_list: bool) -> bool {
    if last.plural
        || next.plural
        || last.tokens.end > next.tokens.start
        || next.tokens.end - last.tokens.start > 2 * LONGEST
    {
        return false;
    }
    let heads = [last.head, next.head];
    if !heads
        .iter()
        .all(|head| tags.source.reference.roles.get(*head as usize).is_some_and(|role| role.is_head))
    {
        return false;
    }
    // «Norway's prime minister and Kenya's prime minister, NAME,» are two people.
    let other_state = matches!((&last.side, &next.side), (Some(Side::Country(one)), Some(Side::Country(other))) if one != other);
    let led = |phrase: &Phrase| phrase.tokens.start < phrase.head_tokens.start;
    let rules = |head: u16| {
        let role = tags.source.reference.roles.get(head as usize);
        role.is_some_and(|role| matches!(role.kind, "state" | "government"))
    };
    if other_state && (led(next) && led(last) || rules(last.head) && rules(next.head)) {
        return false;
    }
    // «**The minister** and Foreign Minister of Togo NAME»: someone told of before.
    let known = last.determiner == Determiner::Definite && last.tokens.len() == 1 && next.tokens.len() > 1;
    if known && tags.is(last.tokens.end, GrammarClass::And) && names_follow(tags, next.tokens.end) {
        return false;
    }
    let gap = last.tokens.end..next.tokens.start;
    // «the President and Prime Minister NAME» are two people.
    let kind =
        |head: u16| tags.source.reference.roles.get(head as usize).map(|role| role.kind).unwrap_or_default();
    if last.head_tokens == last.tokens
        && gap.len() == 1
        && !tags.is_mark(gap.start, ",")
        && kind(last.head) == "state"
        && kind(next.head) == "government"
        && names_follow(tags, next.tokens.end)
    {
        return false;
    }
    // «the Under Secretary and President NAME»: no head of state serves another post.
    if gap.len() == 1
        && tags.is(gap.start, GrammarClass::And)
        && kind(next.head) == "state"
        && matches!(kind(last.head), "government" | "diplomat")
        && next.tokens.len() == 1
        && names_follow(tags, next.tokens.end)
    {
        return false;
    }
    // «the Vice President and President NAME» are two as well: one office is the other's deputy.
    let form =
        |head: u16| tags.source.reference.roles.get(head as usize).map(|role| role.form).unwrap_or_default();
    let deputy = form(last.head).strip_suffix(form(next.head)).is_some_and(|rest| rest.ends_with([' ', '-']));
    if deputy && next.head_tokens == next.tokens && last.head_tokens.end == last.tokens.end {
        return false;
    }
    let connects = |index: usize| {
        tags.is(index, GrammarClass::And)
            || tags.is_dash(index)
            || tags.is_mark(index, ",")
            || tags.is_mark(index, "/")
            || tags.is_mark(index, ";")
    };
    let connected = match gap.len() {
        // «Foreign Minister Prince NAME», «Under Secretary of State Ambassador NAME»
        0 => true,
        1 => connects(gap.start),
        2 if tags.is_mark(gap.start, ",") => {
            // «Minister of Foreign Affairs of Malta, **the** Chairperson of the OSCE NAME»
            let article = tags.is(gap.start + 1, GrammarClass::Article) && last.tokens.len() > 1;
            tags.is(gap.start + 1, GrammarClass::And) || article && names_follow(tags, next.tokens.end)
        }
        _ => false,
    };
    // «NAME **MP** and Prime Minister of Togo NAME»: letters behind a name are no part of the next one's role.
    let letters = tags
        .source
        .passage
        .token(last.tokens.start)
        .is_some_and(|token| token.shape == Shape::Upper)
        && last.tokens.len() == 1
        && last.tokens.start.checked_sub(1).is_some_and(|at| matches!(tags.tag(at), Tag::Name | Tag::Given));
    if letters && names_follow(tags, next.tokens.end) {
        return false;
    }
    // «ambassador in Rome, and ambassador NAME»: nobody is the same twice.
    let again = last.heads.contains(&next.head)
        && gap.clone().any(|at| tags.is(at, GrammarClass::And))
        && next.tokens == next.head_tokens
        && names_follow(tags, next.tokens.end);
    if again {
        return false;
    }
    // «NAME, Foreign Secretary, and Ambassador NAME» are two people.
    let listed = in_list
        && gap.len() == 1
        && (matches!(tags.tag(last.tokens.start), Tag::Demonym(_) | Tag::Country(_) | Tag::Organisation(_))
            || kind(last.head) == "government" && kind(next.head) == "government");
    let article = matches!(last.determiner, Determiner::Definite | Determiner::Indefinite);
    let comma = last.tokens.start.checked_sub(1 + usize::from(article));
    let behind_name =
        !listed && comma.is_some_and(|comma| tags.is_mark(comma, ",") && ends_name(tags, comma));
    // «NAME – Ambassador to Togo, Captain NAME»: a rank that leads to the next name of a list.
    let ranks = matches!(kind(next.head), "military" | "academic")
        && next.tokens == next.head_tokens
        && names_follow(tags, next.tokens.end)
        && stands_behind_name(tags, last);
    connected
        && !ranks
        && next.head_tokens.end <= limit
        && !(behind_name && names_follow(tags, next.tokens.end) && tags.tag(gap.start) != Tag::Mark)
        && !(behind_name && gap.len() == 2)
        && !(gap.clone().any(|at| tags.is_mark(at, ","))
            && (is_predicate(tags, last) || opens_with(tags, last))
            && someone_acts(tags, next.tokens.end))
}

/// A word that a name with its form of address may hold.
fn is_of_name(tags: &Tags<'_>, at: usize) -> bool {
    matches!(
        tags.tag(at),
        Tag::Name | Tag::Given | Tag::Doubtful | Tag::Capitals | Tag::Particle { .. } | Tag::Honorific(_)
    )
}

/// «NAME**,** ROLE», not «In Geneva**,** ROLE» or «On 5 March**,** ROLE».
fn ends_name(tags: &Tags<'_>, comma: usize) -> bool {
    let part = |at: &usize| is_of_name(tags, *at) || matches!(tags.tag(*at), Tag::Role(_));
    let hyphen = comma.checked_sub(2).is_some_and(|at| tags.is_dash(at) && !tags.spaced(at));
    if tags.is_mark(comma.saturating_sub(1), ")") || hyphen {
        return true;
    }
    let run = (0..comma).rev().take(LONGEST_NAME).take_while(part).count();
    let place =
        comma.checked_sub(run + 1).is_some_and(|at| matches!(tags.word(at), "in" | "In" | "at" | "At"));
    run > 0 && !place
}

/// «Italy **is the key trade** partner of Ghana», «has become a partner»: what a sentence says of its subject.
pub(super) fn is_predicate(tags: &Tags<'_>, phrase: &Phrase) -> bool {
    let becomes = |at: usize| tags.source.cue(at, Cue::Becomes).is_some();
    let described = |at: &usize| {
        matches!(tags.tag(*at), Tag::Small | Tag::Noun | Tag::Role(_) | Tag::Grammar(GrammarClass::Article))
            && !is_verb(tags, *at)
            && !tags.word(*at).ends_with("ed")
    };
    let before = phrase.tokens.start.saturating_sub(LONGEST_PREDICATE)..phrase.tokens.start;
    let verb = before.rev().find(|at| becomes(*at) || !described(at));
    verb.is_some_and(|at| becomes(at) || tags.is(at, GrammarClass::Be))
}

/// «In the talks with the Prime Minister of Malta, …»: the role ends the words that open the sentence.
fn opens_with(tags: &Tags<'_>, phrase: &Phrase) -> bool {
    let start = phrase.tokens.start - usize::from(phrase.determiner != Determiner::None);
    let Some(sentence) = tags.source.passage.sentence_of(start) else { return false };
    let led = matches!(
        tags.source.grammar(sentence.tokens.start),
        Some(GrammarClass::Office | GrammarClass::Preposition | GrammarClass::By)
    ) || tags.word(sentence.tokens.start) == "According"
        || tags.source.cue(sentence.tokens.start, Cue::Opening).is_some();
    let whose = start.checked_sub(1).is_some_and(|at| matches!(tags.word(at), "with" | "of" | "to"));
    led && whose && (sentence.tokens.start..start).all(|at| tags.tag(at) != Tag::Mark)
}

/// «**NAME raised** the question»: a name at `at`, with a verb right behind it.
pub(super) fn someone_acts(tags: &Tags<'_>, at: usize) -> bool {
    let part = |at: &usize| is_of_name(tags, *at) || tags.tag(*at) == Tag::Initial;
    let end = at + (at..at + LONGEST_NAME).take_while(part).count();
    let verb = || {
        is_verb(tags, end)
            || tags.word(end).ends_with("ed")
            || [Cue::Participle, Cue::Ahead].iter().any(|cue| tags.source.cue(end, *cue).is_some())
    };
    let auxiliary = matches!(tags.tag(end), Tag::Grammar(GrammarClass::Have | GrammarClass::Be));
    end > at && (auxiliary || tags.tag(end) == Tag::Small && verb())
}

/// «NAME, ROLE», «NAME – ROLE», «NAME (Rtd.)- ROLE», «NAME as ROLE».
fn stands_behind_name(tags: &Tags<'_>, role: &Phrase) -> bool {
    if role.tokens.start.checked_sub(1).is_some_and(|at| tags.word(at) == "as") {
        return true;
    }
    let mark = role.tokens.start.checked_sub(1 + usize::from(role.determiner != Determiner::None));
    mark.filter(|at| tags.is_mark(*at, ",") || tags.is_dash(*at))
        .and_then(|at| at.checked_sub(1))
        .is_some_and(|last| {
            matches!(tags.tag(last), Tag::Name | Tag::Given | Tag::Doubtful | Tag::Capitals)
                || tags.is_mark(last, ")")
        })
}
