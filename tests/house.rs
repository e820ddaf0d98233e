//! The rules of the house, as promises about its own files: which room may call which, and what a file must say.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may stop at what it did not expect"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Room → the rooms its files may name. `lib.rs` holds the same table for people to read.
const ARROWS: &[(&str, &[&str])] = &[
    ("order", &[]),
    ("text", &[]),
    ("article", &["text", "order"]),
    ("reference", &["text"]),
    ("parse", &["article", "reference", "text"]),
    ("extract", &["article", "reference", "text"]),
    ("search", &["article", "text", "order"]),
    ("library", &["search", "article", "order"]),
    ("explorer", &["library", "search", "article", "text", "order"]),
    ("export", &["explorer", "library", "article", "reference", "text"]),
    ("browser", &["explorer", "export", "search", "article", "text"]),
    ("ui", &["browser", "explorer", "library", "export", "search", "article", "text", "order"]),
];

/// The Rust files below a folder.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The file's code, tests left out: what tests name binds nobody.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.split("#[cfg(test)]").next().unwrap().to_owned()
}

/// The room of a file: the first folder or file name below `src`.
fn room(path: &Path) -> String {
    let below = path.strip_prefix("src").unwrap().components().next().unwrap();
    Path::new(below.as_os_str()).file_stem().unwrap().to_string_lossy().into_owned()
}

/// The rooms that `code` names through `crate::`, in paths and in grouped imports.
fn rooms_named(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let group = rest.strip_prefix('{').map(|rest| &rest[..rest.find("};").unwrap_or(rest.len())]);
        let heads: Vec<&str> = match group {
            Some(group) => top_level(group),
            None => vec![rest],
        };
        named.extend(heads.iter().map(|head| {
            head.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
        }));
    }
    named
}

/// The parts of a grouped import, parted by the commas that stand in no inner group.
fn top_level(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&group[start..]);
    parts
}

#[test]
fn arrows_between_rooms_point_one_way() {
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let mut crossed = Vec::new();
    for path in rust_files(Path::new("src")) {
        let from = room(&path);
        let Some(allowed) = allowed.get(from.as_str()) else { continue };
        for to in rooms_named(&code(&path)) {
            let is_room = ARROWS.iter().any(|(name, _)| *name == to);
            if is_room && to != from && !allowed.contains(&to.as_str()) {
                crossed.push(format!("{} names crate::{to}", path.display()));
            }
        }
    }
    assert!(crossed.is_empty(), "arrows that point the wrong way:\n{}", crossed.join("\n"));
}

#[test]
fn the_check_of_arrows_sees_paths_and_grouped_imports() {
    assert_eq!(rooms_named("use crate::search::Index;"), ["search"]);
    assert_eq!(rooms_named("use crate::{article::{A, B}, text::Span};"), ["article", "text"]);
    assert_eq!(rooms_named("let x = crate::ui::card();"), ["ui"]);
}

#[test]
fn every_room_stands_in_the_map() {
    let map = fs::read_to_string("src/lib.rs").unwrap();
    for (name, _) in ARROWS {
        assert!(map.contains(&format!("| `{name}`")), "lib.rs does not map {name}");
    }
    for path in rust_files(Path::new("src")) {
        let room = room(&path);
        let known = ARROWS.iter().any(|(name, _)| *name == room)
            || ["lib", "main", "engine", "workshop", "bin"].contains(&room.as_str());
        assert!(known, "{} stands in a room that has no arrows", path.display());
    }
}

#[test]
fn only_browser_and_ui_name_the_browser() {
    for path in rust_files(Path::new("src")) {
        if ["browser", "ui", "main", "engine", "workshop", "lib"].contains(&room(&path).as_str()) {
            continue;
        }
        let code = code(&path);
        for name in ["web_sys", "gloo", "leptos", "js_sys", "wasm_bindgen"] {
            assert!(!code.contains(&format!("{name}::")), "{} names {name}", path.display());
        }
    }
}

#[test]
fn components_touch_the_browser_only_through_its_room() {
    for path in rust_files(Path::new("src")).into_iter().filter(|path| room(path) == "ui") {
        let code = code(&path);
        for name in ["web_sys::", "gloo::", "js_sys::"] {
            assert!(!code.contains(name), "{} names {name}", path.display());
        }
    }
}

#[test]
fn the_core_knows_no_clock_file_or_random_number() {
    for path in rust_files(Path::new("src")) {
        if ["browser", "ui", "main", "bin"].contains(&room(&path).as_str()) {
            continue;
        }
        let code = code(&path);
        for name in ["std::time", "std::fs", "std::env", "std::net", "std::process", "rand::"] {
            assert!(!code.contains(name), "{} names {name}", path.display());
        }
    }
}

#[test]
fn every_file_opens_with_its_job() {
    for folder in ["src", "tests", "benches"] {
        for path in rust_files(Path::new(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("//!"), "{} does not say what it is for", path.display());
        }
    }
}

#[test]
fn nothing_of_the_project_needs_what_is_outside_it() {
    for folder in ["src", "tests", "benches"] {
        for path in rust_files(Path::new(folder)) {
            let text = code(&path);
            let outside = ["..", "shared"].join("/");
            assert!(!text.contains(&outside), "{} names {outside}", path.display());
        }
    }
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let mut in_dependencies = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.ends_with("dependencies]");
        } else if in_dependencies && line.contains('=') && !line.starts_with(['#', ' ']) {
            assert!(line.contains(" # "), "no reason beside: {line}");
        }
    }
}
