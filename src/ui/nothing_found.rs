//! Nothing found: which parts of the question to drop, each with the count that would give.

use super::chips::{kind, label};
use super::page::Page;
use super::piece::{Piece, element, link, live};
use crate::explorer::{State, wording};
use crate::order;

/// In place of the cards when the selection is empty.
pub(super) fn nothing_found() -> Piece {
    let page = Page::of_context();
    let ways = move || {
        let mut ways: Vec<(String, usize, State)> = page
            .state
            .with(State::chips)
            .into_iter()
            .map(|chip| {
                let found = page.library.selection(&chip.without).len();
                (format!("Without {}{}", kind(&chip), label(page, &chip)), found, chip.without)
            })
            .filter(|(_, found, without)| *found > 0 && without.is_narrowed())
            .collect();
        order::sort_by_key(&mut ways, |(_, found, _)| std::cmp::Reverse(*found));
        let mut loose = page.state.get();
        if loose.query.contains('"') {
            loose.query = loose.query.replace('"', "");
            let found = page.library.selection(&loose).len();
            ways.insert(0, ("Without the quotation marks".to_owned(), found, loose));
        }
        let all = page.state.with(State::cleared);
        ways.push(("All articles".to_owned(), page.library.selection(&all).len(), all));
        ways
    };
    let list = live(move || {
        ways().into_iter().fold(element("ul").class("tries"), |list, (name, found, state)| {
            let way = link(&state.to_hash(), move || page.go(state.clone()));
            let count = element("small").child(wording::count(found, "article", "articles"));
            list.child(element("li").child(way.child(name).child(count)))
        })
    });
    let why = move || {
        let words = page.state.with(|state| !state.request().query.is_empty());
        let why = if words && page.state.with(|state| state.filters.is_empty()) {
            "No article of this library has all of that, nor words spelt like it."
        } else if words {
            "Neither these words nor ones spelt like them stand in an article that the filters leave."
        } else {
            "Each of these filters leaves some articles, all of them together leave none."
        };
        [why, " You could try:"].concat()
    };
    element("section")
        .class("empty")
        .attribute("aria-label", "Nothing found")
        .child(element("h2").child("Nothing in this library fits all of that"))
        .child(element("p").class("lead").live_text(why))
        .child(list)
}
