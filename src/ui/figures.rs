//! Amounts: as printed, what they measure, when and against what; those of one article that cannot all be right
//! are flagged.

use super::more::Shown;
use super::open_link::FactLink;
use super::page::Page;
use crate::article::{Article, Figure};
use crate::explorer::{FactKind, wording};
use leptos::prelude::*;

/// A figure with the article it stands in.
#[derive(Clone, Copy)]
struct Row {
    document: usize,
    article: &'static Article,
    index: usize,
    figure: &'static Figure,
}

/// The table of figures.
#[component]
pub(super) fn Figures(
    /// The articles whose figures are shown, in order.
    #[prop(into)]
    documents: Signal<Vec<usize>>,
) -> impl IntoView {
    let page = Page::of_context();
    let by_size = RwSignal::new(false);
    let shown = Shown::of(move || {
        let articles = page.library.articles_of(documents.get()).into_iter();
        let mut places: Vec<(usize, usize, &Figure)> = articles
            .flat_map(|(document, article)| {
                let figures = article.facts.figures.iter().enumerate();
                figures.map(move |(index, figure)| (document, index, figure))
            })
            .collect();
        if by_size.get() {
            // Sizes compare within one unit only.
            places.sort_by(|(.., a), (.., b)| a.unit.cmp(&b.unit).then_with(|| b.value.total_cmp(&a.value)));
        }
        places.into_iter().map(|(document, index, _)| (document, index)).collect::<Vec<_>>()
    });
    let rows = move || {
        let row = |(document, index): (usize, usize)| {
            let article = page.library.article(document)?;
            Some(Row { document, article, index, figure: article.facts.figures.get(index)? })
        };
        shown.now().into_iter().filter_map(row).collect::<Vec<_>>()
    };
    view! {
        <table class="figures" aria-label="Figures">
            <thead>
                <tr>
                    <th scope="col" class="amount" aria-sort=move || if by_size.get() { "descending" } else { "none" }>
                        <button class="plain" on:click=move |_| by_size.update(|by_size| *by_size = !*by_size)>
                            {move || if by_size.get() { "Amount, by size" } else { "Amount" }}
                        </button>
                    </th>
                    <th scope="col">"What"</th>
                    <th scope="col">"When, against what"</th>
                    <th scope="col">"Article"</th>
                </tr>
            </thead>
            <tbody>
                <For each=rows key=|row| (row.document, row.index) let:row>
                    <FigureRow row=row />
                </For>
            </tbody>
        </table>
        {shown.more()}
    }
}

#[component]
fn FigureRow(row: Row) -> impl IntoView {
    let Row { document, article, index, figure } = row;
    let words =
        |words: &'static Option<crate::article::Words>| words.as_ref().map(|words| words.words.as_str());
    let when: Vec<&str> = [words(&figure.period), words(&figure.comparison)].into_iter().flatten().collect();
    // Said in full at the first of the figures that do not fit, named at the others.
    let conflict =
        article.facts.contradictions.iter().find(|conflict| conflict.figures.contains(&index)).map(
            |conflict| {
                if conflict.figures.first() == Some(&index) { conflict.says.as_str() } else { "conflicting" }
            },
        );
    let date = article.published.map(|published| wording::date(published.date));
    view! {
        <tr>
            <td class="amount">
                <FactLink document=document kind=FactKind::Figure index=index>{figure.span.of(&article.text)}</FactLink>
            </td>
            <td>
                {words(&figure.what)}
                {conflict.map(|conflict| view! { <p class="conflict">{conflict}</p> })}
            </td>
            <td>{when.join("; ")}</td>
            <td class="from">
                {date}" · "{article.agency.as_ref().map(|agency| agency.words.as_str())}
            </td>
        </tr>
    }
}
