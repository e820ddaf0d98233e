//! For each word of the dictionary: in which documents it stands, how often, whether in the headline, and at
//! which positions. Compressed in memory exactly as stored.
//!
//! One word's bytes: the number of its documents; the differences between their numbers; per document, twice
//! the number of positions plus one if the headline holds it; the differences between positions. All as `varint`s.

use super::varint::{self, Reader};

/// One word in one document with its positions as they are stored.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    pub document: u32,
    /// Twice the number of positions, plus one if the headline holds it.
    packed: u32,
    positions: &'a [u8],
}

/// All postings of an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Postings {
    /// Per word, where its bytes begin; they end where the next word's begin.
    starts: Vec<u32>,
    bytes: Vec<u8>,
}

/// The postings of one word in the making, document after document.
#[derive(Clone, Debug, Default)]
pub(super) struct Growing {
    documents: u32,
    last: u32,
    /// The difference to the document before and the packed count, by turns.
    heads: Vec<u8>,
    positions: Vec<u8>,
}

impl Growing {
    /// Adds a document behind all others; its positions ascending, at least one.
    pub(super) fn push(
        &mut self,
        document: u32,
        in_headline: bool,
        positions: impl ExactSizeIterator<Item = u32>,
    ) {
        varint::push(&mut self.heads, document.wrapping_sub(self.last));
        varint::push(&mut self.heads, (positions.len() as u32) << 1 | u32::from(in_headline));
        (self.documents, self.last) = (self.documents + 1, document);
        let mut before = 0;
        for position in positions {
            varint::push(&mut self.positions, position - before);
            before = position;
        }
    }

    /// Adds a document behind all others from where it was stored before.
    pub(super) fn copy(&mut self, entry: &Entry<'_>) {
        varint::push(&mut self.heads, entry.document.wrapping_sub(self.last));
        varint::push(&mut self.heads, entry.packed);
        (self.documents, self.last) = (self.documents + 1, entry.document);
        self.positions.extend_from_slice(entry.positions);
    }
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
    /// Appends the next word of the dictionary.
    pub(super) fn push(&mut self, word: &Growing) {
        self.starts.push(self.bytes.len() as u32);
        varint::push(&mut self.bytes, word.documents);
        for part in 0..2 {
            let mut heads = Reader::new(&word.heads);
            for _ in 0..word.documents {
                let head = [heads.next(), heads.next()];
                head.get(part).iter().for_each(|number| varint::push(&mut self.bytes, **number));
            }
        }
        self.bytes.extend_from_slice(&word.positions);
    }

    /// Appends the next word of the dictionary as it stands elsewhere.
    pub(super) fn copy(&mut self, other: &Self, word: u32) {
        self.starts.push(self.bytes.len() as u32);
        let mut reader = other.of(word);
        self.bytes.extend_from_slice(reader.take(reader.left()));
    }

    /// Adds a word's entries to `entries`, each where its document stands now; those of documents that are gone are left out.
    pub(super) fn entries<'a>(&'a self, word: u32, places: &[Option<u32>], entries: &mut Vec<Entry<'a>>) {
        let mut postings = Vec::new();
        let mut reader = self.read(word, &mut postings).reader;
        for posting in postings {
            let mut after = reader;
            after.skip(u64::from(posting.count));
            let positions = reader.take(reader.left() - after.left());
            if let Some(document) = places.get(posting.document as usize).copied().flatten() {
                let packed = posting.count << 1 | u32::from(posting.in_headline);
                entries.push(Entry { document, packed, positions });
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
        Positions { reader, passed: 0 }
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
    /// How many positions lie before those of the next document that is looked into.
    passed: u64,
}

impl Positions<'_> {
    /// Gives the positions in the next document to `each`, ascending.
    pub(super) fn next(&mut self, posting: Posting, mut each: impl FnMut(u32)) {
        self.reader.skip(std::mem::take(&mut self.passed));
        let mut position = 0u32;
        // Every position takes a byte at least.
        for _ in 0..(posting.count as usize).min(self.reader.left()) {
            position = position.wrapping_add(self.reader.next());
            each(position);
        }
    }

    /// Leaves the next document out.
    pub(super) fn pass(&mut self, posting: Posting) {
        self.passed += u64::from(posting.count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_again() {
        let mut postings = Postings::default();
        postings.push(&Growing::default());
        let mut word = Growing::default();
        word.push(0, true, [3, 400].into_iter());
        word.push(7, false, [70_000].into_iter());
        postings.push(&word);
        let mut read = Vec::new();
        let mut positions = postings.read(1, &mut read);
        let posting = |document, count, in_headline| Posting { document, count, in_headline };
        assert_eq!(read, [posting(0, 2, true), posting(7, 1, false)]);
        let mut found = Vec::new();
        read.iter().for_each(|posting| {
            positions.next(*posting, |position| found.push((posting.document, position)))
        });
        assert_eq!(found, [(0, 3), (0, 400), (7, 70_000)]);
        let mut positions = postings.read(1, &mut read);
        positions.pass(read[0]);
        positions.next(read[1], |position| assert_eq!(position, 70_000));
        for word in [0, 2, 99] {
            postings.read(word, &mut read);
            assert!(read.is_empty());
        }
    }
}
