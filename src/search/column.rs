//! One facet as a column: for every document its values, so that choosing one becomes a set of documents and
//! counting all becomes one pass over rows. Knows nothing of articles or of what the facet is about.

use super::docset::DocSet;
use super::filters::Choice;
use super::varint::{self, Reader};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A document's values in one facet, with their labels.
pub(super) type Row<'a> = BTreeMap<Cow<'a, str>, Cow<'a, str>>;

/// The values of all documents in one facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Column {
    /// Values and labels, in order of value.
    pub values: Vec<(String, String)>,
    /// Per document, its first entry in `entries`; one more at the end.
    starts: Vec<u32>,
    /// Indices of values, ascending within a document.
    entries: Vec<u32>,
    /// Per value, how many documents have it.
    pub totals: Vec<u32>,
}

impl Column {
    /// One row per document. A value's label is the one it is first met with.
    pub(super) fn new(rows: &[Row<'_>]) -> Self {
        let mut labels = BTreeMap::new();
        for (value, label) in rows.iter().flatten() {
            labels.entry(value).or_insert(label);
        }
        let values =
            labels.into_iter().map(|(value, label)| (value.to_string(), label.to_string())).collect();
        let mut column = Self { values, ..Self::default() };
        for row in rows {
            column.starts.push(column.entries.len() as u32);
            // The map, like the column's values, is in order.
            let entries: Vec<u32> = row.keys().filter_map(|value| column.find(value)).collect();
            column.entries.extend(entries);
        }
        column.starts.push(column.entries.len() as u32);
        column.add_up();
        column
    }

    fn add_up(&mut self) {
        self.totals = vec![0; self.values.len()];
        for value in &self.entries {
            if let Some(total) = self.totals.get_mut(*value as usize) {
                *total += 1;
            }
        }
    }

    /// The rows again, with the column's labels.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let value = |value: &u32| {
            let (value, label) = self.values.get(*value as usize)?;
            Some((value.as_str().into(), label.as_str().into()))
        };
        (0..self.starts.len().saturating_sub(1) as u32)
            .map(move |document| self.row(document).iter().filter_map(value).collect())
    }

    /// Appends its values, each with its label unless that is the same, and its rows.
    pub(super) fn write(&self, bytes: &mut Vec<u8>) {
        varint::push(bytes, self.values.len() as u32);
        for (value, label) in &self.values {
            varint::push_text(bytes, value);
            varint::push_text(bytes, if label == value { "" } else { label });
        }
        self.write_rows(bytes);
    }

    /// Reads what `write` wrote for so many documents; `None` if it is something else.
    pub(super) fn read(reader: &mut Reader<'_>, documents: usize) -> Option<Self> {
        let values: Option<_> = (0..reader.count()?)
            .map(|_| {
                let value = reader.text()?;
                let label = Some(reader.text()?).filter(|label| !label.is_empty());
                Some((value.to_owned(), label.unwrap_or(value).to_owned()))
            })
            .collect();
        Self::read_rows(values?, reader, documents)
    }

    /// Appends its rows: per document, how many values, and these.
    pub(super) fn write_rows(&self, bytes: &mut Vec<u8>) {
        for document in 0..self.starts.len().saturating_sub(1) as u32 {
            let row = self.row(document);
            varint::push(bytes, row.len() as u32);
            row.iter().for_each(|value| varint::push(bytes, *value));
        }
    }

    /// Reads rows of these values and labels, which are in order, for so many documents; `None` if they are not.
    pub(super) fn read_rows(
        values: Vec<(String, String)>,
        reader: &mut Reader<'_>,
        documents: usize,
    ) -> Option<Self> {
        let mut column = Self { values, ..Self::default() };
        for _ in 0..documents {
            column.starts.push(column.entries.len() as u32);
            // No document has a value twice.
            let count = reader.count()?;
            column.entries.extend((0..count).map(|_| reader.next()));
        }
        column.starts.push(column.entries.len() as u32);
        column.add_up();
        let known = column.entries.iter().all(|value| (*value as usize) < column.values.len());
        (known && column.values.is_sorted()).then_some(column)
    }

    /// The index of a value.
    pub(super) fn find(&self, value: &str) -> Option<u32> {
        self.values.binary_search_by(|(own, _)| own.as_str().cmp(value)).ok().map(|index| index as u32)
    }

    /// The indices of a document's values, ascending.
    pub(super) fn row(&self, document: u32) -> &[u32] {
        let document = document as usize;
        let start = self.starts.get(document).map_or(0, |start| *start as usize);
        let end = self.starts.get(document + 1).map_or(start, |end| *end as usize);
        self.entries.get(start..end).unwrap_or_default()
    }

    /// The documents that pass a choice.
    pub(super) fn passing(&self, choice: &Choice, documents: usize) -> DocSet {
        let mut set = DocSet::all(documents);
        choice.all.iter().for_each(|value| set.keep(&self.holders(value, documents)));
        choice.none.iter().for_each(|value| set.remove(&self.holders(value, documents)));
        if !choice.any.is_empty() {
            let mut any = DocSet::none(documents);
            choice.any.iter().for_each(|value| any.add(&self.holders(value, documents)));
            set.keep(&any);
        }
        set
    }

    /// The documents with a value.
    pub(super) fn holders(&self, value: &str, documents: usize) -> DocSet {
        let mut set = DocSet::none(documents);
        if let Some(value) = self.find(value) {
            let holds = |document: &u32| self.row(*document).binary_search(&value).is_ok();
            (0..documents as u32).filter(holds).for_each(|document| set.insert(document));
        }
        set
    }

    /// Per value, how many documents of the set have it. Where more than half are in it, those outside are counted
    /// and taken from the totals.
    pub(super) fn count(&self, set: &DocSet, documents: usize) -> Vec<u32> {
        let mut outside = DocSet::default();
        let many = set.len() * 2 > documents;
        if many {
            outside = DocSet::all(documents);
            outside.remove(set);
        }
        let mut counts = vec![0; self.values.len()];
        for document in if many { outside.iter() } else { set.iter() } {
            for value in self.row(document) {
                if let Some(count) = counts.get_mut(*value as usize) {
                    *count += 1;
                }
            }
        }
        if many {
            counts.iter_mut().zip(&self.totals).for_each(|(count, total)| *count = total - *count);
        }
        counts
    }

    /// Bytes that it takes in memory.
    pub(super) fn size(&self) -> usize {
        let texts = self.values.iter().flat_map(|(value, label)| [value.len(), label.len()]);
        let numbers = [&self.starts, &self.entries, &self.totals].map(|numbers| size_of_val(&**numbers));
        texts.chain(numbers).chain([size_of_val(&*self.values)]).sum()
    }
}
