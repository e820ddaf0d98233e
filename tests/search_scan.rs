//! Results and counts equal those of a naive scan over all articles, for random libraries, queries and filters.
//!
//! Every case runs a few thousand times; with `READOUT_LONG=1`, 50,000 times, and a million queries are parsed.
//! The scan shares nothing with the index but the stemmer's word families: it looks at each article by itself.

#![allow(clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]

use proptest::prelude::*;
use proptest::sample::select;
use readout::article::{
    Article, Country, DateOrigin, Facts, Figure, Headline, HeadlineOrigin, PartialDate, Person, Published,
    Topic, Words,
};
use readout::search::{Facet, Filters, Index, Matching, Mode, Query, Request, Sort};
use readout::text::Span;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

fn cases(short: u32, long: u32) -> ProptestConfig {
    let cases = if std::env::var_os("READOUT_LONG").is_some() { long } else { short };
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Words of the random articles. No two share a stem unless they are in one row.
const FAMILIES: [&[&str]; 9] = [
    &["meeting", "meetings", "meet"],
    &["malta"],
    &["plan", "planned"],
    &["energy"],
    &["the"],
    &["мир"],
    &["borg"],
    &["borgo"],
    &["2023"],
];

const COUNTRIES: [(&str, &str); 3] = [("MT", "Malta"), ("KZ", "Kazakhstan"), ("RO", "Romania")];
const PEOPLE: [&str; 3] = ["Ian Borg", "Ana Energy", "Plan Malta"];
const TOPICS: [&str; 2] = ["energy", "trade-economy"];
const ROLES: [&str; 2] = ["minister of energy", "borg keeper"];
const DATES: [&str; 6] = ["2022-11-17", "2022-12-01", "2023", "2023-06", "2024-02-29", ""];

fn word() -> impl Strategy<Value = &'static str> {
    select(FAMILIES.concat())
}

prop_compose! {
    fn article()(
        headline in proptest::collection::vec(word(), 0..3),
        body in proptest::collection::vec(word(), 0..9),
        countries in proptest::sample::subsequence(&COUNTRIES[..], 0..=2),
        people in proptest::sample::subsequence(&PEOPLE[..], 0..=2),
        topics in proptest::sample::subsequence(&TOPICS[..], 0..=2),
        role in proptest::option::of(select(&ROLES[..])),
        date in select(&DATES[..]),
        figure in proptest::option::of(select(&[(5.0, "%"), (2e9, "USD"), (2e9, "EUR")][..])),
    ) -> Article {
        let headline = headline.join(" ");
        let person = |(index, name): (usize, &&str)| Person {
            name: (*name).to_owned(),
            role: role.filter(|_| index == 0).map(|words| Words {
                words: words.to_owned(), span: Span::default(), reading: Default::default(),
            }),
            side: None, honorific: None, mentions: vec![],
        };
        let country = |(code, name): &(&str, &str)| Country {
            code: (*code).to_owned(), name: (*name).to_owned(), reading: Default::default(), mentions: vec![],
        };
        let figure = figure.map(|(value, unit)| Figure {
            value, to: None, unit: unit.to_owned(), precision: Default::default(), span: Span::default(),
            what: None, period: None, comparison: None,
        });
        Article {
            headline: Some(Headline { origin: HeadlineOrigin::Printed, span: Span::new(0, headline.len()) }),
            text: format!("{headline}\n\n{}", body.join(" ")),
            published: date.parse().ok().map(|date| Published { date, origin: DateOrigin::Header, raw: Span::default() }),
            facts: Facts {
                countries: countries.iter().map(country).collect(),
                people: people.iter().enumerate().map(person).collect(),
                topics: topics.iter().map(|topic| Topic { topic: (*topic).to_owned(), mentions: vec![] }).collect(),
                figures: figure.into_iter().collect(),
                ..Facts::default()
            },
            ..Article::default()
        }
    }
}

/// What a query asks, as the scan understands it.
#[derive(Clone, Debug)]
enum Asked {
    Word(&'static str),
    Beginning(String),
    Phrase(Vec<&'static str>),
    Role(&'static str),
    Person(&'static str),
    Year(u16, u16),
    Figure(f64, Option<&'static str>),
    Not(Box<Asked>),
    Any(Vec<Asked>),
    All(Vec<Asked>),
}

fn asked() -> impl Strategy<Value = Asked> {
    let simple = prop_oneof![
        4 => word().prop_filter("a stop word alone is not insisted on", |word| *word != "the").prop_map(Asked::Word),
        2 => (word(), 1usize..4).prop_map(|(word, letters)| Asked::Beginning(word.chars().take(letters).collect())),
        2 => proptest::collection::vec(word(), 1..4).prop_map(Asked::Phrase),
        1 => select(&["minister", "energy", "keeper"][..]).prop_map(Asked::Role),
        1 => select(&["borg", "ana", "malta"][..]).prop_map(Asked::Person),
        1 => (2021u16..2025, 0u16..3).prop_map(|(from, more)| Asked::Year(from, from + more)),
        1 => (select(&[1.0, 4.0, 1e9, 3e9][..]), select(&[None, Some("%"), Some("USD")][..]))
            .prop_map(|(least, unit)| Asked::Figure(least, unit)),
    ];
    simple.prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| Asked::Not(Box::new(inner))),
            proptest::collection::vec(inner.clone(), 2..4).prop_map(Asked::Any),
            proptest::collection::vec(inner, 2..4).prop_map(Asked::All),
        ]
    })
}

impl Asked {
    fn typed(&self) -> String {
        let grouped = |nodes: &[Asked], joint| {
            format!("({})", nodes.iter().map(Asked::typed).collect::<Vec<_>>().join(joint))
        };
        match self {
            Self::Word(word) => (*word).to_owned(),
            Self::Beginning(letters) => format!("{letters}*"),
            Self::Phrase(words) => format!("\"{}\"", words.join(" ")),
            Self::Role(word) => format!("role:{word}"),
            Self::Person(word) => format!("person:{word}"),
            Self::Year(from, to) => format!("year:{from}..{to}"),
            Self::Figure(least, unit) => {
                let (sign, percent) = match unit {
                    Some("USD") => ("$", ""),
                    Some(_) => ("", "%"),
                    None => ("", ""),
                };
                format!("figure:>={sign}{least}{percent}")
            }
            Self::Not(inner) => format!("-{}", inner.typed()),
            Self::Any(nodes) => grouped(nodes, " OR "),
            Self::All(nodes) => grouped(nodes, " "),
        }
    }

    fn holds(&self, article: &Article) -> bool {
        let facts = &article.facts;
        let names = facts.people.iter().map(|person| person.name.as_str());
        let names = names.chain(facts.countries.iter().map(|country| country.name.as_str()));
        let mut texts: Vec<Vec<String>> = names.map(words).collect();
        texts.push(words(&article.text));
        let family = |word: &str| FAMILIES.iter().find(|family| family.contains(&word)).copied();
        let same = |one: &str, other: &str| {
            one == other || family(one).is_some_and(|family| family.contains(&other))
        };
        let mut all = texts.iter().flatten();
        match self {
            Self::Word(word) => {
                all.any(|own| same(own, word)) || year(article).is_some_and(|year| year.to_string() == *word)
            }
            Self::Beginning(letters) => {
                all.any(|own| own.starts_with(letters.as_str()) || same(own, letters))
            }
            Self::Phrase(asked) => texts.iter().any(|text| text.windows(asked.len()).any(|run| run == asked)),
            Self::Role(word) => facts
                .people
                .iter()
                .filter_map(|person| person.role.as_ref())
                .any(|role| words(&role.words).iter().any(|own| own == word)),
            Self::Person(word) => {
                facts.people.iter().any(|person| words(&person.name).iter().any(|own| own == word))
            }
            Self::Year(from, to) => year(article).is_some_and(|year| (*from..=*to).contains(&year)),
            Self::Figure(least, unit) => facts
                .figures
                .iter()
                .any(|figure| figure.value >= *least && unit.is_none_or(|unit| unit == figure.unit)),
            Self::Not(inner) => !inner.holds(article),
            Self::Any(nodes) => nodes.iter().any(|node| node.holds(article)),
            Self::All(nodes) => nodes.iter().all(|node| node.holds(article)),
        }
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}

fn year(article: &Article) -> Option<u16> {
    article.published.and_then(|published| published.date.year())
}

fn values(article: &Article, facet: Facet) -> BTreeSet<String> {
    let facts = &article.facts;
    match facet {
        Facet::Country => facts.countries.iter().map(|country| country.code.clone()).collect(),
        Facet::Person => facts.people.iter().map(|person| person.name.clone()).collect(),
        Facet::Topic => facts.topics.iter().map(|topic| topic.topic.clone()).collect(),
        Facet::Year => BTreeSet::from([year(article).map_or("undated".to_owned(), |year| year.to_string())]),
        Facet::Organisation | Facet::Place | Facet::Source => BTreeSet::new(),
    }
}

/// Whether the days that two dates can mean overlap, from the first of one to the last of the other.
fn passes(article: &Article, filters: &Filters) -> bool {
    let padded = |date: PartialDate, rest: &str| {
        let text = date.to_string();
        format!("{text}{}", rest.get(text.len()..).unwrap_or_default())
    };
    let date = article.published.map(|published| published.date);
    let from = filters
        .from
        .is_none_or(|from| date.is_some_and(|date| padded(date, "9999-99-99") >= padded(from, "0000-00-00")));
    let to = filters
        .to
        .is_none_or(|to| date.is_some_and(|date| padded(date, "0000-00-00") <= padded(to, "9999-99-99")));
    let facets = Facet::ALL.into_iter().all(|facet| {
        let values = values(article, facet);
        filters.choice(facet).is_none_or(|choice| {
            (choice.any.is_empty() || choice.any.iter().any(|value| values.contains(value)))
                && choice.all.iter().all(|value| values.contains(value))
                && !choice.none.iter().any(|value| values.contains(value))
        })
    });
    from && to && facets
}

prop_compose! {
    fn filters()(
        choices in proptest::collection::vec(
            (
                select(&[(Facet::Country, "MT"), (Facet::Country, "KZ"), (Facet::Country, "XX"), (Facet::Person, "Ian Borg"),
                         (Facet::Topic, "energy"), (Facet::Year, "2023"), (Facet::Year, "undated")][..]),
                select(&[Mode::Any, Mode::Any, Mode::All, Mode::None][..]),
            ),
            0..4,
        ),
        from in select(&["", "", "2022", "2022-12", "2023-06-07"][..]),
        to in select(&["", "", "2022-11", "2023", "2024-02-28"][..]),
    ) -> Filters {
        let mut filters = Filters::default();
        for ((facet, value), mode) in choices {
            filters.choose(facet, mode, value);
        }
        (filters.from, filters.to) = (from.parse().ok(), to.parse().ok());
        filters
    }
}

fn scan(articles: &[Article], asked: &[Asked], filters: &Filters) -> BTreeSet<usize> {
    let fits = |(_, article): &(usize, &Article)| {
        asked.iter().all(|asked| asked.holds(article)) && passes(article, filters)
    };
    articles.iter().enumerate().filter(fits).map(|(document, _)| document).collect()
}

/// By the dates as written, in which a year comes before its months; the undated last.
fn newest(articles: &[Article], found: &BTreeSet<usize>) -> Vec<usize> {
    let mut documents: Vec<usize> = found.iter().copied().collect();
    documents.sort_by_key(|document| Reverse(written(&articles[*document])));
    documents
}

/// The other way round, but for the undated.
fn oldest(articles: &[Article], found: &BTreeSet<usize>) -> Vec<usize> {
    let all = newest(articles, found).into_iter();
    let (undated, mut dated): (Vec<_>, Vec<_>) =
        all.partition(|document| written(&articles[*document]).is_empty());
    dated.reverse();
    [dated, undated].concat()
}

fn written(article: &Article) -> String {
    article.published.map(|published| published.date.to_string()).unwrap_or_default()
}

proptest! {
    #![proptest_config(cases(3_000, 50_000))]

    #[test]
    fn results_and_counts_equal_a_naive_scan(
        articles in proptest::collection::vec(article(), 0..12),
        asked in proptest::collection::vec(asked(), 0..3),
        filters in filters(),
        sort in select(&[Sort::Relevance, Sort::Newest, Sort::Oldest][..]),
    ) {
        let typed = asked.iter().map(|asked| asked.typed() + " ").collect::<String>();
        let query = Query::parse(&typed);
        let request = Request { query, filters: filters.clone(), sort, literal: true, ..Request::default() };
        let index = Index::build(&articles);
        let results = index.search(&request);
        // When the words alone find nothing, something else is searched for, and said so.
        if scan(&articles, &asked, &Filters::default()).is_empty() && !asked.is_empty() {
            prop_assert!(results.hits.is_empty() || !results.relaxed.is_empty(), "{}", typed);
            return Ok(());
        }
        prop_assert!(results.relaxed.is_empty());
        let found: BTreeSet<usize> = results.hits.iter().map(|hit| hit.document as usize).collect();
        prop_assert_eq!(found.len(), results.hits.len());
        prop_assert_eq!(&found, &scan(&articles, &asked, &filters), "{}", typed);
        let documents: Vec<usize> = results.hits.iter().map(|hit| hit.document as usize).collect();
        match sort {
            Sort::Newest => prop_assert_eq!(documents, newest(&articles, &found)),
            Sort::Oldest => prop_assert_eq!(documents, oldest(&articles, &found)),
            Sort::Relevance => {
                let score = |document: &usize| results.hits.iter().find(|hit| hit.document as usize == *document).unwrap().score;
                let mut best = newest(&articles, &found);
                best.sort_by(|one, other| score(other).total_cmp(&score(one)));
                prop_assert_eq!(documents, best);
            }
        }
        let counted = index.count(&request);
        for counts in &counted.facets {
            let facet = counts.facet;
            let all: BTreeSet<String> = articles.iter().flat_map(|article| values(article, facet)).collect();
            let total = |filters: &Filters, mode, value: &str| {
                let mut filters = filters.clone();
                filters.choose(facet, mode, value);
                scan(&articles, &asked, &filters).len()
            };
            let mut others = filters.clone();
            for value in filters.choice(facet).map(|choice| choice.any.clone()).unwrap_or_default() {
                others.drop(facet, &value);
            }
            for value in &counts.values {
                prop_assert_eq!(value.alone, total(&others, Mode::Any, &value.value), "{:?} alone", value);
                prop_assert_eq!(value.added, total(&filters, Mode::Any, &value.value), "{:?} added", value);
                prop_assert_eq!(value.within, total(&filters, Mode::All, &value.value), "{:?} within", value);
            }
            for value in all {
                let listed = counts.values.iter().any(|own| own.value == value);
                prop_assert_eq!(listed, listed || total(&others, Mode::Any, &value) > 0, "{} is not listed", value);
            }
        }
        let mut everywhen = filters.clone();
        (everywhen.from, everywhen.to) = (None, None);
        let bars = counted.histogram.bars.iter().map(|bar| bar.1).sum::<usize>() + counted.histogram.undated;
        prop_assert_eq!(bars, scan(&articles, &asked, &everywhen).len());
    }
}

/// Strings that look like queries.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        word().prop_map(str::to_owned),
        select(
            &[
                "(", ")", "\"", "«", "-", "OR", " ", "*", ":", "|", "role:", "met:(", "year:", "figure:>",
                "..", "1bn", "%", "$", "a:(^", "- *", "\u{301}", "\u{202e}", "😀", "ß", "\0",
            ][..]
        )
        .prop_map(str::to_owned),
        "\\PC{0,3}",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(20_000, 1_000_000))]

    #[test]
    fn every_query_is_understood_and_its_chips_read_back_as_the_same_query(typed in typed()) {
        let query = Query::parse(&typed);
        prop_assert_eq!(&Query::parse(&query.to_string()), &query, "{:?}", query.to_string());
        let chips = query.pieces();
        prop_assert_eq!(&Query::parse(&(chips.join(" ") + " ")), &query);
        for chip in 0..chips.len() {
            prop_assert_eq!(query.without(chip).pieces().len(), chips.len() - 1);
        }
    }
}

/// Longer than any answer may take, even unoptimised.
const PATIENCE: Duration = Duration::from_millis(20);

proptest! {
    #![proptest_config(cases(5_000, 1_000_000))]

    #[test]
    fn every_query_is_answered_in_time(typed in typed(), matching in select(&[Matching::All, Matching::Any][..])) {
        thread_local! {
            static INDEX: Index = Index::build(&(0..100).flat_map(|_| sample()).collect::<Vec<_>>());
        }
        let ask = || {
            let started = Instant::now();
            let request = Request { query: Query::parse(&typed), matching, literal: false, ..Request::default() };
            let results = INDEX.with(|index| index.search(&request));
            (results, started.elapsed())
        };
        let (results, took) = ask();
        // The machine may have been busy with something else: only a query that is slow every time is slow.
        let in_time = took <= PATIENCE || (0..5).any(|_| ask().1 <= PATIENCE);
        prop_assert!(in_time, "{:?} took {:?}", typed, took);
        sample().iter().take(2).for_each(|article| {
            let excerpt = results.excerpt(article);
            for mark in excerpt.passages.iter().flat_map(|passage| &passage.marks) {
                assert!(!mark.of(&article.text).is_empty());
            }
        });
    }
}

fn sample() -> Vec<Article> {
    let text = |headline: &str, body: &str| Article {
        headline: Some(Headline { origin: HeadlineOrigin::Printed, span: Span::new(0, headline.len()) }),
        text: format!("{headline}\n\n{body}"),
        ..Article::default()
    };
    vec![
        text("Malta hosts a meeting", "The ministers met in Valletta. A plan for energy was signed."),
        text("Мир и энергия", "Встреча прошла в Астане. Ian Borg thanked the hosts."),
        text("", "role minister figure year met malta borg"),
    ]
}

/// Phrases and passages need what is not part of the index as stored.
fn same_answers(one: &Index, other: &Index, texts: &Vec<Article>) {
    for typed in ["\"meeting malta\"", "\"ian borg\" plan", "role:\"minister of energy\"", "energy meeting "]
    {
        let request = Request { query: Query::parse(typed), ..Request::default() };
        assert_eq!(one.search_in(&request, texts), other.search(&request), "{typed}");
        assert_eq!(one.count_in(&request, texts), other.count(&request), "{typed}");
    }
}

proptest! {
    #![proptest_config(cases(300, 5_000))]

    #[test]
    fn a_stored_index_opens_as_what_it_was(articles in proptest::collection::vec(article(), 0..12)) {
        let index = Index::build(&articles);
        for sequences in [false, true] {
            let opened = Index::open(&index.to_bytes(1, sequences), 1);
            prop_assert_eq!(opened.as_ref(), Ok(&index));
            // With the order of words in it, nothing has to be read again.
            let nothing = Vec::new();
            same_answers(&opened.unwrap(), &index, if sequences { &nothing } else { &articles });
        }
    }

    #[test]
    fn an_index_brought_up_to_date_equals_one_built_anew(
        before in proptest::collection::vec(article(), 0..12),
        added in proptest::collection::vec(article(), 0..4),
        order in proptest::collection::vec(any::<proptest::sample::Index>(), 0..12),
        again in any::<bool>(),
    ) {
        // Some of the articles before, in any order, and new ones among them.
        let mut articles: Vec<(Article, Option<u32>)> = Vec::new();
        for place in order.iter().filter(|_| !before.is_empty()).map(|order| order.index(before.len())) {
            let is_new = articles.iter().all(|(_, known)| *known != Some(place as u32));
            if is_new || again {
                articles.push((before[place].clone(), Some(place as u32)));
            }
        }
        for (article, place) in added.into_iter().zip(&order) {
            articles.insert(place.index(articles.len() + 1), (article, None));
        }
        let (articles, known): (Vec<_>, Vec<_>) = articles.into_iter().unzip();
        let (updated, anew) = (Index::build(&before).update(&articles, &known), Index::build(&articles));
        prop_assert_eq!(&updated, &anew);
        same_answers(&updated, &anew, &Vec::new());
        // The common case: more of the same behind.
        let mut more = before.clone();
        more.extend(articles);
        let known: Vec<_> = (0..before.len() as u32).map(Some).collect();
        let anew = Index::build(&more);
        prop_assert_eq!(Index::build(&before).update(&more, &known), anew.clone());
        let behind = more.get(before.len()..).unwrap_or_default();
        let opened = Index::open(&Index::build(&before).to_bytes(1, true), 1);
        let with = opened.unwrap().with(behind);
        prop_assert_eq!(&with, &anew);
        same_answers(&with, &anew, &Vec::new());
    }

    #[test]
    fn damaged_bytes_are_refused_and_what_they_hold_never_matters(
        place in any::<proptest::sample::Index>(),
        byte in any::<u8>(),
        end in any::<proptest::sample::Index>(),
    ) {
        let articles = sample();
        let bytes = Index::build(&articles).to_bytes(1, true);
        let mut changed = bytes.clone();
        let place = place.index(bytes.len());
        changed[place] = byte;
        prop_assert_eq!(Index::open(&changed, 1).is_ok(), changed == bytes);
        prop_assert!(Index::open(&bytes[..end.index(bytes.len())], 1).is_err());
    }
}
