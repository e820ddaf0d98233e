//! Promises of the facts: what `tests/extract/FIELD/CASE.txt` says is read as `CASE.json` beside it expects.
//!
//! The `.json` is an object of the record's fact lists (`figures`, `dates`, …), only those the case is about. A list must
//! have as many facts as were read, in order; of each fact only the keys given are compared. A span is written as the words
//! it covers, a phrase (`what`, `role`) as its words alone, `null` as «nothing». A `FIELD.tsv` holds reports of one line, each
//! with what it gives of that field in short.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a test may fail by panicking

use readout::article::{Article, Person, Problem, ProblemKind, Reading, Speaker, Speech};
use readout::extract::extract;
use readout::parse::parse;
use readout::text::Span;
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

/// Facts with the keys that hold spans.
const SPANS: &[&str] = &["span", "cue", "spans", "mentions"];

fn article(bytes: &[u8]) -> Article {
    let mut article = parse("case.txt", bytes).unwrap();
    article.facts = extract(&article);
    article
}

fn facts(article: &Article) -> Value {
    serde_json::to_value(&article.facts).unwrap()
}

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir("tests/extract")
        .unwrap()
        .filter_map(|folder| fs::read_dir(folder.unwrap().path()).ok())
        .flatten()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    cases.sort();
    cases
}

fn span(value: &Value) -> Option<Span> {
    let pair = value.as_array().filter(|pair| pair.len() == 2)?;
    let byte = |index: usize| pair[index].as_u64().map(|byte| byte as usize);
    Some(Span::new(byte(0)?, byte(1)?))
}

/// The same facts with every span written as its words.
fn in_words(value: &Value, text: &str, is_span: bool) -> Value {
    match value {
        _ if is_span && span(value).is_some() => Value::String(span(value).unwrap().of(text).to_owned()),
        Value::Array(items) => items.iter().map(|item| in_words(item, text, is_span)).collect(),
        Value::Object(keys) => {
            let readable = |(key, value): (&String, &Value)| {
                (key.clone(), in_words(value, text, SPANS.contains(&key.as_str())))
            };
            Value::Object(keys.iter().map(readable).collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

/// What differs between the keys that `expected` gives and `found`, as one line each.
fn differences(path: &str, expected: &Value, found: &Value, told: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(keys), Value::Object(found)) => {
            for (key, value) in keys {
                differences(&format!("{path}.{key}"), value, found.get(key).unwrap_or(&Value::Null), told);
            }
        }
        (Value::Array(expected), Value::Array(found)) => {
            if expected.len() != found.len() {
                let all: Vec<String> = found.iter().map(Value::to_string).collect();
                let (wanted, got) = (expected.len(), found.len());
                told.push(format!("{path}: {wanted} expected, {got} found:\n    {}", all.join("\n    ")));
            }
            for (index, (expected, found)) in expected.iter().zip(found).enumerate() {
                differences(&format!("{path}[{index}]"), expected, found, told);
            }
        }
        (Value::String(_), Value::Object(phrase)) if phrase.contains_key("words") => {
            differences(path, expected, &phrase["words"], told);
        }
        (Value::String(_), Value::Object(mention)) if mention.contains_key("span") => {
            differences(path, expected, &mention["span"], told);
        }
        (Value::Number(one), Value::Number(other)) if one.as_f64() == other.as_f64() => {}
        _ if expected == found => {}
        _ => told.push(format!("{path}: expected {expected}, found {found}")),
    }
}

#[test]
fn every_case_is_read_as_its_expectation_says() {
    let mut told = Vec::new();
    let cases = cases();
    assert!(!cases.is_empty());
    for case in &cases {
        let article = article(&fs::read(case).unwrap());
        let json = fs::read_to_string(case.with_extension("json"))
            .unwrap_or_else(|_| panic!("{} has no expectation beside it", case.display()));
        let expected: Value =
            serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}", case.display()));
        let found = in_words(&facts(&article), &article.text, false);
        differences(&name(case), &expected, &found, &mut told);
    }
    assert!(told.is_empty(), "{} differences\n{}", told.len(), told.join("\n"));
}

/// What a report of one line gives, as its table writes it: names parted by strokes, topics and figures by commas, - for nothing.
fn in_short(article: &Article, table: &str) -> String {
    let facts = &article.facts;
    let name = |speaker: Option<Speaker>| match speaker {
        Some(Speaker::Person(person)) => facts.people[person].name.clone(),
        Some(Speaker::Organisation(body)) => facts.organisations[body].name.clone(),
        None => "-".to_owned(),
    };
    let direct = facts.quotes.iter().filter(|quote| quote.speech == Speech::Direct);
    let event = facts.event.as_ref();
    let person = |person: &Person| match &person.role {
        Some(role) => format!("{}, {}", person.name, role.words),
        None => person.name.clone(),
    };
    let found: Vec<String> = match table {
        "people" => facts.people.iter().map(person).collect(),
        "speakers" => direct.map(|quote| name(quote.speaker)).collect(),
        "participants" => {
            let sides = event.map(|event| event.sides.as_slice()).unwrap_or_default();
            sides
                .iter()
                .flat_map(|side| &side.people)
                .map(|person| facts.people[*person].name.clone())
                .collect()
        }
        "events" => event.map(|event| format!("{:?}", event.kind).to_lowercase()).into_iter().collect(),
        "topics" => facts.topics.iter().map(|topic| topic.topic.clone()).collect(),
        "outcomes" => facts.outcomes.iter().map(|outcome| outcome.words.clone()).collect(),
        "organisations" => facts.organisations.iter().map(|body| body.name.clone()).collect(),
        "countries" => facts.countries.iter().map(|country| country.code.clone()).collect(),
        "places" => facts.places.iter().map(|place| place.name.clone()).collect(),
        "documents" => facts.documents.iter().map(|document| document.name.clone()).collect(),
        "dates" => facts.dates.iter().map(|date| date.date.to_string()).collect(),
        _ => facts.figures.iter().map(|figure| format!("{} {}", figure.value, figure.unit)).collect(),
    };
    if found.is_empty() { "-".to_owned() } else { found.join("/") }
}

#[test]
fn every_report_of_one_line_is_read_as_its_table_says() {
    let mut told = Vec::new();
    const TABLES: [&str; 12] = [
        "people",
        "speakers",
        "participants",
        "events",
        "topics",
        "dates",
        "documents",
        "figures",
        "outcomes",
        "organisations",
        "countries",
        "places",
    ];
    for table in TABLES {
        let rows = fs::read_to_string(format!("tests/extract/{table}.tsv")).unwrap();
        for row in rows.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let (report, expected) = row.split_once('\t').unwrap();
            let page =
                format!(" date 2024-05-07 Ministers meet in spring\n\n{}\n", report.replace(" ¶ ", "\n\n"));
            let found = in_short(&article(page.as_bytes()), table);
            if found != expected {
                told.push(format!("{table}: {expected} expected, {found} found: {report}"));
            }
        }
    }
    assert!(told.is_empty(), "{} differences\n{}", told.len(), told.join("\n"));
}

fn name(case: &Path) -> String {
    case.strip_prefix("tests/extract").unwrap_or(case).with_extension("").display().to_string()
}

/// All spans of a fact, wherever they stand in it.
fn spans(value: &Value, is_span: bool, found: &mut Vec<Span>) {
    match value {
        _ if is_span && span(value).is_some() => found.extend(span(value)),
        Value::Array(items) => items.iter().for_each(|item| spans(item, is_span, found)),
        Value::Object(keys) => {
            keys.iter().for_each(|(key, value)| spans(value, SPANS.contains(&key.as_str()), found))
        }
        _ => {}
    }
}

#[test]
fn every_fact_points_at_words_of_the_text_however_it_is_cut() {
    let mut count = 0;
    for case in cases() {
        let bytes = fs::read(&case).unwrap();
        // Whole, cut anywhere, and begun anywhere: also in the middle of a character.
        let cuts = (0..bytes.len()).step_by(7).flat_map(|at| [&bytes[..at], &bytes[at..]]);
        for part in cuts.chain([&bytes[..]]).filter(|part| !part.trim_ascii().is_empty()) {
            let Ok(mut article) = parse("case.txt", part) else { continue };
            article.facts = extract(&article);
            let mut found = Vec::new();
            spans(&facts(&article), false, &mut found);
            for span in &found {
                assert!(!span.of(&article.text).is_empty(), "{}: {span:?}", case.display());
            }
            count += found.len();
        }
    }
    assert!(count > 1000, "only {count} spans were looked at");
}

#[test]
fn facts_are_the_very_words_they_point_at() {
    let mut count = 0;
    let words = |span: Span, text: &str| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    for case in cases() {
        let article = article(&fs::read(&case).unwrap());
        let (text, facts, case) = (&article.text, &article.facts, name(&case));
        for quote in &facts.quotes {
            let told: Vec<&str> = quote.spans.iter().map(|span| span.of(text)).collect();
            assert_eq!(quote.text, told.join(" "), "{case}");
        }
        for outcome in &facts.outcomes {
            assert_eq!(outcome.words, words(outcome.span, text), "{case}");
        }
        for document in &facts.documents {
            assert!(document.mentions.iter().any(|mention| words(*mention, text) == document.name), "{case}");
        }
        for role in facts.people.iter().filter_map(|person| person.role.as_ref()) {
            let derived = role.reading == Reading::Derived || role.reading == Reading::Inferred;
            assert!(derived || role.words == words(role.span, text), "{case}: {}", role.words);
        }
        let mentions = facts.people.iter().map(|person| person.mentions.len());
        let mentions = mentions.chain(facts.places.iter().map(|place| place.mentions.len()));
        let mentions = mentions.chain(facts.countries.iter().map(|country| country.mentions.len()));
        let mentions = mentions.chain(facts.organisations.iter().map(|body| body.mentions.len()));
        for mentions in mentions.chain(facts.topics.iter().map(|topic| topic.mentions.len())) {
            assert!(mentions > 0, "{case}: a fact without evidence");
            count += 1;
        }
    }
    assert!(count > 100, "only {count} facts were looked at");
}

#[test]
fn a_mark_without_its_partner_and_figures_that_cannot_both_be_right_are_reported() {
    let problems = |text: &str| {
        let article = readout::read("case.txt", text.as_bytes()).unwrap();
        let told = |problem: &Problem| (problem.kind, problem.raw.of(&article.raw).to_owned());
        article.problems.iter().map(told).collect::<Vec<_>>()
    };
    let open = "Talks in Oslo\n\nEnvoy Tor Haugen spoke on Friday.\n\nWe will go on with these talks for weeks,\" Haugen said.\n";
    let told = problems(open).into_iter().find(|(kind, _)| *kind == ProblemKind::UnbalancedQuote);
    assert!(told.is_some_and(|(_, words)| words.starts_with("We will go on")), "{:?}", problems(open));
    let closed = open.replace("We will", "\"We will");
    assert!(problems(&closed).iter().all(|(kind, _)| *kind != ProblemKind::UnbalancedQuote));
    let fall = fs::read_to_string("tests/extract/contradictions/growth_that_is_a_fall.txt").unwrap();
    assert!(problems(&fall).iter().any(|(kind, _)| *kind == ProblemKind::ContradictingFigures));
}
