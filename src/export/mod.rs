//! Articles in other people's shapes: the flat line of facts, and the page that a library is published as.
//! Only shapes: writing the bytes somewhere is for `bin` and `browser`.

mod flat;
mod site;

pub use flat::{FlatArticle, FlatEvent, FlatFigure, FlatOrganisation, FlatOutcome, FlatPerson, FlatQuote};
pub use site::{SiteError, embed_library};
