//! The published page: fills the places that the built `index.html` keeps for what is made of the articles.

use super::article_list::newest_list;
use super::html::json_in_html;
use crate::article::Bundle;
use std::fmt;

/// Where the library goes, as JSON.
pub(super) const LIBRARY: (&str, &str) = (r#"<script type="application/json" id="library">"#, "</script>");
/// Where the plain list goes, for those without the explorer.
pub(super) const LIST: (&str, &str) = (r#"<div id="list-without-explorer">"#, "</div>");

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

/// `page` with the articles as its library and in its plain list, whatever it held there before.
pub fn with_articles(page: &str, bundle: &Bundle) -> Result<String, SiteError> {
    let library = bundle.to_json().map_err(|error| SiteError::Library(error.to_string()))?;
    let page = filled(page, LIBRARY, &json_in_html(&library))?;
    filled(&page, LIST, &newest_list(&bundle.articles))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    const PAGE: &str =
        r#"<script type="application/json" id="library"></script><div id="list-without-explorer"></div>"#;

    fn bundle(raw: &str) -> Bundle {
        Bundle::new(vec![Article { id: "1".to_owned(), raw: raw.to_owned(), ..Article::default() }])
    }

    #[test]
    fn no_text_of_an_article_can_leave_the_library() {
        let bundle = bundle("</script><script>alert(1)</script><!--");
        let page = with_articles(PAGE, &bundle).unwrap();
        assert_eq!(page.matches("</script>").count(), 1);
        let (_, rest) = page.split_once(LIBRARY.0).unwrap();
        let (embedded, _) = rest.split_once(LIBRARY.1).unwrap();
        assert_eq!(Bundle::from_json(embedded), Ok(bundle));
    }

    #[test]
    fn new_articles_replace_the_old_ones() {
        let once = with_articles(PAGE, &bundle("one")).unwrap();
        assert_eq!(with_articles(&once, &bundle("two")), with_articles(PAGE, &bundle("two")));
    }

    #[test]
    fn a_page_without_a_place_for_the_articles_is_an_error() {
        assert!(matches!(with_articles("<body></body>", &bundle("")), Err(SiteError::NoPlace(_))));
    }
}
