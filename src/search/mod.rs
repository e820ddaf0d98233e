//! Search: from articles to an index, from a query and filters to the articles in order, with counts and reasons.
//! Pure; knows nothing of pages or URLs (that is `explorer`).
//!
//! ```
//! use readout::search::{Index, Query, Request};
//! let index = Index::build(&[]);
//! let results = index.search(&Request { query: Query::parse("malta \"work plan\" -iran"), ..Request::default() });
//! assert_eq!(results.hits.len(), 0);
//! ```
//!
//! For each card on the screen, `results.excerpt(&article)` says where and in which fields it matched.

mod analysis;
mod columns;
mod docset;
mod excerpt;
mod filters;
mod histogram;
mod index;
mod postings;
mod query;
mod run;
mod spelling;

pub use columns::{FacetCounts, FacetValue, UNDATED};
pub use excerpt::{Excerpt, MatchedField, Passage};
pub use filters::{Choice, Facet, Filters, Mode};
pub use histogram::{Histogram, Unit};
pub use index::Index;
pub use query::{MAX_BYTES, MAX_TERMS, Query};
pub use run::{Hit, Relaxation, Request, Results, Sort};
