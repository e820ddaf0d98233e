//! Lines of the page's furniture that are known by their look: figures and marks, the site's name, words of
//! another script, picture captions. Furniture known by its words is in `cues.tsv`.

use super::cues::{Cue, Cues};

/// Whether most letters belong to another script than Latin.
pub(super) fn is_other_script(words: &str) -> bool {
    let (mut latin, mut other) = (0, 0);
    for c in words.chars().filter(|c| c.is_alphabetic()) {
        let is_latin =
            c.is_ascii() || ('\u{c0}'..'\u{250}').contains(&c) || ('\u{1e00}'..'\u{1f00}').contains(&c);
        if is_latin { latin += 1 } else { other += 1 }
    }
    other > latin
}

/// What stands below a picture, by the credit within or at its end: `(Photo: NAME)`, `…/AGENCY`.
pub(super) fn is_caption(words: &str) -> bool {
    let credited = || Cues::get().within_line(words) == Some(Cue::Picture);
    let signed = words.rsplit_once('/').is_some_and(|(caption, sign)| {
        let acronym = (2..=8).contains(&sign.len()) && sign.bytes().all(|byte| byte.is_ascii_uppercase());
        acronym && caption.ends_with(char::is_lowercase)
    });
    signed || ((words.contains('(') || words.contains("redit")) && credited())
}

/// `Example.org` alone on its line.
pub(super) fn is_site(words: &str) -> bool {
    let mut parts = words.rsplit('.');
    let ending = parts.next().unwrap_or_default();
    let name = parts.next().unwrap_or_default();
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    (2..=4).contains(&ending.len())
        && ending.chars().all(char::is_alphabetic)
        && plain(name)
        && parts.all(plain)
}

/// Figures, marks and file names: no words of anyone.
pub(super) fn is_junk(words: &str) -> bool {
    if !words.chars().any(char::is_alphabetic) {
        return true;
    }
    let odd = |c: char| c.is_ascii_digit() || c == '/';
    !words.contains(char::is_whitespace) && words.chars().any(odd)
}
