//! One article in the list: when and where, headline, who met whom, what came of it, where the query matched.

use super::marked::Marked;
use super::met::Met;
use super::page::{Page, card_id};
use crate::article::{Article, HeadlineOrigin};
use crate::explorer::{snippet, wording};
use leptos::prelude::*;

/// Bytes of text around the first match.
const SNIPPET: usize = 200;

/// A card.
#[component]
pub(super) fn Card(
    /// The article's document number.
    document: usize,
    /// The article.
    article: &'static Article,
) -> impl IntoView {
    let page = Page::of_context();
    let is_open = move || page.open.get() == Some(document);
    let excerpt = Memo::new(move |_| page.selection.with(|selection| selection.results.excerpt(article)));
    let asked = Memo::new(move |_| page.state.with(|state| !state.request().query.is_empty()));
    let headline = article.headline.as_ref().map(|headline| headline.span).unwrap_or_default();
    let agreed = article.facts.outcomes.iter().min_by_key(|outcome| outcome.kind);
    let topics: Vec<String> = article.facts.topics.iter().map(|topic| wording::topic(&topic.topic)).collect();
    let open = move |event: leptos::ev::MouseEvent| {
        if !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
            event.prevent_default();
            page.open(document, None);
        }
    };
    view! {
        <li class="card" class:open=is_open>
            <Label article=article />
            <h2>
                <a
                    id=card_id(document)
                    href=move || page.address(|state| state.open_at(Some(article.id.clone()), None))
                    aria-current=move || is_open().then_some("true")
                    on:click=open
                >
                    {move || {
                        let marks = excerpt.with(|excerpt| excerpt.headline_marks.clone());
                        view! { <Marked text=&article.text span=headline marks=marks /> }
                    }}
                </a>
            </h2>
            {origin(article).map(|origin| view! { <p class="origin">{origin}</p> })}
            <Met article=article />
            {agreed.map(|outcome| view! { <p class="agreed">{outcome.words.as_str()}</p> })}
            <Show when=move || asked.get() && excerpt.with(|excerpt| !excerpt.passages.is_empty())>
                <p class="excerpt">
                    {move || {
                        excerpt
                            .get()
                            .passages
                            .into_iter()
                            .map(|passage| {
                                let shown = snippet(&article.text, &passage, SNIPPET);
                                view! {
                                    {shown.cut_before.then_some("… ")}
                                    <Marked text=&article.text span=shown.span marks=passage.marks />
                                    {if shown.cut_behind { " … " } else { " " }}
                                }
                            })
                            .collect_view()
                    }}
                </p>
            </Show>
            {(!topics.is_empty()).then(|| view! { <p class="topics">{topics.join("\u{a0}· ")}</p> })}
        </li>
    }
}

/// «25 June 2024 · Astana · Trend».
#[component]
pub(super) fn Label(
    /// The article.
    article: &'static Article,
) -> impl IntoView {
    let date =
        article.published.map_or_else(|| "Undated".to_owned(), |published| wording::date(published.date));
    let place = article.dateline.as_ref().and_then(|dateline| dateline.place.as_ref());
    let agency = article.agency.as_ref().map(|agency| agency.words.clone());
    let parts: Vec<String> =
        [Some(date), place.map(|place| place.words.clone()), agency].into_iter().flatten().collect();
    let last = parts.len().saturating_sub(1);
    let parts = parts.into_iter().enumerate().map(|(place, part)| {
        let dot = if place < last { " ·" } else { "" };
        view! { <span class="whole">{part}{dot}</span>" " }
    });
    view! { <p class="label">{parts.collect_view()}</p> }
}

/// What must be said of a headline that is not printed whole.
pub(super) fn origin(article: &Article) -> Option<&'static str> {
    match article.headline.as_ref()?.origin {
        HeadlineOrigin::Printed => None,
        HeadlineOrigin::Truncated => Some("The headline breaks off in the source."),
        HeadlineOrigin::Derived => Some("No headline in the source; taken from the first sentence."),
    }
}
