//! Primitives on `&str` that know nothing of articles: spans, tokens, sentences, folding.
//! Everything here is linear in the text's length, allocates only what it returns and cannot fail.

mod fold;
mod lower;
mod plain;
mod sentence;
mod sound;
mod span;
mod token;
mod visible;
mod word_map;

pub use fold::{FoldedWord, fold, fold_char, fold_into, fold_space, fold_word};
pub use plain::WordKey;
pub(crate) use plain::{EACH, HIGH};
pub use sentence::{sentence_around, sentences, sentences_of};
pub use sound::{may_be_one, name_key, sound};
pub use span::Span;
pub use token::{Shape, Token, TokenKind, tokenise, tokenise_with};
pub use visible::{is_bidirectional, visible};
pub use word_map::WordMap;
