//! The numbers of words by hash: reading an article again looks up each of its words, for which the dictionary's order is
//! too slow. Made when the first article is read again.

use super::dictionary::Dictionary;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// A table of as many slots as a power of two; a word stands in the first free one from its hash on.
#[derive(Clone, Debug, Default)]
pub(super) struct Lookup {
    /// A word's number counted from 1; 0 where there is none.
    slots: Vec<u32>,
}

impl Lookup {
    pub(super) fn new(dictionary: &Dictionary) -> Self {
        // A third stays free, so that the next free slot is near.
        let slots = (dictionary.len() as usize * 3 / 2 + 1).next_power_of_two();
        let mut lookup = Self { slots: vec![0; slots] };
        for word in 0..dictionary.len() {
            let free = lookup.slots_for(dictionary.word(word)).find(|(_, own)| *own == 0);
            if let Some(slot) = free.and_then(|(place, _)| lookup.slots.get_mut(place)) {
                *slot = word + 1;
            }
        }
        lookup
    }

    /// The number of a word of the dictionary that this was made of.
    pub(super) fn find(&self, dictionary: &Dictionary, word: &str) -> Option<u32> {
        let mut numbers = self.slots_for(word).map_while(|(_, own)| own.checked_sub(1));
        numbers.find(|number| dictionary.word(*number) == word)
    }

    /// All slots from a word's hash on, with their places.
    fn slots_for(&self, word: &str) -> impl Iterator<Item = (usize, u32)> {
        let mut hasher = FxHasher::default();
        hasher.write(word.as_bytes());
        let start = hasher.finish() as usize & self.slots.len().wrapping_sub(1);
        let round = (start..self.slots.len()).chain(0..start);
        round.filter_map(|place| Some((place, *self.slots.get(place)?)))
    }

    /// Bytes that it takes in memory.
    pub(super) fn size(&self) -> usize {
        size_of_val(&*self.slots)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_found_and_no_other() {
        let words: Vec<String> = (100..900).map(|number| format!("word{number}")).collect();
        for count in [0, 1, 2, 3, 700, 800] {
            let dictionary = Dictionary::new(words.iter().take(count).map(String::as_str));
            let lookup = Lookup::new(&dictionary);
            for (number, word) in (0u32..).zip(&words) {
                let expected = Some(number).filter(|number| (*number as usize) < count);
                assert_eq!(lookup.find(&dictionary, word), expected, "{word} of {count}");
            }
        }
    }
}
