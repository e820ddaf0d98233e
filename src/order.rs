//! One sort for all types. The standard library's is compiled anew, 4 kB each time, for every type and order that is
//! sorted, which made a seventh of the page's code; this one sorts places and is compiled once.

use std::cmp::Ordering;

/// Sorts by an order; what it calls equal stays as it stood.
pub fn sort_by<T>(items: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    let places = sorted_places(items.len() as u32, &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => order(a, b),
        _ => Ordering::Equal,
    });
    for (one, other) in swaps(places) {
        items.swap(one, other);
    }
}

/// Sorts by a key, the least first; what has the same key stays as it stood.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts, the least first.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// For each place of the sorted list, where its item stands: by merging runs of one, two, four … items.
#[inline(never)]
fn sorted_places(count: u32, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..count).collect();
    let mut length = 1;
    while length < places.len() {
        let mut merged = Vec::with_capacity(places.len());
        for pair in places.chunks(2 * length) {
            let (mut left, mut right) = pair.split_at(length.min(pair.len()));
            while let (Some((a, left_rest)), Some((b, right_rest))) =
                (left.split_first(), right.split_first())
            {
                if order(*a as usize, *b as usize) == Ordering::Greater {
                    merged.push(*b);
                    right = right_rest;
                } else {
                    merged.push(*a);
                    left = left_rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        places = merged;
        length *= 2;
    }
    places
}

/// The swaps, one after the other, that bring each item to its place.
fn swaps(mut places: Vec<u32>) -> Vec<(usize, usize)> {
    let mut swaps = Vec::new();
    for start in 0..places.len() {
        // Round the ring of items that stand in each other's places.
        let mut place = start;
        while let Some(from) = places.get_mut(place) {
            let from = std::mem::replace(from, place as u32) as usize;
            if from == start || from == place {
                break;
            }
            swaps.push((place, from));
            place = from;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        let numbers = (0..500_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 26, number));
        let mut ours: Vec<(u32, u32)> = numbers.collect();
        let mut theirs = ours.clone();
        sort_by_key(&mut ours, |(key, _)| std::cmp::Reverse(*key));
        theirs.sort_by_key(|(key, _)| std::cmp::Reverse(*key));
        assert_eq!(ours, theirs);
        sort(&mut ours);
        theirs.sort();
        assert_eq!(ours, theirs);
    }

    #[test]
    fn nothing_and_one_thing_are_sorted_already() {
        let mut none: Vec<String> = Vec::new();
        sort(&mut none);
        assert!(none.is_empty());
        let mut one = vec!["a".to_owned()];
        sort(&mut one);
        assert_eq!(one, ["a"]);
    }
}
