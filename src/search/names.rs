//! Spellings of one name: «Vassilenko» and «Vasilenko», «Tokayev» and «Toqaev». Two of them belong together when what
//! transliteration leaves open is all they differ in; only names that the library itself has for people do.

use super::dictionary::Dictionary;
use super::field::Field;
use super::index::Index;
use super::query::{Node, Query, Term};
use super::request::Relaxation;
use rustc_hash::FxHashMap;

/// Letters that a name must have to be known by its sound.
const FEWEST: usize = 4;

/// The words of people's names by their sound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    by_sound: FxHashMap<String, Vec<String>>,
}

impl Names {
    pub(super) fn new(dictionary: &Dictionary) -> Self {
        let mut by_sound: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for word in dictionary.beginning(Field::Person.mark().encode_utf8(&mut [0; 4])) {
            let name = dictionary.word(word).get(1..).unwrap_or_default();
            if name.chars().count() >= FEWEST {
                by_sound.entry(sound(name)).or_default().push(name.to_owned());
            }
        }
        Self { by_sound }
    }

    /// Other spellings of a folded name in the library, in order.
    fn others(&self, name: &str) -> Vec<String> {
        if name.chars().count() < FEWEST {
            return Vec::new();
        }
        let all = self.by_sound.get(&sound(name)).map_or(&[][..], Vec::as_slice);
        all.iter().filter(|other| *other != name).cloned().collect()
    }
}

/// Lets other spellings of names count as well, and says which.
pub(super) fn add_spellings(index: &Index, query: &mut Query) -> Vec<Relaxation> {
    let mut added = Vec::new();
    let mut nodes: Vec<&mut Node> = query.pieces.iter_mut().collect();
    while let Some(node) = nodes.pop() {
        match node {
            Node::Term(Term { quoted: false, words, also, text, .. }) => {
                if let [word] = words.as_slice() {
                    *also = index.names.others(word);
                    if !also.is_empty() {
                        added.push(Relaxation::Names { asked: text.clone(), used: also.clone() });
                    }
                }
            }
            Node::All(inner) | Node::Any(inner) => nodes.extend(inner),
            Node::Term(_) | Node::Not(_) | Node::Range(_) => {}
        }
    }
    added
}

/// Pairs of spellings that transliterations of Cyrillic, Arabic and Turkic names use for one sound; applied in
/// this order.
const SOUNDS: [(&str, &str); 22] = [
    ("dzh", "j"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ck", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("ph", "f"),
    ("w", "v"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("yo", "e"),
    ("ye", "e"),
    ("ie", "e"),
    ("iy", "i"),
    ("yi", "i"),
    ("yu", "u"),
    ("ya", "a"),
    ("ia", "a"),
    ("y", "i"),
    ("tz", "ts"),
];

/// What the spellings of a folded name have in common: doubled letters once, and each of `SOUNDS` in one way.
fn sound(name: &str) -> String {
    let mut sound = name.to_owned();
    for (spelling, plain) in SOUNDS {
        if sound.contains(spelling) {
            sound = sound.replace(spelling, plain);
        }
    }
    let mut last = None;
    sound.retain(|letter| last.replace(letter) != Some(letter));
    sound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_sound_alike_and_other_names_do_not() {
        for (one, other) in [
            ("vassilenko", "vasilenko"),
            ("tokayev", "toqaev"),
            ("kassym", "qasym"),
            ("jomart", "zhomart"),
            ("nazarbayev", "nazarbaev"),
            ("sergey", "sergei"),
            ("mukhtar", "muhtar"),
            ("yevgeny", "evgeniy"),
            ("faisal", "faysal"),
        ] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
        for (one, other) in
            [("borg", "burg"), ("malta", "milta"), ("ivanov", "ivanova"), ("karimov", "kerimov")]
        {
            assert_ne!(sound(one), sound(other), "{one} {other}");
        }
    }
}
