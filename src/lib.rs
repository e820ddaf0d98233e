//! Readout: from plain-text news about diplomacy to a searchable, citable page.
//!
//! The map of the house, in the order an article walks through it. Arrows point one way only
//! (`tests/house.rs` checks them):
//!
//! | room        | its job                                                                    | may call                          |
//! |-------------|----------------------------------------------------------------------------|-----------------------------------|
//! | `order`     | one sort for all types                                                     | nothing                           |
//! | `text`      | spans, tokens, sentences, folding: primitives on `&str`                    | nothing                           |
//! | `article`   | the record: parts, facts, evidence, problems, the bundle and its schema    | `text`                            |
//! | `reference` | countries, bodies, roles, topics: data files and the lexicon made of them  | `text`                            |
//! | `parse`     | raw text → the parts of an article                                         | `article` `reference` `text`      |
//! | `extract`   | an article's clean text → facts with evidence                              | `article` `reference` `text`      |
//! | `search`    | index, query, ranking, facets, excerpts                                    | `article` `text`                  |
//! | `library`   | the catalogue of many articles: their index, and where each is read        | `search` `article`                |
//! | `explorer`  | query + filters + view + open article, their URL, the selection            | `library` `search` `article` `text` |
//! | `export`    | references, tables, calendars, the flat line, plain pages, editions        | `explorer` `library` `article` `reference` `text` |
//! | `browser`   | every touch of the browser                                                 | anything above                    |
//! | `ui`        | the page, made with Leptos, one part of it per file                        | anything above                    |
//!
//! Everything but `browser` and `ui` is pure: it takes values and returns values, reads no clock, file or
//! document, and never fails on input.

pub mod article;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod explorer;
pub mod export;
pub mod extract;
pub mod library;
pub mod order;
pub mod parse;
pub mod reference;
pub mod search;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod ui;

use article::{Article, Refusal};

/// Reads one file: its parts and its facts. The way of an article, in one call.
pub fn read(file: &str, bytes: &[u8]) -> Result<Article, Refusal> {
    let mut article = parse::parse(file, bytes)?;
    article.facts = extract::extract(&article);
    article.problems.extend(extract::problems(&article));
    Ok(article)
}
