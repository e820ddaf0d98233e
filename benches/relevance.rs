//! How well articles are ranked: nDCG@10 over a collection with judgments, with every means of ranking and with
//! those left out one by one, down to plain BM25 as the yardstick, all in one run.
//!
//! `cargo bench --bench relevance -- FOLDER`: the folder holds `articles.jsonl` (`id`, `title`, `text`), `qrels.tsv` (query,
//! article) and questions with their numbers in `queries.jsonl` and, if there are any, `keywords.jsonl`.
//! Every second question is averaged apart, too: what holds for one half only is chance.
//!
//! A folder without questions is asked for its own articles: headlines, and three long words of each, have to find the
//! text that they were taken from. Nothing was tuned on such questions, so they show what is good for one collection only.

use readout::article::{Article, Headline, HeadlineOrigin};
use readout::search::{Index, Matching, Means, Query, Request};
use readout::text::Span;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{HashMap, HashSet};
use std::path::Path;

#[derive(Deserialize)]
struct Text {
    id: String,
    title: String,
    text: String,
}

#[derive(Deserialize)]
struct Question {
    id: u32,
    query: String,
}

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let Some(folder) = folder else {
        eprintln!("Which collection? cargo bench --bench relevance -- FOLDER");
        return;
    };
    let folder = Path::new(&folder);
    let mut texts: Vec<Text> = lines(&folder.join("articles.jsonl"));
    let ids: Vec<String> = texts.iter().map(|text| text.id.clone()).collect();
    let mut judged: HashMap<u32, HashSet<String>> = HashMap::new();
    for line in std::fs::read_to_string(folder.join("qrels.tsv")).unwrap_or_default().lines() {
        if let Some((query, id)) = line.split_once('\t')
            && let Ok(query) = query.parse()
        {
            judged.entry(query).or_default().insert(id.to_owned());
        }
    }
    let mut asked: Vec<(&str, Vec<Question>)> = ["queries.jsonl", "keywords.jsonl"]
        .map(|name| (name, lines(&folder.join(name))))
        .into_iter()
        .filter(|(_, questions): &(_, Vec<_>)| !questions.is_empty())
        .collect();
    if asked.is_empty() {
        let headlines: Vec<Question> = take_headlines(&mut texts);
        judged = headlines
            .iter()
            .filter_map(|question| Some((question.id, [ids.get(question.id as usize)?.clone()].into())))
            .collect();
        let keywords = headlines.iter().map(|own| Question { id: own.id, query: long_words(&own.query) });
        asked = vec![("keywords", keywords.collect()), ("headlines", headlines)];
    }
    let articles: Vec<Article> = texts.into_iter().map(article).collect();
    let index = Index::build(&articles);
    let all = Means::default();
    let means = [
        ("BM25", Means { bm25: true, passages: false, feedback: false }),
        ("InExpB2", Means { passages: false, feedback: false, ..all }),
        ("… and passages", Means { feedback: false, ..all }),
        ("… and feedback", all),
    ];
    for (questions, questions_read) in asked {
        for (name, means) in means {
            let gains: Vec<f64> = questions_read
                .iter()
                .filter_map(|question| {
                    let relevant = judged.get(&question.id)?;
                    // A question ends: its last word is no beginning.
                    let query = Query::parse(&format!("{} ", question.query));
                    let request = Request { query, matching: Matching::Any, ..Request::default() };
                    let hits = index.search_by(&request, &articles, means).hits;
                    Some(ndcg(hits.iter().filter_map(|hit| ids.get(hit.document as usize)), relevant))
                })
                .collect();
            let half = |first: usize| mean(gains.iter().skip(first).step_by(2).copied());
            let [whole, even, odd] = [mean(gains.iter().copied()), half(0), half(1)];
            println!("{questions:16} {name:16} {whole:.4}  ({even:.4} / {odd:.4})");
            println!(
                "{{\"id\":\"ndcg\",\"questions\":\"{questions}\",\"means\":\"{name}\",\"value\":{whole:.4},\"n\":{}}}",
                gains.len()
            );
        }
    }
}

fn lines<T: DeserializeOwned>(path: &Path) -> Vec<T> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// Every tenth headline of four words or more, taken off its article, which is its number.
fn take_headlines(texts: &mut [Text]) -> Vec<Question> {
    (0u32..)
        .zip(texts)
        .step_by(10)
        .filter(|(_, text)| text.title.split_whitespace().count() >= 4)
        .map(|(id, text)| Question { id, query: std::mem::take(&mut text.title) })
        .collect()
}

fn long_words(headline: &str) -> String {
    let mut words: Vec<&str> = headline.split_whitespace().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.truncate(3);
    words.join(" ")
}

fn article(text: Text) -> Article {
    let headline = Headline { origin: HeadlineOrigin::Printed, span: Span::new(0, text.title.len()) };
    Article {
        id: text.id,
        text: format!("{}\n\n{}", text.title, text.text),
        headline: Some(headline),
        ..Article::default()
    }
}

/// Järvelin and Kekäläinen, 2002, with judgments of yes and no, over the first ten.
fn ndcg<'a>(found: impl Iterator<Item = &'a String>, relevant: &HashSet<String>) -> f64 {
    let worth = |place: usize| 1.0 / ((place + 2) as f64).log2();
    let gain: f64 = found
        .take(10)
        .enumerate()
        .filter(|(_, id)| relevant.contains(*id))
        .map(|(place, _)| worth(place))
        .sum();
    gain / (0..relevant.len().min(10)).map(worth).sum::<f64>()
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0), |(sum, count), value| (sum + value, count + 1));
    sum / f64::from(count.max(1))
}
