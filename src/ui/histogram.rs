//! The dates as a histogram to brush over, with two date inputs and a table that say the same.

use super::page::Page;
use crate::article::PartialDate;
use crate::browser;
use crate::explorer::wording;
use leptos::ev::PointerEvent;
use leptos::prelude::*;

/// Heights in the picture's own units.
const HEIGHT: f64 = 40.0;
const STEP: f64 = 10.0;

/// A group named «Date».
#[component]
pub(super) fn Dates() -> impl IntoView {
    let page = Page::of_context();
    let bars: Memo<Vec<(PartialDate, usize)>> =
        Memo::new(move |_| page.selection.with(|selection| selection.results.histogram.bars.clone()));
    let range = Memo::new(move |_| page.state.with(|state| (state.filters.from, state.filters.to)));
    let set = move |from: Option<PartialDate>, to: Option<PartialDate>| {
        page.step(|state| {
            state.filters.from = from;
            state.filters.to = to;
        });
    };
    let typed = |value: String| -> Option<Option<PartialDate>> {
        let date: Option<PartialDate> = value.parse().ok();
        // While a year is typed into a date input it is 0002, then 0020 …
        (value.is_empty() || date.and_then(PartialDate::year).is_some_and(|year| year >= 1000))
            .then_some(date)
    };
    let ends =
        move || bars.with(|bars| Some((wording::month(bars.first()?.0), wording::month(bars.last()?.0))));
    view! {
        <fieldset class="facet">
            <legend class="label">"Date"</legend>
            <Bars bars=bars range=range set=Callback::new(move |(from, to)| set(from, to)) />
            {move || ends().map(|(first, last)| view! {
                <p class="ends" aria-hidden="true"><span>{first}</span><span>{last}</span></p>
            })}
            <div class="dates">
                <label>
                    <span>"From"</span>
                    <input
                        type="date"
                        prop:value=move || range.get().0.map(wording::first_day).unwrap_or_default()
                        on:change:target=move |event| {
                            if let Some(from) = typed(event.target().value()) {
                                set(from, range.get_untracked().1);
                            }
                        }
                    />
                </label>
                <label>
                    <span>"To"</span>
                    <input
                        type="date"
                        prop:value=move || range.get().1.map(wording::last_day).unwrap_or_default()
                        on:change:target=move |event| {
                            if let Some(to) = typed(event.target().value()) {
                                set(range.get_untracked().0, to);
                            }
                        }
                    />
                </label>
            </div>
            <details>
                <summary>"As a table"</summary>
                <table class="twin">
                    <thead class="unseen"><tr><th scope="col">"Date"</th><th scope="col">"Articles"</th></tr></thead>
                    <tbody>
                        {move || {
                            bars.get()
                                .into_iter()
                                .filter(|(_, count)| *count > 0)
                                .map(|(date, count)| {
                                    view! { <tr><th scope="row">{wording::month(date)}</th><td>{count}</td></tr> }
                                })
                                .collect_view()
                        }}
                    </tbody>
                </table>
            </details>
        </fieldset>
    }
}

/// The picture. Dragging over it sets the range, a click on a bar sets it to that bar, another takes it back.
#[component]
fn Bars(
    bars: Memo<Vec<(PartialDate, usize)>>,
    range: Memo<(Option<PartialDate>, Option<PartialDate>)>,
    set: Callback<(Option<PartialDate>, Option<PartialDate>)>,
) -> impl IntoView {
    let brush = RwSignal::new(None::<(usize, usize)>);
    let width = move || bars.with(Vec::len) as f64 * STEP;
    let bar_at = move |event: &PointerEvent| {
        let last = bars.with(Vec::len).saturating_sub(1);
        ((browser::fraction_across(event) * (last + 1) as f64) as usize).min(last)
    };
    let begin = move |event: PointerEvent| {
        browser::keep_pointer(&event);
        let at = bar_at(&event);
        brush.set(Some((at, at)));
    };
    let go_on = move |event: PointerEvent| {
        if brush.get_untracked().is_some() {
            let at = bar_at(&event);
            brush.update(|brush| *brush = brush.map(|(start, _)| (start, at)));
        }
    };
    let end = move |_: PointerEvent| {
        let Some((start, end)) = brush.get_untracked() else { return };
        brush.set(None);
        let date = |at: usize| bars.with_untracked(|bars| bars.get(at).map(|(date, _)| *date));
        let chosen = (date(start.min(end)), date(start.max(end)));
        set.run(if chosen == range.get_untracked() { (None, None) } else { chosen });
    };
    let kept = move |date: PartialDate| {
        let (from, to) = range.get();
        let number = |date: PartialDate, last: bool| {
            let day = if last { wording::last_day(date) } else { wording::first_day(date) };
            day.parse::<PartialDate>().ok()
        };
        from.is_none_or(|from| number(date, true) >= number(from, false))
            && to.is_none_or(|to| number(date, false) <= number(to, true))
    };
    view! {
        <svg
            class="bars"
            viewBox=move || format!("0 0 {} {HEIGHT}", width().max(STEP))
            preserveAspectRatio="none"
            aria-hidden="true"
            on:pointerdown=begin
            on:pointermove=go_on
            on:pointerup=end
            on:pointercancel=move |_| brush.set(None)
        >
            {move || {
                let most = bars.with(|bars| bars.iter().map(|(_, count)| *count).max()).unwrap_or(0).max(1);
                bars.get()
                    .into_iter()
                    .enumerate()
                    .map(|(place, (date, count))| {
                        let tall = if count == 0 { 1.0 } else { (count as f64 / most as f64 * (HEIGHT - 2.0)).max(4.0) };
                        view! {
                            <rect
                                class=move || { if count > 0 && kept(date) { "bin kept" } else { "bin" } }
                                x=place as f64 * STEP + 1.0
                                y=HEIGHT - tall
                                width=STEP - 2.0
                                height=tall
                            >
                                <title>{format!("{}: {}", wording::date(date), wording::count(count, "article", "articles"))}</title>
                            </rect>
                        }
                    })
                    .collect_view()
            }}
            {move || brush.get().map(|(start, end)| {
                let (first, last) = (start.min(end) as f64, start.max(end) as f64);
                view! { <rect class="brush" x=first * STEP y="0" width=(last - first + 1.0) * STEP height=HEIGHT /> }
            })}
        </svg>
    }
}
