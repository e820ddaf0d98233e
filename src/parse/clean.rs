//! Builds the clean text out of stretches of the raw text: white space folded, shapeless characters left out,
//! garbled letters repaired, and every byte's origin kept.

use super::characters::{is_blank, is_control, is_silent};
use super::entity;
use super::mojibake;
use crate::article::{self, Problem, ProblemKind};
use crate::text::{EACH, HIGH, Span, is_bidirectional};
use std::ops::Range;

/// The clean text as it grows.
pub(super) struct Clean<'a> {
    raw: &'a str,
    /// The text so far.
    pub(super) text: String,
    /// As `Article::alignment`.
    pub(super) alignment: Vec<(u32, u32)>,
    /// What was left out or repaired: each kind once, at its first place.
    pub(super) problems: Vec<Problem>,
}

/// A short text has no more stretches that stand side by side in the raw text.
const STRETCHES: usize = 16;

/// Whether a byte is copied as it is: printable ASCII and the later bytes of a character. The others are looked at.
fn is_plain(byte: u8) -> bool {
    matches!(byte, 0x21..=0x7E | 0x80..=0xBF)
}

/// So many bytes are looked at together, each in its own eight bits of an integer, which is several times as fast as one by one.
const CHUNK: usize = 8;

/// How many of the first bytes can be copied as they are: chunks of printable ASCII, in which and behind which no two spaces
/// stand side by side.
fn plain_chunks(bytes: &[u8]) -> usize {
    let is_plain = |chunk: &[u8; CHUNK + 1]| {
        let [chunk @ .., next] = *chunk;
        let chunk = u64::from_le_bytes(chunk);
        let low = chunk & !HIGH;
        let from_space = low + EACH * (0x80 - 0x20);
        let delete = low + EACH;
        let spaces = !((low ^ (EACH * 0x20)) + EACH * 0x7F) & HIGH;
        let pairs = spaces & (spaces >> 8 | u64::from(next == b' ') << 63);
        chunk & HIGH == 0 && from_space & HIGH == HIGH && delete & HIGH == 0 && pairs == 0
    };
    let mut rest = bytes;
    while let Some(chunk) = rest.first_chunk()
        && is_plain(chunk)
    {
        rest = rest.get(CHUNK..).unwrap_or_default();
    }
    bytes.len() - rest.len()
}

impl<'a> Clean<'a> {
    /// Room for `length` bytes is made at once.
    pub(super) fn of_length(raw: &'a str, length: usize) -> Self {
        Self {
            raw,
            text: String::with_capacity(length),
            alignment: Vec::with_capacity(STRETCHES),
            problems: Vec::new(),
        }
    }

    /// Appends the words of `span`; says where they stand in the text.
    pub(super) fn push(&mut self, span: Span) -> Span {
        let start = self.text.len();
        let (mut at, end) = (span.start as usize, span.end as usize);
        let mut entity = entity::next(self.raw, at..end);
        while at < end {
            if let Some((place, c)) = entity.take_if(|(place, _)| place.start == at) {
                self.push_entity(&place, c, end, start);
                at = place.end;
                entity = entity::next(self.raw, at..end);
                continue;
            }
            let until = entity.as_ref().map_or(end, |(place, _)| place.start);
            let plain = self.plain_until(at, until);
            if plain > at {
                self.copy(at, plain);
                at = plain;
                continue;
            }
            at = match self.raw.get(at..end).and_then(|rest| rest.chars().next()) {
                Some(c) if self.is_blank_at(at, c) => self.fold_blanks(at, end, start),
                Some(c) => self.repair(at, end, c),
                None => end,
            };
        }
        Span::new(start, self.text.len())
    }

    /// Appends what parts two stretches; `next` is where the second begins in the raw text.
    pub(super) fn push_gap(&mut self, gap: &str, next: u32) {
        self.alignment.push((self.text.len() as u32, next));
        self.text.push_str(gap);
    }

    /// Where the words at `text` of the clean text stand in the raw text.
    pub(super) fn raw_span(&self, text: Span) -> Span {
        article::raw_span(self.raw, &self.alignment, text)
    }

    /// The end of the stretch at `at` that can be copied as it is; never behind a space.
    fn plain_until(&self, at: usize, end: usize) -> usize {
        let mut skipped = 0_usize;
        let bytes = self.raw.as_bytes().get(at..end).unwrap_or_default();
        let certain = if bytes.starts_with(b" ") { 0 } else { plain_chunks(bytes) };
        let mut after_space = certain == 0 || bytes.get(certain - 1) == Some(&b' ');
        for (offset, byte) in bytes.iter().enumerate().skip(certain) {
            if matches!(byte, 0x21..=0x7E) {
                after_space = false;
            } else if skipped > 0 {
                skipped -= 1;
            } else if is_plain(*byte) {
                after_space = false;
            } else if *byte == b' ' && !after_space {
                after_space = true;
            } else {
                let here = at + offset;
                match self.raw.get(here..end).and_then(|rest| rest.chars().next()) {
                    Some(c)
                        if *byte >= 0xC0 && !self.is_blank_at(here, c) && !self.may_be_garbled(here, c) =>
                    {
                        skipped = c.len_utf8() - 1;
                        after_space = false;
                    }
                    _ => return here - usize::from(after_space && offset > 0),
                }
            }
        }
        end - usize::from(after_space && !bytes.is_empty())
    }

    fn may_be_garbled(&self, at: usize, c: char) -> bool {
        let next = self.raw.as_bytes().get(at + c.len_utf8());
        mojibake::may_begin(c) && next.is_some_and(|byte| !byte.is_ascii())
    }

    fn is_blank_at(&self, at: usize, c: char) -> bool {
        is_blank(c) || (c == 'Â' && mojibake::is_blank(self.raw, at))
    }

    fn copy(&mut self, from: usize, to: usize) {
        self.align(from);
        self.text.push_str(self.raw.get(from..to).unwrap_or_default());
    }

    /// Notes that the next byte of the text stands at `raw`, unless that follows from what is noted.
    fn align(&mut self, raw: usize) {
        let (text, raw) = (self.text.len() as u32, raw as u32);
        let follows = self.alignment.last().is_some_and(|(t, r)| text.checked_sub(*t) == raw.checked_sub(*r));
        if !follows {
            self.alignment.push((text, raw));
        }
    }

    /// One space for the blanks at `at`, none where they have no room or stand before a stretch's first word;
    /// a hyphen at the end of a line takes the next line's word without a space.
    fn fold_blanks(&mut self, at: usize, end: usize, start: usize) -> usize {
        let (mut next, mut space, mut line) = (at, None, false);
        for c in self.raw.get(at..end).unwrap_or_default().chars() {
            if !self.is_blank_at(next, c) {
                break;
            }
            if c == 'Â' {
                self.problem(ProblemKind::Mojibake, Span::new(next, next + c.len_utf8()));
            }
            if is_silent(c) {
                self.note(c, next);
            } else {
                space = space.or(Some(next));
                line |= matches!(c, '\n' | '\r');
            }
            next += c.len_utf8();
        }
        let hyphenated = line && self.text.ends_with('-') && !self.text.ends_with(" -");
        if let Some(space) = space.filter(|_| next < end && self.text.len() > start && !hyphenated)
            && !self.text.ends_with(' ')
        {
            self.align(space);
            self.text.push(' ');
        }
        next
    }

    fn repair(&mut self, at: usize, end: usize, c: char) -> usize {
        let letters = self.raw.get(..end).and_then(|raw| mojibake::repair(raw, at));
        let Some(letters) = letters else {
            self.copy(at, at + c.len_utf8());
            return at + c.len_utf8();
        };
        for letter in &letters {
            // Blanks among them are folded like all others.
            if is_blank(letter.c) {
                return if letter.start > at { letter.start } else { letter.end };
            }
            self.align(letter.start);
            self.text.push(letter.c);
            if letter.last > letter.start {
                self.problem(ProblemKind::Mojibake, Span::new(letter.start, letter.end));
                // The letter's last byte stands for the last garbled character, so that a span which ends here
                // covers all of them.
                if letter.c.len_utf8() > 1 {
                    self.alignment.push((self.text.len() as u32 - 1, letter.last as u32));
                }
            }
        }
        letters.last().map_or(end, |letter| letter.end)
    }

    /// Appends what is written as `&name;` at `place`; one that is a blank is folded with those around it.
    fn push_entity(&mut self, place: &Range<usize>, c: char, end: usize, start: usize) {
        let blank = is_blank(c);
        self.problem(ProblemKind::Mojibake, Span::new(place.start, place.end));
        if blank && (place.end >= end || self.text.len() == start || self.text.ends_with(' ')) {
            return;
        }
        self.align(place.start);
        self.text.push(if blank { ' ' } else { c });
        if !blank && c.len_utf8() > 1 {
            self.alignment.push((self.text.len() as u32 - 1, place.end as u32 - 1));
        }
    }

    fn note(&mut self, c: char, at: usize) {
        let kind = if is_control(c) {
            ProblemKind::ControlCharacters
        } else if is_bidirectional(c) {
            ProblemKind::BidirectionalControls
        } else {
            return;
        };
        self.problem(kind, Span::new(at, at + c.len_utf8()));
    }

    fn problem(&mut self, kind: ProblemKind, raw: Span) {
        if !self.problems.iter().any(|known| known.kind == kind) {
            self.problems.push(Problem { kind, raw });
        }
    }
}
