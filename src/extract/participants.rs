//! Who took part in what the article reports, by side: not those whom it only mentions, thanks, remembers or quotes about.

use super::event::Zone;
use super::mentions::Reference;
use super::people::Cast;
use super::quotes::{self, Piece};
use super::tags::{Tag, Tags};
use crate::article::{DateMention, EventKind, MentionBy, Participants, Speaker};
use crate::reference::{Cue, GrammarClass, Meaning};
use std::ops::Range;

/// So many days before publication something else is told of.
const LONG_AGO: i32 = 21;

/// Who took part: those whom the headline or the first sentence names, not behind «of», and those who act, speak or
/// are met later; spokespeople only when there is nobody else.
pub(super) fn sides(
    tags: &Tags<'_>,
    cast: &Cast,
    references: &[Reference],
    speech: &[Piece],
    zones: &[Zone],
    kind: EventKind,
    dates: &[DateMention],
) -> Vec<Participants> {
    let mut took_part = vec![false; cast.people.len()];
    let first = zones.iter().position(|zone| !zone.headline).unwrap_or_default();
    let early = |at: usize| zones.iter().take(first + 1).any(|zone| zone.tokens.contains(&at));
    let behind = references.iter().position(|reference| !early(reference.tokens.start));
    let (lead, rest) = references.split_at(behind.unwrap_or(references.len()));
    let mut mark = |person: usize| took_part.get_mut(person).into_iter().for_each(|mark| *mark = true);
    let acts = |reference: &Reference| reference.subject && begins_clause(tags, reference);
    for reference in lead {
        let Some(Speaker::Person(person)) = reference.means else { continue };
        if acts(reference) || is_told_of(tags, reference, speech) {
            mark(person);
        }
    }
    let told = matches!(kind, EventKind::Call | EventKind::Meeting) && distinct(lead) > 1;
    let mut sentences = Sentences {
        tags,
        dates,
        today: day(tags),
        tokens: 0..0,
        attended: false,
        meets: false,
        earlier: false,
    };
    for reference in rest {
        let Some(Speaker::Person(person)) = reference.means else { continue };
        sentences.go_to(reference.tokens.start);
        let joins = sentences.attended || sentences.meets && acts(reference);
        if sentences.earlier || told && !joins || is_gone(tags, reference) {
            continue;
        }
        let told_of = kind != EventKind::Statement || sentences.attended || sentences.meets;
        if acts(reference) || told_of && is_told_of(tags, reference, speech) {
            mark(person);
        }
    }
    for (tokens, person, by) in &cast.mentions {
        let led = *by == MentionBy::Name
            && tokens.start.checked_sub(1).is_some_and(|before| tags.is(before, GrammarClass::By));
        if let Some(mark) = took_part.get_mut(*person).filter(|_| led) {
            *mark = true;
        }
    }
    let roles = &tags.source.reference.roles;
    let of_press = |head: &u16| roles.get(*head as usize).is_some_and(|role| role.kind == "press");
    let press: Vec<bool> = cast.held.iter().map(|held| held.heads.iter().any(of_press)).collect();
    if took_part.iter().zip(&press).any(|(took_part, press)| *took_part && !press) {
        took_part.iter_mut().zip(&press).filter(|(_, press)| **press).for_each(|(mark, _)| *mark = false);
    }
    let mut sides: Vec<Participants> = Vec::new();
    for (index, person) in cast.people.iter().enumerate() {
        if !took_part.get(index).copied().unwrap_or_default() {
            continue;
        }
        match sides.iter_mut().find(|known| known.side.is_some() && known.side == person.side) {
            Some(known) => known.people.push(index),
            None => sides.push(Participants { side: person.side.clone(), people: vec![index] }),
        }
    }
    sides
}

/// How many people the references of the first sentence mean.
fn distinct(references: &[Reference]) -> usize {
    let mut people: Vec<usize> = references
        .iter()
        .filter_map(|reference| match reference.means {
            Some(Speaker::Person(person)) => Some(person),
            _ => None,
        })
        .collect();
    people.sort_unstable();
    people.dedup();
    people.len()
}

/// Someone is named, not as the owner of something, not inside marks, and was there.
fn is_told_of(tags: &Tags<'_>, reference: &Reference, speech: &[Piece]) -> bool {
    let end = reference.tokens.end;
    let absent = tags.is(end, GrammarClass::Be) && tags.is(end + 1, GrammarClass::Not);
    reference.named
        && !absent
        && !belongs(tags, reference)
        && !quotes::is_quoted(speech, reference.tokens.start)
}

/// «former President NAME», «the late NAME», «his predecessor NAME».
fn is_gone(tags: &Tags<'_>, reference: &Reference) -> bool {
    let gone = |meaning| (meaning == Meaning::Cue(Cue::Gone)).then_some(());
    let first = reference.tokens.start.saturating_sub(1);
    (first..reference.tokens.end).any(|at| tags.source.passage.find(at, gone).is_some())
}

/// The day of publication, counted.
fn day(tags: &Tags<'_>) -> Option<i32> {
    tags.source.article.published.as_ref().and_then(|published| published.date.day_number())
}

/// What the sentences behind the first one tell of, looked up once for each.
struct Sentences<'t, 'a> {
    tags: &'t Tags<'a>,
    dates: &'t [DateMention],
    today: Option<i32>,
    tokens: Range<usize>,
    /// Someone «was present», «led the delegation».
    attended: bool,
    /// Someone «held talks with» someone.
    meets: bool,
    /// Something that happened long before.
    earlier: bool,
}

impl Sentences<'_, '_> {
    fn go_to(&mut self, at: usize) {
        let passage = self.tags.source.passage;
        let Some(sentence) = passage.sentence_of(at).filter(|_| !self.tokens.contains(&at)) else { return };
        self.tokens = sentence.tokens.clone();
        let mut hits = passage.hits_within(self.tokens.clone()).iter();
        self.attended = hits.any(|hit| hit.sense.meaning == Meaning::Cue(Cue::Attended));
        let events = &self.tags.source.reference.events;
        let meets = |meaning| match meaning {
            Meaning::Event(row) => events
                .get(row as usize)
                .is_some_and(|event| event.strong && matches!(event.kind, "meeting" | "call")),
            _ => false,
        };
        self.meets = passage.hits_within(self.tokens.clone()).iter().any(|hit| meets(hit.sense.meaning));
        let span = passage.span(self.tokens.clone());
        let first = self.dates.partition_point(|date| date.span.start < span.start);
        let within =
            self.dates.get(first..).unwrap_or_default().iter().take_while(|date| date.span.end <= span.end);
        self.earlier = within
            .filter(|date| date.date.month().is_some())
            .filter_map(|date| date.date.day_number())
            .any(|day| self.today.is_some_and(|today| day + LONG_AGO < today));
    }
}

/// «the visit of NAME», «NAME's», «initiated by NAME»: whose something is; not «a conversation of NAME with …».
fn belongs(tags: &Tags<'_>, reference: &Reference) -> bool {
    let before = reference.tokens.start.checked_sub(1);
    let of = |before: usize| tags.is(before, GrammarClass::Of) && !is_partner(tags, reference, before);
    let by = |before: usize| {
        tags.is(before, GrammarClass::By) && !was_there(tags, before) && !is_statement(tags, before)
    };
    before.is_some_and(|before| of(before) || by(before)) || tags.tag(reference.tokens.end) == Tag::Possessive
}

/// «Remarks **by** NAME», «statement **by** NAME».
fn is_statement(tags: &Tags<'_>, by: usize) -> bool {
    let passage = tags.source.passage;
    let statement = |meaning| match meaning {
        Meaning::Event(row) => {
            let events = &tags.source.reference.events;
            events.get(row as usize).filter(|event| event.kind == "statement").map(|_| ())
        }
        _ => None,
    };
    by.checked_sub(1).and_then(|at| passage.find(at, statement)).is_some_and(|(hit, ())| hit.end > by)
}

/// «a telephone conversation **of** A **with** B», «the meeting **of** A **and** B».
fn is_partner(tags: &Tags<'_>, reference: &Reference, of: usize) -> bool {
    let passage = tags.source.passage;
    let talks = |meaning| match meaning {
        Meaning::Event(row) => {
            let events = &tags.source.reference.events;
            events.get(row as usize).filter(|event| matches!(event.kind, "meeting" | "call")).map(|_| ())
        }
        _ => None,
    };
    let event = of.checked_sub(1).is_some_and(|at| passage.find(at, talks).is_some());
    let end = reference.tokens.end;
    event && (tags.word(end) == "with" || tags.is(end, GrammarClass::And))
}

/// «… attended by A and B as well as **by** C»: a list takes at most so many tokens.
const MOST_ATTENDED: usize = 40;

/// «attended by», «was received by», «the delegation led by»; not «initiated by».
fn was_there(tags: &Tags<'_>, by: usize) -> bool {
    let attended = |meaning| (meaning == Meaning::Cue(Cue::Attended)).then_some(());
    let joined = tags.word(by.saturating_sub(1)) == "as" || tags.is(by.saturating_sub(1), GrammarClass::And);
    let reach = if joined { MOST_ATTENDED } else { 4 };
    (by.saturating_sub(reach)..by).any(|at| tags.source.passage.find(at, attended).is_some())
}

/// The reference opens its sentence or stands behind a comma, so that the sentence tells what it did: not what it was.
fn begins_clause(tags: &Tags<'_>, reference: &Reference) -> bool {
    if tags.is(reference.tokens.end, GrammarClass::Be) {
        return false;
    }
    let sentence = tags.source.passage.sentence_of(reference.tokens.start);
    sentence.is_some_and(|sentence| reference.tokens.start <= sentence.tokens.start + 1)
        || reference.tokens.start.checked_sub(1).is_some_and(|before| tags.is_mark(before, ","))
}
