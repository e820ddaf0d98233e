//! The published page: fills the places that the built `index.html` keeps for what is made of the articles.

use super::article_list::newest_list;
use super::html::json_in_html;
use crate::article::{Article, Bundle};
use crate::library::Catalogue;
use std::fmt;

/// Where the library goes: as JSON, or, where it lies beside the page, its file's name as JSON.
const LIBRARY: (&str, &str) = (r#"<script type="application/json" id="library">"#, "</script>");
/// Where its catalogue goes, in Base64, or its file's name.
const CATALOGUE: (&str, &str) = (r#"<script type="text/plain" id="catalogue">"#, "</script>");
/// Where the plain list goes, for those without the explorer.
pub(super) const LIST: (&str, &str) = (r#"<div id="list-without-explorer">"#, "</div>");

/// A library of at most so many bytes is in the page itself; the page of a larger one would be long in coming.
const LARGEST_INSIDE: usize = 4_000_000;

/// A library as it is shipped: the articles and what is known of them without reading them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShippedLibrary {
    /// A bundle that may stand inside a script element.
    pub json: String,
    /// Its catalogue.
    pub catalogue: Vec<u8>,
}

impl ShippedLibrary {
    /// The library of a bundle.
    pub fn of(bundle: &Bundle) -> Result<Self, SiteError> {
        let unwritten = |error: &dyn fmt::Display| SiteError::Library(error.to_string());
        let json = json_in_html(&bundle.to_json().map_err(|error| unwritten(&error))?);
        let catalogue = Catalogue::of_bundle(&json, |_, _| ()).map_err(|error| unwritten(&error))?;
        Ok(Self { json, catalogue: catalogue.to_bytes() })
    }

    /// Whether it is too large to be in the page.
    pub fn is_large(&self) -> bool {
        self.json.len() > LARGEST_INSIDE
    }

    /// `page` with the library in it, whatever it held there before.
    pub(super) fn inside(&self, page: &str) -> Result<String, SiteError> {
        let page = filled(page, LIBRARY, &self.json)?;
        filled(&page, CATALOGUE, &letters(&self.catalogue))
    }
}

/// Why a page could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SiteError {
    /// The page lacks the place that is named.
    NoPlace(String),
    /// The library could not be written as JSON: with the writer's words.
    Library(String),
    /// A part of the one-file edition holds this, which would end its element.
    Unfit(&'static str),
}

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPlace(place) => write!(f, "the page holds no `{place}`; put it back into index.html"),
            Self::Unfit(end) => {
                write!(f, "a part of the one-file edition holds `{end}`, which would end it early")
            }
            Self::Library(why) => write!(f, "the library could not be written: {why}"),
        }
    }
}

impl std::error::Error for SiteError {}

/// `page` with the library in it and its articles in the plain list, whatever it held there before.
pub fn with_library(page: &str, library: &ShippedLibrary, articles: &[Article]) -> Result<String, SiteError> {
    filled(&library.inside(page)?, LIST, &newest_list(articles))
}

/// The same for a library that lies beside the page, in files of these names: the bundle and the catalogue.
pub fn with_library_beside(
    page: &str,
    [bundle, catalogue]: [&str; 2],
    articles: &[Article],
) -> Result<String, SiteError> {
    let page = filled(page, LIBRARY, &["\"", bundle, "\""].concat())?;
    filled(&filled(&page, CATALOGUE, catalogue)?, LIST, &newest_list(articles))
}

/// `page` with `content` between the first `opening` and the `closing` that follows it.
pub(super) fn filled(
    page: &str,
    (opening, closing): (&str, &str),
    content: &str,
) -> Result<String, SiteError> {
    let missing = || SiteError::NoPlace(format!("{opening}{closing}"));
    let (before, rest) = page.split_once(opening).ok_or_else(missing)?;
    let (_, after) = rest.split_once(closing).ok_or_else(missing)?;
    Ok([before, opening, content, closing, after].concat())
}

/// Bytes as text that HTML leaves as it is: a byte is the letter with its number; where that is a control, a `<` or beyond ASCII,
/// the letter 256 further on, so that the low eight bits of each letter are the byte. With Brotli a sixth less than Base64.
fn letters(bytes: &[u8]) -> String {
    let letter = |byte: u8| match byte {
        b'<' | 0..b' ' | 0x7f.. => char::from_u32(0x100 + u32::from(byte)).unwrap_or_default(),
        _ => char::from(byte),
    };
    bytes.iter().copied().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    const PAGE: &str = r#"<script type="application/json" id="library"></script><script type="text/plain" id="catalogue"></script><div id="list-without-explorer"></div>"#;

    fn bundle(raw: &str) -> Bundle {
        Bundle::new(vec![Article { id: "1".to_owned(), raw: raw.to_owned(), ..Article::default() }])
    }

    fn page(page: &str, bundle: &Bundle) -> Result<String, SiteError> {
        with_library(page, &ShippedLibrary::of(bundle)?, &bundle.articles)
    }

    #[test]
    fn no_text_of_an_article_can_leave_the_library_and_its_catalogue_fits_it_there() {
        let bundle = bundle("</script><script>alert(1)</script><!--");
        let page = page(PAGE, &bundle).unwrap();
        assert_eq!(page.matches("</script>").count(), 2);
        let (_, rest) = page.split_once(LIBRARY.0).unwrap();
        let (embedded, _) = rest.split_once(LIBRARY.1).unwrap();
        assert_eq!(Bundle::from_json(embedded).as_ref(), Ok(&bundle));
        let shipped = ShippedLibrary::of(&bundle).unwrap();
        assert!(Catalogue::open(shipped.catalogue.clone(), embedded, embedded.len()).is_ok());
        let (_, rest) = page.split_once(CATALOGUE.0).unwrap();
        let (held, _) = rest.split_once(CATALOGUE.1).unwrap();
        let bytes: Vec<u8> = held.chars().map(|letter| (u32::from(letter) & 0xff) as u8).collect();
        assert_eq!(bytes, shipped.catalogue);
        assert!(held.chars().all(|letter| !letter.is_control() && letter != '<'), "HTML leaves it as it is");
    }

    #[test]
    fn new_articles_replace_the_old_ones() {
        let once = page(PAGE, &bundle("one")).unwrap();
        assert_eq!(page(&once, &bundle("two")), page(PAGE, &bundle("two")));
        let beside = with_library_beside(&once, ["a.json", "a.bin"], &[]).unwrap();
        assert!(
            beside.contains(r#"id="library">"a.json"</script>"#)
                && beside.contains(r#"id="catalogue">a.bin</script>"#)
        );
        assert_eq!(page(&beside, &bundle("one")), Ok(once));
    }

    #[test]
    fn a_page_without_a_place_for_the_articles_is_an_error() {
        assert!(matches!(page("<body></body>", &bundle("")), Err(SiteError::NoPlace(_))));
    }
}
