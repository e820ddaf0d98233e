//! A set of documents, one bit each. Every filter and every piece of a query becomes one; combining them
//! takes a pass over a few hundred machine words for ten thousand articles.

/// A set of document numbers below a fixed bound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DocSet {
    blocks: Vec<u64>,
}

impl DocSet {
    /// No document out of `bound`.
    pub(super) fn none(bound: usize) -> Self {
        Self { blocks: vec![0; bound.div_ceil(64)] }
    }

    /// Every document below `bound`.
    pub(super) fn all(bound: usize) -> Self {
        let mut set = Self { blocks: vec![u64::MAX; bound.div_ceil(64)] };
        if let Some(last) = set.blocks.last_mut().filter(|_| !bound.is_multiple_of(64)) {
            *last = (1 << (bound % 64)) - 1;
        }
        set
    }

    pub(super) fn insert(&mut self, document: u32) {
        if let Some(block) = self.blocks.get_mut(document as usize / 64) {
            *block |= 1 << (document % 64);
        }
    }

    pub(super) fn take_out(&mut self, document: u32) {
        if let Some(block) = self.blocks.get_mut(document as usize / 64) {
            *block &= !(1 << (document % 64));
        }
    }

    /// Whether the document is in the set.
    pub(super) fn contains(&self, document: u32) -> bool {
        self.blocks.get(document as usize / 64).is_some_and(|block| block >> (document % 64) & 1 == 1)
    }

    /// How many documents it holds.
    pub(super) fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.count_ones() as usize).sum()
    }

    /// Whether it holds none.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| *block == 0)
    }

    pub(super) fn keep(&mut self, other: &Self) {
        self.blocks.iter_mut().zip(&other.blocks).for_each(|(block, other)| *block &= other);
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.blocks.iter_mut().zip(&other.blocks).for_each(|(block, other)| *block |= other);
    }

    pub(super) fn remove(&mut self, other: &Self) {
        self.blocks.iter_mut().zip(&other.blocks).for_each(|(block, other)| *block &= !other);
    }

    /// Bytes that it takes in memory.
    pub(super) fn size(&self) -> usize {
        size_of_val(&*self.blocks)
    }

    /// The documents in ascending order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.blocks.iter().enumerate().flat_map(|(index, block)| {
            std::iter::successors((*block != 0).then_some(*block), |rest| {
                let rest = rest & (rest - 1);
                (rest != 0).then_some(rest)
            })
            .map(move |rest| (index * 64) as u32 + rest.trailing_zeros())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_counts_and_lists_what_was_put_in() {
        let mut set = DocSet::none(130);
        for document in [0, 63, 64, 129, 500] {
            set.insert(document);
        }
        assert_eq!(set.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert_eq!(
            (set.len(), set.contains(64), set.contains(65), set.contains(500)),
            (4, true, false, false)
        );
        let mut rest = DocSet::all(130);
        rest.remove(&set);
        assert_eq!(rest.len(), 126);
    }

    #[test]
    fn sets_are_joined_cut_and_taken_from_one_another_like_lists() {
        let of = |numbers: &[u32]| {
            let mut set = DocSet::none(200);
            numbers.iter().for_each(|number| set.insert(*number));
            set
        };
        let list = |set: &DocSet| set.iter().collect::<Vec<_>>();
        let (one, other) = (of(&[1, 63, 64, 130, 199]), of(&[0, 63, 130, 131]));
        let (mut joined, mut cut, mut less, mut alone) = (one.clone(), one.clone(), one.clone(), one.clone());
        joined.add(&other);
        cut.keep(&other);
        less.remove(&other);
        alone.take_out(64);
        alone.take_out(65);
        assert_eq!(list(&joined), [0, 1, 63, 64, 130, 131, 199]);
        assert_eq!((list(&cut), list(&less)), (vec![63, 130], vec![1, 64, 199]));
        assert_eq!(list(&alone), [1, 63, 130, 199]);
        assert!(of(&[]).is_empty() && !other.is_empty());
        for bound in [0, 1, 63, 64, 65, 128] {
            assert_eq!(list(&DocSet::all(bound)), (0..bound as u32).collect::<Vec<_>>());
        }
    }
}
