//! The open article as a reference: to be read in two styles, and for programs that keep references.

use super::page::Page;
use super::piece::{Piece, element, group};
use super::takeable::{Takeable, access, purpose, take_dialog};
use crate::article::Article;
use crate::explorer::View;
use crate::export::{Chosen, Citation, Format, apa, chicago};

/// A style: its name and what writes it.
type Style = (&'static str, fn(&Citation) -> String);

const STYLES: [Style; 2] = [("Chicago style, author–date", chicago), ("APA style", apa)];
const FORMATS: [Format; 3] = [Format::Bibtex, Format::Ris, Format::Csl];

/// The dialog «Cite this article».
pub(super) fn cite(page: Page) -> Piece {
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
        let items: Vec<Piece> = styles.chain(formats).collect();
        Some(element("ul").class("takeables").child(items))
    };
    take_dialog(page, page.citing, "cite", "Cite this article", move || group().child(contents()))
}

fn written(format: Format, article: &Article) -> String {
    let articles = std::slice::from_ref(article);
    format.write(&View::Articles, &Chosen { articles, documents: &[0], access: access() })
}
