//! One article as one flat line of facts, without evidence: for spreadsheets, scripts and scoring.

use crate::article::{
    Article, EventKind, HeadlineOrigin, Organisation, OutcomeKind, PartialDate, Person, Quote, Side, Speaker,
    Speech,
};
use crate::reference::reference;
use crate::text::fold;
use serde::Serialize;

/// The kind of what bodies run together, «Example Initiative», which is no body itself.
const PROGRAMME: &str = "programme";

/// The line. Field names and units are those of the record; lists keep the order of first mention.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FlatArticle {
    /// The article's id.
    pub id: String,
    /// The file it was read from.
    pub file: String,
    /// The day of publication.
    pub published: Option<PartialDate>,
    /// The headline as printed; null when there was none, even though the record derives one.
    pub headline: Option<String>,
    /// Where the record's headline comes from.
    pub headline_origin: Option<HeadlineOrigin>,
    /// The dateline's city.
    pub dateline_place: Option<String>,
    /// Who publishes.
    pub agency: Option<String>,
    /// Whom they cite.
    pub source: Option<String>,
    /// ISO 3166-1 alpha-2 codes.
    pub countries: Vec<String>,
    /// Who is named.
    pub people: Vec<FlatPerson>,
    /// Which bodies are named.
    pub organisations: Vec<FlatOrganisation>,
    /// Which cities are named.
    pub places: Vec<String>,
    /// What happened and who took part.
    pub event: Option<FlatEvent>,
    /// Direct speech.
    pub quotes: Vec<FlatQuote>,
    /// Amounts; both ends of a range.
    pub figures: Vec<FlatFigure>,
    /// Dates the text mentions, each once.
    pub dates: Vec<PartialDate>,
    /// Documents by name.
    pub documents: Vec<String>,
    /// Keys of `reference/topics.tsv`.
    pub topics: Vec<String>,
    /// What came of it.
    pub outcomes: Vec<FlatOutcome>,
}

/// A person, the role held that day and whom they act for (a code or a body's short name).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FlatPerson {
    /// Fullest name.
    pub name: String,
    /// As the text gives it.
    pub role: Option<String>,
    /// ISO code or a body's short name.
    pub country: Option<String>,
}

/// A body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FlatOrganisation {
    /// Canonical name where the text prints it or its acronym; else as the text first names the body.
    pub name: String,
    /// Acronym.
    pub acronym: Option<String>,
}

/// The event.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FlatEvent {
    /// Its type.
    #[serde(rename = "type")]
    pub kind: EventKind,
    /// Names of those who took part.
    pub participants: Vec<String>,
}

/// A quote and the person whose words they are; a body that speaks («the ministry said») is no person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FlatQuote {
    /// The speaker's fullest name.
    pub speaker: Option<String>,
    /// The words.
    pub text: String,
}

/// An amount.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FlatFigure {
    /// In whole units.
    pub value: f64,
    /// ISO 4217, `%` or a unit.
    pub unit: String,
    /// What is measured.
    pub what: Option<String>,
}

/// An outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FlatOutcome {
    /// Its kind.
    pub kind: OutcomeKind,
    /// The clause.
    pub text: String,
}

/// What a reader who has only this line can find again in the text.
fn printed_name(body: &Organisation, text: &str) -> String {
    let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    // «the ministries of Ghana and Portugal»: the words name two, or only whose the second is.
    let state = body.country.as_deref().and_then(|code| reference().country(code)).map(|state| state.name);
    let whole = |words: &String| Some(words.as_str()) != state && !fold(words).contains("ministries of ");
    let mut printed = body.mentions.iter().map(|mention| plain(mention.of(text))).filter(whole);
    let known = |words: &String| {
        fold(words) == fold(&body.name) || body.acronym.as_ref().is_some_and(|acronym| acronym == words)
    };
    match printed.clone().any(|words| known(&words)) {
        true => body.name.clone(),
        false => printed.next().unwrap_or_else(|| body.name.clone()),
    }
}

impl From<&Article> for FlatArticle {
    fn from(article: &Article) -> Self {
        let facts = &article.facts;
        let name_of = |index: &usize| facts.people.get(*index).map(|person| person.name.clone());
        let printed = article.headline.as_ref().filter(|headline| headline.origin != HeadlineOrigin::Derived);
        let mut dates: Vec<PartialDate> = Vec::new();
        for mention in &facts.dates {
            if !dates.contains(&mention.date) {
                dates.push(mention.date);
            }
        }
        Self {
            id: article.id.clone(),
            file: article.file.clone(),
            published: article.published.map(|published| published.date),
            headline: printed.map(|headline| headline.span.of(&article.text).to_owned()),
            headline_origin: article.headline.as_ref().map(|headline| headline.origin),
            dateline_place: article
                .dateline
                .as_ref()
                .and_then(|dateline| Some(dateline.place.as_ref()?.words.clone())),
            agency: article.agency.as_ref().map(|agency| agency.words.clone()),
            source: article.source.as_ref().map(|source| source.words.clone()),
            countries: facts.countries.iter().map(|country| country.code.clone()).collect(),
            people: facts.people.iter().map(FlatPerson::from).collect(),
            organisations: facts
                .organisations
                .iter()
                .filter(|body| body.kind != PROGRAMME)
                .map(|body| FlatOrganisation {
                    name: printed_name(body, &article.text),
                    acronym: body.acronym.clone(),
                })
                .collect(),
            places: facts.places.iter().map(|place| place.name.clone()).collect(),
            event: facts.event.as_ref().map(|event| FlatEvent {
                kind: event.kind,
                participants: event.sides.iter().flat_map(|side| &side.people).filter_map(name_of).collect(),
            }),
            quotes: facts
                .quotes
                .iter()
                .filter(|quote| quote.speech == Speech::Direct)
                .map(|quote| FlatQuote { speaker: speaker_name(article, quote), text: quote.text.clone() })
                .collect(),
            figures: facts
                .figures
                .iter()
                .flat_map(|figure| {
                    let what = figure.what.as_ref().map(|what| what.words.clone());
                    let at = move |value| FlatFigure { value, unit: figure.unit.clone(), what: what.clone() };
                    [Some(figure.value), figure.to].into_iter().flatten().map(at)
                })
                .collect(),
            dates,
            documents: facts.documents.iter().map(|document| document.name.clone()).collect(),
            topics: facts.topics.iter().map(|topic| topic.topic.clone()).collect(),
            outcomes: facts
                .outcomes
                .iter()
                .map(|outcome| FlatOutcome { kind: outcome.kind, text: outcome.words.clone() })
                .collect(),
        }
    }
}

impl From<&Person> for FlatPerson {
    fn from(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            role: person.role.as_ref().map(|role| role.words.clone()),
            country: person.side.as_ref().map(|side| match side {
                Side::Country(code) => code.clone(),
                Side::Body(name) => name.clone(),
            }),
        }
    }
}

fn speaker_name(article: &Article, quote: &Quote) -> Option<String> {
    match quote.speaker? {
        Speaker::Person(index) => article.facts.people.get(index).map(|person| person.name.clone()),
        Speaker::Organisation(_) => None,
    }
}
