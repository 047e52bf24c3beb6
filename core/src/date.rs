//! Calendar days, for what holds from when until when.

use core::fmt;
use core::str::FromStr;

/// A day of the Gregorian calendar, from the year 1900 to 2999.
// INVARIANT: the day exists in its month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The first day that there is.
    pub const EARLIEST: Self = Self {
        year: 1900,
        month: 1,
        day: 1,
    };

    /// The day, where it exists.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        let exists = (1900..3000).contains(&year) && (1..=days).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let Self { year, month, day } = self;
        let later = day
            .checked_add(1)
            .and_then(|day| Self::new(year, month, day));
        let in_next_month = || Self::new(year, month.checked_add(1)?, 1);
        let in_next_year = || Self::new(year.checked_add(1)?, 1, 1);
        later.or_else(in_next_month).or_else(in_next_year)
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        let Self { year, month, day } = self;
        let earlier = day
            .checked_sub(1)
            .and_then(|day| Self::new(year, month, day));
        let last_of = |year, month| (28..=31).rev().find_map(|day| Self::new(year, month, day));
        let in_last_month = || last_of(year, month.checked_sub(1)?);
        let in_last_year = || last_of(year.checked_sub(1)?, 12);
        earlier.or_else(in_last_month).or_else(in_last_year)
    }

    /// Whether a day is more than so many months after this one.
    #[must_use]
    pub fn is_older_than(self, months: u16, on: Self) -> bool {
        let count = |date: Self| {
            let years = u32::from(date.year).saturating_mul(12);
            years.saturating_add(u32::from(date.month))
        };
        let due = count(self).saturating_add(u32::from(months));
        (count(on), on.day) > (due, self.day)
    }

    /// Year, month and day.
    #[must_use]
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

/// A text that is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

impl FromStr for Date {
    type Err = NotADate;

    /// Reads `2026-04-26`, and nothing else.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let field = |range: core::ops::Range<usize>| {
            let digits = text.get(range)?;
            digits
                .bytes()
                .all(|byte| byte.is_ascii_digit())
                .then_some(digits)
        };
        let separators =
            text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
        let read = || {
            let (year, month, day) = (field(0..4)?, field(5..7)?, field(8..10)?);
            Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        };
        separators.then(read).flatten().ok_or(NotADate)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:04}-{:02}-{:02}",
            self.year, self.month, self.day
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString as _;

    #[test]
    fn days_follow_one_another() {
        for (day, next) in [
            ("2026-04-26", "2026-04-27"),
            ("2024-02-28", "2024-02-29"),
            ("2026-02-28", "2026-03-01"),
            ("2026-12-31", "2027-01-01"),
        ] {
            assert_eq!(
                day.parse::<Date>().ok().and_then(Date::next),
                next.parse().ok(),
                "{day}"
            );
        }
    }

    #[test]
    fn only_days_that_exist_are_read() {
        for (text, read) in [
            ("2026-04-26", true),
            ("2024-02-29", true),
            ("2026-02-29", false),
            ("2000-02-29", true),
            ("2100-02-29", false),
            ("2026-13-01", false),
            ("2026-4-26", false),
            ("2026-04-26x", false),
            ("+026-04-26", false),
            ("２０26-04", false),
            ("", false),
        ] {
            assert_eq!(text.parse::<Date>().is_ok(), read, "{text}");
        }
        assert_eq!(
            "2026-04-06".parse::<Date>().map(|date| date.to_string()),
            Ok("2026-04-06".into())
        );
    }
}
