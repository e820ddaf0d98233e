//! From a file's bytes to text: UTF-8 and UTF-16 with or without their marks, and what to do with bytes that
//! are neither. Nothing is cleaned here; see `clean`.

use super::characters::is_blank;
use crate::article::{Problem, ProblemKind, Refusal};
use crate::text::Span;
use std::borrow::Cow;

/// The most bytes one article can have: 64 MB.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// How pictures, archives, programs and office documents begin. Source: the formats' own specifications.
const NOT_TEXT: &[&[u8]] = &[
    b"%PDF-",
    b"\x89PNG",
    b"GIF8",
    b"\xFF\xD8\xFF",
    b"PK\x03\x04",
    b"\x1F\x8B",
    b"7z\xBC\xAF",
    b"Rar!",
    b"BZh9",
    b"\xFD7zXZ",
    b"\x28\xB5\x2F\xFD",
    b"\x7FELF",
    b"\0asm",
    b"MZ\x90\0",
    b"\xD0\xCF\x11\xE0",
    b"{\\rtf",
    b"OggS",
    b"ID3",
    b"RIFF",
    b"SQLite format 3",
];

/// So many characters are looked at to tell text from other bytes.
const LOOKED_AT: usize = 4096;

/// The text of `bytes` without byte order mark, and the place of the first bytes that were no text.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Option<Problem>), Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge);
    }
    if NOT_TEXT.iter().any(|beginning| bytes.starts_with(beginning)) {
        return Err(Refusal::NotText);
    }
    let raw = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        _ => utf8(bytes),
    };
    if raw.chars().all(is_blank) {
        return Err(Refusal::Empty);
    }
    if !is_text(&raw) {
        return Err(Refusal::NotText);
    }
    // Only a copy can hold replacements that the source did not hold itself.
    let replaced = match &raw {
        Cow::Owned(raw) => raw.find('\u{FFFD}'),
        Cow::Borrowed(_) => None,
    };
    let problem = replaced
        .map(|at| Problem { kind: ProblemKind::InvalidUtf8, raw: Span::new(at, at + '\u{FFFD}'.len_utf8()) });
    Ok((raw.into_owned(), problem))
}

/// Nearly all texts are what they should be, which is known sooner than where they are not.
fn utf8(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// Lone surrogates and a cut last character become U+FFFD.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'static, str> {
    let (pairs, cut) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect();
    if !cut.is_empty() {
        text.push('\u{FFFD}');
    }
    Cow::Owned(text)
}

/// Whether at most three in ten of the first characters are controls or replacements. NULs do not count: text
/// padded with them, or in UTF-16 without its mark, can be read all the same.
fn is_text(raw: &str) -> bool {
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\t'..=b'\r');
    let looked_at = raw.as_bytes().get(..raw.len().min(LOOKED_AT)).unwrap_or_default();
    if looked_at.iter().fold(true, |all, byte| all & is_plain(byte)) {
        return true;
    }
    let (mut all, mut odd) = (0, 0);
    for c in raw.chars().filter(|c| *c != '\0').take(LOOKED_AT) {
        all += 1;
        odd += usize::from(c == '\u{FFFD}' || (c.is_control() && !c.is_whitespace()));
    }
    odd * 10 <= all * 3
}
