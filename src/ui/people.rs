//! Everyone in the selection, with the roles they held and when and whom they met; and the bodies that are named.

use super::more::Shown;
use super::open_link::ProfileLink;
use super::page::Page;
use crate::explorer::{Appearing, HeldRole, Profile, people, wording};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// People and bodies.
#[component]
pub(super) fn People(
    /// The articles in which they are looked for, in order.
    #[prop(into)]
    documents: Signal<Vec<usize>>,
) -> impl IntoView {
    let page = Page::of_context();
    let found = Shown::of(move || people(page.library.articles(), &documents.get()));
    let bodies = Shown::of(move || {
        let mut bodies: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for (_, article) in page.library.articles_of(documents.get()) {
            for body in &article.facts.organisations {
                let value = body.acronym.as_deref().unwrap_or(&body.name);
                *bodies.entry((value, &body.name)).or_default() += 1;
            }
        }
        let mut bodies: Vec<((&str, &str), usize)> = bodies.into_iter().collect();
        bodies.sort_by_key(|(_, articles)| std::cmp::Reverse(*articles));
        bodies
    });
    view! {
        <ol class="people" aria-label="People">
            <For
                each=move || found.now()
                key=|person| (person.name.clone(), person.documents.clone())
                let:person
            >
                <Appearance person=person />
            </For>
        </ol>
        {found.more()}
        <h3 class="label bodies-label">"Bodies"</h3>
        <ul class="bodies" aria-label="Bodies">
            <For each=move || bodies.now() key=|body| *body let(((value, name), articles))>
                <li>
                    <ProfileLink profile=Profile::Organisation(value.to_owned())>{name}</ProfileLink>
                    " "
                    <span class="role">{wording::count(articles, "article", "articles")}</span>
                </li>
            </For>
        </ul>
        {bodies.more()}
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
