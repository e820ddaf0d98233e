//! Running a query: from pieces to sets of documents and scores, then filters, counts and order.

use super::analysis::{Analyzer, is_stop_word};
use super::columns::FacetCounts;
use super::docset::DocSet;
use super::excerpt::Matcher;
use super::filters::Filters;
use super::histogram::Histogram;
use super::index::Index;
use super::names;
use super::query::{Node, Query, Term};
use super::ranking::{Counter, Means, Ranking};
use super::spelling;

/// In which order articles are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best first; without a query, newest first.
    #[default]
    Relevance,
    /// Newest first, the undated last.
    Newest,
    /// Oldest first, the undated last.
    Oldest,
}

/// Which articles a query of several pieces finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Matching {
    /// Those that hold every piece; if there are none, those that hold any, which is said.
    #[default]
    All,
    /// Those that hold any piece, as for a question in whole sentences.
    Any,
}

/// What is asked of an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// What the reader typed.
    pub query: Query,
    /// What the reader chose.
    pub filters: Filters,
    /// In which order.
    pub sort: Sort,
    /// Whether all of its words must be there.
    pub matching: Matching,
    /// Names as typed only, not in other spellings that the library has for them.
    pub literal: bool,
}

/// An article that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its number: its place among the articles the index was built from.
    pub document: u32,
    /// How well it fits; larger is better, 0 without a query. Comparable within one search only.
    pub score: f32,
}

/// What was searched for beside or in place of the query as asked. The page says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relaxation {
    /// No article of the library holds `asked`; `used` is what was searched for in its place, best first.
    Spelling {
        /// As typed.
        asked: String,
        /// Words of the library that look alike.
        used: Vec<String>,
    },
    /// No article holds all the words; these hold some of them.
    SomeWords,
    /// `asked` is a name that the library also spells like `used`; those count as well, unless the request is literal.
    Names {
        /// As typed.
        asked: String,
        /// Other spellings, in alphabetical order.
        used: Vec<String>,
    },
}

/// What a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// The selection in order. Its length is the total.
    pub hits: Vec<Hit>,
    /// Every facet, in the order of `Facet::ALL`.
    pub facets: Vec<FacetCounts>,
    /// Over the articles that pass everything but the range of dates.
    pub histogram: Histogram,
    /// Empty when the query was taken as asked.
    pub relaxed: Vec<Relaxation>,
    pub(super) matcher: Matcher,
}

/// A word that only begins as asked counts less than the word itself.
const PREFIX_SHARE: f32 = 0.4;
/// So does a word that stands in for it beside a better one.
const ALSO_SHARE: f32 = 0.4;
/// Of the words that only begin as asked, so many are looked for in passages.
const PASSAGE_WORDS: usize = 16;

impl Index {
    /// Finds, filters, ranks and counts. Any request is valid.
    pub fn search(&self, request: &Request) -> Results {
        self.search_by(request, Means::default())
    }

    /// The same with some means of ranking left out, for measuring what they are worth.
    pub fn search_by(&self, request: &Request, means: Means) -> Results {
        let Found { mut set, ranking, query, relaxed } = self.find(request, means);
        let everywhen = self.columns.filter(set.clone(), &request.filters);
        set.keep(&self.columns.in_range(&request.filters));
        let selection = self.columns.filter(set.clone(), &request.filters);
        Results {
            hits: self.in_order(&selection, &ranking, request),
            facets: self.columns.count(&set, &selection, &request.filters),
            histogram: self.columns.bars.count(&everywhen),
            relaxed,
            matcher: Matcher::new(&query),
        }
    }

    /// What the query alone finds, relaxed if need be, with scores if they are asked for.
    pub(super) fn find(&self, request: &Request, means: Means) -> Found<'_> {
        let mut query = request.query.clone();
        let mut relaxed = if request.literal { Vec::new() } else { names::add_spellings(self, &mut query) };
        let mut run = Run::new(self, means);
        let mut set = run.matching(&query, request.matching);
        if set.is_empty() && !query.is_empty() {
            relaxed.extend(spelling::respell(self, &mut query));
            run = Run::new(self, means);
            set = run.matching(&query, request.matching);
            if set.is_empty() && request.matching == Matching::All {
                run = Run::new(self, means);
                set = run.matching(&query, Matching::Any);
                if !set.is_empty() {
                    relaxed.push(Relaxation::SomeWords);
                }
            }
        }
        let mut ranking = run.ranking;
        if request.sort == Sort::Relevance {
            ranking.refine(&set);
        }
        Found { set, ranking, query, relaxed }
    }

    fn in_order(&self, selection: &DocSet, ranking: &Ranking<'_>, request: &Request) -> Vec<Hit> {
        let mut hits: Vec<Hit> = (self.columns.newest().iter())
            .filter(|document| selection.contains(**document))
            .map(|document| Hit { document: *document, score: ranking.score(*document) })
            .collect();
        match request.sort {
            Sort::Relevance => sort_by_score(&mut hits),
            Sort::Newest => {}
            Sort::Oldest => {
                let dated = hits.partition_point(|hit| self.columns.is_dated(hit.document));
                if let Some(dated) = hits.get_mut(..dated) {
                    dated.reverse();
                }
            }
        }
        hits
    }
}

/// What a query finds.
pub(super) struct Found<'a> {
    /// The articles that hold what was asked.
    pub set: DocSet,
    /// With their scores.
    pub ranking: Ranking<'a>,
    /// As it was understood in the end.
    query: Query,
    /// What was searched for beside or in place of the query as asked.
    pub relaxed: Vec<Relaxation>,
}

/// Puts the best first and leaves equals in their order: a radix sort, as thousands of hits are sorted at every key.
fn sort_by_score(hits: &mut Vec<Hit>) {
    const DIGIT: u32 = 11;
    let mut sorted = hits.clone();
    for shift in [0, DIGIT, 2 * DIGIT] {
        // Scores are not negative, so their bits are in order.
        let digit = |hit: &Hit| (!hit.score.to_bits() >> shift) as usize & ((1 << DIGIT) - 1);
        let mut places = [0u32; 1 << DIGIT];
        for hit in hits.iter() {
            if let Some(count) = places.get_mut(digit(hit)) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for place in &mut places {
            sum += std::mem::replace(place, sum);
        }
        for hit in hits.iter() {
            if let Some(place) = places.get_mut(digit(hit)) {
                if let Some(slot) = sorted.get_mut(*place as usize) {
                    *slot = *hit;
                }
                *place += 1;
            }
        }
        std::mem::swap(hits, &mut sorted);
    }
}

/// One run of a query.
struct Run<'a> {
    index: &'a Index,
    analyzer: Analyzer,
    ranking: Ranking<'a>,
    counter: Counter<'a>,
}

impl<'a> Run<'a> {
    fn new(index: &'a Index, means: Means) -> Self {
        Self {
            index,
            analyzer: Analyzer::new(),
            ranking: Ranking::new(index, means),
            counter: Counter::new(index),
        }
    }

    /// The documents that hold every piece, or any. Stop words are not insisted on, unless there is nothing
    /// else; what is excluded is excluded either way.
    fn matching(&mut self, query: &Query, matching: Matching) -> DocSet {
        let telling = query.pieces.iter().any(|piece| !is_stop(piece) && !matches!(piece, Node::Not(_)));
        let pieces = query.pieces.iter().filter(|piece| !telling || !is_stop(piece));
        let (excluded, asked): (Vec<_>, Vec<_>) = pieces.partition(|piece| matches!(piece, Node::Not(_)));
        let mut set = match matching {
            Matching::Any if !asked.is_empty() => self.any_of(asked.into_iter()),
            _ => self.all_of(asked.into_iter()),
        };
        excluded.into_iter().for_each(|piece| set.keep(&self.node(piece, false)));
        set
    }

    fn all_of<'n>(&mut self, nodes: impl Iterator<Item = &'n Node>) -> DocSet {
        let mut set = DocSet::all(self.index.len());
        nodes.for_each(|node| set.keep(&self.node(node, true)));
        set
    }

    fn any_of<'n>(&mut self, nodes: impl Iterator<Item = &'n Node>) -> DocSet {
        let mut set = DocSet::none(self.index.len());
        nodes.for_each(|node| set.add(&self.node(node, true)));
        set
    }

    /// The documents that hold a piece. Recursion ends at the depth that the parser allows.
    fn node(&mut self, node: &Node, score: bool) -> DocSet {
        match node {
            Node::Term(term) => self.term(term, score),
            Node::Range(range) => self.index.columns.in_number_range(range),
            Node::Not(inner) => {
                let mut set = DocSet::all(self.index.len());
                set.remove(&self.node(inner, false));
                set
            }
            Node::All(nodes) => {
                let mut set = DocSet::all(self.index.len());
                nodes.iter().for_each(|node| set.keep(&self.node(node, score)));
                set
            }
            Node::Any(nodes) => {
                let mut set = DocSet::none(self.index.len());
                nodes.iter().for_each(|node| set.add(&self.node(node, score)));
                set
            }
        }
    }

    fn term(&mut self, term: &Term, score: bool) -> DocSet {
        let words: Vec<String> = term.words.iter().map(|word| term.marked(word)).collect();
        let mut beginning = None;
        let found = match words.as_slice() {
            [word] if !term.quoted => {
                if term.prefix {
                    beginning = self.index.beginnings().get(word);
                }
                let mut words = self.word(word, term.prefix && beginning.is_none());
                for other in &term.also {
                    let forms = self.index.dictionary.forms(&self.analyzer, &term.marked(other));
                    let new = forms.iter().copied().filter(|form| !words.contains(form)).collect::<Vec<_>>();
                    new.iter().for_each(|form| self.counter.add(*form, ALSO_SHARE));
                    words.extend(new);
                }
                words
            }
            words => self.phrase(words, term.prefix),
        };
        let mut set = self.counter.set();
        if score {
            self.ranking.add(&self.counter.holding, &self.counter.counts, found, 1.0);
        }
        self.counter.clear();
        // So short a beginning says nothing of relevance.
        beginning.into_iter().for_each(|others| set.add(others));
        set
    }

    /// Counts a word in all its forms and, if it may go on, those that begin so. Returns the words.
    fn word(&mut self, word: &str, prefix: bool) -> Vec<u32> {
        let dictionary = &self.index.dictionary;
        let mut words = dictionary.forms(&self.analyzer, word).to_vec();
        words.iter().for_each(|word| self.counter.add(*word, 1.0));
        if prefix {
            let more: Vec<u32> = dictionary.beginning(word).filter(|other| !words.contains(other)).collect();
            more.iter().for_each(|word| self.counter.add(*word, PREFIX_SHARE));
            words.extend(more.into_iter().take(PASSAGE_WORDS));
        }
        words
    }

    /// Counts words one behind the other, in these forms; the last may go on. Returns the words.
    fn phrase(&mut self, words: &[String], prefix: bool) -> Vec<u32> {
        let dictionary = &self.index.dictionary;
        let Some((last, before)) = words.split_last() else { return Vec::new() };
        let before: Option<Vec<u32>> = before.iter().map(|word| dictionary.find(word)).collect();
        let Some(mut all) = before else { return Vec::new() };
        let lasts: Vec<u32> = if prefix {
            dictionary.beginning(last).collect()
        } else {
            dictionary.find(last).into_iter().collect()
        };
        // Only documents that hold every word are looked into.
        let mut holding = self.holding(&lasts);
        all.iter().for_each(|word| holding.keep(&self.holding(std::slice::from_ref(word))));
        // Where a run of the words so far ends: document and position.
        let mut ends: Option<Vec<(u32, u32)>> = None;
        for word in &all {
            ends = Some(self.follow(ends, std::slice::from_ref(word), &holding));
        }
        for (document, _) in self.follow(ends, &lasts, &holding) {
            self.counter.add_to(document, 1.0);
        }
        all.extend(lasts);
        all
    }

    /// The documents that hold one of `words`.
    fn holding(&self, words: &[u32]) -> DocSet {
        let mut set = DocSet::none(self.index.len());
        let mut documents = Vec::new();
        for word in words {
            self.index.postings.read_documents(*word, &mut documents);
            documents.iter().for_each(|document| set.insert(*document));
        }
        set
    }

    /// Where in documents of `holding` one of `words` stands right behind one of `ends`, or anywhere without them;
    /// in order.
    fn follow(&self, ends: Option<Vec<(u32, u32)>>, words: &[u32], holding: &DocSet) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        let mut postings = Vec::new();
        for word in words {
            let mut positions = self.index.postings.read(*word, &mut postings);
            for posting in &postings {
                if !holding.contains(posting.document) {
                    positions.pass(*posting);
                    continue;
                }
                positions.next(*posting, |position| {
                    let before = position.checked_sub(1).map(|before| (posting.document, before));
                    let follows = match &ends {
                        Some(ends) => before.is_some_and(|before| ends.binary_search(&before).is_ok()),
                        None => true,
                    };
                    if follows {
                        found.push((posting.document, position));
                    }
                });
            }
        }
        if words.len() > 1 {
            found.sort_unstable();
        }
        found
    }
}

/// Whether a piece is a stop word alone, and not the beginning of something else.
fn is_stop(piece: &Node) -> bool {
    matches!(piece, Node::Term(term) if !term.quoted && !term.prefix && term.field.is_none() && term.words.len() == 1
        && term.words.iter().all(|word| is_stop_word(word)))
}
