//! The grammar of roles: from one role word to the whole phrase as the text gives it, «Deputy Prime Minister and
//! Minister of Foreign Affairs of Kazakhstan», «Malta's Foreign Minister». Whose role it is, `people` decides.
//!
//! phrase  = simple { (and | – | / | ,) simple }
//! simple  = [side] { modifier | portfolio } head [(East)] { (of | for | to | in …) name of a body, portfolio or state }

use super::names::is_explained;
use super::role_front::extend_left;
use super::role_joint::{goes_on_as_list, joins};
use super::role_object::names_body;
use super::role_tail::extend_right;
use super::tags::{Tag, Tags};
use crate::article::Side;
use crate::reference::{Cue, GrammarClass, Meaning};
use crate::text::Span;
use std::ops::Range;

/// A role is never longer than this many tokens.
pub(super) const LONGEST: usize = 40;

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
            if is_surname(tags, &phrases, &head)
                || goes_before_head(tags, row, &head)
                || names_body(tags, head.start)
            {
                continue;
            }
            let floor = floor_of(&phrases).max(sentence.tokens.start);
            let phrase = simple(tags, row, head, floor, sentence.tokens.end);
            at = at.max(phrase.tokens.end);
            let in_list = goes_on_as_list(tags, &phrases);
            let under = seat_under(tags, &phrase);
            match phrases.last_mut() {
                // «Director of the Institute **under the President of Uzbekistan** NAME»
                Some(last) if under == Some(last.tokens.end) => {
                    last.tokens.end = phrase.tokens.end;
                    last.side = last.side.take().or(phrase.side);
                }
                _ if under.is_some() && names_follow(tags, phrase.tokens.end) => {}
                // «the Kenyan president’s **aide**»
                Some(last) if owns_servant(tags, last, &phrase) => {
                    let side = last.side.take().or(phrase.side);
                    *last = Phrase {
                        tokens: last.tokens.start..phrase.tokens.end,
                        determiner: last.determiner,
                        side,
                        ..phrase
                    };
                }
                Some(last)
                    if last.tokens.start >= sentence.tokens.start
                        && joins(tags, last, &phrase, sentence.tokens.end, in_list) =>
                {
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

/// «Foreign Minister Anna **Bishop** met»: a role's word that ends the name behind another role.
fn is_surname(tags: &Tags<'_>, phrases: &[Phrase], head: &Range<usize>) -> bool {
    let forename = head.start.checked_sub(1);
    head.len() == 1
        && tags.capitalised(head.start)
        && !tags.capitalised(head.end)
        && !tags.is(head.end, GrammarClass::Of)
        && !tags.is(head.end, GrammarClass::Office)
        && forename.is_some_and(|at| {
            let led = || phrases.last().is_some_and(|last| last.tokens.end == at);
            tags.tag(at) == Tag::Given && (led() || is_explained(tags, head.end))
        })
}

/// «the Institute **under** the President»: where the word stands by which a body belongs to the office that `phrase` names.
fn seat_under(tags: &Tags<'_>, phrase: &Phrase) -> Option<usize> {
    let under = phrase.tokens.start.checked_sub(2)?;
    let article = tags.is(under + 1, GrammarClass::Article);
    let body = under.checked_sub(1).is_some_and(|last| tags.capitalised(last) || tags.is_mark(last, ")"));
    (article && body && tags.word(under) == "under" && phrase.determiner == Determiner::Definite)
        .then_some(under)
}

/// «the president’s aide»: who serves the holder of the office before the «’s».
fn owns_servant(tags: &Tags<'_>, last: &Phrase, next: &Phrase) -> bool {
    let role = tags.source.reference.roles.get(next.head as usize);
    tags.tag(last.tokens.end) == Tag::Possessive
        && next.tokens.start == last.tokens.end + 1
        && !last.plural
        && role.is_some_and(|role| role.serves || role.kind == "diplomat")
}

/// «**Deputy** Permanent Secretary NAME»: a role that makes a longer one with what follows.
fn goes_before_head(tags: &Tags<'_>, row: u16, head: &Range<usize>) -> bool {
    let follows = |next: u16| tags.source.reference.roles.get(next as usize).is_some_and(|role| role.is_head);
    is_modifier(tags, row)
        && tags.capitalised(head.start) == tags.capitalised(head.end)
        && matches!(tags.tag(head.end), Tag::Role(next) if follows(next) && !is_plural(tags, row, head))
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
pub(super) fn is_plural(tags: &Tags<'_>, row: u16, head: &Range<usize>) -> bool {
    let listed = tags.source.reference.roles.get(row as usize).map(|role| role.form).unwrap_or_default();
    let printed = tags.word(head.end.saturating_sub(1));
    // «Ambassadors Extraordinary and Plenipotentiary», «deputy secretaries general»
    let several = || {
        let words = head.clone().map(|at| tags.word(at)).zip(listed.split([' ', '-']));
        head.len() > 1 && words.into_iter().any(|(word, known)| is_plural_of(word, known))
    };
    let ends = |word: &str, ending: &str| {
        word.len() >= ending.len()
            && word.chars().rev().zip(ending.chars().rev()).all(|(a, b)| a.eq_ignore_ascii_case(&b))
    };
    several() || (ends(printed, "s") && !ends(listed, "s")) || (ends(printed, "men") && ends(listed, "man"))
}

fn is_plural_of(word: &str, known: &str) -> bool {
    let (word, known) = (word.to_lowercase(), known.to_lowercase());
    let stem = |ending| word.strip_suffix(ending);
    stem("s") == Some(known.as_str()) || stem("ies").is_some_and(|stem| known.strip_suffix('y') == Some(stem))
}

pub(super) fn is_modifier(tags: &Tags<'_>, row: u16) -> bool {
    tags.source.reference.roles.get(row as usize).is_some_and(|role| role.is_modifier)
}

pub(super) fn names_follow(tags: &Tags<'_>, at: usize) -> bool {
    matches!(tags.tag(at), Tag::Name | Tag::Given | Tag::Honorific(_) | Tag::Initial)
}

pub(super) fn is_verb(tags: &Tags<'_>, at: usize) -> bool {
    let past = tags.word(at).ends_with("ed");
    let verb = |meaning| match meaning {
        Meaning::Speech(_) | Meaning::Cue(Cue::Attended) => Some(()),
        Meaning::Event(_) => past.then_some(()),
        _ => None,
    };
    tags.source.passage.find(at, verb).is_some()
}

/// The class of a small word, also where a form covers it or it stands capitalised.
pub(super) fn grammar_at(tags: &Tags<'_>, at: usize) -> Option<GrammarClass> {
    let class = |meaning| match meaning {
        Meaning::Grammar(row) => tags.source.reference.grammar.get(row as usize).map(|grammar| grammar.class),
        _ => None,
    };
    tags.source.passage.find(at, class).map(|(_, class)| class)
}

/// The state or body that a role's words name; not one behind «to», «for», «in»: an ambassador's host.
fn side_of(tags: &Tags<'_>, tokens: Range<usize>) -> Option<Side> {
    let reference = tags.source.reference;
    let mut body = None;
    let mut body_end = None;
    let mut target = false;
    let first = tokens.start;
    for at in tokens {
        match tags.tag(at) {
            // «Minister for Foreign Affairs, **European Union** and Cooperation»: one of his fields.
            Tag::Organisation(_)
                if at > first && tags.is_mark(tags.form(at).start.saturating_sub(1), ",") => {}
            Tag::Grammar(GrammarClass::Preposition | GrammarClass::Office) => target = true,
            Tag::Grammar(GrammarClass::Of) => target = false,
            _ if target => {}
            Tag::Organisation(row) if body.is_none() => {
                body_end = Some(tags.form(at).end);
                body = reference.organisations.get(row as usize).map(|known| {
                    let name = if known.acronym.is_empty() { known.name } else { known.acronym };
                    Side::Body(name.to_owned())
                });
            }
            // «the **Indo**-Pacific Forum»
            Tag::Demonym(_) | Tag::Doubtful
                if tags.is_dash(at + 1) && !tags.spaced(at + 2) && tags.capitalised(at + 2) => {}
            _ => {
                if let Some(code) = country_at(tags, at) {
                    // «U.N. Syria envoy»: the body's, whose business the state is.
                    let business = matches!(tags.tag(at), Tag::Country(_)) && body_end == Some(at);
                    return body.filter(|_| business).or(Some(Side::Country(code.to_owned())));
                }
            }
        }
    }
    body
}

/// «Ambassador **to Ghana**»: the state to which the words of a role send its holder.
pub(super) fn host_of(tags: &Tags<'_>, role: Span) -> Option<&'static str> {
    let passage = tags.source.passage;
    let mut tokens = passage.token_at(role.start)..passage.token_at(role.end);
    tokens.find_map(|at| {
        let host = at + 1 + usize::from(tags.is(at + 1, GrammarClass::Article));
        if tags.word(at) == "to" { country_at(tags, host) } else { None }
    })
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
