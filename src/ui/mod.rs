//! The page: one part of it per file, their stylesheets beside them, made of `piece::Piece` and Leptos' signals. They
//! show values of `explorer` and `search`, ask `page::Page` for changes and touch the browser through `browser` alone.

mod app;
mod card;
mod cards;
mod chips;
mod cite;
mod comfort;
mod dossier;
mod evidence_text;
mod facet;
mod facets;
mod figures;
mod found;
mod histogram;
mod library;
mod list;
mod margin;
mod marked;
mod masthead;
mod met;
mod more;
mod nothing_found;
mod notice;
mod offline;
mod open_link;
mod original;
mod outcomes;
mod page;
mod people;
mod piece;
mod profile;
mod quoted;
mod quotes;
mod reader;
mod search_box;
mod series;
mod shortcuts;
mod similar;
mod suggestions;
mod take_along;
mod takeable;
mod time_axis;
mod timeline;
mod views;
mod welcome;

pub use app::start;
