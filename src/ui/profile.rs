//! All about one person, body or country, or about two countries together, within the selection.

use super::figures::figures;
use super::open_link::{fact_link, state_link};
use super::outcomes::outcomes;
use super::page::{PROFILE, Page};
use super::people::{appearing, listed_value, named, people, roles};
use super::piece::{Memo, Piece, Signal, element, group, live, memo, show, untrack};
use super::quotes::quotes;
use super::time_axis::time_axis;
use super::timeline::timeline;
use crate::article::{Quote, Side};
use crate::explorer::{FactKind, Profile, View, direct_quotes, speaker_name, wording};
use crate::library::Entry;
use crate::search::Facet;
use std::sync::Arc;

/// A profile.
pub(super) fn profile(profile: Profile) -> Piece {
    let page = Page::of_context();
    let about = Signal::new(profile.clone());
    let documents = memo(move || {
        let selected = page.selection.with(|selection| selection.documents().collect());
        about.with_untracked(|about| page.library.about(about, selected))
    });
    // An article may name two countries for many reasons; what they said and agreed, they did where both took part.
    let together = move |both: bool| {
        let took_part =
            move |document: &usize| about.with_untracked(|about| took_part(page, *document, about));
        memo(move || {
            documents.with(|all| {
                all.iter().copied().filter(|document| took_part(document) == both).collect::<Vec<usize>>()
            })
        })
    };
    let (events, others) = (together(true), together(false));
    let quoting = memo(move || {
        let says = |document: &usize| about.with_untracked(|about| says(page, *document, about));
        events.with(|documents| documents.iter().copied().filter(says).collect::<Vec<usize>>())
    });
    let count = move || match documents.with(Vec::len) {
        0 => "No article of the selection names them · ".to_owned(),
        count => format!("{} in the selection · ", wording::count(count, "article", "articles")),
    };
    let all = state_link(Arc::new(|state| state.view = View::People)).child("All people and bodies");
    let heading = |words: &str| element("h3").class("label").child(words);
    let own = match &profile {
        Profile::Person(name) => career(page, name.clone(), documents),
        Profile::Country(code) => counterparts(page, code.clone(), documents),
        Profile::Pair(..) => agenda(page, events),
        Profile::Organisation(_) => group(),
    };
    let is_person = matches!(profile, Profile::Person(_));
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
            move || group().child(heading("Quotes")).child(quotes(quoting)),
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
            move || group().child(heading("Both named elsewhere")).child(timeline(others)),
        ))
}

/// Whether any of the articles has something.
fn holds(page: Page, documents: Memo<Vec<usize>>, of: fn(&Entry) -> usize) -> bool {
    documents.with(|documents| page.library.sum(documents.iter().copied(), of) > 0)
}

/// What a person was, and whom they met.
fn career(page: Page, name: String, documents: Memo<Vec<usize>>) -> Piece {
    live(move || {
        let person = appearing(page, &name, documents.get());
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
        let countries = documents.with(|documents| page.library.tally(Facet::Country, documents));
        let others = countries.into_iter().filter(|(other, ..)| *other != code);
        untrack(|| {
            others.fold(element("ul").class("bodies"), |list, (other, name, articles)| {
                list.child(listed_value(Profile::Pair(code.clone(), other), &name, articles))
            })
        })
    });
    group().child(element("h3").class("label").child("Together with")).child(pairs)
}

/// Whether both countries of a pair took part in an article's event; of all others, every article counts.
fn took_part(page: Page, document: usize, profile: &Profile) -> bool {
    let Profile::Pair(one, other) = profile else { return true };
    let event = page.library.article(document).and_then(|article| article.facts.event.as_ref());
    let sides = event.map(|event| event.sides.as_slice()).unwrap_or_default();
    let acts = |code: &String| {
        sides.iter().any(|side| matches!(&side.side, Some(Side::Country(own)) if own == code))
    };
    acts(one) && acts(other)
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
        let next = dates.into_iter().filter(|(date, ..)| told.is_some() && *date > told).min();
        untrack(|| {
            let line = |name: &str, what: Piece| {
                let name = element("span").class("role").child(name).child(" ");
                element("p").child(name).child(what)
            };
            let topics: Vec<String> = topics.iter().map(|(topic, ..)| wording::topic(topic)).collect();
            group()
                .child((!topics.is_empty()).then(|| line("Discussed", group().child(topics.join(" · ")))))
                .child(next.and_then(|(date, document, kind, index)| {
                    let day = fact_link(document, kind, index).child(wording::date(date?));
                    Some(line("Next date named", day))
                }))
        })
    })
}

/// Whether an article quotes the person; for all others, anybody.
fn says(page: Page, document: usize, profile: &Profile) -> bool {
    let quotes = page.library.entry(document, |entry| entry.quotes).unwrap_or_default();
    match profile {
        Profile::Person(name) if quotes > 0 => page.library.article(document).is_some_and(|article| {
            let speaker = |quote: &Quote| quote.speaker.and_then(|speaker| speaker_name(article, speaker));
            direct_quotes(article).any(|(_, quote)| speaker(quote) == Some(name))
        }),
        _ => quotes > 0,
    }
}

/// The name of whom it is about.
pub(super) fn title(page: Page, profile: &Profile) -> String {
    let country = |code: &str| page.library.label(Facet::Country, code);
    match profile {
        Profile::Person(name) => name.clone(),
        Profile::Organisation(key) => page.library.label(Facet::Organisation, key),
        Profile::Country(code) => country(code),
        Profile::Pair(one, other) => format!("{} and {}", country(one), country(other)),
    }
}
