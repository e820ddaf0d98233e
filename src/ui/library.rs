//! The articles of this visit with their index. Made once; lives as long as the page.

use crate::article::{Article, Bundle, BundleError, PartialDate};
use crate::explorer::{Example, Selection, State, examples};
use crate::search::Index;
use std::collections::BTreeMap;

/// The articles, newest first, and their index.
pub(super) struct Library {
    articles: Vec<Article>,
    index: Index,
    /// Per article, a number for each name in it.
    people_of: Vec<Vec<usize>>,
    /// How many names there are.
    people: usize,
}

impl Library {
    /// Reads the bundle that the build put into the page.
    pub(super) fn from_bundle(json: &str) -> Result<Self, BundleError> {
        let articles = Bundle::from_json(json)?.articles;
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let people_of = (articles.iter())
            .map(|article| {
                let mut number = |name| {
                    let next = numbers.len();
                    *numbers.entry(name).or_insert(next)
                };
                article.facts.people.iter().map(|person| number(person.name.as_str())).collect()
            })
            .collect();
        let people = numbers.len();
        Ok(Self { index: Index::build(&articles), people_of, people, articles })
    }

    pub(super) fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// An article by its document number, which is its place.
    pub(super) fn article(&self, document: usize) -> Option<&Article> {
        self.articles.get(document)
    }

    /// The articles with these document numbers, in their order.
    pub(super) fn articles_of(&'static self, documents: Vec<usize>) -> Vec<(usize, &'static Article)> {
        documents.into_iter().filter_map(|document| Some((document, self.article(document)?))).collect()
    }

    /// How many different people these articles name.
    pub(super) fn people_in(&self, documents: impl Iterator<Item = usize>) -> usize {
        let mut seen = vec![false; self.people];
        for number in documents.filter_map(|document| self.people_of.get(document)).flatten() {
            if let Some(seen) = seen.get_mut(*number) {
                *seen = true;
            }
        }
        seen.into_iter().filter(|seen| *seen).count()
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
