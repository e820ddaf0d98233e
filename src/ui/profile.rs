//! All about one person, body or country, or about two countries together, within the selection.

use super::figures::figures;
use super::open_link::{fact_link, state_link};
use super::outcomes::outcomes;
use super::page::{PROFILE, Page};
use super::people::{also, appearing, listed_value, named, people, roles};
use super::piece::{Memo, Piece, Signal, element, group, live, memo, show, untrack};
use super::quotes::quotes;
use super::time_axis::time_axis;
use super::timeline::timeline;
use crate::explorer::{FactKind, Profile, View, direct_quotes, wording};
use crate::library::Entry;
use crate::search::Facet;
use crate::text::{may_be_one, name_key};
use std::sync::Arc;

/// A profile.
pub(super) fn profile(profile: Profile) -> Piece {
    let page = Page::of_context();
    let about = Signal::new(profile.clone());
    let documents = memo(move || {
        let selected = page.selection.with(|selection| selection.documents().collect());
        about.with_untracked(|about| page.library.about(about, selected))
    });
    // An article may name someone for many reasons; what they did and agreed, they did where they took part.
    let taking_part = move |part: bool| {
        let took_part = move |document: &usize| {
            let article = page.library.article(*document);
            article.is_some_and(|article| about.with_untracked(|about| about.took_part(article)))
        };
        memo(move || {
            documents.with(|all| {
                all.iter().copied().filter(|document| took_part(document) == part).collect::<Vec<usize>>()
            })
        })
    };
    let (events, others) = (taking_part(true), taking_part(false));
    // Of two countries, what was said where both took part; of all others, what they themselves said, wherever it stands.
    let is_pair = matches!(profile, Profile::Pair(..));
    let quoting = memo(move || {
        let says = |document: &usize| {
            let article = page.library.article(*document);
            let says = |article| {
                about.with_untracked(|about| {
                    direct_quotes(article).any(|(_, quote)| about.says(article, quote))
                })
            };
            article.is_some_and(says)
        };
        let all = if is_pair { events } else { documents };
        all.with(|documents| documents.iter().copied().filter(says).collect::<Vec<usize>>())
    });
    let count = move || match documents.with(Vec::len) {
        0 => "No article of the selection names them · ".to_owned(),
        count => format!("{} in the selection · ", wording::count(count, "article", "articles")),
    };
    let all = state_link(Arc::new(|state| state.view = View::People)).child("All people and bodies");
    let own = match &profile {
        Profile::Person(name) => career(page, name.clone(), documents),
        Profile::Country(code) => counterparts(page, code.clone(), documents),
        Profile::Pair(..) => agenda(page, events),
        Profile::Organisation(_) => group(),
    };
    let is_person = matches!(profile, Profile::Person(_));
    let elsewhere = if is_pair { "Both named elsewhere" } else { "Named elsewhere" };
    element("article")
        .class("profile")
        .child(element("h2").id(PROFILE).attribute("tabindex", "-1").child(title(page, &profile)))
        .child(element("p").class("role").live_text(count).child(all))
        .child(own)
        .child(show(
            move || !events.with(Vec::is_empty),
            move || group().child(heading("Timeline")).child(time_axis(events)).child(timeline(events)),
        ))
        .child(show(
            move || !quoting.with(Vec::is_empty),
            move || group().child(heading("Quotes")).child(quotes(quoting, Some(about))),
        ))
        .child(show(
            move || holds(page, events, |entry| entry.outcomes),
            move || group().child(heading("Outcomes")).child(outcomes(events)),
        ))
        .child(show(
            move || holds(page, events, |entry| entry.figures),
            move || group().child(heading("Figures")).child(figures(events)),
        ))
        .child(show(
            move || !is_person && !events.with(Vec::is_empty),
            move || group().child(heading("People")).child(people(events)),
        ))
        .child(show(
            move || !others.with(Vec::is_empty),
            move || group().child(heading(elsewhere)).child(timeline(others)),
        ))
}

/// Whether any of the articles has something.
fn holds(page: Page, documents: Memo<Vec<usize>>, of: fn(&Entry) -> usize) -> bool {
    documents.with(|documents| page.library.sum(documents.iter().copied(), of) > 0)
}

/// What a person was, and whom they met; and who in the selection may be the same, of whom the articles say less or more.
fn career(page: Page, name: String, documents: Memo<Vec<usize>>) -> Piece {
    live(move || {
        let person = appearing(page, &name, documents.get());
        let selected: Vec<usize> = page.selection.with(|selection| selection.documents().collect());
        let key = name_key(&name);
        let same = |other: &str| may_be_one(&key, other).then(|| Profile::Person(other.to_owned()));
        let perhaps = others(page, "Perhaps the same", Facet::Person, &selected, &same);
        untrack(|| {
            group().child(person.map(|person| {
                let met = (!person.met.is_empty()).then(|| {
                    group()
                        .child(heading("With"))
                        .child(element("p").class("meetings").child(named(&person.met)))
                });
                group().child(also(&person)).child(roles(&person.roles)).child(met)
            }))
        })
        .child(perhaps)
    })
}

/// The pairs that a country makes with each other country of its articles.
fn counterparts(page: Page, code: String, documents: Memo<Vec<usize>>) -> Piece {
    live(move || {
        let pair = |other: &str| (other != code).then(|| Profile::Pair(code.clone(), other.to_owned()));
        documents.with(|documents| others(page, "Together with", Facet::Country, documents, &pair))
    })
}

/// The profiles that values of a facet in some articles make, the most frequent first; nothing where none makes one.
fn others(
    page: Page,
    words: &str,
    facet: Facet,
    documents: &[usize],
    profile: &dyn Fn(&str) -> Option<Profile>,
) -> Piece {
    let mut list = None;
    for (value, label, articles) in page.library.tally(facet, documents) {
        if let Some(profile) = profile(&value) {
            let row = untrack(|| listed_value(profile, &label, articles));
            list = Some(list.unwrap_or_else(|| element("ul").class("bodies")).child(row));
        }
    }
    match list {
        Some(list) => group().child(heading(words)).child(list),
        None => group(),
    }
}

fn heading(words: &str) -> Piece {
    element("h3").class("label").child(words)
}

/// What two countries talked about, and the first day by which something is to come after all that is told here.
fn agenda(page: Page, events: Memo<Vec<usize>>) -> Piece {
    live(move || {
        let topics = events.with(|documents| page.library.tally(Facet::Topic, documents));
        let articles = page.library.articles_of(events.get());
        let told = articles.iter().filter_map(|(_, article)| Some(article.published?.date)).max();
        let mut dates = Vec::new();
        for (document, article) in articles {
            let event = article.facts.event.as_ref();
            dates.push((event.and_then(|event| event.day), document, FactKind::Event, 0));
            let outcomes = article.facts.outcomes.iter().enumerate();
            dates.extend(outcomes.map(|(index, outcome)| (outcome.by, document, FactKind::Outcome, index)));
        }
        // A day within the year of the last report is to come as long as the year is.
        let next = (dates.into_iter())
            .filter_map(|(date, document, kind, index)| {
                Some((wording::last_day(date?), date?, document, kind, index))
            })
            .filter(|(last, ..)| told.map(wording::last_day).is_some_and(|told| *last > told))
            .min();
        untrack(|| {
            let line = |name: &str, what: Piece| {
                let name = element("span").class("role").child(name).child(" ");
                element("p").child(name).child(what)
            };
            let topics: Vec<String> = topics.iter().map(|(topic, ..)| wording::topic(topic)).collect();
            group()
                .child((!topics.is_empty()).then(|| line("Discussed", group().child(topics.join(" · ")))))
                .child(next.map(|(_, date, document, kind, index)| {
                    line("Next date named", fact_link(document, kind, index).child(wording::date(date)))
                }))
        })
    })
}

/// The name of whom it is about.
pub(super) fn title(page: Page, profile: &Profile) -> String {
    let country = |code: &str| page.library.label(Facet::Country, code);
    match profile {
        Profile::Person(name) => page.library.label(Facet::Person, name),
        Profile::Organisation(key) => page.library.label(Facet::Organisation, key),
        Profile::Country(code) => country(code),
        Profile::Pair(one, other) => format!("{} and {}", country(one), country(other)),
    }
}
