//! Which rate holds: for a Region, a day and a book.

use crate::date::Date;
use crate::model::{Line, Price, RateRow, Reading, Tariff, Tier, Unit};
use crate::quantity::Decimal;

/// Whose figures are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Book {
    /// The rate that holds best by its evidence.
    #[default]
    Current,
    /// The rates as the source at this position prints them.
    AsPrinted(u16),
}

/// How bounds of tiers are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bounds {
    /// 1 TB = 1,024 GB.
    #[default]
    Binary,
    /// 1 TB = 1,000 GB.
    Decimal,
}

/// How a line is billed by a book.
#[must_use]
pub fn reading(line: &Line, book: Book) -> &Reading {
    match book {
        Book::Current => &line.reading,
        Book::AsPrinted(source) => {
            let printed = line.as_printed.iter().find(|(by, _)| *by == source);
            printed.map_or(&line.reading, |(_, reading)| reading)
        }
    }
}

/// The Region of an item, and the one that its data goes to where its tariff asks for one.
pub type Way = (u16, Option<u16>);

/// The rate of a tariff in a Region on a day; a Region's own comes before one for all Regions, and
/// the rate for a destination before the general one.
///
/// Without a day it is the one on which the newest of the rates was read: what begins later was an
/// announcement then.
#[must_use]
pub fn find(
    tariff: &Tariff,
    rate: u16,
    (region, toward): Way,
    book: Book,
    on: Option<Date>,
) -> Option<&RateRow> {
    let as_printed = match book {
        Book::Current => None,
        Book::AsPrinted(source) => Some(source),
    };
    tariff.row(rate, (region, toward), as_printed, on)
}

/// The lines of a tariff that are billed on a day, each with its position.
pub fn lines(tariff: &Tariff, on: Option<Date>) -> impl Iterator<Item = (usize, &Line)> {
    let day = day(tariff, on);
    let numbered = tariff.lines.iter().enumerate();
    numbered.filter(move |(_, line)| line.period.holds(day))
}

/// The day that is asked for, or the one on which the newest of a tariff's rates was read.
#[must_use]
pub fn day(tariff: &Tariff, on: Option<Date>) -> Option<Date> {
    tariff.day(on)
}

/// A stretch of a quantity at one price.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slice {
    /// Number of the tier, from 0.
    pub tier: usize,
    /// How much of the quantity lies in it.
    pub quantity: Decimal,
    /// The price of a unit.
    pub price: Decimal,
}

/// Calls back for each stretch of a quantity that has one price, the first one first.
///
/// Returns nothing where a number has too many digits.
pub fn slices(
    price: &Price,
    quantity: Decimal,
    units: &[Unit],
    bounds: Bounds,
    mut each: impl FnMut(Slice) -> Option<()>,
) -> Option<()> {
    let tiers = match price {
        Price::Flat(price) => {
            return each(Slice {
                tier: 0,
                quantity,
                price: *price,
            });
        }
        Price::Tiers(tiers) => tiers,
    };
    let mut left = quantity;
    for (number, tier) in tiers.iter().enumerate() {
        let width = width(tier, units, bounds)?;
        let inside = width.map_or(left, |width| left.min(width));
        each(Slice {
            tier: number,
            quantity: inside,
            price: tier.price,
        })?;
        left = left.checked_sub(inside)?;
        if left.is_zero() {
            break;
        }
    }
    Some(())
}

/// How wide a tier is in the rate's own unit; `Some(None)` for the last, which has no end.
#[must_use]
pub fn width(tier: &Tier, units: &[Unit], bounds: Bounds) -> Option<Option<Decimal>> {
    match &tier.width {
        Some((width, unit)) => scaled(*width, *unit, units, bounds).map(Some),
        None => Some(None),
    }
}

/// A bound in the rate's own unit.
fn scaled(width: Decimal, unit: Option<u16>, units: &[Unit], bounds: Bounds) -> Option<Decimal> {
    let Some(position) = unit else {
        return Some(width);
    };
    let unit = units.get(usize::from(position))?;
    width.checked_mul(match bounds {
        Bounds::Binary => unit.binary,
        Bounds::Decimal => unit.decimal,
    })
}
