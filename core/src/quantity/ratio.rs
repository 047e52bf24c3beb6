//! Exact fractions: what a division of decimals comes to, such as the volume at which two bills
//! are equal.

use alloc::format;
use alloc::string::{String, ToString as _};
use core::cmp::Ordering;

use super::Decimal;

/// An exact fraction. Operations give nothing where a number has too many digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    // INVARIANT: the denominator is above nought, and both have no common divisor.
    over: i128,
    under: i128,
}

impl Ratio {
    /// Nought.
    pub const ZERO: Self = Self { over: 0, under: 1 };

    /// `over / under`; nothing where that divides by nought.
    #[must_use]
    pub fn new(over: i128, under: i128) -> Option<Self> {
        let divisor = divisor(over, under)?;
        if divisor == 1 && under > 0 {
            return Some(Self { over, under });
        }
        let divisor = if under < 0 {
            divisor.checked_neg()?
        } else {
            divisor
        };
        Some(Self {
            over: over.checked_div(divisor)?,
            under: under.checked_div(divisor)?,
        })
    }

    /// A decimal number as a fraction.
    #[must_use]
    pub fn of(number: Decimal) -> Option<Self> {
        let (mantissa, places) = number.shortest().parts();
        Self::new(mantissa, 10_i128.checked_pow(u32::from(places))?)
    }

    /// Whether it is nought.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.over == 0
    }

    /// -1, 0 or 1, as the number lies to nought.
    #[must_use]
    pub const fn sign(self) -> i128 {
        self.over.signum()
    }

    /// Sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = self.over.checked_mul(other.under)?;
        let right = other.over.checked_mul(self.under)?;
        Self::new(
            left.checked_add(right)?,
            self.under.checked_mul(other.under)?,
        )
    }

    /// Difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self {
            over: other.over.checked_neg()?,
            ..other
        })
    }

    /// Product.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(
            self.over.checked_mul(other.over)?,
            self.under.checked_mul(other.under)?,
        )
    }

    /// Quotient; nothing where that divides by nought.
    #[must_use]
    pub fn by(self, other: Self) -> Option<Self> {
        Self::new(
            self.over.checked_mul(other.under)?,
            self.under.checked_mul(other.over)?,
        )
    }

    /// How it lies to another.
    #[must_use]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let left = self.over.checked_mul(other.under)?;
        Some(left.cmp(&other.over.checked_mul(self.under)?))
    }

    /// Whether it is a whole number.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.under == 1
    }

    /// The least whole number above it.
    #[must_use]
    pub fn next_whole(self) -> Option<Self> {
        let floor = self.over.checked_div_euclid(self.under)?;
        Self::new(floor.checked_add(1)?, 1)
    }

    /// The number to so many decimal places, half up for numbers of nought or more.
    #[must_use]
    pub fn rounded(self, places: u8) -> Option<Decimal> {
        let scaled = self
            .over
            .checked_mul(10_i128.checked_pow(u32::from(places))?)?;
        let twice = scaled.checked_mul(2)?.checked_add(self.under)?;
        Decimal::new(
            twice.checked_div_euclid(self.under.checked_mul(2)?)?,
            places,
        )
    }

    /// `4380/7`, or `4380` where it is whole.
    #[must_use]
    pub fn exact(self) -> String {
        let whole = |mantissa| Decimal::new(mantissa, 0).unwrap_or_default();
        match self.under {
            1 => whole(self.over).to_string(),
            under => format!("{}/{}", whole(self.over), whole(under)),
        }
    }
}

/// The greatest common divisor, above nought; nothing where the denominator is nought.
fn divisor(over: i128, under: i128) -> Option<i128> {
    let (mut one, mut other) = (over.checked_abs()?, under.checked_abs()?);
    if other == 0 {
        return None;
    }
    while one != 0 {
        // Most numbers soon fit 64 bits, where the processor divides in one step.
        if let (Ok(short), Ok(other)) = (u64::try_from(one), u64::try_from(other)) {
            return short_divisor(short, other).map(i128::from);
        }
        (one, other) = (other.checked_rem(one)?, one);
    }
    Some(other)
}

fn short_divisor(mut one: u64, mut other: u64) -> Option<u64> {
    while one != 0 {
        (one, other) = (other.checked_rem(one)?, one);
    }
    Some(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_reduced_and_rounded_half_up() {
        for (over, under, exact, rounded) in [
            (21_900, 35, "4380/7", "625.714"),
            (-3, -6, "1/2", "0.500"),
            (9, 3, "3", "3.000"),
            (1, 2000, "1/2000", "0.001"),
            (0, -5, "0", "0.000"),
        ] {
            let ratio = Ratio::new(over, under).unwrap();
            assert_eq!(ratio.exact(), exact);
            assert_eq!(ratio.rounded(3).unwrap().to_string(), rounded);
        }
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!(Ratio::ZERO.by(Ratio::ZERO), None);
    }

    #[test]
    fn sums_and_quotients_are_exact() {
        let third = Ratio::new(1, 3).unwrap();
        let sixth = Ratio::new(1, 6).unwrap();
        assert_eq!(third.plus(sixth), Ratio::new(1, 2));
        assert_eq!(third.minus(sixth), Some(sixth));
        assert_eq!(third.by(sixth), Ratio::new(2, 1));
        assert_eq!(third.times(sixth), Ratio::new(1, 18));
        assert_eq!(third.compare(sixth), Some(Ordering::Greater));
    }
}
