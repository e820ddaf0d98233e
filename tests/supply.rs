//! What Readout is built from: every package at a version of its own with a hash, from its registry, under a licence that
//! lets anyone publish the result; every action of the workflow by commit. Whether an advisory speaks against one of
//! them is for `./dev audit`, which asks the network.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a test may fail by panicking

use serde_json::Value;
use std::collections::HashSet;
use std::fs;
use std::process::Command;

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";
const NPM: &str = "https://registry.npmjs.org/";

/// Packages that name no licence in their manifest, and the one of the file LICENSE that comes with them.
const UNDECLARED: [(&str, &str); 1] = [("node_modules/parse-cache-control", "BSD-3-Clause")];

/// The SPDX names of the licences that deny.toml allows.
fn allowed() -> HashSet<String> {
    let rules = fs::read_to_string("deny.toml").unwrap();
    let (_, list) = rules.split_once("\nallow = [").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    let names: HashSet<String> = list.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    assert!(names.contains("MIT") && names.len() > 5, "deny.toml was not understood: {names:?}");
    names
}

/// Whether an SPDX expression (version 2.3, annex D, and the older `/` for OR) leaves an allowed choice. It knows one level
/// of parentheses, which is what packages have; whatever else it does not understand is not allowed.
fn is_allowed(expression: &str) -> bool {
    let plain = expression.replace('/', " OR ");
    if let Some((inner, rest)) = plain.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        let rest = rest.trim();
        let rest = if rest.is_empty() { Some("MIT") } else { rest.strip_prefix("AND ") };
        return is_allowed(inner) && rest.is_some_and(is_allowed);
    }
    let allowed = allowed();
    plain.split(" OR ").any(|choice| choice.split(" AND ").all(|licence| allowed.contains(licence.trim())))
}

#[test]
fn an_expression_is_allowed_when_one_of_its_choices_is() {
    for allowed in
        ["MIT", "MIT OR GPL-3.0-only", "Unlicense/MIT", "(MIT OR Apache-2.0) AND Unicode-3.0", "MIT AND ISC"]
    {
        assert!(is_allowed(allowed), "{allowed}");
    }
    for refused in [
        "",
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "(MIT OR Apache-2.0) AND SSPL-1.0",
        "(GPL-2.0-only)",
        "Proprietary",
    ] {
        assert!(!is_allowed(refused), "{refused}");
    }
}

#[test]
fn every_crate_is_pinned_by_a_hash_and_comes_from_crates_io() {
    for (path, least) in [("Cargo.lock", 50), ("tests/fuzz/Cargo.lock", 10)] {
        let lock = fs::read_to_string(path).unwrap();
        let mut crates = 0;
        for package in lock.split("[[package]]").skip(1) {
            let value = |key: &str| {
                package
                    .lines()
                    .find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
            };
            if value("name").is_some_and(|name| name.starts_with("readout")) {
                continue;
            }
            assert_eq!(value("source"), Some(CRATES_IO), "{package}");
            assert!(value("checksum").is_some_and(|hash| hash.len() == 64), "{package}");
            crates += 1;
        }
        assert!(crates > least, "{path} was not understood");
    }
}

#[test]
fn every_crate_has_a_licence_that_lets_anyone_publish_the_page() {
    let asked = ["metadata", "--format-version=1", "--locked", "--all-features"];
    let platforms =
        ["--filter-platform=wasm32-unknown-unknown", "--filter-platform=x86_64-unknown-linux-gnu"];
    let output = Command::new(env!("CARGO")).args(asked).args(platforms).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 50);
    let refused: Vec<String> = packages
        .iter()
        .filter(|package| !is_allowed(package["license"].as_str().unwrap_or_default()))
        .map(|package| format!("{} {}: {}", package["name"], package["version"], package["license"]))
        .collect();
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn every_package_of_browser_tests_and_benches_is_pinned_by_a_hash_and_has_such_a_licence() {
    for file in ["tests/e2e/package-lock.json", "benches/package-lock.json"] {
        let lock: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let packages = lock["packages"].as_object().unwrap().iter().filter(|(path, _)| !path.is_empty());
        let mut count = 0;
        for (path, package) in packages {
            assert!(package["integrity"].as_str().is_some_and(|hash| hash.starts_with("sha512-")), "{path}");
            assert!(package["resolved"].as_str().is_none_or(|address| address.starts_with(NPM)), "{path}");
            let undeclared =
                UNDECLARED.iter().find_map(|(known, licence)| (known == path).then_some(*licence));
            let licence = package["license"].as_str().or(undeclared).unwrap_or_default();
            assert!(is_allowed(licence), "{file}, {path}: {licence}");
            count += 1;
        }
        assert!(count > 0);
    }
}

#[test]
fn every_action_of_the_workflow_is_named_by_its_commit() {
    let mut actions = 0;
    for entry in fs::read_dir(".github/workflows").unwrap() {
        let workflow = fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in
            workflow.lines().filter_map(|line| line.split_once("uses:").map(|(_, action)| action.trim()))
        {
            let commit =
                line.split_once('@').map(|(_, commit)| commit.split_whitespace().next().unwrap_or_default());
            assert!(
                commit.is_some_and(
                    |commit| commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit())
                ),
                "{line}"
            );
            actions += 1;
        }
    }
    assert!(actions > 0);
}
