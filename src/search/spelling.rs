//! Words that the library does not hold, put right by those that look alike.

use super::analysis::Analyzer;
use super::index::Index;
use super::query::{Node, Query};
use super::run::Relaxation;

/// How many words may stand in for one.
const MOST_WORDS: usize = 3;

/// Replaces the words that no article holds and says by which.
pub(super) fn respell(index: &Index, query: &mut Query) -> Vec<Relaxation> {
    let mut relaxed = Vec::new();
    for piece in &mut query.pieces {
        let Node::Term(term) = piece else { continue };
        let [word] = term.words.as_slice() else { continue };
        let held = !index.dictionary.forms(&Analyzer::new(), word).is_empty()
            || (term.prefix && !index.dictionary.beginning(word).is_empty());
        if held || term.quoted || term.field.is_some() {
            continue;
        }
        let used = nearest(index, word);
        if used.is_empty() {
            continue;
        }
        relaxed.push(Relaxation::Spelling { asked: term.text.clone(), used: used.clone() });
        let mut nodes: Vec<Node> = used
            .into_iter()
            .map(|word| {
                let mut term = term.clone();
                (term.text, term.words, term.prefix) = (word.clone(), vec![word], false);
                Node::Term(term)
            })
            .collect();
        *piece = if nodes.len() > 1 { Node::Any(nodes) } else { nodes.swap_remove(0) };
    }
    relaxed
}

/// The words at the smallest distance that is forgiven: one letter in words of four to seven, two in longer ones.
fn nearest(index: &Index, word: &str) -> Vec<String> {
    let forgiven = match word.chars().count() {
        ..4 => return Vec::new(),
        4..8 => 1,
        _ => 2,
    };
    let letters: Vec<char> = word.chars().collect();
    let dictionary = &index.dictionary;
    let mut near: Vec<(usize, std::cmp::Reverse<usize>, &str)> = (dictionary.first_from(" ")
        ..dictionary.len())
        .filter_map(|number| {
            let distance = distance(&letters, dictionary.word(number), forgiven)?;
            Some((
                distance,
                std::cmp::Reverse(index.postings.document_count(number)),
                dictionary.word(number),
            ))
        })
        .collect();
    near.sort();
    let best = near.first().map_or(0, |(distance, ..)| *distance);
    let same = near.into_iter().take_while(|(distance, ..)| *distance == best);
    same.take(MOST_WORDS).map(|(.., word)| word.to_owned()).collect()
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other (optimal
/// string alignment), if they are `most` or fewer.
fn distance(word: &[char], other: &str, most: usize) -> Option<usize> {
    let length = other.chars().count();
    if length.abs_diff(word.len()) > most {
        return None;
    }
    let mut two_before: Vec<usize> = Vec::new();
    let mut before: Vec<usize> = (0..=word.len()).collect();
    let mut last = None;
    for (row, letter) in other.chars().enumerate() {
        let mut current = vec![row + 1];
        for (column, own) in word.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let mut cost = (at(&before, column + 1) + 1)
                .min(at(&current, column) + 1)
                .min(at(&before, column) + usize::from(*own != letter));
            let swapped = column > 0 && word.get(column - 1) == Some(&letter) && last == Some(*own);
            if swapped {
                cost = cost.min(at(&two_before, column - 1) + 1);
            }
            current.push(cost);
        }
        if current.iter().min().is_some_and(|best| *best > most) {
            return None;
        }
        two_before = std::mem::replace(&mut before, current);
        last = Some(letter);
    }
    before.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_letters_and_swaps() {
        for (one, other, expected) in [
            ("nurtlu", "nurtleu", Some(1)),
            ("nurtleu", "nurtlue", Some(1)),
            ("borg", "borg", Some(0)),
            ("malta", "mumbai", None),
            ("meeting", "metings", Some(2)),
        ] {
            let letters: Vec<char> = one.chars().collect();
            assert_eq!(distance(&letters, other, 2), expected, "{one} {other}");
        }
    }
}
