//! One facet: its values with counts that say what a click would give, chosen as any, all or none of them.

use super::page::Page;
use crate::explorer::{State, wording};
use crate::search::{Facet, FacetValue, Mode};
use crate::text::fold;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Values shown before the reader asks for all.
const SHOWN: usize = 6;
/// From this many values on there is a box to look one up.
const MANY: usize = 13;

const MODES: [(Mode, &str, &str); 3] = [
    (Mode::Any, "any", "any of these"),
    (Mode::All, "all", "all of these"),
    (Mode::None, "none", "none of these"),
];

/// A group of checkboxes named after its field; nothing when no article has a value in it.
#[component]
pub(super) fn FacetGroup(
    /// Which.
    facet: Facet,
) -> impl IntoView {
    let page = Page::of_context();
    // In the library's order, which no click changes: what is pressed stays where it is.
    let all: Vec<(String, String)> =
        values(page.library.selection(&State::default()).results.facets.iter(), facet)
            .into_iter()
            .map(|counted| (counted.value, label(facet, &counted.label)))
            .collect();
    if all.is_empty() {
        return ().into_any();
    }
    let many = all.len() >= MANY;
    let all = StoredValue::new(all);
    let counts: Memo<BTreeMap<String, FacetValue>> = Memo::new(move |_| {
        page.selection.with(|selection| {
            let values = values(selection.results.facets.iter(), facet);
            values.into_iter().map(|counted| (counted.value.clone(), counted)).collect()
        })
    });
    let asked = RwSignal::new(String::new());
    let all_shown = RwSignal::new(false);
    let fitting = Memo::new(move |_| {
        let asked = fold(&asked.get());
        let fits = |(value, label): &&(String, String)| {
            counts.with(|counts| counts.contains_key(value)) && fold(label).contains(&asked)
        };
        all.with_value(|all| all.iter().filter(fits).cloned().collect::<Vec<_>>())
    });
    let shown = move || {
        let chosen = |value: &str| {
            counts.with(|counts| counts.get(value).is_some_and(|counted| counted.chosen.is_some()))
        };
        let limit = if all_shown.get() { usize::MAX } else { SHOWN };
        let fitting = fitting.get();
        // One value alone is not worth a button.
        let limit = if fitting.len() == limit + 1 { limit + 1 } else { limit };
        fitting
            .into_iter()
            .enumerate()
            .filter(|(place, (value, _))| *place < limit || chosen(value))
            .map(|(_, value)| value)
            .collect::<Vec<_>>()
    };
    let mode = Memo::new(move |_| {
        page.state
            .with(|state| state.filters.chosen().find(|(other, ..)| *other == facet).map(|(_, mode, _)| mode))
    });
    let choose_mode = move |key: String| {
        let Some((mode, ..)) = MODES.iter().find(|(_, name, _)| *name == key) else { return };
        page.step(|state| {
            let chosen: Vec<String> = (state.filters.chosen())
                .filter(|(other, ..)| *other == facet)
                .map(|(.., value)| value.to_owned())
                .collect();
            chosen.iter().for_each(|value| state.filters.choose(facet, *mode, value));
        });
    };
    let mode_key =
        move || MODES.iter().find(|(other, ..)| Some(*other) == mode.get()).map_or("any", |(_, key, _)| key);
    view! {
        <fieldset class="facet" hidden=move || counts.with(BTreeMap::is_empty)>
            <legend class="label">{facet.label()}</legend>
            <Show when=move || mode.get().is_some()>
                <select
                    class="mode"
                    aria-label=format!("{}: articles with", facet.label())
                    prop:value=mode_key
                    on:change:target=move |event| choose_mode(event.target().value())
                >
                    {MODES.map(|(_, key, name)| view! { <option value=key>{name}</option> })}
                </select>
            </Show>
            {many.then(|| view! {
                <input
                    class="look-up"
                    type="search"
                    aria-label=format!("Find in {}", facet.label())
                    placeholder="Find"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || asked.get()
                    on:input:target=move |event| {
                        asked.set(event.target().value());
                        all_shown.set(!asked.with_untracked(String::is_empty));
                    }
                />
            })}
            <For each=shown key=|(value, _)| value.clone() let((value, label))>
                <Value facet=facet value=value label=label counts=counts mode=mode />
            </For>
            <Show when=move || { fitting.with(Vec::len) > SHOWN + 1 && asked.with(String::is_empty) }>
                <button
                    class="plain"
                    aria-expanded=move || all_shown.get().to_string()
                    on:click=move |_| all_shown.update(|shown| *shown = !*shown)
                >
                    {move || match all_shown.get() {
                        true => "Show fewer".to_owned(),
                        false => format!("Show all {}", fitting.with(Vec::len)),
                    }}
                </button>
            </Show>
        </fieldset>
    }
    .into_any()
}

#[component]
fn Value(
    facet: Facet,
    value: String,
    label: String,
    counts: Memo<BTreeMap<String, FacetValue>>,
    mode: Memo<Option<Mode>>,
) -> impl IntoView {
    let page = Page::of_context();
    let value = StoredValue::new(value);
    let counted =
        Memo::new(move |_| value.with_value(|value| counts.with(|counts| counts.get(value).cloned())));
    let is_chosen =
        move || counted.with(|counted| counted.as_ref().is_some_and(|counted| counted.chosen.is_some()));
    let toggle = move |_| {
        page.step(|state| {
            value.with_value(|value| {
                if is_chosen() {
                    state.filters.drop(facet, value);
                } else {
                    state.filters.choose(facet, mode.get_untracked().unwrap_or(Mode::Any), value);
                }
            });
        });
    };
    // What a click would give: beside other values of this facet, how many more or how many are left.
    let hits = move || {
        let Some(counted) = counted.get() else { return "0".to_owned() };
        let now = page.selection.with(|selection| selection.len());
        match (counted.chosen, mode.get()) {
            (None, Some(Mode::Any)) => format!("+{}", wording::grouped(counted.added.saturating_sub(now))),
            (None, Some(Mode::All)) => wording::grouped(counted.within),
            (_, Some(Mode::None)) => {
                format!(
                    "−{}",
                    wording::grouped(if counted.chosen.is_some() { counted.alone } else { counted.within })
                )
            }
            _ => wording::grouped(counted.alone),
        }
    };
    view! {
        <label>
            <input type="checkbox" prop:checked=is_chosen on:change=toggle />
            <span class="value">{label}</span>
            <span class="hits">{hits}</span>
        </label>
    }
}

fn values<'a>(
    mut facets: impl Iterator<Item = &'a crate::search::FacetCounts>,
    facet: Facet,
) -> Vec<FacetValue> {
    facets.find(|counts| counts.facet == facet).map(|counts| counts.values.clone()).unwrap_or_default()
}

/// A value as the page shows it.
pub(super) fn label(facet: Facet, label: &str) -> String {
    match facet {
        Facet::Topic => wording::topic(label),
        Facet::Year if label == crate::search::UNDATED => "Undated".to_owned(),
        _ => label.to_owned(),
    }
}
