//! The top of the page: name, search, what the library holds.

use super::offline::OfflineState;
use super::page::{LIST, Page};
use super::search_box::SearchBox;
use crate::browser;
use crate::explorer::{State, wording};
use leptos::prelude::*;

/// The top of the page.
#[component]
pub(super) fn Masthead(
    /// Whether the list of keys is open.
    keys_shown: RwSignal<bool>,
    /// Whether the dialog about size, face and light is open.
    comfort_shown: RwSignal<bool>,
) -> impl IntoView {
    let page = Page::of_context();
    let library = page.library;
    let holds = wording::count(library.articles().len(), "article", "articles");
    let from_to = library.days().map(|(first, last)| wording::months(first, last));
    let home = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        page.go(State::default());
    };
    // The hash is the page's state: the browser is not to follow the link.
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        browser::focus_in_view(LIST);
    };
    view! {
        <header class="masthead">
            <a class="skip" href="#list" on:click=skip>"Skip to the articles"</a>
            <h1 class="name"><a href="#/articles" on:click=home>"Readout"<span aria-hidden="true">"."</span></a></h1>
            <SearchBox />
            <div class="standing">
                <p class="library">{holds}{from_to.map(|from_to| view! { " · "{from_to} })}</p>
                <OfflineState />
                <button class="plain" on:click=move |_| comfort_shown.set(true)>"Display"</button>
                <button class="plain" on:click=move |_| keys_shown.set(true)>"Keys"</button>
            </div>
        </header>
    }
}
