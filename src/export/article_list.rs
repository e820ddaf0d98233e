//! The articles as a plain list of links to their pages: a page of its own, `read/index.html`, and the part of it
//! that waits in the explorer's page for those whose browser cannot run the explorer.

use super::article_page::{article_page_name, headline, standing};
use super::html::Html;
use crate::article::Article;

/// How many articles the explorer's page lists; the others are one link away.
const NEWEST: usize = 100;

/// `read/index.html`: every article, in the order given.
pub fn list_page(articles: &[Article]) -> String {
    let mut html = Html::default();
    html.markup(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src data:; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>All articles · Readout</title>\n<link rel=\"canonical\" href=\"index.html\">\n\
         <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"../read.css\">\n</head>\n<body>\n\
         <nav>\n<a href=\"../index.html\">Readout</a>\n</nav>\n<main>\n<h1>All articles</h1>\n",
    );
    items(&mut html, articles, Some(""));
    html.markup("</main>\n</body>\n</html>\n");
    html.finish()
}

/// The newest articles (the first ones given), for the explorer's page.
pub(super) fn newest_list(articles: &[Article]) -> String {
    let mut html = Html::default();
    items(&mut html, articles.get(..NEWEST).unwrap_or(articles), Some("read/"));
    let all = format!("All {} articles", articles.len());
    html.markup("<p>").leaf("a", &[("href", "read/index.html")], &all).close("p");
    html.finish()
}

/// The same for the one-file edition, which has no other page to lead to.
pub(super) fn newest_headlines(articles: &[Article]) -> String {
    let mut html = Html::default();
    items(&mut html, articles.get(..NEWEST).unwrap_or(articles), None);
    html.finish()
}

/// The items; links when the pages lie in `folder`, headlines alone when there are none.
fn items(html: &mut Html, articles: &[Article], folder: Option<&str>) {
    html.markup("<ol>\n");
    for article in articles {
        html.markup("<li>");
        standing(html, article);
        match folder {
            Some(folder) => {
                let address = format!("{folder}{}", article_page_name(article));
                html.leaf("a", &[("href", &address)], headline(article))
            }
            None => html.text(headline(article)),
        };
        html.close("li");
    }
    html.markup("</ol>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn articles(count: usize) -> Vec<Article> {
        let article = |number| Article {
            id: format!("{number:016x}"),
            file: format!("<{number}>.txt"),
            ..Article::default()
        };
        (0..count).map(article).collect()
    }

    #[test]
    fn the_list_page_links_every_article_in_order() {
        let page = list_page(&articles(150));
        let links: Vec<_> = page.match_indices("<a href=\"0").collect();
        assert_eq!(links.len(), 150);
        assert!(page.contains("<a href=\"0000000000000000.html\">&lt;0&gt;.txt</a>"));
    }

    #[test]
    fn the_explorers_page_lists_the_newest_and_leads_to_the_rest() {
        let list = newest_list(&articles(150));
        assert_eq!(list.matches("<li>").count(), NEWEST);
        assert!(list.contains("<a href=\"read/index.html\">All 150 articles</a>"));
    }
}
