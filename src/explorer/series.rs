//! Series of figures: one measure at several times, so that it can be seen how it went. Only what the articles put
//! into the same words and the same unit is taken for the same measure.

use super::by_name::ByName;
use crate::article::{Article, Figure, PartialDate};
use crate::order;
use crate::text::fold;
use std::borrow::Borrow;

/// One measure over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What is measured, in the words of its first figure.
    pub what: String,
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
            let first = || Series { what: what.words.clone(), unit: figure.unit.clone(), points: Vec::new() };
            if let Some(series) = measures.entry(&measure(&what.words, &figure.unit), first) {
                series.points.push(Point { date, value: figure.value, document, index });
            }
        }
    }
    let mut found: Vec<Series> = measures
        .in_order()
        .into_iter()
        .filter_map(|(_, mut series)| {
            order::sort_by_key(&mut series.points, |point| point.date);
            let several = series.points.first()?.date < series.points.last()?.date;
            several.then_some(series)
        })
        .collect();
    order::sort_by_key(&mut found, |series| std::cmp::Reverse(series.points.len()));
    found
}

/// The words of a measure without its years, which tell its figures apart, not the measure; and its unit.
fn measure(words: &str, unit: &str) -> String {
    let folded = words.split(|c: char| !c.is_alphanumeric()).map(fold);
    let words: Vec<String> = folded.filter(|word| !word.is_empty() && year(word).is_none()).collect();
    [&words.join(" "), "\0", unit].concat()
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
    fn one_time_alone_or_another_measure_makes_no_series() {
        let articles = [
            article("7 June 2024", "Trade turnover amounted to $3 billion in 2023, the ministers said."),
            article("8 June 2024", "Trade turnover amounted to $4 billion in 2023, the ministers said."),
            article("8 June 2022", "Exports of copper amounted to $2 billion in 2021, the ministers said."),
        ];
        assert_eq!(found(&articles), []);
    }
}
