//! Countries: named by name or demonym, or through a capital that stands for its government. A country that
//! only the dateline or a currency names («US dollars») is not one the article is about.

use super::Source;
use crate::article::{Country, Reading};
use crate::reference::{Hit, Meaning};
use std::collections::BTreeMap;

/// Reads the countries in order of first mention.
pub(super) fn read(source: Source<'_>) -> Vec<Country> {
    let mut found: BTreeMap<u16, Vec<&Hit>> = BTreeMap::new();
    for hit in source.passage.hits() {
        if let Meaning::Country(row) | Meaning::Demonym(row) = hit.sense.meaning
            && !hit.sense.doubtful
            && !source.in_dateline(hit.first)
            && !is_currency(source, hit)
        {
            found.entry(row).or_default().push(hit);
        }
    }
    let mut countries: Vec<Country> = found
        .into_iter()
        .filter_map(|(row, hits)| {
            let known = source.reference.countries.get(row as usize)?;
            Some(Country {
                code: known.code.to_owned(),
                name: known.name.to_owned(),
                reading: Reading::Stated,
                mentions: hits.iter().map(|hit| source.passage.span(hit.first..hit.end)).collect(),
            })
        })
        .collect();
    countries.sort_by_key(|country| country.mentions.first().copied());
    countries
}

/// «US dollars», «Kuwaiti dinars»: a currency's form begins at the same word or right behind it.
fn is_currency(source: Source<'_>, hit: &Hit) -> bool {
    let currency = |meaning| matches!(meaning, Meaning::Currency(_)).then_some(());
    source.passage.find(hit.first, currency).is_some_and(|(found, ())| found.end >= hit.end)
        || source.passage.find(hit.end, currency).is_some()
}
