//! Who met whom, each with the role held that day.

use super::piece::{Piece, element, group};
use crate::article::{Article, Participants};
use crate::explorer::{person_detail, side_name, wording};

/// People shown of one side; the rest are counted.
const SHOWN: usize = 2;

/// The sides of the article's event; the first people named when it reports none.
pub(super) fn met(article: &Article) -> Piece {
    let facts = &article.facts;
    let Some(event) = facts.event.as_ref().filter(|event| !event.sides.is_empty()) else {
        let people = (0..facts.people.len().min(SHOWN)).collect();
        let named = Participants { side: None, people };
        let any = !facts.people.is_empty();
        return group().child(any.then(|| element("div").class("met").child(side(article, &named))));
    };
    match event.sides.as_slice() {
        [one, other] => element("div")
            .class("met two")
            .child(side(article, one))
            .child(element("p").class("verb").child(wording::between(event.kind)))
            .child(side(article, other)),
        sides => {
            sides.iter().fold(element("div").class("met many"), |all, one| all.child(side(article, one)))
        }
    }
}

fn side(article: &Article, side: &Participants) -> Piece {
    let shown = element("div").class("side");
    let people: Vec<_> = side.people.iter().filter_map(|index| article.facts.people.get(*index)).collect();
    if people.is_empty() {
        let name = side.side.as_ref().and_then(|side| side_name(article, side));
        return shown.child(element("p").child(element("b").class("of").child(name)));
    }
    let more = people.len().saturating_sub(SHOWN);
    people
        .into_iter()
        .take(SHOWN)
        .fold(shown, |shown, person| {
            let role = element("span").class("role").child(person_detail(article, person));
            shown.child(element("p").child(element("b").child(person.name.as_str())).child(" ").child(role))
        })
        .child((more > 0).then(|| element("p").class("role").child(format!("and {more} more"))))
}
