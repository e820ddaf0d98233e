//! Arithmetic on dates: which year a month or day without one belongs to, and which order three numbers are in.

use crate::article::PartialDate;

/// Where a date without a year lies, seen from the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Nothing says so: the nearest, rather past than far ahead.
    Near,
    /// Before publication: «last March».
    Behind,
    /// In the same year: «this September».
    SameYear,
    /// After publication, or in the same month: «next June», «will be held in June».
    Ahead,
}

/// How many days ahead a date lies at most when nothing says that it is still to come.
const SOON: i32 = 75;
/// How many days may have passed since a date that is told as still to come (texts are reprinted late).
const JUST_PAST: i32 = 31;

/// The year of a month, or of a day in it, for a text published on `published`.
pub(super) fn year_of(month: u8, day: Option<u8>, published: PartialDate, side: Side) -> Option<u16> {
    let year = published.year()?;
    let today = published.day_number()?;
    // Days from publication to the middle of what is meant.
    let distance = |year: u16| {
        let date = PartialDate::new(Some(year), Some(month), Some(day.unwrap_or(15)))?;
        Some(date.day_number()? - today)
    };
    let months_ahead = i32::from(month) - i32::from(published.month().unwrap_or(month));
    Some(match side {
        Side::SameYear => year,
        Side::Behind if months_ahead < 0 || day.is_some() && distance(year)? <= 0 => year,
        Side::Behind => year - 1,
        Side::Ahead => {
            let soonest = distance(year).unwrap_or(0);
            if soonest < -JUST_PAST { year + 1 } else { year }
        }
        Side::Near => {
            let candidates = [year - 1, year, year + 1];
            let acceptable = candidates.into_iter().filter_map(|year| Some((distance(year)?, year)));
            let nearest = acceptable.filter(|(days, _)| *days <= SOON).max_by_key(|(days, _)| *days)?;
            nearest.1
        }
    })
}

/// Three numbers of a date: year first, or year last with the day before the month; the other way round only
/// when that is the date that exists, or nearer to a day of publication that is given.
pub(super) fn numeric(
    [first, second, third]: [&str; 3],
    published: Option<PartialDate>,
) -> Option<PartialDate> {
    let number = |word: &str, lengths: &[usize]| -> Option<u16> {
        let plain = lengths.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
        if plain { word.parse().ok() } else { None }
    };
    let part = |word: &str| number(word, &[1, 2]).and_then(|number| u8::try_from(number).ok());
    if let Some(year) = number(first, &[4]) {
        return PartialDate::day_of(year, part(second)?, part(third)?);
    }
    let year = number(third, &[4])?;
    let (one, two) = (part(first)?, part(second)?);
    let day_first = PartialDate::day_of(year, two, one);
    let month_first = PartialDate::day_of(year, one, two);
    match (day_first, month_first, published.and_then(PartialDate::day_number)) {
        (Some(day_first), Some(month_first), Some(published)) => {
            let distance =
                |date: PartialDate| date.day_number().map_or(i32::MAX, |day| (day - published).abs());
            Some(if distance(month_first) < distance(day_first) { month_first } else { day_first })
        }
        (day_first, month_first, _) => day_first.or(month_first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(month: u8, day: Option<u8>, published: &str, side: Side, expected: u16) {
        let year = year_of(month, day, published.parse().unwrap(), side);
        assert_eq!(year, Some(expected), "{month}-{day:?} seen from {published}, {side:?}");
    }

    #[test]
    fn a_missing_year_is_the_nearest_rather_past_than_far_ahead() {
        check(7, Some(15), "2022-11-17", Side::Near, 2022);
        check(11, Some(20), "2022-11-17", Side::Near, 2022);
        check(12, Some(30), "2023-01-03", Side::Near, 2022);
        check(1, Some(10), "2022-12-28", Side::Near, 2023);
        check(3, None, "2021-12-08", Side::Near, 2021);
        check(8, None, "2021-11-11", Side::Near, 2021);
    }

    #[test]
    fn words_that_point_forward_or_back_decide() {
        check(3, None, "2021-12-08", Side::Ahead, 2022);
        check(12, None, "2021-12-08", Side::Ahead, 2021);
        check(3, None, "2023-06-07", Side::Behind, 2023);
        check(6, None, "2023-06-07", Side::Behind, 2022);
        check(9, None, "2023-06-07", Side::Behind, 2022);
        check(6, Some(5), "2023-06-07", Side::Behind, 2023);
        check(6, Some(9), "2023-06-07", Side::Behind, 2022);
        check(1, None, "2023-06-07", Side::SameYear, 2023);
    }

    #[test]
    fn three_numbers_are_read_in_the_order_that_exists() {
        let check = |words: [&str; 3], published: Option<&str>, expected: &str| {
            let date = numeric(words, published.map(|date| date.parse().unwrap()));
            assert_eq!(date.map(|date| date.to_string()).as_deref(), Some(expected), "{words:?}");
        };
        check(["12", "08", "2024"], None, "2024-08-12");
        check(["08", "25", "2024"], None, "2024-08-25");
        check(["08", "12", "2024"], Some("2024-08-13"), "2024-08-12");
        check(["2024", "8", "2"], None, "2024-08-02");
        assert_eq!(numeric(["24", "08", "12"], None), None);
        assert_eq!(numeric(["31", "02", "2024"], None), None);
    }
}
