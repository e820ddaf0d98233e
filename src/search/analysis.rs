//! From text to terms: the one way in which articles and queries alike become comparable words.
//! Folding and tokens come from `text`; here they are given positions, stems and the list of stop words.

use crate::text::{Span, TokenKind, fold_into, tokenise};
use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

/// Words too common to tell articles apart. They are indexed (phrases need them) but a query does not
/// insist on them. Articles, pronouns, prepositions, conjunctions and auxiliaries of English.
const STOP_WORDS: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "before", "being", "between", "both", "but", "by", "can", "could", "did", "do",
    "does", "doing", "down", "during", "each", "few", "for", "from", "further", "had", "has", "have",
    "having", "he", "her", "here", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its",
    "itself", "may", "me", "might", "more", "most", "must", "my", "no", "nor", "not", "of", "off", "on",
    "once", "only", "or", "other", "our", "out", "over", "own", "same", "shall", "she", "should", "so",
    "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
    "those", "through", "to", "too", "under", "until", "up", "upon", "very", "was", "we", "were", "what",
    "when", "where", "which", "while", "who", "whom", "why", "will", "with", "would", "you", "your",
];

/// One word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// Folded, not stemmed: «meetings».
    pub folded: &'a str,
    /// Where it stands.
    pub span: Span,
}

/// Cuts texts into words and words down to stems. Keeps its buffers from one text to the next.
pub(super) struct Analyzer {
    stemmer: Stemmer,
    tokens: Vec<crate::text::Token>,
    folded: String,
}

impl Default for Analyzer {
    fn default() -> Self {
        Self::new()
    }
}

impl Analyzer {
    pub(super) fn new() -> Self {
        Self { stemmer: Stemmer::create(Algorithm::English), tokens: Vec::new(), folded: String::new() }
    }

    /// Gives each word of `text` (within the span) to `each`, in order.
    pub(super) fn words(&mut self, text: &str, within: Span, mut each: impl FnMut(Word<'_>)) {
        self.tokens.clear();
        tokenise(text, within, &mut self.tokens);
        for token in &self.tokens {
            self.folded.clear();
            match token.kind {
                TokenKind::Word => fold_into(token.span.of(text), &mut self.folded),
                TokenKind::Number => {
                    self.folded.extend(token.span.of(text).chars().filter(|c| *c != ','));
                }
                TokenKind::Possessive | TokenKind::Mark => continue,
            }
            if !self.folded.is_empty() {
                each(Word { folded: &self.folded, span: token.span });
            }
        }
    }

    /// The folded words of `text`.
    pub(super) fn folded_words(&mut self, text: &str) -> Vec<String> {
        let mut words = Vec::new();
        self.words(text, Span::new(0, text.len()), |word| words.push(word.folded.to_owned()));
        words
    }

    /// The stem that all forms of a folded word share, in a field or not. Words with letters beyond a–z are
    /// their own stem.
    pub(super) fn stem<'a>(&self, folded: &'a str) -> Cow<'a, str> {
        if let Some(mark) = folded.chars().next().filter(char::is_ascii_control) {
            let stem = self.stem_of_text(folded.get(1..).unwrap_or_default());
            return format!("{mark}{stem}").into();
        }
        self.stem_of_text(folded)
    }

    fn stem_of_text<'a>(&self, folded: &'a str) -> Cow<'a, str> {
        if folded.len() > 2 && folded.bytes().all(|byte| byte.is_ascii_lowercase()) {
            self.stemmer.stem(folded)
        } else {
            folded.into()
        }
    }
}

/// Whether a folded word is a stop word.
pub(super) fn is_stop_word(folded: &str) -> bool {
    STOP_WORDS.binary_search(&folded).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stop_words_are_in_the_order_that_looking_them_up_needs() {
        assert!(STOP_WORDS.is_sorted());
        assert!(is_stop_word("the") && is_stop_word("a") && is_stop_word("your") && !is_stop_word("us"));
    }

    #[test]
    fn forms_of_a_word_share_a_stem_and_other_scripts_stay_as_they_are() {
        let analyzer = Analyzer::new();
        for forms in [["meeting", "meetings"], ["agreed", "agrees"], ["ministry", "ministries"]] {
            assert_eq!(analyzer.stem(forms[0]), analyzer.stem(forms[1]));
        }
        assert_eq!(analyzer.stem("встречи"), "встречи");
    }

    #[test]
    fn words_are_folded_and_know_where_they_stand() {
        let text = "Türkiye's U.S. envoy, 1,450 guests";
        let mut found = Vec::new();
        Analyzer::new().words(text, Span::new(0, text.len()), |word| {
            found.push((word.folded.to_owned(), word.span.of(text).to_owned()));
        });
        let expected = [
            ("turkiye", "Türkiye"),
            ("us", "U.S."),
            ("envoy", "envoy"),
            ("1450", "1,450"),
            ("guests", "guests"),
        ];
        assert_eq!(found, expected.map(|(folded, words)| (folded.to_owned(), words.to_owned())));
    }
}
