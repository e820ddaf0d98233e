//! Queries worth trying on a library, made of what its articles hold.

use crate::article::Article;
use crate::order;
use std::collections::BTreeMap;

/// Up to three: a person who is met often, a body with what is discussed in its presence, a document by name.
pub(super) fn example_queries(articles: &[Article]) -> Vec<String> {
    let most = |values: fn(&Article) -> Vec<String>| most_frequent(articles.iter().map(values));
    let person = most(participants)
        .or_else(|| most(|article| article.facts.people.iter().map(|person| person.name.clone()).collect()));
    let body = most(|article| {
        let bodies = article.facts.organisations.iter().filter(|body| body.country.is_none());
        bodies.filter_map(|body| body.acronym.clone()).collect()
    });
    let topic = most(|article| {
        let topics = article.facts.topics.iter();
        topics.filter_map(|topic| topic.topic.split('-').next().map(str::to_owned)).collect()
    });
    let document =
        most(|article| article.facts.documents.iter().map(|document| document.name.clone()).collect());
    let queries = [
        person,
        body.map(|body| topic.map_or(body.clone(), |topic| format!("{body} {topic}"))),
        document.map(|document| format!("\"{document}\"")),
    ];
    queries.into_iter().flatten().collect()
}

/// The names of those who took part in what the article reports.
fn participants(article: &Article) -> Vec<String> {
    let sides = article.facts.event.iter().flat_map(|event| &event.sides);
    let people = sides.flat_map(|side| &side.people).filter_map(|index| article.facts.people.get(*index));
    people.map(|person| person.name.clone()).collect()
}

/// The value that most articles have; of several, the first in order.
fn most_frequent(values: impl Iterator<Item = Vec<String>>) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for mut values in values {
        order::sort(&mut values);
        values.dedup();
        for value in values {
            *counts.entry(value).or_default() += 1;
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Facts, Mention, MentionBy, Person};
    use crate::text::Span;

    fn article(id: &str, people: &[&str]) -> Article {
        let person = |name: &&str| Person {
            name: (*name).to_owned(),
            role: None,
            side: None,
            honorific: None,
            mentions: vec![Mention { span: Span::new(0, 1), by: MentionBy::Name }],
        };
        let facts = Facts { people: people.iter().map(person).collect(), ..Facts::default() };
        Article { id: id.to_owned(), facts, ..Article::default() }
    }

    #[test]
    fn the_person_of_most_articles_is_worth_asking_for() {
        let articles = [article("a", &["Ana Popa", "Ian Berg"]), article("b", &["Ana Popa"])];
        assert_eq!(example_queries(&articles), ["Ana Popa"]);
    }

    #[test]
    fn nothing_is_worth_asking_of_an_empty_library() {
        assert!(example_queries(&[]).is_empty());
    }
}
