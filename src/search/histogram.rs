//! How many articles of a selection fall on each day, month or year.

use super::columns::Columns;
use super::docset::DocSet;
use crate::article::PartialDate;
use std::collections::BTreeMap;

/// What one bar stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    #[default]
    Year,
}

/// Articles per day, month or year of publication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Histogram {
    /// What one bar stands for; the same for every query on one library.
    pub unit: Unit,
    /// Every bar from the library's first to its last, empty ones included; the date has the unit's precision.
    pub bars: Vec<(PartialDate, usize)>,
    /// Articles that the unit is too fine for, and undated ones.
    pub undated: usize,
}

/// Days are shown up to this many, then months up to this many, then years.
const MOST_DAYS: i32 = 92;
const MOST_MONTHS: i32 = 72;

impl Histogram {
    pub(super) fn of(columns: &Columns, documents: &DocSet, count: usize) -> Self {
        let all = || {
            (0..count as u32)
                .filter_map(|document| columns.date(document))
                .filter(|date| date.year().is_some())
        };
        let (Some(first), Some(last)) = (all().min(), all().max()) else {
            return Self { undated: documents.len(), ..Self::default() };
        };
        let days = last.day_number().unwrap_or(0) - first.day_number().unwrap_or(0);
        let unit = match days {
            ..=MOST_DAYS => Unit::Day,
            _ if days / 30 <= MOST_MONTHS => Unit::Month,
            _ => Unit::Year,
        };
        let mut bars: BTreeMap<PartialDate, usize> = BTreeMap::new();
        let mut next = unit.bar(first).or_else(|| unit.first_bar(first));
        while let Some(bar) = next.filter(|bar| *bar <= last) {
            bars.insert(bar, 0);
            next = unit.after(bar);
        }
        let mut undated = 0;
        for document in documents.iter() {
            let bar = columns.date(document).and_then(|date| unit.bar(date));
            match bar.and_then(|bar| bars.get_mut(&bar)) {
                Some(count) => *count += 1,
                None => undated += 1,
            }
        }
        Self { unit, bars: bars.into_iter().collect(), undated }
    }
}

impl Unit {
    /// The bar that a date belongs to.
    fn bar(self, date: PartialDate) -> Option<PartialDate> {
        match self {
            Self::Day => PartialDate::day_of(date.year()?, date.month()?, date.day()?),
            Self::Month => {
                PartialDate::new(date.year(), Some(date.month()?), None).filter(|_| date.year().is_some())
            }
            Self::Year => PartialDate::new(Some(date.year()?), None, None),
        }
    }

    /// The first bar within a date that is less precise than the unit.
    fn first_bar(self, date: PartialDate) -> Option<PartialDate> {
        let day = PartialDate::day_of(date.year()?, date.month().unwrap_or(1), date.day().unwrap_or(1))?;
        self.bar(day)
    }

    fn after(self, bar: PartialDate) -> Option<PartialDate> {
        let year = bar.year()?;
        let next_month = |month: u8| if month < 12 { (year, month + 1) } else { (year + 1, 1) };
        match (self, bar.month(), bar.day()) {
            (Self::Day, Some(month), Some(day)) => PartialDate::day_of(year, month, day + 1).or_else(|| {
                let (year, month) = next_month(month);
                PartialDate::day_of(year, month, 1)
            }),
            (Self::Month, Some(month), _) => {
                let (year, month) = next_month(month);
                PartialDate::new(Some(year), Some(month), None)
            }
            _ => PartialDate::new(Some(year + 1), None, None),
        }
    }
}
