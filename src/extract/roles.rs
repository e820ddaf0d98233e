//! The grammar of roles: from one role word to the whole phrase as the text gives it, «Deputy Prime Minister and
//! Minister of Foreign Affairs of Kazakhstan», «Malta's Foreign Minister». Whose role it is, `people` decides.
//!
//! phrase  = simple { (and | – | / | ,) simple }
//! simple  = [side] { modifier | portfolio } head [(East)] { (of | for | to | in …) name of a body, portfolio or state }

use super::tags::{Tag, Tags};
use crate::article::Side;
use crate::reference::{Cue, GrammarClass, Meaning};
use crate::text::Shape;
use std::ops::Range;

/// A role is never longer than this many tokens.
const LONGEST: usize = 40;

/// A parenthesis inside a role is never longer than this many tokens.
const LONGEST_PARENTHESIS: usize = 8;

/// A portfolio in small letters is never longer than this many tokens.
const LONGEST_BRIDGE: usize = 10;

/// A role phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its tokens, without article.
    pub(super) tokens: Range<usize>,
    /// The row of its first head.
    pub(super) head: u16,
    /// The rows of all its heads.
    pub(super) heads: Vec<u16>,
    /// The first head's tokens.
    pub(super) head_tokens: Range<usize>,
    /// Several people hold it: «the foreign ministers».
    pub(super) plural: bool,
    /// What stands right before it.
    pub(super) determiner: Determiner,
    /// The state or body it is a role of, where its words say so.
    pub(super) side: Option<Side>,
}

/// What stands right before a role phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    /// Nothing, or any other word.
    None,
    /// «the».
    Definite,
    /// «a», «an».
    Indefinite,
    /// «his», «her», «its»: the token.
    Possessive(usize),
}

/// All role phrases, in order; none overlaps another.
pub(super) fn find(tags: &Tags<'_>) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = Vec::new();
    for sentence in &tags.source.passage.sentences {
        let mut at = sentence.tokens.start;
        let floor_of = |phrases: &Vec<Phrase>| phrases.last().map_or(0, |last| last.tokens.end);
        while at < sentence.tokens.end {
            let Tag::Role(row) = tags.tag(at) else {
                at += 1;
                continue;
            };
            let head = tags.form(at);
            at = head.end.max(at + 1);
            if !tags
                .source
                .reference
                .roles
                .get(row as usize)
                .is_some_and(|role| role.is_head || role.is_anaphor)
            {
                continue;
            }
            let floor = floor_of(&phrases).max(sentence.tokens.start);
            let phrase = simple(tags, row, head, floor, sentence.tokens.end);
            at = at.max(phrase.tokens.end);
            match phrases.last_mut() {
                Some(last) if joins(tags, last, &phrase, sentence.tokens.end) => {
                    last.tokens.end = phrase.tokens.end;
                    last.heads.push(phrase.head);
                    if !matches!(last.side, Some(Side::Country(_))) {
                        last.side = phrase.side.or(last.side.take());
                    }
                }
                _ => phrases.push(phrase),
            }
        }
    }
    phrases
}

fn simple(tags: &Tags<'_>, row: u16, head: Range<usize>, floor: usize, limit: usize) -> Phrase {
    let start = extend_left(tags, &head, floor);
    let end = extend_right(tags, &head, limit.min(head.end + LONGEST));
    let before = start.checked_sub(1).filter(|before| *before >= floor);
    Phrase {
        side: side_of(tags, start..end),
        tokens: start..end,
        head: row,
        heads: vec![row],
        plural: is_plural(tags, row, &head),
        head_tokens: head,
        determiner: before.map_or(Determiner::None, |before| determiner(tags, before)),
    }
}

fn determiner(tags: &Tags<'_>, before: usize) -> Determiner {
    match tags.tag(before) {
        Tag::Grammar(GrammarClass::Article) if tags.word(before).eq_ignore_ascii_case("the") => {
            Determiner::Definite
        }
        Tag::Grammar(GrammarClass::Article) => Determiner::Indefinite,
        Tag::Grammar(GrammarClass::Possessive) => Determiner::Possessive(before),
        // At the head of a sentence the small words stand capitalised.
        _ => match grammar_at(tags, before) {
            Some(GrammarClass::Article) if tags.word(before).eq_ignore_ascii_case("the") => {
                Determiner::Definite
            }
            Some(GrammarClass::Article) => Determiner::Indefinite,
            Some(GrammarClass::Possessive) => Determiner::Possessive(before),
            _ => Determiner::None,
        },
    }
}

/// «ministers», «chairmen» where the table lists «minister», «chairman».
fn is_plural(tags: &Tags<'_>, row: u16, head: &Range<usize>) -> bool {
    let listed = tags.source.reference.roles.get(row as usize).map(|role| role.form).unwrap_or_default();
    let printed = tags.word(head.end.saturating_sub(1));
    let ends = |word: &str, ending: &str| {
        word.len() >= ending.len()
            && word.chars().rev().zip(ending.chars().rev()).all(|(a, b)| a.eq_ignore_ascii_case(&b))
    };
    (ends(printed, "s") && !ends(listed, "s")) || (ends(printed, "men") && ends(listed, "man"))
}

/// The first token of what belongs to the role before its head.
fn extend_left(tags: &Tags<'_>, head: &Range<usize>, floor: usize) -> usize {
    let capital_head = tags.capitalised(head.start);
    let mut first = head.start;
    let mut owned = false;
    while first > floor {
        let before = first - 1;
        let form = tags.form(before).start.max(floor);
        let beyond = before.checked_sub(1).filter(|beyond| *beyond >= floor);
        let beyond_tag = beyond.map_or(Tag::Mark, |beyond| tags.tag(beyond));
        first = match tags.tag(before) {
            Tag::Role(row) if is_modifier(tags, row) && tags.form(before).end == first => form,
            Tag::Noun | Tag::Portfolio if capital_head || tags.tag(before) == Tag::Portfolio => form,
            // «BRUSSELS President …»: a dateline's city.
            Tag::Place if shouted(tags, before) && !shouted(tags, head.start) => break,
            Tag::Country(_) | Tag::Demonym(_) | Tag::Organisation(_) | Tag::Body | Tag::Place => form,
            // «South Korea's chief nuclear envoy»: an adjective between.
            Tag::Small if first > floor && !is_verb(tags, before) && is_qualified(tags, beyond, floor) => {
                form
            }
            Tag::Capitals if tags.word(before).chars().count() > 1 => form,
            Tag::Doubtful if capital_head && tags.form(before).end == first => form,
            // A company or ministry no table knows: «Unification Minister NAME», «Telegram Chairman NAME».
            Tag::Name
                if capital_head
                    && before + 1 == head.start
                    && names_follow(tags, head.end)
                    && !matches!(beyond_tag, Tag::Name | Tag::Given | Tag::Honorific(_)) =>
            {
                form
            }
            Tag::Possessive
                if matches!(
                    beyond_tag,
                    Tag::Country(_)
                        | Tag::Demonym(_)
                        | Tag::Organisation(_)
                        | Tag::Body
                        | Tag::Place
                        | Tag::Capitals
                        | Tag::Portfolio
                        | Tag::Doubtful
                        | Tag::Noun
                ) =>
            {
                owned = true;
                beyond.map_or(before, |beyond| tags.form(beyond).start.max(floor))
            }
            Tag::Grammar(GrammarClass::Of) if owned && matches!(beyond_tag, Tag::Body | Tag::Noun) => {
                beyond.map_or(before, |beyond| tags.form(beyond).start.max(floor))
            }
            // «Foreign and European Integration Minister»
            Tag::Grammar(GrammarClass::And)
                if first < head.start
                    && matches!(tags.tag(first), Tag::Noun | Tag::Portfolio)
                    && matches!(beyond_tag, Tag::Noun | Tag::Portfolio) =>
            {
                beyond.map_or(before, |beyond| tags.form(beyond).start.max(floor))
            }
            Tag::Mark
                if tags.is_dash(before)
                    && !tags.spaced(before)
                    && !tags.spaced(first)
                    && matches!(
                        beyond_tag,
                        Tag::Noun | Tag::Portfolio | Tag::Role(_) | Tag::Capitals | Tag::Country(_)
                    ) =>
            {
                beyond.map_or(before, |beyond| tags.form(beyond).start.max(floor))
            }
            _ => break,
        };
    }
    first
}

/// «South Korea's **chief** nuclear»: a state, a modifier, or one more adjective behind one of these.
fn is_qualified(tags: &Tags<'_>, at: Option<usize>, floor: usize) -> bool {
    let qualifies = |at: usize| match tags.tag(at) {
        Tag::Possessive | Tag::Demonym(_) => true,
        Tag::Role(row) => is_modifier(tags, row),
        _ => false,
    };
    at.is_some_and(|at| {
        let before = at.checked_sub(1).filter(|before| *before >= floor);
        qualifies(at) || tags.tag(at) == Tag::Small && !is_verb(tags, at) && before.is_some_and(qualifies)
    })
}

fn shouted(tags: &Tags<'_>, at: usize) -> bool {
    tags.source.passage.token(at).is_some_and(|token| token.shape == Shape::Upper)
}

fn is_modifier(tags: &Tags<'_>, row: u16) -> bool {
    tags.source.reference.roles.get(row as usize).is_some_and(|role| role.is_modifier)
}

fn names_follow(tags: &Tags<'_>, at: usize) -> bool {
    matches!(tags.tag(at), Tag::Name | Tag::Given | Tag::Honorific(_) | Tag::Initial)
}

/// The end of what belongs to the role behind its head.
fn extend_right(tags: &Tags<'_>, head: &Range<usize>, limit: usize) -> usize {
    let mut end = head.end;
    // «Secretary (East)», «President-designate»
    if tags.is_mark(end, "(")
        && matches!(tags.tag(end + 1), Tag::Noun | Tag::Doubtful | Tag::Portfolio)
        && tags.is_mark(end + 2, ")")
    {
        end += 3;
    }
    if tags.is_dash(end)
        && !tags.spaced(end)
        && !tags.spaced(end + 1)
        && matches!(tags.tag(end + 1), Tag::Role(_))
    {
        end = tags.form(end + 1).end;
    }
    // «Minister of Foreign Affairs» is one form: what follows may go on with its portfolio.
    if has_portfolio(tags, head) {
        end = noun_phrase(tags, end, limit, Known::Begun).unwrap_or(end);
    }
    while end < limit {
        let known = match tags.tag(end) {
            Tag::Grammar(GrammarClass::Of) => Known::Of,
            Tag::Grammar(GrammarClass::Preposition | GrammarClass::Office) => Known::Nothing,
            // «Minister of Foreign Affairs-II of …», «Minister of Finance II»
            Tag::Particle { last: true, .. } => {
                end += 1;
                continue;
            }
            Tag::Mark
                if tags.is_dash(end) && matches!(tags.tag(end + 1), Tag::Particle { last: true, .. }) =>
            {
                end += 2;
                continue;
            }
            _ => match parenthesis(tags, end) {
                Some(next) => {
                    let state = tags.form(next).end;
                    let named = matches!(tags.tag(next), Tag::Country(_)) && names_follow(tags, state);
                    end = if named { state } else { next };
                    continue;
                }
                None => break,
            },
        };
        match noun_phrase(tags, end + 1, limit, known).max(bridge(tags, end, limit)) {
            Some(next) => end = next,
            None => break,
        }
    }
    trailing_body(tags, end, limit).unwrap_or(end)
}

/// «Minister of State, Ministry of Trade and Ministry of Culture NAME»: bodies behind a comma that lead to a name.
fn trailing_body(tags: &Tags<'_>, from: usize, limit: usize) -> Option<usize> {
    if !tags.is_mark(from, ",") || tags.tag(from + 1) != Tag::Body {
        return None;
    }
    let mut end = noun_phrase(tags, from + 1, limit, Known::Nothing)?;
    while tags.is(end, GrammarClass::Of) || tags.is(end, GrammarClass::And) && tags.tag(end + 1) == Tag::Body
    {
        let known = if tags.is(end, GrammarClass::Of) { Known::Of } else { Known::Nothing };
        end = noun_phrase(tags, end + 1, limit, known)?;
    }
    names_follow(tags, end).then_some(end)
}

/// «Director General (South Asia Division) NAME», «of the Security Committee (SSC) of …»: the token behind a short
/// parenthesis of capitalised words when the role or a name goes on there.
fn parenthesis(tags: &Tags<'_>, at: usize) -> Option<usize> {
    if !tags.is_mark(at, "(") {
        return None;
    }
    let inside = |at: &usize| {
        !names_follow(tags, *at) && tags.capitalised(*at)
            || matches!(tags.tag(*at), Tag::Grammar(GrammarClass::And | GrammarClass::Of))
            || tags.is_mark(*at, "&")
    };
    let close = at + 1 + (at + 1..at + LONGEST_PARENTHESIS).take_while(inside).count();
    let goes_on = names_follow(tags, close + 1)
        || matches!(tags.tag(close + 1), Tag::Country(_) | Tag::Grammar(GrammarClass::Of));
    (close > at + 1 && tags.is_mark(close, ")") && goes_on).then_some(close + 1)
}

/// «special representative for arms control NAME», «minister in charge of European integration, NAME,»: a portfolio in
/// small letters counts when it leads to a name.
fn bridge(tags: &Tags<'_>, from: usize, limit: usize) -> Option<usize> {
    let end = small_portfolio(tags, from, limit)?;
    let end = if tags.is_mark(end, "(") { parenthesis(tags, end)? } else { end };
    let comma = tags.is_mark(end, ",");
    names_follow(tags, end + usize::from(comma)).then_some(end)
}

/// «NAME, secretary for relations with the States.»: the end of a role behind a name, its portfolio in small letters
/// included when a mark ends that.
pub(super) fn end_behind_name(tags: &Tags<'_>, from: usize) -> usize {
    let closed = |end: &usize| [",", ".", ";", ")"].iter().any(|mark| tags.is_mark(*end, mark));
    small_portfolio(tags, from, from + LONGEST_BRIDGE).filter(closed).unwrap_or(from)
}

/// The end of the words behind «of», «for» or «in» at `from` that may be a portfolio in small letters.
fn small_portfolio(tags: &Tags<'_>, from: usize, limit: usize) -> Option<usize> {
    if !matches!(tags.tag(from), Tag::Grammar(GrammarClass::Of | GrammarClass::Office)) {
        return None;
    }
    let inside = |at: &usize| match tags.tag(*at) {
        Tag::Small => !is_verb(tags, *at),
        Tag::Portfolio | Tag::Demonym(_) | Tag::Country(_) | Tag::Noun | Tag::Body | Tag::Organisation(_) => {
            true
        }
        Tag::Grammar(class) => matches!(
            class,
            GrammarClass::Of
                | GrammarClass::Office
                | GrammarClass::And
                | GrammarClass::Article
                | GrammarClass::Preposition
        ),
        Tag::Mark => tags.is_dash(*at) && !tags.spaced(*at),
        _ => false,
    };
    let end = (from + 1..limit.min(from + LONGEST_BRIDGE)).find(|at| !inside(at))?;
    (end > from + 1 && !matches!(tags.tag(end - 1), Tag::Grammar(_))).then_some(end)
}

fn is_verb(tags: &Tags<'_>, at: usize) -> bool {
    let past = tags.word(at).ends_with("ed");
    let verb = |meaning| match meaning {
        Meaning::Speech(_) | Meaning::Cue(Cue::Attended) => Some(()),
        Meaning::Event(_) => past.then_some(()),
        _ => None,
    };
    tags.source.passage.find(at, verb).is_some()
}

/// Whether the form of the role holds a preposition, and so a portfolio.
fn has_portfolio(tags: &Tags<'_>, head: &Range<usize>) -> bool {
    head.clone().skip(1).any(|at| {
        let class = grammar_at(tags, at);
        matches!(class, Some(GrammarClass::Of | GrammarClass::Office | GrammarClass::Preposition))
    })
}

/// The class of a small word, also where a form covers it or it stands capitalised.
fn grammar_at(tags: &Tags<'_>, at: usize) -> Option<GrammarClass> {
    let class = |meaning| match meaning {
        Meaning::Grammar(row) => tags.source.reference.grammar.get(row as usize).map(|grammar| grammar.class),
        _ => None,
    };
    tags.source.passage.find(at, class).map(|(_, class)| class)
}

/// What stands before a noun phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// A preposition.
    Nothing,
    /// «of».
    Of,
    /// Its beginning.
    Begun,
}

/// A body, portfolio or state behind a preposition: from `at` to its end.
fn noun_phrase(tags: &Tags<'_>, at: usize, limit: usize, known: Known) -> Option<usize> {
    let article = usize::from(tags.is(at, GrammarClass::Article) || tags.word(at) == "The");
    let mut end = at + article;
    let mut any = known == Known::Begun;
    while end < limit {
        let next = match tags.tag(end) {
            Tag::Country(_) | Tag::Organisation(_) | Tag::Body | Tag::Portfolio => tags.form(end).end,
            Tag::Demonym(_) => tags.form(end).end,
            Tag::Noun | Tag::Capitals => end + 1,
            Tag::Doubtful if !any || !matches!(tags.tag(end + 1), Tag::Name) => end + 1,
            Tag::Role(_) if any && tags.capitalised(end) && !names_follow(tags, tags.form(end).end) => {
                tags.form(end).end
            }
            Tag::Role(row) if tags.capitalised(end) && is_modifier(tags, row) => tags.form(end).end,
            // «Authority of Heads of State», «Council of Ministers»
            Tag::Role(row)
                if !any
                    && known == Known::Of
                    && tags.capitalised(end)
                    && is_plural(tags, row, &tags.form(end)) =>
            {
                tags.form(end).end
            }
            // «the delegation», «the department»: one small word, known for a role word or not, only behind «of the».
            Tag::Small | Tag::Role(_)
                if !any && known == Known::Of && article == 1 && !tags.capitalised(end) =>
            {
                tags.form(end).end
            }
            // «the border service of …»
            Tag::Small
                if any
                    && tags.tag(end - 1) == Tag::Small
                    && !is_verb(tags, end)
                    && tags.is(end + 1, GrammarClass::Of) =>
            {
                end + 1
            }
            // «the Azerbaijani parliament»
            Tag::Small
                if end > at
                    && matches!(
                        tags.tag(end - 1),
                        Tag::Demonym(_) | Tag::Possessive | Tag::Organisation(_)
                    )
                    && !is_verb(tags, end)
                    && (names_follow(tags, end + 1) || tags.is_mark(end + 1, ",")) =>
            {
                end + 1
            }
            // «adviser to the President», «spokesperson for the Secretary-General»
            Tag::Role(_)
                if !any
                    && article == 1
                    && tags.capitalised(end)
                    && !names_follow(tags, tags.form(end).end) =>
            {
                tags.form(end).end
            }
            // «Council of Speaking Countries Baghdad NAME»: the city is a name of the holder's.
            Tag::Place
                if any
                    && matches!(tags.tag(end - 1), Tag::Noun | Tag::Organisation(_) | Tag::Body)
                    && tags.form(end).len() == 1
                    && matches!(tags.tag(end + 1), Tag::Name) =>
            {
                break;
            }
            Tag::Place => tags.form(end).end,
            Tag::Name | Tag::Given => name_of_body(tags, end, limit, any)?,
            Tag::Possessive if any => end + 1,
            Tag::Grammar(GrammarClass::And) if any && continues(tags, end + 1) => end + 1,
            Tag::Mark if any && tags.is_mark(end, ",") && list_goes_on(tags, end, limit) => {
                end + 1 + usize::from(tags.is(end + 1, GrammarClass::And))
            }
            Tag::Mark if any && tags.is_dash(end) && continues_closely(tags, end) => end + 1,
            Tag::Mark
                if any
                    && tags.is_mark(end, "(")
                    && matches!(tags.tag(end + 1), Tag::Capitals | Tag::Organisation(_) | Tag::Body)
                    && tags.is_mark(tags.form(end + 1).end, ")") =>
            {
                tags.form(end + 1).end + 1
            }
            Tag::Grammar(GrammarClass::Article)
                if any
                    && end > at
                    && matches!(tags.tag(end - 1), Tag::Grammar(GrammarClass::And))
                    && continues(tags, end + 1) =>
            {
                end + 1
            }
            _ => break,
        };
        if next <= end {
            break;
        }
        any |= !matches!(tags.tag(end), Tag::Mark);
        end = next;
    }
    any.then_some(end)
}

/// An unknown name behind a preposition is a body's when a noun ends it («Nazarbayev University»), when a given
/// name follows («Gazprom Alexei Miller»: up to there), or when it stands alone before a comma.
fn name_of_body(tags: &Tags<'_>, at: usize, limit: usize, any: bool) -> Option<usize> {
    let run = (at..limit.min(at + 8))
        .take_while(|index| matches!(tags.tag(*index), Tag::Name | Tag::Given))
        .count();
    let end = at + run;
    if matches!(tags.tag(end), Tag::Noun | Tag::Body | Tag::Organisation(_)) && tags.spaced(end) {
        return Some(end + 1);
    }
    if any {
        return Some(at);
    }
    if let Some(given) = (at + 1..end).find(|index| tags.tag(*index) == Tag::Given) {
        return Some(given);
    }
    match run {
        1 => Some(end),
        2 if tags.is_mark(end, ",") && !matches!(tags.tag(at), Tag::Given) => Some(end),
        3.. => Some(at + 1),
        _ => None,
    }
}

fn is_name_of_something(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Noun | Tag::Portfolio | Tag::Organisation(_) | Tag::Body | Tag::Demonym(_) | Tag::Capitals
    )
}

/// What follows «and» still belongs to the portfolio or body.
fn continues(tags: &Tags<'_>, at: usize) -> bool {
    let at = at + usize::from(tags.is(at, GrammarClass::Article));
    let region = matches!(tags.tag(at), Tag::Place | Tag::Country(_)) && {
        let end = tags.form(at).end;
        names_follow(tags, end) || (tags.is_mark(end, ",") && names_follow(tags, end + 1))
    };
    region || ((is_name_of_something(tags.tag(at)) || is_item(tags, at)) && !role_follows(tags, at))
}

fn continues_closely(tags: &Tags<'_>, dash: usize) -> bool {
    let next = tags.tag(dash + 1);
    (!tags.spaced(dash) && !tags.spaced(dash + 1) && tags.capitalised(dash + 1))
        || matches!(next, Tag::Organisation(_) | Tag::Country(_))
}

/// «Foreign, Trade, and European Affairs»: after the comma comes another item, and an «and» before long.
fn list_goes_on(tags: &Tags<'_>, comma: usize, limit: usize) -> bool {
    if !is_item(tags, comma.saturating_sub(1)) {
        return false;
    }
    let item = comma + 1 + usize::from(tags.is(comma + 1, GrammarClass::And));
    if !is_item(tags, item) || role_follows(tags, item) {
        return false;
    }
    item > comma + 1
        || (item..limit.min(item + 10))
            .take_while(|index| {
                matches!(tags.tag(*index), Tag::Noun | Tag::Portfolio | Tag::Grammar(GrammarClass::And))
                    || tags.is_mark(*index, ",")
            })
            .any(|index| grammar_at(tags, index) == Some(GrammarClass::And))
}

/// A portfolio, or a noun or adjective of one: «Consular», «Parliamentary», «European».
fn is_item(tags: &Tags<'_>, at: usize) -> bool {
    match tags.tag(at) {
        Tag::Noun | Tag::Portfolio | Tag::Demonym(_) => true,
        Tag::Role(row) => tags.capitalised(at) && is_modifier(tags, row),
        _ => false,
    }
}

/// The words at `at` lead to another role: «… and Foreign Minister».
fn role_follows(tags: &Tags<'_>, at: usize) -> bool {
    (at..at + 6)
        .take_while(|index| {
            matches!(
                tags.tag(*index),
                Tag::Noun
                    | Tag::Portfolio
                    | Tag::Demonym(_)
                    | Tag::Role(_)
                    | Tag::Country(_)
                    | Tag::Organisation(_)
                    | Tag::Possessive
            )
        })
        .any(|index| matches!(tags.tag(index), Tag::Role(row) if !is_modifier(tags, row)))
}

/// Whether `next` goes on with the role that `last` begins: «Deputy Prime Minister – Minister of …».
fn joins(tags: &Tags<'_>, last: &Phrase, next: &Phrase, limit: usize) -> bool {
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
    let gap = last.tokens.end..next.tokens.start;
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
        2 => tags.is_mark(gap.start, ",") && tags.is(gap.start + 1, GrammarClass::And),
        _ => false,
    };
    // «NAME, Foreign Secretary, and Ambassador NAME» are two people.
    let behind_name = tags.is_mark(last.tokens.start.saturating_sub(1), ",")
        || last.determiner == Determiner::Definite && tags.is_mark(last.tokens.start.saturating_sub(2), ",");
    connected
        && next.tokens.end <= limit
        && !(behind_name && names_follow(tags, next.tokens.end) && tags.tag(gap.start) != Tag::Mark)
        && !(behind_name && gap.len() == 2)
}

/// The state or body that a role's words name; not one behind «to», «for», «in»: an ambassador's host.
fn side_of(tags: &Tags<'_>, tokens: Range<usize>) -> Option<Side> {
    let reference = tags.source.reference;
    let mut body = None;
    let mut target = false;
    for at in tokens {
        match tags.tag(at) {
            Tag::Grammar(GrammarClass::Preposition | GrammarClass::Office) => target = true,
            Tag::Grammar(GrammarClass::Of) => target = false,
            _ if target => {}
            Tag::Organisation(row) if body.is_none() => {
                body = reference.organisations.get(row as usize).map(|known| {
                    let name = if known.acronym.is_empty() { known.name } else { known.acronym };
                    Side::Body(name.to_owned())
                });
            }
            _ => {
                if let Some(code) = country_at(tags, at) {
                    return Some(Side::Country(code.to_owned()));
                }
            }
        }
    }
    body
}

/// The code of the state whose name or adjective begins at `at`, in doubt or not.
pub(super) fn country_at(tags: &Tags<'_>, at: usize) -> Option<&'static str> {
    let row = match tags.tag(at) {
        Tag::Country(row) | Tag::Demonym(row) => Some(row),
        Tag::Doubtful | Tag::Place => tags
            .source
            .passage
            .find(at, |meaning| match meaning {
                Meaning::Country(row) | Meaning::Demonym(row) => Some(row),
                Meaning::Capital(row) if tags.tag(tags.form(at).end) == Tag::Possessive => Some(row),
                _ => None,
            })
            .map(|(_, row)| row),
        _ => None,
    }?;
    tags.source.reference.countries.get(row as usize).map(|country| country.code)
}
