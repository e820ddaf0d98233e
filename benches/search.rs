//! How fast and how small the index is, natively, over a folder of stories.
//!
//! `cargo bench --bench search -- FOLDER [COUNT [FILE]]`: the folder holds `articles.jsonl` (`id`, `date`, `title`, `text`)
//! and, if there are any, `labels.tsv` (id, places, people, organisations, topics), which become facets; the stored index
//! goes to FILE. Every query runs several times and its best time counts; printed are the median, the 95th and the 99th
//! percentile over all queries.

use readout::article::{
    Article, Country, DateOrigin, Facts, Headline, HeadlineOrigin, Person, Published, Topic,
};
use readout::search::{Index, Query, Request};
use readout::text::Span;
use serde::Deserialize;
use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};

#[derive(Deserialize)]
struct Story {
    id: String,
    date: String,
    title: String,
    text: String,
}

const ROUNDS: usize = 5;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    let Some(folder) = arguments.next() else {
        eprintln!("Which stories? cargo bench --bench search -- FOLDER [COUNT [FILE]]");
        return;
    };
    let count = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(usize::MAX);
    let articles = read(Path::new(&folder), count);
    let started = Instant::now();
    let index = Index::build(&articles);
    let built = started.elapsed();
    println!(
        "{} stories, {} kB of text",
        articles.len(),
        articles.iter().map(|a| a.text.len()).sum::<usize>() / 1000
    );
    println!("built in {} ms; {} kB in memory", built.as_millis(), index.size() / 1000);
    let bytes = index.to_bytes(0, false);
    let started = Instant::now();
    let opened = Index::open(&bytes, 0).map(|index| index.len());
    println!(
        "stored in {} kB, opened in {} ms ({opened:?} stories)",
        bytes.len() / 1000,
        started.elapsed().as_millis()
    );
    if let Some(file) = arguments.next() {
        println!("written to {file}: {:?}", std::fs::write(&file, &bytes));
    }
    update(&articles, &index);
    println!("{:28} {:>9} {:>9} {:>9} {:>9}", "µs", "median", "p95", "p99", "worst");
    let words = questions(&articles);
    let typed: Vec<String> = words
        .iter()
        .flat_map(|words| keystrokes(&words.iter().take(2).cloned().collect::<Vec<_>>().join(" ")))
        .collect();
    report("each keystroke", &index, &typed);
    for count in [1, 2, 3] {
        let queries: Vec<String> = words
            .iter()
            .map(|words| words.iter().take(count).map(|word| format!("{word} ")).collect())
            .collect();
        report(&format!("{count} words"), &index, &queries);
    }
    let phrases: Vec<String> =
        words.iter().filter_map(|words| Some(format!("\"{}\"", words.get(3)?))).collect();
    report("a phrase of two words", &index, &phrases);
    let misspelt: Vec<String> =
        words.iter().filter_map(|words| Some(format!("{} ", misspell(words.first()?)?))).collect();
    report("a typing error", &index, &misspelt);
    let keys: Vec<String> = misspelt.iter().flat_map(|wrong| keystrokes(wrong.trim_end())).collect();
    report("each key of an error", &index, &keys);
    println!("{:28} {:>8.0}%", "top ten surviving an error", 100.0 * survival(&index, &words));
}

/// One article changed in the middle, and one more.
fn update(articles: &[Article], index: &Index) {
    let Some(last) = articles.last() else { return };
    let mut more = articles.to_vec();
    more.push(last.clone());
    let changed = articles.len() / 2;
    let known: Vec<Option<u32>> =
        (0..articles.len() as u32).map(|own| Some(own).filter(|own| *own as usize != changed)).collect();
    let all: Vec<Option<u32>> = (0..articles.len() as u32).map(Some).collect();
    for (name, articles, known) in
        [("one article more", &more[..], &all), ("one article changed", articles, &known)]
    {
        let started = Instant::now();
        let updated = std::hint::black_box(index.update(articles, known));
        println!("{name}: {} ms, {} stories", started.elapsed().as_millis(), updated.len());
    }
}

fn report(name: &str, index: &Index, queries: &[String]) {
    let mut times: Vec<Duration> = queries
        .iter()
        .filter_map(|query| {
            let request = Request { query: Query::parse(query), ..Request::default() };
            let time = || {
                let started = Instant::now();
                std::hint::black_box(index.search(std::hint::black_box(&request)));
                std::hint::black_box(index.count(&request));
                started.elapsed()
            };
            (0..ROUNDS).map(|_| time()).min()
        })
        .collect();
    times.sort_unstable();
    let at = |share: f64| {
        times.get(((times.len() as f64 * share) as usize).min(times.len() - 1)).map_or(0.0, micros)
    };
    println!("{name:28} {:9.0} {:9.0} {:9.0} {:9.0}", at(0.5), at(0.95), at(0.99), at(1.0));
}

fn micros(time: &Duration) -> f64 {
    time.as_nanos() as f64 / 1000.0
}

/// From every hundredth story or so: three words that stand near each other, and two neighbours as a phrase.
fn questions(articles: &[Article]) -> Vec<Vec<String>> {
    let step = (articles.len() / 200).max(1);
    articles
        .iter()
        .step_by(step)
        .filter_map(|article| {
            let words: Vec<&str> = article.text.split_whitespace().collect();
            let plain = |word: &&&str| word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
            let mut question: Vec<String> = words
                .iter()
                .skip(words.len() / 3)
                .filter(plain)
                .step_by(2)
                .take(3)
                .map(|word| word.to_lowercase())
                .collect();
            let pair =
                words.windows(2).skip(words.len() / 2).find(|pair| pair.iter().all(|word| plain(&word)))?;
            question.push(pair.join(" "));
            (question.len() == 4).then_some(question)
        })
        .collect()
}

/// What stands in the box after each key.
fn keystrokes(text: &str) -> Vec<String> {
    text.char_indices()
        .skip(1)
        .filter_map(|(end, _)| text.get(..end))
        .map(str::to_owned)
        .chain([text.to_owned()])
        .collect()
}

/// One letter left out, or two swapped, or one doubled: by turns.
fn misspell(word: &str) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let middle = letters.len() / 2;
    if letters.len() < 5 {
        return None;
    }
    match letters.len() % 3 {
        0 => letters.swap(middle, middle + 1),
        1 => drop(letters.remove(middle)),
        _ => letters.insert(middle, 'e'),
    }
    Some(letters.into_iter().collect())
}

/// The share of each word's first ten articles that are among the first ten for its misspelling.
fn survival(index: &Index, words: &[Vec<String>]) -> f64 {
    let top = |query: &str| -> Vec<u32> {
        let request = Request { query: Query::parse(query), ..Request::default() };
        index.search(&request).hits.iter().take(10).map(|hit| hit.document).collect()
    };
    let (mut kept, mut all) = (0, 0);
    for word in words.iter().filter_map(|words| words.first()) {
        let Some(wrong) = misspell(word) else { continue };
        let right = top(&format!("{word} "));
        let found = top(&format!("{wrong} "));
        all += right.len();
        kept += right.iter().filter(|document| found.contains(document)).count();
    }
    f64::from(kept as u32) / f64::from(all.max(1) as u32)
}

fn read(folder: &Path, count: usize) -> Vec<Article> {
    let labels = std::fs::read_to_string(folder.join("labels.tsv")).unwrap_or_default();
    let labels: HashMap<&str, Vec<&str>> = labels
        .lines()
        .filter_map(|line| {
            let mut columns = line.split('\t');
            Some((columns.next()?, columns.collect()))
        })
        .collect();
    let stories = std::fs::read_to_string(folder.join("articles.jsonl")).unwrap_or_default();
    let stories = stories.lines().filter_map(|line| serde_json::from_str(line).ok());
    stories
        .take(count)
        .map(|story: Story| article(&story, labels.get(story.id.as_str()).unwrap_or(&Vec::new())))
        .collect()
}

/// Places become countries, as most of them are.
fn article(story: &Story, labels: &[&str]) -> Article {
    let column = |index: usize| {
        labels
            .get(index)
            .copied()
            .unwrap_or_default()
            .split(',')
            .filter(|label| !label.is_empty())
            .map(str::to_owned)
    };
    let facts = Facts {
        countries: column(0)
            .map(|name| Country { code: name.clone(), name, reading: Default::default(), mentions: vec![] })
            .collect(),
        people: column(1)
            .map(|name| Person { name, role: None, side: None, honorific: None, mentions: vec![] })
            .collect(),
        topics: column(3).map(|topic| Topic { topic, mentions: vec![] }).collect(),
        ..Facts::default()
    };
    let date = story.date.parse().ok();
    Article {
        id: story.id.clone(),
        headline: Some(Headline { origin: HeadlineOrigin::Printed, span: Span::new(0, story.title.len()) }),
        text: format!("{}\n\n{}", story.title, story.text),
        published: date.map(|date| Published { date, origin: DateOrigin::Header, raw: Span::default() }),
        facts,
        ..Article::default()
    }
}
