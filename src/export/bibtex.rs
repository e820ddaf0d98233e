//! References as BibTeX, for BibTeX and BibLaTeX alike: `date` is what the latter reads, `year` and `month` the former.
//! Neither knows newspapers: an article of a journal that has its author's name comes closest.

use super::Citation;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// One entry each, parted by blank lines.
pub fn bibtex(citations: &[Citation]) -> String {
    let mut text = String::new();
    for citation in citations {
        if !text.is_empty() {
            text.push('\n');
        }
        entry(&mut text, citation);
    }
    text
}

fn entry(text: &mut String, citation: &Citation) {
    text.push_str("@article{");
    text.push_str(&citation.key);
    if let Some(agency) = &citation.agency {
        // Braces keep a body's name from being read as a person's, and capitals as they are.
        field(text, "author", &braced(agency));
    }
    field(text, "title", &braced(&citation.title));
    if let Some(agency) = &citation.agency {
        field(text, "journal", &braced(agency));
    }
    if let Some(date) = citation.published.filter(|date| date.year().is_some()) {
        let iso = date.to_string();
        field(text, "date", &["{", &iso, "}"].concat());
        field(text, "year", &["{", iso.get(..4).unwrap_or_default(), "}"].concat());
        if let Some(month) = date.month().and_then(|month| MONTHS.get(usize::from(month) - 1)) {
            field(text, "month", month);
        }
    }
    if let Some(link) = &citation.link {
        // An address stands as it is; it holds neither braces nor backslashes.
        field(text, "url", &["{", link, "}"].concat());
    }
    if let Some(date) = citation.accessed {
        field(text, "urldate", &["{", &date.to_string(), "}"].concat());
    }
    field(text, "langid", "{english}");
    let note = citation.note();
    if !note.is_empty() {
        field(text, "note", &braced(&note));
    }
    text.push_str("\n}\n");
}

fn field(text: &mut String, name: &str, value: &str) {
    text.push_str(",\n  ");
    text.push_str(name);
    text.push_str(" = ");
    text.push_str(value);
}

/// A value that TeX sets as it is: its special characters as commands, and pairs of marks that TeX would join to one
/// (`--`, `''`) kept apart.
fn braced(value: &str) -> String {
    let mut braced = String::from("{{");
    let mut before = ' ';
    for c in value.chars() {
        if c == before && c.is_ascii_punctuation() || c == '`' && matches!(before, '!' | '?') {
            braced.push_str("{}");
        }
        match c {
            '&' | '%' | '$' | '#' | '_' => {
                braced.push('\\');
                braced.push(c);
            }
            // As commands: BibTeX counts braces even behind a backslash.
            '{' => braced.push_str("\\textbraceleft{}"),
            '}' => braced.push_str("\\textbraceright{}"),
            '\\' => braced.push_str("\\textbackslash{}"),
            '^' => braced.push_str("\\textasciicircum{}"),
            '~' => braced.push_str("\\textasciitilde{}"),
            c => braced.push(c),
        }
        before = c;
    }
    braced.push_str("}}");
    braced
}
