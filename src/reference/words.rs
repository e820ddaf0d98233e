//! The vocabulary of the lexicon: a number for each folded word of its forms. A text has each of its words looked up
//! here, so short words of ASCII, which nearly all are, are folded and compared as two integers.

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
    short: FxHashMap<Packed, WordId>,
    long: FxHashMap<Box<str>, WordId>,
}

/// A folded word of at most sixteen bytes, eight in each integer.
type Packed = (u64, u64);

/// So many bytes fit into one integer.
const HALF: usize = 8;

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
