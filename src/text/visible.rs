//! Characters that a reader cannot see but that change what is seen, written so that they can.

use std::borrow::Cow;
use std::fmt::Write;

/// `text` with every bidirectional control (UAX 9, section 2) as its code point, `⟦U+202E⟧`, so that none can turn
/// the letters behind it around. All else, and a text without any, is left as it is.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_bidirectional) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_bidirectional(c) {
            // Writing to a String cannot fail.
            let _ = write!(shown, "⟦U+{:04X}⟧", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// The explicit controls of the Unicode Bidirectional Algorithm (UAX 9, section 2).
pub fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_that_would_turn_text_around_is_shown() {
        assert_eq!(visible("invoice\u{202e}txt.exe"), "invoice⟦U+202E⟧txt.exe");
        assert_eq!(visible("\u{61c}\u{2069}"), "⟦U+061C⟧⟦U+2069⟧");
    }

    #[test]
    fn a_text_without_controls_is_left_as_it_is() {
        assert!(matches!(visible("שלום, мир – ‘ok’"), Cow::Borrowed(_)));
    }
}
