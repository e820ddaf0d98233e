//! What was said, word for word: each quote with its speaker, the role held that day, and its source.

use super::card::label;
use super::marked::marked;
use super::more::{Place, Shown};
use super::open_link::{fact_link, profile_link};
use super::page::Page;
use super::piece::{Piece, Row, element, group, live, rows};
use crate::article::{Article, Quote, Reading, Speaker, Speech};
use crate::explorer::{FactKind, Profile, TextQuote, person_detail, speaker_name, wording};
use crate::text::Span;
use leptos::prelude::*;

/// The quotes of an article that stand in quotation marks, with their places.
pub(super) fn direct_quotes(article: &Article) -> impl Iterator<Item = (usize, &Quote)> {
    article.facts.quotes.iter().enumerate().filter(|(_, quote)| quote.speech == Speech::Direct)
}

/// The wall of quotes of these articles, in their order.
pub(super) fn quotes(documents: Memo<Vec<usize>>) -> Piece {
    let page = Page::of_context();
    let shown = Shown::of(move || {
        let articles = page.library.articles_of(documents.get()).into_iter();
        articles
            .flat_map(|(document, article)| direct_quotes(article).map(move |(index, _)| (document, index)))
            .collect()
    });
    let each = move || {
        let row = |(document, index): Place| {
            let article = page.library.article(document)?;
            let quote = article.facts.quotes.get(index)?;
            Some(Row::new(format!("{document} {index}"), move || row(document, article, index, quote)))
        };
        shown.now().into_iter().filter_map(row).collect()
    };
    let list = element("ol").class("quotes").attribute("aria-label", "Quotes").child(rows(each));
    group().child(list).child(shown.more())
}

fn row(document: usize, article: &'static Article, index: usize, quote: &'static Quote) -> Piece {
    let page = Page::of_context();
    let last = quote.spans.len().saturating_sub(1);
    let words = live(move || {
        let marks = page.selection.with(|selection| selection.results.marks(article));
        quote.spans.iter().enumerate().fold(group(), |words, (place, span)| {
            let shown = if place == last { without_comma(&article.text, *span) } else { *span };
            words.child((place > 0).then_some(" ")).child(marked(&article.text, shown, &marks))
        })
    });
    let name =
        quote.speaker.and_then(|speaker| speaker_name(article, speaker)).unwrap_or("Speaker not named");
    let person = match quote.speaker {
        Some(Speaker::Person(person)) => article.facts.people.get(person),
        _ => None,
    };
    let role = person.and_then(|person| person_detail(article, person));
    let attribution = attribution(article, quote, name, role.as_deref());
    let copy = move || {
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
    let speaker = element("p").class("speaker");
    let speaker = match person {
        Some(person) => speaker.child(profile_link(Profile::Person(person.name.clone())).child(name)),
        None => speaker.child(name),
    };
    let inferred = quote.reading == Reading::Inferred;
    let said = fact_link(document, FactKind::Quote, index).child("“").child(words).child("”");
    element("li")
        .class("said-by")
        .child(label(article))
        .child(element("blockquote").child(said))
        .child(
            speaker
                .child(role.map(|role| element("span").class("role").child(role)))
                .child(inferred.then(|| element("span").class("how").child("speaker inferred"))),
        )
        .child(element("button").class("plain copy-quote").on_click(copy).child("Copy quote"))
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
