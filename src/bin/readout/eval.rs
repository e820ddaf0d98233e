//! `readout eval`: accuracy that can be worked on like speed. Compares the facts of texts with gold written by
//! hand and prints precision, recall and F1 per field, and each miss.
//!
//! Gold is one JSON file per text (`GOLD_DIR/x.json` for `TEXT_DIR/x.txt`); what is optional there is neither
//! asked for nor held against the reader. The rules of matching stand beside each field below.

use crate::{Outcome, files};
use readout::article::{Article, PartialDate};
use readout::export::FlatArticle;
use readout::reference::{Meaning, reference};
use readout::text::fold;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufWriter, Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of gold, one `.json` per text.
    gold: PathBuf,
    /// The folder of texts, one `.txt` of the same name per gold.
    texts: PathBuf,
    /// Only this field's misses are listed.
    #[arg(long)]
    field: Option<String>,
    /// List no misses, only the table.
    #[arg(long)]
    quiet: bool,
}

/// Gold as its files have it; fields not scored here are left out.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Gold {
    published: Option<String>,
    headline: Option<String>,
    dateline_place: Option<String>,
    agency: Option<String>,
    source: Option<String>,
    countries: Vec<String>,
    countries_optional: Vec<String>,
    people: Vec<GoldPerson>,
    organisations: Vec<GoldOrganisation>,
    places: Vec<String>,
    places_optional: Vec<String>,
    event: Option<GoldEvent>,
    quotes: Vec<GoldQuote>,
    figures: Vec<GoldFigure>,
    dates_mentioned: Vec<String>,
    dates_optional: Vec<String>,
    topics: Vec<String>,
    topics_optional: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct GoldPerson {
    name: String,
    role: Option<String>,
    optional: bool,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct GoldOrganisation {
    name: String,
    acronym: Option<String>,
    aliases: Vec<String>,
    optional: bool,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct GoldEvent {
    r#type: String,
    type_also_ok: Vec<String>,
    participants: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct GoldQuote {
    speaker: Option<String>,
    starts_with: String,
    optional: bool,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct GoldFigure {
    value: f64,
    unit: String,
    optional: bool,
}

/// What was found, missed and made up in one field.
#[derive(Default)]
struct Score {
    right: usize,
    missed: usize,
    wrong: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of the two.
    fn f1(&self) -> f64 {
        share(2 * self.right, 2 * self.right + self.missed + self.wrong)
    }
}

/// 1 where there was nothing to find and nothing was made up.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// All scores, and the misses in words.
#[derive(Default)]
struct Sheet {
    scores: BTreeMap<&'static str, Score>,
    misses: Vec<(&'static str, String)>,
}

/// The fields in the order they are printed.
const FIELDS: &[&str] = &[
    "published",
    "headline",
    "dateline place",
    "agency",
    "source",
    "agency or source",
    "countries",
    "people",
    "full name",
    "role",
    "organisations",
    "places",
    "event type",
    "participants",
    "quotes",
    "speaker",
    "figures",
    "dates",
    "topics",
];

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let mut sheet = Sheet::default();
    let mut read = 0;
    for path in files::of_folder(&arguments.gold)? {
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let json = fs::read_to_string(&path).map_err(|error| failed(&error))?;
        let gold: Gold = serde_json::from_str(&json).map_err(|error| failed(&error))?;
        let text = arguments.texts.join(path.with_extension("txt").file_name().unwrap_or_default());
        let article = files::article(&text)?.map_err(|refusal| failed(&refusal))?;
        Case { gold, found: FlatArticle::from(&article), article, sheet: &mut sheet }.score();
        read += 1;
    }
    let mut out = BufWriter::new(stdout().lock());
    files::written(print(&sheet, arguments, read, &mut out))?;
    Ok(ExitCode::SUCCESS)
}

/// The misses, then the table.
fn print(sheet: &Sheet, arguments: &Arguments, read: usize, out: &mut impl Write) -> io::Result<()> {
    if !arguments.quiet {
        for (field, miss) in &sheet.misses {
            if arguments.field.as_deref().is_none_or(|wanted| wanted == *field) {
                writeln!(out, "{miss}")?;
            }
        }
    }
    writeln!(
        out,
        "{read} texts\n{:16} {:>5} {:>6} {:>5} {:>9} {:>6} {:>5}",
        "field", "right", "missed", "wrong", "precision", "recall", "F1"
    )?;
    let nothing = Score::default();
    for field in FIELDS {
        let score = sheet.scores.get(field).unwrap_or(&nothing);
        writeln!(
            out,
            "{field:16} {:5} {:6} {:5} {:9.3} {:6.3} {:5.3}",
            score.right,
            score.missed,
            score.wrong,
            score.precision(),
            score.recall(),
            score.f1()
        )?;
    }
    out.flush()
}

/// One text: its gold, what was found, and the sheet that both go into.
struct Case<'a> {
    gold: Gold,
    found: FlatArticle,
    article: Article,
    sheet: &'a mut Sheet,
}

impl Case<'_> {
    fn score(mut self) {
        let gold = std::mem::take(&mut self.gold);
        let found = self.found.clone();
        // Single values: equal after folding; agency and source: one contains the other.
        let published = found.published.map(|date| date.to_string());
        self.single("published", gold.published.as_deref(), published.as_deref(), |a, b| a == b);
        self.single("headline", gold.headline.as_deref(), found.headline.as_deref(), |a, b| {
            words(a) == words(b)
        });
        self.single("dateline place", gold.dateline_place.as_deref(), found.dateline_place.as_deref(), same);
        self.single("agency", gold.agency.as_deref(), found.agency.as_deref(), contains);
        self.single("source", gold.source.as_deref(), found.source.as_deref(), contains);
        let either = |one: &Option<String>, other: &Option<String>| {
            let both: Vec<&str> = [one.as_deref(), other.as_deref()].into_iter().flatten().collect();
            (!both.is_empty()).then(|| both.join(" / "))
        };
        let (wanted, got) = (either(&gold.agency, &gold.source), either(&found.agency, &found.source));
        let any_contained = |a: &str, b: &str| a.split(" / ").any(|a| b.split(" / ").any(|b| contains(a, b)));
        self.single("agency or source", wanted.as_deref(), got.as_deref(), any_contained);
        // Sets of names.
        self.set("countries", &gold.countries, &gold.countries_optional, &found.countries, |a, b| a == b);
        self.set("places", &gold.places, &gold.places_optional, &found.places, same);
        let dates: Vec<String> = found.dates.iter().map(PartialDate::to_string).collect();
        self.set("dates", &gold.dates_mentioned, &gold.dates_optional, &dates, |a, b| a == b);
        self.set("topics", &gold.topics, &gold.topics_optional, &found.topics, |a, b| a == b);
        self.organisations(&gold.organisations, &found);
        self.people(&gold.people, &found);
        self.event(gold.event.as_ref(), &found);
        self.quotes(&gold.quotes, &found);
        self.figures(&gold.figures, &found);
    }

    fn right(&mut self, field: &'static str) {
        self.sheet.scores.entry(field).or_default().right += 1;
    }

    /// Gold that was not found, shown with the sentence that names it.
    fn missed(&mut self, field: &'static str, gold: &str) {
        self.sheet.scores.entry(field).or_default().missed += 1;
        self.tell(field, "missed", gold);
    }

    /// Something found that gold does not have.
    fn wrong(&mut self, field: &'static str, found: &str) {
        self.sheet.scores.entry(field).or_default().wrong += 1;
        self.tell(field, "wrong", found);
    }

    fn tell(&mut self, field: &'static str, what: &str, value: &str) {
        let key = value.split(" / ").next().unwrap_or_default();
        let last = key.split_whitespace().next_back().unwrap_or_default();
        let raw = &self.article.raw;
        let line = [key, last].into_iter().filter(|key| key.len() > 2).find_map(|key| {
            let at = raw.find(key)?;
            let window = |offset: usize| (0..=offset).rev().find(|at| raw.is_char_boundary(*at)).unwrap_or(0);
            let end = raw.len().min(at + key.len() + 70);
            raw.get(window(at.saturating_sub(70))..window(end))
        });
        let context =
            line.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
        self.sheet
            .misses
            .push((field, format!("{} {field} {what}: {value}    | {context}", self.article.file)));
    }

    fn single(
        &mut self,
        field: &'static str,
        gold: Option<&str>,
        found: Option<&str>,
        equal: impl Fn(&str, &str) -> bool,
    ) {
        match (gold, found) {
            (Some(gold), Some(found)) if equal(gold, found) => self.right(field),
            (None, None) => {}
            (gold, found) => {
                if let Some(gold) = gold {
                    self.missed(field, gold);
                }
                if let Some(found) = found {
                    self.wrong(field, found);
                }
            }
        }
    }

    fn set(
        &mut self,
        field: &'static str,
        gold: &[String],
        optional: &[String],
        found: &[String],
        equal: impl Fn(&str, &str) -> bool,
    ) {
        for value in gold {
            if found.iter().any(|found| equal(value, found)) {
                self.right(field);
            } else {
                self.missed(field, value);
            }
        }
        for value in found {
            if !gold.iter().chain(optional).any(|gold| equal(gold, value)) {
                self.wrong(field, value);
            }
        }
    }

    /// By name, acronym or alias.
    fn organisations(&mut self, gold: &[GoldOrganisation], found: &FlatArticle) {
        let field = "organisations";
        let fits = |body: &GoldOrganisation, found: &readout::export::FlatOrganisation| {
            let mut names = [&body.name].into_iter().chain(&body.acronym).chain(&body.aliases);
            names.any(|name| [&found.name].into_iter().chain(&found.acronym).any(|other| same(name, other)))
        };
        for body in gold.iter().filter(|body| !body.optional) {
            if found.organisations.iter().any(|found| fits(body, found)) {
                self.right(field);
            } else {
                self.missed(field, &body.name);
            }
        }
        for body in &found.organisations {
            if !gold.iter().any(|gold| fits(gold, body)) {
                self.wrong(field, &body.name);
            }
        }
    }

    /// By surname when nothing contradicts; then the full name, then the role of those matched.
    fn people(&mut self, gold: &[GoldPerson], found: &FlatArticle) {
        for person in gold.iter().filter(|person| !person.optional) {
            // Of namesakes the one of the very name, if there is one.
            let exact = found.people.iter().find(|found| same(&person.name, &found.name));
            let matched =
                exact.or_else(|| found.people.iter().find(|found| same_person(&person.name, &found.name)));
            let Some(matched) = matched else {
                self.missed("people", &person.name);
                self.missed("full name", &person.name);
                if let Some(role) = &person.role {
                    self.missed("role", role);
                }
                continue;
            };
            self.right("people");
            if same(&person.name, &matched.name) {
                self.right("full name");
            } else {
                self.missed("full name", &person.name);
                self.wrong("full name", &matched.name);
            }
            self.single("role", person.role.as_deref(), matched.role.as_deref(), shares_half);
        }
        for person in &found.people {
            if !gold.iter().any(|gold| same_person(&gold.name, &person.name)) {
                self.wrong("people", &person.name);
                self.wrong("full name", &person.name);
                if let Some(role) = &person.role {
                    self.wrong("role", role);
                }
            }
        }
    }

    fn event(&mut self, gold: Option<&GoldEvent>, found: &FlatArticle) {
        let Some(gold) = gold else { return };
        let kind = found.event.as_ref().and_then(|event| serde_json::to_value(event.kind).ok());
        let kind = kind.as_ref().and_then(|kind| kind.as_str());
        let allowed = |kind: &str| kind == gold.r#type || gold.type_also_ok.iter().any(|also| also == kind);
        if kind.is_some_and(allowed) {
            self.right("event type");
        } else {
            self.missed("event type", &gold.r#type);
            if let Some(kind) = kind {
                self.wrong("event type", kind);
            }
        }
        let participants = found.event.as_ref().map(|event| event.participants.clone()).unwrap_or_default();
        self.set("participants", &gold.participants, &[], &participants, same_person);
    }

    /// By the first three words; then the speaker of those matched.
    fn quotes(&mut self, gold: &[GoldQuote], found: &FlatArticle) {
        let begins = |gold: &GoldQuote, text: &str| {
            let (gold, text) = (words(&gold.starts_with), words(text));
            let count = gold.len().min(3);
            count > 0 && gold.iter().take(count).eq(text.iter().take(count))
        };
        for quote in gold.iter().filter(|quote| !quote.optional) {
            match found.quotes.iter().find(|found| begins(quote, &found.text)) {
                Some(matched) => {
                    self.right("quotes");
                    self.single("speaker", quote.speaker.as_deref(), matched.speaker.as_deref(), same_person);
                }
                None => {
                    self.missed("quotes", &quote.starts_with);
                    if let Some(speaker) = &quote.speaker {
                        self.missed("speaker", speaker);
                    }
                }
            }
        }
        for quote in &found.quotes {
            if !gold.iter().any(|gold| begins(gold, &quote.text)) {
                self.wrong("quotes", &quote.text);
            }
        }
    }

    /// Value within 0.5 % and the same unit.
    fn figures(&mut self, gold: &[GoldFigure], found: &FlatArticle) {
        let fits = |value: f64, unit: &str, other: f64, other_unit: &str| {
            canonical(unit).eq_ignore_ascii_case(canonical(other_unit))
                && (value - other).abs() <= 0.005 * value.abs()
        };
        for figure in gold.iter().filter(|figure| !figure.optional) {
            if found.figures.iter().any(|found| fits(figure.value, &figure.unit, found.value, &found.unit)) {
                self.right("figures");
            } else {
                self.missed("figures", &format!("{} {}", figure.value, figure.unit));
            }
        }
        for figure in &found.figures {
            if !gold.iter().any(|gold| fits(gold.value, &gold.unit, figure.value, &figure.unit)) {
                self.wrong("figures", &format!("{} {}", figure.value, figure.unit));
            }
        }
    }
}

/// The unit's symbol where it is a known unit by another name.
fn canonical(unit: &str) -> &str {
    let reference = reference();
    let known = |meaning| match meaning {
        Meaning::Unit(row) => reference.units.get(row as usize).map(|unit| unit.unit),
        _ => None,
    };
    reference.meanings_of(unit).find_map(known).unwrap_or(unit)
}

/// The folded words of a text, marks left out.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect()
}

fn same(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

fn contains(one: &str, other: &str) -> bool {
    let (one, other) = (words(one).join(" "), words(other).join(" "));
    one.contains(&other) || other.contains(&one)
}

/// The surname (last word) is the same and no given name contradicts.
fn same_person(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    if one.is_empty() || other.is_empty() || one.last() != other.last() {
        // A name cut short or with its surname first: all words of the shorter stand in the longer.
        let (short, long) = if one.len() < other.len() { (&one, &other) } else { (&other, &one) };
        return !short.is_empty() && short.iter().all(|word| long.contains(word));
    }
    match (one.len(), other.len()) {
        (1, _) | (_, 1) => true,
        _ => one.first().map(|word| word.chars().next()) == other.first().map(|word| word.chars().next()),
    }
}

/// At least half of the gold role's words stand in the found one.
fn shares_half(gold: &str, found: &str) -> bool {
    let (gold, found) = (words(gold), words(found));
    2 * gold.iter().filter(|word| found.contains(word)).count() >= gold.len()
}
