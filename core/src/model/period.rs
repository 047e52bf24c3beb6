//! The days on which a fact holds.

use crate::date::Date;
use crate::image::stored;

/// From a day until a day, both included; every day where neither is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// First day on which it holds.
    pub from: Option<Date>,
    /// Last day on which it holds.
    pub until: Option<Date>,
}

impl Period {
    /// Whether it holds on a day; without a day, what has no end is in force.
    #[must_use]
    pub fn holds(self, on: Option<Date>) -> bool {
        match on {
            None => self.until.is_none(),
            Some(day) => {
                self.from.is_none_or(|from| from <= day)
                    && self.until.is_none_or(|until| day <= until)
            }
        }
    }

    /// The days on which both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let earlier = match (self.until, other.until) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        Self {
            from: self.from.max(other.from),
            until: earlier,
        }
    }

    /// Whether both hold on some day.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        let starts_in_time = |one: Self, other: Self| match (one.from, other.until) {
            (Some(from), Some(until)) => from <= until,
            (None, _) | (_, None) => true,
        };
        starts_in_time(self, other) && starts_in_time(other, self)
    }
}

stored!(struct Period { from, until });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_hold_on_their_days_and_meet_where_they_share_one() {
        let day = |text: &str| text.parse::<Date>().ok();
        let period = |from: &str, until: &str| Period {
            from: day(from),
            until: day(until),
        };
        let first = period("", "2026-06-30");
        let then = period("2026-07-01", "");
        for (on, in_first, in_then) in [
            ("2026-06-30", true, false),
            ("2026-07-01", false, true),
            ("", false, true),
        ] {
            assert_eq!(
                (first.holds(day(on)), then.holds(day(on))),
                (in_first, in_then)
            );
        }
        assert!(!first.meets(then) && !then.meets(first));
        assert!(first.meets(period("2026-06-30", "2026-06-30")));
        assert!(Period::default().meets(then) && then.meets(Period::default()));
    }
}
