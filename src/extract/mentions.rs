//! Who is meant: every noun phrase of the text that can stand for someone (names, roles, bodies, pronouns), in order,
//! with the person or organisation it means where the text decides that, and nothing where it does not.

use super::claims::past_letters;
use super::people::{Cast, Held};
use super::quotes::{self, Piece};
use super::reported;
use super::roles::{Determiner, Phrase, country_at, grammar_at, host_of, is_verb};
use super::speaker::{self, is_text};
use super::speech_verbs;
use super::tags::{Tag, Tags};
use crate::article::{MentionBy, Organisation, Person, Quote, Side, Speaker};
use crate::reference::{Cue, GrammarClass, Hit, Kinds, Meaning, Reference as Tables, Role};
use std::collections::VecDeque;
use std::ops::Range;

/// Older mentions than the last so many are not looked at.
const MEMORY: usize = 12;

/// «King» is no participle.
const SHORTEST_PARTICIPLE: usize = 5;

/// «said on Monday, speaking on condition of anonymity»: at most so many tokens behind who is not to be named.
const UNNAMED_WITHIN: usize = 16;

/// So many sentences in marks may lie between a body and the «it» that stands for it.
const MOST_QUOTED: usize = 4;

/// A verb with its preposition takes at most so many tokens: «has spoken to».
const LONGEST_VERB: usize = 3;

/// A noun phrase that can stand for someone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// Its tokens, with the role that stands beside a name.
    pub(super) tokens: Range<usize>,
    /// Whom it means.
    pub(super) means: Option<Speaker>,
    /// It may be a subject: no preposition before it, no «'s» behind it.
    pub(super) subject: bool,
    /// «he», «she».
    pub(super) pronoun: bool,
    /// Its words alone say who: a name.
    pub(super) named: bool,
}

/// All references in order, `speech` being what stands in marks; those by role and pronoun are added to the cast's mentions.
pub(super) fn resolve(
    tags: &Tags<'_>,
    cast: &mut Cast,
    organisations: &[Organisation],
    speech: &[Piece],
) -> Vec<Reference> {
    let mut references = named(tags, cast);
    references.extend(bodies(tags, organisations));
    references.extend(roles(cast));
    references.extend(pronouns(tags));
    references.sort_by_key(|reference| (reference.tokens.start, std::cmp::Reverse(reference.tokens.end)));
    // A role inside a body's name, a body inside a role: the longer phrase stands.
    let mut end = 0;
    references.retain(|reference| {
        let free = reference.tokens.start >= end;
        end = end.max(reference.tokens.end);
        free
    });

    let mut recent: VecDeque<usize> = VecDeque::new();
    let mut subjects: VecDeque<usize> = VecDeque::new();
    let mut phrase = 0;
    let mut told = None;
    // The sentence's start and its subject.
    let mut acting: Option<(usize, usize)> = None;
    let mut before: Option<(usize, bool)> = None;
    // The body that spoke last, and where.
    let mut speaking: Option<(usize, usize)> = None;
    // Whom someone received last.
    let mut guest = None;
    let objects: Vec<Option<usize>> =
        (0..references.len()).map(|index| object_of(tags, &references, index)).collect();
    for (reference, object) in references.iter_mut().zip(objects) {
        // «of A and B»: B is no more a subject than A.
        let pair =
            before.filter(|(end, _)| end + 1 == reference.tokens.start && tags.is(*end, GrammarClass::And));
        // «by the NAME regime»: the name only says whose.
        let owns = reference.named
            && follows_article(tags, reference.tokens.start)
            && !tags.capitalised(reference.tokens.end);
        while cast.phrases.get(phrase).is_some_and(|phrase| phrase.tokens.end <= reference.tokens.start) {
            phrase += 1;
        }
        let role = phrase.checked_sub(1).and_then(|before| cast.phrases.get(before));
        let titled = role.filter(|role| role.tokens.end == reference.tokens.start);
        let start = titled.map_or(reference.tokens.start, |role| role.tokens.start);
        // «the meeting of **presidents** NAME and NAME»
        let plural = titled.filter(|role| role.plural).map_or(reference.tokens.start, with_article);
        reference.subject = is_subject(tags, &(plural..reference.tokens.end))
            && !owns
            && pair.is_none_or(|(_, subject)| subject);
        before = Some((reference.tokens.end, reference.subject));
        if stands_for_body(tags, &reference.tokens) {
            reference.means = speaking.and_then(|(body, sentence)| {
                is_near(tags, sentence, reference.tokens.start, speech).then_some(Speaker::Organisation(body))
            });
        } else if !reference.named && !matches!(reference.means, Some(Speaker::Organisation(_))) {
            let found = if let Some(Speaker::Person(owner)) = reference.means {
                Some(owner)
            } else if quotes::is_quoted(speech, reference.tokens.start) {
                None
            } else {
                let acting = acting.filter(|(sentence, _)| {
                    is_object(tags, reference.tokens.start)
                        && tags
                            .source
                            .passage
                            .sentence_of(reference.tokens.start)
                            .is_some_and(|here| here.tokens.start == *sentence)
                });
                let acting = acting.map(|(_, person)| person);
                let role =
                    cast.phrases.get(phrase).filter(|phrase| reference.tokens.contains(&phrase.tokens.start));
                match role {
                    // «NAME met **him**»: someone else.
                    _ if reference.pronoun => {
                        let other = acting.filter(|_| tags.word(reference.tokens.start) == "him");
                        of_pronoun(tags, cast, reference, object.or(other), &subjects, &recent)
                    }
                    Some(role) if guest.is_some() && is_guest(tags, role) => guest,
                    Some(role) => of_role(tags, cast, role, acting, &subjects, &recent),
                    None => None,
                }
            };
            if let Some(person) = found {
                reference.means = Some(Speaker::Person(person));
                let by = if reference.pronoun { MentionBy::Pronoun } else { MentionBy::Role };
                cast.mentions.push((reference.tokens.clone(), person, by));
            }
        }
        // Inside marks someone else speaks: «he» there is not the narrator's, and whom it names is not the subject.
        let quoted = quotes::is_quoted(speech, reference.tokens.start);
        if quoted {
            continue;
        }
        if reference.subject && speech_verbs::says_at(tags, reference.tokens.end)
            || tells(tags, speaker::before_article(tags, reference.tokens.start))
        {
            speaking = match reference.means {
                Some(Speaker::Organisation(body)) => Some((body, reference.tokens.start)),
                _ => None,
            };
        }
        if let Some(Speaker::Person(person)) = reference.means {
            let end = speaker::past_state(tags, reference.tokens.end);
            let verb = end + usize::from(tags.is_mark(end, ","));
            if tags.source.cue(verb, Cue::Hosts).is_some() {
                guest = object.filter(|guest| *guest != person).or(guest);
            }
            remember(&mut recent, person);
            // One subject a sentence: the first that a verb follows.
            let sentence =
                tags.source.passage.sentence_of(reference.tokens.start).map(|sentence| sentence.tokens.start);
            let subject = reference.subject || tells(tags, reference.tokens.start);
            let says = || {
                is_said_by(tags, start)
                    || reported::closes_sentence(tags, &(start..reference.tokens.end)).is_some()
            };
            if is_listed(tags, start) {
                told = sentence;
            }
            if subject && sentence != told && acts(tags, &reference.tokens) || says() {
                told = sentence;
                acting = sentence.map(|sentence| (sentence, person));
                remember(&mut subjects, person);
            }
        }
    }
    references
}

/// «it», «the bloc»: what stands for a body that spoke before.
fn stands_for_body(tags: &Tags<'_>, tokens: &Range<usize>) -> bool {
    let noun =
        tokens.end.checked_sub(1).is_some_and(|at| tags.source.cue(at, Cue::AnyBody) == Some(tokens.end));
    match tokens.len() {
        1 => tags.word(tokens.start).eq_ignore_ascii_case("it"),
        2 => noun && tags.word(tokens.start).eq_ignore_ascii_case("the") && !tags.capitalised(tokens.end - 1),
        _ => false,
    }
}

/// Whether `here` stands in the sentence of `there` or the next, or only speech in marks lies between.
fn is_near(tags: &Tags<'_>, there: usize, here: usize, speech: &[Piece]) -> bool {
    let sentences = &tags.source.passage.sentences;
    let of = |at: usize| sentences.partition_point(|sentence| sentence.tokens.end <= at);
    let between = of(there) + 1..of(here);
    between.len() <= MOST_QUOTED
        && between
            .filter_map(|at| sentences.get(at))
            .all(|sentence| quotes::is_quoted(speech, sentence.tokens.start))
}

/// «he» and «the minister» in a quote's tag are whoever the quote was found to be spoken by, also where other words than the
/// tag's told it.
pub(super) fn follow_speakers(tags: &Tags<'_>, cast: &mut Cast, quotes: &[Quote]) {
    for (tokens, person, by) in &mut cast.mentions {
        if !matches!(by, MentionBy::Pronoun | MentionBy::Role) {
            continue;
        }
        let span = tags.source.passage.span(tokens.clone());
        let told = quotes.iter().find(|quote| quote.cue.is_some_and(|cue| cue.contains(span)));
        if let Some(Speaker::Person(speaker)) = told.and_then(|quote| quote.speaker) {
            *person = speaker;
        }
    }
}

/// «the guest», of no state.
fn is_guest(tags: &Tags<'_>, role: &Phrase) -> bool {
    role.determiner == Determiner::Definite
        && role.side.is_none()
        && tags.source.cue(role.head_tokens.start, Cue::Guest).is_some()
}

fn remember(memory: &mut VecDeque<usize>, person: usize) {
    memory.push_back(person);
    if memory.len() > MEMORY {
        memory.pop_front();
    }
}

/// Names, each with the role right before it and the article before that.
fn named(tags: &Tags<'_>, cast: &Cast) -> Vec<Reference> {
    let mut phrase = 0;
    let mut references = Vec::with_capacity(cast.mentions.len());
    for (tokens, person, _) in &cast.mentions {
        while cast.phrases.get(phrase).is_some_and(|phrase| phrase.tokens.end <= tokens.start) {
            phrase += 1;
        }
        let before = phrase.checked_sub(1).and_then(|at| cast.phrases.get(at));
        let start = before
            .filter(|phrase| !phrase.plural && is_gap(tags, phrase.tokens.end..tokens.start))
            .map_or(tokens.start, with_article);
        references.push(Reference {
            tokens: start..past_letters(tags, tokens.end),
            means: Some(Speaker::Person(*person)),
            subject: true,
            pronoun: false,
            named: true,
        });
    }
    references
}

/// Nothing but forms of address and a comma.
fn is_gap(tags: &Tags<'_>, mut gap: Range<usize>) -> bool {
    let titled =
        |at: usize| at.checked_sub(1).is_some_and(|before| matches!(tags.tag(before), Tag::Honorific(_)));
    gap.len() < 8
        && gap.all(|at| {
            matches!(tags.tag(at), Tag::Honorific(_))
                || tags.is_mark(at, ",")
                || tags.is(at, GrammarClass::Article) && matches!(tags.tag(at + 1), Tag::Honorific(_))
                || (tags.is_mark(at, ".") && titled(at))
        })
}

fn with_article(phrase: &Phrase) -> usize {
    match phrase.determiner {
        Determiner::None => phrase.tokens.start,
        _ => phrase.tokens.start.saturating_sub(1),
    }
}

fn bodies(tags: &Tags<'_>, organisations: &[Organisation]) -> Vec<Reference> {
    let mut references = Vec::new();
    for (index, organisation) in organisations.iter().enumerate() {
        for span in &organisation.mentions {
            let first = tags.source.passage.token_at(span.start);
            let end = tags.source.passage.token_at(span.end);
            references.push(Reference {
                tokens: first..end.max(first + 1),
                means: Some(Speaker::Organisation(index)),
                subject: true,
                pronoun: false,
                named: true,
            });
        }
    }
    references.extend(bodies_by_noun(tags, organisations));
    references.extend(bodies_by_pronoun(tags));
    references
}

/// «**the ministry** said»: the noun alone means the one body named before whose name holds it.
fn bodies_by_noun(tags: &Tags<'_>, organisations: &[Organisation]) -> Vec<Reference> {
    let source = tags.source;
    let holds = |organisation: &Organisation, noun: &str, before: u32| {
        organisation.mentions.first().is_some_and(|first| first.end <= before)
            && organisation.name.split(' ').any(|word| word.eq_ignore_ascii_case(noun))
    };
    let kinds = Kinds::of(&[Meaning::Cue(Cue::BodyNoun), Meaning::Cue(Cue::AnyBody)]);
    let nouns = source.passage.hits_of(kinds).filter(|hit| {
        matches!(hit.sense.meaning, Meaning::Cue(Cue::BodyNoun | Cue::AnyBody))
            && !tags.capitalised(hit.first)
            && hit.first.checked_sub(1).is_some_and(|at| tags.word(at).eq_ignore_ascii_case("the"))
            && is_verb(tags, hit.end)
    });
    let meant = nouns.filter_map(|hit| {
        let before = source.passage.span(hit.first..hit.end).start;
        let mut fit = (0..).zip(organisations).filter(|(_, body)| holds(body, tags.word(hit.first), before));
        let means = fit.next().map(|(index, _)| Speaker::Organisation(index));
        let any = hit.sense.meaning == Meaning::Cue(Cue::AnyBody);
        (any || means.is_some() && fit.next().is_none()).then_some(Reference {
            tokens: hit.first - 1..hit.end,
            means: means.filter(|_| !any),
            subject: true,
            pronoun: false,
            named: false,
        })
    });
    meant.collect()
}

/// «“…,” **it** said»: a body that spoke before, as `speaking` tells.
fn bodies_by_pronoun(tags: &Tags<'_>) -> impl Iterator<Item = Reference> {
    let passage = tags.source.passage;
    let it = |hit: &Hit| {
        hit.sense.meaning == Meaning::Cue(Cue::Anaphor) && tags.word(hit.first).eq_ignore_ascii_case("it")
    };
    passage
        .hits_of(Kinds::of(&[Meaning::Cue(Cue::Anaphor)]))
        .filter(it)
        .filter(|hit| {
            let adverb = matches!(tags.tag(hit.end), Tag::Small | Tag::Other);
            speech_verbs::says_at(tags, hit.end) || adverb && speech_verbs::says_at(tags, hit.end + 1)
        })
        .map(|hit| Reference {
            tokens: hit.first..hit.end,
            means: None,
            subject: true,
            pronoun: false,
            named: false,
        })
}

/// Role phrases that no name stands beside.
fn roles(cast: &Cast) -> Vec<Reference> {
    let open = cast.phrases.iter().zip(&cast.owners).zip(&cast.taken).filter(|(_, taken)| !**taken);
    open.map(|((phrase, owner), _)| Reference {
        tokens: with_article(phrase)..phrase.tokens.end,
        means: owner.map(Speaker::Person),
        subject: true,
        pronoun: false,
        named: false,
    })
    .collect()
}

fn pronouns(tags: &Tags<'_>) -> Vec<Reference> {
    let pronoun = |meaning| match meaning {
        Meaning::Grammar(row) => tags
            .source
            .reference
            .grammar
            .get(row as usize)
            .filter(|known| known.class == GrammarClass::Pronoun),
        _ => None,
    };
    let hits = tags.source.passage.hits_of(Kinds::of(&[Meaning::Grammar(0)])).filter(|hit| {
        pronoun(hit.sense.meaning).is_some() && !matches!(tags.tag(hit.first), Tag::Name | Tag::Honorific(_))
    });
    hits.map(|hit| Reference {
        tokens: hit.first..hit.end,
        means: None,
        subject: true,
        pronoun: true,
        named: false,
    })
    .collect()
}

/// «the» stands before a bare name, not before a role with a name behind it.
fn follows_article(tags: &Tags<'_>, start: usize) -> bool {
    matches!(tags.tag(start), Tag::Name | Tag::Given)
        && start.checked_sub(1).is_some_and(|before| tags.is(before, GrammarClass::Article))
}

fn is_subject(tags: &Tags<'_>, tokens: &Range<usize>) -> bool {
    // «her choice as envoy, **NAME said**, …»: with no comma behind it the name stands alone, whatever is before the comma.
    if speech_verbs::says_at(tags, tokens.end) && tags.marks(tokens.clone()).any(|at| tags.word(at) == ",") {
        return true;
    }
    // At the head of a sentence the small words stand capitalised: «With NAME, he signed …».
    let article = |at: usize| tags.source.grammar(at) == Some(GrammarClass::Article);
    let before = tokens.start.checked_sub(1);
    // «the director at the Foreign Ministry, condemned», but «a statement from the embassy said».
    let beyond = before.filter(|at| article(*at)).and_then(|at| at.checked_sub(1));
    let of_text = |at: usize| at.checked_sub(1).is_some_and(|noun| is_text(tags, noun));
    let before = beyond.filter(|at| !of_text(*at)).or(before);
    let before = before.and_then(|before| tags.source.grammar(before));
    tags.tag(tokens.end) != Tag::Possessive
        && !is_listed(tags, tokens.start)
        && !tokens.start.checked_sub(1).is_some_and(|before| is_participle_of_clause(tags, before))
        && !matches!(
            before,
            Some(GrammarClass::Of | GrammarClass::Office | GrammarClass::Preposition | GrammarClass::By)
        )
}

/// «The new envoys **are**, Mr NAME», «the guests **include** NAME»: whoever is listed does nothing.
fn is_listed(tags: &Tags<'_>, start: usize) -> bool {
    let between =
        |at: &usize| matches!(tags.tag(*at), Tag::Honorific(_)) || matches!(tags.word(*at), "." | "," | ":");
    let verb = (0..start).rev().find(|at| !between(at));
    verb.is_some_and(|at| {
        matches!(tags.word(at), "are" | "were") || tags.source.cue(at, Cue::Include).is_some()
    })
}

/// «**Addressing** NAME, the minister thanked …»: whoever follows is its object.
fn is_participle_of_clause(tags: &Tags<'_>, at: usize) -> bool {
    let opens = || {
        let sentence = tags.source.passage.sentence_of(at);
        sentence.is_some_and(|sentence| sentence.tokens.start == at)
            || at.checked_sub(1).is_some_and(|comma| tags.is_mark(comma, ","))
    };
    tags.word(at).ends_with("ing") && tags.word(at).len() > SHORTEST_PARTICIPLE && opens()
}

/// Whoever the verb behind a pronoun, role or name acts on: «he told NAME», «the minister, NAME, received NAME».
fn object_of(tags: &Tags<'_>, references: &[Reference], index: usize) -> Option<usize> {
    let (here, next) = (references.get(index)?, references.get(index + 1)?);
    let end = speaker::past_state(tags, here.tokens.end);
    let comma = here.named && tags.is_mark(end, ",");
    let mut gap = end + usize::from(comma)..next.tokens.start;
    let verb = (1..=LONGEST_VERB).contains(&gap.len())
        && gap.all(|at| {
            matches!(
                tags.tag(at),
                Tag::Small | Tag::Other | Tag::Grammar(GrammarClass::Have | GrammarClass::Preposition)
            ) && !tags.capitalised(at)
        });
    match next.means {
        Some(Speaker::Person(person)) if verb && next.named => Some(person),
        _ => None,
    }
}

/// «According to NAME, …»: the sentence is what NAME told.
fn tells(tags: &Tags<'_>, start: usize) -> bool {
    let report = |meaning| match meaning {
        Meaning::Speech(row) => {
            tags.source.reference.speech.get(row as usize).filter(|speech| speech.reports)
        }
        _ => None,
    };
    (start.saturating_sub(3)..start).any(|at| {
        tags.source.passage.find(at, report).is_some_and(|(hit, _)| hit.end == start && hit.end > at + 1)
    })
}

/// «…, said the spokeswoman NAME»: whose words the sentence gives, whoever acts in them.
fn is_said_by(tags: &Tags<'_>, start: usize) -> bool {
    let says = |meaning| match meaning {
        Meaning::Speech(row) => tags.source.reference.speech.get(row as usize).filter(|speech| speech.says),
        _ => None,
    };
    let start = speaker::before_article(tags, start);
    let comma = |verb: usize| verb.checked_sub(1).is_some_and(|at| tags.is_mark(at, ","));
    start.checked_sub(1).is_some_and(|verb| comma(verb) && tags.source.passage.find(verb, says).is_some())
}

/// What follows may be its verb, or a phrase between commas.
fn acts(tags: &Tags<'_>, tokens: &Range<usize>) -> bool {
    let next = tokens.end;
    tags.is_mark(next, ",")
        || tags.is_mark(next, "(")
        || matches!(
            tags.tag(next),
            Tag::Small
                | Tag::Other
                | Tag::Grammar(
                    GrammarClass::Be | GrammarClass::Have | GrammarClass::Relative | GrammarClass::And
                )
        )
}

/// «the Kazakh diplomat», «the deputy minister», «OSCE PA President»: the only one mentioned so far whom the words
/// fit, else the last subject among those.
fn of_role(
    tags: &Tags<'_>,
    cast: &Cast,
    phrase: &Phrase,
    acting: Option<usize>,
    subjects: &VecDeque<usize>,
    recent: &VecDeque<usize>,
) -> Option<usize> {
    let role = tags.source.reference.roles.get(phrase.head as usize)?;
    // «During the meeting, Minister stressed»: some desks leave the article out.
    let bare = tags.capitalised(phrase.tokens.start)
        && phrase.determiner == Determiner::None
        && acts(tags, &phrase.tokens)
        && !tags.is_mark(phrase.tokens.end, ",");
    let definite = phrase.determiner == Determiner::Definite || phrase.side.is_some() || bare;
    // «his Ghanaian counterpart», as the text called someone before
    if !role.is_head && role.is_anaphor && !phrase.plural && phrase.side.is_some() {
        let called = |person: &&usize| {
            cast.people.get(**person).is_some_and(|known| known.side == phrase.side)
                && cast.held.get(**person).is_some_and(|held| held.heads.contains(&phrase.head))
        };
        let peer = || peer_of(tags, cast, phrase, recent);
        return recent.iter().rev().find(called).copied().or_else(peer);
    }
    // «the General **Secretariat**»
    let of_thing = tags.tag(phrase.tokens.end) == Tag::Noun && tags.capitalised(phrase.tokens.start);
    let nobody = phrase.determiner == Determiner::Indefinite || of_thing || qualifies_noun(tags, phrase);
    if !role.is_head || phrase.plural || !definite || nobody || role.is_general && stays_unnamed(tags, phrase)
    {
        return None;
    }
    // «the late president» is not the one who holds the office.
    let gone = |at: &usize| tags.source.cue(*at, Cue::Gone).is_some();
    let gone = phrase.tokens.clone().find(gone).map(|at| tags.word(at).to_lowercase());
    let target = target_of(tags, phrase).filter(|_| role.kind == "press");
    let led = if role.leads { led_words(tags, phrase) } else { Vec::new() };
    let fits = |person: &usize| match (cast.people.get(*person), cast.held.get(*person)) {
        _ if acting == Some(*person) => Fit::Not,
        (_, Some(held)) if gone.as_ref().is_some_and(|gone| !held.words.contains(gone)) => Fit::Not,
        (Some(known), _) if known.side.is_none() && is_sent_to(tags, known, phrase.side.as_ref()) => Fit::Not,
        (Some(known), Some(_)) if target.is_some() && known.side != target => Fit::Not,
        (Some(known), Some(held)) => {
            fit(tags.source.reference, role, &led, phrase.side.as_ref(), known, held)
        }
        _ => Fit::Not,
    };
    let mut seen: Vec<(usize, Fit)> = Vec::new();
    for person in recent.iter().rev() {
        let fit = fits(person);
        if fit != Fit::Not && !seen.iter().any(|(known, _)| known == person) {
            seen.push((*person, fit));
        }
    }
    let best = seen.iter().map(|(_, fit)| *fit).max()?;
    seen.retain(|(_, fit)| *fit == best);
    // «the Chilean leader», when the text tells the state neither of the one whom the words fit nor of another one.
    let unplaced = |person: &usize| cast.people.get(*person).is_some_and(|known| known.side.is_none());
    let stranger =
        |person: &usize| unplaced(person) && cast.held.get(*person).is_some_and(|held| held.words.is_empty());
    match seen.as_slice() {
        [(one, _)] if phrase.side.is_some() && unplaced(one) && recent.iter().any(stranger) => None,
        [(one, _)] => Some(*one),
        // «the Foreign Minister of Greece», of two ministers whose states the text leaves open.
        _ if phrase.side.is_some() && best < Fit::Fully => None,
        _ => subjects.iter().rev().find(|person| seen.iter().any(|(known, _)| known == *person)).copied(),
    }
}

/// «**his Ghanaian counterpart** replied»: the only one of that side spoken of, who holds the office of someone else.
fn peer_of(tags: &Tags<'_>, cast: &Cast, phrase: &Phrase, recent: &VecDeque<usize>) -> Option<usize> {
    if !matches!(phrase.determiner, Determiner::Possessive(_)) || !is_verb(tags, phrase.tokens.end) {
        return None;
    }
    let of_side = |person: &usize| cast.people.get(*person).is_some_and(|known| known.side == phrase.side);
    let heads = |person: usize| cast.held.get(person).map(|held| held.heads.as_slice()).unwrap_or_default();
    let peer = recent.iter().copied().find(of_side)?;
    let alone = recent.iter().all(|person| *person == peer || !of_side(person));
    let same = |other: usize| other != peer && heads(other).iter().any(|head| heads(peer).contains(head));
    (alone && recent.iter().any(|other| same(*other))).then_some(peer)
}

/// «the official said on condition of **anonymity**»: nobody whom the text names.
fn stays_unnamed(tags: &Tags<'_>, phrase: &Phrase) -> bool {
    let from = phrase.tokens.end;
    let sentence =
        tags.source.passage.sentence_of(phrase.tokens.start).map_or(from, |sentence| sentence.tokens.end);
    (from..sentence.min(from + UNNAMED_WITHIN)).any(|at| tags.source.cue(at, Cue::Unnamed).is_some())
}

/// «the official talks»: the word says what sort of thing follows.
fn qualifies_noun(tags: &Tags<'_>, phrase: &Phrase) -> bool {
    let at = phrase.tokens.end;
    let thing = |meaning| matches!(meaning, Meaning::Event(_) | Meaning::Document(_)).then_some(());
    tags.source.reference.roles.get(phrase.head as usize).is_some_and(|role| role.is_modifier)
        && tags.tag(at) == Tag::Small
        && !is_verb(tags, at)
        && (tags.source.passage.find(at, thing).is_some() || tags.is(at + 1, GrammarClass::Of))
}

/// «the spokesperson for Ghana's ministry»: the state behind the preposition.
fn target_of(tags: &Tags<'_>, phrase: &Phrase) -> Option<Side> {
    let code = (phrase.head_tokens.end..phrase.tokens.end).find_map(|at| country_at(tags, at));
    code.map(|code| Side::Country(code.to_owned()))
}

/// «Ambassador **to Kazakhstan** NAME» is not «the Kazakh diplomat».
fn is_sent_to(tags: &Tags<'_>, person: &Person, side: Option<&Side>) -> bool {
    let (Some(Side::Country(state)), Some(role)) = (side, &person.role) else { return false };
    host_of(tags, role.span) == Some(state.as_str())
}

/// «NAME received the President of Ghana», «NAME said that the envoy …»: behind a verb, a preposition or «that».
fn is_object(tags: &Tags<'_>, start: usize) -> bool {
    // «he worked as the head of …» means himself.
    let before = start.checked_sub(1).filter(|before| tags.word(*before) != "as");
    before.is_some_and(|before| {
        tags.tag(before) == Tag::Small && tags.word(before).ends_with("ed")
            || is_verb(tags, before)
            || matches!(
                grammar_at(tags, before),
                Some(
                    GrammarClass::That
                        | GrammarClass::Preposition
                        | GrammarClass::Of
                        | GrammarClass::By
                        | GrammarClass::Office
                )
            )
    })
}

/// How well a role's words fit a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Not,
    /// «the official» for anyone with an office.
    Loosely,
    /// «the diplomat» for an ambassador: an office of that kind.
    Kindred,
    /// The words are part of the person's role.
    Well,
    /// And so is the side.
    Fully,
}

/// «the head of **the Foreign Ministry**»: what is led, in small letters, without the state's name.
fn led_words(tags: &Tags<'_>, phrase: &Phrase) -> Vec<String> {
    let reference = tags.source.reference;
    let leads = |meaning| match meaning {
        Meaning::Role(row) => reference.roles.get(row as usize).filter(|role| role.leads),
        _ => None,
    };
    let word = |at: &usize| {
        tags.source.passage.find(*at, leads).is_none_or(|(hit, _)| hit.end > at + 1)
            && grammar_at(tags, *at).is_none()
            && !matches!(tags.tag(*at), Tag::Mark | Tag::Possessive)
            && country_at(tags, *at).is_none()
    };
    phrase.tokens.clone().filter(word).map(|at| tags.word(at).to_lowercase()).collect()
}

/// Whether each word of what someone leads stands in the person's roles, or the office that it stands for: «ministry» for
/// «minister».
fn is_led(reference: &Tables, led: &[String], held: &Held) -> bool {
    let holds = |word: &str| held.words.iter().any(|held| held == word);
    let stands = |word: &String| {
        let offices = reference.role_synonyms.get(word.as_str()).map(Vec::as_slice).unwrap_or_default();
        holds(word) || offices.iter().any(|office| office.split(' ').all(&holds))
    };
    !led.is_empty() && led.iter().all(stands)
}

/// How well the words of a role fit a person; `led` is what the role's holder leads, where its words say so.
fn fit(
    reference: &Tables,
    role: &Role,
    led: &[String],
    side: Option<&Side>,
    person: &Person,
    held: &Held,
) -> Fit {
    if held.words.is_empty() || matches!((side, &person.side), (Some(wanted), Some(known)) if wanted != known)
    {
        return Fit::Not;
    }
    let heads = || held.heads.iter().filter_map(|head| reference.roles.get(*head as usize));
    // The noun of the office stands in one of the person's heads, every other word somewhere in the role.
    let names = |form: &str| {
        let words = || form.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words().all(|word| held.words.iter().any(|held| held == word))
            && heads().any(|head| words().any(|word| head.form.split([' ', '-']).any(|part| part == word)))
            && heads().any(|head| {
                words().next_back().is_some_and(|last| head.form.split([' ', '-']).any(|part| part == last))
            })
    };
    let synonyms = reference.role_synonyms.get(role.form).map(Vec::as_slice).unwrap_or_default();
    let named = match led {
        [] => names(role.form),
        led => is_led(reference, led, held),
    } || synonyms.iter().any(|form| names(form));
    let of_side = side.is_some() && person.side.as_ref() == side;
    // «his Serbian counterpart» is «the Serbian minister» below.
    let counterpart = of_side && !held.heads.is_empty() && heads().all(|head| !head.is_head);
    match (named, of_side) {
        (true, true) => Fit::Fully,
        (true, false) => Fit::Well,
        (false, _) if counterpart => Fit::Fully,
        (false, _) if role.is_general && heads().any(|head| head.kind == role.kind) => match of_side {
            true => Fit::Well,
            false => Fit::Kindred,
        },
        // «the Hungarian diplomat», of a minister
        (false, true) if role.is_general => Fit::Kindred,
        (false, _) if role.is_general => Fit::Loosely,
        _ => Fit::Not,
    }
}

/// «he», «she»: the subject before, unless the words say otherwise.
fn of_pronoun(
    tags: &Tags<'_>,
    cast: &mut Cast,
    reference: &Reference,
    object: Option<usize>,
    subjects: &VecDeque<usize>,
    recent: &VecDeque<usize>,
) -> Option<usize> {
    let gender = tags
        .source
        .passage
        .find(reference.tokens.start, |meaning| match meaning {
            Meaning::Grammar(row) => {
                tags.source.reference.grammar.get(row as usize).map(|known| known.gender)
            }
            _ => None,
        })?
        .1;
    let (genders, given) = (&mut cast.genders, &cast.given_genders);
    // «she» is hardly a man by his given name, unless the text leaves nobody else.
    let suits = |person: &usize, strictly: bool| {
        let by_name = given.get(*person).copied().unwrap_or_default();
        let known = genders.get(*person).copied().unwrap_or_default();
        object != Some(*person)
            && (known.is_empty() || known == gender)
            && !(strictly && known.is_empty() && !by_name.is_empty() && by_name != gender)
    };
    let surely = |person: &usize| {
        object != Some(*person) && genders.get(*person).is_some_and(|known| *known == gender)
    };
    let find = |strictly: bool| {
        subjects
            .iter()
            .rev()
            .find(|person| suits(person, strictly))
            .or_else(|| recent.iter().rev().find(|person| surely(person)))
            .or_else(|| recent.iter().rev().find(|person| suits(person, strictly)))
            .copied()
    };
    let found = find(true).or_else(|| find(false));
    if let Some(known) = found.and_then(|person| genders.get_mut(person)) {
        *known = gender;
    }
    found
}
