//! How many articles of how many, what was relaxed to get them, and their order.

use super::chips::names;
use super::page::Page;
use super::piece::{Piece, element, follow, group, memo, show};
use crate::browser::Wait;
use crate::explorer::wording;
use crate::search::{Relaxation, Sort};
use leptos::prelude::*;

/// Milliseconds without a change after which the count is announced.
const SETTLED: u32 = 500;

static SORTS: [(Sort, &str, &str); 3] = [
    (Sort::Relevance, "relevance", "Best match"),
    (Sort::Newest, "newest", "Newest"),
    (Sort::Oldest, "oldest", "Oldest"),
];

/// The line above the cards.
pub(super) fn found() -> Piece {
    let page = Page::of_context();
    let count = memo(move || {
        page.selection.with(|selection| {
            format!(
                "{} of {}",
                wording::grouped(selection.len()),
                wording::count(selection.of_how_many, "article", "articles")
            )
        })
    });
    let relaxed = memo(move || {
        page.selection
            .with(|selection| selection.results.relaxed.iter().map(says).collect::<Vec<_>>().join(" "))
    });
    // The count follows each key on screen; those who listen hear it once, when it has settled, and what changed.
    let announced = RwSignal::new(count.get_untracked());
    let heard = StoredValue::new(untrack(|| names(page)));
    let wait = Wait::default();
    let mut first = true;
    follow(move || {
        let (count, relaxed, names) = (count.get(), relaxed.get(), names(page));
        if std::mem::take(&mut first) {
            return;
        }
        wait.after(SETTLED, move || {
            let changed = heard.with_value(|heard| wording::change(heard, &names));
            heard.set_value(names);
            let said = [count, changed, relaxed].into_iter().filter(|part| !part.is_empty());
            announced.set(said.collect::<Vec<_>>().join(". "));
        });
    });
    let choose = move |value: String| {
        if let Some((sort, ..)) = SORTS.iter().find(|(_, key, _)| *key == value) {
            page.step(|state| state.sort = *sort);
        }
    };
    let select =
        SORTS.iter().fold(element("select").on_value("change", choose), |select, (sort, key, name)| {
            let is_chosen = move || page.state.with(|state| state.sort == *sort);
            select.child(
                element("option").attribute("value", key).live_property("selected", is_chosen).child(*name),
            )
        });
    let take = element("button")
        .class("plain take")
        .attribute("aria-haspopup", "dialog")
        .on_click(move || page.taking.set(true))
        .child("Take along");
    let line = element("div")
        .class("found")
        .child(element("p").class("count").attribute("aria-hidden", "true").live_text(move || count.get()))
        .child(element("p").class("unseen").attribute("role", "status").live_text(move || announced.get()))
        .child(take)
        .child(
            element("label")
                .class("sort")
                .child(element("span").class("unseen").child("Sort by"))
                .child(select),
        );
    let relaxation = show(
        move || !relaxed.with(String::is_empty),
        move || element("p").class("relaxed").live_text(move || relaxed.get()),
    );
    group().child(line).child(relaxation).child(spellings(page))
}

/// The switch between names as typed and names in all their spellings, where it makes a difference.
fn spellings(page: Page) -> Piece {
    let literal = memo(move || page.state.with(|state| state.literal));
    let varied = move || {
        page.selection.with(|selection| {
            selection.results.relaxed.iter().any(|relaxed| matches!(relaxed, Relaxation::Names { .. }))
        })
    };
    show(
        move || literal.get() || varied(),
        move || {
            let button = element("button")
                .class("plain")
                .on_click(move || page.step(|state| state.literal = !state.literal))
                .live_text(move || {
                    if literal.get() {
                        "Find names in other spellings, too"
                    } else {
                        "Find names only as typed"
                    }
                    .to_owned()
                });
            element("p").class("relaxed").child(button)
        },
    )
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
