//! References as CSL-JSON, the Citation Style Language's data (schema 1.0.2, `csl-data.json`), which Zotero, pandoc and
//! others read. The agency is the publication, no author: styles put it in the author's place themselves.

use super::Citation;
use super::json::{member, string};
use crate::article::PartialDate;

/// An array of items.
pub fn csl_json(citations: &[Citation]) -> String {
    let mut json = String::from("[");
    for (place, citation) in citations.iter().enumerate() {
        json.push_str(if place == 0 { "\n" } else { ",\n" });
        json.push_str("{\"type\":\"article-newspaper\",\"language\":\"en\"");
        member(&mut json, "id", &citation.key);
        member(&mut json, "title", &citation.title);
        if let Some(agency) = &citation.agency {
            member(&mut json, "container-title", agency);
            member(&mut json, "publisher", agency);
        }
        day(&mut json, "issued", citation.published);
        if let Some(link) = &citation.link {
            member(&mut json, "URL", link);
        }
        day(&mut json, "accessed", citation.accessed);
        let note = citation.note();
        if !note.is_empty() {
            member(&mut json, "note", &note);
        }
        json.push('}');
    }
    json.push_str("\n]\n");
    json
}

/// A date at its precision; one without a year has no place in the schema.
fn day(json: &mut String, name: &str, date: Option<PartialDate>) {
    let Some((date, year)) = date.and_then(|date| Some((date, date.year()?))) else { return };
    json.push(',');
    string(json, name);
    json.push_str(":{\"date-parts\":[[");
    json.push_str(&year.to_string());
    for part in [date.month(), date.day()].into_iter().flatten() {
        json.push(',');
        json.push_str(&part.to_string());
    }
    json.push_str("]]}");
}
