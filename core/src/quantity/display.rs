//! Decimals as text.

use alloc::string::String;
use core::fmt::{self, Write as _};

use super::Decimal;

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
