//! Whose words they are: the tag before, behind or inside a quote, «according to», the sentence before.

use super::authors::{author_behind, author_of, of_opening, possessor, text_from};
use super::mentions::Reference;
use super::people;
use super::said_apart::{said_this, signed};
use super::speech_verbs::{
    is_done, is_gesture, is_noun, is_participle, is_passive_form, is_second_verb, verb_at,
};
use super::tags::{Tag, Tags};
use crate::article::Speaker;
use crate::reference::{Cue, GrammarClass, Meaning};
use std::ops::Range;

/// A subject stands at most this many tokens before its verb when a phrase between commas parts them.
const LONGEST_APPOSITION: usize = 30;

/// A tag stands at most this many tokens before or behind its quote, however long the sentence is.
pub(super) const FARTHEST_TAG: usize = 80;

/// So many adverbs stand between a phrase between commas and its verb.
const MOST_ADVERBS: usize = 2;

/// A verb with «that» or a mark behind it leads the speech that opens so many words on.
pub(super) const LEADING_WORDS: usize = 3;

/// «In turn,», «, for his part»: before or behind who speaks stand at most so many tokens.
pub(super) const LONGEST_OPENING: usize = 5;

/// The name of a state takes at most so many tokens.
const LONGEST_STATE: usize = 6;

/// That of a body behind «of» at most so many.
const LONGEST_BODY: usize = 10;

/// Who says a quote and the words that say so.
#[derive(Clone, Debug, Default)]
pub(super) struct Attribution {
    /// Whose words, where the text decides it.
    pub(super) speaker: Option<Speaker>,
    /// The tag's tokens.
    pub(super) cue: Option<Range<usize>>,
    /// No tag named a person by name.
    pub(super) inferred: bool,
    /// A clause about someone tells it: «a reporter, who spoke of “…”».
    pub(super) by_the_way: bool,
}

/// The speaker of the quote whose pieces with their marks stand at `outer`; `gap` lies between the first two pieces.
pub(super) fn of_quote(
    tags: &Tags<'_>,
    references: &[Reference],
    outer: &Range<usize>,
    gap: Option<Range<usize>>,
    previous: Option<&Attribution>,
    earlier: Option<Speaker>,
) -> Attribution {
    let sentence_end = tags
        .source
        .passage
        .sentence_of(outer.end.saturating_sub(1))
        .map_or(outer.end, |sentence| sentence.tokens.end);
    let behind = outer.end..tag_end(tags, outer.end, sentence_end).min(outer.end + FARTHEST_TAG);
    let before = words_before(tags, outer.start);
    let leads = |before: &Range<usize>| tag_before(tags, references, before);
    // A fragment belongs to the clause it stands in: «NAME said it was “a …”, an official said».
    let fragment = !tags.capitalised(outer.start + 1) && !before.is_empty();
    // «NAME said “We agreed,” and thanked X»: the verb right before the mark leads it.
    let led = fragment
        || before
            .end
            .checked_sub(1)
            .filter(|last| *last >= before.start)
            .is_some_and(|last| tags.is_mark(last, ":") || tags.is(last, GrammarClass::That))
        || (before.start..before.end).rev().take(LEADING_WORDS).any(|at| {
            let lead =
                verb_at(tags, at).filter(|(end, _)| *end <= outer.start).map(|(end, _)| end..outer.start);
            lead.is_some_and(|mut gap| {
                gap.all(|at| tags.is(at, GrammarClass::That) || tags.tag(at) == Tag::Mark)
            })
        });
    let clause = if led { leads(&before).filter(|tag| tag.speaker.is_some()) } else { None };
    let tag = clause
        .or_else(|| gap.and_then(|gap| tag_behind(tags, references, &gap)))
        .or_else(|| tag_behind(tags, references, &behind))
        .or_else(|| in_dashes(tags, references, outer))
        .or_else(|| if before.is_empty() { None } else { leads(&before) })
        .or_else(|| verb_inside(tags, references, &before))
        .or_else(|| said_this(tags, references, outer.end))
        .or_else(|| signed(tags, references, outer));
    // «NAME “reiterated …”, according to **a statement**»: it tells what NAME said.
    let untold = |tag: &Attribution| {
        let cue = tag.cue.as_ref().filter(|_| fragment && tag.speaker.is_none());
        cue.is_some_and(|cue| (cue.end..cue.end + 2).any(|at| is_text(tags, at)))
    };
    let inside = || verb_inside(tags, references, &before);
    let tag = tag.map(|tag| Some(&tag).filter(|tag| untold(tag)).and_then(|_| inside()).unwrap_or(tag));
    if let Some(tag) = tag {
        // «…,” the head of the office added»: who spoke before goes on.
        let goes_on = |cue: &Range<usize>| cue.clone().any(|at| goes_on_at(tags, at));
        if tag.speaker.is_none()
            && tag.cue.as_ref().is_some_and(goes_on)
            && let Some(known) = earlier
        {
            return Attribution { speaker: Some(known), inferred: true, ..tag };
        }
        return tag;
    }
    // Without a tag: whoever spoke just before, in this paragraph; else the speaker of the sentence before.
    if let Some(known) = previous.filter(|known| known.speaker.is_some()) {
        return Attribution { speaker: known.speaker, inferred: true, ..Attribution::default() };
    }
    // «The leaders “welcomed …”»: a fragment's clause has a subject of its own.
    if fragment {
        return Attribution { inferred: true, ..Attribution::default() };
    }
    let told = sentence_before(tags, outer.start).and_then(|sentence| leads(&sentence));
    let person = told.filter(|tag| matches!(tag.speaker, Some(Speaker::Person(_))));
    Attribution { inferred: true, ..person.unwrap_or_default() }
}

/// «“The lake – **said NAME** – is ours”»: who speaks stands between dashes inside the marks.
fn in_dashes(tags: &Tags<'_>, references: &[Reference], outer: &Range<usize>) -> Option<Attribution> {
    let dash = |at: usize| tags.is_dash(at) && tags.spaced(at) && tags.spaced(at + 1);
    within(references, outer).iter().filter(|subject| dash(subject.tokens.end)).find_map(|subject| {
        let first = (outer.start..subject.tokens.start).rev().take(LONGEST_OPENING).find(|at| dash(*at))?;
        let (end, _) = verb_at(tags, first + 1)?;
        is_close(tags, end, subject).then(|| attribution(subject, first + 1..subject.tokens.end))
    })
}

/// «NAME “welcomed the progress”»: the verb stands inside the marks.
fn verb_inside(tags: &Tags<'_>, references: &[Reference], before: &Range<usize>) -> Option<Attribution> {
    let near = within(references, before);
    let subject = near.last().filter(|last| last.subject && last.tokens.end == before.end)?;
    verb_at(tags, before.end + 1).map(|_| shared(tags, near, subject, subject.tokens.clone()))
}

/// Whose words they are; of two, «A and his counterpart B», nobody's alone.
fn shared(tags: &Tags<'_>, near: &[Reference], subject: &Reference, cue: Range<usize>) -> Attribution {
    let joined = |one: &Reference, other: &Reference| {
        and_before(tags, other).is_some_and(|and| past_state(tags, one.tokens.end) == and)
    };
    let other = near.first().filter(|first| first.subject && first.tokens.end <= subject.tokens.start);
    let next = near.iter().find(|next| next.tokens.start >= subject.tokens.end);
    let alone = std::ptr::eq(first_of_pair(tags, near, subject), subject)
        && !other.is_some_and(|other| joined(other, subject))
        && !next.is_some_and(|next| joined(subject, next));
    let found = attribution(subject, cue);
    Attribution { speaker: found.speaker.filter(|_| alone), ..found }
}

/// «he said»: nobody is named.
pub(super) fn is_by_pronoun(tags: &Tags<'_>, cue: &Range<usize>) -> bool {
    cue.len() < LONGEST_OPENING
        && cue.clone().any(|at| tags.source.grammar(at) == Some(GrammarClass::Pronoun))
}

/// «added», «continued»: a verb of someone who has spoken before.
fn goes_on_at(tags: &Tags<'_>, at: usize) -> bool {
    let goes_on = |meaning| (meaning == Meaning::Cue(Cue::GoesOn)).then_some(());
    tags.source.passage.find(at, goes_on).is_some()
}

/// Whether a tag of its own stands behind the quote that ends before `at`.
pub(super) fn has_tag(tags: &Tags<'_>, at: usize) -> bool {
    let Some(sentence) = tags.source.passage.sentence_of(at.saturating_sub(1)) else { return false };
    (at..sentence.tokens.end.min(at + LONGEST_APPOSITION)).any(|at| verb_at(tags, at).is_some())
}

/// Up to where a tag behind a quote goes: the end of the sentence, or of the next one when the quote ended its own.
fn tag_end(tags: &Tags<'_>, from: usize, sentence_end: usize) -> usize {
    if sentence_end > from {
        return sentence_end;
    }
    // «“We agreed.” he said.», «“We agreed!” – said NAME»
    let goes_on = matches!(tags.tag(from), Tag::Small | Tag::Grammar(_)) || tags.is_dash(from);
    match tags.source.passage.sentence_of(from) {
        Some(next) if goes_on => next.tokens.end,
        _ => from,
    }
}

/// The words before `start` in its sentence; for a quote that begins one, the sentence before if that ends with a colon.
fn words_before(tags: &Tags<'_>, start: usize) -> Range<usize> {
    let first = tags.source.passage.sentence_of(start).map_or(start, |sentence| sentence.tokens.start);
    if first < start {
        return first.max(start.saturating_sub(FARTHEST_TAG))..start;
    }
    let colon = start.checked_sub(1).is_some_and(|last| tags.is_mark(last, ":"));
    sentence_before(tags, start).filter(|_| colon).unwrap_or(start..start)
}

/// The sentence that ends right before `start`.
pub(super) fn sentence_before(tags: &Tags<'_>, start: usize) -> Option<Range<usize>> {
    let first = tags.source.passage.sentence_of(start).map_or(start, |sentence| sentence.tokens.start);
    let sentence = tags.source.passage.sentence_of(first.checked_sub(1)?)?.tokens.clone();
    Some(sentence.start.max(sentence.end.saturating_sub(FARTHEST_TAG))..sentence.end)
}

/// The references that begin inside `tokens`.
pub(super) fn within<'r>(references: &'r [Reference], tokens: &Range<usize>) -> &'r [Reference] {
    let first = references.partition_point(|reference| reference.tokens.start < tokens.start);
    let end = references.partition_point(|reference| reference.tokens.start < tokens.end);
    references.get(first..end.max(first)).unwrap_or_default()
}

/// «“…”, while NAME praised a “…”», «“…”, saying it would bring “…”»: what lies between two pieces of speech of one sentence
/// goes on to the second, with words of its own.
pub(super) fn leads_on(tags: &Tags<'_>, references: &[Reference], gap: &Range<usize>) -> bool {
    let last = gap.end.saturating_sub(1);
    let first = gap.start + usize::from(tags.is_mark(gap.start, ","));
    let clause = tags.is(first, GrammarClass::And) || tags.source.cue(first, Cue::Clause).is_some();
    if tags.tag(last) == Tag::Mark {
        // «“…,” while NAME said, “…”»
        return clause && within(references, gap).iter().any(|reference| reference.named);
    }
    let says = || (first..gap.end).any(|at| verb_at(tags, at).is_some_and(|(end, _)| end == gap.end));
    let named = || within(references, gap).last().is_some_and(|subject| subject.tokens.end == gap.end);
    clause || !says() && !named() && !tags.word(last).ends_with("ly")
}

/// Whether the words between two pieces of speech only say who speaks.
pub(super) fn is_tag(tags: &Tags<'_>, references: &[Reference], gap: &Range<usize>) -> bool {
    let mut people = within(references, gap).iter().filter_map(|reference| reference.means);
    let first = people.next();
    // «“…,” but warned that it caused “…”»: a clause of its own.
    let opens =
        |at: usize| at.checked_sub(1).is_some_and(|but| tags.source.cue(but, Cue::Contrasts).is_some());
    gap.clone().any(|at| verb_at(tags, at).is_some() && !opens(at))
        && people.all(|other| Some(other) == first)
}

/// «…,» said NAME; «…,» NAME said.
fn tag_behind(tags: &Tags<'_>, references: &[Reference], tag: &Range<usize>) -> Option<Attribution> {
    if let Some(quoted) = quoted_as_saying(tags, references, tag) {
        return Some(quoted);
    }
    // «“…” – NAME», «“…”, – NAME»
    let dash = tag.start + usize::from(tags.is_mark(tag.start, ","));
    if tags.is_dash(dash)
        && let Some(subject) = within(references, tag).first().filter(|subject| subject.named)
        && subject.tokens.start == dash + 1
        && (subject.tokens.end == tag.end
            || subject.tokens.end + 1 == tag.end && tags.is_mark(tag.end - 1, "."))
    {
        return Some(attribution(subject, subject.tokens.clone()));
    }
    let mut unknown = None;
    for at in tag.clone() {
        let Some((end, _)) = verb_at(tags, at) else { continue };
        let before = within(references, &(tag.start..at));
        let opening = before
            .first()
            .filter(|first| first.tokens.start <= tag.start + 1 && is_explained(tags, first, at));
        // «…, NAME's letter to **NAME** read»: whoever a preposition stands before says nothing.
        let last = before.last().filter(|last| last.subject);
        if let Some(subject) = opening.or(last).filter(|subject| reaches(tags, subject, at)) {
            return Some(shared(tags, before, subject, subject.tokens.start..end));
        }
        // «the statement says»: its author was named before.
        if before.is_empty() && at.checked_sub(1).is_some_and(|noun| is_text(tags, noun)) {
            let author = author_of(tags, references, at - 1)?;
            return Some(Attribution { speaker: author.means, ..nobody(tag.start..end) });
        }
        // «the letter to NAME read»
        if last.is_none() && !before.is_empty() && (tag.start..at).any(|at| is_text(tags, at)) {
            return None;
        }
        // An unknown subject before the verb: the text says who, but not in words we know.
        if tag.start + 1 < at
            && (tag.start..at).any(|at| {
                matches!(tags.tag(at), Tag::Small | Tag::Name | Tag::Given | Tag::Noun | Tag::Capitals)
            })
            && before.is_empty()
        {
            unknown.get_or_insert(nobody(tag.start..end));
            let after = within(references, &(end..tag.end));
            match after.first().filter(|subject| tags.is_mark(at - 1, ",") && is_close(tags, end, subject)) {
                Some(subject) => return Some(attribution(subject, at..subject.tokens.end)),
                None => continue,
            }
        }
        let after = within(references, &(end..tag.end.min(end + LONGEST_APPOSITION)));
        // «said NAME's spokesman NAME»
        let owner = after
            .first()
            .filter(|first| is_close(tags, end, first) && tags.tag(first.tokens.end) == Tag::Possessive);
        let owned =
            owner.and_then(|owner| after.get(1).filter(|next| next.tokens.start == owner.tokens.end + 1));
        if let Some(subject) = owned {
            return Some(attribution(subject, at..subject.tokens.end));
        }
        if let Some(author) = author_behind(tags, references, end..tag.end) {
            return Some(attribution(author, at..author.tokens.end));
        }
        let close = after.first().filter(|subject| is_close(tags, end, subject));
        // «“…” and add to our security, said NAME»: the sentence goes on behind the speech.
        if close.is_none() && before.is_empty() && at > tag.start && tags.is(at - 1, GrammarClass::And) {
            unknown.get_or_insert(nobody(at..end));
            continue;
        }
        return Some(match close {
            Some(subject) => shared(tags, after, subject, at..subject.tokens.end),
            None => Attribution {
                speaker: before.last().and_then(|last| last.means).filter(|_| is_participle(tags, at)),
                ..nobody(at..end)
            },
        });
    }
    unknown
}

/// «the statement quoted **NAME** as saying».
fn quoted_as_saying(tags: &Tags<'_>, references: &[Reference], tag: &Range<usize>) -> Option<Attribution> {
    let subject = within(references, tag).iter().find(|subject| {
        let end = subject.tokens.end;
        subject.named
            && tags.word(end) == "as"
            && verb_at(tags, end + 1).is_some()
            && is_participle(tags, end + 1)
    })?;
    Some(attribution(subject, subject.tokens.start..subject.tokens.end + 2))
}

pub(super) fn attribution(subject: &Reference, cue: Range<usize>) -> Attribution {
    Attribution { speaker: subject.means, inferred: !subject.named, ..nobody(cue) }
}

/// Words that say who speaks, but not in words we know.
fn nobody(cue: Range<usize>) -> Attribution {
    Attribution { cue: Some(cue), inferred: true, ..Attribution::default() }
}

/// «NAME said: «…»», «according to NAME, «…»».
fn tag_before(tags: &Tags<'_>, references: &[Reference], tag: &Range<usize>) -> Option<Attribution> {
    // «Prime Minister NAME: “…”»
    if let Some(colon) = tag.end.checked_sub(1).filter(|colon| tags.is_mark(*colon, ":"))
        && let Some(subject) =
            within(references, tag).last().filter(|subject| leads_colon(tags, subject, tag, colon))
    {
        return Some(attribution(subject, subject.tokens.clone()));
    }
    // «NAME said Kosovo hoped …»: it is not the state whose words are quoted; but «NAME of Kosovo hoped …».
    let of_state = |at: usize| {
        let state = |at: &usize| matches!(tags.tag(*at), Tag::Country(_) | Tag::Place);
        let of = (tag.start..at).rev().find(|at| !state(at));
        at.checked_sub(1).is_some_and(|before| state(&before))
            && !of.is_some_and(|of| tags.is(of, GrammarClass::Of))
    };
    // «NAME explained that it **is carried** out within a “…”»: no one says anything there.
    let mut verbs = tag
        .clone()
        .rev()
        .filter(|at| verb_at(tags, *at).is_some_and(|(end, _)| end <= tag.end && !(is_done(tags, *at, end))));
    let Some(first) = verbs.next() else {
        return possessor(tags, references, tag).or_else(|| of_opening(tags, references, tag));
    };
    let noun = |found: &Attribution| found.cue.as_ref().is_some_and(|cue| cue.end > first);
    if let Some(possessor) = possessor(tags, references, tag).filter(noun) {
        return Some(possessor);
    }
    // «NAME said they had “credible reports” that it was “…”»
    let nearest = if is_noun(tags, first, tag.start) { verbs.next().unwrap_or(first) } else { first };
    let at = if of_state(nearest) { verbs.find(|at| !of_state(*at)).unwrap_or(nearest) } else { nearest };
    // «NAME said the bank **extended** the deadline to “…”»: only whoever says something says this.
    let at = if is_gesture(tags, at) {
        let said = verbs.find(|at| !is_gesture(tags, *at) && !is_participle(tags, *at));
        let clause = |said: &usize| {
            within(references, &(said + 1..at)).iter().any(|other| other.subject && other.tokens.end == at)
        };
        said.filter(|said| clause(said) || is_relative(tags, at)).unwrap_or(at)
    } else {
        at
    };
    let (end, publishes) = verb_at(tags, at)?;
    let before = within(references, &(tag.start..at));
    // «In the words of NAME, “…”»
    let of_whom = tags.is(end - 1, GrammarClass::Of);
    // «It was described by NAME as “…”»
    let by_whom = tags.is(end, GrammarClass::By) && is_passive_form(tags, at);
    if (publishes || of_whom || by_whom)
        && let Some(subject) = within(references, &(end..tag.end))
            .first()
            .filter(|subject| is_close(tags, end + usize::from(by_whom), subject))
    {
        return Some(attribution(subject, at..subject.tokens.end));
    }
    if by_whom {
        return Some(nobody(at..end));
    }
    let reaching = |verb: usize| {
        within(references, &(tag.start..verb))
            .iter()
            .rev()
            .find(|reference| reference.subject && reaches(tags, reference, verb))
            .map(|nearest| {
                let earlier = within(references, &(tag.start..nearest.tokens.start));
                let explained =
                    earlier.iter().rev().find(|subject| subject.subject && is_explained(tags, subject, verb));
                explained.filter(|_| nearest.tokens.end + 1 == verb).unwrap_or(nearest)
            })
    };
    // «…, with NAME telling reporters that “…”», «As NAME put it, “…”», «As the minister stated, “…”»
    let own = before.last().filter(|subject| {
        let opens = subject.tokens.start <= tag.start + 1;
        let known = subject.named || opens && subject.means.is_some();
        known && subject.tokens.end == at && (is_participle(tags, at) || opens)
    });
    // «NAME **used** his speech **to** urge all to “…”»
    let occasion = || {
        let to = at.checked_sub(1).filter(|to| tags.source.cue(*to, Cue::Infinitive).is_some())?;
        (tag.start..to).rev().find(|at| tags.source.cue(*at, Cue::Occasion).is_some())
    };
    let subject = if own.is_some() {
        own
    } else if let Some(occasion) = occasion() {
        reaching(occasion)
    } else if is_participle(tags, at) || is_second_verb(tags, at) {
        // «NAME said, adding: “…”»: the subject of the verb before.
        let verb = (tag.start..at).rev().find(|at| {
            // «asked NAME **to convey** this and said»
            let infinitive =
                || at.checked_sub(1).is_some_and(|to| tags.source.cue(to, Cue::Infinitive).is_some());
            verb_at(tags, *at).is_some()
                && !is_participle(tags, *at)
                && !is_noun(tags, *at, tag.start)
                && !infinitive()
        });
        verb.and_then(reaching).or_else(|| before.iter().find(|reference| reference.subject))
    } else {
        reaching(at)
    };
    match subject {
        Some(subject) if subject.means.is_none() && !subject.named => {
            let author = text_from(tags, references, tag).unwrap_or(subject);
            Some(Attribution { inferred: true, ..attribution(author, subject.tokens.start..end) })
        }
        Some(subject) => Some(shared(tags, before, subject, subject.tokens.start..end)),
        None => {
            // «who insisted», «who also insisted»
            let adverb = at.checked_sub(1).filter(|at| matches!(tags.tag(*at), Tag::Small | Tag::Other));
            let who = adverb.unwrap_or(at).checked_sub(1).filter(|who| tags.is(*who, GrammarClass::Relative));
            if let Some(known) = who.and_then(|who| antecedent(tags, before, who)) {
                return Some(attribution(known, known.tokens.start..end));
            }
            let by_the_way = who.is_some();
            let author = at.checked_sub(1).and_then(|noun| author_of(tags, references, noun));
            let speaker = author.and_then(|author| author.means);
            Some(Attribution { speaker, by_the_way, ..nobody(at..end) })
        }
    }
}

/// «relations that **have extended** for years»: the verb at `at` tells what a thing did, in a clause about it.
fn is_relative(tags: &Tags<'_>, at: usize) -> bool {
    let before = |at: usize| at.checked_sub(1);
    let auxiliary = |at: &usize| matches!(tags.tag(*at), Tag::Grammar(GrammarClass::Have | GrammarClass::Be));
    let first = before(at).filter(auxiliary).unwrap_or(at);
    before(first).is_some_and(|at| tags.is(at, GrammarClass::That) || tags.word(at) == "which")
}

/// «A **and** President B», «A **and** his Irish counterpart B»: the «and» before someone with what he is.
fn and_before(tags: &Tags<'_>, reference: &Reference) -> Option<usize> {
    let start = reference.tokens.start;
    let titled = |at: &usize| {
        tags.capitalised(*at)
            || matches!(
                tags.tag(*at),
                Tag::Role(_)
                    | Tag::Honorific(_)
                    | Tag::Possessive
                    | Tag::Portfolio
                    | Tag::Grammar(GrammarClass::Article | GrammarClass::Of | GrammarClass::Possessive)
            )
    };
    let first = (start.saturating_sub(LONGEST_BODY)..start).rev().find(|at| !titled(at))?;
    tags.is(first, GrammarClass::And).then_some(first)
}

/// The index of the article before `start`, or `start` itself.
pub(super) fn before_article(tags: &Tags<'_>, start: usize) -> usize {
    start.checked_sub(1).filter(|at| tags.is(*at, GrammarClass::Article)).unwrap_or(start)
}

/// «with **NAME**, the Ghanaian minister, who said “…”»: whom the clause that begins at `who` tells of.
fn antecedent<'r>(tags: &Tags<'_>, before: &'r [Reference], who: usize) -> Option<&'r Reference> {
    let nearest = before.iter().rev().find(|reference| reference.named)?;
    let gap = nearest.tokens.end..who;
    let comma = |at: usize| tags.is_mark(at, ",");
    let verb = |at: usize| verb_at(tags, at).is_some() || tags.is(at, GrammarClass::And);
    let apposition = gap.len() < LONGEST_OPENING * 2 && comma(gap.start) && comma(who - 1);
    (gap.is_empty() || apposition && !gap.clone().any(verb)).then_some(nearest)
}

/// «Prime Minister NAME: “…”», «In turn, NAME: “…”», «NAME, for his part: “…”».
fn leads_colon(tags: &Tags<'_>, subject: &Reference, tag: &Range<usize>, colon: usize) -> bool {
    let first = subject.tokens.start;
    let opens = first <= tag.start + 1
        || subject.named
            && first.checked_sub(1).is_some_and(|comma| tags.is_mark(comma, ","))
            && first - tag.start <= LONGEST_OPENING;
    let end = past_state(tags, subject.tokens.end);
    let bare = || {
        (end..colon).all(|at| {
            !matches!(tags.tag(at), Tag::Name | Tag::Given | Tag::Role(_)) && verb_at(tags, at).is_none()
        })
    };
    let aside = subject.named && tags.is_mark(end, ",") && colon - end <= LONGEST_OPENING && bare();
    // «NAME **went further**: “…”»
    let tells = || {
        subject.subject
            && first <= tag.start + 1
            && matches!(tags.tag(end), Tag::Small | Tag::Grammar(GrammarClass::Be))
            && colon - end <= LONGEST_OPENING
            && bare()
    };
    // «NAME, Minister of Justice of Ghana: “…”»
    let office = || subject.named && tags.is_mark(end, ",") && is_office(tags, end + 1..colon);
    // «NAME on trade: “…”» as a title
    let title = || {
        subject.named
            && matches!(tags.source.grammar(end), Some(GrammarClass::Preposition | GrammarClass::Office))
            && people::headline(tags).contains(&first)
            && !(end..colon).any(|at| verb_at(tags, at).is_some())
    };
    opens && (end == colon || aside || office() || title()) || tells()
}

/// «**Minister of Justice of Ghana**»: only what someone is.
pub(super) fn is_office(tags: &Tags<'_>, tokens: Range<usize>) -> bool {
    let part = |at: usize| {
        tags.capitalised(at)
            || matches!(
                tags.tag(at),
                Tag::Role(_)
                    | Tag::Possessive
                    | Tag::Country(_)
                    | Tag::Organisation(_)
                    | Tag::Body
                    | Tag::Portfolio
                    | Tag::Grammar(
                        GrammarClass::Of
                            | GrammarClass::Article
                            | GrammarClass::And
                            | GrammarClass::Office
                            | GrammarClass::Preposition
                    )
            )
            || tags.is_mark(at, ",")
            || tags.is_dash(at)
    };
    let role = |at: usize| matches!(tags.tag(at), Tag::Role(_));
    tokens.len() < LONGEST_APPOSITION && tokens.clone().any(role) && tokens.clone().all(part)
}

/// «NAME, who was ambassador under NAME, said»: a clause between commas parts the subject from its verb.
pub(super) fn is_explained(tags: &Tags<'_>, subject: &Reference, verb: usize) -> bool {
    let gap = subject.tokens.end..verb;
    gap.len() > 2
        && gap.len() < LONGEST_APPOSITION
        && tags.is_mark(gap.start, ",")
        && tags.is_mark(gap.end - 1, ",")
}

/// «NAME **of Ghana**», «NAME of the Republic of Ghana»: behind the state that follows a name.
pub(super) fn past_state(tags: &Tags<'_>, end: usize) -> usize {
    if !tags.is(end, GrammarClass::Of) {
        return end;
    }
    let state = |at: &usize| matches!(tags.tag(*at), Tag::Country(_) | Tag::Place);
    let article = end + 1 + usize::from(tags.is(end + 1, GrammarClass::Article));
    let behind = (article..article + LONGEST_STATE).find(|at| !state(at)).unwrap_or(article);
    if behind > article { behind } else { end }
}

/// «NAME **of the Example Union**, speaking for others, said»: behind what follows «of» before a comma.
fn past_body(tags: &Tags<'_>, gap: Range<usize>) -> Range<usize> {
    let part = |at: &usize| {
        matches!(
            tags.tag(*at),
            Tag::Grammar(GrammarClass::Of | GrammarClass::Article | GrammarClass::Office | GrammarClass::And)
        ) || tags.capitalised(*at)
    };
    let comma = gap.clone().take(LONGEST_BODY).find(|at| !part(at)).filter(|at| tags.is_mark(*at, ","));
    let of = tags.is(gap.start, GrammarClass::Of);
    comma.filter(|_| of).map_or(gap.clone(), |comma| comma..gap.end)
}

/// Whether nothing but adverbs, auxiliaries or a phrase between commas parts a subject from its verb.
pub(super) fn reaches(tags: &Tags<'_>, subject: &Reference, verb: usize) -> bool {
    let gap = past_body(tags, subject.tokens.end..verb);
    if gap.is_empty() {
        return true;
    }
    if tags.tag(gap.start) == Tag::Possessive {
        return false;
    }
    // «…, NAME, only said»: an adverb may stand behind what the commas enclose.
    let adverb = |at: &usize| *at > gap.start && matches!(tags.tag(*at), Tag::Small | Tag::Other);
    let gap = match gap.clone().rev().take(MOST_ADVERBS).take_while(adverb).last() {
        Some(first) if tags.is_mark(gap.start, ",") && tags.is_mark(first - 1, ",") => gap.start..first,
        _ => gap,
    };
    let last = gap.end - 1;
    if tags.is_mark(gap.start, "(") {
        return gap.len() < LONGEST_APPOSITION && tags.is_mark(last, ")");
    }
    if tags.is_mark(gap.start, ",") && gap.len() == 1 {
        // «ROLE, NAME, told»
        return subject.named;
    }
    if tags.is_mark(gap.start, ",") {
        return gap.len() > 2 && gap.len() < LONGEST_APPOSITION && tags.is_mark(last, ",");
    }
    // «NAME of the Example party said»
    let reach = if tags.is(gap.start, GrammarClass::Of) { 8 } else { 5 };
    let noun =
        |at: usize| tags.is(gap.start, GrammarClass::Of) && matches!(tags.tag(at), Tag::Noun | Tag::Name);
    gap.len() < reach
        && gap.clone().all(|at| {
            noun(at)
                || !matches!(
                    tags.tag(at),
                    Tag::Mark
                        | Tag::Possessive
                        | Tag::Noun
                        | Tag::Name
                        | Tag::Given
                        | Tag::Grammar(GrammarClass::That)
                )
        })
        || tags.is(gap.start, GrammarClass::Relative) && gap.len() < LONGEST_APPOSITION
}

/// Whether a reference follows the verb at once, or behind «to the press» and the like.
pub(super) fn is_close(tags: &Tags<'_>, end: usize, subject: &Reference) -> bool {
    // «said **Mr.** NAME»
    let titled = subject.tokens.start.checked_sub(2).filter(|title| {
        matches!(tags.tag(*title), Tag::Honorific(_)) && tags.is_mark(title + 1, ".") && *title >= end
    });
    let gap = end..titled.unwrap_or(subject.tokens.start);
    gap.len() < 2
        && gap.clone().all(|at| {
            matches!(
                tags.tag(at),
                Tag::Mark | Tag::Noun | Tag::Demonym(_) | Tag::Small | Tag::Other | Tag::Honorific(_)
            )
        })
}

/// «statement», «message»: what someone put out.
pub(super) fn is_text(tags: &Tags<'_>, at: usize) -> bool {
    tags.tag(at) == Tag::Small && tags.event(at, |event| event.kind == "statement").is_some()
}

/// Of «A and B said» the first.
pub(super) fn first_of_pair<'r>(
    tags: &Tags<'_>,
    references: &'r [Reference],
    subject: &'r Reference,
) -> &'r Reference {
    let and = subject.tokens.start.checked_sub(1).filter(|at| tags.is(*at, GrammarClass::And));
    let partner = and.and_then(|and| {
        references.iter().rev().find(|other| other.tokens.end == and && other.means.is_some())
    });
    partner.unwrap_or(subject)
}
