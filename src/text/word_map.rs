//! Values by words, whichever way they are spelt. A text has each of its words looked up in such maps, so short words of
//! ASCII, which nearly all are, are folded and compared as two integers, without a copy.

use super::plain::WordKey;
use super::{Span, fold_word};
use rustc_hash::FxHashMap;

/// See the module's head.
pub struct WordMap<T> {
    short: FxHashMap<WordKey, T>,
    long: FxHashMap<Box<str>, T>,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self { short: FxHashMap::default(), long: FxHashMap::default() }
    }
}

impl<T> WordMap<T> {
    /// The value of `word`, which is this one where it has none yet.
    pub fn or_insert(&mut self, word: &str, value: T) -> &mut T {
        let folded = fold_word(word);
        let folded = folded.as_str();
        match WordKey::of(folded.as_bytes(), 0, folded.len()) {
            Some(short) => self.short.entry(short).or_insert(value),
            None => self.long.entry(folded.into()).or_insert(value),
        }
    }

    /// The value of the word at `span` of `text`.
    pub fn get(&self, text: &str, span: Span) -> Option<&T> {
        if let Some(short) = WordKey::of(text.as_bytes(), span.start as usize, span.len()) {
            return self.short.get(&short);
        }
        let folded = fold_word(span.of(text));
        let folded = folded.as_str();
        match WordKey::of(folded.as_bytes(), 0, folded.len()) {
            Some(short) => self.short.get(&short),
            None => self.long.get(folded),
        }
    }

    /// The value of the plain word whose key this is.
    pub fn get_short(&self, key: WordKey) -> Option<&T> {
        self.short.get(&key)
    }

    /// How many words have a value.
    pub fn count(&self) -> usize {
        self.short.len() + self.long.len()
    }
}

impl<'a, T> FromIterator<(&'a str, T)> for WordMap<T> {
    fn from_iter<I: IntoIterator<Item = (&'a str, T)>>(words: I) -> Self {
        let mut map = Self::default();
        for (word, value) in words {
            map.or_insert(word, value);
        }
        map
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn a_word_is_found_in_every_spelling_wherever_it_stands() {
        let known = ["council", "us", "cooperation", "electromagnetically", "türkiye", "sao", "@", "[z{"];
        let words: WordMap<&str> = known.into_iter().map(|word| (word, word)).collect();
        assert_eq!(words.count(), known.len());
        for (spelling, word) in [
            ("COUNCIL", "council"),
            ("U.S.", "us"),
            ("Cooperation", "cooperation"),
            ("ElectroMagnetically", "electromagnetically"),
            ("São", "sao"),
            ("@", "@"),
            ("[Z{", "[z{"),
        ] {
            assert_eq!(fold(spelling), word);
            for text in
                [spelling.to_owned(), format!("at {spelling}"), format!("{spelling} of all the lands")]
            {
                let start = text.find(spelling).unwrap();
                let found = words.get(&text, Span::new(start, start + spelling.len()));
                assert_eq!(found, Some(&word), "{text}");
            }
        }
        assert_eq!(words.get("councils", Span::new(0, 8)), None);
    }
}
