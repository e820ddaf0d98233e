//! Links to words of the open article: the words that the address quotes are marked, words that the reader selects can
//! be linked. Where quoted words are not found, that is said.

use super::page::Page;
use super::piece::{Memo, Piece, Signal, element, follow, group, live, memo, untrack};
use super::reader::Lighting;
use crate::article::{Article, PartKind};
use crate::browser;
use crate::explorer::{TextQuote, Unfound, selected_span};
use crate::text::Span;

/// The element with the first of the quoted words.
pub(super) const QUOTED: &str = "quoted-words";
/// The element with the text of the open article.
pub(super) const TEXT: &str = "text";

/// Where the words stand in the article that the address quotes.
pub(super) fn place(page: Page, article: &'static Article) -> Memo<Option<Result<Span, Unfound>>> {
    let place =
        memo(move || page.state.with(|state| state.quote.as_ref().map(|quote| quote.find(&article.text))));
    follow(move || {
        if let Some(Ok(_)) = place.get() {
            browser::once_shown(|| {
                browser::reveal(QUOTED);
                browser::focus(QUOTED);
            });
        }
    });
    place
}

/// `marks`, and the quoted words instead of what they overlap.
pub(super) fn with_quoted(mut marks: Vec<Span>, lighting: Lighting) -> Vec<Span> {
    if let Some(Ok(quoted)) = lighting.quoted.get() {
        marks.retain(|mark| !mark.overlaps(quoted));
        marks.push(quoted);
    }
    marks
}

/// A marked stretch of text: a match of the query, or part of the quoted words.
pub(super) fn marked(words: &str, span: Span, lighting: Lighting) -> Piece {
    let mark = element("mark").child(words);
    match lighting.quoted.get_untracked() {
        Some(Ok(quoted)) if quoted.contains(span) => {
            let mark = mark.class("quoted").attribute("tabindex", "-1");
            if quoted.start == span.start { mark.id(QUOTED) } else { mark }
        }
        _ => mark,
    }
}

/// Why the quoted words are not marked, if they are not.
pub(super) fn unfound(lighting: Lighting) -> Piece {
    live(move || {
        let why = lighting.quoted.get().and_then(Result::err);
        let said =
            |why: Unfound| element("p").class("said-here").attribute("role", "status").child(why.to_string());
        group().child(why.map(said))
    })
}

/// The button under the text while words of it are selected.
pub(super) fn link_to_selection(page: Page) -> Piece {
    let selected = Signal::new(false);
    browser::when_selection_changes(move || {
        // Once the article is closed, nobody needs to know any more.
        !selected.try_set(browser::selection_in(TEXT).is_some())
    });
    let button = element("button")
        .class("act")
        .on_click(move || copy_selection(page))
        .child("Copy link to these words");
    element("p").class("to-selection").live_class("shown", move || selected.get()).child(button)
}

/// Copies a link to the words that are selected in the open article; without any, to the article.
pub(super) fn copy_selection(page: Page) {
    let Some(article) = untrack(|| page.open_article()) else { return };
    let Some((before, words)) = browser::selection_in(TEXT) else {
        return page.copy(page.link(article, None), "Link to this article");
    };
    let start = article.parts_of(PartKind::Paragraph).chain(article.parts_of(PartKind::Dateline));
    let start = start.filter_map(|part| Some(part.text?.start)).min().unwrap_or_default();
    copy_link(page, article, selected_span(&article.text, start, &before, &words));
}

/// Copies a link to words of an article.
pub(super) fn copy_link(page: Page, article: &Article, span: Option<Span>) {
    match span.and_then(|span| TextQuote::of(&article.text, span)) {
        Some(quote) => page.copy(page.link(article, Some(quote)), "Link to these words"),
        None => page.say("No link can tell these words from others; select a few more of them, or fewer."),
    }
}
