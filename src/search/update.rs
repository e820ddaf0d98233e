//! Adding, replacing and removing articles without reading the others again: what the index knows of them is
//! copied, word by word, to where they stand now.

use super::analysis::Analyzer;
use super::columns::Columns;
use super::dictionary::Dictionary;
use super::index::{Index, Words};
use super::postings::{Growing, Postings};
use crate::article::Article;
use std::borrow::Borrow;

impl Index {
    /// The index of `articles`, equal to one built anew. `known` says for each of them which number it has here, if it has
    /// not changed since; the others are read. No number may be given twice: a second time, the article is read as well.
    pub fn update<A: Borrow<Article>>(&self, articles: &[A], known: &[Option<u32>]) -> Self {
        let mut places: Vec<Option<u32>> = vec![None; self.len()];
        let mut lengths = Vec::with_capacity(articles.len());
        let mut words = Words::default();
        let mut new_places: Vec<Option<u32>> = Vec::new();
        for (place, article) in (0u32..).zip(articles) {
            let own = known.get(place as usize).copied().flatten();
            match own.and_then(|own| places.get_mut(own as usize)).filter(|slot| slot.is_none()) {
                Some(slot) => {
                    *slot = Some(place);
                    lengths.push(
                        own.and_then(|own| self.lengths.get(own as usize)).copied().unwrap_or_default(),
                    );
                }
                None => {
                    lengths.push(words.add(article.borrow()));
                    new_places.push(Some(place));
                }
            }
        }
        let (new_dictionary, new_postings) = words.finish();
        let unmoved = (0u32..).zip(&places).all(|(own, place)| *place == Some(own));

        let (old, new) = (&self.dictionary, &new_dictionary);
        let mut postings = Postings::default();
        let mut joined = Joined::new(old.len(), new.len());
        let (mut here, mut there) = (0, 0);
        while here < old.len() || there < new.len() {
            let in_old = here < old.len() && (there == new.len() || old.word(here) <= new.word(there));
            let in_new = there < new.len() && (here == old.len() || new.word(there) <= old.word(here));
            let text = if in_old { old.word(here) } else { new.word(there) };
            let mut held = true;
            if in_old && !in_new && unmoved {
                postings.copy(&self.postings, here);
            } else {
                let mut entries = Vec::new();
                if in_old {
                    self.postings.entries(here, &places, &mut entries);
                }
                if in_new {
                    new_postings.entries(there, &new_places, &mut entries);
                }
                entries.sort_unstable_by_key(|entry| entry.document);
                let mut word = Growing::default();
                entries.iter().for_each(|entry| word.copy(entry));
                held = !entries.is_empty();
                if held {
                    postings.push(&word);
                }
            }
            if held {
                joined.push(text, in_old.then_some(here), in_new.then_some(there));
            }
            here += u32::from(in_old);
            there += u32::from(in_new);
        }
        Self::of(
            joined.finish(old, new),
            postings,
            lengths,
            Columns::build(&articles.iter().map(Borrow::borrow).collect::<Vec<_>>()),
        )
    }
}

/// The words of two dictionaries together, and where each went.
struct Joined {
    text: String,
    ends: Vec<u32>,
    /// Per word of either, its number now.
    from_old: Vec<Option<u32>>,
    from_new: Vec<Option<u32>>,
}

impl Joined {
    fn new(old: u32, new: u32) -> Self {
        Self {
            text: String::new(),
            ends: Vec::new(),
            from_old: vec![None; old as usize],
            from_new: vec![None; new as usize],
        }
    }

    fn push(&mut self, text: &str, old: Option<u32>, new: Option<u32>) {
        let number = Some(self.ends.len() as u32);
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
        if let Some(slot) = old.and_then(|old| self.from_old.get_mut(old as usize)) {
            *slot = number;
        }
        if let Some(slot) = new.and_then(|new| self.from_new.get_mut(new as usize)) {
            *slot = number;
        }
    }

    fn finish(self, old: &Dictionary, new: &Dictionary) -> Dictionary {
        let numbers = |members: &[u32], map: &[Option<u32>]| -> Vec<u32> {
            members.iter().filter_map(|word| map.get(*word as usize).copied().flatten()).collect()
        };
        let analyzer = Analyzer::new();
        let mut families: Vec<Vec<u32>> = Vec::new();
        let mut place = 0;
        for family in new.all_families() {
            let members = new.members(family);
            let first = members.first().map_or("", |word| new.word(*word));
            let (before, same) = old.place_of_stem(&analyzer, first);
            while place < before {
                let members = old.members(place);
                families.push(numbers(members, &self.from_old));
                place += members.len().max(1) as u32;
            }
            let mut all = numbers(members, &self.from_new);
            if same {
                let members = old.members(place);
                all.extend(numbers(members, &self.from_old));
                place += members.len().max(1) as u32;
            }
            all.sort_unstable();
            all.dedup();
            families.push(all);
        }
        while place < old.len() {
            let members = old.members(place);
            families.push(numbers(members, &self.from_old));
            place += members.len().max(1) as u32;
        }
        Dictionary::of(self.text, self.ends, &families)
    }
}
