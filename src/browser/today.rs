//! The calendar on the reader's wall.

use crate::article::PartialDate;

/// Today, where the reader is.
pub fn today() -> Option<PartialDate> {
    let now = js_sys::Date::new_0();
    let small = |number: u32| u8::try_from(number).ok();
    PartialDate::day_of(
        u16::try_from(now.get_full_year()).ok()?,
        small(now.get_month() + 1)?,
        small(now.get_date())?,
    )
}
