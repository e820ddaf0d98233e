//! Amounts: as printed, what they measure, when and against what; those of one article that cannot all be right
//! are flagged.

use super::more::{Place, Shown};
use super::open_link::fact_link;
use super::page::Page;
use super::piece::{Memo, Piece, Row, Signal, element, group, rows};
use super::series::figure_series;
use crate::article::{Article, Figure};
use crate::explorer::{FactKind, snippet, wording};
use crate::order;
use crate::search::Passage;
use crate::text::sentence_around;

/// Bytes of the sentence in which an amount stands.
const SENTENCE: usize = 160;

/// The table of figures of these articles, in their order.
pub(super) fn figures(documents: Memo<Vec<usize>>) -> Piece {
    let page = Page::of_context();
    let by_size = Signal::new(false);
    let shown = Shown::of(move || {
        if !by_size.get() {
            return page.library.places(documents.get(), |entry| entry.figures);
        }
        let amounts = |document| page.library.amounts(document).into_iter().enumerate();
        let mut places: Vec<(Place, (f64, String))> = (documents.get().into_iter())
            .flat_map(|document| amounts(document).map(move |(index, amount)| ((document, index), amount)))
            .collect();
        // Sizes compare within one unit only.
        order::sort_by(&mut places, |(_, a), (_, b)| a.1.cmp(&b.1).then_with(|| b.0.total_cmp(&a.0)));
        places.into_iter().map(|(place, _)| place).collect()
    });
    let each = move || {
        let row = |(document, index): Place| {
            let article = page.library.article(document)?;
            let figure = article.facts.figures.get(index)?;
            Some(Row::new(format!("{document} {index}"), move || row(document, article, index, figure)))
        };
        shown.now().into_iter().filter_map(row).collect()
    };
    let sort = element("button")
        .class("plain")
        .on_click(move || by_size.update(|by_size| *by_size = !*by_size))
        .live_text(move || if by_size.get() { "Amount, by size" } else { "Amount" }.to_owned());
    let amount = element("th")
        .attribute("scope", "col")
        .class("amount")
        .live_attribute("aria-sort", move || {
            Some(if by_size.get() { "descending" } else { "none" }.to_owned())
        })
        .child(sort);
    let head = ["What, in which words", "When, against what", "Article"]
        .into_iter()
        .fold(element("tr").child(amount), |head, name| {
            head.child(element("th").attribute("scope", "col").child(name))
        });
    let table = element("table")
        .class("figures")
        .attribute("aria-label", "Figures")
        .child(element("thead").child(head))
        .child(element("tbody").child(rows(each)));
    group().child(figure_series(documents)).child(table).child(shown.more("figures"))
}

fn row(document: usize, article: &'static Article, index: usize, figure: &'static Figure) -> Piece {
    let words =
        |words: &'static Option<crate::article::Words>| words.as_ref().map(|words| words.words.as_str());
    let when: Vec<&str> = [words(&figure.period), words(&figure.comparison)].into_iter().flatten().collect();
    // Said in full at the first of the figures that do not go together, which the others point at.
    let conflict =
        article.facts.contradictions.iter().find(|conflict| conflict.figures.contains(&index)).map(
            |conflict| match conflict.figures.first().and_then(|first| article.facts.figures.get(*first)) {
                Some(first) if conflict.figures.first() != Some(&index) => {
                    format!("Does not go with {}.", first.span.of(&article.text))
                }
                _ => conflict.says.clone(),
            },
        );
    let around = Passage { span: sentence_around(&article.text, figure.span), marks: vec![figure.span] };
    let part = snippet(&article.text, &around, SENTENCE);
    let sentence = element("p")
        .class("role")
        .child(part.cut_before.then_some("… "))
        .child(part.span.of(&article.text))
        .child(part.cut_behind.then_some(" …"));
    let what = element("td")
        .child(words(&figure.what))
        .child(sentence)
        .child(conflict.map(|conflict| element("p").class("conflict").child(conflict)));
    let date = article.published.map(|published| wording::date(published.date));
    let agency = article.agency.as_ref().map(|agency| agency.words.clone());
    let known: Vec<String> = [date, agency].into_iter().flatten().collect();
    let source = if known.is_empty() { article.headline_words().to_owned() } else { known.join(" · ") };
    let from = element("td").class("from").child(source);
    element("tr")
        .child(
            element("td")
                .class("amount")
                .child(fact_link(document, FactKind::Figure, index).child(figure.span.of(&article.text))),
        )
        .child(what)
        .child(element("td").child(when.join("; ")))
        .child(from)
}
