//! The whole page: opens the library, then shows it or says why it cannot.

use super::add_articles::add_articles;
use super::cite::cite;
use super::comfort::{self, comfort};
use super::dossier::dossier;
use super::facets::{facets_aside, facets_dialog};
use super::library::Library;
use super::list::list;
use super::masthead::masthead;
use super::notice::{fault, said};
use super::page::Page;
use super::piece::{Piece, either, element, follow, group};
use super::reader::reader;
use super::shortcuts::{listen, shortcuts};
use super::take_along::take_along;
use super::views::views;
use super::welcome::welcome;
use crate::browser;
use crate::explorer::View;
use leptos::prelude::*;

/// The ids of the articles that were here at the last visit.
const SEEN: &str = "seen";

/// Puts the app into the document. Called once; the app ends with the page.
pub fn start() {
    leptos::mount::mount_to_body(|| app().into_view());
}

fn app() -> Piece {
    let json = browser::embedded_text("library").unwrap_or_default();
    match Library::from_bundle(&json, browser::remembered(SEEN).as_deref()) {
        Ok(library) => {
            browser::remember(SEEN, &library.ids());
            explorer(library)
        }
        Err(error) => fault(&error),
    }
}

/// The page on a library that could be read, which ends with the page.
fn explorer(library: Library) -> Piece {
    let page = Page::new(library);
    provide_context(page);
    comfort::recall();
    let keys_shown = RwSignal::new(false);
    let comfort_shown = RwSignal::new(false);
    let filters_shown = RwSignal::new(false);
    listen(page, keys_shown);
    follow(move || {
        browser::set_title(&match page.open_article() {
            Some(article) => format!("{} · Readout", article.headline_words()),
            None => "Readout".to_owned(),
        });
    });
    let is_reading = move || page.open.get().is_some();
    let panes =
        element("main").class("panes").child(list(filters_shown)).child(either(is_reading, reader, welcome));
    let room = element("div")
        .class("room")
        .live_class("reading", is_reading)
        .live_class("broad", move || !is_reading() && page.state.with(|state| state.view != View::Articles))
        .child(facets_aside())
        .child(panes);
    group()
        .child(
            element("div").id("page").child(masthead(keys_shown, comfort_shown)).child(views()).child(room),
        )
        .child(facets_dialog(filters_shown))
        .child(shortcuts(keys_shown))
        .child(comfort(comfort_shown))
        .child(cite(page))
        .child(take_along(page))
        .child(add_articles(page))
        .child(said())
        .child(dossier(page))
}
