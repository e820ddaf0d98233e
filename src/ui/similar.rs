//! The articles most like the open one, below it.

use super::card::label;
use super::page::Page;
use super::piece::{Piece, element};

/// Articles that are named.
const MOST: usize = 3;

/// The list; nothing when no article is like it.
pub(super) fn similar(document: usize) -> Option<Piece> {
    let page = Page::of_context();
    let found = page.library.articles_of(page.library.similar(document, MOST));
    if found.is_empty() {
        return None;
    }
    let list = found.into_iter().fold(element("ul"), |list, (other, article)| {
        let link = element("a")
            .live_attribute("href", move || {
                Some(page.address(|state| {
                    state.open = Some(article.id.clone());
                    state.fact = None;
                    state.quote = None;
                }))
            })
            .on_plain_click(move || page.open(other, None))
            .child(article.headline_words());
        list.child(element("li").child(label(article)).child(element("p").class("words").child(link)))
    });
    let name = element("h3").class("label").id("similar-name").child("Similar articles");
    Some(element("nav").class("similar").attribute("aria-labelledby", "similar-name").child(name).child(list))
}
