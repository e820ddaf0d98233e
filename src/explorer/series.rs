//! Series of figures: one measure at several times, so that it can be seen how it went. Only what the articles put
//! into the same words and the same unit, of the same countries, is taken for the same measure: «trade between the
//! two countries» is another one for every two.

use super::by_name::ByName;
use crate::article::{Article, Country, Figure, PartialDate, Participants, Side};
use crate::order;
use crate::text::{Span, fold};
use std::borrow::Borrow;

/// One measure over time: at every time one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What is measured, in the words of its first figure.
    pub what: String,
    /// Whose it is where those words do not say it, by name.
    pub of: Vec<String>,
    /// Its unit, as `Figure::unit`.
    pub unit: String,
    /// In the order of time; at least two times.
    pub points: Vec<Point>,
}

/// A figure of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The year of the figure's period, or, when it has none, the day of publication.
    pub date: PartialDate,
    /// `Figure::value`.
    pub value: f64,
    /// Index of the article.
    pub document: usize,
    /// Index into `Facts::figures`.
    pub index: usize,
}

/// The series in some articles of a library, the longest first. `documents` are indices into `articles`; those that
/// are not there count as absent.
pub fn series<A: Borrow<Article>>(articles: &[A], documents: &[usize]) -> Vec<Series> {
    let mut measures = ByName::default();
    for &document in documents {
        let Some(article) = articles.get(document).map(Borrow::borrow) else { continue };
        for (index, figure) in article.facts.figures.iter().enumerate() {
            let (Some(what), Some(date)) = (&figure.what, time_of(article, figure)) else { continue };
            let named = countries_in(article, what.span);
            let of = if named.is_empty() { countries_of(article) } else { Vec::new() };
            let key = measure(&what.words, &figure.unit, &of);
            let first =
                || Series { what: what.words.clone(), of, unit: figure.unit.clone(), points: Vec::new() };
            if let Some(series) = measures.entry(&key, first) {
                series.points.push(Point { date, value: figure.value, document, index });
            }
        }
    }
    let mut found: Vec<Series> = measures
        .in_order()
        .into_iter()
        .filter_map(|(_, mut series)| {
            order::sort_by_key(&mut series.points, |point| point.date);
            // Told twice, a value is one; two values of one time are of two things, whatever the words say.
            series.points.dedup_by_key(|point| (point.date, point.value));
            let is_clear = series.points.is_sorted_by(|point, next| point.date < next.date);
            (is_clear && series.points.len() > 1).then_some(series)
        })
        .collect();
    order::sort_by_key(&mut found, |series| std::cmp::Reverse(series.points.len()));
    found
}

/// The words of a measure without its years, which tell its figures apart, not the measure; its unit, and whose it is.
fn measure(words: &str, unit: &str, of: &[String]) -> String {
    let folded = words.split(|c: char| !c.is_alphanumeric()).map(fold);
    let words: Vec<String> = folded.filter(|word| !word.is_empty() && year(word).is_none()).collect();
    [&words.join(" "), "\0", unit, "\0", &of.join("\0")].concat()
}

/// The names of the countries that some words name.
fn countries_in(article: &Article, words: Span) -> Vec<String> {
    let named = |country: &&Country| country.mentions.iter().any(|mention| words.contains(*mention));
    article.facts.countries.iter().filter(named).map(|country| country.name.clone()).collect()
}

/// The names of the countries that an article is about, in order: those of its event's sides, else the one it names most.
fn countries_of(article: &Article) -> Vec<String> {
    let countries = &article.facts.countries;
    let sides = article.facts.event.as_ref().map(|event| event.sides.as_slice()).unwrap_or_default();
    let code = |side: &'_ Participants| match &side.side {
        Some(Side::Country(code)) => Some(code.clone()),
        _ => None,
    };
    let codes: Vec<String> = sides.iter().filter_map(code).collect();
    let mut names: Vec<String> = countries
        .iter()
        .filter(|country| codes.contains(&country.code))
        .map(|country| country.name.clone())
        .collect();
    if names.is_empty() {
        let most = countries.iter().rev().max_by_key(|country| country.mentions.len());
        names.extend(most.map(|country| country.name.clone()));
    }
    order::sort(&mut names);
    names
}

/// A period that names no year could be any time: such a figure has no place in a series.
fn time_of(article: &Article, figure: &Figure) -> Option<PartialDate> {
    match &figure.period {
        None => article.published.map(|published| published.date),
        Some(period) => {
            let year = period.words.split(|c: char| !c.is_ascii_digit()).find_map(year)?;
            PartialDate::new(Some(year), None, None)
        }
    }
}

/// A year that readouts speak of.
fn year(word: &str) -> Option<u16> {
    let year = word.parse::<u16>().ok().filter(|_| word.len() == 4)?;
    (1900..2100).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(published: &str, text: &str) -> Article {
        crate::read("a.txt", format!("{published}\n\nLIMA. ANDINA – {text}\n").as_bytes()).unwrap()
    }

    fn found(articles: &[Article]) -> Vec<(String, Vec<f64>)> {
        let all: Vec<usize> = (0..articles.len()).collect();
        let values = |series: Series| series.points.iter().map(|point| point.value).collect();
        series(articles, &all).into_iter().map(|series| (series.unit.clone(), values(series))).collect()
    }

    #[test]
    fn one_measure_at_several_times_is_a_series_in_the_order_of_time() {
        let articles = [
            article("7 June 2024", "Trade turnover amounted to $3 billion in 2023, the ministers said."),
            article("8 June 2022", "Trade turnover amounted to $2 billion in 2021, the ministers said."),
            article("9 June 2023", "Trade turnover amounted to 5 million tons in 2022, the ministers said."),
        ];
        assert_eq!(found(&articles), [("USD".to_owned(), vec![2e9, 3e9])]);
    }

    #[test]
    fn the_same_words_of_other_countries_are_another_measure() {
        let met = |year: u16, other: &str, billions: u8| {
            let text = format!(
                "Foreign Minister of Peru Ana Rojas met with Foreign Minister of {other} Luis Soto. Trade between \
                 the two countries amounted to ${billions} billion in {year}, she said."
            );
            article(&format!("8 June {}", year + 1), &text)
        };
        let articles = [met(2021, "Chile", 2), met(2022, "Chile", 3), met(2022, "Spain", 4)];
        let all = series(&articles, &[0, 1, 2]);
        let told: Vec<(&[String], usize)> =
            all.iter().map(|series| (series.of.as_slice(), series.points.len())).collect();
        assert_eq!(told, [(["Chile".to_owned(), "Peru".to_owned()].as_slice(), 2)]);
    }

    #[test]
    fn two_values_of_one_time_make_no_series_and_one_told_twice_is_one() {
        let told = |published: &str, billions: u8, year: u16| {
            let text =
                format!("Trade turnover amounted to ${billions} billion in {year}, the ministers said.");
            article(published, &text)
        };
        let of = |last| {
            found(&[
                told("8 June 2022", 2, 2021),
                told("7 June 2024", 3, 2023),
                told("8 June 2024", last, 2023),
            ])
        };
        assert_eq!(of(3), [("USD".to_owned(), vec![2e9, 3e9])]);
        assert_eq!(of(4), []);
    }

    #[test]
    fn one_time_alone_or_another_measure_makes_no_series() {
        let articles = [
            article("7 June 2024", "Trade turnover amounted to $3 billion in 2023, the ministers said."),
            article("8 June 2024", "Trade turnover amounted to $4 billion in 2023, the ministers said."),
            article("8 June 2022", "Exports of copper amounted to $2 billion in 2021, the ministers said."),
        ];
        assert_eq!(found(&articles), []);
    }
}
