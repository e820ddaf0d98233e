//! Articles in other people's shapes: the flat line of facts, the pages that a library is published as.
//! Only shapes: writing the bytes somewhere is for `bin` and `browser`.

mod article_list;
mod article_page;
mod edition;
mod flat;
mod html;
mod one_file;
mod site;

pub use article_list::list_page;
pub use article_page::{article_page, article_page_name};
pub use edition::{Edition, EditionFile};
pub use flat::{FlatArticle, FlatEvent, FlatFigure, FlatOrganisation, FlatOutcome, FlatPerson, FlatQuote};
pub use one_file::{OneFileParts, base64, font_names, one_file, with_font};
pub use site::{SiteError, with_articles};
