//! Values by name, met in any order and given back in the order of their names. A `BTreeMap` is compiled anew, 4 kB each
//! time, for every type of value; here a name's place is looked up by code that all types share.

use crate::order;
use rustc_hash::FxHashMap;

/// A value for each name.
pub struct ByName<V> {
    places: FxHashMap<String, usize>,
    values: Vec<(String, V)>,
}

impl<V> Default for ByName<V> {
    fn default() -> Self {
        Self { places: FxHashMap::default(), values: Vec::new() }
    }
}

impl<V> ByName<V> {
    /// The value of a name, which is made if this is the first time.
    pub fn entry(&mut self, name: &str, first: impl FnOnce() -> V) -> Option<&mut V> {
        let place = place_of(&mut self.places, name);
        if place == self.values.len() {
            self.values.push((name.to_owned(), first()));
        }
        self.values.get_mut(place).map(|(_, value)| value)
    }

    /// The value of a name, if there is one.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        self.values.get_mut(*self.places.get(name)?).map(|(_, value)| value)
    }

    /// All of them, in the order of their names.
    pub fn in_order(self) -> Vec<(String, V)> {
        let mut values = self.values;
        order::sort_by(&mut values, |(a, _), (b, _)| a.cmp(b));
        values
    }
}

/// The place of a name: the next free one, if it is new.
fn place_of(places: &mut FxHashMap<String, usize>, name: &str) -> usize {
    if let Some(place) = places.get(name) {
        return *place;
    }
    let next = places.len();
    places.insert(name.to_owned(), next);
    next
}
