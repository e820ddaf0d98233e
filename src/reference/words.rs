//! The vocabulary of the lexicon: a number for each folded word of its forms. A text has each of its words looked up
//! here, so short words of ASCII, which nearly all are, are folded and compared as one integer.

use crate::text::{Span, fold_word};
use rustc_hash::FxHashMap;

/// A known word's number; `WordId::UNKNOWN` for all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct WordId(pub(super) u32);

impl WordId {
    /// No form holds this word.
    pub(super) const UNKNOWN: WordId = WordId(0);
}

/// See the module's head.
#[derive(Default)]
pub(super) struct Words {
    short: FxHashMap<u128, WordId>,
    long: FxHashMap<Box<str>, WordId>,
}

/// So many bytes fit into one integer.
const SHORT: usize = 16;

impl Words {
    /// The number of `word` in any spelling; a new one where it has none.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        let next = WordId((self.short.len() + self.long.len()) as u32 + 1);
        let folded = fold_word(word);
        let folded = folded.as_str();
        match packed(folded.as_bytes(), 0, folded.len()) {
            Some(short) => *self.short.entry(short).or_insert(next),
            None => *self.long.entry(folded.into()).or_insert(next),
        }
    }

    /// The number of the word at `span` of `text`.
    pub(super) fn find(&self, text: &str, span: Span) -> WordId {
        if let Some(short) = packed(text.as_bytes(), span.start as usize, span.len()) {
            return self.short.get(&short).copied().unwrap_or_default();
        }
        let folded = fold_word(span.of(text));
        let folded = folded.as_str();
        let known = match packed(folded.as_bytes(), 0, folded.len()) {
            Some(short) => self.short.get(&short),
            None => self.long.get(folded),
        };
        known.copied().unwrap_or_default()
    }
}

/// The `length` bytes at `start`, folded, as one integer; none for what is longer, or takes more than lowering to fold.
/// All bytes are worked on at once, each in its own eight bits; none overflows, as all are ASCII by then.
fn packed(text: &[u8], start: usize, length: usize) -> Option<u128> {
    const EACH: u128 = u128::MAX / 0xFF;
    const HIGH: u128 = EACH * 0x80;
    if !(1..=SHORT).contains(&length) {
        return None;
    }
    let bytes = match text.get(start..start + SHORT).and_then(|bytes| bytes.try_into().ok()) {
        Some(bytes) => u128::from_le_bytes(bytes) & (u128::MAX >> (8 * (SHORT - length))),
        None => {
            let mut bytes = [0; SHORT];
            bytes.iter_mut().zip(text.get(start..start + length)?).for_each(|(slot, byte)| *slot = *byte);
            u128::from_le_bytes(bytes)
        }
    };
    let holds = |byte: u8| {
        let differing = bytes ^ (EACH * u128::from(byte));
        differing.wrapping_sub(EACH) & !differing & HIGH != 0
    };
    if bytes & HIGH != 0 || holds(b'\'') || holds(b'.') {
        return None;
    }
    let from = |byte: u8| bytes + EACH * u128::from(0x80 - byte);
    let capitals = from(b'A') & !from(b'Z' + 1) & HIGH;
    Some(bytes | (capitals >> 2)) // 0x80 becomes 0x20, by which small letters differ
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn a_word_is_found_in_every_spelling_wherever_it_stands() {
        let mut words = Words::default();
        let known = ["council", "us", "cooperation", "electromagnetically", "türkiye", "sao", "@", "[z{"];
        let ids: Vec<WordId> = known.iter().map(|word| words.intern(word)).collect();
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
                let id = words.find(&text, Span::new(start, start + spelling.len()));
                assert_eq!(Some(&id), ids.get(known.iter().position(|one| *one == word).unwrap()), "{text}");
            }
        }
        assert_eq!(words.find("councils", Span::new(0, 8)), WordId::UNKNOWN);
    }
}
