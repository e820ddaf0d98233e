//! The headline: which of the lines before the report is it, does it break off, and what stands in for a lost one.

use super::characters::ends_sentence;
use super::credit::looks_like_name;
use crate::reference::{Meaning, Passage, reference};
use crate::text::{Shape, Span, TokenKind};
use std::ops::Range;

/// A derived headline is at most so many characters long.
const LONGEST_DERIVED: usize = 110;

/// A sentence whose attribution begins within so many characters is kept up to there.
const LONGEST_BEFORE_ATTRIBUTION: usize = 160;

/// A derived headline is cut no shorter than this many characters.
const SHORTEST_DERIVED: usize = 40;

/// What a line before the report's first paragraph looks like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// Words in it, as far as it was read.
    pub(super) words: usize,
    /// It is a sentence or more, not a title.
    pub(super) prose: bool,
    /// Words with a capital.
    capitalised: usize,
    /// A full date stands in it.
    dated: bool,
    /// An author's name and nothing else, as far as looks can tell.
    pub(super) name: bool,
    /// It ends with a colon.
    pub(super) colon: bool,
    /// It stands between brackets.
    pub(super) enclosed: bool,
    /// It ends in brackets.
    pub(super) ends_in_brackets: bool,
    /// It is a body's name and nothing else.
    body: bool,
}

impl Look {
    /// Looks at a line of `length` bytes whose first tokens are `tokens`.
    pub(super) fn of(passage: &Passage, tokens: Range<usize>, length: usize) -> Self {
        let line = passage.words(tokens.clone());
        let word = |at: &usize| passage.token(*at).is_some_and(|token| token.kind == TokenKind::Word);
        let words = tokens.clone().filter(word).count();
        let capitalised = tokens
            .clone()
            .filter(|at| passage.token(*at).is_some_and(|token| token.is_capitalised()))
            .count();
        let dated = tokens.clone().any(|at| super::date::read(passage, at).is_some());
        let prose = is_prose(passage, tokens.clone(), length, words);
        let enclosed = line.starts_with(['(', '[']) && line.ends_with([')', ']']);
        let colon = line.ends_with(':');
        let ends_in_brackets = line.ends_with(')');
        let known = |meaning| matches!(meaning, Meaning::Body(_) | Meaning::Organisation(_)).then_some(());
        let hit = passage.find(tokens.start, known).map(|(hit, ())| hit);
        let body = hit.is_some_and(|hit| hit.end == tokens.end || capitalised == words);
        let name = looks_like_name(line);
        Self { words, prose, capitalised, dated, name, colon, enclosed, ends_in_brackets, body }
    }

    /// How much the line looks like a headline; the more the likelier.
    pub(super) fn score(self, first: bool, opens_report: bool) -> i32 {
        let mut score = match self.words {
            0 | 1 => -8,
            2 | 3 => -3,
            4..=25 => 3,
            _ => -3,
        };
        score += i32::from(first) + i32::from(opens_report);
        score -= 6 * i32::from(self.prose) + 2 * i32::from(self.dated) + 4 * i32::from(self.colon);
        score -= 4 * i32::from(self.name || self.enclosed || self.body);
        score -= 2 * i32::from(self.capitalised == 0);
        score
    }
}

/// Whether a line is made of sentences: it ends like one, holds two, or is too long for a title.
fn is_prose(passage: &Passage, tokens: Range<usize>, length: usize, words: usize) -> bool {
    let line = passage.words(tokens.clone());
    let initialism = |at: usize| {
        passage.token(at).is_some_and(|token| token.shape == Shape::Upper && passage.word(at).ends_with('.'))
    };
    let last = tokens.end.saturating_sub(1);
    let bare = line.trim_end_matches(['”', '"', '»', '’', ')']);
    let ends = (bare.ends_with(['.', '!', '…']) && !initialism(last)) || (line.ends_with(':') && words >= 12);
    let sentences = passage
        .sentences
        .iter()
        .filter(|sentence| sentence.tokens.start >= tokens.start && sentence.tokens.start < tokens.end)
        .count();
    let reports = |meaning| match meaning {
        Meaning::Speech(row) => reference().speech.get(usize::from(row)).map(|verb| verb.reports),
        _ => None,
    };
    let closes_with_report = last.checked_sub(1).is_some_and(|before| {
        (before..=last).any(|at| passage.find(at, reports).is_some_and(|(_, reports)| reports))
    });
    length >= 220
        || words >= 28
        || (ends && words >= 6 && !line.ends_with("...") && !line.ends_with('…'))
        || (sentences >= 2 && words >= 14)
        || (words >= 14 && closes_with_report)
}

/// Whether a printed headline breaks off: it says so, ends on a word that asks for another, or ends on the
/// beginning of a word that the report spells out.
pub(super) fn is_truncated(headline: &str, report: &str) -> bool {
    if headline.ends_with('…') || headline.ends_with("...") || headline.ends_with([',', '-', '–']) {
        return true;
    }
    let last = headline.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    ASKS_FOR_MORE.contains(&last) || (headline.len() >= 40 && breaks_off(last, report))
}

/// No headline ends on these.
const ASKS_FOR_MORE: &[&str] =
    &["a", "an", "and", "between", "during", "for", "from", "of", "or", "the", "their", "with"];

/// How words are made of words: what follows `meet` in `meetings` shows no break.
const ENDINGS: &[&str] = &[
    "able", "al", "ally", "an", "ant", "ary", "ate", "ated", "ates", "ation", "ations", "d", "ed", "ence",
    "er", "ers", "es", "ful", "ian", "ians", "ic", "ical", "ies", "ing", "ings", "ion", "ions", "ism", "ist",
    "ists", "ity", "ive", "less", "ly", "ment", "ments", "n", "ness", "or", "ors", "ous", "r", "s", "ship",
    "ships", "t", "ted", "ting", "y",
];

/// Whether `word` is no word of the report, but the beginning of one that is no form of it.
fn breaks_off(word: &str, report: &str) -> bool {
    if word.len() < 2 || !word.starts_with(char::is_lowercase) {
        return false;
    }
    let mut longer = false;
    for known in report.split(|c: char| !c.is_alphanumeric()) {
        match known.strip_prefix(word) {
            Some("") => return false,
            Some(rest) if ENDINGS.contains(&rest) => return false,
            Some(_) => longer = true,
            None => {}
        }
    }
    longer
}

/// The words that stand in for a lost headline: the first sentence of `first`, up to a clause boundary when it is
/// long, without its point. A range of `text`.
pub(super) fn derive(text: &str, first: Span) -> Span {
    let sentence = Span::new(first.start as usize, first.start as usize + sentence_end(first.of(text)));
    let words = sentence.of(text).trim_end_matches(['.', '…']);
    let limit = words.char_indices().nth(LONGEST_DERIVED).map_or(words.len(), |(at, _)| at);
    let length = if limit == words.len() { limit } else { cut(words, limit) };
    let end = sentence.start as usize + length;
    let span = Span::new(sentence.start as usize, end);
    let bare = span
        .of(text)
        .trim_end_matches(|c: char| matches!(c, '.' | ',' | ';' | ':' | '–' | '-') || c.is_whitespace());
    Span::new(span.start as usize, span.start as usize + bare.len())
}

/// Where the first sentence ends, as far as its length matters here.
fn sentence_end(paragraph: &str) -> usize {
    let limit = paragraph.char_indices().nth(4 * LONGEST_DERIVED).map_or(paragraph.len(), |(at, _)| at);
    let head = Span::new(0, limit);
    let passage = Passage::new(reference(), head.of(paragraph), [head]);
    let first = passage.sentences.first().map(|sentence| passage.span(sentence.tokens.clone()));
    first.map_or(limit, |span| span.end as usize)
}

/// Before the attribution of a sentence longer than `limit`; failing that, before its last phrase that fits; failing
/// that, behind its last word that fits.
fn cut(words: &str, limit: usize) -> usize {
    let longest = words.char_indices().nth(LONGEST_BEFORE_ATTRIBUTION).map_or(words.len(), |(at, _)| at);
    let before = |cues: &[&str], within: usize| {
        let head = words.get(..within).unwrap_or(words);
        cues.iter().filter_map(|cue| head.rfind(cue)).filter(|at| *at >= SHORTEST_DERIVED).max()
    };
    before(ATTRIBUTIONS, longest)
        .or_else(|| before(PHRASES, limit))
        .or_else(|| words.get(..limit)?.rfind(' '))
        .unwrap_or(limit)
}

/// What opens the attribution at the end of a sentence.
const ATTRIBUTIONS: &[&str] =
    &[", said ", ", says ", ", according to ", ", the press service ", ", the ministry ", ", citing "];

/// What opens a phrase or clause that a headline can go without.
const PHRASES: &[&str] = &[
    "; ",
    " – ",
    " — ",
    " - ",
    ": ",
    ", which ",
    ", who ",
    ", where ",
    ", as ",
    ", and ",
    " after ",
    " ahead of ",
    " as part of ",
    " at ",
    " before ",
    " during ",
    " following ",
    " in ",
    " on ",
    " to discuss ",
    " where ",
    " which ",
    " while ",
    " within ",
];

/// Whether a paragraph breaks off in mid-sentence.
pub(super) fn is_cut(paragraph: &str) -> bool {
    let ends = paragraph
        .chars()
        .next_back()
        .is_none_or(|c| ends_sentence(c) || matches!(c, ':' | ')' | '’' | '\'' | ';' | ']'));
    if ends || paragraph.split_whitespace().count() < 8 {
        return false;
    }
    let limit = paragraph.char_indices().rev().nth(160).map_or(0, |(at, _)| at);
    let tail = Span::new(limit, paragraph.len());
    let passage = Passage::new(reference(), tail.of(paragraph), [Span::new(0, tail.len())]);
    // «…, the press service of the ministry reports» often has no full stop, nor has an agency's signature.
    let count = passage.tokens.len();
    let speech = |meaning| matches!(meaning, Meaning::Speech(_) | Meaning::Agency(_)).then_some(());
    !(count.saturating_sub(3)..count).any(|at| passage.find(at, speech).is_some())
}
