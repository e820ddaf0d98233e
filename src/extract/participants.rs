//! Who took part in what the article reports, by side: not those whom it only mentions, thanks, remembers or quotes about.

use super::background::{Background, Held, had_done, is_governed};
use super::event::Zone;
use super::mentions::Reference;
use super::people::Cast;
use super::quotes::{self, Piece};
use super::tags::{Tag, Tags};
use crate::article::{DateMention, EventKind, Participants, Speaker};
use crate::reference::{Cue, GrammarClass, Meaning};

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
    let first = zones.iter().position(|zone| !zone.headline).unwrap_or_default();
    let early = |at: usize| zones.iter().take(first + 1).any(|zone| zone.tokens.contains(&at));
    let behind = references.iter().position(|reference| !early(reference.tokens.start));
    let (lead, rest) = references.split_at(behind.unwrap_or(references.len()));
    let mut sentence = Background::new(tags, dates, kind, zones.get(..=first).unwrap_or_default());
    let story = Story { tags, cast, speech, kind };
    let mut present =
        Present { took_part: vec![false; cast.people.len()], anyone: false, joined: Vec::new() };
    present.of_lead(&story, lead, &mut sentence);
    present.of_rest(&story, lead, rest, &mut sentence);
    present.leave_out_press(&story);
    present.by_side(cast)
}

/// What is read.
struct Story<'s, 'a> {
    tags: &'s Tags<'a>,
    cast: &'s Cast,
    speech: &'s [Piece],
    kind: EventKind,
}

/// Who took part, as far as the text was read.
struct Present {
    /// For each person of the cast.
    took_part: Vec<bool>,
    /// Somebody did.
    anyone: bool,
    /// Those who are listed with others, or whom someone met.
    joined: Vec<usize>,
}

impl Present {
    fn mark(&mut self, person: usize) {
        self.took_part.get_mut(person).into_iter().for_each(|mark| *mark = true);
        self.anyone = true;
    }

    /// Those of the headline and the first sentence.
    fn of_lead(&mut self, story: &Story<'_, '_>, lead: &[Reference], sentence: &mut Background<'_, '_>) {
        let tags = story.tags;
        let mut first = None;
        for reference in lead {
            let Some(Speaker::Person(person)) = reference.means else { continue };
            sentence.go_to(reference.tokens.start);
            let there = match acts(tags, reference) {
                true => {
                    let teller = (self.anyone || story.kind != EventKind::Statement)
                        && sentence.is_foretold_by(&reference.tokens);
                    !teller && !sentence.stays_away(reference.tokens.end)
                }
                false => {
                    let met = || {
                        sentence.joins(&reference.tokens, false, false, true) && !is_absent(tags, reference)
                    };
                    // Of a statement the one who makes it took part, not everyone it names.
                    let told = story.kind != EventKind::Statement
                        || !self.anyone && !is_congratulated(tags, reference)
                        || first.is_some_and(|end| {
                            end < reference.tokens.start && speaks_with(story, end, reference)
                        });
                    (told && is_told_of(story, reference) && !is_absent(tags, reference) || met())
                        && !sentence.is_denied_before(reference.tokens.start)
                        && !sentence.is_told_about(reference.tokens.start)
                }
            };
            if there {
                self.mark(person);
                first = Some(reference.tokens.end);
                if !acts(tags, reference) && sentence.joins(&reference.tokens, false, false, true) {
                    self.joined.push(person);
                }
            }
        }
    }

    /// Those of the other sentences, as far as these tell of the same event.
    fn of_rest(
        &mut self,
        story: &Story<'_, '_>,
        lead: &[Reference],
        rest: &[Reference],
        sentence: &mut Background<'_, '_>,
    ) {
        let (tags, kind) = (story.tags, story.kind);
        // Those whom the opening only names, «President NAME's friend», do not make a sentence one about the event.
        let mut led = people_of(lead);
        led.retain(|person| self.took_part.get(*person).copied().unwrap_or_default());
        let told = led.len() > 1 && !matches!(kind, EventKind::Forum | EventKind::Statement);
        let speakers = matches!(
            kind,
            EventKind::Forum
                | EventKind::Visit
                | EventKind::Consultations
                | EventKind::Meeting
                | EventKind::Call
                | EventKind::Signing
        );
        // «X met Y»: of a forum or a signing more than one meeting may be told.
        let apart = !led.is_empty()
            && matches!(
                kind,
                EventKind::Call
                    | EventKind::Meeting
                    | EventKind::Visit
                    | EventKind::Statement
                    | EventKind::Appointment
                    | EventKind::Other
            );
        let mut listed = 0..0;
        for (index, reference) in rest.iter().enumerate() {
            let Some(Speaker::Person(person)) = reference.means else { continue };
            let start = titled(tags, reference.tokens.start);
            sentence.go_to(reference.tokens.start);
            let held = sentence.holds(rest, &led);
            let known = held != Held::Nobody;
            if sentence.apart || sentence.another && held != Held::Surely {
                continue;
            }
            let acts = acts(tags, reference);
            if acts && apart && !known {
                sentence.open(reference.tokens.end);
            }
            if apart && !led.contains(&person) && sentence.begins_clause(start) {
                sentence.open_clause(reference.tokens.end);
            }
            // «following the talks between A and B»: of others.
            let stranger = |person: usize| !led.is_empty() && !led.contains(&person);
            let partner = rest.iter().skip(index + 1).find_map(|next| match next.means {
                Some(Speaker::Person(partner)) => Some((partner, next.tokens.start)),
                _ => None,
            });
            sentence.apart |= apart
                && stranger(person)
                && tags.source.cue_before(reference.tokens.start, Cue::Between).is_some()
                && partner.is_some_and(|(partner, at)| at < sentence.tokens.end && stranger(partner));
            // «although NAME chose not to attend»
            let away = sentence.stays_away(reference.tokens.end);
            let gone = is_gone(tags, reference) || lies_back(tags, reference, sentence.announced);
            if sentence.apart || gone || away {
                continue;
            }
            let strange = !led.is_empty() && !known;
            let quoted = quotes::is_quoted(story.speech, start) && (sentence.first_person || strange);
            // «addressed to NAME **and NAME**»
            let pair = index.checked_sub(1).and_then(|before| rest.get(before)).filter(|first| {
                first.tokens.end + 1 == start && tags.is(first.tokens.end, GrammarClass::And)
            });
            // «officials, **including** NAME, attended»
            let included = || {
                sentence.attended && tags.source.cue_before(reference.tokens.start, Cue::Include).is_some()
            };
            let mentioned = is_mentioned(tags, pair.unwrap_or(reference), kind) && !included();
            // «in the afternoon he will meet NAME»
            let later = || kind == EventKind::Meeting && sentence.is_yet_to_come(start);
            let met = !quoted
                && !is_absent(tags, reference)
                && !later()
                && sentence.joins(&(start..reference.tokens.end), acts, reference.subject, known);
            let there = (sentence.attended || sentence.item || sentence.lists(&story.cast.phrases))
                && !quoted
                && is_named(story, reference)
                && !is_absent(tags, reference)
                && !mentioned
                && !later();
            let with_absent = pair.is_some_and(|first| match first.means {
                Some(Speaker::Person(person)) => {
                    is_addressed(tags, first) && !self.took_part.get(person).copied().unwrap_or_default()
                }
                _ => false,
            });
            let in_list = listed.contains(&start)
                && !with_absent
                && goes_on(tags, listed.start..start)
                && !sentence.says(reference.tokens.end);
            // Of a statement it is the first who speaks.
            let speaks = acts && (!self.anyone || speakers && !told);
            let present = speakers
                && !told
                && !sentence.is_yet_to_come(start)
                && !mentioned
                && !is_absent(tags, reference)
                && is_told_of(story, reference);
            if met || there || in_list || speaks || present {
                self.mark(person);
                if in_list || met && !acts {
                    self.joined.push(person);
                }
                listed = reference.tokens.end..sentence.tokens.end;
            }
        }
    }

    /// Spokespeople and analysts tell of it; they took part where nobody else did, where someone met them or where they are
    /// listed with others.
    fn leave_out_press(&mut self, story: &Story<'_, '_>) {
        let roles = &story.tags.source.reference.roles;
        let of_press = |head: &u16| {
            roles.get(*head as usize).is_some_and(|role| matches!(role.kind, "press" | "comment"))
        };
        let press: Vec<bool> = story.cast.held.iter().map(|held| held.heads.iter().any(of_press)).collect();
        if self.took_part.iter().zip(&press).any(|(took_part, press)| *took_part && !press) {
            for (person, (mark, press)) in self.took_part.iter_mut().zip(&press).enumerate() {
                *mark &= !press || self.joined.contains(&person);
            }
        }
    }

    /// The sides they stand on, in order of their people.
    fn by_side(&self, cast: &Cast) -> Vec<Participants> {
        let mut sides: Vec<Participants> = Vec::new();
        for (index, person) in cast.people.iter().enumerate() {
            if !self.took_part.get(index).copied().unwrap_or_default() {
                continue;
            }
            match sides.iter_mut().find(|known| known.side.is_some() && known.side == person.side) {
                Some(known) => known.people.push(index),
                None => sides.push(Participants { side: person.side.clone(), people: vec![index] }),
            }
        }
        sides
    }
}

/// «NAME, and the Minister of Justice, **NAME**, announced», «statement of NAME, ROLE NAME and **NAME**»: who makes a statement
/// with the one whose name ends at `end`.
fn speaks_with(story: &Story<'_, '_>, end: usize, reference: &Reference) -> bool {
    let tags = story.tags;
    let phrases = &story.cast.phrases;
    let before = phrases.partition_point(|phrase| phrase.tokens.end <= reference.tokens.start);
    let role = before.checked_sub(1).and_then(|at| phrases.get(at)).map(|phrase| phrase.tokens.clone());
    let start = titled(tags, reference.tokens.start);
    let comma = start.checked_sub(1).filter(|at| tags.is_mark(*at, ",")).unwrap_or(start);
    let start = role.filter(|role| role.end == comma && role.start > end).map_or(start, |role| role.start);
    reference.named && start > end && goes_on(tags, end..start)
}

/// Whether a clause tells what someone did.
fn acts(tags: &Tags<'_>, reference: &Reference) -> bool {
    reference.subject && begins_clause(tags, reference)
}

/// The first token with the forms of address before it.
fn titled(tags: &Tags<'_>, start: usize) -> usize {
    let title = |at: &usize| matches!(tags.tag(*at), Tag::Honorific(_)) || tags.is_mark(*at, ".");
    start - (0..start).rev().take_while(title).count()
}

/// What stands between commas behind a name takes at most so many tokens.
const LONGEST_TITLE: usize = 16;

/// What someone of a list is takes at most so many tokens.
const LONGEST_GAP: usize = 40;

/// «A, his adviser, **and** B»: only marks, «and» and what someone is stand between two of a list.
fn goes_on(tags: &Tags<'_>, gap: std::ops::Range<usize>) -> bool {
    let source = tags.source;
    let joint = |at: usize| tags.is_mark(at, ",") || tags.is_mark(at, ";") || tags.is(at, GrammarClass::And);
    let verb = |at: usize| {
        tags.is(at, GrammarClass::Be)
            || tags.is(at, GrammarClass::Have)
            || source.cue(at, Cue::Clause).is_some()
            || source.passage.hits_at(at).iter().any(|hit| match hit.sense.meaning {
                Meaning::Speech(_) => !tags.capitalised(at),
                Meaning::Event(_) => !tags.capitalised(at),
                _ => false,
            })
    };
    let article = |at: usize| usize::from(tags.is(at, GrammarClass::Article) && at > gap.start);
    let end = gap.end - gap.end.checked_sub(1).map_or(0, article);
    if gap.len() > LONGEST_GAP {
        return false;
    }
    let joined = end.checked_sub(1).is_some_and(joint) || source.cue_before(end, Cue::Together).is_some();
    joined && !gap.clone().any(verb)
}

/// Whom the references mean, once each.
fn people_of(references: &[Reference]) -> Vec<usize> {
    let mut people: Vec<usize> = references
        .iter()
        .filter_map(|reference| match reference.means {
            Some(Speaker::Person(person)) => Some(person),
            _ => None,
        })
        .collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// Someone is named outside marks, and was there.
fn is_told_of(story: &Story<'_, '_>, reference: &Reference) -> bool {
    is_named(story, reference) && !quotes::is_quoted(story.speech, reference.tokens.start)
}

/// Someone is named, not as the owner of something, and was there.
fn is_named(story: &Story<'_, '_>, reference: &Reference) -> bool {
    let tags = story.tags;
    let end = reference.tokens.end;
    // «the NAME Prize»
    let thing = tags.tag(end) == Tag::Noun && tags.spaced(end);
    let absent = thing || tags.is(end, GrammarClass::Be) && tags.is(end + 1, GrammarClass::Not);
    let own = match story.kind {
        EventKind::Visit => is_visit_of(tags, reference),
        EventKind::Signing => is_signer(tags, reference),
        _ => false,
    };
    reference.named && !absent && (own || !belongs(tags, reference))
}

/// «an uprising against NAME», «he said that NAME …», «officials said NAME …»: named by the way.
fn is_mentioned(tags: &Tags<'_>, reference: &Reference, kind: EventKind) -> bool {
    let passage = tags.source.passage;
    let aside = |meaning| (meaning == Meaning::Cue(Cue::ByTheWay)).then_some(());
    let reports = |meaning| match meaning {
        Meaning::Speech(row) => {
            tags.source.reference.speech.get(row as usize).filter(|speech| speech.says).map(|_| ())
        }
        _ => None,
    };
    let Some(before) = reference.tokens.start.checked_sub(1) else { return false };
    let clause = tags.tag(reference.tokens.end) != Tag::Mark
        && (tags.is(before, GrammarClass::That) || passage.find(before, reports).is_some());
    let behind = matches!(tags.tag(before), Tag::Grammar(GrammarClass::Preposition | GrammarClass::Office))
        && !matches!(tags.word(before), "with" | "within")
        || passage.find(before, aside).is_some();
    clause || behind && kind != EventKind::Appointment
}

/// «greetings from NAME», «thanked NAME», «replaces NAME», «discussed NAME's plan»: named for something else than being there.
fn is_absent(tags: &Tags<'_>, reference: &Reference) -> bool {
    let start = titled(tags, reference.tokens.start);
    let end = reference.tokens.end;
    let owned = tags.tag(end) == Tag::Possessive
        && !(end + 1..end + 1 + EVENT_WITHIN)
            // «NAME's special **envoy**, met»
            .take_while(|at| !matches!(tags.tag(*at), Tag::Mark | Tag::Role(_)))
            .any(|at| tags.event(at, |_| true).is_some());
    owned
        || tags.source.cue_before(start, Cue::Replaces).is_some()
        || tags.source.cue_before(start, Cue::OfWhom).is_some() && !is_face_to_face(tags, end)
}

/// «thanked NAME for her help **in a meeting** at the ministry»
fn is_face_to_face(tags: &Tags<'_>, from: usize) -> bool {
    let end = tags.source.passage.sentence_of(from).map_or(from, |sentence| sentence.tokens.end);
    let held = |at: usize| {
        (at + 1..at + EVENT_WITHIN)
            .any(|at| tags.event(at, |event| matches!(event.kind, "meeting" | "call")).is_some())
    };
    (from..end).any(|at| matches!(tags.word(at), "in" | "during") && held(at))
}

/// «messages addressed **to** NAME»; not «the adviser **to** the President, NAME».
fn is_addressed(tags: &Tags<'_>, reference: &Reference) -> bool {
    let to = reference.tokens.start.checked_sub(1).filter(|to| tags.word(*to) == "to");
    to.and_then(|to| to.checked_sub(1)).is_some_and(|verb| !tags.capitalised(verb))
}

/// «the government congratulated NAME»: of a statement, to whom it is made.
fn is_congratulated(tags: &Tags<'_>, reference: &Reference) -> bool {
    tags.source.cue_before(titled(tags, reference.tokens.start), Cue::Congratulates).is_some()
}

/// «NAME's two-day official **visit**»
const EVENT_WITHIN: usize = 4;

/// «NAME had held», «NAME would lead»: what the sentence tells lies before or ahead.
fn lies_back(tags: &Tags<'_>, reference: &Reference, announced: bool) -> bool {
    let end = reference.tokens.end;
    // «NAME, is expected to arrive next month»
    let at = end + usize::from(tags.is_mark(end, ","));
    // «NAME, ROLE, had offered …»
    let behind = tags
        .is_mark(end, ",")
        .then(|| (end + 1..end + LONGEST_TITLE).find(|at| tags.is_mark(*at, ",")))
        .flatten();
    let had = had_done(tags, end) || behind.is_some_and(|comma| had_done(tags, comma + 1));
    !announced && tags.source.cue(at, Cue::Ahead).is_some() || had
}

/// «former President NAME», «the then Foreign Minister NAME», «his predecessor NAME».
fn is_gone(tags: &Tags<'_>, reference: &Reference) -> bool {
    let gone = |meaning| (meaning == Meaning::Cue(Cue::Gone)).then_some(());
    let start = titled(tags, reference.tokens.start);
    let adjective = start.checked_sub(1).is_some_and(|at| matches!(tags.tag(at), Tag::Demonym(_)));
    let first = start.saturating_sub(if adjective { 2 } else { 1 });
    (first..reference.tokens.end).any(|at| tags.source.passage.find(at, gone).is_some())
}

/// «the visit of NAME», «NAME's», «initiated by NAME»: whose something is; not «a conversation of NAME with …».
fn belongs(tags: &Tags<'_>, reference: &Reference) -> bool {
    let before = reference.tokens.start.checked_sub(1);
    let of = |before: usize| {
        tags.is(before, GrammarClass::Of)
            && !is_partner(tags, reference, before)
            && tags.source.cue_before(before + 1, Cue::Attended).is_none()
    };
    let by = |before: usize| {
        tags.is(before, GrammarClass::By) && !was_there(tags, before) && !is_statement(tags, before)
    };
    before.is_some_and(|before| of(before) || by(before)) || is_owner(tags, reference.tokens.end)
}

/// «NAME's plan», not «NAME's **talks** with NAME».
fn is_owner(tags: &Tags<'_>, end: usize) -> bool {
    let talks = |at: usize| {
        tags.event(at, |event| matches!(event.kind, "meeting" | "call"))
            .is_some_and(|hit| (hit.end - 1..=hit.end).any(|with| tags.word(with) == "with"))
    };
    tags.tag(end) == Tag::Possessive && !(end + 1..end + EVENT_WITHIN).any(talks)
}

/// «the state visit **by** NAME», «the official visit **of** NAME»: whose visit the article reports.
fn is_visit_of(tags: &Tags<'_>, reference: &Reference) -> bool {
    let of = |at: &usize| matches!(tags.tag(*at), Tag::Grammar(GrammarClass::Of | GrammarClass::By));
    let last = reference.tokens.start.checked_sub(1).filter(of).and_then(|of| of.checked_sub(1));
    // «the visit **to Norway** of NAME»
    let target = |last: usize| {
        let to = tags.form(last).start.checked_sub(1).filter(|to| tags.word(*to) == "to");
        to.filter(|_| matches!(tags.tag(last), Tag::Country(_) | Tag::Place)).and_then(|to| to.checked_sub(1))
    };
    let last = last.map(|last| target(last).unwrap_or(last));
    last.is_some_and(|last| {
        tags.event(last, |event| event.kind == "visit").is_some() && !tags.word(last).ends_with('s')
    }) && tags.tag(reference.tokens.end) != Tag::Possessive
}

/// «was signed on Tuesday **by** NAME»
fn is_signer(tags: &Tags<'_>, reference: &Reference) -> bool {
    let by = reference.tokens.start.checked_sub(1).filter(|by| tags.is(*by, GrammarClass::By));
    let signed = |at: usize| tags.event(at, |event| event.kind == "signing").is_some();
    by.is_some_and(|by| (by.saturating_sub(EVENT_WITHIN)..by).any(signed))
}

/// «Remarks **by** NAME», «a briefing was held **by** NAME».
fn is_statement(tags: &Tags<'_>, by: usize) -> bool {
    let statement = |at| tags.event(at, |event| event.kind == "statement").is_some_and(|hit| hit.end >= by);
    (by.saturating_sub(EVENT_WITHIN)..by).any(statement)
}

/// «a telephone conversation **of** A **with** B», «the meeting **of** A, President B **and** C», «received the courtesy
/// call **of** A».
fn is_partner(tags: &Tags<'_>, reference: &Reference, of: usize) -> bool {
    let talks = |at| tags.event(at, |event| matches!(event.kind, "meeting" | "call"));
    let event = of.checked_sub(1).and_then(talks);
    let end = reference.tokens.end;
    let listed = || tags.is_mark(end, ",") && matches!(tags.tag(end + 1), Tag::Role(_) | Tag::Demonym(_));
    let received = || {
        (of.saturating_sub(EVENT_WITHIN)..of).any(|at| tags.source.cue(at, Cue::ReceivesSomeone).is_some())
    };
    event.is_some() && (tags.word(end) == "with" || tags.is(end, GrammarClass::And) || listed() || received())
}

/// «… attended by A and B as well as **by** C»: a list takes at most so many tokens.
const MOST_ATTENDED: usize = 40;

/// «attended by», «was received by», «the delegation led by», «signed by A and **by B**», «…, the Norwegian one **by B**»; not
/// «initiated by».
fn was_there(tags: &Tags<'_>, by: usize) -> bool {
    let before = by.saturating_sub(1);
    let side = |at: usize| tags.source.cue(at, Cue::OneSide).is_some();
    let joined = tags.word(before) == "as"
        || tags.is(before, GrammarClass::And)
        || side(before)
        || tags.is_dash(before) && before.checked_sub(1).is_some_and(side);
    let attended = |at| {
        tags.source.cue(at, Cue::Attended).is_some() && !is_governed(tags, at)
            || joined && tags.event(at, |event| event.kind == "signing").is_some()
    };
    let reach = if joined { MOST_ATTENDED } else { 4 };
    (by.saturating_sub(reach)..by).any(attended)
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
