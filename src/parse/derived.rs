//! The words that stand in for a lost headline: the first sentence, without its attribution, cut before a phrase
//! it can go without when it is long.

use super::characters::floor;
use crate::text::{Span, sentences, tokenise};

/// At most so many characters long.
const LONGEST: usize = 110;

/// Cut no shorter than this many bytes.
const SHORTEST: usize = 40;

/// So many characters are kept when the sentence's attribution begins there.
const LONGEST_BEFORE_ATTRIBUTION: usize = 170;

/// Words by which a clause behind a comma says whose words the sentence holds.
const SPEECH: &[&str] = &[
    "according",
    "announced",
    "cites",
    "citing",
    "informed",
    "informs",
    "learned",
    "learnt",
    "reported",
    "reports",
    "said",
    "says",
    "stated",
    "told",
];

/// So many words into its clause such a word stands.
const WORDS_BEFORE_SPEECH: usize = 14;

/// What opens a phrase or clause that a headline can go without.
const PHRASES: &[&str] = &[
    "; ",
    " – ",
    " — ",
    " - ",
    ": ",
    ", which ",
    ", who ",
    ", where ",
    ", as ",
    " after ",
    " ahead of ",
    " as part of ",
    " at ",
    " before ",
    " during ",
    " following ",
    " in ",
    " on ",
    " to discuss ",
    " where ",
    " which ",
    " while ",
    " within ",
];

/// No headline ends on these.
const NEVER_LAST: &[&str] = &[
    "a", "an", "and", "as", "at", "between", "by", "for", "from", "in", "of", "on", "or", "that", "the",
    "their", "to", "with",
];

/// A range of `text` at the beginning of its paragraph `first`.
pub(super) fn headline(text: &str, first: Span) -> Span {
    let paragraph = first.of(text);
    let sentence = paragraph.get(..sentence_end(paragraph)).unwrap_or(paragraph).trim_end_matches(['.', '…']);
    let length_of =
        |characters: usize| sentence.char_indices().nth(characters).map_or(sentence.len(), |(at, _)| at);
    let longest = length_of(LONGEST);
    let attribution = attribution_in(sentence).filter(|at| *at <= length_of(LONGEST_BEFORE_ATTRIBUTION));
    let length = attribution
        .unwrap_or_else(|| if longest == sentence.len() { longest } else { cut(sentence, longest) });
    let words = bare(sentence.get(..length).unwrap_or(sentence));
    Span::new(first.start as usize, first.start as usize + words.len())
}

/// Where the first sentence ends, as far as its length matters here.
fn sentence_end(paragraph: &str) -> usize {
    let limit = floor(paragraph, 4 * LONGEST);
    let mut tokens = Vec::new();
    tokenise(paragraph, Span::new(0, limit), &mut tokens);
    let first = sentences(paragraph, &tokens).next();
    let last = first.and_then(|sentence| tokens.get(sentence.end.checked_sub(1)?));
    last.map_or(limit, |last| last.span.end as usize)
}

/// The first comma with a clause behind it that says whose words these are: `, NAME reports`, `, said NAME`.
fn attribution_in(sentence: &str) -> Option<usize> {
    sentence.match_indices(", ").map(|(at, _)| at).filter(|at| *at >= SHORTEST).find(|at| {
        let clause = sentence.get(at + 2..).unwrap_or_default();
        let clause = clause.split([',', ';', '“', '"', '«']).next().unwrap_or_default();
        clause
            .split_whitespace()
            .take(WORDS_BEFORE_SPEECH)
            .any(|word| SPEECH.contains(&word.trim_end_matches('.')))
    })
}

/// Before the last phrase that begins within `limit`; failing that, behind the last word that ends there.
fn cut(sentence: &str, limit: usize) -> usize {
    let head = sentence.get(..limit).unwrap_or(sentence);
    let phrases = PHRASES.iter().filter_map(|phrase| {
        let ends = head.rmatch_indices(phrase).map(|(at, _)| at);
        ends.take_while(|at| *at >= SHORTEST).find(|at| !is_inside_name(sentence, *at, phrase))
    });
    phrases.max().or_else(|| head.rfind(' ')).unwrap_or(limit)
}

/// «Organization for Security and Co-operation in Europe»: a phrase between two capitalised words can be part of a name.
fn is_inside_name(sentence: &str, at: usize, phrase: &str) -> bool {
    let before = sentence.get(..at).unwrap_or_default().rsplit(' ').next().unwrap_or_default();
    let behind = sentence.get(at + phrase.len()..).unwrap_or_default();
    before.starts_with(char::is_uppercase) && behind.starts_with(char::is_uppercase)
}

/// The words without marks and small words at their end that ask for more.
fn bare(mut words: &str) -> &str {
    loop {
        words = words.trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '–' | '—' | '-')
        });
        match words.rsplit_once(' ') {
            Some((rest, last)) if NEVER_LAST.contains(&last) => words = rest,
            _ => return words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paragraph: &str, expected: &str) {
        assert_eq!(headline(paragraph, Span::new(0, paragraph.len())).of(paragraph), expected);
    }

    #[test]
    fn a_short_sentence_is_the_headline_without_its_point() {
        check("The ministers met in Vienna. They agreed.", "The ministers met in Vienna");
    }

    #[test]
    fn an_attribution_is_left_out() {
        check(
            "Georgian and Slovenian ministers met today in Ljubljana, Trend reports citing 1TV.",
            "Georgian and Slovenian ministers met today in Ljubljana",
        );
        check(
            "Malta will go on supporting the Organization for Security and Co-operation in Europe (OSCE) in Vienna, said \
             Deputy Prime Minister and Minister of Foreign Affairs Ian Borg.",
            "Malta will go on supporting the Organization for Security and Co-operation in Europe (OSCE) in Vienna",
        );
    }

    #[test]
    fn a_long_sentence_is_cut_before_a_phrase_and_never_inside_a_name() {
        check(
            "The ministers of Ghana and Portugal agreed to open direct flights and a school during a meeting of the joint \
             commission held on Tuesday",
            "The ministers of Ghana and Portugal agreed to open direct flights and a school",
        );
        check(
            "The secretary general visited all the field offices of the Organization for Security and Co-operation in \
             Europe and of other bodies",
            "The secretary general visited all the field offices of the Organization for Security and Co-operation",
        );
    }

    #[test]
    fn a_headline_ends_on_no_mark_and_on_no_word_that_asks_for_more() {
        for (words, bare_words) in [
            ("The ministers met –", "The ministers met"),
            ("The ministers met with the", "The ministers met"),
            ("The ministers met, and the", "The ministers met"),
            ("The ministers met", "The ministers met"),
            ("the", "the"),
        ] {
            assert_eq!(bare(words), bare_words, "{words}");
        }
    }

    #[test]
    fn an_attribution_is_a_later_clause_that_soon_says_who_speaks() {
        for (sentence, attribution) in [
            ("The ministers of Ghana and Portugal met in Accra, Lumen reports", Some(", Lumen reports")),
            ("The ministers of Ghana and Portugal met in Accra, it was said.", Some(", it was said.")),
            ("The ministers of Ghana and Portugal met in Accra, then left, Lumen said", Some(", Lumen said")),
            ("The ministers of Ghana, Lumen said", None),
            ("The ministers of Ghana and Portugal met in Accra, then left", None),
            ("The ministers of Ghana and Portugal met in Accra, where they “said” so", None),
            (
                "The ministers of Ghana and Portugal met in Accra, then one two three four five six seven eight nine ten \
                 eleven twelve thirteen said",
                None,
            ),
        ] {
            let found = attribution_in(sentence).and_then(|at| sentence.get(at..));
            assert_eq!(found, attribution, "{sentence}");
        }
    }

    #[test]
    fn only_the_first_sentence_of_a_paragraph_gives_the_headline_and_no_more_than_fits() {
        check(
            "Flights between Accra and Lisbon open next spring; fees for students and fish are to be lower than they were \
             last year, it is hoped",
            "Flights between Accra and Lisbon open next spring",
        );
        check(&"harbour ".repeat(20), "harbour ".repeat(13).trim_end());
        let long = "Ghanaandportugal".repeat(20);
        check(&long, long.get(..110).unwrap());
    }
}
