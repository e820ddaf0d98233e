//! The open article: its text, its facts in the margin, its original.

use super::card::{Label, origin};
use super::evidence_text::EvidenceText;
use super::margin::Margin;
use super::original::Original;
use super::page::{HEADLINE, Page, READER};
use crate::article::{Article, HeadlineOrigin, PartKind};
use crate::browser::{self, Width};
use crate::explorer::{Note, notes};
use crate::text::Span;
use leptos::prelude::*;

/// Which note is lit: the one under the pointer or focus, else the chosen one.
#[derive(Clone, Copy)]
pub(super) struct Lighting {
    /// Under the pointer or focus.
    pub over: RwSignal<Option<usize>>,
    /// Chosen, as the address says.
    pub chosen: Memo<Option<usize>>,
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
                Some(view! { <Spread document=document article=article /> })
            })}
        </section>
    }
}

#[component]
fn Spread(document: usize, article: &'static Article) -> impl IntoView {
    let page = Page::of_context();
    let notes = StoredValue::new(notes(article));
    let lighting = Lighting {
        over: RwSignal::new(None),
        chosen: Memo::new(move |_| {
            let fact = page.state.with(|state| state.fact)?;
            notes.with_value(|notes| notes.iter().position(|note| note.key == fact))
        }),
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
                <Tools document=document />
                <Label article=article />
                <Headline article=article notes=notes lighting=lighting />
                {origin(article).map(|origin| view! { <p class="origin">{origin}</p> })}
                {article.source.as_ref().map(|source| view! {
                    <p class="credit">"Citing the "{source.words.trim_start_matches("the ").to_owned()}</p>
                })}
            </header>
            <div class="body-text">
                <Show
                    when=move || page.original.get()
                    fallback=move || view! { <CleanText article=article notes=notes lighting=lighting /> }
                >
                    <Original article=article notes=notes lighting=lighting />
                </Show>
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
            {if derived {
                span.of(&article.text).into_any()
            } else {
                view! { <EvidenceText text=&article.text span=span notes=notes lighting=lighting /> }.into_any()
            }}
        </h2>
    }
}

#[component]
fn CleanText(article: &'static Article, notes: StoredValue<Vec<Note>>, lighting: Lighting) -> impl IntoView {
    let page = Page::of_context();
    let paragraphs = StoredValue::new(paragraphs(article));
    let marks = Memo::new(move |_| page.selection.with(|selection| selection.results.marks(article)));
    view! {
        <div class="text">
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
fn Tools(document: usize) -> impl IntoView {
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
    let copy_link = move |_| {
        let link =
            format!("{}{}", browser::page_address(), page.state.with_untracked(|state| state.to_hash()));
        browser::copy(link, move |done| {
            page.say(if done {
                "Link copied."
            } else {
                "The browser did not allow copying; the link is in the address bar."
            });
        });
    };
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
            <button on:click=move |_| cite(page, document)>"Cite"</button>
            <button on:click=copy_link>"Copy link"</button>
            <button on:click=|_| browser::print()>"Print"</button>
        </div>
    }
}

/// Copies a plain reference to an article.
pub(super) fn cite(page: Page, document: usize) {
    let Some(article) = page.library.article(document) else { return };
    let link = format!(
        "{}{}",
        browser::page_address(),
        crate::explorer::State { open: Some(article.id.clone()), ..Default::default() }.to_hash()
    );
    let agency = article.agency.as_ref().map(|agency| format!("{}. ", agency.words)).unwrap_or_default();
    let date =
        article.published.map(|published| format!(" {}.", crate::explorer::wording::date(published.date)));
    let reference = format!("{agency}“{}”.{} {link}", article.headline_words(), date.unwrap_or_default());
    browser::copy(reference, move |done| {
        page.say(if done { "Reference copied." } else { "The browser did not allow copying." });
    });
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
