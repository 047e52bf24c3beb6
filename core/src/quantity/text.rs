//! Decimal numbers as texts: read exactly or refused, and written with every digit.

use alloc::string::String;
use core::fmt::{self, Write as _};
use core::str::FromStr;

use super::{Decimal, MOST_PLACES};

/// A text that is not a decimal number, or one with too many digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotADecimal {
    /// Not a number at all.
    Malformed,
    /// More digits than can be kept exactly.
    TooLong,
}

impl FromStr for Decimal {
    type Err = NotADecimal;

    /// Reads `12`, `-0.5`, `1_000` and JSON's `1.5e3`, each exactly.
    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let (negative, unsigned) = text
            .strip_prefix('-')
            .map_or((false, text), |rest| (true, rest));
        let (number, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, read_exponent(exponent)?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
        let digits = |part: &str| {
            part.starts_with(|first: char| first.is_ascii_digit())
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || byte == b'_')
        };
        if !digits(whole) || !digits(fraction) {
            return Err(NotADecimal::Malformed);
        }
        let mut mantissa = 0_i128;
        for byte in whole
            .bytes()
            .chain(fraction.bytes())
            .filter(u8::is_ascii_digit)
        {
            let digit = i128::from(byte.saturating_sub(b'0'));
            let shifted = mantissa
                .checked_mul(10)
                .and_then(|mantissa| mantissa.checked_add(digit));
            mantissa = shifted.ok_or(NotADecimal::TooLong)?;
        }
        let fraction_places = fraction.bytes().filter(u8::is_ascii_digit).count();
        let places = i64::try_from(fraction_places)
            .ok()
            .and_then(|places| places.checked_sub(exponent))
            .ok_or(NotADecimal::TooLong)?;
        let mantissa = if negative {
            mantissa.saturating_neg()
        } else {
            mantissa
        };
        scaled(mantissa, places).ok_or(NotADecimal::TooLong)
    }
}

fn read_exponent(text: &str) -> Result<i64, NotADecimal> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotADecimal::Malformed);
    }
    text.strip_prefix('+')
        .unwrap_or(text)
        .parse()
        .map_err(|_| NotADecimal::TooLong)
}

/// `mantissa / 10^places`, shortest form, where `places` may be below nought.
fn scaled(mantissa: i128, places: i64) -> Option<Decimal> {
    if mantissa == 0 {
        return Some(Decimal::ZERO);
    }
    if let Ok(raise) = u32::try_from(places.checked_neg()?) {
        let factor = 10_i128.checked_pow(raise)?;
        return Some(Decimal {
            mantissa: mantissa.checked_mul(factor)?,
            places: 0,
        });
    }
    let places = u8::try_from(places)
        .ok()
        .filter(|places| *places <= MOST_PLACES)?;
    Some(Decimal { mantissa, places }.shortest())
}

impl fmt::Display for Decimal {
    /// Writes every decimal place the number carries.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The last digit comes first.
        let mut reversed = String::new();
        let mut rest = self.mantissa.unsigned_abs();
        let mut places = 0_u8;
        while rest > 0 || places <= self.places {
            if places == self.places && places > 0 {
                reversed.push('.');
            }
            let digit = u32::try_from(rest % 10).unwrap_or(0);
            reversed.push(char::from_digit(digit, 10).unwrap_or('0'));
            rest /= 10;
            places = places.saturating_add(1);
        }
        if self.mantissa < 0 {
            reversed.push('-');
        }
        let mut digits = reversed.chars().rev();
        digits.try_for_each(|digit| formatter.write_char(digit))
    }
}
