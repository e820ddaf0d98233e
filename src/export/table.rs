//! A table: named columns, rows of cells. What its rows are is for `rows`, how it is written for `csv` and `json`.

/// Rows of cells under named columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What a row is: `articles`, `quotes` …
    pub name: &'static str,
    /// One name for each cell of a row.
    pub columns: Vec<&'static str>,
    /// Cells in the order of the columns.
    pub rows: Vec<Vec<Cell>>,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, dates in ISO 8601, addresses.
    Text(String),
    /// A count or an amount.
    Number(f64),
    /// Several words or names.
    List(Vec<String>),
    /// Nothing is known.
    Unknown,
}

impl Cell {
    /// The text, or nothing.
    pub(super) fn text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Unknown, |text| Self::Text(text.into()))
    }

    /// How many.
    pub(super) fn count(number: usize) -> Self {
        Self::Number(number as f64)
    }
}
