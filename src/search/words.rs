//! The words of articles in the making of an index: read article by article, then put in order all at once.

use super::analysis::Analyzer;
use super::dictionary::Dictionary;
use super::postings::{Growing, Postings};
use super::sequence::{Draft, Sequence, walk};
use super::varint::{self, Reader};
use crate::article::Article;
use crate::order;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Words are numbered in the order in which they are first met.
#[derive(Default)]
pub(super) struct Words {
    numbers: FxHashMap<String, u32>,
    /// Per word, how many articles hold it, and the last of them, counted from 1.
    met: Vec<(u32, u32)>,
    /// Every article's words in order, as `varint`s: twice the number counted from 1, plus one in the headline; 0 for a gap.
    read: Vec<u8>,
    /// Per article, where its words end.
    ends: Vec<usize>,
    /// Per article, how many words its text has.
    lengths: Vec<u32>,
    analyzer: Analyzer,
}

/// What the words of all articles make.
pub(super) struct Made {
    pub dictionary: Dictionary,
    pub postings: Postings,
    /// Per article, how many words its text has.
    pub lengths: Vec<u32>,
    /// Per article, in which order its words stand.
    pub sequences: Vec<OnceLock<Sequence<'static>>>,
}

impl Words {
    /// Adds the next article.
    pub(super) fn add(&mut self, article: &Article) {
        let Self { numbers, met, read, ends, lengths, analyzer } = self;
        let this = lengths.len() as u32 + 1;
        let length = walk(analyzer, article, &mut |word| {
            let Some((word, in_headline)) = word else { return read.push(0) };
            let next = numbers.len() as u32;
            let number = match numbers.get(word) {
                Some(number) => *number,
                None => *numbers.entry(word.to_owned()).or_insert(next),
            };
            if number == next {
                met.push((0, 0));
            }
            if let Some((holding, last)) = met.get_mut(number as usize).filter(|(_, last)| *last != this) {
                (*holding, *last) = (*holding + 1, this);
            }
            varint::push(read, (number + 1) << 1 | u32::from(in_headline));
        });
        ends.push(read.len());
        lengths.push(length);
    }

    /// The words in order, and where they stand.
    pub(super) fn finish(self) -> Made {
        let Self { numbers, met, read, ends, lengths, .. } = self;
        let documents = lengths.len();
        let mut words: Vec<(String, u32)> = numbers.into_iter().collect();
        order::sort(&mut words);
        let dictionary = Dictionary::new(words.iter().map(|(word, _)| word.as_str()));
        let mut places = vec![0; words.len()];
        let mut lists = Vec::with_capacity(words.len());
        for (place, (_, number)) in (0u32..).zip(words) {
            if let Some(slot) = places.get_mut(number as usize) {
                *slot = place;
            }
            let holding = met.get(number as usize).map_or(0, |(holding, _)| *holding);
            lists.push(Growing::new(documents as u32, holding));
        }
        let mut postings = Postings::new(&lengths);
        let mut sequences = vec![OnceLock::new(); documents];
        // Of the present article: per word the packed count, the words that have one, and all words in order.
        let mut counts = vec![0u32; lists.len()];
        let (mut here, mut draft) = (Vec::new(), Draft::default());
        for (place, document) in (0u32..).zip(postings.by_place()) {
            let document = *document as usize;
            let start = document.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |end| *end);
            let end = ends.get(document).map_or(start, |end| *end);
            let mut reader = Reader::new(read.get(start..end).unwrap_or_default());
            while reader.left() > 0 {
                let packed = reader.next();
                let word =
                    (packed >> 1).checked_sub(1).and_then(|number| places.get(number as usize)).copied();
                draft.push(word, packed & 1 == 1);
                let Some((word, count)) = word.and_then(|word| Some((word, counts.get_mut(word as usize)?)))
                else {
                    continue;
                };
                if *count == 0 {
                    here.push(word);
                }
                *count = (*count + 2) | packed & 1;
            }
            for word in here.drain(..) {
                let count = counts.get_mut(word as usize).map(std::mem::take).unwrap_or_default();
                if let Some(list) = lists.get_mut(word as usize) {
                    list.push(place, count);
                }
            }
            if let Some(slot) = sequences.get_mut(document) {
                *slot = draft.finish().into();
            }
        }
        lists.into_iter().for_each(|list| postings.push(list));
        Made { dictionary, postings, lengths, sequences }
    }
}
