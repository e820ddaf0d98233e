//! The timeline's axis: where in time the events of the selection lie, one lane for each country that is asked for.
//! Dragging over it sets the dates, as do the buttons below it; the list of events is its twin in words.

use super::histogram::{self, rectangle, view_box};
use super::page::Page;
use super::piece::{Memo, Piece, Shape, Signal, drawing, element, group, live, memo, show};
use crate::article::{Article, PartialDate};
use crate::browser::Width;
use crate::explorer::{Profile, TimeAxis, wording};
use crate::search::{Facet, Mode};

/// The picture's own units: its width, what an event takes of it, and the height of a lane.
const WIDTH: f64 = 1000.0;
const EVENT: f64 = 6.0;
const LANE: f64 = 48.0;
/// Events of one lane that are drawn above each other at one place, so that a lane costs the same whatever the library
/// holds; the list below names them all.
const STACKED: usize = 12;
/// A lane has room for so many even when no place has as many.
const LOWEST: usize = 3;
/// Where the name of a tick no longer fits behind it.
const LATE: f64 = 0.88;
/// Ticks that fit below the axis in each shape of the page.
const TICKS: [(Width, usize); 2] = [(Width::Wide, 6), (Width::Narrow, 4)];

/// The axis over the events of these articles; nothing when none has a date.
pub(super) fn time_axis(documents: Memo<Vec<usize>>) -> Piece {
    let page = Page::of_context();
    let axis = memo(move || {
        let days = documents.get().into_iter().filter_map(|document| day(page, document));
        // Dates that leave nothing are seen on the axis of the whole library.
        let library = || page.library.days().and_then(|(first, last)| TimeAxis::over([first, last]));
        let whole = TimeAxis::over(days).or_else(library)?;
        Some(page.state.with(|state| whole.within(state.filters.from, state.filters.to)))
    });
    show(
        move || axis.with(Option::is_some),
        move || {
            // A change of state that asks for the same lanes draws nothing anew.
            let countries = memo(move || countries(page));
            let ticks = live(move || {
                let width = page.width.get();
                let most = TICKS.into_iter().find(|(own, _)| *own == width).map_or(1, |(_, most)| most);
                let ticks = axis.get().map(|axis| axis.ticks(most)).unwrap_or_default();
                ticks.into_iter().fold(group(), |all, tick| {
                    let place = [&wording::decimal(tick.place * 100.0), "%"].concat();
                    let name = element("span").variable("--at", place).child(tick.name);
                    all.child(if tick.place > LATE { name.class("late") } else { name })
                })
            });
            element("figure")
                .class("axis")
                .child(live(move || lanes(page, documents, axis.get(), countries.get())))
                .child(element("div").class("ticks").attribute("aria-hidden", "true").child(ticks))
                .child(buttons(page, axis))
                .child(undated(page, documents))
        },
    )
}

/// How many of these articles the axis cannot show.
fn undated(page: Page, documents: Memo<Vec<usize>>) -> Piece {
    let count =
        memo(move || documents.get().into_iter().filter(|document| day(page, *document).is_none()).count());
    show(
        move || count.get() > 0,
        move || {
            element("p").class("role").live_text(move || {
                [
                    &wording::count(count.get(), "article has", "articles have"),
                    " no date; the list below ends with them.",
                ]
                .concat()
            })
        },
    )
}

/// Filters by these dates, both ends included; by none when there are none.
fn set(page: Page, ends: Option<(PartialDate, PartialDate)>) {
    histogram::set(page, ends.map_or((None, None), |(first, last)| (Some(first), Some(last))));
}

fn buttons(page: Page, axis: Memo<Option<TimeAxis>>) -> Piece {
    let button = |name: &str, to: fn(TimeAxis) -> TimeAxis| {
        let go = move || {
            let whole = page.library.days().and_then(|(first, last)| TimeAxis::over([first, last]));
            if let Some((axis, whole)) = axis.get_untracked().zip(whole) {
                let next = to(axis).inside(whole);
                // All of it is no filter: that would leave the undated out.
                set(page, next.ends().filter(|_| next != whole));
            }
        };
        element("button").class("plain").on_click(go).child(name)
    };
    let all = show(
        move || page.state.with(|state| state.filters.from.is_some() || state.filters.to.is_some()),
        move || element("button").class("plain").on_click(move || set(page, None)).child("All dates"),
    );
    element("div")
        .class("zoom")
        .attribute("role", "group")
        .attribute("aria-label", "Dates shown")
        .child(button("Earlier", |axis| axis.moved(false)))
        .child(button("Closer", |axis| axis.zoomed(true)))
        .child(button("Wider", |axis| axis.zoomed(false)))
        .child(button("Later", |axis| axis.moved(true)))
        .child(all)
}

/// The countries that get a lane each: those of which any may be chosen in the facet, when they are several. Articles
/// that must name all of them, as those of a pair do, would make the same lane twice.
fn countries(page: Page) -> Vec<String> {
    let chosen: Vec<String> = page.state.with(|state| {
        let chosen = state.filters.chosen();
        let countries = chosen.filter(|(facet, mode, _)| *facet == Facet::Country && *mode == Mode::Any);
        countries.map(|(.., code)| code.to_owned()).collect()
    });
    if chosen.len() > 1 { chosen } else { Vec::new() }
}

fn lanes(page: Page, documents: Memo<Vec<usize>>, axis: Option<TimeAxis>, countries: Vec<String>) -> Piece {
    let Some(axis) = axis else { return group() };
    let documents = documents.get();
    if countries.is_empty() {
        return lane(page, axis, None, documents);
    }
    countries.into_iter().fold(group(), |all, code| {
        let name = page.library.label(Facet::Country, &code);
        all.child(lane(
            page,
            axis,
            Some(name),
            page.library.about(&Profile::Country(code), documents.clone()),
        ))
    })
}

/// The day of an article's event, else of its publication.
fn day(page: Page, document: usize) -> Option<PartialDate> {
    page.library.entry(document, |entry| entry.day).flatten()
}

/// One lane: an event is a block at its day, on top of those of the same time.
fn lane(page: Page, axis: TimeAxis, name: Option<String>, documents: Vec<usize>) -> Piece {
    let columns = (WIDTH / EVENT) as usize;
    let mut heights = vec![0_usize; columns + 1];
    let mut blocks = Vec::new();
    for document in documents {
        let Some(day) = day(page, document) else { continue };
        let Some(place) = axis.place(day).filter(|place| (0.0..=1.0).contains(place)) else { continue };
        let column = (place * columns as f64) as usize;
        let Some(height) = heights.get_mut(column) else { continue };
        if *height < STACKED {
            blocks.push((column, *height, day, document));
            *height += 1;
        }
    }
    let highest = heights.into_iter().max().unwrap_or_default().max(LOWEST);
    let tall = LANE / highest as f64;
    let events = blocks.into_iter().fold(group(), |all, (column, level, day, document)| {
        let y = LANE - (level + 1) as f64 * tall;
        let headline = page.library.article(document).map(Article::headline_words).unwrap_or_default();
        let title = format!("{}: {}", wording::date(day), headline);
        let block = rectangle("event", column as f64 * EVENT, y + 1.0, EVENT - 1.0, tall - 1.0);
        all.child(block.child(drawing(Shape::Title).child(title)))
    });
    let start = Signal::new(None::<f64>);
    let brush = Signal::new(None::<(f64, f64)>);
    let go_on = move |across: f64| {
        if let Some(start) = start.get_untracked() {
            brush.set(Some((start.min(across), start.max(across))));
        }
    };
    let end = move || {
        start.set(None);
        let Some((first, last)) = brush.get_untracked() else { return };
        brush.set(None);
        set(page, axis.day_at(first).zip(axis.day_at(last)));
    };
    let brushed = live(move || {
        group().child(
            brush
                .get()
                .map(|(first, last)| rectangle("brush", first * WIDTH, 0.0, (last - first) * WIDTH, LANE)),
        )
    });
    let picture = drawing(Shape::Picture)
        .attribute("viewBox", &view_box(WIDTH, LANE))
        .attribute("preserveAspectRatio", "none")
        .attribute("aria-hidden", "true")
        .on_pointer("pointerdown", move |across| start.set(Some(across)))
        .on_pointer("pointermove", go_on)
        .on("pointerup", end)
        .on("pointercancel", move || {
            start.set(None);
            brush.set(None);
        })
        .child(events)
        .child(brushed);
    element("div")
        .class("lane")
        .child(name.map(|name| element("p").class("label").child(name)))
        .child(picture)
}
