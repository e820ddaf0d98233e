//! References as RIS (Research Information Systems, 2011 specification): newspaper articles, one tag a line.

use super::Citation;
use crate::article::PartialDate;

/// One record each.
pub fn ris(citations: &[Citation]) -> String {
    let mut text = String::new();
    for citation in citations {
        line(&mut text, "TY", "NEWS");
        line(&mut text, "ID", &citation.key);
        line(&mut text, "TI", &citation.title);
        if let Some(agency) = &citation.agency {
            line(&mut text, "T2", agency);
            line(&mut text, "PB", agency);
        }
        if let Some(date) = citation.published.filter(|date| date.year().is_some()) {
            line(&mut text, "PY", date.to_string().get(..4).unwrap_or_default());
            line(&mut text, "DA", &slashed(date));
        }
        if let Some(link) = &citation.link {
            line(&mut text, "UR", link);
        }
        if let Some(date) = citation.accessed {
            line(&mut text, "Y2", &slashed(date));
        }
        line(&mut text, "LA", "en");
        let note = citation.note();
        if !note.is_empty() {
            line(&mut text, "N1", &note);
        }
        line(&mut text, "ER", "");
    }
    text
}

/// `2023/06/07/`: year, month, day and a remark, empty where unknown.
fn slashed(date: PartialDate) -> String {
    let mut parts: Vec<String> = date.to_string().split('-').map(str::to_owned).collect();
    parts.resize(4, String::new());
    parts.join("/")
}

fn line(text: &mut String, tag: &str, value: &str) {
    text.push_str(tag);
    text.push_str("  - ");
    text.push_str(value);
    text.push_str("\r\n");
}
