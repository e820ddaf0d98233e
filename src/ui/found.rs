//! How many articles of how many, what was relaxed to get them, and their order.

use super::chips::names;
use super::page::Page;
use crate::browser::Wait;
use crate::explorer::wording;
use crate::search::{Relaxation, Sort};
use leptos::prelude::*;

/// Milliseconds without a change after which the count is announced.
const SETTLED: u32 = 500;

const SORTS: [(Sort, &str, &str); 3] = [
    (Sort::Relevance, "relevance", "Best match"),
    (Sort::Newest, "newest", "Newest"),
    (Sort::Oldest, "oldest", "Oldest"),
];

/// The line above the cards.
#[component]
pub(super) fn Found() -> impl IntoView {
    let page = Page::of_context();
    let count = Memo::new(move |_| {
        page.selection.with(|selection| {
            format!(
                "{} of {}",
                wording::grouped(selection.len()),
                wording::count(selection.of_how_many, "article", "articles")
            )
        })
    });
    let relaxed = Memo::new(move |_| {
        page.selection
            .with(|selection| selection.results.relaxed.iter().map(says).collect::<Vec<_>>().join(" "))
    });
    // The count follows each key on screen; those who listen hear it once, when it has settled, and what changed.
    let announced = RwSignal::new(count.get_untracked());
    let heard = StoredValue::new(untrack(|| names(page)));
    let wait = Wait::default();
    Effect::new(move |before: Option<()>| {
        let (count, relaxed, names) = (count.get(), relaxed.get(), names(page));
        if before.is_some() {
            wait.after(SETTLED, move || {
                let changed = heard.with_value(|heard| wording::change(heard, &names));
                heard.set_value(names);
                let said = [count, changed, relaxed].into_iter().filter(|part| !part.is_empty());
                announced.set(said.collect::<Vec<_>>().join(". "));
            });
        }
    });
    let choose = move |value: String| {
        if let Some((sort, ..)) = SORTS.iter().find(|(_, key, _)| *key == value) {
            page.step(|state| state.sort = *sort);
        }
    };
    let chosen = move || {
        let sort = page.state.with(|state| state.sort);
        SORTS.iter().find(|(other, ..)| *other == sort).map_or("", |(_, key, _)| key)
    };
    view! {
        <div class="found">
            <p class="count" aria-hidden="true">{count}</p>
            <p class="unseen" role="status">{announced}</p>
            <button class="plain take" aria-haspopup="dialog" on:click=move |_| page.taking.set(true)>"Take along"</button>
            <label class="sort">
                <span class="unseen">"Sort by"</span>
                <select prop:value=chosen on:change:target=move |event| choose(event.target().value())>
                    {SORTS.map(|(_, key, name)| view! { <option value=key>{name}</option> })}
                </select>
            </label>
        </div>
        <Show when=move || !relaxed.with(String::is_empty)>
            <p class="relaxed">{relaxed}</p>
        </Show>
    }
}

fn says(relaxed: &Relaxation) -> String {
    match relaxed {
        Relaxation::Spelling { asked, used } => {
            let used = wording::list(used.iter().map(String::as_str));
            format!("No article has “{asked}”; these have {used}.")
        }
        Relaxation::Names { asked, used } => {
            let used = wording::list(used.iter().map(String::as_str));
            format!("“{asked}” is also spelt {used} here; those are found, too.")
        }
        Relaxation::SomeWords => "No article has all of these words; these have some of them.".to_owned(),
    }
}
