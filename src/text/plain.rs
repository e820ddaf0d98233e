//! Plain words: letters and digits of ASCII and nothing else, as nearly all words are. Eight bytes are looked at together,
//! each in its own eight bits of an integer, and no sum of theirs overflows.

/// A folded word of at most sixteen bytes of ASCII, eight in each integer: to be compared and hashed at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WordKey(u64, u64);

/// Letters and digits of ASCII that stand together.
#[derive(Clone, Copy, Default)]
pub(super) struct Run {
    /// How many bytes they are.
    pub(super) length: usize,
    /// One of them is a capital.
    pub(super) capital: bool,
    /// More than one is.
    pub(super) capitals: bool,
    /// The first is.
    pub(super) capitalised: bool,
    /// One is a small letter.
    pub(super) small: bool,
    /// The same folded, unless they are too many.
    pub(super) key: Option<WordKey>,
}

/// So many bytes fit into one integer.
const EIGHT: usize = 8;

/// A one in each of eight bytes: times a byte, that byte in all of them.
pub(crate) const EACH: u64 = u64::MAX / 0xFF;

/// The highest bit of each, which no ASCII has.
pub(crate) const HIGH: u64 = EACH * 0x80;

/// The bit by which a small letter differs from its capital.
const SMALL: u64 = EACH * 0x20;

impl Run {
    /// Those that begin at `start`.
    pub(super) fn at(bytes: &[u8], start: usize) -> Self {
        let mut run = Self::default();
        let mut folded = [0; 2];
        loop {
            let eight = eight_at(bytes, start + run.length);
            let letters = within(eight | SMALL, b'a', b'z');
            let others = HIGH & !(letters | within(eight, b'0', b'9'));
            let before = before_first(others);
            let (capitals, smalls) = (letters & !(eight << 2) & before, letters & (eight << 2) & before);
            run.capitals |= capitals & capitals.wrapping_sub(1) != 0 || run.capital && capitals != 0;
            run.capital |= capitals != 0;
            run.capitalised |= run.length == 0 && capitals & 0x80 != 0;
            run.small |= smalls != 0;
            if let Some(half) = folded.get_mut(run.length / EIGHT) {
                *half = lowered(eight, capitals) & before;
            }
            run.length += others.trailing_zeros() as usize / EIGHT;
            if others != 0 {
                break;
            }
        }
        let [one, two] = folded;
        run.key = (run.length <= 2 * EIGHT).then_some(WordKey(one, two));
        run
    }
}

impl WordKey {
    /// That of the `length` bytes at `start`; none for what is longer, or takes more than lowering to fold.
    pub(super) fn of(bytes: &[u8], start: usize, length: usize) -> Option<Self> {
        let fold = |eight: u64| {
            let falls_silent = within(eight, b'\'', b'\'') | within(eight, b'.', b'.');
            (eight & HIGH == 0 && falls_silent == 0).then(|| lowered(eight, within(eight, b'A', b'Z')))
        };
        let one = fold(first(eight_at(bytes, start), length))?;
        let rest = length.saturating_sub(EIGHT);
        match rest {
            0 => Some(Self(one, 0)),
            1..=EIGHT => Some(Self(one, fold(first(eight_at(bytes, start + EIGHT), rest))?)),
            _ => None,
        }
    }
}

/// The eight bytes at `start`, the first of them lowest; zeros past the end.
fn eight_at(bytes: &[u8], start: usize) -> u64 {
    match bytes.get(start..start + EIGHT).and_then(|eight| eight.try_into().ok()) {
        Some(eight) => u64::from_le_bytes(eight),
        None => {
            let mut eight = [0; EIGHT];
            let rest = bytes.get(start..).unwrap_or_default();
            eight.iter_mut().zip(rest).for_each(|(slot, byte)| *slot = *byte);
            u64::from_le_bytes(eight)
        }
    }
}

/// The high bit of each byte of ASCII from `low` to `high`.
const fn within(eight: u64, low: u8, high: u8) -> u64 {
    let seven = eight & !HIGH;
    let from_low = seven + EACH * (0x80 - low) as u64;
    let above_high = seven + EACH * (0x7F - high) as u64;
    from_low & !above_high & !eight & HIGH
}

/// The first `count` bytes of eight.
const fn first(eight: u64, count: usize) -> u64 {
    if count < EIGHT { eight & ((1 << (EIGHT * count)) - 1) } else { eight }
}

/// All bits of the bytes before the first that is marked by its high bit; all there are where none is.
const fn before_first(marked: u64) -> u64 {
    ((marked & marked.wrapping_neg()) >> (EIGHT - 1)).wrapping_sub(1)
}

/// With the capitals, marked by their high bits, as small letters, which differ by one bit.
const fn lowered(eight: u64, capitals: u64) -> u64 {
    eight | (capitals >> 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_before_the_first_byte_that_is_no_letter_or_digit() {
        for byte in 0..=0xFF_u8 {
            let bytes = [b'a', b'Z', byte, b'0', b'x'];
            let expected = if byte.is_ascii_alphanumeric() { 5 } else { 2 };
            assert_eq!(Run::at(&bytes, 0).length, expected, "{byte:#x}");
        }
        for length in [0, 1, 7, 8, 9, 15, 16, 17, 24, 40] {
            let word = "Abcdefgh".repeat(5);
            let run = Run::at(word.get(..length).unwrap().as_bytes(), 0);
            assert_eq!((run.length, run.key.is_some()), (length, length <= 16), "{length}");
        }
    }

    #[test]
    fn a_run_has_the_key_of_its_letters_in_any_case() {
        for word in ["a", "President", "PRESIDENT", "pReSiDeNt", "2nd", "Constantinople12"] {
            let key = WordKey::of(word.as_bytes(), 0, word.len());
            assert!(key.is_some(), "{word}");
            assert_eq!(Run::at(word.as_bytes(), 0).key, key, "{word}");
            assert_eq!(WordKey::of(word.to_lowercase().as_bytes(), 0, word.len()), key, "{word}");
        }
        for word in ["U.S.", "d'Ivoire", "São"] {
            assert_eq!(WordKey::of(word.as_bytes(), 0, word.len()), None, "{word}");
        }
    }
}
