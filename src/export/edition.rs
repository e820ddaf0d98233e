//! An edition: one build of the page, as the list of its files that the offline worker fetches, checks and keeps. A large file
//! is checked a piece at a time, so that the worker never holds a whole library.

use super::site::{SiteError, filled};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Where `sw.js` keeps the list.
const EDITION: (&str, &str) = ("const EDITION = ", ";\n");
/// Bytes of a piece, as `sw.js` has it.
const PIECE: usize = 1 << 22;

/// The list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// The first 16 hexadecimal digits of a SHA-256 over paths and contents: the same files, the same edition.
    pub id: String,
    /// By path.
    pub files: Vec<EditionFile>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct EditionFile {
    /// Relative to the page, parted by `/`, not encoded.
    pub path: String,
    /// In bytes.
    pub size: usize,
    /// Of each piece in turn, in hexadecimal; at least one.
    pub sha256: Vec<String>,
}

impl EditionFile {
    /// The file with these contents.
    pub fn new(path: String, bytes: &[u8]) -> Self {
        let mut sha256: Vec<String> = bytes.chunks(PIECE).map(sha256).collect();
        if sha256.is_empty() {
            sha256.push(self::sha256(bytes));
        }
        Self { path, size: bytes.len(), sha256 }
    }
}

impl Edition {
    /// The edition of these files, in whatever order they come.
    pub fn new(mut files: Vec<EditionFile>) -> Self {
        files.sort();
        let all: String =
            files.iter().map(|file| format!("{} {}\n", file.sha256.concat(), file.path)).collect();
        let mut id = sha256(all.as_bytes());
        id.truncate(16);
        Self { id, files }
    }

    /// `worker` (the text of `sw.js`) with this edition as the one it keeps.
    pub fn in_worker(&self, worker: &str) -> Result<String, SiteError> {
        let list = serde_json::to_string(self).map_err(|error| SiteError::Library(error.to_string()))?;
        filled(worker, EDITION, &list)
    }
}

/// The SHA-256 of some bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a String cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edition(files: &[(&str, &str)]) -> Edition {
        let file = |(path, text): &(&str, &str)| EditionFile::new((*path).to_owned(), text.as_bytes());
        Edition::new(files.iter().map(file).collect())
    }

    #[test]
    fn the_same_files_are_the_same_edition_in_any_order() {
        assert_eq!(edition(&[("a", "1"), ("b", "2")]), edition(&[("b", "2"), ("a", "1")]));
    }

    #[test]
    fn a_changed_byte_or_name_is_another_edition() {
        let one = edition(&[("a", "1"), ("b", "2")]);
        for other in
            [edition(&[("a", "1"), ("b", "3")]), edition(&[("a", "1"), ("c", "2")]), edition(&[("a", "1")])]
        {
            assert_ne!(one.id, other.id);
        }
    }

    #[test]
    fn a_large_file_is_listed_piece_by_piece_and_an_empty_one_has_a_hash_too() {
        let bytes = [vec![1; PIECE], vec![2; 3]].concat();
        let file = EditionFile::new("library.json".to_owned(), &bytes);
        assert_eq!((file.size, file.sha256), (PIECE + 3, vec![sha256(&vec![1; PIECE]), sha256(&[2; 3])]));
        assert_eq!(EditionFile::new(String::new(), b"").sha256, [sha256(b"")]);
    }

    #[test]
    fn the_worker_holds_the_list_and_nothing_else_of_it_changes() {
        let worker = "before\nconst EDITION = null;\nafter;\n";
        let edition = edition(&[("odd \"name\";.txt", "abc")]);
        let written = edition.in_worker(worker).unwrap();
        assert!(written.starts_with("before\nconst EDITION = {\"id\":\""));
        assert!(written.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assert!(written.ends_with("};\nafter;\n"));
        assert_eq!(edition.in_worker(&written), Ok(written));
    }
}
