//! JSON written piece by piece, and tables in it.

use super::table::{Cell, Table};

/// Which edition of the rows' names and meanings a table follows.
const SCHEMA: &str = "1";

/// A table as one object: what its rows are, the schema, and the rows as objects, one a line. What is unknown is null.
pub fn json(table: &Table) -> String {
    let mut json = String::from("{\"readout\":");
    string(&mut json, table.name);
    json.push_str(",\"schema\":");
    json.push_str(SCHEMA);
    json.push_str(",\"rows\":[");
    for (place, row) in table.rows.iter().enumerate() {
        json.push_str(if place == 0 { "\n{" } else { ",\n{" });
        for (place, (name, cell)) in table.columns.iter().zip(row).enumerate() {
            if place > 0 {
                json.push(',');
            }
            string(&mut json, name);
            json.push(':');
            value(&mut json, cell);
        }
        json.push('}');
    }
    json.push_str("\n]}\n");
    json
}

fn value(json: &mut String, cell: &Cell) {
    match cell {
        Cell::Text(text) => string(json, text),
        Cell::Number(number) if number.is_finite() => json.push_str(&number.to_string()),
        Cell::Number(_) | Cell::Unknown => json.push_str("null"),
        Cell::List(items) => {
            json.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    json.push(',');
                }
                string(json, item);
            }
            json.push(']');
        }
    }
}

/// A further member of an object: `,"name":"text"`.
pub(super) fn member(json: &mut String, name: &str, text: &str) {
    json.push(',');
    string(json, name);
    json.push(':');
    string(json, text);
}

/// A string with its quotation marks (RFC 8259, section 7).
pub(super) fn string(json: &mut String, text: &str) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    json.push('"');
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            c if u32::from(c) < 0x20 => {
                json.push_str("\\u00");
                let digits = [u32::from(c) >> 4, u32::from(c) & 15];
                json.extend(digits.iter().filter_map(|digit| HEX.get(*digit as usize)));
            }
            c => json.push(c),
        }
    }
    json.push('"');
}
