//! For each word of the dictionary: in which documents it stands, how much it weighs there and at which
//! positions. Flat arrays, ordered by word, then document, then position.

/// All postings of an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Postings {
    /// Per word, its first posting; one more at the end.
    starts: Vec<u32>,
    documents: Vec<u32>,
    /// Occurrences, those in the headline counted more; 255 is «255 or more».
    weights: Vec<u8>,
    /// Per posting, its first byte in `positions`; one more at the end.
    offsets: Vec<u32>,
    /// Differences to the position before, seven bits a byte, low bits first; the top bit says «goes on».
    positions: Vec<u8>,
}

/// One occurrence of a word, before the postings are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Occurrence {
    pub word: u32,
    pub document: u32,
    pub position: u32,
    pub weight: u8,
}

/// The postings of one word.
#[derive(Clone, Copy, Debug)]
pub(super) struct List<'a> {
    pub documents: &'a [u32],
    pub weights: &'a [u8],
    first: usize,
}

impl Postings {
    /// `occurrences` in order of word, document, position; `words` is how many words there are.
    pub(super) fn build(occurrences: &[Occurrence], words: usize) -> Self {
        let mut postings = Self::default();
        for same_word in occurrences.chunk_by(|a, b| a.word == b.word) {
            let word = same_word.first().map_or(0, |first| first.word as usize);
            postings.starts.resize(word + 1, postings.documents.len() as u32);
            for here in same_word.chunk_by(|a, b| a.document == b.document) {
                postings.documents.push(here.first().map_or(0, |first| first.document));
                let weight: u32 = here.iter().map(|occurrence| u32::from(occurrence.weight)).sum();
                postings.weights.push(weight.min(255) as u8);
                postings.offsets.push(postings.positions.len() as u32);
                let mut before = 0;
                for occurrence in here {
                    push_varint(&mut postings.positions, occurrence.position - before);
                    before = occurrence.position;
                }
            }
        }
        postings.starts.resize(words + 1, postings.documents.len() as u32);
        postings.offsets.push(postings.positions.len() as u32);
        postings
    }

    pub(super) fn list(&self, word: u32) -> List<'_> {
        let word = word as usize;
        let first = self.starts.get(word).map_or(0, |start| *start as usize);
        let end = self.starts.get(word + 1).map_or(first, |end| *end as usize);
        List {
            documents: self.documents.get(first..end).unwrap_or_default(),
            weights: self.weights.get(first..end).unwrap_or_default(),
            first,
        }
    }

    /// The positions of a list's word in its `index`th document, ascending, put into `positions`.
    pub(super) fn positions(&self, list: List<'_>, index: usize, positions: &mut Vec<u32>) {
        positions.clear();
        let posting = list.first + index;
        let start = self.offsets.get(posting).map_or(0, |start| *start as usize);
        let end = self.offsets.get(posting + 1).map_or(start, |end| *end as usize);
        let (mut position, mut difference, mut shift) = (0u32, 0u32, 0);
        for byte in self.positions.get(start..end).unwrap_or_default() {
            difference |= u32::from(byte & 0x7F) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                position += difference;
                positions.push(position);
                (difference, shift) = (0, 0);
            }
        }
    }
}

fn push_varint(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_again() {
        let occurrence = |word, document, position, weight| Occurrence { word, document, position, weight };
        let occurrences = [
            occurrence(1, 0, 3, 1),
            occurrence(1, 0, 400, 3),
            occurrence(1, 7, 0, 1),
            occurrence(3, 7, 70_000, 200),
        ];
        let postings = Postings::build(&occurrences, 5);
        let list = postings.list(1);
        assert_eq!((list.documents, list.weights), (&[0, 7][..], &[4, 1][..]));
        let mut positions = Vec::new();
        postings.positions(list, 0, &mut positions);
        assert_eq!(positions, [3, 400]);
        postings.positions(postings.list(3), 0, &mut positions);
        assert_eq!(positions, [70_000]);
        for word in [0, 2, 4, 5, 99] {
            assert!(postings.list(word).documents.is_empty());
        }
    }
}
