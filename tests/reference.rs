//! Promises of the reference data: every file is well formed, and a text's words are found in it.

use readout::reference::{Form, Kinds, Meaning, Passage, Table, reference};
use readout::text::Span;
use std::fs;

/// The hits of `text` as `words: Meaning`, by place.
fn hits(text: &str) -> Vec<String> {
    let passage = Passage::new(reference(), text, [Span::new(0, text.len())]);
    passage
        .hits_of(Kinds::ALL)
        .map(|hit| {
            let kind = format!("{:?}", hit.sense.meaning);
            format!("{}: {}", passage.words(hit.first..hit.end), kind.split('(').next().unwrap_or_default())
        })
        .collect()
}

fn has(text: &str, expected: &str) -> bool {
    hits(text).iter().any(|hit| hit == expected)
}

#[test]
fn every_file_says_its_source_and_every_row_has_every_cell() {
    let mut files = 0;
    for entry in fs::read_dir("src/reference").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "tsv") {
            continue;
        }
        files += 1;
        let name = path.display();
        let text: &'static str = fs::read_to_string(&path).unwrap().leak();
        assert!(text.starts_with("# "), "{name} does not say what it is");
        let table = Table::read(text);
        let mut rows = 0;
        for row in table.rows() {
            rows += 1;
            assert_eq!(
                row.width(),
                table.columns().len(),
                "{name}, row {rows}: {:?}",
                row.cell(table.columns()[0])
            );
            for column in table.columns() {
                let cell = row.cell(column);
                assert_eq!(cell.trim(), cell, "{name}, row {rows}, {column}");
                assert!(
                    !cell.contains("||") && !cell.starts_with('|') && !cell.ends_with('|'),
                    "{name}: {cell}"
                );
            }
        }
        assert!(rows > 0, "{name} has no row");
    }
    assert!(files > 5);
}

#[test]
fn a_country_is_found_by_its_code() {
    for code in ["KZ", "MT", "RO", "XK", "VN"] {
        assert_eq!(reference().country(code).map(|country| country.code), Some(code));
    }
}

#[test]
fn the_longest_form_of_each_kind_is_found() {
    let text = "Deputy Prime Minister of the Republic of Kazakhstan";
    assert!(has(text, "Deputy Prime Minister: Role"), "{:?}", hits(text));
    assert!(has(text, "Republic of Kazakhstan: Country"), "{:?}", hits(text));
    assert!(!has(text, "Deputy: Role"), "{:?}", hits(text));
}

#[test]
fn a_form_is_found_in_other_cases_accents_and_hyphens() {
    assert!(has("TÜRKIYE", "TÜRKIYE: Country"));
    assert!(has("Turkiye", "Turkiye: Country"));
    assert!(has("Guinea Bissau", "Guinea Bissau: Country"));
    assert!(has("Guinea-Bissau", "Guinea-Bissau: Country"));
    assert!(has("the Kazakhs", "Kazakhs: Demonym"));
}

#[test]
fn a_name_in_small_letters_is_no_name() {
    assert!(!has("they gave us a turkey", "us: Country"));
    assert!(!has("they gave us a turkey", "turkey: Country"));
    assert!(has("with the US and Turkey", "US: Country"));
}

#[test]
fn a_form_that_is_also_something_else_is_in_doubt() {
    let text = "Georgia";
    let passage = Passage::new(reference(), text, [Span::new(0, text.len())]);
    let doubtful = passage.find(0, |meaning| matches!(meaning, Meaning::Country(_)).then_some(()));
    assert!(doubtful.is_some_and(|(hit, ())| hit.sense.doubtful));
    assert_eq!(Form::read("Chad?"), Form { words: "Chad", doubtful: true });
}
