//! The views over the selection: the links between them, and the one that is shown.

use super::cards::cards;
use super::figures::figures;
use super::outcomes::outcomes;
use super::page::Page;
use super::people::people;
use super::piece::{Memo, Piece, element, live, memo};
use super::profile::{profile, title};
use super::quotes::quotes;
use super::timeline::timeline;
use crate::article::Article;
use crate::browser::Width;
use crate::explorer::{View, direct_quotes};
use leptos::prelude::*;

/// The links between views, each with how many of its things the selection holds.
pub(super) fn views() -> Piece {
    let page = Page::of_context();
    // How many things of each view the selection holds.
    let sum = move |of: fn(&Article) -> usize| {
        memo(move || {
            page.selection.with(|selection| {
                selection
                    .documents()
                    .filter_map(|document| page.library.article(document))
                    .map(of)
                    .sum::<usize>()
            })
        })
    };
    let people = memo(move || page.selection.with(|selection| page.library.people_in(selection.documents())));
    let views = [
        (View::Articles, sum(|_| 1)),
        (View::Timeline, sum(|article| usize::from(article.facts.event.is_some()))),
        (View::People, people),
        (View::Quotes, sum(|article| direct_quotes(article).count())),
        (View::Figures, sum(|article| article.facts.figures.len())),
        (View::Outcomes, sum(|article| article.facts.outcomes.len())),
    ];
    let list = views.into_iter().fold(element("ul"), |list, (view, count)| {
        let name = view_name(page, &view);
        list.child(element("li").child(view_link(view, &name, count)))
    });
    element("nav").class("views").attribute("aria-label", "Views").child(list)
}

/// What a view is called; a profile by whom it is about.
pub(super) fn view_name(page: Page, view: &View) -> String {
    match view {
        View::Articles => "Articles".to_owned(),
        View::Timeline => "Timeline".to_owned(),
        View::People => "People and bodies".to_owned(),
        View::Quotes => "Quotes".to_owned(),
        View::Figures => "Figures".to_owned(),
        View::Outcomes => "Outcomes".to_owned(),
        View::Profile(profile) => title(page, profile),
    }
}

fn view_link(view: View, name: &str, count: Memo<usize>) -> Piece {
    let page = Page::of_context();
    let view = StoredValue::new(view);
    let go = move || {
        page.step(|state| {
            state.view = view.get_value();
            // Where the reader is a page of its own, a view is not seen beside it.
            if page.width.get_untracked() == Width::Narrow {
                state.open_at(None, None);
            }
        });
    };
    let is_shown = move || page.state.with(|state| view.with_value(|view| state.view == *view));
    element("a")
        .live_attribute("href", move || Some(page.address(|state| state.view = view.get_value())))
        .live_attribute("aria-current", move || is_shown().then(|| "page".to_owned()))
        .on_plain_click(go)
        .child(name)
        .child(" ")
        .child(element("span").live_text(move || count.get().to_string()))
}

/// The view that is chosen, over these articles.
pub(super) fn chosen_view(documents: Memo<Vec<usize>>) -> Piece {
    let page = Page::of_context();
    let chosen = memo(move || page.state.with(|state| state.view.clone()));
    live(move || {
        let chosen = chosen.get();
        untrack(|| match chosen {
            View::Articles => cards(),
            View::Timeline => timeline(documents),
            View::People => people(documents),
            View::Quotes => quotes(documents),
            View::Figures => figures(documents),
            View::Outcomes => outcomes(documents),
            View::Profile(about) => profile(about),
        })
    })
}
