//! The views over the selection: the links between them, and the one that is shown.

use super::cards::Cards;
use super::figures::Figures;
use super::outcomes::Outcomes;
use super::page::Page;
use super::people::People;
use super::profile::ProfilePage;
use super::quotes::{Quotes, direct_quotes};
use super::timeline::Timeline;
use crate::article::Article;
use crate::explorer::View;
use leptos::prelude::*;

/// The links between views, each with how many of its things the selection holds.
#[component]
pub(super) fn Views() -> impl IntoView {
    let page = Page::of_context();
    // How many things of each view the selection holds.
    let sum = move |of: fn(&Article) -> usize| {
        Memo::new(move |_| {
            page.selection.with(|selection| {
                selection
                    .documents()
                    .filter_map(|document| page.library.article(document))
                    .map(of)
                    .sum::<usize>()
            })
        })
    };
    let people =
        Memo::new(move |_| page.selection.with(|selection| page.library.people_in(selection.documents())));
    let views = [
        (View::Articles, "Articles", sum(|_| 1)),
        (View::Timeline, "Timeline", sum(|article| usize::from(article.facts.event.is_some()))),
        (View::People, "People and bodies", people),
        (View::Quotes, "Quotes", sum(|article| direct_quotes(article).count())),
        (View::Figures, "Figures", sum(|article| article.facts.figures.len())),
        (View::Outcomes, "Outcomes", sum(|article| article.facts.outcomes.len())),
    ];
    view! {
        <nav class="views" aria-label="Views">
            <ul>
                {views
                    .into_iter()
                    .map(|(view, name, count)| view! { <li><ViewLink view=view name=name count=count /></li> })
                    .collect_view()}
            </ul>
        </nav>
    }
}

#[component]
fn ViewLink(view: View, name: &'static str, count: Memo<usize>) -> impl IntoView {
    let page = Page::of_context();
    let view = StoredValue::new(view);
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        page.step(|state| {
            state.view = view.get_value();
            // Where the reader is a page of its own, a view is not seen beside it.
            if page.width.get_untracked() == crate::browser::Width::Narrow {
                state.open_at(None, None);
            }
        });
    };
    view! {
        <a
            href=move || page.address(|state| state.view = view.get_value())
            aria-current=move || page.state.with(|state| (state.view == view.get_value()).then_some("page"))
            on:click=go
        >
            {name}
            " "
            <span>{count}</span>
        </a>
    }
}

/// The view that is chosen, over the selection.
#[component]
pub(super) fn ChosenView() -> impl IntoView {
    let page = Page::of_context();
    let chosen = Memo::new(move |_| page.state.with(|state| state.view.clone()));
    let documents = Signal::derive(move || {
        page.selection.with(|selection| selection.documents().collect::<Vec<usize>>())
    });
    move || match chosen.get() {
        View::Articles => view! { <Cards /> }.into_any(),
        View::Timeline => view! { <Timeline documents=documents /> }.into_any(),
        View::People => view! { <People documents=documents /> }.into_any(),
        View::Quotes => view! { <Quotes documents=documents /> }.into_any(),
        View::Figures => view! { <Figures documents=documents /> }.into_any(),
        View::Outcomes => view! { <Outcomes documents=documents /> }.into_any(),
        View::Profile(profile) => view! { <ProfilePage profile=profile /> }.into_any(),
    }
}
