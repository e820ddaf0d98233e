//! The sentences behind the first one: whether one tells of the event that the article reports, of another, or of what
//! happened long before. Who took part, `participants` decides.

use super::mentions::Reference;
use super::tags::Tags;
use crate::article::{DateMention, PartialDate, Speaker};
use crate::reference::{Cue, Meaning};
use std::ops::Range;

/// So many days before publication something else is told of.
const LONG_AGO: i32 = 21;

/// A verb follows its subject within so many tokens.
const VERB_WITHIN: usize = 3;

/// The sentence that was last gone to, looked up once.
pub(super) struct Background<'t, 'a> {
    tags: &'t Tags<'a>,
    dates: &'t [DateMention],
    today: Option<i32>,
    year: Option<u16>,
    tokens: Range<usize>,
    /// Nobody has been named in it yet.
    fresh: bool,
    /// Someone «was present», «led the delegation».
    pub(super) attended: bool,
    /// Someone «held talks with» someone.
    pub(super) meets: bool,
    /// It tells of something else: long before, «earlier», «meanwhile», or of others who met.
    pub(super) apart: bool,
}

impl<'t, 'a> Background<'t, 'a> {
    /// No sentence yet; `dates` are in order.
    pub(super) fn new(tags: &'t Tags<'a>, dates: &'t [DateMention]) -> Self {
        let published = tags.source.article.published.map(|published| published.date);
        let today = published.and_then(|date| date.day_number());
        let year = published.and_then(|date| date.year());
        Self {
            tags,
            dates,
            today,
            year,
            tokens: 0..0,
            fresh: true,
            attended: false,
            meets: false,
            apart: false,
        }
    }

    /// Looks at the sentence around a token.
    pub(super) fn go_to(&mut self, at: usize) {
        let passage = self.tags.source.passage;
        if self.tokens.contains(&at) {
            self.fresh = false;
            return;
        }
        let Some(sentence) = passage.sentence_of(at) else { return };
        self.tokens = sentence.tokens.clone();
        self.fresh = true;
        let hits = || passage.hits_within(self.tokens.clone()).iter();
        let ahead = || self.tokens.clone().any(|at| passage.word(at) == "would");
        self.attended = hits().any(|hit| hit.sense.meaning == Meaning::Cue(Cue::Attended)) && !ahead();
        self.meets = hits().any(|hit| self.is_encounter(hit.sense.meaning));
        let elsewhere = |meaning| (meaning == Meaning::Cue(Cue::Elsewhere)).then_some(());
        let opening = passage.find(self.tokens.start, elsewhere);
        // «Earlier today» is still this event.
        let elsewhere = opening.is_some_and(|(hit, ())| !matches!(passage.word(hit.end), "today" | "in"));
        self.apart = elsewhere || self.lies_back();
    }

    /// Someone new acts, whose last token is before `end`: «Meanwhile NAME met …» is another encounter than the one told of.
    pub(super) fn open(&mut self, end: usize) {
        let passage = self.tags.source.passage;
        let meets = |at| passage.find(at, |meaning| self.is_encounter(meaning).then_some(())).is_some();
        self.apart |= self.fresh && (end..end + VERB_WITHIN).any(meets);
    }

    /// Whether someone of `people` is meant in it; `references` are in order.
    pub(super) fn holds(&self, references: &[Reference], people: &[usize]) -> bool {
        let first = references.partition_point(|reference| reference.tokens.start < self.tokens.start);
        let within = references.get(first..).unwrap_or_default();
        within.iter().take_while(|reference| reference.tokens.start < self.tokens.end).any(
            |reference| matches!(reference.means, Some(Speaker::Person(person)) if people.contains(&person)),
        )
    }

    fn is_encounter(&self, meaning: Meaning) -> bool {
        let Meaning::Event(row) = meaning else { return false };
        let event = self.tags.source.reference.events.get(row as usize);
        event.is_some_and(|event| event.strong && matches!(event.kind, "meeting" | "call"))
    }

    /// Whether a day is named that is long past.
    fn lies_back(&self) -> bool {
        let span = self.tags.source.passage.span(self.tokens.clone());
        let first = self.dates.partition_point(|date| date.span.start < span.start);
        let within =
            self.dates.get(first..).unwrap_or_default().iter().take_while(|date| date.span.end <= span.end);
        let long_ago = |date: PartialDate| match date.month() {
            Some(_) => {
                date.day_number().is_some_and(|day| self.today.is_some_and(|today| day + LONG_AGO < today))
            }
            None => date.year().is_some_and(|year| self.year.is_some_and(|this| year < this)),
        };
        within.into_iter().any(|date| long_ago(date.date))
    }
}
