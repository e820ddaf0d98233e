//! The open article as a reference: to be read in two styles, and for programs that keep references.

use super::page::Page;
use super::takeable::{Takeable, access, dialog, purpose};
use crate::article::Article;
use crate::explorer::View;
use crate::export::{Chosen, Citation, Format, apa, chicago};
use leptos::prelude::*;

/// A style: its name and what writes it.
type Style = (&'static str, fn(&Citation) -> String);

const STYLES: [Style; 2] = [("Chicago style, author–date", chicago), ("APA style", apa)];
const FORMATS: [Format; 3] = [Format::Bibtex, Format::Ris, Format::Csl];

/// The dialog «Cite this article».
pub(super) fn cite(page: Page) -> AnyView {
    let contents = move || {
        let article = page.open_article()?;
        let citation = Citation::of(article, &access());
        let styles = STYLES.into_iter().map(|(name, write)| {
            let reference = write(&citation);
            let text = reference.clone();
            Takeable { name, about: reference, file: None, text: Box::new(move || text.clone()) }.item(page)
        });
        let formats = FORMATS.into_iter().map(|format| {
            let file = [&citation.key, ".", format.extension()].concat();
            Takeable {
                name: format.name(),
                about: purpose(format).to_owned(),
                file: Some((file, format)),
                text: Box::new(move || written(format, article)),
            }
            .item(page)
        });
        let items: Vec<AnyView> = styles.chain(formats).collect();
        Some(view! { <ul class="takeables">{items}</ul> }.into_any())
    };
    let contents = move || contents().unwrap_or_else(|| ().into_any());
    dialog(page, page.citing, "cite-name", "Cite this article", Box::new(contents))
}

fn written(format: Format, article: &Article) -> String {
    let articles = std::slice::from_ref(article);
    format.write(&View::Articles, &Chosen { articles, documents: &[0], access: access() })
}
