//! All about one person, body or country, or about two countries together, within the selection.

use super::figures::figures;
use super::open_link::profile_link;
use super::outcomes::outcomes;
use super::page::Page;
use super::people::{named, people, roles};
use super::piece::{Memo, Piece, element, group, live, memo, show};
use super::quotes::quotes;
use super::time_axis::time_axis;
use super::timeline::timeline;
use crate::article::Article;
use crate::explorer::{self, Profile, direct_quotes, speaker_name, wording};
use leptos::prelude::*;

/// A profile.
pub(super) fn profile(profile: Profile) -> Piece {
    let page = Page::of_context();
    let about = StoredValue::new(profile.clone());
    let of = move |fits: fn(&Article, &Profile) -> bool| {
        memo(move || {
            page.selection.with(|selection| {
                let fits = |document: &usize| {
                    let article = page.library.article(*document);
                    article.is_some_and(|article| about.with_value(|about| fits(article, about)))
                };
                selection.documents().filter(fits).collect::<Vec<usize>>()
            })
        })
    };
    let documents = of(names);
    let quoting = of(|article, about| names(article, about) && says(article, about));
    let count = move || {
        format!("{} in the selection", wording::count(documents.with(Vec::len), "article", "articles"))
    };
    let heading = |words: &str| element("h3").class("label").child(words);
    let own = match &profile {
        Profile::Person(name) => career(page, name.clone(), documents),
        Profile::Country(code) => counterparts(page, code.clone(), documents),
        Profile::Organisation(_) | Profile::Pair(..) => group(),
    };
    let others = !matches!(profile, Profile::Person(_));
    element("article")
        .class("profile")
        .child(element("h2").child(title(page, &profile)))
        .child(element("p").class("role").live_text(count))
        .child(own)
        .child(heading("Timeline"))
        .child(time_axis(documents))
        .child(timeline(documents))
        .child(show(
            move || !quoting.with(Vec::is_empty),
            move || group().child(heading("Quotes")).child(quotes(quoting)),
        ))
        .child(show(
            move || holds(page, documents, |article| !article.facts.outcomes.is_empty()),
            move || group().child(heading("Outcomes")).child(outcomes(documents)),
        ))
        .child(show(
            move || holds(page, documents, |article| !article.facts.figures.is_empty()),
            move || group().child(heading("Figures")).child(figures(documents)),
        ))
        .child(others.then(|| group().child(heading("People")).child(people(documents))))
}

/// Whether any of the articles has something.
fn holds(page: Page, documents: Memo<Vec<usize>>, has: fn(&Article) -> bool) -> bool {
    page.library.articles_of(documents.get()).into_iter().any(|(_, article)| has(article))
}

/// What a person was, and whom they met.
fn career(page: Page, name: String, documents: Memo<Vec<usize>>) -> Piece {
    live(move || {
        let found = explorer::people(&page.library.articles(), &documents.get());
        let person = found.into_iter().find(|found| found.name == name);
        untrack(|| {
            group().child(person.map(|person| {
                let met = (!person.met.is_empty()).then(|| {
                    group()
                        .child(element("h3").class("label").child("With"))
                        .child(element("p").class("meetings").child(named(&person.met)))
                });
                group().child(roles(&person.roles)).child(met)
            }))
        })
    })
}

/// The pairs that a country makes with each other country of its articles.
fn counterparts(page: Page, code: String, documents: Memo<Vec<usize>>) -> Piece {
    let pairs = live(move || {
        let mut others: Vec<(&str, &str)> = Vec::new();
        for article in documents.get().into_iter().filter_map(|document| page.library.article(document)) {
            for country in article.facts.countries.iter().filter(|country| country.code != code) {
                let other = (country.code.as_str(), country.name.as_str());
                if !others.contains(&other) {
                    others.push(other);
                }
            }
        }
        untrack(|| {
            others.into_iter().fold(element("ul").class("roles"), |list, (other, name)| {
                let pair = Profile::Pair(code.clone(), other.to_owned());
                list.child(element("li").child(profile_link(pair).child(name)))
            })
        })
    });
    group().child(element("h3").class("label").child("Together with")).child(pairs)
}

/// Whether an article names whom a profile is about.
pub(super) fn names(article: &Article, profile: &Profile) -> bool {
    let facts = &article.facts;
    let country = |code: &str| facts.countries.iter().any(|country| country.code == code);
    match profile {
        Profile::Person(name) => facts.people.iter().any(|person| person.name == *name),
        Profile::Organisation(key) => facts.organisations.iter().any(|body| body.key() == key),
        Profile::Country(code) => country(code),
        Profile::Pair(one, other) => country(one) && country(other),
    }
}

/// Whether an article quotes the person; for all others, anybody.
fn says(article: &Article, profile: &Profile) -> bool {
    let mut speakers = direct_quotes(article).map(|(_, quote)| quote.speaker);
    match profile {
        Profile::Person(name) => {
            speakers.any(|speaker| speaker.and_then(|speaker| speaker_name(article, speaker)) == Some(name))
        }
        _ => speakers.next().is_some(),
    }
}

/// The name of whom it is about.
pub(super) fn title(page: Page, profile: &Profile) -> String {
    let country = |code: &str| page.library.country_name(code);
    match profile {
        Profile::Person(name) => name.clone(),
        Profile::Organisation(key) => {
            let articles = page.library.articles();
            let mut bodies = articles.into_iter().flat_map(|article| &article.facts.organisations);
            bodies.find(|body| body.key() == key).map_or(key, |body| &body.name).clone()
        }
        Profile::Country(code) => country(code),
        Profile::Pair(one, other) => format!("{} and {}", country(one), country(other)),
    }
}
