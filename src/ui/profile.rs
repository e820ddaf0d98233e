//! All about one person, body or country, or about two countries together, within the selection.

use super::figures::figures;
use super::open_link::profile_link;
use super::outcomes::outcomes;
use super::page::Page;
use super::people::{appearing, named, people, roles};
use super::piece::{Memo, Piece, Signal, element, group, live, memo, show, untrack};
use super::quotes::quotes;
use super::time_axis::time_axis;
use super::timeline::timeline;
use crate::article::Quote;
use crate::explorer::{Profile, direct_quotes, speaker_name, wording};
use crate::library::Entry;
use crate::search::Facet;

/// A profile.
pub(super) fn profile(profile: Profile) -> Piece {
    let page = Page::of_context();
    let about = Signal::new(profile.clone());
    let documents = memo(move || {
        let selected = page.selection.with(|selection| selection.documents().collect());
        about.with_untracked(|about| page.library.about(about, selected))
    });
    let quoting = memo(move || {
        let says = |document: &usize| about.with_untracked(|about| says(page, *document, about));
        documents.with(|documents| documents.iter().copied().filter(says).collect::<Vec<usize>>())
    });
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
            move || holds(page, documents, |entry| entry.outcomes),
            move || group().child(heading("Outcomes")).child(outcomes(documents)),
        ))
        .child(show(
            move || holds(page, documents, |entry| entry.figures),
            move || group().child(heading("Figures")).child(figures(documents)),
        ))
        .child(others.then(|| group().child(heading("People")).child(people(documents))))
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
            others.fold(element("ul").class("roles"), |list, (other, name, _)| {
                let pair = Profile::Pair(code.clone(), other);
                list.child(element("li").child(profile_link(pair).child(name)))
            })
        })
    });
    group().child(element("h3").class("label").child("Together with")).child(pairs)
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
