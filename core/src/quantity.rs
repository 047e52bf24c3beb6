//! Exact decimal numbers: money, volumes and counts.
//!
//! A number is a whole number of a power of ten. Sums and products are exact or refused; nothing is
//! rounded before it is printed. `rust_decimal` would round a product past 28 digits in silence and
//! is twice as large in the WASM module, so the few operations that pricing needs are here.

mod piecewise;
mod ratio;
mod text;

use alloc::string::{String, ToString as _};
use core::cmp::Ordering;

pub use piecewise::{Linear, Piecewise};
pub use ratio::Ratio;
pub use text::NotADecimal;

/// The most decimal places a number may have.
const MOST_PLACES: u8 = 36;

/// An exact decimal number: `mantissa / 10^places`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Decimal {
    mantissa: i128,
    places: u8,
}

impl Decimal {
    /// Nought.
    pub const ZERO: Self = Self {
        mantissa: 0,
        places: 0,
    };
    /// One.
    pub const ONE: Self = Self {
        mantissa: 1,
        places: 0,
    };

    /// `mantissa / 10^places`, where `places` is at most 36.
    #[must_use]
    pub const fn new(mantissa: i128, places: u8) -> Option<Self> {
        if places > MOST_PLACES {
            None
        } else {
            Some(Self { mantissa, places })
        }
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(number: i64) -> Self {
        Self {
            mantissa: number as i128,
            places: 0,
        }
    }

    /// Mantissa and decimal places, as they stand.
    #[must_use]
    pub const fn parts(self) -> (i128, u8) {
        (self.mantissa, self.places)
    }

    /// Whether the number is nought.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether the number is below nought.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Whether nothing stands behind the decimal point.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.shortest().places == 0
    }

    /// Sum, or nothing where it has too many digits.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let (left, right, places) = align(self, other)?;
        Some(Self {
            mantissa: left.checked_add(right)?,
            places,
        })
    }

    /// Difference, or nothing where it has too many digits.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let (left, right, places) = align(self, other)?;
        Some(Self {
            mantissa: left.checked_sub(right)?,
            places,
        })
    }

    /// Product, or nothing where it has too many digits.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let places = self
            .places
            .checked_add(other.places)
            .filter(|places| *places <= MOST_PLACES)?;
        // Most products fit 64 bits a side, where the processor multiplies in one step.
        let product = match (i64::try_from(self.mantissa), i64::try_from(other.mantissa)) {
            (Ok(left), Ok(right)) => i128::from(left).checked_mul(i128::from(right))?,
            _ => self.mantissa.checked_mul(other.mantissa)?,
        };
        Some(Self {
            mantissa: product,
            places,
        })
    }

    /// The number with exactly `places` decimal places, rounded half away from nought.
    #[must_use]
    pub fn rounded(self, places: u8) -> Option<Self> {
        let Some(surplus) = self.places.checked_sub(places) else {
            let factor = power_of_ten(places.checked_sub(self.places)?)?;
            return Some(Self {
                mantissa: self.mantissa.checked_mul(factor)?,
                places,
            });
        };
        let divisor = power_of_ten(surplus)?;
        let (quotient, rest) = (
            self.mantissa.checked_div(divisor)?,
            self.mantissa.checked_rem(divisor)?,
        );
        let up = rest.unsigned_abs() >= divisor.unsigned_abs().div_ceil(2) && rest != 0;
        let step = if up { self.mantissa.signum() } else { 0 };
        Some(Self {
            mantissa: quotient.checked_add(step)?,
            places,
        })
    }

    /// The number with as few decimal places as it can be written with.
    #[must_use]
    pub fn shortest(self) -> Self {
        let mut number = self;
        while let Some(places) = number.places.checked_sub(1)
            && number.mantissa.checked_rem(10) == Some(0)
        {
            number = Self {
                mantissa: number.mantissa.checked_div(10).unwrap_or(0),
                places,
            };
        }
        number
    }

    /// An amount of money to the cent, half up: `292.90`.
    #[must_use]
    pub fn to_cents(self) -> String {
        self.rounded(2)
            .map_or_else(|| self.to_string(), |amount| amount.to_string())
    }
}

/// Both numbers as multiples of the same power of ten.
fn align(left: Decimal, right: Decimal) -> Option<(i128, i128, u8)> {
    let raise = |number: Decimal, places: u8| {
        let missing = places.checked_sub(number.places)?;
        if missing == 0 {
            return Some(number.mantissa);
        }
        number.mantissa.checked_mul(power_of_ten(missing)?)
    };
    let places = left.places.max(right.places);
    Some((raise(left, places)?, raise(right, places)?, places))
}

/// 10 to the power of `exponent`, up to 10^36.
fn power_of_ten(exponent: u8) -> Option<i128> {
    10_i128.checked_pow(u32::from(exponent))
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        if let Some((left, right, _)) = align(*self, *other) {
            return left.cmp(&right);
        }
        // One of them is too large to be written with the other's places: whole parts decide, and
        // where they are the same, what stands behind the point, which can always be aligned.
        let parts = |number: Self| {
            let divisor = power_of_ten(number.places).unwrap_or(i128::MAX);
            let whole = number.mantissa.checked_div(divisor).unwrap_or(0);
            let mantissa = number.mantissa.checked_rem(divisor).unwrap_or(0);
            (whole, Self { mantissa, ..number })
        };
        let ((left, behind_left), (right, behind_right)) = (parts(*self), parts(*other));
        left.cmp(&right).then_with(|| {
            align(behind_left, behind_right)
                .map_or(Ordering::Equal, |(left, right, _)| left.cmp(&right))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn numbers_are_read_exactly_or_refused() {
        for (text, written) in [
            ("0", "0"),
            ("-0.0", "0"),
            ("0.10", "0.1"),
            ("1_048_576", "1048576"),
            ("1e3", "1000"),
            ("1.5E+2", "150"),
            ("25e-4", "0.0025"),
            (
                "0.1234567890123456789012345678901234",
                "0.1234567890123456789012345678901234",
            ),
        ] {
            assert_eq!(read(text).to_string(), written, "{text}");
        }
        for text in [
            "", "-", ".5", "5.", "1e", "0x10", "NaN", "1 0", "--1", "1e5e5", "_1", "+1",
        ] {
            assert_eq!(
                text.parse::<Decimal>(),
                Err(NotADecimal::Malformed),
                "{text}"
            );
        }
        for text in ["1e40", "1e-40", "9e999999999999999999999", &"9".repeat(40)] {
            assert_eq!(text.parse::<Decimal>(), Err(NotADecimal::TooLong), "{text}");
        }
    }

    #[test]
    fn cents_round_half_away_from_nought() {
        for (exact, cents) in [
            ("0.005", "0.01"),
            ("0.0049", "0.00"),
            ("292.9", "292.90"),
            ("-0.005", "-0.01"),
            ("2.675", "2.68"),
            ("1.0049999999999999999", "1.00"),
        ] {
            assert_eq!(read(exact).to_cents(), cents, "{exact}");
        }
    }

    #[test]
    fn sums_and_products_are_exact() {
        assert_eq!(read("0.1").checked_add(read("0.2")), Some(read("0.3")));
        assert_eq!(
            read("0.0035").checked_mul(read("7000000")),
            Some(read("24500"))
        );
        assert_eq!(
            read("1").checked_sub(read("0.999999999999")),
            Some(read("0.000000000001"))
        );
        assert_eq!(
            Decimal::new(i128::MAX, 0).and_then(|most| most.checked_add(Decimal::ONE)),
            None
        );
        let most = Decimal::new(i128::MAX, 0).unwrap_or_default();
        assert!(most > read("0.000000000000000000000000000000000001"));
        assert!(read("1.10") == read("1.1") && read("1.11") > read("1.1"));
        let long = read("170.100000000000000000000000000000000001");
        assert!(long < read("170.5") && read("171") > long && read("-170.5") < long);
    }
}
