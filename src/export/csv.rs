//! Tables as CSV (RFC 4180). Cells that a spreadsheet would take for a formula get an apostrophe in front, as OWASP
//! advises against «CSV injection»: articles are other people's words.

use super::table::{Cell, Table};

/// What stands between the items of a list.
pub const LIST_MARK: &str = "; ";

/// The table with its header, lines ended as the RFC wants, without a byte order mark.
pub fn csv(table: &Table) -> String {
    let mut text = String::new();
    for (place, column) in table.columns.iter().enumerate() {
        cell(&mut text, place, column);
    }
    text.push_str("\r\n");
    for row in &table.rows {
        for (place, value) in row.iter().enumerate() {
            match value {
                // A number of ours is none that a spreadsheet could misunderstand, even with a minus.
                Cell::Number(number) => raw(&mut text, place, &number.to_string()),
                Cell::Unknown => raw(&mut text, place, ""),
                Cell::Text(words) => cell(&mut text, place, words),
                Cell::List(items) => cell(&mut text, place, &items.join(LIST_MARK)),
            }
        }
        text.push_str("\r\n");
    }
    text
}

fn raw(text: &mut String, place: usize, value: &str) {
    if place > 0 {
        text.push(',');
    }
    text.push_str(value);
}

fn cell(text: &mut String, place: usize, value: &str) {
    raw(text, place, "\"");
    if value.starts_with(is_formula) {
        text.push('\'');
    }
    for c in value.chars() {
        if c == '"' {
            text.push('"');
        }
        text.push(c);
    }
    text.push('"');
}

/// What begins a formula in one spreadsheet or another (OWASP, «CSV Injection»), full-width forms included.
fn is_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}
