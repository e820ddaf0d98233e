//! Reads the `.tsv` files of this folder: `#` lines say what a file is, then one line of column names, then rows.
//! Cells are parted by tabs, values inside a cell by `|`. A file that breaks these rules reads as fewer rows;
//! `tests/reference.rs` makes sure that none does.

/// One file's rows.
pub struct Table {
    columns: Vec<&'static str>,
    rows: Vec<&'static str>,
}

/// One row, its cells found by column name.
#[derive(Clone, Copy)]
pub struct Row<'t> {
    columns: &'t [&'static str],
    line: &'static str,
}

/// A form as a file lists it: its words, and whether a trailing `?` says that it is also something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// As printed, without the mark.
    pub words: &'static str,
    /// It counts only where the words around it support the reading.
    pub doubtful: bool,
}

impl Table {
    /// Reads a file's text.
    pub fn read(file: &'static str) -> Self {
        let mut lines = file.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let columns = lines.next().map(|header| header.split('\t').collect()).unwrap_or_default();
        Self { columns, rows: lines.collect() }
    }

    /// Its rows, in the file's order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|line| Row { columns: &self.columns, line })
    }

    /// The names of its columns.
    pub fn columns(&self) -> &[&'static str] {
        &self.columns
    }
}

impl Row<'_> {
    /// The cell below `column`; empty when there is none.
    pub fn cell(self, column: &str) -> &'static str {
        let index = self.columns.iter().position(|name| *name == column);
        index.and_then(|index| self.line.split('\t').nth(index)).unwrap_or_default()
    }

    /// The values of the cell below `column`.
    pub fn list(self, column: &str) -> impl Iterator<Item = Form> {
        self.cell(column).split('|').filter(|words| !words.is_empty()).map(Form::read)
    }

    /// How many cells the row has.
    pub fn width(self) -> usize {
        self.line.split('\t').count()
    }
}

impl Form {
    /// Takes the trailing `?` off.
    pub fn read(words: &'static str) -> Self {
        match words.strip_suffix('?') {
            Some(words) => Self { words, doubtful: true },
            None => Self { words, doubtful: false },
        }
    }
}
