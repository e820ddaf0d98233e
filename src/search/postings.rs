//! For each word of the dictionary: in which documents it stands, how often, whether in the headline, and at
//! which positions. Compressed in memory exactly as stored.
//!
//! One word's bytes: the number of its documents; the differences between their numbers; per document, twice
//! the number of positions plus one if the headline holds it; the differences between positions. All as `varint`s.

use super::varint::{self, Reader};

/// All postings of an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Postings {
    /// Per word, where its bytes begin; they end where the next word's begin.
    starts: Vec<u32>,
    bytes: Vec<u8>,
}

/// One occurrence of a word, before the postings are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Occurrence {
    pub document: u32,
    pub position: u32,
    pub in_headline: bool,
}

/// One word in one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub document: u32,
    /// How often.
    pub count: u32,
    pub in_headline: bool,
}

impl Postings {
    /// Appends the next word of the dictionary. `occurrences` in order of document, then position.
    pub(super) fn push(&mut self, occurrences: &[Occurrence]) {
        self.starts.push(self.bytes.len() as u32);
        let documents = || occurrences.chunk_by(|a, b| a.document == b.document);
        varint::push(&mut self.bytes, documents().count() as u32);
        let mut before = 0;
        for document in documents().filter_map(|here| here.first()).map(|first| first.document) {
            varint::push(&mut self.bytes, document - before);
            before = document;
        }
        for here in documents() {
            let in_headline = here.iter().any(|occurrence| occurrence.in_headline);
            varint::push(&mut self.bytes, (here.len() as u32) << 1 | u32::from(in_headline));
        }
        for here in documents() {
            let mut before = 0;
            for occurrence in here {
                varint::push(&mut self.bytes, occurrence.position - before);
                before = occurrence.position;
            }
        }
    }

    /// Appends them as `store` describes.
    pub(super) fn write(&self, bytes: &mut Vec<u8>) {
        let ends = self.starts.iter().skip(1).copied().chain([self.bytes.len() as u32]);
        self.starts.iter().zip(ends).for_each(|(start, end)| varint::push(bytes, end - start));
        bytes.extend_from_slice(&self.bytes);
    }

    /// Reads what `write` wrote for so many words, up to the end; `None` if they are no such postings.
    pub(super) fn open(reader: &mut Reader<'_>, words: u32) -> Option<Self> {
        let mut starts = Vec::new();
        let mut end = 0u32;
        for _ in 0..words {
            starts.push(end);
            end = end.checked_add(reader.next())?;
        }
        let bytes = reader.take(reader.left()).to_vec();
        (bytes.len() == end as usize).then_some(Self { starts, bytes })
    }

    fn of(&self, word: u32) -> Reader<'_> {
        let word = word as usize;
        let start = self.starts.get(word).map_or(self.bytes.len(), |start| *start as usize);
        let end = self.starts.get(word + 1).map_or(self.bytes.len(), |end| *end as usize);
        Reader::new(self.bytes.get(start..end).unwrap_or_default())
    }

    /// In how many documents a word stands.
    pub(super) fn document_count(&self, word: u32) -> usize {
        self.of(word).next() as usize
    }

    /// Puts a word's postings into `postings`, by document, and returns its positions, to be read in their order.
    pub(super) fn read(&self, word: u32, postings: &mut Vec<Posting>) -> Positions<'_> {
        postings.clear();
        let mut reader = self.of(word);
        let count = (reader.next() as usize).min(reader.left());
        let mut document = 0u32;
        postings.extend((0..count).map(|_| {
            document = document.wrapping_add(reader.next());
            Posting { document, count: 0, in_headline: false }
        }));
        for posting in postings.iter_mut() {
            let packed = reader.next();
            (posting.count, posting.in_headline) = (packed >> 1, packed & 1 == 1);
        }
        Positions { reader }
    }

    /// Puts the documents of a word into `documents`, ascending.
    pub(super) fn read_documents(&self, word: u32, documents: &mut Vec<u32>) {
        documents.clear();
        let mut reader = self.of(word);
        let count = (reader.next() as usize).min(reader.left());
        let mut document = 0u32;
        documents.extend((0..count).map(|_| {
            document = document.wrapping_add(reader.next());
            document
        }));
    }

    /// Bytes that they take in memory.
    pub(super) fn size(&self) -> usize {
        self.bytes.len() + 4 * self.starts.len()
    }
}

/// A word's positions, document after document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Positions<'a> {
    reader: Reader<'a>,
}

impl Positions<'_> {
    /// Gives the positions in the next document to `each`, ascending.
    pub(super) fn next(&mut self, posting: Posting, mut each: impl FnMut(u32)) {
        let mut position = 0u32;
        // Every position takes a byte at least.
        for _ in 0..(posting.count as usize).min(self.reader.left()) {
            position = position.wrapping_add(self.reader.next());
            each(position);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_again() {
        let occurrence = |document, position, in_headline| Occurrence { document, position, in_headline };
        let mut postings = Postings::default();
        postings.push(&[]);
        postings.push(&[occurrence(0, 3, true), occurrence(0, 400, false), occurrence(7, 70_000, false)]);
        let mut read = Vec::new();
        let mut positions = postings.read(1, &mut read);
        let posting = |document, count, in_headline| Posting { document, count, in_headline };
        assert_eq!(read, [posting(0, 2, true), posting(7, 1, false)]);
        let mut found = Vec::new();
        read.iter().for_each(|posting| {
            positions.next(*posting, |position| found.push((posting.document, position)))
        });
        assert_eq!(found, [(0, 3), (0, 400), (7, 70_000)]);
        for word in [0, 2, 99] {
            postings.read(word, &mut read);
            assert!(read.is_empty());
        }
    }
}
