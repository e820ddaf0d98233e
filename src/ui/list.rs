//! The pane with the selection: what narrows it, how many it holds, and the chosen view of it.

use super::chips::Chips;
use super::found::Found;
use super::nothing_found::NothingFound;
use super::notice::Notices;
use super::page::{LIST, Page};
use super::views::ChosenView;
use super::welcome::WelcomeNarrow;
use leptos::prelude::*;

/// The pane with the selection.
#[component]
pub(super) fn List(
    /// Whether the dialog with the filters is open.
    filters_shown: RwSignal<bool>,
) -> impl IntoView {
    let page = Page::of_context();
    let nothing = Memo::new(move |_| page.selection.with(|selection| selection.is_empty()));
    view! {
        <section id=LIST class="list" tabindex="-1" aria-label="Selection">
            <WelcomeNarrow />
            <Notices />
            <Found />
            <Chips filters_shown=filters_shown />
            <Show when=move || nothing.get() fallback=ChosenView>
                <NothingFound />
            </Show>
        </section>
    }
}
