//! Words that the library does not hold, put right by those that look alike.

use super::analysis::Analyzer;
use super::dictionary::Dictionary;
use super::index::Index;
use super::query::{Node, Query, Term};
use super::run::Relaxation;
use std::ops::Range;

/// How many words may stand in for one.
const MOST_WORDS: usize = 3;

/// Lets words of the library stand in for those that no article holds, and says which for which.
pub(super) fn respell(index: &Index, query: &mut Query) -> Vec<Relaxation> {
    let mut relaxed = Vec::new();
    let mut nodes: Vec<&mut Node> = query.pieces.iter_mut().collect();
    while let Some(node) = nodes.pop() {
        match node {
            Node::Term(term) => relaxed.extend(respell_term(index, term)),
            Node::All(inner) | Node::Any(inner) => nodes.extend(inner),
            Node::Not(_) | Node::Range(_) => {}
        }
    }
    relaxed
}

fn respell_term(index: &Index, term: &mut Term) -> Option<Relaxation> {
    let [word] = term.words.as_slice() else { return None };
    let dictionary = &index.dictionary;
    let marked = term.marked(word);
    let held = !dictionary.forms(&Analyzer::new(), &marked).is_empty()
        || !term.also.is_empty()
        || (term.prefix && !dictionary.beginning(&marked).is_empty());
    if held || term.quoted {
        return None;
    }
    let used = nearest(index, term, word);
    let (first, also) = used.split_first()?;
    let relaxation = Relaxation::Spelling { asked: term.text.clone(), used: used.clone() };
    (term.words, term.also, term.prefix) = (vec![first.clone()], also.to_vec(), false);
    Some(relaxation)
}

/// The words at the smallest distance that is forgiven (one letter in words of four to seven, two in longer
/// ones), in the term's field if it has one, the most frequent first.
fn nearest(index: &Index, term: &Term, word: &str) -> Vec<String> {
    let forgiven = match word.chars().count() {
        ..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    let dictionary = &index.dictionary;
    let words = match term.field {
        Some(field) => dictionary.beginning(field.mark().encode_utf8(&mut [0; 4])),
        None => dictionary.first_from(" ")..dictionary.len(),
    };
    let mark = term.field.map_or(0, |field| field.mark().len_utf8());
    // One error is much more common than two, and looking for one takes a tenth of the time.
    let tries = (1..=forgiven).map(|forgiven| (forgiven, false));
    let unfinished = (1..=forgiven.min(1)).map(|forgiven| (forgiven, true)).filter(|_| term.prefix);
    let near = tries.chain(unfinished).map(|(forgiven, beginnings)| {
        Walk::new(dictionary, mark, word, forgiven).run(words.clone(), beginnings)
    });
    let near = near.into_iter().find(|near| !near.is_empty()).unwrap_or_default();
    let mut near: Vec<_> = near
        .into_iter()
        .map(|(distance, word)| (distance, std::cmp::Reverse(index.postings.document_count(word)), word))
        .collect();
    near.sort_unstable();
    let best = near.first().map_or(0, |(distance, ..)| *distance);
    let same = near.into_iter().take_while(|(distance, ..)| *distance == best).take(MOST_WORDS);
    same.filter_map(|(.., word)| dictionary.word(word).get(mark..).map(str::to_owned)).collect()
}

/// A walk through the dictionary beside a Levenshtein automaton in the form of its rows: words that begin alike
/// share the rows of their beginning, and beginnings that are too far already are passed over whole.
///
/// Distances count insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
struct Walk<'a> {
    dictionary: &'a Dictionary,
    /// Bytes of the field's mark before every word.
    mark: usize,
    asked: Vec<char>,
    forgiven: u8,
    /// One row per letter of the present word, and the row before them.
    rows: Vec<Vec<u8>>,
    letters: Vec<char>,
}

impl<'a> Walk<'a> {
    fn new(dictionary: &'a Dictionary, mark: usize, asked: &str, forgiven: u8) -> Self {
        let asked: Vec<char> = asked.chars().take(60).collect();
        let rows = vec![(0..=asked.len() as u8).collect()];
        Self { dictionary, mark, asked, forgiven, rows, letters: Vec::new() }
    }

    /// The words within the distance, with it; of `beginnings`, words that begin with something within it.
    fn run(&mut self, words: Range<u32>, beginnings: bool) -> Vec<(u8, u32)> {
        let mut near = Vec::new();
        let mut number = words.start;
        while number < words.end {
            let whole = self.dictionary.word(number);
            let word = whole.get(self.mark..).unwrap_or_default();
            let shared =
                self.letters.iter().zip(word.chars()).take_while(|(own, other)| **own == *other).count();
            self.letters.truncate(shared);
            self.rows.truncate(shared + 1);
            let mut too_far = None;
            for (place, letter) in word.char_indices().skip(shared) {
                if self.push(letter) > self.forgiven {
                    too_far = whole.get(..self.mark + place + letter.len_utf8());
                    break;
                }
            }
            let mut distances = self.rows.iter().filter_map(|row| row.last().copied());
            let distance = match too_far {
                _ if beginnings => distances.min(),
                Some(_) => None,
                None => distances.next_back(),
            };
            near.extend(
                distance.filter(|distance| *distance <= self.forgiven).map(|distance| (distance, number)),
            );
            number = match too_far {
                Some(beginning) if !beginnings => self.dictionary.beginning(beginning).end.max(number + 1),
                _ => number + 1,
            };
        }
        near
    }

    /// Goes on by a letter and returns the least distance that any word going on from here can have.
    fn push(&mut self, letter: char) -> u8 {
        let before = self.rows.last().map_or(&[][..], Vec::as_slice);
        let two_before = self.rows.len().checked_sub(2).and_then(|row| self.rows.get(row));
        let last = self.letters.last();
        let first = self.rows.len() as u8;
        let mut row = Vec::with_capacity(before.len());
        row.push(first);
        let mut left = first;
        let mut previous = None;
        for (column, (asked, pair)) in self.asked.iter().zip(before.windows(2)).enumerate() {
            let [diagonal, above] = pair else { continue };
            let mut distance =
                above.min(&left).saturating_add(1).min(diagonal.saturating_add(u8::from(*asked != letter)));
            let swapped = previous == Some(&letter) && last == Some(asked);
            if let Some(crossed) =
                two_before.and_then(|row| row.get(column.checked_sub(1)?)).filter(|_| swapped)
            {
                distance = distance.min(crossed.saturating_add(1));
            }
            row.push(distance);
            left = distance;
            previous = Some(asked);
        }
        let least = row.iter().min().copied().unwrap_or(u8::MAX);
        self.rows.push(row);
        self.letters.push(letter);
        least
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 9] =
        ["borg", "burg", "malta", "meeting", "meetings", "mumbai", "nurtleu", "nurtleus", "türkmen"];

    fn check(asked: &str, forgiven: u8, beginnings: bool, expected: &[(u8, &str)]) {
        let dictionary = Dictionary::new(WORDS);
        let near = Walk::new(&dictionary, 0, asked, forgiven).run(0..dictionary.len(), beginnings);
        let near: Vec<_> =
            near.into_iter().map(|(distance, word)| (distance, dictionary.word(word))).collect();
        assert_eq!(near, expected, "{asked}");
    }

    #[test]
    fn distances_count_letters_and_swaps() {
        check("nurtlu", 1, false, &[(1, "nurtleu")]);
        check("nurtlue", 1, false, &[(1, "nurtleu")]);
        check("borg", 1, false, &[(0, "borg"), (1, "burg")]);
        check("metings", 2, false, &[(2, "meeting"), (1, "meetings")]);
        check("turkmen", 1, false, &[(1, "türkmen")]);
        check("mlata", 0, false, &[]);
    }

    #[test]
    fn an_unfinished_word_may_be_misspelt_too() {
        check("nurlte", 1, true, &[(1, "nurtleu"), (1, "nurtleus")]);
    }

    #[test]
    fn the_walk_finds_what_comparing_with_every_word_finds() {
        // Plain recursion over the definition, without rows or skipping.
        fn distance(one: &[char], other: &[char]) -> u8 {
            let ([.., a], [.., b]) = (one, other) else { return (one.len() + other.len()) as u8 };
            let (shorter, other_shorter) = (&one[..one.len() - 1], &other[..other.len() - 1]);
            let mut least = (distance(shorter, other) + 1)
                .min(distance(one, other_shorter) + 1)
                .min(distance(shorter, other_shorter) + u8::from(a != b));
            if let ([.., c, _], [.., d, _]) = (one, other)
                && a == d
                && b == c
            {
                least = least.min(distance(&one[..one.len() - 2], &other[..other.len() - 2]) + 1);
            }
            least
        }
        for asked in ["bogr", "brog", "malt", "mlata", "burgo", "umbai", "mumabi"] {
            for forgiven in [1, 2] {
                let letters: Vec<char> = asked.chars().collect();
                let expected: Vec<(u8, &str)> = WORDS
                    .into_iter()
                    .filter(|word| word.chars().count() < 8)
                    .map(|word| (distance(&letters, &word.chars().collect::<Vec<_>>()), word))
                    .filter(|(distance, _)| *distance <= forgiven)
                    .collect();
                check(asked, forgiven, false, &expected);
            }
        }
    }
}
