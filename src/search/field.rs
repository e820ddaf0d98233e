//! Fields: the kinds of words that a query can ask for by name, and where an article has them.

use crate::article::{Article, Participants, Side, Speaker};

/// A field whose words can be searched for alone: `speaker:borg`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The headline.
    Headline,
    /// Names of people.
    Person,
    /// Roles they held.
    Role,
    /// Names of those who are quoted or reported.
    Speaker,
    /// What was said, within marks or reported.
    Quote,
    /// What was agreed, signed, planned.
    Outcome,
    /// Names of those who took part in the event, and of their sides.
    Met,
    /// Names and acronyms of organisations.
    Organisation,
    /// Names and codes of countries.
    Country,
    /// Names of cities.
    Place,
    /// Keys of topics.
    Topic,
    /// Who publishes and whom they cite.
    Source,
}

impl Field {
    /// Every field with the name that queries use first, then other names they may use.
    const NAMES: [(Self, &'static [&'static str]); 12] = [
        (Self::Headline, &["headline", "title"]),
        (Self::Person, &["person", "people"]),
        (Self::Role, &["role"]),
        (Self::Speaker, &["speaker"]),
        (Self::Quote, &["quote"]),
        (Self::Outcome, &["outcome"]),
        (Self::Met, &["met"]),
        (Self::Organisation, &["org", "organisation", "organization"]),
        (Self::Country, &["country"]),
        (Self::Place, &["place", "city"]),
        (Self::Topic, &["topic"]),
        (Self::Source, &["source", "agency"]),
    ];

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::NAMES.into_iter().map(|(field, _)| field)
    }

    /// Its name in queries.
    pub fn name(self) -> &'static str {
        Self::NAMES
            .iter()
            .find(|(field, _)| *field == self)
            .and_then(|(_, names)| names.first())
            .copied()
            .unwrap_or("")
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        let names = |(_, names): &&(Self, &[&str])| names.iter().any(|own| own.eq_ignore_ascii_case(name));
        Self::NAMES.iter().find(names).map(|(field, _)| *field)
    }

    /// What its words begin with in the dictionary: a control character, which no word of a text holds.
    pub(super) fn mark(self) -> char {
        char::from(self as u8 + 1)
    }

    /// Its texts in an article. Names that other names of the same article hold are given as well.
    pub(super) fn texts(self, article: &Article) -> Vec<&str> {
        let facts = &article.facts;
        let person = |index: &usize| facts.people.get(*index).map(|person| person.name.as_str());
        match self {
            Self::Headline => vec![article.headline_words()],
            Self::Person => facts.people.iter().map(|person| person.name.as_str()).collect(),
            Self::Role => facts
                .people
                .iter()
                .filter_map(|person| person.role.as_ref())
                .map(|role| role.words.as_str())
                .collect(),
            Self::Speaker => {
                let mut speakers: Vec<_> = facts.quotes.iter().filter_map(|quote| quote.speaker).collect();
                speakers.sort_unstable_by_key(|speaker| match speaker {
                    Speaker::Person(index) => (0, *index),
                    Speaker::Organisation(index) => (1, *index),
                });
                speakers.dedup();
                let name = |speaker: Speaker| match speaker {
                    Speaker::Person(index) => person(&index),
                    Speaker::Organisation(index) => {
                        facts.organisations.get(index).map(|body| body.name.as_str())
                    }
                };
                speakers.into_iter().filter_map(name).collect()
            }
            Self::Quote => facts.quotes.iter().map(|quote| quote.text.as_str()).collect(),
            Self::Outcome => facts.outcomes.iter().map(|outcome| outcome.words.as_str()).collect(),
            Self::Met => {
                let sides = facts.event.iter().flat_map(|event| &event.sides);
                let names = |side: &'_ Participants| -> Vec<&str> {
                    let country = match &side.side {
                        Some(Side::Country(code)) => {
                            facts.countries.iter().find(|country| country.code == *code)
                        }
                        _ => None,
                    };
                    side.people
                        .iter()
                        .filter_map(person)
                        .chain(country.map(|country| country.name.as_str()))
                        .collect()
                };
                let bodies = sides.clone().filter_map(|side| match &side.side {
                    Some(Side::Body(name)) => Some(name.as_str()),
                    _ => None,
                });
                sides.clone().flat_map(names).chain(bodies).collect()
            }
            Self::Organisation => facts
                .organisations
                .iter()
                .flat_map(|body| [Some(body.name.as_str()), body.acronym.as_deref()])
                .flatten()
                .collect(),
            Self::Country => facts
                .countries
                .iter()
                .flat_map(|country| [country.name.as_str(), country.code.as_str()])
                .collect(),
            Self::Place => facts.places.iter().map(|place| place.name.as_str()).collect(),
            Self::Topic => facts.topics.iter().map(|topic| topic.topic.as_str()).collect(),
            Self::Source => [&article.agency, &article.source]
                .into_iter()
                .flatten()
                .map(|phrase| phrase.words.as_str())
                .collect(),
        }
    }
}
