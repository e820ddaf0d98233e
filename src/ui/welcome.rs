//! What this is, and three queries to begin with, made of the library's own articles.

use super::page::{Page, SEARCH};
use super::piece::{Piece, either, element, group, link, live, memo, show, untrack};
use crate::browser;
use crate::explorer::{State, View, wording};

/// In place of the reader while no article is open.
pub(super) fn welcome() -> Piece {
    let page = Page::of_context();
    element("section").class("reader").attribute("aria-label", "About this library").child(either(
        move || page.state.with(State::is_narrowed),
        invitation,
        || element("div").class("welcome").child(words()),
    ))
}

/// Above the cards where there is no room beside them, until the reader asks for something.
pub(super) fn welcome_narrow() -> Piece {
    let page = Page::of_context();
    show(
        move || page.state.with(|state| !state.is_narrowed() && state.view == View::Articles),
        || element("div").class("welcome-narrow").child(words()),
    )
}

/// Once the reader knows the way: what will stand here.
fn invitation() -> Piece {
    let key = |key: &str| element("kbd").child(key);
    element("div")
        .class("invitation")
        .child(
            element("p").class("lead").child(
                "Open an article to read it here, each of its facts beside the words it was read from.",
            ),
        )
        .child(
            element("p")
                .class("role")
                .child(key("j"))
                .child(" and ")
                .child(key("k"))
                .child(" walk the list, ")
                .child(key("Enter"))
                .child(" opens."),
        )
}

fn words() -> Piece {
    let page = Page::of_context();
    let library = memo(move || page.library.len());
    live(move || {
        library.get();
        untrack(|| words_on(page))
    })
}

fn words_on(page: Page) -> Piece {
    let library = page.library;
    let examples = library.examples();
    let from_to = library.days().map(|(first, last)| format!(", {}", wording::months(first, last)));
    let title = element("h2")
        .child(wording::count(library.len(), "account", "accounts"))
        .child(" of who met whom, about what, and what was agreed")
        .child(from_to);
    let lead = element("p")
        .class("lead")
        .child("Search them, narrow them down, and check every fact against the words it was read from. ")
        .child("Nothing you do here leaves this browser.");
    let tries = (!examples.is_empty()).then(|| {
        let list = examples.into_iter().fold(element("ul").class("tries"), |list, example| {
            let state = State { query: example.query.clone(), ..State::default() };
            let query = link(&state.to_hash(), move || {
                page.go(state.clone());
                browser::focus(SEARCH);
            });
            let count = element("small").child(wording::count(example.finds, "article", "articles"));
            list.child(element("li").child(query.child(example.query).child(count)))
        });
        group().child(element("p").class("label").child("Try")).child(list)
    });
    let add = element("p").class("add-here").child("Have articles of your own? ").child(
        element("button")
            .class("plain")
            .attribute("aria-haspopup", "dialog")
            .on_click(move || page.adding.set(true))
            .child("Add them here"),
    );
    group().child(title).child(lead).child(tries).child(add)
}
