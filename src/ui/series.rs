//! Measures that the selection gives several times: how each went, as bars with their numbers beside them.

use super::open_link::fact_link;
use super::page::Page;
use super::piece::{Memo, Piece, element, group, live, untrack};
use crate::article::Article;
use crate::explorer::{FactKind, Point, Series, series, wording};

/// Series that are drawn; the table below them holds every figure.
const MOST: usize = 4;

/// The series among the figures of these articles.
pub(super) fn figure_series(documents: Memo<Vec<usize>>) -> Piece {
    let page = Page::of_context();
    live(move || {
        let articles = page.library.articles_of(documents.get());
        let places: Vec<usize> = (0..articles.len()).collect();
        let (documents, articles): (Vec<usize>, Vec<&Article>) = articles.into_iter().unzip();
        let mut found = series(&articles, &places);
        for point in found.iter_mut().flat_map(|series| &mut series.points) {
            point.document = documents.get(point.document).copied().unwrap_or_default();
        }
        untrack(|| found.into_iter().take(MOST).fold(group(), |all, series| all.child(chart(page, series))))
    })
}

fn chart(page: Page, series: Series) -> Piece {
    let most = series.points.iter().map(|point| point.value.abs()).fold(f64::MIN_POSITIVE, f64::max);
    let rows = series.points.iter().fold(element("tbody"), |rows, point| rows.child(bar(page, *point, most)));
    let of = wording::list(series.of.iter().map(String::as_str));
    let caption = element("caption")
        .child(series.what)
        .child((!of.is_empty()).then(|| element("span").class("role").child(" · ").child(of)));
    element("table").class("series").child(caption).child(rows)
}

fn bar(page: Page, point: Point, most: f64) -> Piece {
    let figure = page.library.article(point.document).and_then(|article| {
        let figure = article.facts.figures.get(point.index)?;
        Some((figure, figure.span.of(&article.text).to_owned()))
    });
    // «eight months of 2022» is not 2022.
    let when = match figure.as_ref().and_then(|(figure, _)| figure.period.as_ref()) {
        Some(period) => period.words.clone(),
        None => wording::month(point.date),
    };
    let share = [&wording::decimal(point.value.abs() / most * 100.0), "%"].concat();
    let amount =
        fact_link(point.document, FactKind::Figure, point.index).child(figure.map(|(_, printed)| printed));
    element("tr")
        .child(element("th").attribute("scope", "row").child(when))
        .child(element("td").class("bar").child(element("span").variable("--share", share)))
        .child(element("td").class("amount").child(amount))
}
