//! Tokens: words, numbers, possessive endings and single marks, with their place and look.
//! What a token means is for the readers of `reference` and `extract`.

use super::Span;
use super::plain::{Run, WordKey};

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Word, number, possessive or mark.
    pub kind: TokenKind,
    /// How its letters look.
    pub shape: Shape,
    /// Whether white space (or the text's beginning) comes before it.
    pub spaced: bool,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters with inner apostrophes, digits behind letters; an initialism with its points (`U.S.`).
    Word,
    /// Digits with inner points and commas.
    Number,
    /// `'s` behind a word.
    Possessive,
    /// Any other character, alone.
    Mark,
}

/// How the letters of a word look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// No capital, no letter, or a script without capitals.
    Lower,
    /// A capital followed by small letters only.
    Capitalised,
    /// Capitals only, two letters or more; initialisms.
    Upper,
    /// One capital letter alone.
    Initial,
    /// Capitals inside: `KazMunayGas`, `McAllister`.
    Mixed,
}

impl Token {
    /// Whether it is a word that does not begin with a small letter.
    pub fn is_capitalised(&self) -> bool {
        self.kind == TokenKind::Word && self.shape != Shape::Lower
    }
}

/// Whether `c` stands inside a word between letters: `O'Brien`, `d’affaires`, `O‘zbekiston`.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '´')
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{0300}'..='\u{036f}').contains(&c)
}

/// Cuts `text` (or the part of it at `within`) into tokens, in order; spans are ranges of `text`.
pub fn tokenise(text: &str, within: Span, tokens: &mut Vec<Token>) {
    tokenise_with(text, within, |token, _| tokens.push(token));
}

/// The same, each token given to `take` with its key where it is a plain word of no more than sixteen bytes: so whoever looks
/// it up need not read its letters again.
pub fn tokenise_with(text: &str, within: Span, mut take: impl FnMut(Token, Option<WordKey>)) {
    let limit = (within.end as usize).min(text.len());
    let bytes = text.as_bytes().get(..limit).unwrap_or_default();
    let char_at = |at: usize| -> Option<char> {
        match bytes.get(at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            Some(_) => text.get(at..).and_then(|rest| rest.chars().next()),
            None => None,
        }
    };
    let mut at = within.start as usize;
    let mut spaced = true;
    while let Some(first) = bytes.get(at) {
        if *first == b' ' {
            spaced = true;
            at += 1;
            continue;
        }
        let start = at;
        if let Some(run) = first.is_ascii_alphabetic().then(|| plain_word(bytes, start)).flatten() {
            let (span, shape) = (Span::new(start, start + run.length), run.shape());
            take(Token { span, kind: TokenKind::Word, shape, spaced }, run.key);
            spaced = false;
            at = start + run.length;
            continue;
        }
        let Some(c) = char_at(at) else { break };
        if c.is_whitespace() {
            spaced = true;
            at += c.len_utf8();
            continue;
        }
        let (kind, end) = if is_letter(c) {
            (TokenKind::Word, word_end(&char_at, at))
        } else if c.is_ascii_digit() {
            (TokenKind::Number, number_end(bytes, at))
        } else if !spaced && is_possessive(&char_at, at, c) {
            (TokenKind::Possessive, at + c.len_utf8() + 1)
        } else {
            (TokenKind::Mark, at + c.len_utf8())
        };
        let span = Span::new(start, end);
        let shape = if kind == TokenKind::Word { shape_of(span.of(text)) } else { Shape::Lower };
        take(Token { span, kind, shape, spaced }, None);
        spaced = false;
        at = end;
    }
}

/// A word of nothing but ASCII letters and digits: most words are of this kind, and need no look at characters. None where
/// one begins that may go on otherwise: with a point, an apostrophe, another letter.
fn plain_word(bytes: &[u8], start: usize) -> Option<Run> {
    let run = Run::at(bytes, start);
    match bytes.get(start + run.length) {
        Some(b'\'' | b'`' | 0x80..) => None,
        Some(b'.') if run.length == 1 && run.capital => None,
        _ => Some(run),
    }
}

impl Run {
    /// How the letters look.
    fn shape(&self) -> Shape {
        let upper = usize::from(self.capital) + usize::from(self.capitals);
        shape_from(upper, usize::from(self.small), self.capitalised)
    }
}

/// `'s` with no letter or digit behind it.
fn is_possessive(char_at: &impl Fn(usize) -> Option<char>, at: usize, c: char) -> bool {
    let after = at + c.len_utf8();
    is_apostrophe(c)
        && matches!(char_at(after), Some('s' | 'S'))
        && !char_at(after + 1).is_some_and(char::is_alphanumeric)
}

fn word_end(char_at: &impl Fn(usize) -> Option<char>, start: usize) -> usize {
    if let Some(end) = initialism_end(char_at, start) {
        return end;
    }
    let mut at = start;
    while let Some(c) = char_at(at) {
        let next = at + c.len_utf8();
        let inside = is_letter(c)
            || c.is_ascii_digit()
            || c == '\u{ad}'
            || (is_apostrophe(c)
                && char_at(next).is_some_and(char::is_alphabetic)
                && !is_possessive(char_at, at, c));
        if !inside {
            break;
        }
        at = next;
    }
    at
}

/// Two or more single letters, each with a point: `U.S.`, `H.E.`, `U.A.E` (the last point may be missing).
fn initialism_end(char_at: &impl Fn(usize) -> Option<char>, start: usize) -> Option<usize> {
    let mut at = start;
    let mut letters = 0;
    while let Some(letter) = char_at(at).filter(|c| c.is_uppercase()) {
        let after = at + letter.len_utf8();
        match char_at(after) {
            Some('.') => {
                letters += 1;
                at = after + 1;
            }
            Some(c) if c.is_alphanumeric() => break,
            _ if letters > 0 => return Some(after),
            _ => break,
        }
    }
    // `U.S.The`: a word glued behind is a word of its own.
    (letters >= 2).then_some(at)
}

/// Digits, and points or commas between two digits.
fn number_end(bytes: &[u8], start: usize) -> usize {
    let digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = start;
    while digit_at(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && digit_at(at + 1)) {
        at += 1;
    }
    at
}

fn shape_of(word: &str) -> Shape {
    let (mut upper, mut lower, mut first_upper) = (0, 0, false);
    for (index, c) in word.chars().enumerate() {
        if c.is_uppercase() {
            upper += 1;
            first_upper |= index == 0;
        } else if c.is_lowercase() {
            lower += 1;
        }
    }
    shape_from(upper, lower, first_upper)
}

/// The look of a word with so many capitals (two stand for more as well) and small letters.
fn shape_from(upper: usize, lower: usize, first_upper: bool) -> Shape {
    match (upper, lower) {
        (0, _) => Shape::Lower,
        (1, 0) => Shape::Initial,
        (_, 0) => Shape::Upper,
        (1, _) if first_upper => Shape::Capitalised,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut tokens = Vec::new();
        tokenise(text, Span::new(0, text.len()), &mut tokens);
        let found: Vec<&str> = tokens.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_numbers_possessives_and_marks_are_told_apart() {
        check(
            "Malta's 7th round, $1.45 billion.",
            &["Malta", "'s", "7", "th", "round", ",", "$", "1.45", "billion", "."],
        );
        check("O’Brien’s chargé d’affaires", &["O’Brien", "’s", "chargé", "d’affaires"]);
        check("«Yes,» he said", &["«", "Yes", ",", "»", "he", "said"]);
        check("Kassym-Jomart", &["Kassym", "-", "Jomart"]);
        check("the sides' view", &["the", "sides", "'", "view"]);
    }

    #[test]
    fn an_initialism_is_one_word_and_a_middle_initial_is_not() {
        check(
            "the U.S. and H.E. John F. Kennedy",
            &["the", "U.S.", "and", "H.E.", "John", "F", ".", "Kennedy"],
        );
        check("U.A.E", &["U.A.E"]);
    }

    #[test]
    fn a_word_knows_how_its_letters_look() {
        for (word, shape) in [
            ("oil", Shape::Lower),
            ("Astana", Shape::Capitalised),
            ("OSCE", Shape::Upper),
            ("U.S.", Shape::Upper),
            ("F", Shape::Initial),
            ("KazMunayGas", Shape::Mixed),
            ("Əliyev", Shape::Capitalised),
        ] {
            assert_eq!(shape_of(word), shape, "{word}");
        }
    }

    #[test]
    fn every_byte_of_the_text_is_white_space_or_in_one_token() {
        for text in ["a\u{301}b ’s '’' ´", "\u{0}\u{ad}\u{feff}x", "１２３ ⅷ ²", "U.S.U", "5,,6..7", "’s"]
        {
            let mut tokens = Vec::new();
            tokenise(text, Span::new(0, text.len()), &mut tokens);
            let mut at = 0;
            for token in &tokens {
                let gap = Span { start: at, end: token.span.start };
                assert!(gap.of(text).chars().all(char::is_whitespace), "{text:?}: {gap:?}");
                assert!(!token.span.of(text).is_empty(), "{text:?}: {:?}", token.span);
                at = token.span.end;
            }
            assert!(Span::new(at as usize, text.len()).of(text).trim().is_empty(), "{text:?}");
        }
    }
}
