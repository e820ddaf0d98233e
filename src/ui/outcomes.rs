//! What came of it: signed, agreed, decided, planned; by whom, and by when if said.

use super::card::label;
use super::more::{Place, Shown};
use super::open_link::fact_link;
use super::page::Page;
use super::piece::{Memo, Piece, Row, element, group, rows};
use crate::article::{Article, Outcome};
use crate::explorer::{FactKind, side_name, wording};

/// The list of outcomes of these articles, in their order.
pub(super) fn outcomes(documents: Memo<Vec<usize>>) -> Piece {
    let page = Page::of_context();
    let shown = Shown::of(move || page.library.places(documents.get(), |entry| entry.outcomes));
    let each = move || {
        let row = |(document, index): Place| {
            let article = page.library.article(document)?;
            let outcome = article.facts.outcomes.get(index)?;
            Some(Row::new(format!("{document} {index}"), move || row(document, article, index, outcome)))
        };
        shown.now().into_iter().filter_map(row).collect()
    };
    let list = element("ol").class("outcomes").attribute("aria-label", "Outcomes").child(rows(each));
    group().child(list).child(shown.more("outcomes"))
}

fn row(document: usize, article: &Article, index: usize, outcome: &Outcome) -> Piece {
    let words = fact_link(document, FactKind::Outcome, index).child(outcome.words.as_str());
    let about = element("div")
        .child(element("p").class("words").child(words))
        .child(element("p").class("role").child(between(article, outcome)))
        .child(label(article));
    element("li")
        .class("came-of-it")
        .child(element("p").class("kind").child(outcome.kind.word()))
        .child(about)
}

/// Who agreed: those named for it, else the sides of the event.
pub(super) fn between(article: &Article, outcome: &Outcome) -> String {
    let named: Vec<&str> = (outcome.who.iter())
        .filter_map(|index| Some(article.facts.people.get(*index)?.name.as_str()))
        .collect();
    let by = outcome.by.map(|by| format!(", by {}", wording::date(by))).unwrap_or_default();
    if !named.is_empty() {
        return wording::list(named) + &by;
    }
    let sides = article.facts.event.iter().flat_map(|event| &event.sides);
    let sides: Vec<String> = sides.filter_map(|side| side_name(article, side.side.as_ref()?)).collect();
    wording::list(sides.iter().map(String::as_str)) + &by
}
