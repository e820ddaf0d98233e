//! What happened, on an axis of time: the newest first, years as headings, the gaps between as they were.

use super::more::Shown;
use super::open_link::FactLink;
use super::page::Page;
use crate::article::{Article, PartialDate};
use crate::explorer::{FactKind, side_name, wording};
use leptos::prelude::*;

/// The longest gap between two events that is drawn, in lines.
const LONGEST: f64 = 6.0;

/// The axis.
#[component]
pub(super) fn Timeline(
    /// The articles whose events are shown, in any order.
    #[prop(into)]
    documents: Signal<Vec<usize>>,
) -> impl IntoView {
    let page = Page::of_context();
    let shown = Shown::of(move || {
        let mut events: Vec<(Option<PartialDate>, usize)> = page
            .library
            .articles_of(documents.get())
            .into_iter()
            .map(|(document, article)| (day(article), document))
            .collect();
        events.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
        events
    });
    let events = move || {
        let mut before: Option<PartialDate> = None;
        let mut rows = Vec::new();
        for (day, document) in shown.now() {
            let Some(article) = page.library.article(document) else { continue };
            let gap = before.and_then(|before| Some(before.day_number()? - day?.day_number()?)).unwrap_or(0);
            let year = day.and_then(PartialDate::year);
            let new_year = before.is_none() || year != before.and_then(PartialDate::year);
            rows.push((document, article, day, new_year, gap));
            before = day.or(before);
        }
        rows
    };
    view! {
        <ol class="timeline" aria-label="Timeline">
            <For
                each=events
                key=|(document, _, _, new_year, gap)| (*document, *new_year, *gap)
                let((document, article, day, new_year, gap))
            >
                <li style:--gap=gap_lines(gap)>
                    {new_year.then(|| {
                        let year = day.and_then(PartialDate::year).map_or_else(|| "Undated".to_owned(), |year| year.to_string());
                        view! { <h2 class="year">{year}</h2> }
                    })}
                    <div class="happened">
                        <p class="day">{day.map(without_year)}</p>
                        <div>
                            <p class="words">
                                <FactLink document=document kind=FactKind::Event index=0>{happened(article)}</FactLink>
                            </p>
                            <p class="role">{article.headline_words()}</p>
                        </div>
                    </div>
                </li>
            </For>
        </ol>
        {shown.more()}
    }
}

/// The day of the event, else of publication.
fn day(article: &Article) -> Option<PartialDate> {
    let event = article.facts.event.as_ref().and_then(|event| event.day).filter(|day| day.year().is_some());
    event.or(article.published.map(|published| published.date))
}

/// Twice the days, one line more: a gap of years is seen as longer than one of months, and both fit.
fn gap_lines(days: i32) -> String {
    let lines = f64::from(days.max(1)).log2() / 2.0;
    format!("{:.2}", lines.min(LONGEST))
}

fn without_year(date: PartialDate) -> String {
    let full = wording::date(date);
    let year = date.year().map(|year| year.to_string()).unwrap_or_default();
    full.trim_end_matches(&year).trim().to_owned()
}

/// «Meeting: Kazakhstan and Malta, Astana».
fn happened(article: &Article) -> String {
    let Some(event) = &article.facts.event else { return "Article".to_owned() };
    let sides: Vec<String> =
        event.sides.iter().filter_map(|side| side_name(article, side.side.as_ref()?)).collect();
    let kind = match event.number {
        Some(number) => format!("{}, no. {number}", event.kind.word()),
        None => event.kind.word().to_owned(),
    };
    let who = if sides.is_empty() {
        kind
    } else {
        format!("{kind}: {}", wording::list(sides.iter().map(String::as_str)))
    };
    match &event.place {
        Some(place) => format!("{who}, {place}"),
        None => who,
    }
}
