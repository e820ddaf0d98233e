//! Links to words of the open article: the words that the address quotes are marked, words that the reader selects can
//! be linked. Where quoted words are not found, that is said.

use super::page::Page;
use super::reader::Lighting;
use crate::article::{Article, PartKind};
use crate::browser;
use crate::explorer::{TextQuote, Unfound, selected_span};
use crate::text::Span;
use leptos::prelude::*;

/// The element with the first of the quoted words.
pub(super) const QUOTED: &str = "quoted-words";
/// The element with the text of the open article.
pub(super) const TEXT: &str = "text";

/// Where the words stand in the article that the address quotes.
pub(super) fn place(page: Page, article: &'static Article) -> Memo<Option<Result<Span, Unfound>>> {
    let place = Memo::new(move |_| {
        page.state.with(|state| state.quote.as_ref().map(|quote| quote.find(&article.text)))
    });
    Effect::new(move || {
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
pub(super) fn marked(words: &'static str, span: Span, lighting: Lighting) -> AnyView {
    match lighting.quoted.get_untracked() {
        Some(Ok(quoted)) if quoted.contains(span) => {
            let id = (quoted.start == span.start).then_some(QUOTED);
            view! { <mark class="quoted" id=id tabindex="-1">{words}</mark> }.into_any()
        }
        _ => view! { <mark>{words}</mark> }.into_any(),
    }
}

/// Why the quoted words are not marked, if they are not.
pub(super) fn unfound(lighting: Lighting) -> impl Fn() -> AnyView + Send + 'static {
    move || match lighting.quoted.get() {
        Some(Err(why)) => view! { <p class="said-here" role="status">{why.to_string()}</p> }.into_any(),
        _ => ().into_any(),
    }
}

/// The button under the text while words of it are selected.
pub(super) fn link_to_selection(page: Page) -> AnyView {
    let selected = RwSignal::new(false);
    browser::when_selection_changes(move || {
        // What could not be set is given back: the article was closed, and nobody needs to know any more.
        selected.try_set(browser::selection_in(TEXT).is_some()).is_some()
    });
    view! {
        <p class="to-selection" class:shown=selected>
            <button class="act" on:click=move |_| copy_selection(page)>
                "Copy link to these words"
            </button>
        </p>
    }
    .into_any()
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
