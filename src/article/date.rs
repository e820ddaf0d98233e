//! Calendar dates at the precision a text gives: a day, a month, a year, or a day of some year.
//! Reading them from words is the business of `parse` and `extract`.

use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A Gregorian date at its own precision. Always valid: no 30 February, months 1–12, years 1–9999.
///
/// Written and serialised as ISO 8601 with the unknown left out: `2023-06-07`, `2019-06`, `2021`, `--07-15`.
/// Ordered by year, month, day, the less precise first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: Option<u16>,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// `None` when the numbers name no date.
    pub fn new(year: Option<u16>, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let year_fits = year.is_none_or(|year| (1..=9999).contains(&year));
        let shape_fits = match (year, month, day) {
            (_, Some(month), Some(day)) => (1..=days_in(year, month)).contains(&day),
            (Some(_), Some(month), None) => (1..=12).contains(&month),
            (Some(_), None, None) => true,
            _ => false,
        };
        (year_fits && shape_fits).then_some(Self { year, month, day })
    }

    /// A full date.
    pub fn day_of(year: u16, month: u8, day: u8) -> Option<Self> {
        Self::new(Some(year), Some(month), Some(day))
    }

    /// The year, unless only the day and month are known.
    pub fn year(self) -> Option<u16> {
        self.year
    }

    /// The month, 1–12.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// The same day or month in `year`; `None` for 29 February of a common year.
    pub fn in_year(self, year: u16) -> Option<Self> {
        Self::new(Some(year), self.month, self.day)
    }

    /// Days since 0000-03-01 of the first day the date may mean; `None` without a year.
    /// The count of days is the usual one for the proleptic Gregorian calendar with the year begun in March.
    pub fn day_number(self) -> Option<i32> {
        let year = i32::from(self.year?);
        let month = i32::from(self.month.unwrap_or(1));
        let day = i32::from(self.day.unwrap_or(1));
        let shifted = (month + 9) % 12;
        let year = year - i32::from(month < 3);
        Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * shifted + 2) / 5 + day - 1)
    }

    /// The day of the week, 1 (Monday) to 7 (Sunday); `None` without a full date.
    pub fn weekday(self) -> Option<u16> {
        // 1 March of the year 0 was a Wednesday.
        let number = self.day_number().filter(|_| self.day.is_some())?;
        u16::try_from((number + 2).rem_euclid(7) + 1).ok()
    }

    /// The date as one number, for storing it; never 0.
    pub fn packed(self) -> u32 {
        u32::from(self.year.unwrap_or(0)) << 9
            | u32::from(self.month.unwrap_or(0)) << 5
            | u32::from(self.day.unwrap_or(0))
    }

    /// The inverse of `packed`; `None` for a number that it gives for no date.
    pub fn unpacked(number: u32) -> Option<Self> {
        let known = |part: u32| Some(part as u8).filter(|part| *part > 0);
        let year = u16::try_from(number >> 9).ok()?;
        Self::new(Some(year).filter(|year| *year > 0), known(number >> 5 & 15), known(number & 31))
    }

    /// The day with this number; `None` outside the years 1–9999. The inverse of `day_number`.
    pub fn from_day_number(number: i32) -> Option<Self> {
        const DAYS_IN_400_YEARS: i32 = 146_097;
        let era = number.div_euclid(DAYS_IN_400_YEARS);
        let in_era = number.rem_euclid(DAYS_IN_400_YEARS);
        let year_of_era = (in_era - in_era / 1460 + in_era / 36_524 - in_era / 146_096) / 365;
        let in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * in_year + 2) / 153;
        let day = in_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i32::from(month < 3);
        Self::day_of(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }
}

/// Days in a month; 29 for February when the year is unknown; 0 for a month that does not exist.
fn days_in(year: Option<u16>, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_none_or(|year| {
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
        }) =>
        {
            29
        }
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) => write!(f, "{year:04}-{month:02}-{day:02}"),
            (Some(year), Some(month), None) => write!(f, "{year:04}-{month:02}"),
            (Some(year), ..) => write!(f, "{year:04}"),
            (None, month, day) => write!(f, "--{:02}-{:02}", month.unwrap_or(0), day.unwrap_or(0)),
        }
    }
}

/// The text was not one of the four shapes, or names no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date of the form 2023-06-07, 2019-06, 2021 or --07-15")
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let (year, rest) = match text.strip_prefix("--") {
            Some(rest) => (None, Some(rest)),
            None => match text.split_once('-') {
                Some((year, rest)) => (Some(number(year, 4)?), Some(rest)),
                None => (Some(number(text, 4)?), None),
            },
        };
        let (month, day) = match rest.map(|rest| rest.split_once('-').unwrap_or((rest, ""))) {
            None => (None, None),
            Some((month, "")) => (Some(number(month, 2)?), None),
            Some((month, day)) => (Some(number(month, 2)?), Some(number(day, 2)?)),
        };
        Self::new(year, month, day).ok_or(NotADate)
    }
}

/// Exactly `digits` ASCII digits.
fn number<N: FromStr>(text: &str, digits: usize) -> Result<N, NotADate> {
    let all_digits = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits { text.parse().map_err(|_| NotADate) } else { Err(NotADate) }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_prints_as_it_was_read_at_every_precision() {
        for text in ["2023-06-07", "2019-06", "2021", "--07-15", "--02-29", "2024-02-29"] {
            assert_eq!(text.parse::<PartialDate>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_names_no_date_is_not_one() {
        for text in
            ["", "-", "--", "2023-13", "2023-02-29", "--02-30", "23-01-01", "2023-1-1", "2023-06-07x", "0000"]
        {
            assert_eq!(text.parse::<PartialDate>(), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn days_are_counted_across_leap_years_and_centuries() {
        let number = |text: &str| text.parse::<PartialDate>().unwrap().day_number().unwrap();
        for (from, to, days) in [
            ("2024-02-28", "2024-03-01", 2),
            ("2023-02-28", "2023-03-01", 1),
            ("1900-02-28", "1900-03-01", 1),
            ("2000-01-01", "2001-01-01", 366),
            ("2022-12-31", "2023-01-01", 1),
        ] {
            assert_eq!(number(to) - number(from), days, "{from} to {to}");
        }
    }

    #[test]
    fn every_day_has_its_weekday() {
        let weekday = |text: &str| text.parse::<PartialDate>().unwrap().weekday();
        for (date, day) in
            [("1969-07-20", Some(7)), ("2000-02-29", Some(2)), ("2024-01-01", Some(1)), ("2024-01", None)]
        {
            assert_eq!(weekday(date), day, "{date}");
        }
    }

    #[test]
    fn every_day_is_found_by_its_number() {
        let number = |text: &str| text.parse::<PartialDate>().unwrap().day_number().unwrap();
        let (first, last) = (number("0001-01-01"), number("9999-12-31"));
        for day in first..=last {
            assert_eq!(PartialDate::from_day_number(day).and_then(PartialDate::day_number), Some(day));
        }
        assert_eq!([first - 1, last + 1, i32::MIN, i32::MAX].map(PartialDate::from_day_number), [None; 4]);
    }
}
