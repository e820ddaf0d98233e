//! The published page: puts the packed library into the built `index.html`.

use std::fmt;

/// Where the page keeps its library: `index.html` holds this element, empty.
const OPENING: &str = r#"<script type="application/json" id="library">"#;
const CLOSING: &str = "</script>";

/// The page has no place for a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SiteError;

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the page holds no `{OPENING}{CLOSING}`; put it back into index.html")
    }
}

impl std::error::Error for SiteError {}

/// `page` with `library` (JSON) as its library, whatever library it held before.
///
/// `<` is written `\u003c`, so that no text of an article can end the element or open another.
/// JSON has no `<` outside strings, where the two are the same.
pub fn embed_library(page: &str, library: &str) -> Result<String, SiteError> {
    let (before, rest) = page.split_once(OPENING).ok_or(SiteError)?;
    let (_, after) = rest.split_once(CLOSING).ok_or(SiteError)?;
    let library = library.replace('<', r"\u003c");
    Ok([before, OPENING, &library, CLOSING, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<body><script type="application/json" id="library"></script></body>"#;

    #[test]
    fn no_text_of_an_article_can_leave_the_library() {
        let library = r#"{"raw":"</script><script>alert(1)</script><!--"}"#;
        let page = embed_library(PAGE, library).unwrap();
        assert_eq!(page.matches("</script>").count(), 1);
        assert_eq!(page.matches('<').count(), PAGE.matches('<').count());
        let (_, rest) = page.split_once(OPENING).unwrap();
        let (embedded, _) = rest.split_once(CLOSING).unwrap();
        let read: serde_json::Value = serde_json::from_str(embedded).unwrap();
        assert_eq!(read, serde_json::from_str::<serde_json::Value>(library).unwrap());
    }

    #[test]
    fn a_new_library_replaces_the_old_one() {
        let once = embed_library(PAGE, "[1]").unwrap();
        assert_eq!(embed_library(&once, "[2]"), embed_library(PAGE, "[2]"));
    }

    #[test]
    fn a_page_without_a_place_for_the_library_is_an_error() {
        assert_eq!(embed_library("<body></body>", "[]"), Err(SiteError));
    }
}
