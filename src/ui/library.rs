//! The articles of this visit with their index. Made once; lives as long as the page.

use crate::article::{Article, Bundle, BundleError, PartialDate};
use crate::explorer::{Example, Selection, State, examples};
use crate::search::{Index, Suggestion};
use std::collections::{BTreeMap, BTreeSet};

/// The articles, newest first, and their index.
pub(super) struct Library {
    articles: Vec<Article>,
    index: Index,
    /// Per article, a number for each name in it.
    people_of: Vec<Vec<usize>>,
    /// How many names there are.
    people: usize,
    /// Per article, whether it was not here at the last visit.
    new: Vec<bool>,
}

impl Library {
    /// Reads the bundle that the build put into the page. `seen` are the `ids` of the last visit's library; at a first
    /// visit nothing is new.
    pub(super) fn from_bundle(json: &str, seen: Option<&str>) -> Result<Self, BundleError> {
        let articles = Bundle::from_json(json)?.articles;
        let mut known = BTreeSet::new();
        for id in seen.into_iter().flat_map(|seen| seen.split(' ')) {
            known.insert(id);
        }
        let new =
            articles.iter().map(|article| seen.is_some() && !known.contains(article.id.as_str())).collect();
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
        Ok(Self { index: Index::build(&articles), people_of, people, new, articles })
    }

    /// The ids of all articles, with a blank between.
    pub(super) fn ids(&self) -> String {
        let ids: Vec<&str> = self.articles.iter().map(|article| article.id.as_str()).collect();
        ids.join(" ")
    }

    /// Whether an article was not here at the last visit.
    pub(super) fn is_new(&self, document: usize) -> bool {
        self.new.get(document).copied().unwrap_or(false)
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

    /// The name of a country as the library has it; its code when no article names it.
    pub(super) fn country_name(&self, code: &str) -> String {
        let mut countries = self.articles.iter().flat_map(|article| &article.facts.countries);
        countries.find(|country| country.code == code).map_or(code, |country| &country.name).to_owned()
    }

    /// The document number of an id.
    pub(super) fn document(&self, id: &str) -> Option<usize> {
        self.articles.iter().position(|article| article.id == id)
    }

    pub(super) fn selection(&self, state: &State) -> Selection {
        Selection::of(state, &self.index)
    }

    /// What the last word typed may become.
    pub(super) fn suggest(&self, typed: &str, most: usize) -> Vec<Suggestion> {
        self.index.suggest(typed, most)
    }

    /// The document numbers of the articles most like one of them, best first.
    pub(super) fn similar(&self, document: usize, most: usize) -> Vec<usize> {
        self.index.similar(document as u32, most).into_iter().map(|hit| hit.document as usize).collect()
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
