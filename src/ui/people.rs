//! Everyone in the selection, with the roles they held and when and whom they met; and the bodies that are named.

use super::open_link::ProfileLink;
use super::page::Page;
use crate::explorer::{Appearing, HeldRole, Profile, people, wording};
use crate::search::Facet;
use leptos::prelude::*;

/// People and bodies.
#[component]
pub(super) fn People(
    /// The articles in which they are looked for, in order.
    #[prop(into)]
    documents: Signal<Vec<usize>>,
) -> impl IntoView {
    let page = Page::of_context();
    let found = move || people(page.library.articles(), &documents.get());
    let bodies = move || {
        page.selection.with(|selection| {
            let facets = selection.results.facets.iter().find(|counts| counts.facet == Facet::Organisation);
            facets.map(|counts| counts.values.clone()).unwrap_or_default()
        })
    };
    view! {
        <ol class="people" aria-label="People">
            <For each=found key=|person| (person.name.clone(), person.documents.clone()) let:person>
                <Appearance person=person />
            </For>
        </ol>
        <h2 class="label bodies-label">"Bodies"</h2>
        <ul class="bodies" aria-label="Bodies">
            <For each=bodies key=|body| (body.value.clone(), body.alone) let:body>
                <li>
                    <ProfileLink profile=Profile::Organisation(body.value)>{body.label}</ProfileLink>
                    " "
                    <span class="role">{wording::count(body.alone, "article", "articles")}</span>
                </li>
            </For>
        </ul>
    }
}

#[component]
fn Appearance(person: Appearing) -> impl IntoView {
    let articles = wording::count(person.documents.len(), "article", "articles");
    view! {
        <li class="appearance">
            <h2><ProfileLink profile=Profile::Person(person.name.clone())>{person.name.clone()}</ProfileLink></h2>
            <p class="role">{person.side.map(|side| format!("{side} · "))}{articles}</p>
            <Roles roles=person.roles />
            {(!person.met.is_empty()).then(|| view! {
                <p class="meetings">
                    <span class="role">"with "</span>
                    {person
                        .met
                        .into_iter()
                        .enumerate()
                        .map(|(place, name)| view! {
                            {(place > 0).then_some(", ")}
                            <ProfileLink profile=Profile::Person(name.clone())>{name.clone()}</ProfileLink>
                        })
                        .collect_view()}
                </p>
            })}
        </li>
    }
}

/// Roles with the months in which they were seen.
#[component]
pub(super) fn Roles(
    /// The latest first.
    roles: Vec<HeldRole>,
) -> impl IntoView {
    view! {
        <ul class="roles">
            {roles
                .into_iter()
                .map(|role| {
                    let seen = role.seen.map(|(first, last)| wording::months(first, last));
                    view! {
                        <li>
                            {role.words}
                            {seen.map(|seen| view! { " "<span class="role">{seen}</span> })}
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}
