//! Candidate names: sequences of words that may be a person's name by their look. Whether one is, the words
//! around it decide (`people`).

use super::name_of_else::is_of_else;
use super::name_words::{LONGEST_SYLLABLE, after_hyphen, is_of_calendar, is_suffix, next_word};
use super::role_tail::heads_body;
use super::roles::{Phrase, country_at, grammar_at, is_verb};
use super::tags::{Tag, Tags};
use crate::reference::{Cue, GrammarClass, Meaning};
use crate::text::Shape;
use std::ops::Range;

/// Longer sequences are headlines, not names.
const MOST_WORDS: usize = 8;

/// Forms of address before a name take at most so many tokens: «H.E. the Rt. Hon.».
const LONGEST_ADDRESS: usize = 6;

/// A candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Its tokens, without honorifics.
    pub(super) tokens: Range<usize>,
    /// How many words parted by spaces.
    pub(super) words: usize,
    /// It begins with a frequent given name.
    pub(super) given: bool,
    /// The forms of address right before it; empty where there is none.
    pub(super) honorifics: Range<usize>,
    /// A city's name and nothing else: «Minister Mendoza» means someone only if the text names them in full.
    pub(super) is_place: bool,
}

impl Name {
    /// Its first token, with the forms of address.
    pub(super) fn first_token(&self) -> usize {
        self.honorifics.start.min(self.tokens.start)
    }
}

/// All candidates, in order; none begins inside one of `phrases`, the roles: «CEO of Botaş NAME».
pub(super) fn find(tags: &Tags<'_>, phrases: &[Phrase]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut roles = phrases.iter().peekable();
    let mut ended = None;
    let mut odd: Vec<&str> = Vec::new();
    for sentence in &tags.source.passage.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if begins_nothing(tags, at) {
                at += 1;
                continue;
            }
            while roles.next_if(|role| role.tokens.end <= at).is_some() {}
            if let Some(role) = roles.peek().filter(|role| role.tokens.contains(&at))
                && !(role.tokens.len() == 1 && odd_surname(tags, at, &sentence.tokens, &odd).is_some())
            {
                at = role.tokens.end;
                ended = Some((at, is_office(tags, role)));
                continue;
            }
            let before = match ended {
                Some((end, office)) if end == at => Before { role: true, office },
                _ => Before { role: false, office: false },
            };
            let found = name_at(tags, at, &sentence.tokens, before);
            match found.or_else(|| odd_surname(tags, at, &sentence.tokens, &odd)) {
                Some(name) => {
                    at = name.tokens.end;
                    // «NAME SURNAME **SURNAME NAMEPresident** of …»
                    if tags.word(at) == tags.word(at - 1) && tags.capitalised(at) {
                        at = (at + name.tokens.len()).min(sentence.tokens.end);
                    }
                    odd.extend(odd_words(tags, &name));
                    if name.words <= MOST_WORDS && !is_of_else(tags, &name, names.last()) {
                        names.push(name);
                    }
                }
                None => at += 1,
            }
        }
    }
    names
}

/// Most words are small, and neither a name nor the head of a role begins there.
fn begins_nothing(tags: &Tags<'_>, at: usize) -> bool {
    matches!(tags.tag(at), Tag::Small | Tag::Grammar(_) | Tag::Possessive) && !tags.capitalised(at)
}

/// What ends right before a candidate.
#[derive(Clone, Copy)]
struct Before {
    role: bool,
    /// And nothing is named after who holds it: not a king or president, as «King NAME Airport».
    office: bool,
}

fn is_office(tags: &Tags<'_>, role: &Phrase) -> bool {
    let known = tags.source.reference.roles.get(role.head as usize);
    !role.plural && known.is_some_and(|known| known.is_head && known.kind != "state")
}

/// Of a full name the words by which it comes again and that are words of something else.
fn odd_words<'a>(tags: &Tags<'a>, name: &Name) -> impl Iterator<Item = &'a str> {
    let ends = [name.tokens.start, name.tokens.end.saturating_sub(1)];
    let odd = |at: &usize| {
        !matches!(
            tags.tag(*at),
            Tag::Name | Tag::Given | Tag::Capitals | Tag::Initial | Tag::Particle { .. } | Tag::Mark
        )
    };
    let words = ends.map(|at| tags.word(at));
    let odd = ends.map(|at| odd(&at) && name.words > 1);
    words.into_iter().zip(odd).filter(|(_, odd)| *odd).map(|(word, _)| word)
}

/// «Power said», «told **Park**»: a word of something else that was somebody's surname before.
fn odd_surname(tags: &Tags<'_>, at: usize, sentence: &Range<usize>, odd: &[&str]) -> Option<Name> {
    if !tags.capitalised(at) || !odd.contains(&tags.word(at)) {
        return None;
    }
    let end = at + 1;
    let acts = is_verb(tags, end)
        || tags.word(end).ends_with("ed")
        || matches!(
            tags.tag(end),
            Tag::Possessive | Tag::Grammar(GrammarClass::Be | GrammarClass::Have | GrammarClass::And)
        );
    let inside = at > sentence.start
        && !tags.capitalised(at - 1)
        && !tags.is(at - 1, GrammarClass::Article)
        && tags.tag(end) != Tag::Small;
    (!tags.capitalised(end) && (acts || inside)).then(|| Name {
        tokens: at..end,
        words: 1,
        given: false,
        honorifics: honorifics_before(tags, at, sentence.start),
        is_place: false,
    })
}

/// The candidate that begins at `start`.
fn name_at(tags: &Tags<'_>, start: usize, sentence: &Range<usize>, before: Before) -> Option<Name> {
    let bracketed = bracketed(tags, start);
    if bracketed.is_none() && !begins_name(tags, start, before.role) {
        return None;
    }
    let mut words = usize::from(bracketed.is_some());
    let mut end = bracketed.unwrap_or(start);
    while end < sentence.end
        && let Some(next) = next_word(tags, end, start)
    {
        // «M.NAME» is of two words as well.
        let initial = end > start + 1 && tags.tag(end - 2) == Tag::Initial;
        words += usize::from(end == start || (tags.spaced(end) || initial) && tags.tag(end) != Tag::Mark);
        end = next.min(sentence.end);
    }
    // «NAME SURNAME SURNAME NAMEPresident of …»: what a page shows on pointing, glued to the name.
    let doubled = |at: &usize| {
        tags.word(*at) == tags.word(at + 1)
            && tags.tag(*at) != Tag::Mark
            && tags
                .word(at + 2)
                .strip_prefix(tags.word(start))
                .is_some_and(|rest| rest.starts_with(char::is_uppercase))
    };
    if let Some(at) = (start + 1..end.saturating_sub(1)).find(doubled) {
        words = at + 1 - start;
        end = at + 1;
    }
    let honorifics = honorifics_before(tags, start, sentence.start);
    let titled = before.role || !honorifics.is_empty();
    if end > start
        && end < sentence.end
        && (titled && is_surname_before_mark(tags, start, end)
            || (before.office
                || is_addressed(tags, &honorifics)
                || is_explained(tags, end + 1) && !heads_body(tags, end))
                && is_surname_of_word(tags, start, end, sentence.end))
    {
        words += 1;
        end += 1;
    }
    (end > start).then(|| Name {
        tokens: start..end,
        words,
        given: tags.tag(start + usize::from(bracketed.is_some())) == Tag::Given,
        honorifics,
        is_place: end == start + 1 && tags.tag(start) == Tag::Place,
    })
}

/// «H.E. NAME», «Mr. NAME»: an address after which nothing is called, as roads are after a sheikh.
fn is_addressed(tags: &Tags<'_>, honorifics: &Range<usize>) -> bool {
    let last = honorifics.clone().rev().find(|at| matches!(tags.tag(*at), Tag::Honorific(_)));
    last.is_some_and(|at| {
        matches!(tags.tag(at), Tag::Honorific(row) if tags.source.reference.honorifics.get(row as usize).is_some_and(|title| !title.in_name))
    })
}

/// «Justice Minister Daniel **Power** said»: behind an office and a given name any word is a surname that nothing goes on
/// with.
fn is_surname_of_word(tags: &Tags<'_>, start: usize, at: usize, limit: usize) -> bool {
    at == start + 1
        && is_forename(tags, start)
        && is_lone_word(tags, at)
        && at + 1 < limit
        && !tags.capitalised(at + 1)
        && !tags.is(at + 1, GrammarClass::Of)
        && !tags.is_dash(at + 1)
        && matches!(
            tags.tag(at),
            Tag::Noun
                | Tag::Portfolio
                | Tag::Demonym(_)
                | Tag::Country(_)
                | Tag::Role(_)
                | Tag::Honorific(_)
                | Tag::Body
                | Tag::Place
        )
}

/// A given name, also one that is a word besides: «Mark».
fn is_forename(tags: &Tags<'_>, at: usize) -> bool {
    tags.tag(at) == Tag::Given || tags.tag(at) == Tag::Doubtful && is_given(tags, at)
}

fn is_given(tags: &Tags<'_>, at: usize) -> bool {
    let given = |meaning| matches!(meaning, Meaning::GivenName(_)).then_some(());
    tags.source.passage.find(at, given).is_some()
}

/// «Mark Hill, **the Prime Minister** of Tuvalu»: a role behind the comma at `at` says that someone is named before it.
pub(super) fn is_explained(tags: &Tags<'_>, at: usize) -> bool {
    let first = at + 1 + usize::from(tags.is(at + 1, GrammarClass::Article));
    // «Rosa Bishop, **the agency's** Director General»
    let owner = tags.form(first).end;
    let owned = tags.tag(owner) == Tag::Possessive && tags.capitalised(owner + 1);
    if owned && tags.is_mark(at, ",") {
        return matches!(tags.tag(owner + 1), Tag::Role(_));
    }
    tags.is_mark(at, ",")
        && tags.spaced(first)
        && matches!(tags.tag(first), Tag::Role(_))
        && (tags.is(tags.form(first).end, GrammarClass::Of)
            || tags.is(tags.form(first).end, GrammarClass::Office))
}

fn is_behind_honorific(tags: &Tags<'_>, at: usize) -> bool {
    is_addressed(tags, &honorifics_before(tags, at, at.saturating_sub(LONGEST_ADDRESS)))
}

/// «**Jun**-ho»: the first of two syllables.
fn is_syllable(tags: &Tags<'_>, at: usize) -> bool {
    let second = after_hyphen(tags, at + 1);
    tags.capitalised(at)
        && tags.spaced(at)
        && second > at + 1
        && tags.tag(second) == Tag::Small
        && tags.word(second).len() <= LONGEST_SYLLABLE
        && !is_suffix(tags, second)
}

fn is_lone_word(tags: &Tags<'_>, at: usize) -> bool {
    tags.spaced(at) && tags.capitalised(at) && tags.form(at).len() == 1
}

/// «Ms Amina **Fall**,», «Mr Lim Boon **Thai**,»: a word of something else at `at` ends the name that begins at `start`, for a
/// mark follows.
fn is_surname_before_mark(tags: &Tags<'_>, start: usize, at: usize) -> bool {
    // «1. Dr. NAME **Some** ⏎»: of a list, one to a line.
    let ends_line = tags.source.passage.opens_sentence(at + 1) && at > start;
    let parted = tags.is_mark(at + 1, ",") || tags.is_mark(at + 1, ")") || ends_line;
    is_lone_word(tags, at)
        && parted
        && match tags.tag(at) {
            Tag::Other if ends_line => matches!(tags.tag(at - 1), Tag::Name | Tag::Given),
            Tag::Other => at == start + 1 && tags.tag(start) == Tag::Given,
            Tag::Demonym(_) => at > start + 1 && matches!(tags.tag(at - 1), Tag::Name | Tag::Given),
            _ => false,
        }
}

/// «[NAME] NAME»: the forename that an editor added; the token behind the bracket.
fn bracketed(tags: &Tags<'_>, at: usize) -> Option<usize> {
    if !tags.is_mark(at, "[") {
        return None;
    }
    let forename = matches!(tags.tag(at + 1), Tag::Name | Tag::Given);
    let surname = matches!(tags.tag(at + 3), Tag::Name | Tag::Given | Tag::Doubtful | Tag::Particle { .. });
    (forename && tags.is_mark(at + 2, "]") && surname).then_some(at + 3)
}

/// The forms of address that end right before `start`: «H.E. Mr.».
fn honorifics_before(tags: &Tags<'_>, start: usize, limit: usize) -> Range<usize> {
    let mut first = start;
    while first > limit {
        // «Dr. **the** Rt. Hon. NAME»
        let the = first < start && tags.is(first - 1, GrammarClass::Article);
        let before = first - 1 - usize::from(the && first > limit + 1);
        // «Hon. **(Dr.)** NAME», «Colonel **(Rtd)** NAME»
        if let Some(open) = bracket_before(tags, before).filter(|open| *open > limit) {
            first = open;
            continue;
        }
        // «Her Excellency, Ms NAME»
        let parted = tags.is_mark(before, ".") || first < start && tags.is_mark(before, ",");
        let word = if parted && before > limit { before - 1 } else { before };
        if !matches!(tags.tag(word), Tag::Honorific(_)) {
            break;
        }
        first = tags.form(word).start;
    }
    first..start
}

/// Where a bracket opens that ends at `close` and holds nothing but forms of address, or stands behind one: «Gen. (Rtd)».
fn bracket_before(tags: &Tags<'_>, close: usize) -> Option<usize> {
    let open = (close.saturating_sub(LONGEST_ADDRESS)..close).rev().find(|at| tags.is_mark(*at, "("))?;
    let honorific = |at: usize| matches!(tags.tag(at), Tag::Honorific(_));
    let point = |at: usize| tags.is_mark(at, ".");
    let title = |at: usize| honorific(at) || point(at) || tags.source.cue(at, Cue::Retired).is_some();
    let behind = open.checked_sub(1).map(|at| if point(at) { at.saturating_sub(1) } else { at });
    let addresses = (open + 1..close).any(honorific) || behind.is_some_and(honorific);
    (tags.is_mark(close, ")") && addresses && (open + 1..close).all(title)).then_some(open)
}

fn begins_name(tags: &Tags<'_>, at: usize, behind_role: bool) -> bool {
    match tags.tag(at) {
        Tag::Name | Tag::Given => true,
        Tag::Initial => {
            let next = if tags.is_mark(at + 1, ".") { at + 2 } else { at + 1 };
            matches!(tags.tag(next), Tag::Name | Tag::Given | Tag::Initial)
        }
        // «the ministers of Armenia and Georgia NAME NAME»
        Tag::Doubtful if is_second_state(tags, at) => false,
        Tag::Doubtful => {
            matches!(tags.tag(at + 1), Tag::Name | Tag::Given | Tag::Initial)
                || is_syllable(tags, at + 1)
                // «Sheikh Sabah Al-NAME»
                || is_forename(tags, at)
                    && matches!(tags.tag(at + 1), Tag::Particle { last: false, .. })
                    && next_word(tags, at + 1, at).is_some()
                    && (behind_role || at.checked_sub(1).is_some_and(|before| follows_title(tags, before)))
                || is_forename(tags, at)
                    && is_lone_word(tags, at + 1)
                    && (behind_role || is_behind_honorific(tags, at) || is_explained(tags, at + 2))
        }
        // «Foreign Minister **January** NAME», «**Jun-ho** NAME»
        Tag::Late | Tag::Other
            if is_of_calendar(tags, at)
                && (behind_role && matches!(tags.tag(at + 1), Tag::Name | Tag::Given)
                    || is_syllable(tags, at) && matches!(tags.tag(at + 3), Tag::Name | Tag::Given)) =>
        {
            true
        }
        // «Prime Minister **Will** Brown met»
        Tag::Other
            if tags.capitalised(at)
                && is_given(tags, at)
                && is_lone_word(tags, at + 1)
                && (behind_role || is_behind_honorific(tags, at))
                && !tags.capitalised(at + 2) =>
        {
            true
        }
        // «General Secretary To NAME», «Dr. Nor NAME»: no preposition stands capitalised behind a title.
        Tag::Other => {
            tags.capitalised(at)
                && tags.word(at).len() < 4
                && (behind_role
                    || at.checked_sub(1).is_some_and(|before| {
                        follows_title(tags, before) && (tags.capitalised(before) || tags.is_mark(before, "."))
                    }))
                && matches!(tags.tag(at + 1), Tag::Name)
        }
        // «Justice Chad NAME», «Minister Israel NAME»: a city or state that is somebody's given name.
        Tag::Place | Tag::Country(_) => {
            let addressed = |before: usize| {
                let word = if tags.is_mark(before, ".") { before.saturating_sub(1) } else { before };
                matches!(tags.tag(word), Tag::Honorific(_))
            };
            let alone = tags.tag(at) == Tag::Place && tags.tag(at + 1) != Tag::Possessive;
            // «Lourdes A. NAME»
            if alone && tags.form(at).len() == 1 && has_middle_initial(tags, at) {
                return true;
            }
            tags.form(at).len() == 1
                && (alone || matches!(tags.tag(at + 1), Tag::Name | Tag::Given))
                && (alone && is_no_place(tags, at)
                    || alone && tags.tag(at + 1) == Tag::Name && is_explained(tags, at + 2)
                    || behind_role && (tags.tag(at) == Tag::Place || is_judge(tags, at - 1))
                    || at.checked_sub(1).is_some_and(addressed))
        }
        // «NAZARBAYEV Nursultan», «Mr. NAZARBAYEV», «NAZARBAYEV said»; not «MFA Roman …»
        Tag::Capitals => {
            let letters = tags.word(at).chars().filter(|c| c.is_uppercase()).count();
            // «D.M.S. NAME»
            let initials = tags.word(at).ends_with('.') && matches!(tags.tag(at + 1), Tag::Name | Tag::Given);
            let titled = at.checked_sub(1).is_some_and(|before| follows_title(tags, before));
            // «LI Weimin»
            let next =
                tags.source.passage.token(at + 1).is_some_and(|token| token.shape == Shape::Capitalised);
            if next
                && tags.source.cue(at, Cue::FamilyFirst).is_some()
                && matches!(tags.tag(at + 1), Tag::Name | Tag::Given)
            {
                return true;
            }
            // «Minister AK NAME»
            if letters < 4 {
                let joined = at.checked_sub(1).is_some_and(|before| tags.is(before, GrammarClass::And));
                return initials
                    || titled && tags.tag(at + 1) == Tag::Given
                    || (titled || behind_role) && is_before_surname(tags, at)
                    || joined && letters == 3 && tags.tag(at + 1) == Tag::Name;
            }
            // «VOICED», of a text in capitals
            let shouted =
                |at: usize| tags.source.passage.token(at).is_some_and(|token| token.shape == Shape::Upper);
            let verb = tags.word(at).ends_with("ED") && shouted(at + 1);
            if verb && (!titled || is_verb(tags, at) || begins_clause(tags, at + 1)) {
                return false;
            }
            initials || titled || !matches!(tags.tag(at + 1), Tag::Name | Tag::Capitals | Tag::Doubtful)
        }
        // «the Palacio **de** NAME»: it goes on with what is no title.
        Tag::Particle { .. }
            if !tags.capitalised(at)
                && at.checked_sub(1).is_some_and(|before| {
                    tags.capitalised(before)
                        && tags.tag(before) == Tag::Name
                        && tags.spaced(at)
                        && tags.source.grammar(before.saturating_sub(1)) == Some(GrammarClass::Article)
                }) =>
        {
            false
        }
        Tag::Particle { hyphenated, last: false } => {
            let after = after_hyphen(tags, at + 1);
            let known = matches!(tags.tag(after), Tag::Name | Tag::Given)
                || (matches!(tags.tag(after), Tag::Particle { .. })
                    && matches!(tags.tag(after_hyphen(tags, after + 1)), Tag::Name));
            known && (!hyphenated || after > at + 1)
        }
        _ => false,
    }
}

/// «**KP** NAME», «**AKM** NAME NAME»: initials without points, before all that is left of the name.
pub(super) fn is_before_surname(tags: &Tags<'_>, at: usize) -> bool {
    let named = |at: usize| matches!(tags.tag(at), Tag::Name | Tag::Given);
    let thing = |at: usize| {
        matches!(tags.tag(at), Tag::Noun | Tag::Portfolio | Tag::Body | Tag::Organisation(_) | Tag::Role(_))
    };
    let two = || named(at + 2);
    tags.tag(at) == Tag::Capitals
        && named(at + 1)
        && match tags.word(at).len() {
            2 => !thing(at + 2) || two(),
            3 => two() && !thing(at + 3),
            _ => false,
        }
}

/// «MEMBERS AFFIRMED **THAT**»: a small word that no verb of someone's is.
fn begins_clause(tags: &Tags<'_>, at: usize) -> bool {
    let class = grammar_at(tags, at);
    class.is_some_and(|class| !matches!(class, GrammarClass::And | GrammarClass::Be | GrammarClass::Have))
}

/// «NAME **A.** NAME»: one letter with its full stop behind the word at `at`, and a name behind that.
pub(super) fn has_middle_initial(tags: &Tags<'_>, at: usize) -> bool {
    tags.tag(at + 1) == Tag::Initial
        && tags.is_mark(at + 2, ".")
        && !tags.spaced(at + 2)
        && matches!(tags.tag(at + 3), Tag::Name | Tag::Given)
}

/// «Gao said», «then Mendoza thanked», but not «in Mendoza»: no preposition leads to the word.
fn is_no_place(tags: &Tags<'_>, at: usize) -> bool {
    let leads = |before: usize| matches!(tags.tag(before), Tag::Grammar(class) if !matches!(class, GrammarClass::And | GrammarClass::That));
    !at.checked_sub(1).is_some_and(leads) && !tags.capitalised(at + 1) && !tags.is_mark(at + 1, ",")
}

/// A state in doubt that another one is joined to: «Armenia and **Georgia**».
fn is_second_state(tags: &Tags<'_>, at: usize) -> bool {
    let joined = at.checked_sub(1).filter(|and| tags.is(*and, GrammarClass::And) || tags.is_mark(*and, ","));
    country_at(tags, at).is_some()
        && joined
            .and_then(|and| and.checked_sub(1))
            .is_some_and(|other| matches!(tags.tag(other), Tag::Country(_)))
}

/// No state stands right behind these: «Justice Chile NAME».
fn is_judge(tags: &Tags<'_>, at: usize) -> bool {
    let roles = &tags.source.reference.roles;
    matches!(tags.tag(at), Tag::Role(row) if roles.get(row as usize).is_some_and(|role| role.kind == "justice"))
}

fn follows_title(tags: &Tags<'_>, before: usize) -> bool {
    let word = if tags.is_mark(before, ".") { before.saturating_sub(1) } else { before };
    matches!(tags.tag(word), Tag::Honorific(_) | Tag::Role(_))
}
