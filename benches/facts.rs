//! The work of reading articles, measured by `benches/facts.mjs` alike on the machine and in a page.
//! Natively a program: `cargo bench --bench facts -- DIR` reads every text of a folder over and over and prints one
//! line of JSON per kind of work, then articles of growing length made of them; first of all, the memory that the longest took. In the browser a module that offers the same work as functions.

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

    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let folder = PathBuf::from(folder.unwrap_or_else(|| "public/articles".to_owned()));
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        texts.push(std::fs::read(entry?.path())?);
    }
    let long = one_article(&texts, 10_000_000);
    if let Some(peak) = machine::peak_of(|| facts(&long)) {
        println!(
            r#"{{"work":"memory","megabytes":{:.1},"times":{:.2}}}"#,
            long.len() as f64 / 1e6,
            peak as f64 / long.len() as f64
        );
    }
    machine::time("parts", || texts.iter().map(|text| parts(text)).sum());
    machine::time("facts", || texts.iter().map(|text| facts(text)).sum());
    for kilobytes in [10, 100, 1_000, 10_000] {
        let text = one_article(&texts, kilobytes * 1_000);
        machine::time(&format!("one article of {kilobytes} kB"), || facts(&text));
    }
    Ok(())
}

/// One article of so many bytes, at most: the body of every text, over and over. Their heads are left out, or it would be a page of
/// many articles, of which one alone is read.
#[cfg(not(target_arch = "wasm32"))]
fn one_article(texts: &[Vec<u8>], bytes: usize) -> Vec<u8> {
    const HEAD: usize = 2; // the line of date and title, and the paragraph with the dateline
    let bodies = texts.iter().map(|text| String::from_utf8_lossy(text));
    let paragraphs: Vec<String> = bodies
        .flat_map(|body| {
            body.split("\n\n").skip(HEAD).map(|paragraph| format!("{paragraph}\n\n")).collect::<Vec<_>>()
        })
        .collect();
    let mut left = bytes;
    let fitting = paragraphs.iter().cycle().take_while(|paragraph| {
        let fits = paragraph.len() <= left;
        left = left.saturating_sub(paragraph.len());
        fits
    });
    fitting.flat_map(|paragraph| paragraph.bytes()).collect()
}

/// What is measured natively: time, and on Linux memory.
#[cfg(not(target_arch = "wasm32"))]
mod machine {
    use std::time::Instant;

    const ROUNDS: usize = 5;

    /// Prints how long each round of the work took and how much it found.
    pub(super) fn time(name: &str, work: impl Fn() -> usize) {
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let found = work();
            let milliseconds = start.elapsed().as_secs_f64() * 1000.0;
            println!(r#"{{"work":"{name}","found":{found},"milliseconds":{milliseconds:.3}}}"#);
        }
    }

    /// The most bytes that were resident during the work beyond those before it; none where the system does not tell.
    pub(super) fn peak_of(work: impl FnOnce() -> usize) -> Option<usize> {
        std::fs::write("/proc/self/clear_refs", "5").ok()?; // forget the peak so far; proc(5)
        let before = resident("VmRSS:")?;
        work();
        Some(resident("VmHWM:")?.saturating_sub(before))
    }

    fn resident(field: &str) -> Option<usize> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(field))?;
        let kibibytes: usize = line.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(kibibytes * 1024)
    }
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
