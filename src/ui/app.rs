//! The whole page: opens the library, then shows it or says why it cannot.

use super::cite::cite;
use super::comfort::{self, Comfort};
use super::facets::{FacetsAside, FacetsDialog};
use super::library::Library;
use super::list::List;
use super::masthead::Masthead;
use super::notice::{Fault, Said};
use super::page::Page;
use super::reader::Reader;
use super::shortcuts::{Shortcuts, listen};
use super::take_along::take_along;
use super::views::Views;
use super::welcome::Welcome;
use crate::browser;
use crate::explorer::View;
use leptos::prelude::*;

/// The app. Mounted once.
#[component]
pub fn App() -> impl IntoView {
    let json = browser::embedded_text("library").unwrap_or_default();
    match Library::from_bundle(&json) {
        Ok(library) => view! { <Explorer library=Box::leak(Box::new(library)) /> }.into_any(),
        Err(error) => view! { <Fault error=error /> }.into_any(),
    }
}

/// The page on a library that could be read.
#[component]
fn Explorer(
    /// Made once and never freed: the page ends with it.
    library: &'static Library,
) -> impl IntoView {
    let page = Page::new(library);
    provide_context(page);
    comfort::recall();
    let keys_shown = RwSignal::new(false);
    let comfort_shown = RwSignal::new(false);
    let filters_shown = RwSignal::new(false);
    listen(page, keys_shown);
    Effect::new(move || {
        browser::set_title(&match page.open_article() {
            Some(article) => format!("{} · Readout", article.headline_words()),
            None => "Readout".to_owned(),
        });
    });
    view! {
        <div id="page">
            <Masthead keys_shown=keys_shown comfort_shown=comfort_shown />
            <Views />
            <div
                class="room"
                class:reading=move || page.open.get().is_some()
                class:broad=move || page.open.get().is_none() && page.state.with(|state| state.view != View::Articles)
            >
                <FacetsAside />
                <main class="panes">
                    <List filters_shown=filters_shown />
                    <Show when=move || page.open.get().is_some() fallback=|| view! { <Welcome /> }>
                        <Reader />
                    </Show>
                </main>
            </div>
        </div>
        <FacetsDialog shown=filters_shown />
        <Shortcuts shown=keys_shown />
        <Comfort shown=comfort_shown />
        {cite(page)}
        {take_along(page)}
        <Said />
    }
}
