//! Numbers as few bytes: seven bits each, low bits first; the top bit says that more follow.

/// Appends a number.
pub(crate) fn push(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Appends a text: how many bytes, then these.
pub(crate) fn push_text(bytes: &mut Vec<u8>, text: &str) {
    push(bytes, text.len() as u32);
    bytes.extend_from_slice(text.as_bytes());
}

/// Reads numbers off the front of bytes. Bytes that run out read as 0: whoever reads bounds the count.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    #[inline]
    pub(crate) fn next(&mut self) -> u32 {
        match self.rest.split_first() {
            Some((byte, rest)) if *byte < 0x80 => {
                self.rest = rest;
                u32::from(*byte)
            }
            _ => self.next_long(),
        }
    }

    fn next_long(&mut self) -> u32 {
        let mut value = 0u32;
        let mut shift = 0;
        while let Some((byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            if shift < 32 {
                value |= u32::from(byte & 0x7F) << shift;
            }
            shift += 7;
            if *byte < 0x80 {
                break;
            }
        }
        value
    }

    /// Takes a number of bytes off; fewer if there are fewer.
    pub(crate) fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// Reads what `push_text` appended; `None` if it is no text, or not all there.
    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.next() as usize;
        let bytes = self.take(length);
        std::str::from_utf8(bytes).ok().filter(|_| bytes.len() == length)
    }

    /// A count of things that each take a byte at least; `None` if there are not so many bytes.
    pub(crate) fn count(&mut self) -> Option<usize> {
        let count = self.next() as usize;
        (count <= self.left()).then_some(count)
    }

    /// How many bytes are left.
    pub(crate) fn left(&self) -> usize {
        self.rest.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_what_is_cut_off_ends() {
        let numbers = [0, 1, 127, 128, 16_383, 16_384, u32::MAX];
        let mut bytes = Vec::new();
        numbers.iter().for_each(|number| push(&mut bytes, *number));
        let mut reader = Reader::new(&bytes);
        assert!(numbers.iter().all(|number| reader.next() == *number));
        assert_eq!((reader.left(), reader.next()), (0, 0));
        assert_eq!(Reader::new(&[0xFF; 40]).next(), u32::MAX);
    }

    #[test]
    fn a_number_takes_a_byte_for_every_seven_bits() {
        for (number, expected) in [
            (0, &[0][..]),
            (127, &[0x7F]),
            (128, &[0x80, 1]),
            (300, &[0xAC, 2]),
            (16_384, &[0x80, 0x80, 1]),
            (u32::MAX, &[0xFF, 0xFF, 0xFF, 0xFF, 0x0F]),
        ] {
            let mut bytes = Vec::new();
            push(&mut bytes, number);
            assert_eq!(bytes, expected);
        }
    }

    #[test]
    fn texts_and_counts_are_all_there_or_not_at_all() {
        let mut bytes = Vec::new();
        push_text(&mut bytes, "Валлетта");
        let mut reader = Reader::new(&bytes);
        assert_eq!((reader.text(), reader.left()), (Some("Валлетта"), 0));
        assert_eq!(Reader::new(&bytes[..bytes.len() - 1]).text(), None);
        assert_eq!(Reader::new(&[1, 0xFF]).text(), None);
        for (bytes, count) in
            [(&[3, 0, 0, 0][..], Some(3)), (&[3, 0, 0], None), (&[0], Some(0)), (&[], Some(0))]
        {
            assert_eq!(Reader::new(bytes).count(), count);
        }
        let mut reader = Reader::new(b"abc");
        assert_eq!((reader.take(2), reader.take(2), reader.left()), (&b"ab"[..], &b"c"[..], 0));
    }
}
