//! What was said, word for word: each quote with its speaker, the role held that day, and its source.

use super::card::Label;
use super::marked::Marked;
use super::more::Shown;
use super::open_link::{FactLink, ProfileLink};
use super::page::Page;
use crate::article::{Article, Quote, Reading, Speaker, Speech};
use crate::explorer::{FactKind, Profile, TextQuote, person_detail, speaker_name, wording};
use crate::text::Span;
use leptos::prelude::*;

/// The quotes of an article that stand in quotation marks, with their places.
pub(super) fn direct_quotes(article: &Article) -> impl Iterator<Item = (usize, &Quote)> {
    article.facts.quotes.iter().enumerate().filter(|(_, quote)| quote.speech == Speech::Direct)
}

/// The wall of quotes.
#[component]
pub(super) fn Quotes(
    /// The articles whose quotes are shown, in order.
    #[prop(into)]
    documents: Signal<Vec<usize>>,
) -> impl IntoView {
    let page = Page::of_context();
    let shown = Shown::of(move || {
        let articles = page.library.articles_of(documents.get()).into_iter();
        articles
            .flat_map(|(document, article)| direct_quotes(article).map(move |(index, _)| (document, index)))
            .collect::<Vec<_>>()
    });
    let quotes = move || {
        let quote = |(document, index): (usize, usize)| {
            let article = page.library.article(document)?;
            Some((document, article, index, article.facts.quotes.get(index)?))
        };
        shown.now().into_iter().filter_map(quote).collect::<Vec<_>>()
    };
    view! {
        <ol class="quotes" aria-label="Quotes">
            <For each=quotes key=|(document, _, index, _)| (*document, *index) let((document, article, index, quote))>
                <QuoteItem document=document article=article index=index quote=quote />
            </For>
        </ol>
        {shown.more()}
    }
}

#[component]
fn QuoteItem(
    document: usize,
    article: &'static Article,
    index: usize,
    quote: &'static Quote,
) -> impl IntoView {
    let page = Page::of_context();
    let last = quote.spans.len().saturating_sub(1);
    let words = move || {
        let marks = page.selection.with(|selection| selection.results.marks(article));
        let pieces = quote.spans.iter().enumerate().map(|(place, span)| {
            let shown = if place == last { without_comma(&article.text, *span) } else { *span };
            view! { {(place > 0).then_some(" ")}<Marked text=&article.text span=shown marks=marks.clone() /> }
        });
        pieces.collect_view()
    };
    let name =
        quote.speaker.and_then(|speaker| speaker_name(article, speaker)).unwrap_or("Speaker not named");
    let person = match quote.speaker {
        Some(Speaker::Person(person)) => article.facts.people.get(person),
        _ => None,
    };
    let role = person.and_then(|person| person_detail(article, person));
    let attribution = attribution(article, quote, name, role.as_deref());
    let copy = move |_| {
        let quote_of = |span| TextQuote::of(&article.text, span);
        let words = quote.spans.iter().copied().reduce(Span::to).and_then(quote_of);
        let said = [
            "“",
            quote.text.trim_end_matches([',', ' ']),
            "” — ",
            &attribution,
            ". ",
            &page.link(article, words),
        ];
        page.copy(said.concat(), "Quote with its attribution");
    };
    view! {
        <li class="said-by">
            <Label article=article />
            <blockquote>
                <FactLink document=document kind=FactKind::Quote index=index>"“"{words}"”"</FactLink>
            </blockquote>
            <p class="speaker">
                {match person {
                    Some(person) => view! {
                        <ProfileLink profile=Profile::Person(person.name.clone())>{name}</ProfileLink>
                    }.into_any(),
                    None => name.into_any(),
                }}
                {role.map(|role| view! { <span class="role">{role}</span> })}
                {(quote.reading == Reading::Inferred).then(|| view! { <span class="how">"speaker inferred"</span> })}
            </p>
            <button class="plain copy-quote" on:click=copy>"Copy quote"</button>
        </li>
    }
}

/// The comma that leads on to «he stated» is no part of what was said.
fn without_comma(text: &str, span: Span) -> Span {
    let start = span.start as usize;
    Span::new(start, start + span.of(text).trim_end_matches([',', ' ']).len())
}

/// «Ian Borg, Foreign Minister of Malta, Trend, 25 June 2024».
fn attribution(article: &Article, quote: &Quote, name: &str, role: Option<&str>) -> String {
    let date = article.published.map(|published| wording::date(published.date));
    let agency = article.agency.as_ref().map(|agency| agency.words.as_str());
    let name = quote.speaker.map(|_| name);
    [name, role, agency, date.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
