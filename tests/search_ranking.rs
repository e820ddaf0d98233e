//! Promises of ranking: every score is what the published formulas give, computed here once more as plainly as can be, in double
//! precision, from the stories' words and not from an index.

#![allow(clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use readout::article::{Article, Headline, HeadlineOrigin};
use readout::search::{Index, Matching, Means, Query, Request};
use readout::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Words that are their own stems, in alphabetical order; those in front are common in the stories.
const WORDS: [&str; 44] = [
    "bank", "beef", "boat", "bond", "coal", "cork", "corn", "cotton", "crop", "dam", "debt", "film", "fish",
    "flood", "fund", "gas", "gold", "grain", "grid", "loan", "milk", "nickel", "oil", "oilman", "port",
    "rail", "rent", "road", "salt", "ship", "silk", "solar", "steel", "sugar", "tax", "tea", "the", "tin",
    "truck", "visa", "wheat", "wind", "wool", "zinc",
];

/// A story's words; no headline holds a word twice.
#[derive(Clone, Debug)]
struct Story {
    headline: Vec<&'static str>,
    body: Vec<&'static str>,
}

impl Story {
    fn words(&self) -> impl Iterator<Item = &'static str> {
        self.headline.iter().chain(&self.body).copied()
    }

    fn length(&self) -> f64 {
        self.words().count().max(1) as f64
    }

    fn article(&self) -> Article {
        let (headline, body) = (self.headline.join(" "), self.body.join(" "));
        Article {
            headline: Some(Headline { origin: HeadlineOrigin::Printed, span: Span::new(0, headline.len()) }),
            text: format!("{headline}\n\n{body}"),
            ..Article::default()
        }
    }
}

/// What a query asks for: one of several words, each counting a share, or two words one behind the other.
#[derive(Clone, Debug)]
enum Asked {
    Word(&'static str),
    Beginning(&'static str),
    Phrase(&'static str, &'static str),
}

impl Asked {
    fn typed(&self) -> String {
        match self {
            Self::Word(word) => (*word).to_owned(),
            Self::Beginning(letters) => format!("{letters}*"),
            Self::Phrase(one, other) => format!("\"{one} {other}\""),
        }
    }

    /// The words that are looked for in passages.
    fn words(&self) -> Vec<&'static str> {
        match self {
            Self::Word(word) => vec![*word],
            Self::Beginning(letters) => WORDS.into_iter().filter(|word| word.starts_with(letters)).collect(),
            Self::Phrase(one, other) => vec![*one, *other],
        }
    }

    /// A word of the headline counts three times, one that only begins as asked two fifths.
    fn count(&self, story: &Story) -> f64 {
        let weighed = |word: &str| {
            let once = story.words().filter(|own| *own == word).count();
            let again = if story.headline.contains(&word) { 2 } else { 0 };
            (once + again) as f64
        };
        match self {
            Self::Word(word) => weighed(word),
            Self::Beginning(letters) => {
                self.words().iter().map(|word| weighed(word) * if word == letters { 1.0 } else { 0.4 }).sum()
            }
            Self::Phrase(one, other) => {
                let words: Vec<_> = story.words().collect();
                words.windows(2).filter(|pair| *pair == [*one, *other]).count() as f64
            }
        }
    }
}

/// How often each asked-for piece is held by how many stories.
struct Held {
    /// Per story.
    counts: Vec<f64>,
    occurrences: f64,
    stories: f64,
    /// BM25's inverse document frequency.
    inverse: f64,
}

fn held(asked: &Asked, stories: &[Story]) -> Held {
    let counts: Vec<f64> = stories.iter().map(|story| asked.count(story)).collect();
    let holding = counts.iter().filter(|count| **count > 0.0).count() as f64;
    let inverse = (1.0 + (stories.len() as f64 - holding + 0.5) / (holding + 0.5)).ln();
    Held { occurrences: counts.iter().sum(), stories: holding, inverse, counts }
}

fn average_length(stories: &[Story]) -> f64 {
    stories.iter().map(|story| story.words().count() as f64).sum::<f64>() / stories.len() as f64
}

/// What makes counts in long and short stories comparable in InExpB2, with c = 0.75.
fn evenness(story: &Story, stories: &[Story]) -> f64 {
    (1.0 + 0.75 * average_length(stories).max(1.0) / story.length()).log2()
}

/// Okapi BM25 with k₁ = 1.2 and b = 0.75.
fn bm25(held: &Held, stories: &[Story]) -> Vec<f64> {
    let average = average_length(stories).max(1.0);
    let gain = |(story, count): (&Story, &f64)| {
        held.inverse * count * (1.2 + 1.0) / (count + 1.2 * (1.0 - 0.75 + 0.75 * story.length() / average))
    };
    stories.iter().zip(&held.counts).map(gain).collect()
}

/// InExpB2: inverse expected document frequency, Bernoulli's after-effect, normalisation 2 (Amati and van Rijsbergen, 2002).
fn inexpb2(held: &Held, stories: &[Story]) -> Vec<f64> {
    let all = stories.len() as f64;
    let expected = all * (1.0 - (-held.occurrences / all).exp());
    let gain = |(story, count): (&Story, &f64)| {
        let count = count * evenness(story, stories);
        let after_effect = (held.occurrences + 1.0) / (held.stories.max(1.0) * (count + 1.0));
        after_effect * count * ((all + 1.0) / (expected + 0.5)).log2()
    };
    stories.iter().zip(&held.counts).map(gain).collect()
}

/// The best first, equals in the order of the stories.
fn best(scores: &[f64], most: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).filter(|story| scores[*story] > 0.0).collect();
    order.sort_by(|one, other| scores[*other].total_cmp(&scores[*one]));
    order.truncate(most);
    order
}

/// The worth of the hundred words on end that say most.
fn best_passage(story: &Story, asked: &[Asked], held: &[Held]) -> f64 {
    let words: Vec<_> = story.words().collect();
    let windows = words.windows(words.len().clamp(1, 100));
    let worth = |window: &[&str]| -> f64 {
        let piece = |(asked, held): (&Asked, &Held)| {
            let count = window.iter().filter(|word| asked.words().contains(word)).count() as f64;
            held.inverse * (held.occurrences / held.stories.max(1.0)).sqrt() * count * 2.2 / (count + 1.2)
        };
        asked.iter().zip(held).map(piece).sum()
    };
    windows.map(worth).fold(0.0, f64::max)
}

/// In how many stories each word stands.
fn holders(stories: &[Story]) -> BTreeMap<&'static str, f64> {
    let mut holders = BTreeMap::new();
    for story in stories {
        for word in story.words().collect::<BTreeSet<_>>() {
            *holders.entry(word).or_default() += 1.0;
        }
    }
    holders
}

/// The two dozen words that tell a story apart most, with their counts.
fn signature(story: &Story, stories: &[Story]) -> Vec<(&'static str, f64)> {
    let holders = holders(stories);
    let mut counts: BTreeMap<&'static str, f64> = BTreeMap::new();
    story.words().filter(|word| *word != "the").for_each(|word| *counts.entry(word).or_default() += 1.0);
    let mut telling: Vec<_> = counts.into_iter().filter(|(word, _)| holders[word] > 1.0).collect();
    let rarity = |word: &str| ((stories.len() as f64 + 1.0) / (holders[word] + 0.5)).ln();
    telling.sort_by(|one, other| (other.1 * rarity(other.0)).total_cmp(&(one.1 * rarity(one.0))));
    telling.truncate(24);
    telling
}

/// RM3: what the ten best have in common is asked for as well, ten words of it, in the twenty best.
fn feedback(scores: &[f64], pieces: usize, stories: &[Story]) -> Vec<f64> {
    let candidates = best(scores, 20);
    let mut gains = vec![0.0; stories.len()];
    let first = &candidates[..candidates.len().min(10)];
    if first.len() < 3 {
        return gains;
    }
    let sum: f64 = first.iter().map(|story| scores[*story]).sum();
    let mut said: BTreeMap<&'static str, f64> = BTreeMap::new();
    for story in first {
        for (word, count) in signature(&stories[*story], stories) {
            *said.entry(word).or_default() += scores[*story] / sum * count / stories[*story].length();
        }
    }
    let mut said: Vec<_> = said.into_iter().collect();
    said.sort_by(|one, other| other.1.total_cmp(&one.1));
    said.truncate(10);
    let sum: f64 = said.iter().map(|(_, weight)| weight).sum();
    let holders = holders(stories);
    for candidate in candidates {
        let story = &stories[candidate];
        for (word, count) in signature(story, stories) {
            let weight = said.iter().find(|(own, _)| *own == word).map_or(0.0, |(_, weight)| weight / sum);
            let rarity = ((stories.len() as f64 + 1.0) / (holders[word] + 0.5)).log2().max(0.0);
            let count = count * evenness(story, stories);
            gains[candidate] += 0.15 * pieces as f64 * weight * rarity * count / (count + 1.0);
        }
    }
    gains
}

/// Every story's score by the formulas.
fn scores(asked: &[Asked], stories: &[Story], means: Means) -> Vec<f64> {
    let held: Vec<Held> = asked.iter().map(|asked| held(asked, stories)).collect();
    let mut scores = vec![0.0; stories.len()];
    for held in &held {
        let gains = if means.bm25 { bm25(held, stories) } else { inexpb2(held, stories) };
        scores.iter_mut().zip(gains).for_each(|(score, gain)| *score += gain);
    }
    if asked.len() > 1 && means.passages {
        for story in best(&scores, 20) {
            scores[story] += 0.5 * best_passage(&stories[story], asked, &held);
        }
    }
    if asked.len() > 1 && means.feedback {
        let gains = feedback(&scores, asked.len(), stories);
        scores.iter_mut().zip(gains).for_each(|(score, gain)| *score += gain);
    }
    scores
}

fn word() -> impl Strategy<Value = &'static str> {
    let last = WORDS.len() - 1;
    (0..=last).prop_map(move |number| WORDS[number * number / last])
}

fn story() -> impl Strategy<Value = Story> {
    let headline = proptest::collection::btree_set(word(), 0..4);
    let body = select(&[8, 30, 250][..]).prop_flat_map(|most| proptest::collection::vec(word(), 1..most));
    (headline, body).prop_map(|(headline, body)| Story { headline: headline.into_iter().collect(), body })
}

fn asked() -> impl Strategy<Value = Asked> {
    prop_oneof![
        5 => word().prop_filter("a stop word is not insisted on", |word| *word != "the").prop_map(Asked::Word),
        1 => select(&["oil", "co", "tr"][..]).prop_map(Asked::Beginning),
        1 => (word(), word())
            .prop_filter("two words, not one twice", |(one, other)| one != other)
            .prop_map(|(one, other)| Asked::Phrase(one, other)),
    ]
}

/// Searches with these means and compares score by score.
fn check(stories: &[Story], asked: &[Asked], means: Means) {
    let articles: Vec<Article> = stories.iter().map(Story::article).collect();
    let typed: String = asked.iter().map(|asked| asked.typed() + " ").collect();
    let request =
        Request { query: Query::parse(&typed), matching: Matching::Any, literal: true, ..Request::default() };
    let results = Index::build(&articles).search_by(&request, &articles, means);
    let expected = scores(asked, stories, means);
    for hit in &results.hits {
        let (score, expected) = (f64::from(hit.score), expected[hit.document as usize]);
        assert!(
            (score - expected).abs() <= 1e-4 * expected.max(1.0),
            "«{typed}» story {}: {score}, not {expected}",
            hit.document
        );
    }
    assert!(results.hits.is_sorted_by(|one, other| one.score >= other.score), "{typed}");
}

/// The same stories each time: where two of them are as good as equal, which is the twentieth would be a matter of rounding.
fn check_cases(means: Means) {
    let config = Config { cases: 60, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let cases = (proptest::collection::vec(story(), 1..40), proptest::collection::vec(asked(), 1..5));
    let run = runner.run(&cases, |(stories, asked)| {
        check(&stories, &asked, means);
        Ok(())
    });
    assert_eq!(run.map_err(|error| error.to_string()), Ok(()));
}

#[test]
fn the_most_similar_stories_hold_most_of_what_tells_one_apart() {
    let config = Config { cases: 40, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let run = runner.run(&proptest::collection::vec(story(), 1..40), |stories| {
        let articles: Vec<Article> = stories.iter().map(Story::article).collect();
        let mut expected = vec![0.0; stories.len()];
        for (word, count) in signature(&stories[0], &stories) {
            let gains = inexpb2(&held(&Asked::Word(word), &stories), &stories);
            expected.iter_mut().zip(gains).for_each(|(score, gain)| *score += gain * (1.0 + count).ln());
        }
        expected[0] = 0.0;
        let hits = Index::build(&articles).similar(0, 10);
        let best = best(&expected, 10);
        prop_assert_eq!(hits.len(), best.len());
        for (hit, best) in hits.iter().zip(best) {
            prop_assert!((f64::from(hit.score) - expected[best]).abs() <= 1e-4 * expected[best].max(1.0));
            prop_assert!(
                (f64::from(hit.score) - expected[hit.document as usize]).abs()
                    <= 1e-4 * expected[best].max(1.0)
            );
        }
        Ok(())
    });
    assert_eq!(run.map_err(|error| error.to_string()), Ok(()));
}

const PLAIN: Means = Means { bm25: false, passages: false, feedback: false };

#[test]
fn each_piece_of_a_query_says_what_inexpb2_says() {
    check_cases(PLAIN);
}

#[test]
fn for_comparison_each_piece_says_what_bm25_says() {
    check_cases(Means { bm25: true, ..PLAIN });
}

#[test]
fn half_of_what_the_best_hundred_words_say_is_added_to_the_twenty_best() {
    check_cases(Means { passages: true, ..PLAIN });
}

#[test]
fn what_the_ten_best_share_is_asked_for_in_the_twenty_best() {
    check_cases(Means { feedback: true, ..PLAIN });
}

#[test]
fn by_default_passages_are_looked_at_first_and_feedback_follows() {
    check_cases(Means::default());
}
