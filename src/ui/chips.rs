//! Everything that narrows the selection, one removable chip each, and one button to clear all.

use super::page::{Page, SEARCH};
use crate::browser;
use crate::explorer::{Chip, ChipKind, State, wording};
use crate::search::{Facet, Mode};
use crate::text::visible;
use leptos::prelude::*;

/// The chips above the list.
#[component]
pub(super) fn Chips(
    /// Whether the dialog with the filters is open.
    filters_shown: RwSignal<bool>,
) -> impl IntoView {
    let page = Page::of_context();
    let chips = Memo::new(move |_| page.state.with(State::chips));
    let filters =
        move || chips.with(|chips| chips.iter().filter(|chip| chip.kind != ChipKind::Query).count());
    // The chip that had the focus is gone: its successor gets it, else the search box.
    let remove = move |without: State| {
        page.go(without);
        browser::once_shown(|| {
            if !browser::focus("clear-all") {
                browser::focus(SEARCH);
            }
        });
    };
    let clear = move |_| {
        page.go(page.state.with_untracked(State::cleared));
        browser::focus(SEARCH);
    };
    view! {
        <div class="chips">
            <button class="quiet only-narrow" aria-haspopup="dialog" on:click=move |_| filters_shown.set(true)>
                {move || match filters() {
                    0 => "Filters".to_owned(),
                    number => format!("Filters ({number})"),
                }}
            </button>
            <Show when=move || !chips.with(Vec::is_empty)>
                <ul aria-label="Active filters">
                    {move || {
                        chips
                            .get()
                            .into_iter()
                            .map(|chip| {
                                let (says, value) = (kind(&chip), label(page, &chip));
                                view! {
                                    <li>
                                        <button
                                            class="quiet"
                                            aria-label=format!("Remove {says}{value}")
                                            on:click=move |_| remove(chip.without.clone())
                                        >
                                            <span>{says.clone()}</span>
                                            <b>{value.clone()}</b>
                                            <span class="cross" aria-hidden="true">"×"</span>
                                        </button>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                    <li>
                        <button id="clear-all" class="quiet" on:click=clear>"Clear all"</button>
                    </li>
                </ul>
            </Show>
        </div>
    }
}

/// The words of every chip, for those who listen.
pub(super) fn names(page: Page) -> Vec<String> {
    let chips = page.state.with(State::chips);
    chips.iter().map(|chip| format!("{}{}", kind(chip), label(page, chip))).collect()
}

/// What stands before the value.
pub(super) fn kind(chip: &Chip) -> String {
    match chip.kind {
        ChipKind::Query => String::new(),
        ChipKind::Facet(facet, Mode::Any) => format!("{}: ", facet.label()),
        ChipKind::Facet(facet, Mode::All) => format!("{}, also: ", facet.label()),
        ChipKind::Facet(facet, Mode::None) => format!("{}, not: ", facet.label()),
        ChipKind::From => "From: ".to_owned(),
        ChipKind::To => "To: ".to_owned(),
    }
}

/// The value, with the controls that could turn around what stands beside it made visible: it may come from an address.
pub(super) fn label(page: Page, chip: &Chip) -> String {
    let label = match chip.kind {
        ChipKind::Query => chip.value.clone(),
        ChipKind::Facet(facet, _) => value_label(page, facet, &chip.value),
        ChipKind::From | ChipKind::To => {
            chip.value.parse().map_or_else(|_| chip.value.clone(), wording::date)
        }
    };
    visible(&label).into_owned()
}

/// The label of a facet's value.
fn value_label(page: Page, facet: Facet, value: &str) -> String {
    let label = page.selection.with(|selection| {
        let counts = selection.results.facets.iter().find(|counts| counts.facet == facet)?;
        Some(counts.values.iter().find(|counted| counted.value == value)?.label.clone())
    });
    super::facet::label(facet, &label.unwrap_or_else(|| value.to_owned()))
}
