//! The bundle: many articles as one JSON document that says which schema it follows.
//! The same bytes for the same articles, whatever order the files were found in.

use super::Article;
use super::json::{FromJson, Json, Unreadable, record};
use crate::order;
use serde::Serialize;
use std::fmt;

/// The schema this build writes and reads. Raised when a reader of the old one would misread the new.
pub const SCHEMA: u32 = 1;

/// A library as it is stored, embedded and exchanged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bundle {
    /// Which schema the articles follow.
    pub schema: u32,
    /// Newest first; the undated last; then by id.
    pub articles: Vec<Article>,
}

/// Why a bundle was not opened. Each says what happened, what was kept and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// Not JSON, cut off, or not of the bundle's shape: with what was expected, and where.
    Damaged(String),
    /// Written by a newer Readout: with the schema it names.
    Newer(u32),
}

impl Bundle {
    /// Puts articles in the bundle's order and leaves out exact copies.
    pub fn new(mut articles: Vec<Article>) -> Self {
        let day = |article: &Article| article.published.map(|published| published.date);
        order::sort_by(&mut articles, |a, b| day(b).cmp(&day(a)).then_with(|| a.id.cmp(&b.id)));
        articles.dedup_by(|a, b| a.id == b.id);
        Self { schema: SCHEMA, articles }
    }

    /// Reads a bundle of this schema or an older one.
    pub fn from_json(json: &str) -> Result<Self, BundleError> {
        let damaged = |error: Unreadable| BundleError::Damaged(error.to_string());
        let version: Version = whole(json).map_err(damaged)?;
        if version.schema > SCHEMA {
            return Err(BundleError::Newer(version.schema));
        }
        whole(json).map_err(damaged)
    }

    /// The bundle as JSON in one line.
    pub fn to_json(&self) -> Result<String, BundleError> {
        serde_json::to_string(self).map_err(|error| BundleError::Damaged(error.to_string()))
    }
}

/// What a bundle of any schema says.
struct Version {
    schema: u32,
}

record!(Bundle { schema, articles });
record!(Version { schema });

/// A record that is the whole text.
fn whole<T: FromJson>(text: &str) -> Result<T, Unreadable> {
    let mut json = Json::new(text);
    let record = T::from_json(&mut json)?;
    json.end()?;
    Ok(record)
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(what) => write!(
                f,
                "The library could not be read ({what}). Nothing in it was changed; reload the page or build it again."
            ),
            Self::Newer(schema) => write!(
                f,
                "The library follows schema {schema}; this page knows schema {SCHEMA} and older. Nothing in it was \
                 changed; reload the page to get the newer reader."
            ),
        }
    }
}

impl std::error::Error for BundleError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_of_a_newer_schema_is_refused_with_its_number() {
        let json = r#"{"schema": 99, "articles": [{"from": "the future"}]}"#;
        assert_eq!(Bundle::from_json(json), Err(BundleError::Newer(99)));
    }

    #[test]
    fn a_cut_off_bundle_is_damaged_not_a_panic() {
        let json = Bundle::new(vec![Article::default()]).to_json().unwrap();
        for end in 0..json.len() {
            let cut = json.get(..end).unwrap_or_default();
            assert!(matches!(Bundle::from_json(cut), Err(BundleError::Damaged(_))), "{cut}");
        }
        assert!(Bundle::from_json(&json).is_ok());
    }

    #[test]
    fn the_same_articles_give_the_same_bundle_in_any_order() {
        let article = |id: &str| Article { id: id.to_owned(), ..Article::default() };
        let one = Bundle::new(vec![article("b"), article("a"), article("b")]);
        let other = Bundle::new(vec![article("a"), article("b")]);
        assert_eq!(one, other);
        assert_eq!(one.articles.len(), 2);
    }

    #[test]
    fn members_that_this_schema_does_not_know_are_passed_over() {
        let json =
            r#"{"by": ["x", {"y": [1e5, null]}], "schema": 1, "articles": [], "note": "\u00e9\ud83d\ude00"}"#;
        assert_eq!(Bundle::from_json(json), Ok(Bundle::new(Vec::new())));
    }
}
