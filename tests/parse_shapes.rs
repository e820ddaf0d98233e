//! That the grammar of datelines and attributions composes: every shape with every city, invented agency and body; and what
//! the lines of a page and the clauses of a report are, one shape at a time. The shapes are data, `tests/parse/shapes/*.tsv`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]

use readout::article::{Article, Phrase};
use readout::parse::parse;
use std::fs;

/// As a dateline prints them, and their names.
const CITIES: &[(&str, &str)] = &[
    ("ACCRA", "Accra"),
    ("LISBON", "Lisbon"),
    ("KUALA LUMPUR", "Kuala Lumpur"),
    ("ADDIS ABABA", "Addis Ababa"),
    ("DAR ES SALAAM", "Dar es Salaam"),
    ("NUR-SULTAN", "Nur-Sultan"),
    ("THE HAGUE", "The Hague"),
    ("SANTIAGO", "Santiago"),
    ("ULAANBAATAR", "Ulaanbaatar"),
];

/// Agencies that nobody has and no list holds.
const AGENCIES: &[&str] =
    &["LUMPRESS", "QANA", "Lumenform", "Orel News Agency", "The Lumen Post", "QazLumen", "Lumen.Az"];

const BODIES: &[&str] = &[
    "Foreign Ministry",
    "Ministry of Foreign Affairs of Ghana",
    "press service of the Ministry of Trade",
    "Portuguese Embassy in Accra",
    "Department of Foreign Affairs",
    "Prime Minister’s Office",
    "press service of the Presidency",
];

const REPORT: &str = "The foreign ministers of Ghana and Portugal discussed direct flights and agreed to meet again in the spring.";

fn rows(table: &str) -> Vec<Vec<String>> {
    let lines = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn read(page: &str) -> Article {
    parse("shape.txt", page.as_bytes()).unwrap()
}

fn words(phrase: Option<&Phrase>) -> String {
    phrase.map(|phrase| phrase.words.clone()).unwrap_or_default()
}

fn check(misses: Vec<String>, read: usize) {
    assert!(read > 500, "only {read} combinations were read");
    assert!(misses.is_empty(), "{} of {read}:\n{}", misses.len(), misses.join("\n"));
}

#[test]
fn every_dateline_gives_its_city_and_an_agency_that_nobody_lists() {
    let (mut misses, mut count) = (Vec::new(), 0);
    for row in rows(&fs::read_to_string("tests/parse/shapes/datelines.tsv").unwrap()) {
        for (capitals, city) in CITIES {
            for agency in AGENCIES {
                let in_capitals = agency.chars().all(|c| c.is_uppercase());
                if row[2] == "capitals" && !in_capitals {
                    continue;
                }
                let dateline =
                    row[0].replace("CITY", capitals).replace("City", city).replace("AGENCY", agency);
                let article =
                    read(&format!("Ghana and Portugal agree on direct flights\n\n{dateline} {REPORT}"));
                let found = article.dateline.as_ref();
                let place = words(found.and_then(|found| found.place.as_ref()));
                let wanted = if row[2] == "no" { "" } else { agency };
                count += 1;
                if (row[1] == "yes" && place != *city) || words(article.agency.as_ref()) != wanted {
                    misses.push(format!("{dateline} {place:?} {:?}", words(article.agency.as_ref())));
                }
            }
        }
    }
    check(misses, count);
}

#[test]
fn every_attribution_gives_the_agency_that_reports_and_the_body_that_is_cited() {
    let (mut misses, mut count) = (Vec::new(), 0);
    for row in rows(&fs::read_to_string("tests/parse/shapes/attributions.tsv").unwrap()) {
        for agency in AGENCIES {
            for body in BODIES {
                let sentence = row[0].replace("AGENCY", agency).replace("BODY", body);
                let article =
                    read(&format!("Ghana and Portugal agree on direct flights\n\n{sentence}\n\n{REPORT}"));
                let (got, source) = (words(article.agency.as_ref()), words(article.source.as_ref()));
                let holds = |wanted: &str, name: &str, got: &str| match wanted {
                    "nothing" => got.is_empty(),
                    _ => !got.is_empty() && (got.contains(name) || name.contains(got)),
                };
                count += 1;
                if !holds(&row[1], agency, &got) || !holds(&row[2], body, &source) {
                    misses.push(format!("{sentence} {got:?} {source:?}"));
                }
            }
        }
    }
    check(misses, count);
}

const LONG_REPORT: &str =
    "The ministers of Ghana and Portugal met in the old harbour of the city on Tuesday and agreed on fees.";

const TITLE: &str = "Ghana and Portugal agree on direct flights";

fn or_nothing(words: String) -> String {
    if words.is_empty() { "-".to_owned() } else { words }
}

/// The rows of `table` that are read otherwise than they say, with what `found` finds instead.
fn others(table: &str, found: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let rows = rows(&fs::read_to_string(format!("tests/parse/shapes/{table}")).unwrap());
    assert!(rows.len() > 50, "only {} rows were read", rows.len());
    let read = rows.iter().map(|row| (row, found(&row[0])));
    read.filter(|(row, found)| row[1..] != found[..])
        .map(|(row, found)| format!("{row:?} {found:?}"))
        .collect()
}

#[test]
fn every_stretch_of_a_page_is_what_it_looks_like() {
    let misses = others("pages.tsv", |page| {
        let breaks = page.replace(" ⏎ ", "\n\n").replace(" ↵ ", "\n");
        let article = read(&breaks.replace("TITLE", TITLE).replace("REPORT", LONG_REPORT));
        let kinds = article.parts.iter().map(|part| serde_json::to_value(part.kind).unwrap());
        let kinds: Vec<String> = kinds.map(|kind| kind.as_str().unwrap_or_default().to_owned()).collect();
        let place = words(article.dateline.as_ref().and_then(|dateline| dateline.place.as_ref()));
        let day = article.published.map(|day| day.date.to_string()).unwrap_or_default();
        [kinds.join(" "), place, words(article.agency.as_ref()), day].map(or_nothing).to_vec()
    });
    assert!(misses.is_empty(), "\n{}", misses.join("\n"));
}

#[test]
fn every_report_says_who_publishes_it_and_whom_it_cites() {
    let misses = others("reports.tsv", |report| {
        let article = read(&format!("{TITLE}\n\n{}", report.replace(" ¶ ", "\n\n")));
        [words(article.agency.as_ref()), words(article.source.as_ref())].map(or_nothing).to_vec()
    });
    assert!(misses.is_empty(), "\n{}", misses.join("\n"));
}
