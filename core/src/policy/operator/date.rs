//! Days and moments: the forms of ISO 8601 that the W3C names, and seconds since 1970.
//!
//! Both are comparable with each other
//! (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>).

use super::number::number;
use crate::date::Date;
use crate::quantity::Decimal;

const DAY: i64 = 86_400;

/// The moment that a text names, in seconds since 1970.
#[must_use]
pub fn moment(text: &str) -> Option<Decimal> {
    let is_year = text.len() == 4 && text.bytes().all(|sign| sign.is_ascii_digit());
    match number(text) {
        Some(seconds) if !is_year => Some(seconds),
        Some(_) | None => calendar(text),
    }
}

/// `2026`, `2026-04`, `2026-04-26`, `2026-04-26T12:30Z`, with seconds, parts of them and an offset.
fn calendar(text: &str) -> Option<Decimal> {
    let (day, time) = match text.split_once(['T', 't']) {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    let mut parts = day.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(1), |part| digits(part, 2))?;
    let date = parts.next().map_or(Some(1), |part| digits(part, 2))?;
    if parts.next().is_some() || (time.is_some() && day.len() != 10) {
        return None;
    }
    let date = Date::new(
        u16::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(date).ok()?,
    )?;
    let start = Decimal::whole(days(date)?.checked_mul(DAY)?);
    match time {
        Some(time) => start.checked_add(clock(time)?),
        None => Some(start),
    }
}

/// `12:30:05.25+02:00` as seconds since midnight in UTC.
fn clock(text: &str) -> Option<Decimal> {
    let end = text.find(['Z', 'z', '+', '-'])?;
    let (time, zone) = (text.get(..end)?, text.get(end..)?);
    let mut parts = time.split(':');
    let (hour, minute) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let second = parts.next();
    if parts.next().is_some() || hour > 23 || minute > 59 {
        return None;
    }
    let whole = Decimal::whole(minutes(hour, minute)?.checked_mul(60)?);
    let offset = Decimal::whole(offset(zone)?.checked_mul(60)?);
    let time = match second {
        None => whole,
        Some(second) => {
            let leads = second
                .split('.')
                .next()
                .is_some_and(|it| digits(it, 2).is_some_and(|it| it <= 60));
            whole.checked_add(number(second).filter(|_| leads)?)?
        }
    };
    time.checked_sub(offset)
}

/// `Z`, `+02:00` in minutes.
fn offset(zone: &str) -> Option<i64> {
    let (sign, rest) = match zone.chars().next()? {
        'Z' | 'z' => return (zone.len() == 1).then_some(0),
        '+' => (1_i64, zone.get(1..)?),
        _ => (-1, zone.get(1..)?),
    };
    let (hour, minute) = rest.split_once(':')?;
    let (hour, minute) = (digits(hour, 2)?, digits(minute, 2)?);
    (hour < 24 && minute < 60)
        .then(|| minutes(hour, minute)?.checked_mul(sign))
        .flatten()
}

fn minutes(hour: i64, minute: i64) -> Option<i64> {
    hour.checked_mul(60)?.checked_add(minute)
}

fn digits(text: &str, count: usize) -> Option<i64> {
    let plain = text.len() == count && text.bytes().all(|sign| sign.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// Days since 1970-01-01 in the Gregorian calendar, by counting from March.
fn days(date: Date) -> Option<i64> {
    let (year, month, day) = date.parts();
    let early = i64::from(month <= 2);
    let year = i64::from(year).checked_sub(early)?;
    let month = i64::from(month)
        .checked_add(early.checked_mul(12)?)?
        .checked_sub(3)?;
    let before = month.checked_mul(153)?.checked_add(2)?.div_euclid(5);
    let leaps = year
        .div_euclid(4)
        .checked_sub(year.div_euclid(100))?
        .checked_add(year.div_euclid(400))?;
    year.checked_mul(365)?
        .checked_add(leaps)?
        .checked_add(before)?
        .checked_add(i64::from(day))?
        .checked_sub(719_469)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms_name_seconds() {
        for (text, seconds) in [
            ("1970-01-01", "0"),
            ("1970", "0"),
            ("1970-02", "2678400"),
            ("2000-03-01", "951868800"),
            ("2026-04-26T12:30:05Z", "1777206605"),
            ("2026-04-26T14:30:05.25+02:00", "1777206605.25"),
            ("2026-04-26T12:30Z", "1777206600"),
            ("1777206605", "1777206605"),
            ("1777206605.5", "1777206605.5"),
            ("19700", "19700"),
        ] {
            assert_eq!(moment(text), seconds.parse().ok(), "{text}");
        }
        for text in [
            "",
            "2026-13-01",
            "2026-04-31",
            "2026-4-1",
            "2026-04-26T12",
            "2026-04-26T25:00Z",
            "2026-04-26T12:30",
            "2026-04T12:30Z",
            "today",
            "2026-04-26T12:30Zx",
            "2026-04-26T12:30+2",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
