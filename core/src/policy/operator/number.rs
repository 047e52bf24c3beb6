//! Whole numbers and decimals, compared by value.

use crate::quantity::Decimal;

/// The number that a text writes: `5`, `-1.50`.
#[must_use]
pub fn number(text: &str) -> Option<Decimal> {
    text.parse().ok()
}
