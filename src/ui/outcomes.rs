//! What came of it: signed, agreed, decided, planned; by whom, and by when if said.

use super::card::Label;
use super::more::Shown;
use super::open_link::FactLink;
use super::page::Page;
use crate::article::{Article, Outcome};
use crate::explorer::{FactKind, side_name, wording};
use leptos::prelude::*;

/// The list of outcomes.
#[component]
pub(super) fn Outcomes(
    /// The articles whose outcomes are shown, in order.
    #[prop(into)]
    documents: Signal<Vec<usize>>,
) -> impl IntoView {
    let page = Page::of_context();
    let shown = Shown::of(move || {
        let articles = page.library.articles_of(documents.get()).into_iter();
        articles
            .flat_map(|(document, article)| {
                (0..article.facts.outcomes.len()).map(move |index| (document, index))
            })
            .collect::<Vec<_>>()
    });
    let outcomes = move || {
        let outcome = |(document, index): (usize, usize)| {
            let article = page.library.article(document)?;
            Some((document, article, index, article.facts.outcomes.get(index)?))
        };
        shown.now().into_iter().filter_map(outcome).collect::<Vec<_>>()
    };
    view! {
        <ol class="outcomes" aria-label="Outcomes">
            <For each=outcomes key=|(document, _, index, _)| (*document, *index) let((document, article, index, outcome))>
                <li class="came-of-it">
                    <p class="kind">{outcome.kind.word()}</p>
                    <div>
                        <p class="words">
                            <FactLink document=document kind=FactKind::Outcome index=index>{outcome.words.as_str()}</FactLink>
                        </p>
                        <p class="role">{between(article, outcome)}</p>
                        <Label article=article />
                    </div>
                </li>
            </For>
        </ol>
        {shown.more()}
    }
}

/// Who agreed: those named for it, else the sides of the event.
pub(super) fn between(article: &Article, outcome: &Outcome) -> String {
    let named: Vec<&str> = (outcome.who.iter())
        .filter_map(|index| Some(article.facts.people.get(*index)?.name.as_str()))
        .collect();
    let by = outcome.by.map(|by| format!(", by {}", wording::date(by))).unwrap_or_default();
    if !named.is_empty() {
        return wording::list(named) + &by;
    }
    let sides = article.facts.event.iter().flat_map(|event| &event.sides);
    let sides: Vec<String> = sides.filter_map(|side| side_name(article, side.side.as_ref()?)).collect();
    wording::list(sides.iter().map(String::as_str)) + &by
}
