//! Who is the same by name: spellings of one name in different transliterations, with and without accents, initials,
//! middle names or one wrong letter, and a surname for the whole name. Knows only names, not roles.

use super::tags::{Tag, Tags};
use crate::text::fold_char;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Of the people who share a word of their names, this many, the latest, are compared.
const MOST_NAMESAKES: usize = 12;

/// A name's words, each reduced to what its spellings share.
pub(super) type Words = Vec<String>;

/// The words of the name at `tokens`; hyphens join, spaces part.
pub(super) fn words(tags: &Tags<'_>, tokens: Range<usize>) -> Words {
    let mut words: Words = Vec::new();
    for at in tokens.clone() {
        if matches!(tags.tag(at), Tag::Mark | Tag::Possessive | Tag::Particle { last: true, .. }) {
            continue;
        }
        // «al-Moualem» is «Moualem».
        let article =
            matches!(tags.tag(at), Tag::Particle { .. }) && !tags.spaced(at + 1) && tags.is_dash(at + 1);
        // «Hamad Al Thani» is «Hamad bin Jassim Al-Thani».
        let family = tags.capitalised(at) && tags.spaced(at + 1) && matches!(tags.word(at), "Al" | "El");
        if article && at + 2 < tokens.end || family && at + 1 < tokens.end {
            continue;
        }
        match words.last_mut() {
            Some(word)
                if !tags.spaced(at)
                    && at > tokens.start
                    && tags.is_dash(at - 1)
                    && !is_article(tags, at, &tokens) =>
            {
                reduce(tags.word(at), word)
            }
            // «Zh.» is one letter in the script that it was written in.
            _ if tags.tag(at) == Tag::Initial => {
                let mut letters = String::new();
                reduce(tags.word(at), &mut letters);
                words.push(letters.chars().take(1).collect());
            }
            _ => {
                let mut word = String::with_capacity(12);
                reduce(tags.word(at), &mut word);
                // «Yi» is no initial.
                if word.len() == 1 && tags.word(at).len() > 1 {
                    word.push_str(&word.clone());
                }
                words.push(word);
            }
        }
    }
    words
}

/// «al-» stands before the token, inside the name.
fn is_article(tags: &Tags<'_>, at: usize, tokens: &Range<usize>) -> bool {
    at >= tokens.start + 2 && tags.is_dash(at - 1) && matches!(tags.tag(at - 2), Tag::Particle { .. })
}

/// Appends what the spellings of `word` share: y, j and i are alike, w and v, kh and h, x and ks, single and
/// double letters.
fn reduce(word: &str, reduced: &mut String) {
    let mut push = |c: char| {
        let c = match c {
            'y' | 'j' => 'i',
            'w' => 'v',
            'q' => 'k',
            other => other,
        };
        if c == 'h' && reduced.ends_with('k') {
            reduced.pop();
        }
        if !reduced.ends_with(c) {
            reduced.push(c);
        }
    };
    for c in word.chars() {
        fold_char(c, |c| match c {
            'x' => {
                push('k');
                push('s');
            }
            other => push(other),
        });
    }
}

/// Whether both may be spellings of one word: equal, one the other's initial, or one letter apart.
fn alike(one: &str, other: &str) -> bool {
    one == other
        || (one.len() == 1 && other.starts_with(one))
        || (other.len() == 1 && one.starts_with(other))
        || (one.len() > 4 && other.len() > 4 && one_letter_apart(one, other))
}

/// One letter replaced, added or left out, not the first.
fn one_letter_apart(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 || short.as_bytes().first() != long.as_bytes().first() {
        return false;
    }
    let same = short.bytes().zip(long.bytes()).take_while(|(a, b)| a == b).count();
    let rest = |word: &str, from: usize| word.bytes().skip(from).collect::<Vec<u8>>();
    let skip = usize::from(short.len() == long.len());
    rest(short, same + skip) == rest(long, same + 1)
}

/// Whether the shorter name can be the longer one's short form: its words come in the same order there, the
/// surname among them (or, for one word alone, any word).
pub(super) fn same(one: &Words, other: &Words) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.concat() == long.concat() {
        return true;
    }
    let mut rest = long.iter();
    let in_order = short.iter().all(|word| rest.any(|candidate| alike(word, candidate)));
    let reversed = || short.len() == 2 && long.len() == 2 && short.iter().eq(long.iter().rev());
    let exact = short.iter().filter(|word| long.contains(word)).count();
    match short.len() {
        0 => false,
        1 => in_order,
        count => (in_order && exact + 1 >= count && exact > 0 && !is_fathers(short, long)) || reversed(),
    }
}

/// «Tahnoon bin **Hamad bin Rashid**»: a whole name that stands only behind «bin» is the father's; «Al Mansur» is the family's.
fn is_fathers(short: &Words, long: &Words) -> bool {
    let of_son = long.iter().any(|word| matches!(word.as_str(), "bin" | "ibn" | "bint"));
    let of_family = short.first().is_some_and(|first| matches!(first.as_str(), "al" | "el"));
    of_son && !of_family && !short.first().zip(long.first()).is_some_and(|(one, other)| alike(one, other))
}

/// The people known so far, found by the words of their names. People are named by their index.
#[derive(Default)]
pub(super) struct Names {
    known: Vec<Words>,
    by_word: FxHashMap<String, Vec<u32>>,
    /// Other names of theirs, of one word.
    nicknames: FxHashMap<String, usize>,
}

impl Names {
    /// Adds the next person.
    pub(super) fn add(&mut self, words: Words) {
        let index = self.known.len() as u32;
        for word in &words {
            self.list(word, index);
        }
        self.known.push(words);
    }

    /// Notes another name, which has no word of the known one.
    pub(super) fn call(&mut self, person: usize, words: &Words) {
        if let [word] = words.as_slice() {
            self.nicknames.entry(word.clone()).or_insert(person);
        }
    }

    /// Notes another, fuller form of a known name.
    pub(super) fn extend(&mut self, person: usize, words: Words) {
        for word in &words {
            self.list(word, person as u32);
        }
        if let Some(known) = self.known.get_mut(person)
            && words.len() > known.len()
        {
            *known = words;
        }
    }

    fn list(&mut self, word: &str, index: u32) {
        let listed = self.by_word.entry(word.to_owned()).or_default();
        if !listed.contains(&index) {
            if listed.len() == MOST_NAMESAKES {
                listed.remove(0);
            }
            listed.push(index);
        }
    }

    /// The people whom a name can mean, whose last word may be cut off.
    pub(super) fn meaning(&self, words: &Words, cut: bool) -> Vec<usize> {
        match self.meant_by(words) {
            found if found.is_empty() && cut => self.begun_by(words),
            found => found,
        }
    }

    /// «Dmitry **Sergeyevich**»: the latest person of that given name, whom someone addresses by it and his father's.
    pub(super) fn addressed(&self, last: &str, words: &Words) -> Option<usize> {
        let fathers = ["evich", "ovich", "evna", "ovna"].iter().any(|ending| last.ends_with(ending));
        let given = words.first().filter(|_| fathers)?;
        let listed = self.by_word.get(given)?.iter().rev().map(|person| *person as usize);
        listed.into_iter().find(|person| {
            self.known.get(*person).is_some_and(|known| known.first() == Some(given) && known.len() > 1)
        })
    }

    /// Whether `words` hold the full names of two people.
    pub(super) fn holds_several(&self, words: &Words) -> bool {
        let full = |pair: &[String]| {
            let listed =
                pair.first().and_then(|word| self.by_word.get(word)).map(Vec::as_slice).unwrap_or_default();
            listed
                .iter()
                .copied()
                .find(|person| self.known.get(*person as usize).is_some_and(|known| known.as_slice() == pair))
        };
        let mut found = words.windows(2).filter_map(full);
        let first = found.next();
        found.any(|other| Some(other) != first)
    }

    /// The people whom `words` can mean, best first: those whose surname is the last word, then those who share
    /// it otherwise. A name of two words or more means at most those with all of them.
    fn meant_by(&self, words: &Words) -> Vec<usize> {
        let mut found: Vec<(u8, usize)> = Vec::new();
        for word in words.iter().rev() {
            for index in self.by_word.get(word).map(Vec::as_slice).unwrap_or_default() {
                let person = *index as usize;
                if let Some(known) = self.known.get(person)
                    && same(words, known)
                    && !found.iter().any(|(_, other)| *other == person)
                {
                    let rank = if known.last() == words.last() {
                        0
                    } else if known.first() == words.first() {
                        1
                    } else {
                        2
                    };
                    found.push((rank, person));
                }
            }
        }
        if let ([], [word]) = (found.as_slice(), words.as_slice()) {
            found.extend(self.nicknames.get(word).map(|person| (0, *person)));
        }
        if found.is_empty() && words.len() == 1 {
            found.extend(self.misspelt(words.last().map(String::as_str).unwrap_or_default()));
        }
        let best = found.iter().map(|(rank, _)| *rank).min();
        found.into_iter().filter(|(rank, _)| Some(*rank) == best).map(|(_, person)| person).collect()
    }

    /// The people whose name begins as `words` do, cut off in the last of them.
    fn begun_by(&self, words: &Words) -> Vec<usize> {
        let Some((cut, whole)) = words.split_last() else { return Vec::new() };
        let begins = |known: &Words| {
            known.iter().any(|word| word.starts_with(cut.as_str()))
                && whole.iter().all(|word| known.contains(word))
        };
        let from = self.known.len().saturating_sub(MOST_NAMESAKES);
        self.known
            .iter()
            .enumerate()
            .skip(from)
            .filter(|(_, known)| begins(known))
            .map(|(person, _)| person)
            .collect()
    }

    /// The latest people whose surname is one letter away; only for long words.
    fn misspelt(&self, word: &str) -> Option<(u8, usize)> {
        let from = self.known.len().saturating_sub(MOST_NAMESAKES);
        let close = |known: &Words| {
            known.last().is_some_and(|last| word.len().max(last.len()) > 5 && one_letter_apart(word, last))
        };
        self.known
            .iter()
            .enumerate()
            .skip(from)
            .rev()
            .find(|(_, known)| close(known))
            .map(|(person, _)| (0, person))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> Words {
        name.split(' ')
            .map(|word| {
                let mut reduced = String::new();
                reduce(&word.replace('-', ""), &mut reduced);
                reduced
            })
            .collect()
    }

    #[test]
    fn spellings_of_one_name_are_the_same() {
        for (one, other) in [
            ("Sergey Lavrov", "Sergei LAVROV"),
            ("Roman Vassilenko", "Roman Vasilenko"),
            ("Antony J. Blinken", "Antony Blinken"),
            ("Hossein Amirabdollahian", "Hossein Amir-Abdollahian"),
            ("Abdullah bin Zayed", "Abdullah bin Zayed Al Nahyan"),
            ("Michael Ian Upton", "Michel Ian Upton"),
            ("Nursultan Nazarbayev", "NAZARBAYEV Nursultan"),
            ("Petras Auštrevičius", "Petras Austrevicius"),
            ("J. Borrell", "Josep Borrell"),
        ] {
            let (one, other) = (of(&one.replace('.', "")), of(&other.replace('.', "")));
            assert!(
                same(&one, &other) || one.iter().rev().eq(other.iter()) || same(&other, &one),
                "{one:?} {other:?}"
            );
        }
    }

    #[test]
    fn namesakes_stay_apart() {
        for (one, other) in [
            ("Sadyr Japarov", "Akylbek Japarov"),
            ("Kim Jong-un", "Sung Kim"),
            ("Maria Petrova", "Mario Petrov"),
            ("George Bush", "Barbara Bush"),
        ] {
            assert!(!same(&of(one), &of(other)), "{one} {other}");
        }
    }
}
