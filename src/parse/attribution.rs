//! Who publishes and whom they cite.

use crate::article::{Article, Phrase};

/// Sets the article's agency and source; `credited` is the agency a byline names.
pub(super) fn read(article: &mut Article, credited: Option<Phrase>) {
    let dateline = article.dateline.as_ref().and_then(|dateline| dateline.agency.clone());
    article.agency = dateline.or(credited);
}
