//! Who met whom, each with the role held that day.

use crate::article::{Article, Participants};
use crate::explorer::{person_detail, side_name, wording};
use leptos::prelude::*;

/// People shown of one side; the rest are counted.
const SHOWN: usize = 2;

/// The sides of the article's event; the first people named when it reports none.
#[component]
pub(super) fn Met(
    /// The article.
    article: &'static Article,
) -> impl IntoView {
    let facts = &article.facts;
    let event = facts.event.as_ref().filter(|event| !event.sides.is_empty());
    let Some(event) = event else {
        let people = (0..facts.people.len().min(SHOWN)).collect();
        let named = Participants { side: None, people };
        return (!facts.people.is_empty())
            .then(|| view! { <div class="met"><Side article=article side=named /></div> })
            .into_any();
    };
    match event.sides.as_slice() {
        [one, other] => view! {
            <div class="met two">
                <Side article=article side=one.clone() />
                <p class="verb">{wording::between(event.kind)}</p>
                <Side article=article side=other.clone() />
            </div>
        }
        .into_any(),
        sides => view! {
            <div class="met many">
                {sides.iter().map(|side| view! { <Side article=article side=side.clone() /> }).collect_view()}
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Side(article: &'static Article, side: Participants) -> impl IntoView {
    let people: Vec<_> = side.people.iter().filter_map(|index| article.facts.people.get(*index)).collect();
    if people.is_empty() {
        let name = side.side.as_ref().and_then(|side| side_name(article, side));
        return view! { <div class="side"><p><b class="of">{name}</b></p></div> }.into_any();
    }
    let more = people.len().saturating_sub(SHOWN);
    view! {
        <div class="side">
            {people
                .into_iter()
                .take(SHOWN)
                .map(|person| {
                    view! {
                        <p>
                            <b>{person.name.as_str()}</b>
                            " "
                            <span class="role">{person_detail(article, person)}</span>
                        </p>
                    }
                })
                .collect_view()}
            {(more > 0).then(|| view! { <p class="role">{format!("and {more} more")}</p> })}
        </div>
    }
    .into_any()
}
