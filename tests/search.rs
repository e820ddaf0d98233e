//! Promises of search: what is found, in which order, with which counts and reasons.

use readout::article::{
    Article, Country, DateOrigin, Facts, Headline, HeadlineOrigin, Part, PartKind, Person, Published,
};
use readout::search::{
    Facet, Filters, Index, MatchedField, Mode, Query, Relaxation, Request, Results, Sort, Unit,
};
use readout::text::Span;

/// An article of a headline and one paragraph.
fn article(date: &str, headline: &str, body: &str, people: &[&str], countries: &[(&str, &str)]) -> Article {
    let text = format!("{headline}\n\n{body}");
    let paragraph = Span::new(headline.len() + 2, text.len());
    let person = |name: &&str| Person {
        name: (*name).to_owned(),
        role: None,
        side: None,
        honorific: None,
        mentions: vec![],
    };
    let country = |(code, name): &(&str, &str)| Country {
        code: (*code).to_owned(),
        name: (*name).to_owned(),
        reading: Default::default(),
        mentions: vec![],
    };
    Article {
        id: format!("{date} {headline}"),
        headline: Some(Headline { origin: HeadlineOrigin::Printed, span: Span::new(0, headline.len()) }),
        parts: vec![Part { kind: PartKind::Paragraph, raw: paragraph, text: Some(paragraph) }],
        published: date.parse().ok().map(|date| Published {
            date,
            origin: DateOrigin::Header,
            raw: Span::default(),
        }),
        facts: Facts {
            people: people.iter().map(person).collect(),
            countries: countries.iter().map(country).collect(),
            ..Facts::default()
        },
        text,
        ..Article::default()
    }
}

fn library() -> Vec<Article> {
    vec![
        article(
            "2022-11-17",
            "Work plan signed in Valletta",
            "The ministers held two meetings. A work plan for energy was signed. Mr Nurtleu thanked the hosts.",
            &["Murat Nurtleu"],
            &[("MT", "Malta"), ("KZ", "Kazakhstan")],
        ),
        article(
            "2023-06-07",
            "Kazakh envoy visits Bucharest",
            "The envoy met his colleague. They planned to work on energy and transport.",
            &["Roman Vassilenko"],
            &[("RO", "Romania"), ("KZ", "Kazakhstan")],
        ),
        article(
            "2023-06-09",
            "Türkiye hosts a forum",
            "Energy, energy and once more energy.",
            &[],
            &[("TR", "Türkiye")],
        ),
        article("", "A note", "Nobody met anybody.", &[], &[]),
    ]
}

fn search(query: &str, filters: &Filters, sort: Sort) -> Results {
    let request =
        Request { query: Query::parse(query), filters: filters.clone(), sort, ..Request::default() };
    Index::build(&library()).search(&request)
}

fn found(results: &Results) -> Vec<u32> {
    results.hits.iter().map(|hit| hit.document).collect()
}

fn check(query: &str, expected: &[u32]) {
    let mut documents = found(&search(query, &Filters::default(), Sort::Relevance));
    documents.sort_unstable();
    assert_eq!(documents, expected, "{query}");
}

#[test]
fn words_phrases_exclusions_and_beginnings_find_what_they_say() {
    for (query, expected) in [
        ("", &[0, 1, 2, 3][..]),
        ("meeting ", &[0]),
        ("work energy ", &[0, 1]),
        ("\"work plan\"", &[0]),
        ("\"plan work\"", &[]),
        ("energy -valletta ", &[1, 2]),
        ("vass", &[1]),
        ("vass ", &[]),
        ("turkiye ", &[2]),
        ("valletta OR forum ", &[0, 2]),
        ("(work plan) OR (energy forum) ", &[0, 1, 2]),
        ("malta ", &[0]),
        ("the energy of ", &[0, 1, 2]),
    ] {
        check(query, expected);
    }
}

#[test]
fn the_headline_and_rarer_words_weigh_more() {
    assert_eq!(found(&search("work plan ", &Filters::default(), Sort::Relevance))[0], 0);
    assert_eq!(found(&search("energy ", &Filters::default(), Sort::Relevance))[0], 2);
}

#[test]
fn articles_come_newest_first_without_a_query_and_the_undated_last_either_way() {
    let none = Filters::default();
    assert_eq!(found(&search("", &none, Sort::Relevance)), [2, 1, 0, 3]);
    assert_eq!(found(&search("", &none, Sort::Oldest)), [0, 1, 2, 3]);
}

#[test]
fn what_was_relaxed_is_said() {
    let results = search("nurtlu ", &Filters::default(), Sort::Relevance);
    let spelling = Relaxation::Spelling { asked: "nurtlu".to_owned(), used: vec!["nurtleu".to_owned()] };
    assert_eq!((found(&results), results.relaxed), (vec![0], vec![spelling]));
    let results = search("forum valletta ", &Filters::default(), Sort::Relevance);
    assert_eq!((results.hits.len(), results.relaxed), (2, vec![Relaxation::SomeWords]));
}

#[test]
fn dates_of_any_precision_bound_the_selection() {
    for (from, to, expected) in [
        ("2023", "", &[1, 2][..]),
        ("", "2022-11", &[0]),
        ("2022-11-17", "2023-06-07", &[0, 1]),
        ("2023-06-08", "", &[2]),
    ] {
        let mut filters = Filters::default();
        (filters.from, filters.to) = (from.parse().ok(), to.parse().ok());
        let mut documents = found(&search("", &filters, Sort::Relevance));
        documents.sort_unstable();
        assert_eq!(documents, expected, "{from} to {to}");
    }
}

#[test]
fn an_excerpt_marks_the_words_that_matched_and_names_the_fields() {
    let library = library();
    let marked = |query: &str, document: usize| {
        let excerpt = search(query, &Filters::default(), Sort::Relevance).excerpt(&library[document]);
        let text = &library[document].text;
        let words = |spans: &[Span]| spans.iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>();
        let passages: Vec<_> = excerpt
            .passages
            .iter()
            .map(|passage| (passage.span.of(text).to_owned(), words(&passage.marks)))
            .collect();
        (passages, words(&excerpt.headline_marks), excerpt.fields)
    };
    let (passages, headline, fields) = marked("\"work plan\" meeting ", 0);
    assert_eq!(passages[0], ("The ministers held two meetings.".to_owned(), vec!["meetings".to_owned()]));
    assert_eq!(passages[1].1, ["work", "plan"]);
    assert_eq!(headline, ["Work", "plan"]);
    assert_eq!(fields, [MatchedField::Headline, MatchedField::Text]);
    let (_, _, fields) = marked("malta ", 0);
    assert_eq!(fields, [MatchedField::Country]);
}

#[test]
fn the_histogram_has_every_bar_from_first_to_last_and_counts_the_undated_apart() {
    let histogram = search("", &Filters::default(), Sort::Relevance).histogram;
    assert_eq!((histogram.unit, histogram.bars.len(), histogram.undated), (Unit::Month, 8, 1));
    let filled: Vec<_> =
        histogram.bars.iter().filter(|bar| bar.1 > 0).map(|bar| (bar.0.to_string(), bar.1)).collect();
    assert_eq!(filled, [("2022-11".to_owned(), 1), ("2023-06".to_owned(), 2)]);
}

#[test]
fn each_facet_value_says_what_choosing_it_would_give() {
    let mut filters = Filters::default();
    filters.choose(Facet::Country, Mode::Any, "MT");
    let results = search("energy ", &filters, Sort::Relevance);
    let countries = results.facets.iter().find(|counts| counts.facet == Facet::Country).unwrap();
    let said: Vec<_> = countries
        .values
        .iter()
        .map(|value| (value.label.as_str(), value.alone, value.added, value.within, value.chosen))
        .collect();
    let expected = [
        ("Kazakhstan", 2, 2, 1, None),
        ("Malta", 1, 1, 1, Some(Mode::Any)),
        ("Romania", 1, 2, 0, None),
        ("Türkiye", 1, 2, 0, None),
    ];
    assert_eq!(said, expected);
}
