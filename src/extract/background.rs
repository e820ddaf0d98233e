//! The sentences behind the first one: whether one tells of the event that the article reports, of another, or of what
//! happened long before. Who took part, `participants` decides.

use super::event::{Zone, day, told_kind};
use super::mentions::Reference;
use super::roles::Phrase;
use super::tags::{Tag, Tags};
use crate::article::{DateMention, EventKind, PartialDate, Speaker};
use crate::reference::{Cue, Event, GrammarClass, Hit, Kinds, Meaning};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// So many days before publication something else is told of.
const LONG_AGO: i32 = 21;

/// A report that names no day may appear so many days behind what it tells.
const DAYS_TO_PUBLISH: i32 = 1;

/// A verb follows its subject within so many tokens.
const VERB_WITHIN: usize = 3;

/// «will», «no» and the like stand at most so many tokens before what they put off or deny.
const SAID_WITHIN: usize = 7;

/// «will visit Ghana and meet with NAME and **NAME**»: «will» stands at most so many tokens before whoever is still to be met.
const YET_WITHIN: usize = 16;

/// «after its new ambassadors met»: the word that opens a clause stands at most so many tokens before its verb.
const ASIDE_WITHIN: usize = 6;

/// «about the results of his recent talks»: what tells that something is recounted stands at most so many tokens before it.
const RECOUNTED_WITHIN: usize = 3;

/// «a meeting with A and B is scheduled»: the verb is behind the noun by at most so many tokens.
const PLANNED_WITHIN: usize = 24;

/// Someone who came together with others is named at most so many tokens from the words that say so.
const NAMED_WITHIN: usize = 120;

/// «held a long and friendly conversation»: the noun is behind the verb by at most so many tokens.
const HELD_WITHIN: usize = 6;

/// What says when and how a sentence tells something …
const CUES: Kinds = Kinds::of(&[
    Meaning::Cue(Cue::Past),
    Meaning::Cue(Cue::FirstPerson),
    Meaning::Cue(Cue::Several),
    Meaning::Cue(Cue::Attended),
]);

/// … and what may say that people came together.
const ENCOUNTERS: Kinds = Kinds::of(&[
    Meaning::Event(0),
    Meaning::Discussion(0),
    Meaning::Cue(Cue::Calls),
    Meaning::Cue(Cue::Becomes),
]);

/// The sentence that was last gone to, looked up once.
pub(super) struct Background<'t, 'a> {
    tags: &'t Tags<'a>,
    dates: &'t [DateMention],
    /// What type of event the article reports.
    kind: EventKind,
    /// The day of it, or before which others were another day …
    day: Option<i32>,
    /// … and whether the opening tells it.
    day_told: bool,
    /// The article tells what is yet to come, or of a visit, to which belongs what the guest will do.
    pub(super) announced: bool,
    pub(super) tokens: Range<usize>,
    /// Where its paragraph stands in the text.
    paragraph: usize,
    /// Nobody has been named in it yet.
    fresh: bool,
    /// Someone «was present», «led the delegation».
    pub(super) attended: bool,
    /// Someone of the event is meant in it, once that was looked for.
    held: Option<Held>,
    /// Someone speaks of himself in it.
    pub(super) first_person: bool,
    /// It says «last month» and the like.
    past: bool,
    /// It says «them» and the like.
    several: bool,
    /// Where it says that people came together.
    encounters: Vec<Encounter>,
    /// It is one of a list that a colon opens.
    pub(super) item: bool,
    /// The numbered list that it may belong to is one of those who came.
    numbered: bool,
    /// It tells of another meeting, which counts where someone of the event took part.
    pub(super) another: bool,
    /// It tells of something else: long before, «earlier», «meanwhile», or of others who met.
    pub(super) apart: bool,
}

/// Whether a sentence holds someone of the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Held {
    Nobody,
    /// «the guest», whom the text leaves open.
    Perhaps,
    Surely,
}

/// «held talks with», «presented his credentials».
struct Encounter {
    tokens: Range<usize>,
    /// Someone hands something over to someone: «presented his credentials **to**».
    hands: bool,
    /// «discussed»: a stranger to the event may do that elsewhere.
    spoken: bool,
}

impl<'t, 'a> Background<'t, 'a> {
    /// Looks at the `opening`, the headline and the first sentence; `dates` are in order.
    pub(super) fn new(
        tags: &'t Tags<'a>,
        dates: &'t [DateMention],
        kind: EventKind,
        opening: &[Zone],
    ) -> Self {
        let mut background = Self {
            tags,
            dates,
            kind,
            day: None,
            day_told: false,
            announced: kind == EventKind::Visit,
            tokens: 0..0,
            paragraph: 0,
            fresh: true,
            attended: false,
            held: None,
            first_person: false,
            past: false,
            several: false,
            encounters: Vec::new(),
            item: false,
            numbered: false,
            another: false,
            apart: false,
        };
        let reports_meeting = matches!(
            kind,
            EventKind::Meeting | EventKind::Call | EventKind::Consultations | EventKind::Forum
        );
        for zone in opening {
            background.tokens = zone.tokens.clone();
            let mut hits =
                tags.source.passage.hits_within(zone.tokens.clone(), Kinds::of(&[Meaning::Event(0)]));
            let told = hits.find(|hit| {
                let event = background.event(hit.sense.meaning);
                event.is_some_and(|event| !matches!(event.kind, "statement" | "appointment"))
            });
            background.announced |= reports_meeting && told.is_some_and(|hit| background.is_ahead(hit.first));
        }
        background.look();
        let lead = background.tokens.clone();
        let told = day(tags, &lead, dates).and_then(PartialDate::day_number);
        let published = || tags.source.article.published.and_then(|published| published.date.day_number());
        background.day_told = told.is_some();
        background.day = told.or_else(|| Some(published()? - DAYS_TO_PUBLISH));
        background
    }

    /// Looks at the sentence around a token.
    pub(super) fn go_to(&mut self, at: usize) {
        if self.tokens.contains(&at) {
            self.fresh = false;
            return;
        }
        let Some(sentence) = self.tags.source.passage.sentence_of(at) else { return };
        // «In 2019 she came to Oslo. **He** received her there.»
        let goes_on = self.apart
            && self.tokens.end == sentence.tokens.start
            && sentence.paragraph == self.paragraph
            && self.tags.source.grammar(sentence.tokens.start) == Some(GrammarClass::Pronoun)
            && self.tags.source.cue(sentence.tokens.start + 1, Cue::Ahead).is_none()
            && !self.says(sentence.tokens.start + 1);
        self.tokens = sentence.tokens.clone();
        self.paragraph = sentence.paragraph;
        self.fresh = true;
        self.held = None;
        self.look();
        self.apart |= goes_on;
    }

    fn look(&mut self) {
        let source = self.tags.source;
        (self.past, self.first_person, self.several, self.attended) = (false, false, false, false);
        for hit in source.passage.hits_within(self.tokens.clone(), CUES) {
            match hit.sense.meaning {
                Meaning::Cue(Cue::Past) => self.past = true,
                Meaning::Cue(Cue::FirstPerson) => self.first_person = true,
                Meaning::Cue(Cue::Several) => self.several = true,
                Meaning::Cue(Cue::Attended) => {
                    self.attended |= !self.is_denied(hit.first)
                        && !is_governed(self.tags, hit.first)
                        && !self.is_aside(hit.first)
                        && !self.is_lasting(hit.first)
                        && !self.is_of_thing(&hit)
                        && !self.has_been(hit.first)
                        && (self.announced || !self.is_ahead(hit.first));
                }
                _ => {}
            }
        }
        let mut encounters = std::mem::take(&mut self.encounters);
        encounters.clear();
        encounters.extend(
            source
                .passage
                .hits_within(self.tokens.clone(), ENCOUNTERS)
                .filter_map(|hit| self.encounter(&hit)),
        );
        self.encounters = encounters;
        let begins = |cue| source.cue(self.tokens.start, cue).is_some();
        // «The envoys who came are: – NAME, ROLE. – NAME, ROLE.»
        let colon = self.tokens.start.checked_sub(1).is_some_and(|at| self.tags.is_mark(at, ":"));
        // «Below is the list of the new envoys. ⏎ 1. NAME ⏎ ROLE ⏎ 2. NAME»
        let number = self.number();
        if let Some(at) = number.filter(|at| self.tags.word(*at) == "1") {
            self.numbered = self.announces_list(at);
        }
        self.item =
            self.tags.is_dash(self.tokens.start) && (colon || self.item) || number.is_some() && self.numbered;
        self.another = begins(Cue::Another);
        self.apart = begins(Cue::Elsewhere) && !begins(Cue::SameDay)
            || lies_back(self.tags, self.dates, &self.tokens)
            || self.is_of_other_day();
    }

    /// «On 19 February NAME met NAME», of a meeting on the 21st.
    fn is_of_other_day(&self) -> bool {
        let earlier = |date: &DateMention| {
            date.date.day().is_some()
                && date.date.day_number().zip(self.day).is_some_and(|(day, of)| day < of)
        };
        matches!(self.kind, EventKind::Meeting | EventKind::Call)
            && (self.day_told || !self.encounters.is_empty())
            && dates_within(self.tags, self.dates, &self.tokens).any(earlier)
    }

    /// «1. NAME»: the number that stands before the sentence or begins it.
    fn number(&self) -> Option<usize> {
        let start = self.tokens.start;
        let number = |at: &usize| {
            let token = self.tags.source.passage.token(*at);
            token.is_some_and(|token| token.kind == TokenKind::Number)
                && (self.tags.is_mark(at + 1, ".") || self.tags.is_mark(at + 1, ")"))
        };
        [Some(start), start.checked_sub(2)].into_iter().flatten().find(number)
    }

    /// Whether the sentence before the token says that a list follows.
    fn announces_list(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|last| self.tags.source.passage.sentence_of(last));
        before.is_some_and(|before| {
            let mut tokens = before.tokens.clone();
            self.tags.is_mark(tokens.end - 1, ":")
                || tokens.any(|at| self.tags.source.cue(at, Cue::Listed).is_some())
        })
    }

    /// Someone new acts, whose last token is before `end`: «Meanwhile NAME met …» is another encounter than the one told of.
    pub(super) fn open(&mut self, end: usize) {
        self.apart |= self.fresh && self.encounters.last().is_some_and(|last| last.tokens.start >= end);
    }

    /// «will not attend»: who stays away, by the words behind the name.
    pub(super) fn stays_away(&self, end: usize) -> bool {
        let source = self.tags.source;
        let denied = (end..end + VERB_WITHIN).find(|at| source.cue(*at, Cue::Denied).is_some());
        denied.is_some_and(|at| {
            source.passage.hits_within(at + 1..at + VERB_WITHIN, Kinds::ALL).any(|hit| {
                source.cue(hit.first, Cue::Bare).is_some() || self.is_event(&hit) && hit.first == at + 1
            })
        })
    }

    /// «no plans for a meeting with NAME»
    pub(super) fn is_denied_before(&self, start: usize) -> bool {
        self.is_denied(start)
    }

    /// Whether a clause of its own begins at the token `start`.
    pub(super) fn begins_clause(&self, start: usize) -> bool {
        self.tags.source.cue_before(start, Cue::Subordinate).is_some()
    }

    /// Someone who was not told of acts in a clause of its own, «after NAME met NAME», up to its end.
    pub(super) fn open_clause(&mut self, end: usize) {
        self.apart |= self.near(end).iter().any(|encounter| self.is_verb_of(end, encounter));
    }

    /// «NAME will visit Oslo, **NAME said**»: whoever only tells what others will do.
    pub(super) fn is_foretold_by(&self, someone: &Range<usize>) -> bool {
        let ahead = |at: usize| self.tags.source.cue(at, Cue::Ahead).is_some();
        let event = |at: usize| self.tags.event(at, |event| event.kind != "statement").is_some();
        self.says(someone.end)
            && (self.tokens.start..someone.start).any(ahead)
            && !(someone.end..self.tokens.end).any(event)
    }

    /// «she is to dine with NAME»: what is told right before the token is yet to come.
    pub(super) fn is_yet_to_come(&self, start: usize) -> bool {
        !self.announced
            && self.back(start, YET_WITHIN).any(|at| self.tags.source.cue(at, Cue::Ahead).is_some())
    }

    /// Whether the sentence tells that someone came together with others: `acts` whether it may tell what they did, `known`
    /// whether it holds someone of the event.
    pub(super) fn joins(&self, someone: &Range<usize>, acts: bool, subject: bool, known: bool) -> bool {
        let cue = |at: usize, cue| self.tags.source.cue_before(at, cue).is_some();
        let before = |class| someone.start.checked_sub(1).filter(|at| self.tags.is(*at, class));
        self.near(someone.start).iter().any(|encounter| {
            let behind = encounter.tokens.end <= someone.start;
            if encounter.spoken && !known {
                false
            } else if behind {
                encounter.tokens.end == someone.start
                    || before(GrammarClass::By) == Some(encounter.tokens.end)
                    || cue(someone.start, Cue::Together)
                    || cue(someone.start, Cue::Include)
                    || encounter.hands
                        && (before(GrammarClass::Preposition).is_some() || before(GrammarClass::Of).is_some())
            } else {
                subject && self.is_verb_of(someone.end, encounter)
                    || acts && encounter.tokens.start >= someone.end && !self.says(someone.end)
            }
        })
    }

    /// Whether it names those of whom the text has told: «The envoys are NAME, NAME and NAME.»
    pub(super) fn lists(&self, phrases: &[Phrase]) -> bool {
        let first = phrases.partition_point(|phrase| phrase.tokens.start < self.tokens.start);
        phrases.get(first).is_some_and(|phrase| {
            phrase.plural
                && phrase.tokens.start <= self.tokens.start + VERB_WITHIN
                && self.tags.source.cue(phrase.tokens.end, Cue::Ahead).is_none()
                && (self.tags.is(phrase.tokens.end, GrammarClass::Be)
                    || self.tags.source.cue(phrase.tokens.end, Cue::Include).is_some())
        })
    }

    /// Whether a verb of saying follows.
    pub(super) fn says(&self, end: usize) -> bool {
        let says = |meaning| match meaning {
            Meaning::Speech(row) => {
                self.tags.source.reference.speech.get(row as usize).filter(|speech| speech.says)
            }
            _ => None,
        };
        let surely =
            |at: usize| self.tags.source.passage.find(at, says).is_some_and(|(hit, _)| !hit.sense.doubtful);
        (end..end + VERB_WITHIN).any(surely)
    }

    /// Whether someone of `people` is meant in it, or may be, «the guest»; `references` are in order.
    pub(super) fn holds(&mut self, references: &[Reference], people: &[usize]) -> Held {
        let held = self.held.unwrap_or_else(|| self.finds(references, people));
        self.held = Some(held);
        held
    }

    fn finds(&self, references: &[Reference], people: &[usize]) -> Held {
        let first = references.partition_point(|reference| reference.tokens.start < self.tokens.start);
        let within = references.get(first..).unwrap_or_default();
        // «briefed **reporters**» is nobody of whom was told.
        let others = |at: usize| matches!(self.tags.tag(at), Tag::Role(_)) && !self.tags.capitalised(at);
        let held = |reference: &Reference| match reference.means {
            Some(Speaker::Person(person)) if people.contains(&person) => Held::Surely,
            None if !reference.named && !others(reference.tokens.start) => Held::Perhaps,
            _ => Held::Nobody,
        };
        let here = within.iter().take_while(|reference| reference.tokens.start < self.tokens.end);
        let held = here.map(held).max().unwrap_or(Held::Nobody);
        // «received them»
        if self.several { held.max(Held::Perhaps) } else { held }
    }

    /// Those not too far from the token.
    fn near(&self, at: usize) -> &[Encounter] {
        let bound = |at: usize| self.encounters.partition_point(|encounter| encounter.tokens.start < at);
        let range = bound(at.saturating_sub(NAMED_WITHIN))..bound(at + NAMED_WITHIN);
        self.encounters.get(range).unwrap_or_default()
    }

    fn is_verb_of(&self, end: usize, encounter: &Encounter) -> bool {
        (end..end + VERB_WITHIN).contains(&encounter.tokens.start)
    }

    fn event(&self, meaning: Meaning) -> Option<&'a Event> {
        let Meaning::Event(row) = meaning else { return None };
        self.tags.source.reference.events.get(row as usize)
    }

    fn is_event(&self, hit: &Hit) -> bool {
        self.event(hit.sense.meaning).is_some_and(|event| event.strong && event.kind != "statement")
    }

    /// What a hit says of people who came together, if it did happen.
    fn encounter(&self, hit: &Hit) -> Option<Encounter> {
        let real = |tokens: &Range<usize>| {
            !self.is_denied(tokens.start)
                && !self.is_before(tokens)
                && !self.is_recounted(tokens.start)
                && !self.is_aside(tokens.start)
                && (self.announced || !self.is_ahead(tokens.start))
        };
        let tokens = hit.first..hit.end;
        if let Meaning::Discussion(row) = hit.sense.meaning {
            let discusses = self
                .tags
                .source
                .reference
                .discussion
                .get(usize::from(row))
                .is_some_and(|row| row.class == "verb");
            return (discusses && real(&tokens)).then_some(Encounter { tokens, hands: false, spoken: true });
        }
        // «called on the Prime Minister»
        let on = hit.first + 1;
        let calls =
            self.kind != EventKind::Statement && self.tags.source.cue(hit.first, Cue::Calls).is_some();
        if calls && self.tags.word(on) == "on" {
            let tokens = hit.first..on + 1;
            return real(&tokens).then_some(Encounter { tokens, hands: false, spoken: false });
        }
        if hit.sense.meaning == Meaning::Cue(Cue::Becomes) {
            let tells = self.kind == EventKind::Appointment && !self.is_denied(tokens.start);
            return tells.then_some(Encounter { tokens, hands: false, spoken: false });
        }
        let event = self.event(hit.sense.meaning)?;
        let meets = matches!(told_kind(self.tags, hit, event.kind), "meeting" | "call" | "consultations")
            || self.tags.source.cue(hit.first, Cue::Summons).is_some();
        let hands = event.kind == "appointment" && self.kind == EventKind::Appointment;
        let held = !event.strong && meets && self.is_held(hit.first);
        let told = event.strong && (meets || hands || event.kind == "signing") || held;
        (told && real(&tokens)).then_some(Encounter { tokens, hands, spoken: false })
    }

    /// The tokens before `at`, backwards, up to a mark.
    fn back(&self, at: usize, most: usize) -> impl Iterator<Item = usize> {
        let tags = self.tags;
        // «will be co-chaired»: a hyphen parts nothing.
        let parts = |at: &usize| tags.tag(*at) == Tag::Mark && (tags.spaced(*at) || !tags.is_dash(*at));
        (at.saturating_sub(most).max(self.tokens.start)..at).rev().take_while(move |at| !parts(at))
    }

    /// «held a warm **conversation**»
    fn is_held(&self, at: usize) -> bool {
        self.back(at, HELD_WITHIN).any(|at| self.tags.source.cue(at, Cue::Holds).is_some())
    }

    /// «warned the EU **after** its envoys met NAME»: of a statement, what its clause by the way tells.
    fn is_aside(&self, at: usize) -> bool {
        let source = self.tags.source;
        self.kind == EventKind::Statement
            && self.back(at, ASIDE_WITHIN).any(|at| source.cue(at, Cue::Subordinate).is_some())
    }

    /// «told NAME what came of his **talks** with», «on the sidelines of **talks** between»: whether what is told right before the
    /// token was told of only, or is where others came together.
    pub(super) fn is_told_about(&self, start: usize) -> bool {
        let event = |at: usize| self.tags.event(at, |event| event.kind != "statement");
        self.back(start, YET_WITHIN).any(|at| {
            let near = start - at <= SAID_WITHIN;
            event(at).is_some_and(|hit| near && self.is_recounted(at) || self.is_of_others(&hit, start))
        })
    }

    /// «on the sidelines of the **talks between** NAME and NAME», not «of the assembly with NAME».
    fn is_of_others(&self, hit: &Hit, start: usize) -> bool {
        let beside = (hit.first.saturating_sub(RECOUNTED_WITHIN)..=hit.first)
            .any(|end| self.tags.source.cue_before(end, Cue::Beside).is_some());
        let mut words = (hit.end - 1..start).map(|at| self.tags.word(at)).filter(|word| *word != "and");
        beside
            && words.clone().any(|word| matches!(word, "between" | "of"))
            && words.all(|word| word != "with")
    }

    /// «will meet», «agreed to hold talks»: it has not come yet, or may never.
    fn is_ahead(&self, at: usize) -> bool {
        let source = self.tags.source;
        let infinitive = |at: usize| {
            source.cue(at, Cue::Infinitive).is_some()
                && matches!(
                    self.tags.tag(at + 1),
                    Tag::Small | Tag::Grammar(GrammarClass::Have | GrammarClass::Be)
                )
        };
        let planned = |at: usize| source.cue(at, Cue::Planned).is_some();
        source.cue(at, Cue::Bare).is_some()
            || source.cue(at, Cue::Ahead).is_some()
            || source.cue(at, Cue::Infinitive).is_some()
            || (at..self.tokens.end.min(at + PLANNED_WITHIN)).any(planned)
            || self.back(at, SAID_WITHIN).any(|at| source.cue(at, Cue::Ahead).is_some() || infinitive(at))
    }

    /// «told her **about** his talks»
    fn is_recounted(&self, at: usize) -> bool {
        let source = self.tags.source;
        (at.saturating_sub(RECOUNTED_WITHIN).max(self.tokens.start)..=at)
            .any(|end| source.cue_before(end, Cue::Recounted).is_some())
    }

    /// «no plans for a meeting», «did not meet»
    fn is_denied(&self, at: usize) -> bool {
        self.back(at, SAID_WITHIN).any(|at| self.tags.source.cue(at, Cue::Denied).is_some())
    }

    /// «the commission, **which is** led by NAME»: what always is so.
    fn is_lasting(&self, at: usize) -> bool {
        let which = |at: usize| matches!(self.tags.word(at), "that" | "which");
        self.back(at, VERB_WITHIN)
            .any(|at| matches!(self.tags.word(at), "is" | "are") && at.checked_sub(1).is_some_and(which))
    }

    /// «**welcomed the talks**»: not someone.
    fn is_of_thing(&self, hit: &Hit) -> bool {
        let source = self.tags.source;
        source.cue(hit.first, Cue::Receives).is_some()
            && self.tags.is(hit.end, GrammarClass::Article)
            && self.tags.tag(hit.end + 1) == Tag::Small
            && source.cue(hit.end, Cue::Several).is_none()
    }

    /// «**had** accompanied»
    fn has_been(&self, at: usize) -> bool {
        self.back(at, VERB_WITHIN).any(|at| had_done(self.tags, at))
    }

    /// «had met», «met last month».
    fn is_before(&self, tokens: &Range<usize>) -> bool {
        let had = |at: usize| had_done(self.tags, at);
        had(tokens.start) || self.has_been(tokens.start) || self.past
    }
}

/// Whether a day is named in the sentence that is long past.
pub(super) fn lies_back(tags: &Tags<'_>, dates: &[DateMention], sentence: &Range<usize>) -> bool {
    let published = tags.source.article.published.map(|published| published.date);
    let (today, year) =
        (published.and_then(|date| date.day_number()), published.and_then(|date| date.year()));
    let this_month = published.map(|date| (date.year(), date.month()));
    let long_ago = |date: PartialDate| match date.month() {
        // «the chair for May»: the month of publication is not over.
        Some(_) if date.day().is_none() && this_month == Some((date.year(), date.month())) => false,
        Some(_) => date.day_number().is_some_and(|day| today.is_some_and(|today| day + LONG_AGO < today)),
        None => date.year().is_some_and(|named| year.is_some_and(|this| named < this)),
    };
    dates_within(tags, dates, sentence)
        .any(|date| long_ago(date.date) && !is_inserted(tags, sentence, date.span))
}

/// The dates that the sentence names.
fn dates_within<'d>(
    tags: &Tags<'_>,
    dates: &'d [DateMention],
    sentence: &Range<usize>,
) -> impl Iterator<Item = &'d DateMention> {
    let span = tags.source.passage.span(sentence.clone());
    let first = dates.partition_point(|date| date.span.start < span.start);
    dates.get(first..).unwrap_or_default().iter().take_while(move |date| date.span.end <= span.end)
}

/// «NAME, who last came in 2019, …»: what is told by the way, between commas.
fn is_inserted(tags: &Tags<'_>, sentence: &Range<usize>, span: Span) -> bool {
    let source = tags.source;
    let at = source.passage.token_at(span.start);
    let first = sentence.start.max(at.saturating_sub(PLANNED_WITHIN));
    let comma = (first..at).rev().find(|at| tags.is_mark(*at, ","));
    comma.is_some_and(|comma| source.grammar(comma + 1) == Some(GrammarClass::Relative))
}

/// «a new **government led** by NAME», unlike a delegation: whoever leads it need not be there.
pub(super) fn is_governed(tags: &Tags<'_>, led: usize) -> bool {
    tags.source.cue(led, Cue::Led).is_some() && tags.source.cue_before(led, Cue::Governs).is_some()
}

/// «had met», «had recently held»: what is told by these words lies before the rest.
pub(super) fn had_done(tags: &Tags<'_>, had: usize) -> bool {
    let adverb = |at: usize| tags.word(at).ends_with("ly") || tags.source.cue(at, Cue::Ago).is_some();
    let Some(end) = tags.source.cue(had, Cue::Had) else { return false };
    let verb = end + usize::from(adverb(end));
    tags.word(verb).ends_with("ed") || tags.source.cue(verb, Cue::Participle).is_some()
}
