//! Values by words, whichever way they are spelt. A text has each of its words looked up in such maps, so short words of
//! ASCII, which nearly all are, are folded and compared as two integers, without a copy.

use super::{Span, fold_word};
use rustc_hash::FxHashMap;

/// See the module's head.
pub struct WordMap<T> {
    short: FxHashMap<Packed, T>,
    long: FxHashMap<Box<str>, T>,
}

/// A folded word of at most sixteen bytes, eight in each integer.
type Packed = (u64, u64);

/// So many bytes fit into one integer.
const HALF: usize = 8;

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
        match packed(folded.as_bytes(), 0, folded.len()) {
            Some(short) => self.short.entry(short).or_insert(value),
            None => self.long.entry(folded.into()).or_insert(value),
        }
    }

    /// The value of the word at `span` of `text`.
    pub fn get(&self, text: &str, span: Span) -> Option<&T> {
        if let Some(short) = packed(text.as_bytes(), span.start as usize, span.len()) {
            return self.short.get(&short);
        }
        let folded = fold_word(span.of(text));
        let folded = folded.as_str();
        match packed(folded.as_bytes(), 0, folded.len()) {
            Some(short) => self.short.get(&short),
            None => self.long.get(folded),
        }
    }

    /// How many words have a value.
    pub fn len(&self) -> usize {
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

/// The `length` bytes at `start`, folded; none for what is longer, or takes more than lowering to fold.
fn packed(text: &[u8], start: usize, length: usize) -> Option<Packed> {
    match length {
        1..=HALF => Some((folded(half(text, start, length)?)?, 0)),
        ..=16 if length > HALF => {
            let second = half(text, start + HALF, length - HALF)?;
            Some((folded(half(text, start, HALF)?)?, folded(second)?))
        }
        _ => None,
    }
}

/// At most eight bytes as one integer.
fn half(text: &[u8], start: usize, length: usize) -> Option<u64> {
    match text.get(start..start + HALF).and_then(|bytes| bytes.try_into().ok()) {
        Some(bytes) => Some(u64::from_le_bytes(bytes) & (u64::MAX >> (8 * (HALF - length)))),
        None => {
            let mut bytes = [0; HALF];
            bytes.iter_mut().zip(text.get(start..start + length)?).for_each(|(slot, byte)| *slot = *byte);
            Some(u64::from_le_bytes(bytes))
        }
    }
}

/// All eight bytes in small letters; none if one is no ASCII or falls silent when folded. They are worked on at once, each
/// in its own eight bits, which none overflows.
fn folded(bytes: u64) -> Option<u64> {
    const EACH: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = EACH * 0x80;
    let holds = |byte: u8| {
        let differing = bytes ^ (EACH * u64::from(byte));
        differing.wrapping_sub(EACH) & !differing & HIGH != 0
    };
    if bytes & HIGH != 0 || holds(b'\'') || holds(b'.') {
        return None;
    }
    let from = |byte: u8| bytes + EACH * u64::from(0x80 - byte);
    let capitals = from(b'A') & !from(b'Z' + 1) & HIGH;
    Some(bytes | (capitals >> 2)) // 0x80 becomes 0x20, by which small letters differ
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn a_word_is_found_in_every_spelling_wherever_it_stands() {
        let known = ["council", "us", "cooperation", "electromagnetically", "türkiye", "sao", "@", "[z{"];
        let words: WordMap<&str> = known.into_iter().map(|word| (word, word)).collect();
        assert_eq!(words.len(), known.len());
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
