//! One thing that a reader can take along, with the buttons that copy or download it. What it says is made when asked.

use super::page::Page;
use crate::browser;
use crate::export::{Access, Format};
use leptos::html;
use leptos::prelude::*;

/// Something to take along.
pub(super) struct Takeable {
    /// What it is.
    pub name: &'static str,
    /// What it is good for, or the thing itself.
    pub about: String,
    /// Under which name and as what it is downloaded, if it is.
    pub file: Option<(String, Format)>,
    /// Makes it.
    pub text: Box<dyn Fn() -> String>,
}

impl Takeable {
    /// As an item of a list.
    pub(super) fn item(self, page: Page) -> AnyView {
        let Self { name, about, file, text } = self;
        let text = StoredValue::new_local(text);
        let copy = move |_| page.copy(text.with_value(|text| text()), name);
        let download = file.map(|(file, format)| {
            let save = move |_| {
                let mut text = text.with_value(|text| text());
                if format == Format::Csv {
                    // Without its mark, spreadsheets take UTF-8 for something older.
                    text.insert(0, '\u{feff}');
                }
                let said = match browser::save_file(&file, format.media_type(), &text) {
                    Ok(()) => [&file, " was handed to the browser."].concat(),
                    Err(sentence) => sentence,
                };
                page.say(&said);
            };
            let label = ["Download ", name].concat();
            view! { <button class="quiet" aria-label=label on:click=save>"Download"</button> }
        });
        let label = ["Copy ", name].concat();
        view! {
            <li class="takeable">
                <h3>{name}</h3>
                <p>{about}</p>
                <button class="quiet" aria-label=label on:click=copy>"Copy"</button>
                {download}
            </li>
        }
        .into_any()
    }
}

/// What references are good for.
pub(super) fn purpose(format: Format) -> &'static str {
    match format {
        Format::Bibtex => "For LaTeX and JabRef",
        Format::Ris => "For Zotero, EndNote and Mendeley",
        Format::Csl => "For pandoc and citation processors",
        Format::Csv => "For spreadsheets",
        Format::Json => "For programs",
        Format::Calendar => "For calendars",
    }
}

/// By what address others reach this page's articles, from today.
pub(super) fn access() -> Access {
    let page = browser::page_address();
    Access { page: if page.starts_with("http") { page } else { String::new() }, on: browser::today() }
}

/// A dialog whose contents are made each time it opens, with a line that says what was done in it.
pub(super) fn dialog(
    page: Page,
    shown: RwSignal<bool>,
    id: &'static str,
    title: &'static str,
    contents: Box<dyn Fn() -> AnyView + Send + Sync>,
) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = node.get() {
            if shown.get() {
                browser::show_dialog(&dialog);
            } else {
                browser::close_dialog(&dialog);
            }
        }
    });
    view! {
        <dialog node_ref=node class="take" aria-labelledby=id on:close=move |_| shown.set(false)>
            <header>
                <h2 id=id>{title}</h2>
                <button class="plain" on:click=move |_| shown.set(false)>"Close"</button>
            </header>
            <div class="within">
                {move || shown.get().then(|| untrack(&contents))}
                <p class="took" role="status">{move || if shown.get() { page.said.get() } else { String::new() }}</p>
            </div>
        </dialog>
    }
    .into_any()
}
