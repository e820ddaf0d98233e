//! One noun phrase behind a preposition inside a role: «of **Foreign, Trade and European Affairs**», «in the **Ministry of
//! Health**». Where it ends decides where the name begins.

use super::names::is_before_surname;
use super::roles::{country_at, grammar_at, is_modifier, is_plural, is_verb, names_follow};
use super::tags::{Tag, Tags};
use crate::reference::{Cue, GrammarClass, Meaning};

/// A body's name is never longer than this many tokens.
const LONGEST_BODY: usize = 24;

/// A body's name in small letters has at most so many words.
const LONGEST_SMALL_BODY: usize = 3;

/// What stands before a noun phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// A preposition.
    Nothing,
    /// «of».
    Of,
    /// Its beginning.
    Begun,
}

/// «Ministry of Foreign Affairs, International Trade and Worship of the Argentine Republic»: the end of a body's name with
/// its portfolio and state.
pub(super) fn body(tags: &Tags<'_>, at: usize) -> Option<usize> {
    let limit = at + LONGEST_BODY;
    let mut end = noun_phrase(tags, at, limit, Known::Nothing)?;
    while tags.is(end, GrammarClass::Of) {
        end = noun_phrase(tags, end + 1, limit, Known::Of)?;
    }
    Some(end)
}

/// A body, portfolio or state behind a preposition: from `at` to its end.
pub(super) fn noun_phrase(tags: &Tags<'_>, at: usize, limit: usize, known: Known) -> Option<usize> {
    // «to this country», «to our country»
    let pointed = stands_for_state(tags, at + 1) && !tags.capitalised(at);
    let the = tags.is(at, GrammarClass::Article) || tags.word(at) == "The" || pointed;
    // A role may end its paragraph.
    let article = usize::from(the && at < limit);
    let mut end = at + article;
    let mut any = known == Known::Begun;
    // «Ambassador of France **at Qasr NAME**»
    if tags.source.cue(end, Cue::Building).is_some() {
        return None;
    }
    while end < limit {
        let next = match tags.tag(end) {
            Tag::Country(_) | Tag::Organisation(_) | Tag::Body | Tag::Portfolio => tags.form(end).end,
            Tag::Demonym(_) => tags.form(end).end,
            // «Ambassador to Qatar R.S. NAME»: the holder's initials.
            Tag::Capitals if any && tags.word(end).ends_with('.') && names_follow(tags, end + 1) => break,
            // «of the Standing Committee of the **14th** Congress»
            Tag::Mark
                if matches!(tags.word(end + 1), "st" | "nd" | "rd" | "th")
                    && !tags.spaced(end + 1)
                    && matches!(
                        tags.tag(end + 2),
                        Tag::Capitals | Tag::Noun | Tag::Organisation(_) | Tag::Body
                    ) =>
            {
                end + 2
            }
            // «Director of the company “BMJ” NAME»
            Tag::Mark if any && quoted_name(tags, end).is_some() => quoted_name(tags, end)?,
            // «Prime Minister of Nepal KP NAME»
            Tag::Capitals
                if any
                    && matches!(tags.tag(end - 1), Tag::Country(_) | Tag::Portfolio)
                    && is_before_surname(tags, end) =>
            {
                break;
            }
            Tag::Noun | Tag::Capitals => end + 1,
            // «commissioner for Lake Waters **Mehr** Karim NAME»: an outlet's name that is somebody's.
            Tag::Doubtful if any && is_outlet(tags, end) && names_follow(tags, end + 1) => break,
            Tag::Doubtful if !any || !matches!(tags.tag(end + 1), Tag::Name) => end + 1,
            Tag::Role(_) if any && tags.capitalised(end) && !names_follow(tags, tags.form(end).end) => {
                tags.form(end).end
            }
            Tag::Role(row) if tags.capitalised(end) && is_modifier(tags, row) => tags.form(end).end,
            // «Leader of the governing Unity **Party** NAME»
            Tag::Role(_) if any && names_body(tags, end) => tags.form(end).end,
            // «Authority of Heads of State», «Council of Ministers»
            Tag::Role(row)
                if !any
                    && known == Known::Of
                    && tags.capitalised(end)
                    && is_plural(tags, row, &tags.form(end)) =>
            {
                tags.form(end).end
            }
            // «Assistant Minister for **Minister’s** Office Affairs»
            Tag::Role(_)
                if !any
                    && known == Known::Nothing
                    && tags.capitalised(end)
                    && tags.tag(tags.form(end).end) == Tag::Possessive
                    && tags.capitalised(tags.form(end).end + 1) =>
            {
                tags.form(end).end + 1
            }
            // «Minister of **Justice**»: a portfolio that is a role as well.
            Tag::Role(_)
                if !any
                    && (known == Known::Of || at.checked_sub(1).is_some_and(|of| tags.word(of) == "for"))
                    && tags.capitalised(end)
                    && is_portfolio(tags, end) =>
            {
                end + 1
            }
            // «the delegation», «the department»: one small word, known for a role word or not, only behind «of the».
            // Not «of the friendly and brotherly country»: one of two adjectives.
            Tag::Small | Tag::Role(_)
                if !any
                    && known == Known::Of
                    && article == 1
                    && !tags.capitalised(end)
                    && !(tags.is(end + 1, GrammarClass::And) && tags.tag(end + 2) == Tag::Small) =>
            {
                tags.form(end).end
            }
            // «Ambassador to the country»
            Tag::Small | Tag::Role(_)
                if !any && article == 1 && known == Known::Nothing && stands_for_state(tags, end) =>
            {
                end + 1
            }
            // «the head of the European Union **delegation**»
            Tag::Role(row)
                if any
                    && end > at
                    && !tags.capitalised(end)
                    && is_group(tags, row)
                    && !matches!(tags.tag(end - 1), Tag::Mark | Tag::Grammar(_)) =>
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
                    && (names_follow(tags, end + 1)
                        || tags.is_mark(end + 1, ",")
                        // «the head of Latvian diplomacy»
                        || tags.source.reference.role_synonyms.contains_key(tags.word(end))) =>
            {
                end + 1
            }
            // «the head of Latvian **diplomacy**»: what the holder of an office leads.
            Tag::Small
                if end > at
                    && known == Known::Of
                    && matches!(tags.tag(end - 1), Tag::Demonym(_))
                    && tags.source.reference.role_synonyms.contains_key(tags.word(end)) =>
            {
                end + 1
            }
            // «Peru’s **peace council**, NAME», «the Termez **international trade center** NAME»
            Tag::Small
                if any
                    && matches!(
                        tags.tag(end - 1),
                        Tag::Possessive | Tag::Place | Tag::Organisation(_) | Tag::Body | Tag::Noun
                    )
                    && small_body(tags, end).is_some() =>
            {
                small_body(tags, end)?
            }
            // «the UNDP **office** in Riga NAME», «the OSCE **mission** NAME»
            Tag::Small
                if any
                    && matches!(tags.tag(end - 1), Tag::Capitals | Tag::Organisation(_))
                    && !is_verb(tags, end)
                    && (names_follow(tags, end + 1)
                        || tags.word(end + 1) == "in"
                            && matches!(tags.tag(end + 2), Tag::Place | Tag::Country(_))
                            && names_follow(tags, tags.form(end + 2).end)) =>
            {
                end + 1
            }
            // «the Example Bank’s **regional** office NAME»
            Tag::Small | Tag::Role(_)
                if end > at
                    && tags.tag(end - 1) == Tag::Possessive
                    && !tags.capitalised(end)
                    && !is_verb(tags, end)
                    && tags.tag(end + 1) == Tag::Small
                    && !is_verb(tags, end + 1)
                    && names_follow(tags, end + 2) =>
            {
                end + 2
            }
            // «adviser to the President», «spokesperson for the Secretary-General»
            Tag::Role(_)
                if !any
                    && article == 1
                    && at.checked_sub(1).is_none_or(|before| tags.word(before) != "from")
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
            // «to the Vienna-**based** Agency»
            Tag::Place => {
                let place = tags.form(end).end;
                place + if tags.is_dash(place) && tags.word(place + 1) == "based" { 2 } else { 0 }
            }
            // «Rabbi of the Western **Wall** and Holy Places»
            Tag::Name
                if any
                    && article == 1
                    && tags.tag(end - 1) == Tag::Noun
                    && tags.is(end + 1, GrammarClass::And)
                    && tags.tag(end + 2) == Tag::Noun =>
            {
                end + 1
            }
            // «Mayor of Italy’s **Catania** NAME NAME»
            Tag::Name
                if any
                    && tags.tag(end - 1) == Tag::Possessive
                    && matches!(tags.tag(end + 1), Tag::Name | Tag::Given)
                    && matches!(tags.tag(end + 2), Tag::Name | Tag::Given) =>
            {
                end + 1
            }
            Tag::Name | Tag::Given => name_of_body(tags, end, limit, any)?,
            Tag::Possessive if any => end + 1,
            // «Minister of Justice, Islamic Affairs and **Waqf** H.E. NAME»: a word of its own before the holder's address.
            Tag::Grammar(GrammarClass::And)
                if any
                    && tags.tag(end + 1) == Tag::Name
                    && matches!(tags.tag(end + 2), Tag::Honorific(_))
                    && matches!(tags.tag(end - 1), Tag::Noun | Tag::Portfolio) =>
            {
                end + 2
            }
            Tag::Grammar(GrammarClass::And) if any && continues(tags, end + 1) => end + 1,
            Tag::Mark
                if any
                    && tags.is_mark(end, ",")
                    && known == Known::Nothing
                    && states_go_on(tags, end).is_some() =>
            {
                states_go_on(tags, end)?
            }
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
    // «Ambassador to Togo Grace **Hall** said»: the place is complete, and so is the name.
    let behind_place = at
        .checked_sub(1)
        .is_some_and(|at| matches!(tags.tag(at), Tag::Country(_) | Tag::Place | Tag::Portfolio));
    if behind_place && run == 1 && tags.tag(at) == Tag::Given && !tags.capitalised(end + 1) {
        return Some(at);
    }
    let noun = matches!(tags.tag(end), Tag::Noun | Tag::Body | Tag::Organisation(_)) || names_body(tags, end);
    if noun && tags.spaced(end) {
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

/// The end of two or three small words that lead to a name and hold no verb: «refugee agency NAME».
fn small_body(tags: &Tags<'_>, at: usize) -> Option<usize> {
    let noun = |at: &usize| tags.tag(*at) == Tag::Small && !is_verb(tags, *at);
    let end = at + (at..at + LONGEST_SMALL_BODY).take_while(noun).count();
    let leads = names_follow(tags, end) || tags.is_mark(end, ",") && names_follow(tags, end + 1);
    (end > at + 1 && leads).then_some(end)
}

/// «delegation», «party»: those who came, not one of them.
fn is_group(tags: &Tags<'_>, row: u16) -> bool {
    let role = tags.source.reference.roles.get(row as usize);
    role.is_some_and(|role| {
        role.is_anaphor && !role.is_head && !role.is_modifier && role.form != "counterpart"
    })
}

/// «Unity **Party**»: a word that may stand for those who came, capitalised behind a capitalised word.
pub(super) fn names_body(tags: &Tags<'_>, at: usize) -> bool {
    let roles = &tags.source.reference.roles;
    let anaphor = |row: u16| roles.get(row as usize).is_some_and(|role| !role.is_head && !role.is_modifier);
    matches!(tags.tag(at), Tag::Role(row) if anaphor(row))
        && tags.capitalised(at)
        && at.checked_sub(1).is_some_and(|before| tags.capitalised(before))
}

fn is_outlet(tags: &Tags<'_>, at: usize) -> bool {
    tags.source.passage.find(at, |meaning| matches!(meaning, Meaning::Agency(_)).then_some(())).is_some()
}

fn is_portfolio(tags: &Tags<'_>, at: usize) -> bool {
    let portfolio = |meaning| matches!(meaning, Meaning::Portfolio(_)).then_some(());
    tags.source.passage.find(at, portfolio).is_some()
}

/// «**“Turan”** NAME»: behind the marks that hold a body's name, where the holder's follows.
fn quoted_name(tags: &Tags<'_>, open: usize) -> Option<usize> {
    let mark = |at: usize| matches!(tags.word(at), "\"" | "“" | "”" | "«" | "»");
    let close = (open + 2..open + LONGEST_SMALL_BODY + 2).find(|at| mark(*at)).filter(|_| mark(open))?;
    (tags.capitalised(open + 1) && names_follow(tags, close + 1)).then_some(close + 1)
}

/// «the country», «the bloc»: what the text named before.
fn stands_for_state(tags: &Tags<'_>, at: usize) -> bool {
    let stands = |meaning| (meaning == Meaning::Cue(Cue::StandsFor)).then_some(());
    tags.source.passage.find(at, stands).is_some()
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
    let region = (matches!(tags.tag(at), Tag::Place) || country_at(tags, at).is_some()) && {
        let end = tags.form(at).end;
        names_follow(tags, end) || (tags.is_mark(end, ",") && names_follow(tags, end + 1))
    };
    // «Homeland Defense and **Hemispheric** Affairs NAME»: an adjective that no list holds.
    let unknown = matches!(tags.tag(at), Tag::Name)
        && matches!(tags.tag(at + 1), Tag::Noun | Tag::Portfolio)
        && tags.capitalised(at + 1)
        && !role_follows(tags, at + 1);
    region
        || unknown
        || ((is_name_of_something(tags.tag(at)) || is_item(tags, at)) && !role_follows(tags, at))
}

fn continues_closely(tags: &Tags<'_>, dash: usize) -> bool {
    let next = tags.tag(dash + 1);
    (!tags.spaced(dash) && !tags.spaced(dash + 1) && tags.capitalised(dash + 1))
        || matches!(next, Tag::Organisation(_) | Tag::Country(_))
}

/// «Foreign, Trade, and European Affairs»: after the comma comes another item, and an «and» before long.
fn list_goes_on(tags: &Tags<'_>, comma: usize, limit: usize) -> bool {
    // «Minister of Foreign Affairs, Cooperation and Expatriates»: the portfolio before the comma may be part of the role's form.
    let before = comma.saturating_sub(1);
    let of_role = matches!(tags.tag(before), Tag::Role(_)) && tags.form(before).len() > 2;
    // «Minister of **Justice**, Trade and Industry»: a judge's title besides.
    if !is_item(tags, before) && !of_role && !is_portfolio(tags, before) {
        return false;
    }
    let item = comma + 1 + usize::from(tags.is(comma + 1, GrammarClass::And));
    // «Foreign Affairs, European Union and Cooperation»
    let body = matches!(tags.tag(item), Tag::Organisation(_))
        && tags.is(tags.form(item).end, GrammarClass::And)
        && is_item(tags, tags.form(item).end + 1);
    if body {
        return true;
    }
    if !is_item(tags, item) || role_follows(tags, item) {
        return false;
    }
    item > comma + 1
        || (item..limit.min(item + 10))
            .take_while(|index| {
                is_item(tags, *index) || tags.is(*index, GrammarClass::And) || tags.is_mark(*index, ",")
            })
            .any(|index| grammar_at(tags, index) == Some(GrammarClass::And))
}

/// «to Kenya**, Uganda and Tanzania**»: where the states and regions end that go on behind the comma, the last behind «and».
fn states_go_on(tags: &Tags<'_>, comma: usize) -> Option<usize> {
    let state = |at: usize| matches!(tags.tag(at), Tag::Country(_) | Tag::Place);
    let region =
        |at: usize| state(at) || matches!(tags.tag(at), Tag::Noun | Tag::Organisation(_) | Tag::Body);
    let inside = |at: &usize| region(*at) || tags.is_mark(*at, ",");
    let and = comma + (comma..comma + LONGEST_BODY).take_while(inside).count();
    let first = and + 1 + usize::from(tags.is(and + 1, GrammarClass::Article));
    let end = first + (first..first + LONGEST_BODY).take_while(|at| region(*at)).count();
    let closed = end > first && !matches!(tags.tag(end), Tag::Possessive | Tag::Role(_));
    (state(comma - 1) && (comma..end).any(state) && tags.is(and, GrammarClass::And) && closed).then_some(end)
}

/// A portfolio, or a noun or adjective of one: «Consular», «Parliamentary», «European».
fn is_item(tags: &Tags<'_>, at: usize) -> bool {
    match tags.tag(at) {
        Tag::Noun | Tag::Portfolio | Tag::Demonym(_) => true,
        // «Defence, **Justice** and Security»
        Tag::Role(row) => tags.capitalised(at) && (is_modifier(tags, row) || is_portfolio(tags, at)),
        // «African Cooperation»
        Tag::Doubtful | Tag::Place => matches!(tags.tag(tags.form(at).end), Tag::Noun | Tag::Portfolio),
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
        .any(|index| {
            matches!(tags.tag(index), Tag::Role(row) if !is_modifier(tags, row)) && !is_portfolio(tags, index)
        })
}
