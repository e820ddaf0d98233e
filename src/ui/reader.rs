//! The open article: its text, its facts in the margin, its original.

use super::card::{Label, origin};
use super::evidence_text::EvidenceText;
use super::margin::Margin;
use super::original::Original;
use super::page::{HEADLINE, Page, READER};
use super::quoted;
use crate::article::{Article, HeadlineOrigin, PartKind};
use crate::browser::{self, Width};
use crate::explorer::{Note, Unfound, notes};
use crate::text::Span;
use leptos::prelude::*;

/// Which note is lit: the one under the pointer or focus, else the chosen one.
#[derive(Clone, Copy)]
pub(super) struct Lighting {
    /// Under the pointer or focus.
    pub over: RwSignal<Option<usize>>,
    /// Chosen, as the address says.
    pub chosen: Memo<Option<usize>>,
    /// Where the words stand that the address quotes, if it quotes any.
    pub quoted: Memo<Option<Result<Span, Unfound>>>,
}

impl Lighting {
    /// The place of the lit note.
    pub(super) fn lit(&self) -> Option<usize> {
        self.over.get().or_else(|| self.chosen.get())
    }
}

/// The region named «Reader».
#[component]
pub(super) fn Reader() -> impl IntoView {
    let page = Page::of_context();
    view! {
        <section id=READER class="reader" aria-label="Reader" tabindex="-1">
            {move || page.open.get().and_then(|document| {
                let article = page.library.article(document)?;
                Some(view! { <Spread article=article /> })
            })}
        </section>
    }
}

#[component]
fn Spread(article: &'static Article) -> impl IntoView {
    let page = Page::of_context();
    let notes = StoredValue::new(notes(article));
    let lighting = Lighting {
        over: RwSignal::new(None),
        chosen: Memo::new(move |_| {
            let fact = page.state.with(|state| state.fact)?;
            notes.with_value(|notes| notes.iter().position(|note| note.key == fact))
        }),
        quoted: quoted::place(page, article),
    };
    // A link to a fact opens on its words.
    if let Some(start) = lighting
        .chosen
        .get_untracked()
        .and_then(|place| notes.with_value(|notes| Some(notes.get(place)?.evidence.first()?.start)))
    {
        browser::once_shown(move || browser::reveal(&super::evidence_text::words_id(start)));
    }
    view! {
        <div class="spread">
            <header>
                <Tools />
                <Label article=article />
                <Headline article=article notes=notes lighting=lighting />
                {origin(article).map(|origin| view! { <p class="origin">{origin}</p> })}
                {article.source.as_ref().map(|source| view! {
                    <p class="credit">"Citing the "{source.words.trim_start_matches("the ").to_owned()}</p>
                })}
                {quoted::unfound(lighting)}
            </header>
            <div class="body-text">
                <Show
                    when=move || page.original.get()
                    fallback=move || view! { <CleanText article=article notes=notes lighting=lighting /> }
                >
                    <Original article=article notes=notes lighting=lighting />
                </Show>
                {quoted::link_to_selection(page)}
                <Problems article=article />
            </div>
            <Margin notes=notes lighting=lighting />
        </div>
    }
}

#[component]
fn Headline(article: &'static Article, notes: StoredValue<Vec<Note>>, lighting: Lighting) -> impl IntoView {
    let headline = article.headline.as_ref();
    let span = headline.map(|headline| headline.span).unwrap_or_default();
    // A derived headline is the text's own words, which are lit where they stand there.
    let derived = headline.is_none_or(|headline| headline.origin == HeadlineOrigin::Derived);
    view! {
        <h2 id=HEADLINE tabindex="-1">
            {move || if derived {
                span.of(&article.text).into_any()
            } else {
                let marks = quoted::with_quoted(Vec::new(), lighting);
                view! { <EvidenceText text=&article.text span=span notes=notes marks=marks lighting=lighting /> }.into_any()
            }}
        </h2>
    }
}

#[component]
fn CleanText(article: &'static Article, notes: StoredValue<Vec<Note>>, lighting: Lighting) -> impl IntoView {
    let page = Page::of_context();
    let paragraphs = StoredValue::new(paragraphs(article));
    let marks = Memo::new(move |_| {
        quoted::with_quoted(page.selection.with(|selection| selection.results.marks(article)), lighting)
    });
    view! {
        <div class="text" id=quoted::TEXT>
            {move || {
                let marks = marks.get();
                paragraphs
                    .get_value()
                    .into_iter()
                    .map(|(dateline, rest)| {
                        view! {
                            <p>
                                {dateline.map(|dateline| view! {
                                    <span class="dateline">
                                        <EvidenceText text=&article.text span=dateline notes=notes marks=marks.clone() lighting=lighting />
                                    </span>
                                    " "
                                })}
                                <EvidenceText text=&article.text span=rest notes=notes marks=marks.clone() lighting=lighting />
                            </p>
                        }
                    })
                    .collect_view()
            }}
        </div>
    }
}

/// The paragraphs of the clean text, each with the dateline that opens it if there is one.
fn paragraphs(article: &Article) -> Vec<(Option<Span>, Span)> {
    let mut paragraphs = Vec::new();
    let mut dateline = None;
    for part in &article.parts {
        match (part.kind, part.text) {
            (PartKind::Dateline, Some(span)) => dateline = Some(span),
            (PartKind::Paragraph, Some(span)) => paragraphs.push((dateline.take(), span)),
            _ => {}
        }
    }
    paragraphs
}

/// What can be done with the open article.
#[component]
fn Tools() -> impl IntoView {
    let page = Page::of_context();
    let step = move |forward: bool, name: &'static str| {
        let neighbour = Memo::new(move |_| page.neighbour(forward));
        view! {
            <button
                disabled=move || neighbour.get().is_none()
                on:click=move |_| {
                    if let Some(document) = neighbour.get_untracked() {
                        page.open(document, None);
                    }
                }
            >
                {name}
            </button>
        }
    };
    let copy_link = move |_| page.copy([browser::page_address(), page.address(|_| {})].concat(), "Link");
    view! {
        <div class="tools" role="group" aria-label="This article">
            <button class="back" on:click=move |_| page.close()>
                {move || if page.width.get() == Width::Narrow { "← All articles" } else { "× Close" }}
            </button>
            {step(false, "Previous")}
            {step(true, "Next")}
            <button
                class="apart"
                aria-pressed=move || page.original.get().to_string()
                on:click=move |_| page.original.update(|shown| *shown = !*shown)
            >
                "Original"
            </button>
            <button aria-haspopup="dialog" on:click=move |_| page.citing.set(true)>"Cite"</button>
            <button on:click=copy_link>"Copy link"</button>
            <button on:click=|_| browser::print()>"Print"</button>
        </div>
    }
}

/// What was wrong with the input and what was done about it.
#[component]
fn Problems(article: &'static Article) -> impl IntoView {
    let mut said: Vec<String> = article.problems.iter().map(|problem| problem.kind.to_string()).collect();
    said.dedup();
    (!said.is_empty()).then(|| {
        view! {
            <section class="problems" aria-label="Notes on the source">
                <h3 class="label">"Notes on the source"</h3>
                <ul>{said.into_iter().map(|problem| view! { <li>{problem}</li> }).collect_view()}</ul>
            </section>
        }
    })
}
