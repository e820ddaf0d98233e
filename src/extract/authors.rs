//! Whose words a noun holds: «NAME’s call to», «in NAME’s words», «a statement by NAME», «the message read». Where a verb tells
//! who speaks is for `speaker`.

use super::mentions::Reference;
use super::speaker::{
    Attribution, LEADING_WORDS, LONGEST_OPENING, attribution, before_article, is_text, sentence_before,
    within,
};
use super::speech_verbs::verb_at;
use super::tags::{Tag, Tags};
use crate::article::Speaker;
use crate::reference::{Cue, GrammarClass};
use std::ops::Range;

/// «NAME’s call to all sides to “…”»: whose words they are stands at most so many tokens before the marks.
const LONGEST_POSSESSED: usize = 14;

/// «**NAME’s call** to “…”», «NAME’s words that “…”»: whose words the noun before the marks holds.
pub(super) fn possessor(
    tags: &Tags<'_>,
    references: &[Reference],
    tag: &Range<usize>,
) -> Option<Attribution> {
    let near = within(references, &(tag.end.saturating_sub(LONGEST_POSSESSED).max(tag.start)..tag.end));
    let owner = near.last()?;
    // «NAME of Ghana's words»
    let of = tags.is(owner.tokens.end, GrammarClass::Of);
    let end = owner.tokens.end + usize::from(of);
    let end = (end..tag.end).find(|at| !of || !matches!(tags.tag(*at), Tag::Country(_) | Tag::Place))?;
    let noun = (end + 1..tag.end)
        .take_while(|_| tags.tag(end) == Tag::Possessive)
        .find(|at| tags.source.cue(*at, Cue::SpeechNoun).is_some())?;
    let links = |at: usize| {
        matches!(
            tags.tag(at),
            Tag::Mark | Tag::Small | Tag::Other | Tag::Noun | Tag::Grammar(GrammarClass::Be)
        ) || tags.is(at, GrammarClass::That)
            || tags.is(at, GrammarClass::Of)
            || tags.is(at, GrammarClass::Office)
            || tags.is(at, GrammarClass::Preposition)
            || tags.is(at, GrammarClass::Article)
    };
    // «called NAME’s words “…”» is what someone else says of them.
    let last = tag.end - 1 - usize::from(tags.is_mark(tag.end - 1, ","));
    let that = (noun + 1..tag.end).any(|at| tags.is(at, GrammarClass::That));
    let goes_on = last > noun
        && (that || matches!(tags.word(last), "to" | "of" | "for" | "as"))
        && matches!(tags.tag(last), Tag::Grammar(_));
    let whose = noun < end + 1 + LEADING_WORDS && goes_on && (noun + 1..tag.end).all(links);
    whose.then(|| attribution(owner, owner.tokens.start..noun + 1))
}

/// «**In NAME’s words**: “…”», «**In her words**, “…”», «**For NAME**, “…”».
pub(super) fn of_opening(
    tags: &Tags<'_>,
    references: &[Reference],
    tag: &Range<usize>,
) -> Option<Attribution> {
    let whose = tags.source.grammar(tag.start + 1) == Some(GrammarClass::Possessive)
        && tags.source.cue(tag.start + 2, Cue::SpeechNoun) == Some(tag.end - 1)
        && tags.word(tag.start).eq_ignore_ascii_case("in");
    if whose {
        let told = sentence_before(tags, tag.start)?;
        let mut subjects = within(references, &told).iter().filter(|reference| reference.subject);
        let known = subjects.find(|subject| matches!(subject.means, Some(Speaker::Person(_))))?;
        return Some(Attribution { inferred: true, ..attribution(known, tag.start..tag.end - 1) });
    }
    let author = within(references, tag).first().filter(|author| author.named)?;
    let end = author.tokens.end;
    let words = tags.tag(end) == Tag::Possessive && tags.source.cue(end + 1, Cue::SpeechNoun).is_some();
    let (opening, end) = if words { ("in", end + 2) } else { ("for", end) };
    let opens = author.tokens.start == tag.start + 1 && tags.word(tag.start).eq_ignore_ascii_case(opening);
    let closes = end + 1 == tag.end && tags.tag(end) == Tag::Mark;
    let person = matches!(author.means, Some(Speaker::Person(_)));
    (opens && closes && person).then(|| attribution(author, tag.start..end))
}

/// «In a message from **NAME**, it says: “…”»: whose text the sentence opens with.
pub(super) fn text_from<'r>(
    tags: &Tags<'_>,
    references: &'r [Reference],
    tag: &Range<usize>,
) -> Option<&'r Reference> {
    let noun = (tag.start..tag.end.min(tag.start + LONGEST_OPENING)).find(|at| is_text(tags, *at))?;
    let author = within(references, &(noun..tag.end)).first().filter(|author| author.named)?;
    let from = before_article(tags, author.tokens.start).checked_sub(1)?;
    let by = tags.is(from, GrammarClass::By) || tags.word(from).eq_ignore_ascii_case("from");
    (by && from - noun <= LEADING_WORDS).then_some(author)
}

/// «“…,” says **a statement by the ministry**»
pub(super) fn author_behind<'r>(
    tags: &Tags<'_>,
    references: &'r [Reference],
    behind: Range<usize>,
) -> Option<&'r Reference> {
    let noun = behind.start + usize::from(tags.is(behind.start, GrammarClass::Article));
    let by = noun + 1;
    let of = tags.is(by, GrammarClass::By) || tags.is(by, GrammarClass::Of) || tags.word(by) == "from";
    let author = within(references, &(by..behind.end)).first()?;
    (is_text(tags, noun) && of && before_article(tags, author.tokens.start) == by + 1).then_some(author)
}

/// «NAME sent a message. “…,” **the message** read.»: whoever the sentence before says spoke, or put out such a text, alone.
pub(super) fn author_of<'r>(
    tags: &Tags<'_>,
    references: &'r [Reference],
    noun: usize,
) -> Option<&'r Reference> {
    let definite = noun.checked_sub(1).is_some_and(|at| tags.word(at).eq_ignore_ascii_case("the"));
    if !definite || !is_text(tags, noun) {
        return None;
    }
    let sentence = sentence_before(tags, noun)?;
    let subject = within(references, &sentence).iter().find(|reference| reference.subject)?;
    let alone = !tags.is(subject.tokens.end, GrammarClass::And);
    let mut rest = subject.tokens.end..sentence.end;
    let joint = |at: usize| tags.source.cue(at, Cue::Shared).is_some();
    let tells = rest.clone().any(|at| verb_at(tags, at).is_some());
    (alone && !rest.clone().any(joint) && (tells || rest.any(|at| is_text(tags, at)))).then_some(subject)
}
