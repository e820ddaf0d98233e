//! The work behind each key typed into the search box, measured by `benches/typing.mjs` alike on the machine and
//! in a page: `cargo bench --bench typing -- DIR` indexes a folder of texts and asks every query of it, and
//! prints one line of JSON for each.

use readout::article::Article;
use readout::extract::extract;
use readout::parse::parse;
use readout::search::{Index, Query, Request};

/// What readers type, letter by letter and whole.
const QUERIES: [&str; 16] = [
    "m",
    "mi",
    "min",
    "minister",
    "minister of",
    "minister of foreign affairs",
    "trade energ",
    "energy security",
    "\"foreign minister\"",
    "signed memorandum",
    "cooperation -trade",
    "kazakhstan romania",
    "osce",
    "agreed to hold consultations",
    "memorandun",
    "the",
];

/// Values, and words, that the page suggests.
const SUGGESTED: usize = 4;

/// The articles in the order they were added, and their index once it was built.
#[derive(Default)]
struct Shelf {
    articles: Vec<Article>,
    index: Index,
}

impl Shelf {
    fn add(&mut self, bytes: &[u8]) {
        if let Ok(mut article) = parse("article.txt", bytes) {
            article.facts = extract(&article);
            self.articles.push(article);
        }
    }

    /// Returns how many articles are in the index.
    fn build(&mut self) -> usize {
        self.index = Index::build(&self.articles);
        self.index.len()
    }

    /// Returns how many values and words are suggested for what was typed.
    fn suggest(&self, query: &str) -> usize {
        self.index.suggest(query, SUGGESTED).len()
    }

    /// Returns how many articles the query finds; facets are counted as well, as they are for the page.
    fn ask(&self, query: &str) -> usize {
        let request = Request { query: Query::parse(query), ..Request::default() };
        std::hint::black_box(self.index.count(&request));
        self.index.search(&request).hits.len()
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    use std::path::PathBuf;
    use std::time::Instant;

    const ROUNDS: usize = 5;
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let folder = PathBuf::from(folder.unwrap_or_else(|| "public/articles".to_owned()));
    let mut shelf = Shelf::default();
    for entry in std::fs::read_dir(folder)? {
        shelf.add(&std::fs::read(entry?.path())?);
    }
    let time = |name: &str, work: &mut dyn FnMut() -> usize| {
        let start = Instant::now();
        let found = work();
        let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
        println!(r#"{{"work":"{name}","found":{found},"milliseconds":{milliseconds:.4}}}"#);
    };
    for _ in 0..ROUNDS {
        time("index", &mut || shelf.build());
        for query in QUERIES {
            time("query", &mut || shelf.ask(query));
            time("suggestions", &mut || shelf.suggest(query));
        }
    }
    Ok(())
}

#[cfg(target_arch = "wasm32")]
mod page {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    #[derive(Default)]
    pub struct Shelf(super::Shelf);

    #[wasm_bindgen]
    impl Shelf {
        #[wasm_bindgen(constructor)]
        pub fn new() -> Self {
            Self::default()
        }

        pub fn add(&mut self, bytes: &[u8]) {
            self.0.add(bytes);
        }

        pub fn build(&mut self) -> usize {
            self.0.build()
        }

        /// Asks the query at this place of the list, if the list is that long.
        pub fn ask(&self, place: usize) -> Option<usize> {
            super::QUERIES.get(place).map(|query| self.0.ask(query))
        }

        /// Suggests for the query at this place of the list, if the list is that long.
        pub fn suggest(&self, place: usize) -> Option<usize> {
            super::QUERIES.get(place).map(|query| self.0.suggest(query))
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
