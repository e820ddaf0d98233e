//! What the article reports: the type of event by the cues of `events.tsv`, of which those in the headline and the
//! first sentences weigh most; the place, the day and the number in a series. Who took part, `participants` says.

use super::background::lies_back;
use super::mentions::Reference;
use super::participants;
use super::people::Cast;
use super::quotes::{self, Piece};
use super::roles::is_modifier;
use super::tags::{Tag, Tags};
use crate::article::{DateMention, Event, EventKind, PartKind, PartialDate, Place};
use crate::reference::{Cue, GrammarClass, Hit, Kinds, Meaning};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// What the headline weighs beside the sentences.
const HEADLINE: f32 = 3.0;

/// What the first sentences weigh, in order; later ones do not say what kind of event it was.
const SENTENCES: [f32; 6] = [4.0, 2.0, 1.2, 0.8, 0.5, 0.4];

/// What a strong cue weighs beside a weak one.
const STRONG: f32 = 3.0;

/// What a sentence weighs that tells where the words of the first one were said, beside another in its place.
const SAID_THIS: f32 = 2.0;

/// What a sentence about long ago weighs beside another in its place.
const LONG_AGO: f32 = 0.25;

/// «told Example Radio by phone»: the call is behind «told» by at most so many tokens.
const TOLD_WITHIN: usize = 5;

/// «called on the visiting Foreign Minister»: the office stands behind «on» by at most so many tokens.
const NAME_WITHIN: usize = 4;

/// «welcomed Ghana's Prime Minister NAME NAME»: who was welcomed takes at most so many tokens.
const LONGEST_GUEST: usize = 16;

/// «received the new and first **ambassador**»: whom stands behind the verb by at most so many tokens.
const OBJECT_WITHIN: usize = 8;

/// «the President of the **Example National** Assembly»: the role stands before its body by at most so many tokens.
const LONGEST_OFFICE: usize = 8;

/// «called on NAME, ROLE, **to** resign»: what is asked stands behind «on» by at most so many tokens.
const ASKED_WITHIN: usize = 14;

/// «who», «since» stand at most so many tokens before what their clause tells.
const LONGEST_CLAUSE: usize = 14;

/// «on the sidelines of the 7th round of **political consultations**»: those stand at most so many tokens behind.
const BESIDE_WITHIN: usize = 6;

/// «about the results of his talks»: what tells that something is recounted stands at most so many tokens before it.
const RECOUNTED_WITHIN: usize = 3;

/// «no», «hope for» stand at most so many tokens before the meeting that was not held.
const DENIED_WITHIN: usize = 5;

/// «the meeting of NAME with NAME **has not been held**»: the verb is behind the noun by at most so many tokens.
const NEVER_HELD_WITHIN: usize = 16;

/// How far a type's cues can be trusted beside «met», which stands in reports of every type, and how much they
/// tell more than it does: a call is a meeting too, a statement is made at most meetings.
const KINDS: [(EventKind, &str, f32); 8] = [
    (EventKind::Meeting, "meeting", 1.0),
    (EventKind::Call, "call", 1.6),
    (EventKind::Consultations, "consultations", 1.4),
    (EventKind::Appointment, "appointment", 1.3),
    (EventKind::Signing, "signing", 0.9),
    (EventKind::Visit, "visit", 0.8),
    (EventKind::Forum, "forum", 0.7),
    (EventKind::Statement, "statement", 0.5),
];

/// The event; `None` when there is no sentence at all.
pub(super) fn read(
    tags: &Tags<'_>,
    cast: &Cast,
    references: &[Reference],
    speech: &[Piece],
    places: &[Place],
    dates: &[DateMention],
) -> Option<Event> {
    let zones = zones(tags, dates);
    let cue = strongest(tags, &zones, speech);
    let lead = zones.iter().find(|zone| !zone.headline).or(zones.first())?.tokens.clone();
    let (kind, span) = match cue {
        Some((kind, tokens)) => (kind, tags.source.passage.span(tokens)),
        None => (EventKind::Other, tags.source.passage.span(lead.clone())),
    };
    Some(Event {
        kind,
        span,
        number: zones.iter().find_map(|zone| number(tags, &zone.tokens, kind)),
        day: day(tags, &lead, dates),
        place: place(tags, &lead, places),
        sides: participants::sides(tags, cast, references, speech, &zones, kind, dates),
    })
}

/// One stretch that says what kind of event it was.
pub(super) struct Zone {
    pub(super) tokens: Range<usize>,
    weight: f32,
    pub(super) headline: bool,
}

/// The headline and the first sentences with their weights; one behind the first that tells of long ago weighs little.
fn zones(tags: &Tags<'_>, dates: &[DateMention]) -> Vec<Zone> {
    let first =
        |kind| tags.source.article.parts_of(kind).next().and_then(|part| part.text).unwrap_or_default();
    let (headline, dateline) = (first(PartKind::Headline), first(PartKind::Dateline));
    let mut zones = Vec::new();
    let mut weights = SENTENCES.iter();
    for sentence in &tags.source.passage.sentences {
        let span = tags.source.passage.span(sentence.tokens.clone());
        let in_headline = headline.contains(span);
        // «She made the call when she received NAME»: where it was said weighs as much as what was said.
        let said_this = || sentence.tokens.clone().any(|at| tags.source.cue(at, Cue::SaidThis).is_some());
        let weight = if in_headline {
            HEADLINE
        } else if sentence.tokens.len() < 3 || dateline.contains(span) {
            continue;
        } else if let Some(weight) = weights.next() {
            let opens = zones.iter().all(|zone: &Zone| zone.headline);
            match opens {
                false if lies_back(tags, dates, &sentence.tokens) => weight * LONG_AGO,
                false if zones.len() < 3 && said_this() => weight * SAID_THIS,
                _ => *weight,
            }
        } else {
            break;
        };
        zones.push(Zone { tokens: sentence.tokens.clone(), weight, headline: in_headline });
    }
    zones
}

/// The type with the most weight and its best cue.
fn strongest(tags: &Tags<'_>, zones: &[Zone], speech: &[Piece]) -> Option<(EventKind, Range<usize>)> {
    let mut totals = [0.0f32; KINDS.len()];
    let mut cues: [Option<(f32, Range<usize>)>; KINDS.len()] = Default::default();
    for zone in zones {
        let mut here = [0.0f32; KINDS.len()];
        let mut covered = zone.tokens.start..zone.tokens.start;
        // «**Telephone talks** were held»: the talks are the call.
        let mut phoned = zone.tokens.start;
        for hit in tags.source.passage.hits_within(zone.tokens.clone(), Kinds::of(&[Meaning::Event(0)])) {
            let Meaning::Event(row) = hit.sense.meaning else { continue };
            let Some(event) = tags.source.reference.events.get(row as usize) else { continue };
            // Nothing begins inside a longer phrase that tells of no event: «the newly **appointed ambassador**».
            if hit.end <= covered.end || covered.start < hit.first && hit.first < covered.end {
                continue;
            }
            let Some(kind) = KINDS.iter().position(|(_, name, _)| *name == told_kind(tags, &hit, event.kind))
            else {
                covered = hit.first..hit.end;
                continue;
            };
            // What someone is quoted to have done is not what the article reports; «told AGENCY by phone» is no call.
            let told =
                || (hit.first.saturating_sub(TOLD_WITHIN)..hit.first).any(|at| tags.word(at) == "told");
            if quotes::is_quoted(speech, hit.first)
                || event.kind == "call" && told()
                || event.kind != "statement" && is_not_held(tags, &hit, zone)
                || is_by_the_way(tags, &hit, event.kind)
                || event.kind == "meeting" && hit.first < phoned
            {
                continue;
            }
            if event.kind == "call" {
                phoned = hit.end;
            }
            let strength = zone.weight * if event.strong { STRONG } else { 1.0 };
            if let (Some(best), Some(cue)) = (here.get_mut(kind), cues.get_mut(kind)) {
                *best = best.max(strength);
                if cue.as_ref().is_none_or(|(known, _)| strength > *known) {
                    *cue = Some((strength, hit.first..hit.end));
                }
            }
        }
        totals.iter_mut().zip(here).for_each(|(total, best)| *total += best);
    }
    let weighed =
        KINDS.iter().zip(totals).zip(cues).filter_map(|(((kind, _, trust), total), cue)| {
            cue.map(|(_, tokens)| (total * trust, *kind, tokens))
        });
    weighed.max_by(|(one, ..), (other, ..)| one.total_cmp(other)).map(|(_, kind, tokens)| (kind, tokens))
}

/// «**no** meeting is planned», «expressed **hope for** a meeting», «a meeting **has not been held**»; or held before:
/// «**earlier** spoke with NAME».
fn is_not_held(tags: &Tags<'_>, hit: &Hit, zone: &Zone) -> bool {
    let source = tags.source;
    let near = |at: &usize| !tags.is_mark(*at, ",") && !tags.is_mark(*at, ";") && !tags.is_mark(*at, ":");
    let first = zone.tokens.start.max(hit.first.saturating_sub(DENIED_WITHIN));
    let end = zone.tokens.end.min(hit.end + NEVER_HELD_WITHIN);
    let earlier = hit.first.checked_sub(1).is_some_and(|at| source.cue(at, Cue::Past).is_some());
    earlier
        || (first..hit.first).rev().take_while(near).any(|at| source.cue(at, Cue::NotHeld).is_some())
        || (hit.end..end).take_while(near).any(|at| source.cue(at, Cue::NeverHeld).is_some())
}

/// «received NAME, **who** arrived for», «her first visit **since** she took office», «on the sidelines of the forum», «NAME,
/// **appointed** this week, met», «**welcomed** the signing»: something else than what the sentence reports.
fn is_by_the_way(tags: &Tags<'_>, hit: &Hit, kind: &str) -> bool {
    let source = tags.source;
    let near = |at: &usize| tags.tag(*at) != Tag::Mark || tags.is_dash(*at);
    let comma = |at: &usize| tags.is_mark(*at, ",");
    let behind = |within: usize, cue: Cue| {
        (hit.first.saturating_sub(within)..=hit.first).any(|end| source.cue_before(end, cue).is_some())
    };
    // «in response to queries **on the call**»
    let recounted = || behind(RECOUNTED_WITHIN, Cue::Recounted);
    let before = hit.first.checked_sub(1);
    let clause = || (hit.first.saturating_sub(LONGEST_CLAUSE)..hit.first).rev().take_while(near);
    let told = |words: &[&str]| clause().any(|at| words.contains(&tags.word(at)));
    match kind {
        "statement" => false,
        "meeting" | "call" => recounted(),
        _ if behind(BESIDE_WITHIN, Cue::Beside) || recounted() || told(&["who", "since"]) => true,
        "appointment" => {
            let inserted = before.is_some_and(|at| comma(&at))
                && (hit.end..hit.end + LONGEST_CLAUSE).any(|at| comma(&at));
            inserted || told(&["after", "when"])
        }
        "signing" => {
            (hit.first.saturating_sub(2)..hit.first).any(|at| source.cue(at, Cue::Receives).is_some())
        }
        // «a memorandum **on** political consultations»
        "consultations" => {
            let adjective = before.filter(|at| !tags.capitalised(*at)).and_then(|at| at.checked_sub(1));
            before.into_iter().chain(adjective).any(|at| tags.word(at) == "on")
        }
        _ => false,
    }
}

/// «called on **the Prime Minister**» is a meeting, «called on the Prime Minister **to** resign» and «called on all sides» a
/// statement; everything else is what the cue says. A dialogue inside a body's name is none.
pub(super) fn told_kind<'r>(tags: &Tags<'_>, hit: &Hit, kind: &'r str) -> &'r str {
    let passage = tags.source.passage;
    let named = |at: usize| {
        let body = |meaning| matches!(meaning, Meaning::Organisation(_)).then_some(());
        passage
            .find(at, body)
            .is_some_and(|(body, ())| body.end >= hit.end && body.end - at > hit.end - hit.first)
    };
    if kind == "consultations" && (hit.first.saturating_sub(NAME_WITHIN)..=hit.first).any(named) {
        return "none";
    }
    // «the president of the General **Assembly** spoke», «the Speaker of the National Assembly»: whose office it is.
    if kind == "forum" && is_of_office(tags, hit) {
        return "none";
    }
    let on = (hit.first + 1..hit.end).find(|at| tags.word(*at) == "on");
    if kind == "meeting"
        && tags.source.cue(hit.first, Cue::ReceivesSomeone).is_some()
        && !is_of_someone(tags, hit)
    {
        return "none";
    }
    if tags.source.cue(hit.first, Cue::TakesTwo).is_some() && !is_of_two(tags, hit) {
        return "none";
    }
    // «was welcomed by» tells no more than the visit's own words.
    if kind == "statement" && tags.source.cue(hit.first, Cue::Receives).is_some() {
        let passive = tags.is(hit.end, GrammarClass::By);
        if passive || greets_someone(tags, hit) {
            return if passive { "none" } else { "meeting" };
        }
    }
    // «what he **called** a new order»
    let calls = tags.source.cue(hit.first, Cue::Calls).is_some();
    if kind == "call" && calls && tags.word(hit.end - 1).ends_with("ed") && !greets_someone(tags, hit) {
        return "none";
    }
    let Some(on) = on.filter(|_| calls) else { return kind };
    let someone = |at: usize| {
        let role = |meaning| matches!(meaning, Meaning::Role(_) | Meaning::Honorific(_)).then_some(());
        passage.find(at, role).is_some()
    };
    let visited = (on + 1..on + 1 + NAME_WITHIN)
        .take_while(|at| tags.tag(*at) != Tag::Mark)
        .any(|at| tags.capitalised(at) && someone(at) || tags.is(at, GrammarClass::Pronoun));
    let asked = || {
        (on + 1..on + ASKED_WITHIN).take_while(|at| !tags.is_mark(*at, ".")).any(|at| tags.word(at) == "to")
    };
    if visited && !asked() { "meeting" } else { "statement" }
}

/// «NAME **and NAME** discussed», «discussed the plan **with NAME**», «will host **NAME**».
fn is_of_two(tags: &Tags<'_>, hit: &Hit) -> bool {
    let Some(sentence) = tags.source.passage.sentence_of(hit.first) else { return false };
    let named = |at: usize| matches!(tags.tag(at), Tag::Name | Tag::Given);
    let first = sentence.tokens.start;
    let mut ands = (first..hit.first).filter(|at| tags.is(*at, GrammarClass::And));
    let pair = ands.any(|and| (first..and).any(named) && (and + 1..hit.first).any(named));
    let with = (hit.end - 1..sentence.tokens.end).find(|at| tags.word(*at) == "with");
    let guest = tags.source.cue(hit.first, Cue::Bare).is_some();
    pair || if guest {
        leads_to_someone(tags, hit.end)
    } else {
        with.is_some_and(|with| leads_to_someone(tags, with + 1))
    }
}

/// «**her Ghanaian counterpart**», «**the Prime Minister**»: only what someone is called by stands before the word for him.
fn leads_to_someone(tags: &Tags<'_>, from: usize) -> bool {
    let someone =
        |at: usize| matches!(tags.tag(at), Tag::Role(_) | Tag::Honorific(_) | Tag::Given | Tag::Name);
    let leads = |at: &usize| {
        matches!(
            tags.tag(*at),
            Tag::Country(_)
                | Tag::Demonym(_)
                | Tag::Possessive
                | Tag::Portfolio
                | Tag::Noun
                | Tag::Grammar(GrammarClass::Article | GrammarClass::Possessive)
        )
    };
    let at = from + (from..from + OBJECT_WITHIN).take_while(leads).count();
    someone(at)
}

/// «President of the Example General **Assembly**»: capitalised words behind a role and «of».
fn is_of_office(tags: &Tags<'_>, hit: &Hit) -> bool {
    let part = |at: &usize| tags.capitalised(*at) || tags.is(*at, GrammarClass::Article);
    let near = hit.first.saturating_sub(LONGEST_OFFICE)..hit.first;
    let before = near.rev().find(|at| !part(at));
    let role = |of: usize| of.checked_sub(1).is_some_and(|at| matches!(tags.tag(at), Tag::Role(_)));
    tags.capitalised(hit.end.saturating_sub(1))
        && before.is_some_and(|of| tags.is(of, GrammarClass::Of) && role(of))
}

/// «welcomed **Ghana's Prime Minister NAME**», not «welcomed President NAME's plan».
fn greets_someone(tags: &Tags<'_>, hit: &Hit) -> bool {
    let titled = |at: usize| {
        matches!(
            tags.tag(at),
            Tag::Role(_)
                | Tag::Honorific(_)
                | Tag::Given
                | Tag::Name
                | Tag::Country(_)
                | Tag::Demonym(_)
                | Tag::Possessive
                | Tag::Portfolio
                | Tag::Particle { .. }
                | Tag::Grammar(GrammarClass::Of)
        )
    };
    let end = (hit.end..hit.end + LONGEST_GUEST).find(|at| !titled(*at)).unwrap_or(hit.end);
    let named = |at: usize| matches!(tags.tag(at), Tag::Given | Tag::Name);
    let role = (hit.end..end)
        .any(|at| matches!(tags.tag(at), Tag::Role(_) | Tag::Honorific(_)) && tags.capitalised(at));
    // «welcomes NAME in Oslo», «welcomed NAME, Ambassador of Peru»
    let there = || end <= hit.end + 2 && tags.source.cue(end, Cue::Where).is_some();
    let titled = || {
        let first = end + 1 + usize::from(tags.is(end + 1, GrammarClass::Article));
        tags.is_mark(end, ",") && leads_to_someone(tags, first)
    };
    (role || there() || titled()) && end.checked_sub(1).is_some_and(named) && tags.capitalised(hit.end)
}

/// «received **the ambassador**», not «received “credible reports”»: someone is named or a role told right behind.
fn is_of_someone(tags: &Tags<'_>, hit: &Hit) -> bool {
    let several = |at: usize| tags.source.cue(at, Cue::Several).is_some();
    // «received **from** his colleague a message», «was received **at the airport**»
    let elsewhere =
        tags.word(hit.end) == "from" || tags.event(hit.end, |event| event.kind == "visit").is_some();
    // «hosted the second **summit**»
    let gathering = |at: &usize| tags.event(*at, |event| event.kind == "forum").is_some();
    let someone = |at: usize| match tags.tag(at) {
        // «the second summit» is no second secretary.
        Tag::Role(row) => !is_modifier(tags, row),
        Tag::Honorific(_) => true,
        tag => {
            matches!(tag, Tag::Grammar(GrammarClass::Pronoun | GrammarClass::By | GrammarClass::Possessive))
        }
    };
    // «received **on 15 March** the ambassador»
    let number =
        |at: usize| tags.source.passage.token(at).is_some_and(|token| token.kind == TokenKind::Number);
    let near = (hit.end..hit.end + OBJECT_WITHIN).take_while(|at| {
        tags.tag(*at) != Tag::Mark || tags.is_mark(*at, ".") || tags.is_dash(*at) || number(*at)
    });
    let end = near.clone().find(gathering).unwrap_or(usize::MAX);
    !elsewhere
        && near
            .take_while(|at| *at < end)
            .any(|at| several(at) || someone(at) || tags.capitalised(at) && end == usize::MAX)
}

/// 7 for «the 7th round of political consultations», «the seventh session». The number of something else, like the session
/// of an assembly beside which two people meet, is not the event's.
fn number(tags: &Tags<'_>, zone: &Range<usize>, kind: EventKind) -> Option<u32> {
    let passage = tags.source.passage;
    let own = KINDS.iter().find(|(known, ..)| *known == kind).map(|(_, name, _)| *name)?;
    // «their first visit», «first **met**» are of no series.
    let is_event = |at: usize| {
        kind != EventKind::Visit
            && tags.word(at) != "met"
            && tags.event(at, |event| event.kind == own).is_some()
    };
    zone.clone().find_map(|at| {
        let digits = passage.token(at).is_some_and(|token| token.kind == TokenKind::Number);
        let (value, end) = if digits && !tags.spaced(at + 1) && passage.word(at + 1).len() == 2 {
            (passage.word(at).parse().ok()?, at + 2)
        } else {
            let kinds = const { Kinds::of(&[Meaning::Number(0)]) };
            let (hit, value) = passage.find_of(kinds, at, |meaning| match meaning {
                Meaning::Number(row) => tags
                    .source
                    .reference
                    .numbers
                    .get(row as usize)
                    .filter(|number| number.class == "ordinal")
                    .map(|number| number.value as u32),
                _ => None,
            })?;
            (value, hit.end)
        };
        (is_event(end) || is_event(end + 1)).then_some(value)
    })
}

/// The first full day that the lead names, else the dateline's.
pub(super) fn day(tags: &Tags<'_>, lead: &Range<usize>, dates: &[DateMention]) -> Option<PartialDate> {
    let lead = tags.source.passage.span(lead.clone());
    let named = dates.iter().filter(|date| {
        lead.contains(date.span)
            && date.date.day().is_some()
            && date.date.year().is_some()
            && !is_of_other(tags, tags.source.passage.token_at(date.span.start))
    });
    let dateline = tags
        .source
        .article
        .dateline
        .as_ref()
        .and_then(|dateline| dateline.date)
        .filter(|date| date.day().is_some());
    named.map(|date| date.date).next().or(dateline)
}

/// «the Convention **of** 18 April», «ahead of the session from 8 May», «the victims **that** died on 22 June»: the day of
/// something else.
fn is_of_other(tags: &Tags<'_>, at: usize) -> bool {
    let near = |at: &usize| tags.tag(*at) != Tag::Mark || tags.is_dash(*at);
    let mut before = (at.saturating_sub(LONGEST_CLAUSE)..at).rev().take_while(near);
    let of = at.checked_sub(1).is_some_and(|before| tags.is(before, GrammarClass::Of));
    of || before.any(|at| {
        tags.is(at, GrammarClass::Relative)
            || tags.is(at, GrammarClass::That)
            || tags.source.cue(at, Cue::Beside).is_some()
    })
}

/// «the ambassador **to** Cairo», «the embassies **in** Berlin», «with residence in Vienna»: the place of an office.
fn is_of_post(tags: &Tags<'_>, before: usize) -> bool {
    let post = before.checked_sub(1).is_some_and(|at| {
        matches!(tags.tag(at), Tag::Role(_)) || tags.source.cue(at, Cue::BodyNoun).is_some()
    });
    post || tags.source.cue_before(before + 1, Cue::Resides).is_some()
}

/// «visited», «will visit»: the verb at `at` leads to where the guest goes.
fn is_visited(tags: &Tags<'_>, at: usize) -> bool {
    let visit = |first| tags.event(first, |event| event.kind == "visit" && event.strong);
    (at.saturating_sub(1)..=at).any(|first| visit(first).is_some_and(|hit| hit.end == at + 1))
}

/// The city that the lead names behind «in» or «at», else the dateline's.
fn place(tags: &Tags<'_>, lead: &Range<usize>, places: &[Place]) -> Option<String> {
    let span = tags.source.passage.span(lead.clone());
    let behind_in = |mention: &Span| {
        span.contains(*mention)
            && tags.source.passage.token_at(mention.start).checked_sub(1).is_some_and(|before| {
                // «visited NAME», «in the German city of NAME»
                matches!(tags.tag(before), Tag::Grammar(GrammarClass::Preposition | GrammarClass::Office))
                    && !is_of_post(tags, before)
                    || tags.source.cue_before(before + 1, Cue::Town).is_some()
                    || is_visited(tags, before)
            })
    };
    let named = places.iter().filter_map(|place| {
        place.mentions.iter().copied().find(behind_in).map(|mention| (mention, &place.name))
    });
    let dateline = tags.source.article.dateline.as_ref().and_then(|dateline| dateline.place.as_ref());
    named.min().map(|(_, name)| name.clone()).or_else(|| dateline.map(|place| place.words.clone()))
}
