//! The date of another calendar beside the one that a dateline is read by: `Riyadh, Rajab 12, 1444, Feb 03, 2023, SPA --`.

use super::Reading;
use crate::reference::Table;
use crate::text::{TokenKind, fold};
use std::collections::HashSet;
use std::sync::LazyLock;

/// A month's name and its day and year have at most so many tokens.
const LONGEST: usize = 9;

/// Folded first words of the months' names.
static MONTHS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let table = Table::read(include_str!("other_calendars.tsv"));
    table.rows().flat_map(|row| row.cell("forms").split('|')).collect()
});

impl Reading<'_, '_> {
    /// The token behind such a date at `at`: a month, a day and a year, the day before or behind the month.
    pub(super) fn other_calendar(&self, at: usize) -> Option<usize> {
        let number = |at: usize| {
            let token = self.passage.token(at).filter(|token| token.kind == TokenKind::Number)?;
            token.span.of(self.passage.text).parse::<u16>().ok()
        };
        let month = at + usize::from(number(at).is_some());
        if !self.is_capitalised(month) || !MONTHS.contains(fold(self.passage.word(month)).as_str()) {
            return None;
        }
        let last = self.limit.min(at + LONGEST);
        let year =
            (month + 1..last).find(|at| number(*at).is_some_and(|year| (1200..1500).contains(&year)))?;
        let letter = matches!(self.passage.word(year + 1), "AH" | "H");
        Some(year + 1 + usize::from(letter))
    }
}
