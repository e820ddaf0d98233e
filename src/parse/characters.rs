//! Kinds of characters that scraped text holds besides letters and marks.

use crate::text::is_bidirectional;

/// Whether `c` takes part in no word: white space of all kinds, controls, marks without a shape.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_silent(c)
}

/// Whether `c` has no shape and takes no room, so that clean text goes without it.
pub(super) fn is_silent(c: char) -> bool {
    is_control(c) || is_bidirectional(c) || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// NUL, the other controls that are no white space, and non-characters.
pub(super) fn is_control(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{fdd0}'..='\u{fdef}')
}

/// Whether `c` may end a sentence or close what ends one.
pub(super) fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '»' | '”' | '"' | '。' | '؟' | '।')
}

/// The dashes that part a dateline from its text; the hyphen is one of them.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '−' | '─')
}

/// The last character boundary of `words` at or before the byte `at`.
pub(super) fn floor(words: &str, at: usize) -> usize {
    let mut at = at.min(words.len());
    while !words.is_char_boundary(at) {
        at -= 1;
    }
    at
}
