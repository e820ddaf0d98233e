//! Everyone in the selection, with the roles they held and when and whom they met; and the bodies that are named.

use super::more::{Place, Shown};
use super::open_link::profile_link;
use super::page::Page;
use super::piece::{Memo, Piece, Row, element, group, memo, rows};
use crate::explorer::{self, Appearing, HeldRole, Profile, wording};
use crate::order;
use std::collections::BTreeMap;

/// People and bodies of these articles.
pub(super) fn people(documents: Memo<Vec<usize>>) -> Piece {
    let page = Page::of_context();
    let found = memo(move || explorer::people(&page.library.articles(), &documents.get()));
    let bodies = memo(move || bodies(page, &documents.get()));
    let found_shown = Shown::of(move || places(found.with(Vec::len)));
    let bodies_shown = Shown::of(move || places(bodies.with(Vec::len)));
    let each_person = move || {
        let row = |found: &[Appearing], place: usize| {
            let person = found.get(place)?.clone();
            let key = format!("{} {:?}", person.name, person.documents);
            Some(Row::new(key, move || appearance(&person)))
        };
        found.with(|found| found_shown.now().iter().filter_map(|(place, _)| row(found, *place)).collect())
    };
    let each_body = move || {
        let row = |bodies: &[Body], place: usize| {
            let (value, name, articles) = *bodies.get(place)?;
            Some(Row::new(format!("{name} {articles}"), move || body(value, name, articles)))
        };
        bodies.with(|bodies| bodies_shown.now().iter().filter_map(|(place, _)| row(bodies, *place)).collect())
    };
    group()
        .child(element("ol").class("people").attribute("aria-label", "People").child(rows(each_person)))
        .child(found_shown.more())
        .child(element("h3").class("label bodies-label").child("Bodies"))
        .child(element("ul").class("bodies").attribute("aria-label", "Bodies").child(rows(each_body)))
        .child(bodies_shown.more())
}

fn places(count: usize) -> Vec<Place> {
    (0..count).map(|place| (place, 0)).collect()
}

/// The value by which a body is filtered, its name, and how many articles name it.
type Body = (&'static str, &'static str, usize);

/// The bodies that these articles name, the most named first.
fn bodies(page: Page, documents: &[usize]) -> Vec<Body> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for article in documents.iter().filter_map(|document| page.library.article(*document)) {
        for body in &article.facts.organisations {
            *counts.entry((body.key(), &body.name)).or_default() += 1;
        }
    }
    let mut bodies: Vec<Body> =
        counts.into_iter().map(|((value, name), articles)| (value, name, articles)).collect();
    order::sort_by_key(&mut bodies, |(.., articles)| std::cmp::Reverse(*articles));
    bodies
}

fn body(value: &str, name: &str, articles: usize) -> Piece {
    let count = element("span").class("role").child(wording::count(articles, "article", "articles"));
    let link = profile_link(Profile::Organisation(value.to_owned())).child(name);
    element("li").child(link).child(" ").child(count)
}

fn appearance(person: &Appearing) -> Piece {
    let articles = wording::count(person.documents.len(), "article", "articles");
    let side = person.side.as_ref().map(|side| format!("{side} · "));
    let with = element("span").class("role").child("with ");
    element("li")
        .class("appearance")
        .child(element("h2").child(person_link(&person.name)))
        .child(element("p").class("role").child(side).child(articles))
        .child(roles(&person.roles))
        .child(
            (!person.met.is_empty())
                .then(|| element("p").class("meetings").child(with).child(named(&person.met))),
        )
}

fn person_link(name: &str) -> Piece {
    profile_link(Profile::Person(name.to_owned())).child(name)
}

/// Links to people, with commas between them.
pub(super) fn named(people: &[String]) -> Piece {
    people
        .iter()
        .enumerate()
        .fold(group(), |all, (place, name)| all.child((place > 0).then_some(", ")).child(person_link(name)))
}

/// Roles with the months in which they were seen, the latest first.
pub(super) fn roles(roles: &[HeldRole]) -> Piece {
    roles.iter().fold(element("ul").class("roles"), |list, role| {
        let seen = role.seen.map(|(first, last)| {
            group().child(" ").child(element("span").class("role").child(wording::months(first, last)))
        });
        list.child(element("li").child(role.words.as_str()).child(seen))
    })
}
