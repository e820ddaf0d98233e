//! Lists that share one role: «the foreign ministers of Kazakhstan, X Y, and Romania, Z W». What stands beside one name alone
//! is the business of `claims`.

use super::claims::{Claim, Slot};
use super::fold_space;
use super::names::Name;
use super::roles::{Determiner, Phrase, country_at};
use super::tags::{Tag, Tags};
use crate::article::{Reading, Side, Words};
use crate::reference::{Cue, GrammarClass};
use crate::text::Span;
use std::ops::Range;

/// The longest list that shares one role.
const LONGEST_LIST: usize = 400;

/// A bracket with the party and state of one of a list takes at most so many tokens.
const LONGEST_ASIDE: usize = 10;

/// A clause about one of a list takes at most so many tokens.
const LONGEST_CLAUSE: usize = 16;

/// The states before a role that several hold take at most so many tokens.
const LONGEST_OWNERS: usize = 24;

/// A list that shares one role: «the foreign ministers of Kazakhstan, X Y, and Romania, Z W», «Presidents X and Y»,
/// «Foreign ministers X of Croatia and Y of Serbia». Whether anyone was found.
pub(super) fn share(
    tags: &Tags<'_>,
    names: &[Name],
    next: usize,
    phrase: &Phrase,
    fuller: Option<&Phrase>,
    claims: &mut [Slot],
) -> bool {
    // «Minister meets envoys ⏎ NAME, ROLE»: a line that ends with it.
    let line = tags.source.passage.sentence_of(phrase.tokens.start).map_or(0, |line| line.tokens.end);
    if line == phrase.tokens.end {
        return false;
    }
    let List { mut states, holders, mut held, fields, bracketed, sent_to, end: at } =
        List::read(tags, names, next, phrase);
    // «Serbia's and Austria's foreign ministers X and Y»
    let owners = states_before(tags, phrase.head_tokens.start)
        .filter(|(owners, _)| states.is_empty() && owners.len() == holders.len());
    let begins = owners.as_ref().map(|(_, begins)| *begins);
    if let Some((owners, _)) = owners {
        (states, held) = (owners, Vec::new());
    }
    // «… the ambassadors, NAME said»: a clause behind a comma; «According to officials, NAME and NAME agreed».
    let comma = tags.is_mark(phrase.tokens.end, ",");
    let surnames = holders.iter().all(|holder| names.get(*holder).is_some_and(|name| name.words == 1));
    let bare = phrase.determiner == Determiner::None && states.is_empty();
    let alone = holders.len() == 1 && states.is_empty();
    let clause = comma && (alone || surnames && (holders.len() == 1 || bare && tags.tag(at) == Tag::Small));
    if clause {
        return false;
    }
    // «Presidents of A and B» with one name behind is no list.
    let follows =
        held.first().is_some_and(|before| *before > 0) && held.is_sorted_by(|one, other| one < other);
    if holders.is_empty() || (!states.is_empty() && !follows && states.len() != holders.len()) {
        return false;
    }
    let state_of = |position: usize| match follows {
        true => states.iter().zip(&held).find(|(_, before)| **before == position + 1).map(|(state, _)| state),
        false => states.get(position),
    };
    let sent = sent_to == states.len();
    let role = tags.source.reference.roles.get(phrase.head as usize);
    let text = tags.source.passage.text;
    // «The ambassadors are …»: what sort of ambassadors, the text said before.
    let bare = phrase.tokens.end == phrase.head_tokens.end && phrase.tokens.start == phrase.head_tokens.start;
    let named = fuller.filter(|_| bare).unwrap_or(phrase);
    let head = tags.source.passage.span(begins.unwrap_or(named.tokens.start)..named.head_tokens.end);
    let host = named.head_tokens.end..named.tokens.end;
    // «co-chairs of the Minsk Group X of France, Y of Russia»: the body that all of them serve.
    // «foreign ministers of the two **countries**»: each serves one of them.
    let lands = |at: usize| matches!(tags.word(at), "countries" | "states" | "nations" | "sides");
    let serves = |host: &Range<usize>| {
        tags.is(host.start, GrammarClass::Of)
            && !host.clone().any(lands)
            && host.clone().all(|at| country_at(tags, at).is_none() || owns_body(tags, at))
    };
    let host = Some(host).filter(|host| {
        !host.is_empty()
            && (tags.is(host.start, GrammarClass::Preposition) && !comes_from(tags, host, &states)
                || (follows || states.is_empty()) && serves(host))
    });
    for (position, holder) in holders.iter().enumerate() {
        let state = state_of(position);
        let mut words = singular(&fold_space(head.of(text)));
        let field = fields.iter().find(|(of, _)| of == holder);
        if let Some((_, field)) = field {
            words.push_str(" of ");
            words.push_str(&fold_space(tags.source.passage.words(field.clone())));
        }
        if let Some((_, span)) = state.filter(|_| !bracketed) {
            if let Some(led) = led(tags, named, states.first()) {
                words.push_str(&led);
            }
            words.push_str(if sent { " to " } else { " of " });
            words.push_str(span.of(text));
        }
        if let Some(host) = host.as_ref().filter(|_| field.is_none()) {
            words.push(' ');
            words.push_str(&fold_space(tags.source.passage.words(host.clone())));
        }
        if let Some(slot) = claims.get_mut(*holder).filter(|slot| slot.is_none()) {
            *slot = Some(Box::new(Claim {
                role: Some(Words { words, span: head, reading: Reading::Derived }),
                counterpart: role.is_some_and(|role| !role.is_head),
                aside: false,
                side: state
                    .filter(|_| !sent)
                    .map(|(code, _)| Side::Country((*code).to_owned()))
                    .or_else(|| phrase.side.clone()),
                gender: role.map(|role| role.gender).unwrap_or_default(),
                heads: phrase.heads.clone(),
            }));
        }
    }
    true
}

/// What stands behind a role that several hold.
#[derive(Default)]
struct List {
    states: States,
    /// Which of the names.
    holders: Vec<usize>,
    /// «X of A, Y of B»: how many names stand before each state.
    held: Vec<usize>,
    /// «of Foreign Affairs X, Trade Y»: the portfolios of all holders but the first.
    fields: Vec<(usize, Range<usize>)>,
    /// The states stand in brackets.
    bracketed: bool,
    /// To how many of the states someone is sent: «X to China, Y to Japan».
    sent_to: usize,
    /// The token behind it.
    end: usize,
}

impl List {
    fn read(tags: &Tags<'_>, names: &[Name], next: usize, phrase: &Phrase) -> Self {
        let mut list = Self { end: phrase.head_tokens.end, ..Self::default() };
        let mut clauses = false;
        let mut name = next;
        while list.end < phrase.tokens.end + LONGEST_LIST {
            let at = list.end;
            let begun = !list.holders.is_empty();
            let candidate = names.get(name);
            if let Some(holder) = candidate.filter(|candidate| candidate.tokens.start == at) {
                list.holders.push(name);
                list.end = holder.tokens.end;
                name += 1;
            } else if let Some(close) = aside(tags, at).filter(|_| begun) {
                // «NAME (PARTY, STATE), NAME (PARTY, STATE)»
                if let Some(state) = (at + 1..close).find(|at| country_at(tags, *at).is_some()) {
                    list.add(tags, state);
                    list.bracketed = true;
                }
                name += names.iter().skip(name).take_while(|inside| inside.tokens.start < close).count();
                list.end = close + 1;
            } else if let Some(next) = past_clause(tags, candidate, at, clauses).filter(|_| begun) {
                clauses = true;
                list.end = next;
            } else if let Some(end) = field(tags, candidate, at).filter(|_| begun && list.states.is_empty()) {
                list.fields.push((name, at..end));
                list.end = end;
            } else if let Some(end) = tags.source.cue(at, Cue::Listed).filter(|_| list.states.is_empty()) {
                list.end = end;
            } else if begins_other_role(tags, at) {
                break;
            } else if at < phrase.tokens.end && owns_body(tags, at) {
                list.end = tags.form(at).end.max(at + 1);
            } else if country_at(tags, at).is_some() {
                let article =
                    at.checked_sub(1).filter(|the| tags.is(*the, GrammarClass::Article)).unwrap_or(at);
                let sent = article.checked_sub(1).is_some_and(|to| tags.word(to) == "to");
                // «the Ambassadors of France, NAME and Benin, NAME **to Togo**»: where all of them serve.
                if sent && list.sent_to == 0 && begun && list.states.len() == list.holders.len() {
                    break;
                }
                list.sent_to += usize::from(sent);
                list.bracketed |= at.checked_sub(1).is_some_and(|open| tags.is_mark(open, "("));
                list.add(tags, at);
                list.end = tags.form(at).end.max(at + 1);
            } else if is_separator(tags, at)
                || is_title(tags, candidate, at)
                || (at < phrase.tokens.end && !begun)
            {
                list.end += 1;
            } else {
                break;
            }
        }
        list
    }

    /// The state that is named at `at`.
    fn add(&mut self, tags: &Tags<'_>, at: usize) {
        if let Some(code) = country_at(tags, at) {
            self.states.push((code, tags.source.passage.span(tags.form(at))));
            self.held.push(self.holders.len());
        }
    }
}

/// «Ministers of Foreign Affairs NAME, **Trade and Industries** NAME»: the end of the portfolio of the next one of the list.
fn field(tags: &Tags<'_>, next: Option<&Name>, at: usize) -> Option<usize> {
    let first = next.filter(|next| next.words > 1)?.first_token();
    let comma = first.checked_sub(1).filter(|comma| tags.is_mark(*comma, ",")).unwrap_or(first);
    let part = |at: usize| matches!(tags.tag(at), Tag::Noun | Tag::Portfolio) && tags.capitalised(at);
    let joined = at.checked_sub(1).is_some_and(|joint| {
        tags.is_mark(joint, ",") || tags.is(joint, GrammarClass::And) || tags.is(joint, GrammarClass::Of)
    });
    let whole = || (at..comma).all(|at| part(at) || tags.is(at, GrammarClass::And) || tags.is_mark(at, ","));
    (joined && part(at) && comma > at && comma - at < LONGEST_CLAUSE && whole()).then_some(comma)
}

/// «Ambassadors NAME **who goes to Togo**, NAME and NAME»: the token of the next name of the list, behind a clause about the one before.
/// Where one of them has such a clause, the next may have one without «who»: «NAME **sent to Ghana**».
fn past_clause(tags: &Tags<'_>, next: Option<&Name>, at: usize, again: bool) -> Option<usize> {
    let next = next.filter(|next| next.words > 1)?.first_token();
    let joined = next
        .checked_sub(1)
        .is_some_and(|joint| tags.is_mark(joint, ",") || tags.is(joint, GrammarClass::And));
    let gap = at..next;
    let begins = tags.is(at, GrammarClass::Relative) || again && tags.word(at).ends_with("ed");
    let clause = begins && gap.len() < LONGEST_CLAUSE;
    let whole = |at: usize| !tags.is_mark(at, ".") && !matches!(tags.tag(at), Tag::Role(_));
    (joined && clause && gap.into_iter().all(whole)).then_some(next)
}

/// «**Engineer** NAME»: a word of rank before the next name of the list.
fn is_title(tags: &Tags<'_>, next: Option<&Name>, at: usize) -> bool {
    let end = tags.form(at).end;
    matches!(tags.tag(at), Tag::Role(_))
        && end == at + 1
        && next.is_some_and(|next| next.first_token() == end && next.words > 1)
        && at.checked_sub(1).is_some_and(|joint| tags.is_mark(joint, ","))
}

/// «heads **of the Foreign Ministries** of Belarus»: what each of them leads.
fn led(tags: &Tags<'_>, phrase: &Phrase, first: Option<&(&str, Span)>) -> Option<String> {
    let leads = tags.source.reference.roles.get(phrase.head as usize).is_some_and(|role| role.leads)
        || matches!(tags.tag(phrase.head_tokens.end + 1), Tag::Portfolio);
    let state = tags.source.passage.token_at(first?.1.start);
    let of = (phrase.head_tokens.end + 1..state)
        .rev()
        .find(|at| tags.is(*at, GrammarClass::Of))
        .filter(|_| leads)?;
    let body = fold_space(tags.source.passage.words(phrase.head_tokens.end..of));
    // «the Foreign Ministries», but «Foreign Affairs»
    Some(format!(" {}", if body.ends_with("ies") { singular(&body) } else { body }))
}

/// Where a short bracket closes that opens at `at` and says of what party and state someone is.
fn aside(tags: &Tags<'_>, at: usize) -> Option<usize> {
    let close = (at + 2..at + LONGEST_ASIDE).find(|at| tags.is_mark(*at, ")"))?;
    let comma = || (at + 1..close).any(|at| tags.is_mark(at, ","));
    // «Secretaries NAME (Foreign Affairs) and NAME (Trade)»
    let field = matches!(tags.tag(at + 1), Tag::Noun | Tag::Portfolio);
    (tags.is_mark(at, "(") && (field || comma())).then_some(close)
}

/// «counterparts **from** Ghana, NAME, Kenya, NAME»: the first of the states.
fn comes_from(tags: &Tags<'_>, host: &Range<usize>, states: &States) -> bool {
    host.clone().any(|at| {
        country_at(tags, at).is_some_and(|code| states.first().is_some_and(|(first, _)| *first == code))
    })
}

/// «Members of the **Kenyan** Senate»: the adjective of one body's state.
fn owns_body(tags: &Tags<'_>, at: usize) -> bool {
    let next = tags.form(at).end;
    matches!(tags.tag(at), Tag::Demonym(_))
        && matches!(tags.tag(next), Tag::Body | Tag::Noun | Tag::Organisation(_))
        && tags.capitalised(next)
}

/// «…, and **Croatian Foreign Minister** NAME»: the list is over.
fn begins_other_role(tags: &Tags<'_>, at: usize) -> bool {
    let next = tags.form(at).end;
    matches!(tags.tag(at), Tag::Demonym(_))
        && matches!(tags.tag(next), Tag::Role(_) | Tag::Portfolio | Tag::Noun)
        && tags.capitalised(next)
}

/// States by code and where they are named.
type States = Vec<(&'static str, Span)>;

/// The states that stand before a shared role, «Serbia's and Austria's», «Serbian, Czech and Austrian», in order, and the
/// token behind them.
fn states_before(tags: &Tags<'_>, head: usize) -> Option<(States, usize)> {
    let mut states = Vec::new();
    let (mut at, mut begins) = (head, None);
    while let Some(before) = at.checked_sub(1).filter(|before| head - before < LONGEST_OWNERS) {
        let form = tags.form(before);
        if let Some(code) = country_at(tags, form.start) {
            states.push((code, tags.source.passage.span(form.clone())));
            begins = begins.or(Some(form.end + usize::from(tags.tag(form.end) == Tag::Possessive)));
        } else if !matches!(
            tags.tag(before),
            Tag::Possessive | Tag::Role(_) | Tag::Portfolio | Tag::Noun | Tag::Grammar(GrammarClass::And)
        ) && !tags.is_mark(before, ",")
        {
            break;
        }
        at = form.start;
    }
    states.reverse();
    begins.filter(|_| states.len() > 1).map(|begins| (states, begins))
}

pub(super) fn is_separator(tags: &Tags<'_>, at: usize) -> bool {
    matches!(
        tags.tag(at),
        Tag::Grammar(GrammarClass::And | GrammarClass::Of | GrammarClass::Article | GrammarClass::Be)
            | Tag::Honorific(_)
    ) || tags.is(at, GrammarClass::Preposition) && country_behind(tags, at)
        || tags.is_dash(at)
        || tags.is_mark(at, ",")
        || tags.is_mark(at, ";")
        || tags.is_mark(at, "(")
        || tags.is_mark(at, ")")
        || tags.is_mark(at, ":")
        || (tags.is_mark(at, ".") && matches!(tags.tag(at.saturating_sub(1)), Tag::Honorific(_)))
}

/// «from the Republic of Korea»
fn country_behind(tags: &Tags<'_>, at: usize) -> bool {
    country_at(tags, at + 1 + usize::from(tags.is(at + 1, GrammarClass::Article))).is_some()
}

/// One of those whom a plural names.
pub(super) fn singular(plural: &str) -> String {
    if let Some(stem) = plural.strip_suffix("men") {
        format!("{stem}man")
    } else if let Some(stem) = plural.strip_suffix("ies") {
        format!("{stem}y")
    } else {
        plural.strip_suffix(['s', 'S']).unwrap_or(plural).to_owned()
    }
}
