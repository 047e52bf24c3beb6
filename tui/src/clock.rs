//! Today, in UTC: the day on which facts are taken to hold where none is named.

use std::time::{SystemTime, UNIX_EPOCH};

use tollgate_core::date::Date;

/// The day in UTC, or none where the clock stands outside the calendar that is known.
pub fn today() -> Option<Date> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    day(seconds / 86_400)
}

/// The day that is so many days after 1970-01-01.
///
/// Years are counted from March, so that the leap day is a year's last, in eras of 400 years
/// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`).
fn day(since_1970: u64) -> Option<Date> {
    let days = since_1970.checked_add(719_468)?;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (since_1970, written) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (19_782, "2024-02-29"),
            (20_569, "2026-04-26"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(
                day(since_1970).map(|date| date.to_string()).as_deref(),
                Some(written),
                "{since_1970}"
            );
        }
        assert_eq!(day(u64::MAX / 86_400), None);
    }
}
