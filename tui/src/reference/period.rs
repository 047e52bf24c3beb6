//! The days on which a fact holds, in words.

use tollgate_core::model::Period;

/// `, from 2026-01-01 until 2026-12-31`; nothing where it holds on every day.
pub fn held(period: Period) -> String {
    let from = period.from.map(|day| format!(" from {day}"));
    let until = period.until.map(|day| format!(" until {day}"));
    let days = from.unwrap_or_default() + &until.unwrap_or_default();
    if days.is_empty() {
        days
    } else {
        format!(" <small>holds{days}</small>")
    }
}
