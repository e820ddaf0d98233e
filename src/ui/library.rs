//! The articles of this visit with their index. Made once; lives as long as the page.

use crate::article::{Article, Bundle, BundleError, PartialDate};
use crate::explorer::{Example, Selection, State, examples};
use crate::search::Index;

/// The articles, newest first, and their index.
pub(super) struct Library {
    articles: Vec<Article>,
    index: Index,
}

impl Library {
    /// Reads the bundle that the build put into the page.
    pub(super) fn from_bundle(json: &str) -> Result<Self, BundleError> {
        let articles = Bundle::from_json(json)?.articles;
        Ok(Self { index: Index::build(&articles), articles })
    }

    pub(super) fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// An article by its document number, which is its place.
    pub(super) fn article(&self, document: usize) -> Option<&Article> {
        self.articles.get(document)
    }

    /// The document number of an id.
    pub(super) fn document(&self, id: &str) -> Option<usize> {
        self.articles.iter().position(|article| article.id == id)
    }

    pub(super) fn selection(&self, state: &State) -> Selection {
        Selection::of(state, &self.index)
    }

    pub(super) fn examples(&self) -> Vec<Example> {
        examples(&self.articles, &self.index)
    }

    /// The first and the last day of publication.
    pub(super) fn days(&self) -> Option<(PartialDate, PartialDate)> {
        let days = || self.articles.iter().filter_map(|article| Some(article.published?.date));
        Some((days().min()?, days().max()?))
    }
}
