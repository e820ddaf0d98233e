//! A passage: a text cut into paragraphs, sentences and tokens, with everything the lexicon knows about it.
//! Made in one pass from left to right; all rules of `parse` and `extract` work on it.

use super::lexicon::{Kinds, Lexicon, Meaning, Node, Sense, WordId, is_skipped};
use super::{Cue, Reference};
use crate::text::{Span, Token, WordMap, sentences, tokenise_with};
use std::ops::Range;

/// Forms longer than this many words are not looked for.
const LONGEST_FORM: usize = 16;

/// English prose has no more than a token for every so many bytes, marks included.
const BYTES_OF_A_TOKEN: usize = 4;

/// What a text of so many tokens or more reserved too much is given back before its facts are read.
const LONG_TEXT: usize = 10_000;

/// See the module's head. Tokens are named by their index.
pub struct Passage<'a> {
    /// What it was made from; all spans are ranges of it.
    pub text: &'a str,
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// All sentences in order.
    pub sentences: Vec<Sentence>,
    /// Token ranges of the paragraphs, in order.
    pub paragraphs: Vec<Range<usize>>,
    entries: Vec<Entry>,
    /// One for each token, and one more that ends the last.
    starts: Vec<Start>,
    /// The bits of the cues that occur.
    cues: u64,
}

/// A hit as it is held: eight bytes of what is the most in memory for a long text. Its first token is the one whose start
/// leads to it.
#[derive(Clone, Copy)]
struct Entry {
    sense: Sense,
    /// How many tokens it covers.
    length: u8,
}

/// What begins at a token.
#[derive(Clone, Copy, Default)]
struct Start {
    /// The index of the first entry that begins there or later.
    entry: u32,
    /// What the hits that begin there mean.
    kinds: Kinds,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The paragraph it stands in.
    pub paragraph: usize,
}

/// A form of the lexicon found in the passage. At one token, the longest form of each kind of meaning is a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// What it means there, and whether that is in doubt.
    pub sense: Sense,
}

/// The hits that begin at one token.
#[derive(Clone, Copy)]
pub struct Hits<'p> {
    first: usize,
    entries: &'p [Entry],
}

impl<'p> Hits<'p> {
    /// One for each kind of meaning.
    pub fn iter(self) -> impl Iterator<Item = Hit> + use<'p> {
        self.entries.iter().map(move |entry| {
            let end = self.first + usize::from(entry.length);
            Hit { first: self.first, end, sense: entry.sense }
        })
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.entries.is_empty()
    }
}

/// Hits of some kinds, token by token.
#[derive(Clone)]
pub struct HitsOf<'p> {
    all: &'p [Entry],
    kinds: Kinds,
    /// What begins at the tokens to come, and where the last of them ends.
    starts: &'p [Start],
    /// The first of them.
    next: usize,
    /// What is left at the token before it.
    entries: &'p [Entry],
}

impl Iterator for HitsOf<'_> {
    type Item = Hit;

    fn next(&mut self) -> Option<Hit> {
        loop {
            while let [entry, rest @ ..] = self.entries {
                self.entries = rest;
                if self.kinds.hold(entry.sense.meaning) {
                    let first = self.next - 1;
                    return Some(Hit { first, end: first + usize::from(entry.length), sense: entry.sense });
                }
            }
            let [start, rest @ ..] = self.starts else { return None };
            let end = rest.first()?.entry as usize;
            (self.starts, self.next) = (rest, self.next + 1);
            if start.kinds.meets(self.kinds) {
                self.entries = self.all.get(start.entry as usize..end).unwrap_or_default();
            }
        }
    }
}

impl<'a> Passage<'a> {
    /// Reads `text`; its `paragraphs` are byte ranges in order that do not overlap.
    pub fn new(
        reference: &Reference,
        text: &'a str,
        paragraphs: impl IntoIterator<Item = Span> + Clone,
    ) -> Self {
        let bytes: usize = paragraphs.clone().into_iter().map(Span::len).sum();
        let room = bytes / BYTES_OF_A_TOKEN + 1;
        let mut passage = Self {
            text,
            tokens: Vec::with_capacity(room),
            sentences: Vec::new(),
            paragraphs: Vec::new(),
            entries: Vec::with_capacity(room + room / 2),
            starts: Vec::with_capacity(room),
            cues: 0,
        };
        let lexicon = &reference.lexicon;
        let mut words: Vec<WordId> = Vec::new();
        for (index, span) in paragraphs.into_iter().enumerate() {
            let first = passage.tokens.len();
            words.clear();
            words.reserve(span.len() / BYTES_OF_A_TOKEN + 1);
            tokenise_with(text, span, |token, key| {
                words.push(lexicon.word_of(&token, key, text));
                passage.tokens.push(token);
            });
            let tokens = passage.tokens.get(first..).unwrap_or_default();
            for sentence in sentences(text, tokens) {
                if let (Some(tokens), Some(words)) =
                    (tokens.get(sentence.clone()), words.get(sentence.clone()))
                {
                    look_up(lexicon, text, tokens, words, &mut passage.entries, &mut passage.starts);
                }
                let tokens = first + sentence.start..first + sentence.end;
                passage.sentences.push(Sentence { tokens, paragraph: index });
            }
            passage.paragraphs.push(first..passage.tokens.len());
        }
        passage.cues = passage.entries.iter().fold(0, |cues, entry| cues | entry.sense.meaning.cue_bit());
        passage.starts.push(Start { entry: passage.entries.len() as u32, kinds: Kinds::default() });
        if passage.tokens.len() >= LONG_TEXT {
            passage.tokens.shrink_to_fit();
            passage.entries.shrink_to_fit();
            passage.starts.shrink_to_fit();
        }
        passage
    }

    /// The token at `index`.
    pub fn token(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index)
    }

    /// The words of the token at `index`; empty past the end.
    pub fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map(|token| token.span.of(self.text)).unwrap_or_default()
    }

    /// What a map holds for the word of the token at `index`, however it is spelt.
    pub fn look_up_in<'m, T>(&self, map: &'m WordMap<T>, index: usize) -> Option<&'m T> {
        map.get(self.text, self.tokens.get(index)?.span)
    }

    /// The bytes that `tokens` cover; empty for an empty range.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        let first = self.tokens.get(tokens.start);
        let last = tokens
            .end
            .checked_sub(1)
            .filter(|last| *last >= tokens.start)
            .and_then(|last| self.tokens.get(last));
        match (first, last) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// The text that `tokens` cover.
    pub fn words(&self, tokens: Range<usize>) -> &'a str {
        self.span(tokens).of(self.text)
    }

    /// All hits of these kinds, by first token.
    pub fn hits_of(&self, kinds: Kinds) -> HitsOf<'_> {
        self.hits_within(0..self.tokens.len(), kinds)
    }

    /// The hits of these kinds that begin inside `tokens`.
    pub fn hits_within(&self, tokens: Range<usize>, kinds: Kinds) -> HitsOf<'_> {
        let end = tokens.end.min(self.tokens.len());
        let starts = self.starts.get(tokens.start..end + 1).unwrap_or_default();
        HitsOf { all: &self.entries, kinds, starts, next: tokens.start, entries: &[] }
    }

    /// The hits that begin at the token `index`.
    pub fn hits_at(&self, index: usize) -> Hits<'_> {
        let entries = match self.starts.get(index..index + 2) {
            Some([start, next]) if start.entry < next.entry => {
                self.entries.get(start.entry as usize..next.entry as usize)
            }
            _ => None,
        };
        Hits { first: index, entries: entries.unwrap_or_default() }
    }

    /// Whether anything of these kinds begins at the token `index`: for most tokens this spares a closer look.
    pub fn begins(&self, index: usize, kinds: Kinds) -> bool {
        self.starts.get(index).is_some_and(|start| start.kinds.meets(kinds))
    }

    /// Whether anything of these kinds begins inside `tokens`.
    pub fn begins_within(&self, tokens: Range<usize>, kinds: Kinds) -> bool {
        let starts = self.starts.get(tokens.start..tokens.end.min(self.tokens.len())).unwrap_or_default();
        starts.iter().any(|start| start.kinds.meets(kinds))
    }

    /// Whether a cue may occur anywhere: a text lacks most of them, and who looks for those is spared the search.
    pub fn may_hold(&self, cue: Cue) -> bool {
        self.cues & cue.bit() != 0
    }

    /// Whether no form that the lexicon knows begins at the token `index`.
    pub fn is_unknown(&self, index: usize) -> bool {
        self.starts.get(index).is_none_or(|start| start.kinds.is_empty())
    }

    /// The first hit at the token `index` whose meaning is `wanted`.
    pub fn hit(&self, index: usize, wanted: impl Fn(Meaning) -> bool) -> Option<Hit> {
        self.hits_at(index).iter().find(|hit| wanted(hit.sense.meaning))
    }

    /// The first hit at the token `index` that `wanted` accepts, with what it made of the meaning.
    pub fn find<T>(&self, index: usize, wanted: impl Fn(Meaning) -> Option<T>) -> Option<(Hit, T)> {
        self.hits_at(index).iter().find_map(|hit| wanted(hit.sense.meaning).map(|found| (hit, found)))
    }

    /// The same, where `wanted` accepts only meanings of `kinds`.
    pub fn find_of<T>(
        &self,
        kinds: Kinds,
        index: usize,
        wanted: impl Fn(Meaning) -> Option<T>,
    ) -> Option<(Hit, T)> {
        if self.begins(index, kinds) { self.find(index, wanted) } else { None }
    }

    /// The sentence that holds the token `index`.
    pub fn sentence_of(&self, index: usize) -> Option<&Sentence> {
        let after = self.sentences.partition_point(|sentence| sentence.tokens.end <= index);
        self.sentences.get(after).filter(|sentence| sentence.tokens.contains(&index))
    }

    /// Whether a sentence begins with the token `index`.
    pub fn opens_sentence(&self, index: usize) -> bool {
        self.sentences.binary_search_by_key(&index, |sentence| sentence.tokens.start).is_ok()
    }

    /// The token that holds or follows the byte `offset`.
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= offset)
    }
}

/// Adds what begins at each of the `tokens` of a sentence, whose words are `words`.
fn look_up(
    lexicon: &Lexicon,
    text: &str,
    tokens: &[Token],
    words: &[WordId],
    entries: &mut Vec<Entry>,
    starts: &mut Vec<Start>,
) {
    for (offset, word) in words.iter().enumerate() {
        let entry = entries.len() as u32;
        let mut kinds = Kinds::default();
        if let Some(node) = lexicon.begin(*word)
            && let (Some(tokens), Some(words)) = (tokens.get(offset..), words.get(offset..))
        {
            kinds = find_forms(lexicon, text, (tokens, words), node, entries);
        }
        starts.push(Start { entry, kinds });
    }
}

/// Walks the trie on from the `node` of the first token and adds the longest fitting form of each
/// kind of meaning; the kinds that were found. The tokens are the rest of a sentence, with their words.
fn find_forms(
    lexicon: &Lexicon,
    text: &str,
    (tokens, words): (&[Token], &[WordId]),
    mut node: Node,
    entries: &mut Vec<Entry>,
) -> Kinds {
    let from = entries.len();
    let mut kinds = Kinds::default();
    let Some(opening) = tokens.first() else { return kinds };
    let mut at = 0;
    while let Some(closing) = tokens.get(at) {
        let (senses, goes_on) = lexicon.senses(node);
        // What shorter forms mean, which this one can replace.
        let mut shorter = from..entries.len();
        for (sense, ends_capitalised) in senses {
            if !sense.fits(opening, closing, *ends_capitalised) {
                continue;
            }
            let replaces = |entries: &[Entry], at: usize| {
                entries.get(at).is_some_and(|entry| entry.sense.meaning.same_kind(sense.meaning))
            };
            while let Some(replaced) = shorter.clone().find(|at| replaces(entries, *at)) {
                entries.remove(replaced);
                shorter.end -= 1;
            }
            entries.push(Entry { sense: *sense, length: at as u8 + 1 });
            kinds.insert(sense.meaning);
        }
        if !goes_on {
            break;
        }
        at += 1;
        // A hyphen or the point of an abbreviation may stand between two words of a form.
        while tokens.get(at).is_some_and(|token| !token.spaced && is_skipped(token, text)) {
            at += 1;
        }
        let next = words.get(at).filter(|_| at < 2 * LONGEST_FORM);
        match next.and_then(|word| lexicon.step(node, *word)) {
            Some(next) => node = next,
            None => break,
        }
    }
    kinds
}
