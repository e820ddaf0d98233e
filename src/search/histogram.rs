//! How many articles of a selection fall on each day, month or year.

use super::docset::DocSet;
use crate::article::PartialDate;

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

/// Which bar each document belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bars {
    unit: Unit,
    dates: Vec<PartialDate>,
    /// Per document, its bar; `u32::MAX` if it has none.
    of: Vec<u32>,
}

impl Bars {
    pub(super) fn new(dates: &[Option<PartialDate>]) -> Self {
        let all = || dates.iter().flatten().copied().filter(|date| date.year().is_some());
        let (Some(first), Some(last)) = (all().min(), all().max()) else {
            return Self { of: vec![u32::MAX; dates.len()], ..Self::default() };
        };
        let days = last.day_number().unwrap_or(0) - first.day_number().unwrap_or(0);
        let unit = match days {
            ..=MOST_DAYS => Unit::Day,
            _ if days / 30 <= MOST_MONTHS => Unit::Month,
            _ => Unit::Year,
        };
        let end = unit.bar(last).unwrap_or(last);
        let bars: Vec<PartialDate> =
            std::iter::successors(unit.first_bar(first), |bar| unit.after(*bar).filter(|bar| *bar <= end))
                .collect();
        let bar_of = |date: &Option<PartialDate>| {
            let bar = date.and_then(|date| unit.bar(date))?;
            bars.binary_search(&bar).ok().map(|bar| bar as u32)
        };
        let of = dates.iter().map(|date| bar_of(date).unwrap_or(u32::MAX)).collect();
        Self { unit, dates: bars, of }
    }

    /// Counts the documents of each bar.
    pub(super) fn count(&self, documents: &DocSet) -> Histogram {
        let mut bars: Vec<(PartialDate, usize)> = self.dates.iter().map(|bar| (*bar, 0)).collect();
        let mut undated = 0;
        for document in documents.iter() {
            let bar = self.of.get(document as usize).and_then(|bar| bars.get_mut(*bar as usize));
            match bar {
                Some((_, count)) => *count += 1,
                None => undated += 1,
            }
        }
        Histogram { unit: self.unit, bars, undated }
    }

    /// Bytes that they take in memory.
    pub(super) fn size(&self) -> usize {
        [size_of_val(&*self.dates), size_of_val(&*self.of)].iter().sum()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_follow_one_another_without_a_gap_in_the_unit_that_the_range_asks_for() {
        for (first, last, unit, bars, some) in [
            ("2024-02-28", "2024-03-01", Unit::Day, 3, "2024-02-29"),
            ("2022-12-31", "2023-01-01", Unit::Day, 2, "2023-01-01"),
            ("2023-01-31", "2023-05-03", Unit::Day, 93, "2023-03-31"),
            ("2023-01-31", "2023-05-04", Unit::Month, 5, "2023-05"),
            ("2022-11", "2023-02-03", Unit::Month, 4, "2023-01"),
            ("2017-01-05", "2022-12-30", Unit::Month, 72, "2018-12"),
            ("2016-01-05", "2022-12-30", Unit::Year, 7, "2019"),
            ("1998", "2022", Unit::Year, 25, "2000"),
        ] {
            let dates = [first, last].map(|date| date.parse::<PartialDate>().ok());
            let histogram = Bars::new(&dates).count(&DocSet::all(2));
            assert_eq!((histogram.unit, histogram.bars.len()), (unit, bars), "{first} {last}");
            assert!(histogram.bars.is_sorted());
            assert!(histogram.bars.iter().any(|(bar, _)| bar.to_string() == some), "{first} {last}");
            let counted: usize = histogram.bars.iter().map(|(_, count)| count).sum();
            assert_eq!(counted + histogram.undated, 2);
        }
    }

    #[test]
    fn what_is_less_precise_than_the_bars_is_counted_apart() {
        let dates = ["2023-06-07", "2023-06", "2023-06-07", "2023-06-09", ""].map(|date| date.parse().ok());
        let histogram = Bars::new(&dates).count(&DocSet::all(5));
        let counts: Vec<_> = histogram.bars.iter().map(|(bar, count)| (bar.to_string(), *count)).collect();
        let filled: Vec<_> = counts
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(bar, count)| (bar.as_str(), *count))
            .collect();
        assert_eq!((filled, histogram.undated), (vec![("2023-06-07", 2), ("2023-06-09", 1)], 2));
    }
}
