//! The facts of the open article, in the margin of its text. A note and its words light up together.

use super::open_link::ProfileLink;
use super::page::Page;
use super::quoted::copy_link;
use super::reader::Lighting;
use crate::article::Reading;
use crate::browser;
use crate::explorer::{FactKey, FactKind, GROUPS, Note, Profile, wording};
use crate::text::Span;
use leptos::prelude::*;

/// The notes, group by group.
#[component]
pub(super) fn Margin(
    /// The article's notes; their places are what lighting goes by.
    notes: StoredValue<Vec<Note>>,
    /// Which note is lit.
    lighting: Lighting,
) -> impl IntoView {
    let groups = GROUPS.map(|kind| {
        let members: Vec<(usize, Note)> = notes.with_value(|notes| {
            notes.iter().cloned().enumerate().filter(|(_, note)| note.key.kind == kind).collect()
        });
        (!members.is_empty()).then(|| {
            view! {
                <section>
                    <h3 class="label">{kind.heading()}</h3>
                    <ul>
                        {members
                            .into_iter()
                            .map(|(place, note)| {
                                let key = note.key;
                                let evidence = linked(&note);
                                view! {
                                    <li>
                                        <NoteButton place=place note=note lighting=lighting />
                                        <Show when=move || lighting.chosen.get() == Some(place)>
                                            <About key=key evidence=evidence />
                                        </Show>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </section>
            }
        })
    });
    view! { <aside class="margin" aria-label="Facts">{groups}</aside> }
}

/// Under a chosen note: the profile of whom it is about, and a link to its words to give away.
#[component]
fn About(key: FactKey, evidence: Option<Span>) -> impl IntoView {
    let page = Page::of_context();
    let facts = untrack(|| page.open_article()).map(|article| &article.facts);
    let profile = facts.and_then(|facts| match key.kind {
        FactKind::Person => Some(Profile::Person(facts.people.get(key.index)?.name.clone())),
        FactKind::Country => Some(Profile::Country(facts.countries.get(key.index)?.code.clone())),
        FactKind::Organisation => {
            let body = facts.organisations.get(key.index)?;
            Some(Profile::Organisation(body.acronym.clone().unwrap_or_else(|| body.name.clone())))
        }
        _ => None,
    });
    let copy = move |_| {
        if let Some(article) = untrack(|| page.open_article()) {
            copy_link(page, article, evidence);
        }
    };
    view! {
        <p class="about">
            {profile.map(|profile| view! { <ProfileLink profile=profile>"Everything in the selection"</ProfileLink>" " })}
            <button class="plain" on:click=copy>"Copy link to these words"</button>
        </p>
    }
}

/// The words that a link to a fact points at: a quote in pieces as a whole, else the first that say it.
fn linked(note: &Note) -> Option<Span> {
    let mut spans = note.evidence.iter().copied();
    if note.key.kind == FactKind::Quote { spans.reduce(Span::to) } else { spans.next() }
}

/// The id of a note's button.
pub(super) fn note_id(place: usize) -> String {
    format!("note-{place}")
}

/// One fact. Pressing it lights its words and goes to the first; pressing it again goes to the next.
#[component]
fn NoteButton(place: usize, note: Note, lighting: Lighting) -> impl IntoView {
    let page = Page::of_context();
    let key = note.key;
    let kind = kind_class(key.kind);
    let mentions = note.evidence.len();
    let starts: Vec<u32> = note.evidence.iter().map(|span| span.start).collect();
    let next = StoredValue::new(0_usize);
    let is_chosen = move || lighting.chosen.get() == Some(place);
    let press = move |_| {
        if lighting.chosen.get_untracked() == Some(place) {
            next.update_value(|next| *next = (*next + 1) % mentions.max(1));
        } else {
            next.set_value(0);
            page.adjust(|state| state.fact = Some(key));
        }
        if let Some(start) = starts.get(next.get_value()) {
            browser::reveal(&super::evidence_text::words_id(*start));
        }
    };
    let reading = match note.reading {
        Reading::Stated => None,
        Reading::Inferred => Some("inferred"),
        Reading::Derived => Some("put together"),
        Reading::Conflicting => Some("conflicting"),
    };
    view! {
        <button
            id=note_id(place)
            class=format!("note {kind}")
            class:lit=move || lighting.lit() == Some(place)
            aria-pressed=move || is_chosen().to_string()
            on:pointerenter=move |_| lighting.over.set(Some(place))
            on:pointerleave=move |_| lighting.over.set(None)
            on:focus=move |_| lighting.over.set(Some(place))
            on:blur=move |_| lighting.over.set(None)
            on:click=press
        >
            {note.title}
            {(mentions > 1).then(|| view! {
                " "
                <span class="times" aria-hidden="true">{format!("×{mentions}")}</span>
                <span class="unseen">{format!(", {}", wording::count(mentions, "mention", "mentions"))}</span>
            })}
            {note.detail.map(|detail| view! { <small>{detail}</small> })}
            {reading.map(|reading| view! { <small class="how">{reading}</small> })}
        </button>
    }
}

/// The stylesheet's name for a kind of fact.
pub(super) fn kind_class(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Event => "event",
        FactKind::Person => "person",
        FactKind::Outcome => "outcome",
        FactKind::Quote => "quote",
        FactKind::Figure => "figure",
        FactKind::Organisation => "body",
        FactKind::Country => "country",
        FactKind::Place => "place",
        FactKind::Document => "document",
        FactKind::Date => "date",
        FactKind::Topic => "topic",
    }
}
