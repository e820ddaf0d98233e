//! A passage: a text cut into paragraphs, sentences and tokens, with everything the lexicon knows about it.
//! Made in one pass from left to right; all rules of `parse` and `extract` work on it.

use super::Reference;
use super::lexicon::{Kinds, Lexicon, Meaning, Node, Sense, WordId, is_skipped};
use crate::text::{Span, Token, TokenKind, WordMap, sentences, tokenise};
use std::ops::Range;

/// Forms longer than this many words are not looked for.
const LONGEST_FORM: usize = 16;

/// English prose has no more than a token for every so many bytes, marks included.
const BYTES_OF_A_TOKEN: usize = 4;

/// Hardly a sentence has more.
const WORDS_OF_A_SENTENCE: usize = 64;

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
    hits: Vec<Hit>,
    /// One for each token, and one more that ends the last.
    starts: Vec<Start>,
}

/// What begins at a token.
#[derive(Clone, Copy, Default)]
struct Start {
    /// The index of the first hit that begins there or later.
    hit: u32,
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

impl<'a> Passage<'a> {
    /// Reads `text`; its `paragraphs` are byte ranges in order that do not overlap.
    pub fn new(
        reference: &Reference,
        text: &'a str,
        paragraphs: impl IntoIterator<Item = Span> + Clone,
    ) -> Self {
        let bytes: usize = paragraphs.clone().into_iter().map(Span::len).sum();
        let mut passage = Self {
            text,
            tokens: Vec::with_capacity(bytes / BYTES_OF_A_TOKEN),
            sentences: Vec::new(),
            paragraphs: Vec::new(),
            hits: Vec::new(),
            starts: Vec::new(),
        };
        for (index, span) in paragraphs.into_iter().enumerate() {
            let first = passage.tokens.len();
            tokenise(text, span, &mut passage.tokens);
            let tokens = passage.tokens.get(first..).unwrap_or_default();
            passage.sentences.extend(
                sentences(text, tokens).map(|range| Sentence {
                    tokens: first + range.start..first + range.end,
                    paragraph: index,
                }),
            );
            passage.paragraphs.push(first..passage.tokens.len());
        }
        passage.look_up(&reference.lexicon);
        passage
    }

    fn look_up(&mut self, lexicon: &Lexicon) {
        let word = |token: &Token| match is_skipped(token, self.text) {
            true => WordId::UNKNOWN,
            false => lexicon.word(self.text, token.span),
        };
        let mut words: Vec<WordId> = Vec::with_capacity(self.tokens.len().min(WORDS_OF_A_SENTENCE));
        self.hits.reserve(self.tokens.len());
        self.starts.reserve_exact(self.tokens.len() + 1);
        for sentence in &self.sentences {
            let tokens = self.tokens.get(sentence.tokens.clone()).unwrap_or_default();
            words.clear();
            words.extend(tokens.iter().map(word));
            for (offset, word) in words.iter().enumerate() {
                let hit = self.hits.len();
                let mut kinds = Kinds::default();
                if lexicon.begins(*word)
                    && let (Some(tokens), Some(words)) = (tokens.get(offset..), words.get(offset..))
                {
                    let first = sentence.tokens.start + offset;
                    find_forms(lexicon, self.text, tokens, words, first, &mut self.hits);
                    let begun = self.hits.get(hit..).unwrap_or_default();
                    begun.iter().for_each(|hit| kinds.insert(hit.sense.meaning));
                }
                self.starts.push(Start { hit: hit as u32, kinds });
            }
        }
        self.starts.push(Start { hit: self.hits.len() as u32, kinds: Kinds::default() });
        if self.tokens.len() >= LONG_TEXT {
            self.tokens.shrink_to_fit();
            self.hits.shrink_to_fit();
        }
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

    /// All hits, by first token.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// The hits that begin at the token `index`, one for each kind of meaning.
    pub fn hits_at(&self, index: usize) -> &[Hit] {
        let found = match self.starts.get(index..index + 2) {
            Some([start, next]) if start.hit < next.hit => {
                self.hits.get(start.hit as usize..next.hit as usize)
            }
            _ => None,
        };
        found.unwrap_or_default()
    }

    /// The hits that begin inside `tokens`.
    pub fn hits_within(&self, tokens: Range<usize>) -> &[Hit] {
        let bound = |index: usize| self.starts.get(index).map_or(self.hits.len(), |start| start.hit as usize);
        self.hits.get(bound(tokens.start)..bound(tokens.end)).unwrap_or_default()
    }

    /// Whether anything of these kinds begins at the token `index`: for most tokens this spares a closer look.
    pub fn begins(&self, index: usize, kinds: Kinds) -> bool {
        self.starts.get(index).is_some_and(|start| start.kinds.meets(kinds))
    }

    /// Whether no form that the lexicon knows begins at the token `index`.
    pub fn is_unknown(&self, index: usize) -> bool {
        self.starts.get(index).is_none_or(|start| start.kinds.is_empty())
    }

    /// The first hit at the token `index` that `wanted` accepts, with what it made of the meaning.
    pub fn find<T>(&self, index: usize, wanted: impl Fn(Meaning) -> Option<T>) -> Option<(Hit, T)> {
        self.hits_at(index).iter().find_map(|hit| wanted(hit.sense.meaning).map(|found| (*hit, found)))
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

    /// The token that holds or follows the byte `offset`.
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= offset)
    }
}

/// Walks the trie from the first of `tokens`, whose words are `words` and whose index is `first`, and adds the longest
/// fitting form of each kind of meaning.
fn find_forms(
    lexicon: &Lexicon,
    text: &str,
    tokens: &[Token],
    words: &[WordId],
    first: usize,
    hits: &mut Vec<Hit>,
) {
    let from = hits.len();
    let Some(opening) = tokens.first() else { return };
    let mut node = Node::ROOT;
    for (at, (token, word)) in tokens.iter().zip(words).take(2 * LONGEST_FORM).enumerate() {
        if *word == WordId::UNKNOWN {
            // A hyphen or the point of an abbreviation between two words of a form.
            if at > 0 && !token.spaced && token.kind == TokenKind::Mark && is_skipped(token, text) {
                continue;
            }
            return;
        }
        let Some(next) = lexicon.step(node, *word) else { return };
        node = next;
        // What shorter forms mean, which this one can replace.
        let mut shorter = from..hits.len();
        for (sense, ends_capitalised) in lexicon.senses(node) {
            if !sense.fits(opening, token, *ends_capitalised) {
                continue;
            }
            let hit = Hit { first, end: first + at + 1, sense: *sense };
            let replaces = |hits: &[Hit], at: usize| {
                hits.get(at).is_some_and(|hit| hit.sense.meaning.same_kind(sense.meaning))
            };
            while let Some(replaced) = shorter.clone().find(|at| replaces(hits, *at)) {
                hits.remove(replaced);
                shorter.end -= 1;
            }
            hits.push(hit);
        }
        if !lexicon.goes_on(node) {
            return;
        }
    }
}
