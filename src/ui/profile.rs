//! All about one person, body or country, or about two countries together, within the selection.

use super::figures::Figures;
use super::open_link::ProfileLink;
use super::outcomes::Outcomes;
use super::page::Page;
use super::people::{People, Roles};
use super::quotes::Quotes;
use super::timeline::Timeline;
use crate::article::Article;
use crate::explorer::{Profile, people, speaker_name, wording};
use leptos::prelude::*;

/// A profile.
#[component]
pub(super) fn ProfilePage(
    /// Whom it is about.
    profile: Profile,
) -> impl IntoView {
    let page = Page::of_context();
    let about = StoredValue::new(profile.clone());
    let documents = Memo::new(move |_| {
        page.selection.with(|selection| {
            let named = |document: &usize| {
                page.library
                    .article(*document)
                    .is_some_and(|article| about.with_value(|about| names(article, about)))
            };
            selection.documents().filter(named).collect::<Vec<usize>>()
        })
    });
    let title = title(page, &profile);
    let person = match &profile {
        Profile::Person(name) => Some(name.clone()),
        _ => None,
    };
    let roles =
        move || {
            let found = people(page.library.articles(), &documents.get());
            let person = person.as_ref().and_then(|name| found.into_iter().find(|found| found.name == *name));
            person.map(|person| view! {
            <Roles roles=person.roles />
            {(!person.met.is_empty()).then(|| view! {
                <h3 class="label">"With"</h3>
                <p class="meetings">
                    {person.met.into_iter().enumerate().map(|(place, name)| view! {
                        {(place > 0).then_some(", ")}
                        <ProfileLink profile=Profile::Person(name.clone())>{name.clone()}</ProfileLink>
                    }).collect_view()}
                </p>
            })}
        })
        };
    let counterparts = match &profile {
        Profile::Country(code) => Some(counterparts(page, code.clone(), documents)),
        _ => None,
    };
    let is_person = matches!(profile, Profile::Person(_));
    let quoting = Memo::new(move |_| {
        let quotes = |document: &usize| {
            page.library
                .article(*document)
                .is_some_and(|article| about.with_value(|about| says(article, about)))
        };
        documents.get().into_iter().filter(quotes).collect::<Vec<usize>>()
    });
    let count = move || wording::count(documents.with(Vec::len), "article", "articles");
    view! {
        <article class="profile">
            <h2>{title}</h2>
            <p class="role">{count}" in the selection"</p>
            {roles}
            {counterparts}
            <h3 class="label">"Timeline"</h3>
            <Timeline documents=documents />
            <Show when=move || !quoting.with(Vec::is_empty)>
                <h3 class="label">"Quotes"</h3>
                <Quotes documents=quoting />
            </Show>
            <Show when=move || holds(page, documents, |article| !article.facts.outcomes.is_empty())>
                <h3 class="label">"Outcomes"</h3>
                <Outcomes documents=documents />
            </Show>
            <Show when=move || holds(page, documents, |article| !article.facts.figures.is_empty())>
                <h3 class="label">"Figures"</h3>
                <Figures documents=documents />
            </Show>
            {(!is_person).then(|| view! {
                <h3 class="label">"People"</h3>
                <People documents=documents />
            })}
        </article>
    }
}

/// Whether any of the articles has something.
fn holds(page: Page, documents: Memo<Vec<usize>>, has: fn(&Article) -> bool) -> bool {
    page.library.articles_of(documents.get()).into_iter().any(|(_, article)| has(article))
}

/// The pairs that a country makes with each other country of its articles.
fn counterparts(page: Page, code: String, documents: Memo<Vec<usize>>) -> impl IntoView {
    let pairs = move || {
        let mut others: Vec<(String, String)> = Vec::new();
        for article in documents.get().into_iter().filter_map(|document| page.library.article(document)) {
            for country in article.facts.countries.iter().filter(|country| country.code != code) {
                let other = (country.code.clone(), country.name.clone());
                if !others.contains(&other) {
                    others.push(other);
                }
            }
        }
        others
            .into_iter()
            .map(|(other, name)| {
                view! {
                    <li><ProfileLink profile=Profile::Pair(code.clone(), other)>{name}</ProfileLink></li>
                }
            })
            .collect_view()
    };
    view! {
        <h3 class="label">"Together with"</h3>
        <ul class="roles">{pairs}</ul>
    }
}

/// Whether an article names whom a profile is about.
pub(super) fn names(article: &Article, profile: &Profile) -> bool {
    let facts = &article.facts;
    let country = |code: &str| facts.countries.iter().any(|country| country.code == code);
    match profile {
        Profile::Person(name) => facts.people.iter().any(|person| person.name == *name),
        Profile::Organisation(name) => {
            facts.organisations.iter().any(|body| body.acronym.as_ref().unwrap_or(&body.name) == name)
        }
        Profile::Country(code) => country(code),
        Profile::Pair(one, other) => country(one) && country(other),
    }
}

/// Whether an article quotes the person; for all others, anybody.
fn says(article: &Article, profile: &Profile) -> bool {
    let mut speakers = super::quotes::direct_quotes(article).map(|(_, quote)| quote.speaker);
    match profile {
        Profile::Person(name) => {
            speakers.any(|speaker| speaker.and_then(|speaker| speaker_name(article, speaker)) == Some(name))
        }
        _ => speakers.next().is_some(),
    }
}

/// The name of whom it is about.
fn title(page: Page, profile: &Profile) -> String {
    let country = |code: &str| {
        let countries = page.library.articles().iter().flat_map(|article| &article.facts.countries);
        countries
            .filter(|country| country.code == code)
            .map(|country| country.name.clone())
            .next()
            .unwrap_or_else(|| code.to_owned())
    };
    match profile {
        Profile::Person(name) => name.clone(),
        Profile::Organisation(name) => {
            let bodies = page.library.articles().iter().flat_map(|article| &article.facts.organisations);
            let body = bodies
                .filter(|body| body.acronym.as_ref() == Some(name))
                .map(|body| body.name.clone())
                .next();
            body.unwrap_or_else(|| name.clone())
        }
        Profile::Country(code) => country(code),
        Profile::Pair(one, other) => format!("{} and {}", country(one), country(other)),
    }
}
