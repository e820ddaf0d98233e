//! What only commas part from a role: bodies behind it, and the name of its holder behind these. Which role is whose, `claims`
//! decides.

use super::names::Name;
use super::role_joint::{is_predicate, someone_acts};
use super::roles::{Determiner, Phrase};
use super::tags::{Tag, Tags};
use super::{role_object, role_tail};
use crate::reference::{Cue, GrammarClass};

/// A body's name behind a comma is looked through for at most so many tokens.
const LONGEST_BODY: usize = 10;

/// Before the noun that heads the name of an office stand at most so many words.
const LONGEST_DIVISION: usize = 4;

/// «the ROLE, NAME,»: the name between two marks, or the phrase definite.
pub(super) fn is_parted_by_comma(
    tags: &Tags<'_>,
    phrase: &Phrase,
    end: usize,
    name: &Name,
    title: Option<&Phrase>,
) -> bool {
    let closes = |at: usize| tags.tag(at) == Tag::Mark || tags.is(at, GrammarClass::And) || at >= tags.len();
    // «the ROLE, the Honourable NAME»
    let the = tags.source.grammar(end + 1) == Some(GrammarClass::Article);
    let article = usize::from(!name.honorifics.is_empty() && the);
    // «the ambassador to Libya, “NAME”»
    let quoted = usize::from(opens_marks(tags, end + 1));
    tags.is_mark(end, ",")
        && !opens_sentence(tags, phrase, name)
        && !(is_predicate(tags, phrase) && someone_acts(tags, name.tokens.start))
        && name.first_token() == title.map_or(end + 1 + article + quoted, |title| title.tokens.end)
        && (name.words > 1
            || closes(name.tokens.end)
            || phrase.determiner == Determiner::Definite
            || phrase.side.is_some())
}

/// «**“**NAME»: a mark that opens here.
pub(super) fn opens_marks(tags: &Tags<'_>, at: usize) -> bool {
    matches!(tags.word(at), "\"" | "“" | "«" | "‘") && tags.spaced(at) && !tags.spaced(at + 1)
}

/// «**H.E.** Ambassador NAME»: the token behind the forms of address at `at`.
pub(super) fn past_address(tags: &Tags<'_>, mut at: usize) -> usize {
    while matches!(tags.tag(at), Tag::Honorific(_)) {
        at = tags.form(at).end;
        at += usize::from(tags.is_mark(at, ".") && !tags.spaced(at));
    }
    at
}

/// «Speaking with the Ghanaian Ambassador, NAME praised …»: the role belongs to the words that open the sentence, and
/// the name behind the comma is its subject.
fn opens_sentence(tags: &Tags<'_>, phrase: &Phrase, name: &Name) -> bool {
    let Some(sentence) = tags.source.passage.sentence_of(phrase.tokens.start) else { return false };
    let start = phrase.tokens.start - usize::from(phrase.determiner != Determiner::None);
    let opens = sentence.tokens.start..start;
    let led = matches!(
        tags.source.grammar(opens.start),
        Some(GrammarClass::Preposition | GrammarClass::Office | GrammarClass::By)
    ) || tags.word(opens.start).ends_with("ing")
        || tags.source.cue(opens.start, Cue::Opening).is_some();
    let object = opens.end.checked_sub(1).filter(|last| opens.contains(last)).is_some_and(|last| {
        tags.word(last).ends_with("ing")
            || matches!(
                tags.source.grammar(last),
                Some(GrammarClass::Of | GrammarClass::Preposition | GrammarClass::Office)
            )
    });
    let acts = someone_acts(tags, name.tokens.start);
    led && object && acts && opens.clone().all(|at| tags.tag(at) != Tag::Mark)
}

/// «Permanent Secretary, MoFA, Brunei Darussalam,», «Additional Secretary, Ministry of Trade of Ghana and»: bodies that only
/// commas part from the role.
pub(super) fn trailing_bodies(tags: &Tags<'_>, mut end: usize) -> usize {
    while tags.is_mark(end, ",") {
        // «Minister of Trade, **The** Bahamas;»
        let the = matches!(tags.tag(end + 2), Tag::Country(_)) && tags.word(end + 1) == "The";
        let first = end + 1 + usize::from(the);
        // «Director, Department of Statistics,», «Director, Americas Department,»
        let head = tags.is(first + 1, GrammarClass::Of) && role_tail::heads_body(tags, first);
        let division = division(tags, first);
        let is_body = head
            || matches!(
                tags.tag(first),
                Tag::Capitals | Tag::Organisation(_) | Tag::Body | Tag::Country(_) | Tag::Doubtful
            );
        let whole = role_object::body(tags, first).filter(|_| head || tags.tag(first) == Tag::Body);
        let whole = whole.max(defined_body(tags, first)).max(addressed_body(tags, first));
        let body = whole.or(division).unwrap_or_else(|| tags.form(first).end);
        let closes = tags.is_mark(body, ",")
            || tags.is_mark(body, ";")
            || tags.is_mark(body, ")")
            || tags.is_mark(body, ".")
            || tags.is(body, GrammarClass::And)
            || whole.is_some() && !tags.capitalised(body);
        if !(is_body || division.is_some() || whole.is_some()) || !closes {
            break;
        }
        end = body;
    }
    end
}

/// «Chairman, **Friends of the Lakes Commission (FOLC)**, Hon. NAME»: words that a bracket shortens, up to behind it.
fn defined_body(tags: &Tags<'_>, first: usize) -> Option<usize> {
    let inside = |at: &usize| {
        tags.capitalised(*at)
            || *at > first
                && matches!(
                    tags.tag(*at),
                    Tag::Grammar(
                        GrammarClass::Of
                            | GrammarClass::Office
                            | GrammarClass::And
                            | GrammarClass::Article
                            | GrammarClass::Preposition
                    )
                )
    };
    let open = first + (first..first + LONGEST_BODY).take_while(inside).count();
    let short = tags.is_mark(open, "(")
        && matches!(tags.tag(open + 1), Tag::Capitals | Tag::Organisation(_) | Tag::Body)
        && tags.is_mark(open + 2, ")");
    (short && open > first + 1).then_some(open + 3)
}

/// «Chairman, **Senate Committee on Lakes**, Hon. NAME»: capitalised words, one of which heads a body's name, up to the comma before
/// a form of address.
fn addressed_body(tags: &Tags<'_>, first: usize) -> Option<usize> {
    let inside = |at: &usize| {
        tags.capitalised(*at)
            || *at > first
                && matches!(tags.tag(*at), Tag::Grammar(class) if class != GrammarClass::Be && class != GrammarClass::Have)
    };
    let end = first + (first..first + LONGEST_BODY).take_while(inside).count();
    let body = || (first..end).any(|at| role_tail::heads_body(tags, at));
    (tags.is_mark(end, ",") && matches!(tags.tag(end + 1), Tag::Honorific(_)) && body()).then_some(end)
}

/// «**Americas Department**», «**Consular Affairs Division**»: where an office without «of» ends.
fn division(tags: &Tags<'_>, first: usize) -> Option<usize> {
    let part = |at: &usize| {
        matches!(tags.tag(*at), Tag::Noun | Tag::Portfolio | Tag::Demonym(_) | Tag::Place | Tag::Name)
            && !role_tail::heads_body(tags, *at)
    };
    let head = first + (first..first + LONGEST_DIVISION).take_while(part).count();
    (head > first && matches!(tags.tag(head), Tag::Noun) && role_tail::heads_body(tags, head))
        .then_some(head + 1)
}
