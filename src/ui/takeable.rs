//! One thing that a reader can take along, with the buttons that copy or download it. What it says is made when asked.

use super::page::Page;
use super::piece::{Piece, dialog, element, show};
use crate::browser;
use crate::export::{Access, Format};
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
    pub(super) fn item(self, page: Page) -> Piece {
        let Self { name, about, file, text } = self;
        let text = StoredValue::new_local(text);
        let copy = move || page.copy(text.with_value(|text| text()), name);
        let download = file.map(|(file, format)| {
            let save = move || {
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
            element("button").class("quiet").attribute("aria-label", &label).on_click(save).child("Download")
        });
        let label = ["Copy ", name].concat();
        let copy =
            element("button").class("quiet").attribute("aria-label", &label).on_click(copy).child("Copy");
        element("li")
            .class("takeable")
            .child(element("h3").child(name))
            .child(element("p").child(about))
            .child(copy)
            .child(download)
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

/// A dialog whose contents are made each time it opens, with a line that says what was done in it. Its heading's id is
/// its own with `-name` behind it.
pub(super) fn take_dialog(
    page: Page,
    shown: RwSignal<bool>,
    id: &'static str,
    title: &str,
    contents: impl Fn() -> Piece + Send + 'static,
) -> Piece {
    let name = [id, "-name"].concat();
    let close = element("button").class("plain").on_click(move || shown.set(false)).child("Close");
    let took = element("p")
        .class("took")
        .attribute("role", "status")
        .live_text(move || if shown.get() { page.said.get() } else { String::new() });
    dialog(id, shown, || true)
        .class("take")
        .attribute("aria-labelledby", &name)
        .child(element("header").child(element("h2").id(&name).child(title)).child(close))
        .child(element("div").class("within").child(show(move || shown.get(), contents)).child(took))
}
