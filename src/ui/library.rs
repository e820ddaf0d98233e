//! The articles at hand with their index: those that came with the page, and behind them the reader's own, which come and
//! go. Document numbers of articles that stay never change.

use crate::article::{Article, Bundle, BundleError, PartialDate};
use crate::explorer::{Example, Selection, State, examples};
use crate::search::{Index, Suggestion};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The articles and their index; whoever asks what depends on them is asked again when they change.
#[derive(Clone, Copy)]
pub(super) struct Library(RwSignal<Shelf>);

struct Shelf {
    articles: Vec<&'static Article>,
    index: Index,
    /// A number for each name in them.
    names: BTreeMap<&'static str, usize>,
    /// Per article, the numbers of the people it names.
    people_of: Vec<Vec<usize>>,
    /// How many came with the page.
    bundled: usize,
    /// The ids of the last visit's library, unless this is the first.
    seen: Option<BTreeSet<String>>,
}

impl Library {
    /// Reads the bundle that the build put into the page. `seen` are the `ids` of the last visit's library; at a first
    /// visit nothing is new.
    pub(super) fn from_bundle(json: &str, seen: Option<&str>) -> Result<Self, BundleError> {
        let articles = Bundle::from_json(json)?.articles;
        let seen = seen.map(|seen| {
            let mut ids = BTreeSet::new();
            for id in seen.split(' ') {
                ids.insert(id.to_owned());
            }
            ids
        });
        let mut shelf = Shelf {
            articles: Vec::new(),
            index: Index::build(&[]),
            names: BTreeMap::new(),
            people_of: Vec::new(),
            bundled: articles.len(),
            seen,
        };
        shelf.add(articles);
        Ok(Self(RwSignal::new(shelf)))
    }

    /// Puts the reader's own articles behind the others, but none that is there already.
    pub(super) fn add(self, articles: Vec<Article>) {
        self.0.update(|shelf| shelf.add(articles));
    }

    /// Takes the reader's own articles away.
    pub(super) fn remove_own(self) {
        self.0.update(Shelf::remove_own);
    }

    /// How many of the articles are the reader's own.
    pub(super) fn own(self) -> usize {
        self.0.with(|shelf| shelf.articles.len() - shelf.bundled)
    }

    /// Whether an article is the reader's own.
    pub(super) fn is_own(self, document: usize) -> bool {
        self.0.with_untracked(|shelf| document >= shelf.bundled)
    }

    /// Whether there is an article with this id.
    pub(super) fn holds(self, id: &str) -> bool {
        self.0.with_untracked(|shelf| shelf.document(id).is_some())
    }

    /// The ids of all articles, with a blank between.
    pub(super) fn ids(self) -> String {
        let id = |article: &&'static Article| article.id.as_str();
        self.0.with_untracked(|shelf| shelf.articles.iter().map(id).collect::<Vec<&str>>().join(" "))
    }

    /// Whether an article came with the page and was not here at the last visit.
    pub(super) fn is_new(self, document: usize) -> bool {
        self.0.with_untracked(|shelf| {
            let seen = shelf.seen.as_ref().filter(|_| document < shelf.bundled);
            seen.zip(shelf.articles.get(document)).is_some_and(|(seen, article)| !seen.contains(&article.id))
        })
    }

    pub(super) fn articles(self) -> Vec<&'static Article> {
        self.0.with(|shelf| shelf.articles.clone())
    }

    pub(super) fn len(self) -> usize {
        self.0.with(|shelf| shelf.articles.len())
    }

    /// An article by its document number, which is its place.
    pub(super) fn article(self, document: usize) -> Option<&'static Article> {
        self.0.with_untracked(|shelf| shelf.articles.get(document).copied())
    }

    /// The articles with these document numbers, in their order.
    pub(super) fn articles_of(self, documents: Vec<usize>) -> Vec<(usize, &'static Article)> {
        self.0.with_untracked(|shelf| {
            documents
                .into_iter()
                .filter_map(|document| Some((document, *shelf.articles.get(document)?)))
                .collect()
        })
    }

    /// How many different people these articles name.
    pub(super) fn people_in(self, documents: impl Iterator<Item = usize>) -> usize {
        self.0.with_untracked(|shelf| {
            let mut seen = vec![false; shelf.names.len()];
            for number in documents.filter_map(|document| shelf.people_of.get(document)).flatten() {
                if let Some(seen) = seen.get_mut(*number) {
                    *seen = true;
                }
            }
            seen.into_iter().filter(|seen| *seen).count()
        })
    }

    /// The name of a country as the library has it; its code when no article names it.
    pub(super) fn country_name(self, code: &str) -> String {
        self.0.with_untracked(|shelf| {
            let mut countries = shelf.articles.iter().flat_map(|article| &article.facts.countries);
            countries.find(|country| country.code == code).map_or(code, |country| &country.name).to_owned()
        })
    }

    /// The document number of an id.
    pub(super) fn document(self, id: &str) -> Option<usize> {
        self.0.with(|shelf| shelf.document(id))
    }

    pub(super) fn selection(self, state: &State) -> Selection {
        self.0.with(|shelf| Selection::of(state, &shelf.index))
    }

    /// What the last word typed may become.
    pub(super) fn suggest(self, typed: &str, most: usize) -> Vec<Suggestion> {
        self.0.with_untracked(|shelf| shelf.index.suggest(typed, most))
    }

    /// The document numbers of the articles most like one of them, best first.
    pub(super) fn similar(self, document: usize, most: usize) -> Vec<usize> {
        self.0.with_untracked(|shelf| {
            shelf.index.similar(document as u32, most).into_iter().map(|hit| hit.document as usize).collect()
        })
    }

    pub(super) fn examples(self) -> Vec<Example> {
        self.0.with(|shelf| examples(&shelf.articles, &shelf.index))
    }

    /// The first and the last day of publication.
    pub(super) fn days(self) -> Option<(PartialDate, PartialDate)> {
        self.0.with(|shelf| {
            let days = || shelf.articles.iter().filter_map(|article| Some(article.published?.date));
            Some((days().min()?, days().max()?))
        })
    }
}

impl Shelf {
    fn document(&self, id: &str) -> Option<usize> {
        self.articles.iter().position(|article| article.id == id)
    }

    /// What was an article once stays in memory as long as the page: whatever shows it may go on.
    fn add(&mut self, articles: Vec<Article>) {
        let known: Vec<Option<u32>> = (0..self.articles.len() as u32).map(Some).collect();
        let mut ids = BTreeSet::new();
        for article in &self.articles {
            ids.insert(article.id.as_str());
        }
        for article in articles {
            if ids.contains(article.id.as_str()) {
                continue;
            }
            let article: &'static Article = Box::leak(Box::new(article));
            ids.insert(&article.id);
            let mut number = |name| {
                let next = self.names.len();
                *self.names.entry(name).or_insert(next)
            };
            self.people_of.push(article.facts.people.iter().map(|person| number(&person.name)).collect());
            self.articles.push(article);
        }
        self.index = self.index.update(&self.articles, &known);
    }

    fn remove_own(&mut self) {
        self.articles.truncate(self.bundled);
        self.people_of.truncate(self.bundled);
        let known: Vec<Option<u32>> = (0..self.bundled as u32).map(Some).collect();
        self.index = self.index.update(&self.articles, &known);
    }
}
