//! The work of reading articles, measured by `benches/facts.mjs` alike on the machine and in a page.
//! Natively a program: `cargo bench --bench facts -- DIR` reads every text of a folder over and over and prints one
//! line of JSON per kind of work. In the browser a module that offers the same work as functions.

use readout::extract::extract;
use readout::parse::parse;

/// Finds the parts of one article; returns how many there are.
fn parts(bytes: &[u8]) -> usize {
    parse("article.txt", bytes).map_or(0, |article| article.parts.len())
}

/// Finds the parts of one article and reads its facts; returns how many people, countries and quotes there are.
fn facts(bytes: &[u8]) -> usize {
    parse("article.txt", bytes).map_or(0, |article| {
        let facts = extract(&article);
        facts.people.len() + facts.countries.len() + facts.quotes.len()
    })
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    use std::path::PathBuf;
    use std::time::Instant;

    const ROUNDS: usize = 5;
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let folder = PathBuf::from(folder.unwrap_or_else(|| "public/articles".to_owned()));
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        texts.push(std::fs::read(entry?.path())?);
    }
    let time = |name: &str, work: fn(&[u8]) -> usize| {
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let found: usize = texts.iter().map(|text| work(text)).sum();
            let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
            println!(r#"{{"work":"{name}","found":{found},"milliseconds":{milliseconds:.3}}}"#);
        }
    };
    time("parts", parts);
    time("facts", facts);
    Ok(())
}

#[cfg(target_arch = "wasm32")]
mod page {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    pub fn parts(bytes: &[u8]) -> usize {
        super::parts(bytes)
    }

    #[wasm_bindgen]
    pub fn facts(bytes: &[u8]) -> usize {
        super::facts(bytes)
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
