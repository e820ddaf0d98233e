//! The selection as cards.

use super::card::card;
use super::more::Shown;
use super::page::Page;
use super::piece::{Piece, Row, element, group, rows};

/// The list named «Articles».
pub(super) fn cards() -> Piece {
    let page = Page::of_context();
    let shown = Shown::of(move || {
        page.selection.with(|selection| selection.documents().map(|document| (document, 0)).collect())
    });
    let cards = move || {
        let card = |(document, _)| {
            let article = page.library.article(document)?;
            Some(Row::new(document, move || card(document, article)))
        };
        shown.now().into_iter().filter_map(card).collect()
    };
    let list = element("ol").class("cards").attribute("aria-label", "Articles").child(rows(cards));
    group().child(list).child(shown.more("articles"))
}
