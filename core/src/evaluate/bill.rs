//! Bills: every item by the lines of its tariff, tiers pooled by kind and Region.
//!
//! A line is never below nought: a quantity that comes out so is taken as nought, and the line says
//! it. What is waived or free stands in a line of its own, at a price of nought.

mod allowance;
mod sheet;

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::formula;
use super::rate::{self, Book, Bounds};
use crate::date::Date;
use crate::model::{Formula, Model};
use crate::quantity::Decimal;
use crate::report::BillOption;
pub use allowance::{is_on, waivers};
pub use sheet::to_supply;
use sheet::{Entry, Sheet};

/// Hours of a month where nothing else is said: 8,760 hours of a year by 12 months.
pub const HOURS: Decimal = Decimal::whole(730);

/// Currency of every amount.
pub const CURRENCY: &str = "USD";

/// Months of a year.
const MONTHS: Decimal = Decimal::whole(12);

/// One thing to be billed.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Position of its tariff.
    pub tariff: u16,
    /// Position of its Region.
    pub region: u16,
    /// Position of the Region that it goes to, where its tariff asks for one.
    pub toward: Option<u16>,
    /// Its quantities, in the order of the tariff; a flag is 1 or 0.
    pub quantities: Vec<Decimal>,
}

/// What all items of a bill share.
#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    /// Hours of the month.
    pub hours: Decimal,
    /// The day whose rates are used.
    pub on: Option<Date>,
    /// How bounds of tiers are counted.
    pub bounds: Bounds,
    /// Whose figures are used.
    pub book: Book,
    /// Rates that the user supplies; the last that fits counts.
    pub supplied: Vec<Supplied>,
}

/// A rate that the user supplies: one price for whatever volume, in the place of tiers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Supplied {
    /// Position of the tariff.
    pub tariff: u16,
    /// Position of the rate.
    pub rate: u16,
    /// The Region that it holds in; every one where it is absent.
    pub region: Option<u16>,
    /// The price of a unit.
    pub price: Decimal,
}

impl Default for Terms {
    fn default() -> Self {
        let (on, bounds, book, supplied) = (None, Bounds::Binary, Book::Current, Vec::new());
        Self {
            hours: HOURS,
            on,
            bounds,
            book,
            supplied,
        }
    }
}

/// A sum or product with more digits than can be kept exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

/// The bill of some items.
///
/// # Errors
/// Where a number has too many digits.
pub fn bill(
    model: &Model,
    terms: &Terms,
    name: &str,
    items: &[Item],
) -> Result<BillOption, TooLarge> {
    let mut sheet = Sheet {
        model,
        terms,
        waived: allowance::waived(model, terms, items)?,
        lines: Vec::new(),
        unknown: Vec::new(),
        old: Vec::new(),
        total: Decimal::ZERO,
    };
    let mut groups: Vec<(u16, u16)> = Vec::new();
    for item in items {
        if !groups.contains(&(item.tariff, item.region)) {
            groups.push((item.tariff, item.region));
        }
    }
    let mut omits: Vec<String> = Vec::new();
    for (position, region) in groups {
        let alike = items
            .iter()
            .filter(|item| (item.tariff, item.region) == (position, region));
        let alike: Vec<&Item> = alike.collect();
        let Some(tariff) = model.tariffs.get(usize::from(position)) else {
            continue;
        };
        let day = rate::day(tariff, terms.on);
        for (text, period) in &tariff.omits {
            if period.holds(day) && !omits.contains(text) {
                omits.push(text.clone());
            }
        }
        if rate::lines(tariff, terms.on).next().is_none() {
            sheet.add_ended(tariff, region);
        }
        for (_, line) in rate::lines(tariff, terms.on) {
            let mut entry = Entry {
                tariff,
                position,
                way: (region, None),
                line,
                reading: rate::reading(line, terms.book),
                free: allowance::free(terms, items, (position, region), line)?,
            };
            if line.graduated {
                let mut pooled = Decimal::ZERO;
                for item in &alike {
                    let quantity = number(terms, &entry.reading.quantity, item)?;
                    pooled = pooled.checked_add(quantity).ok_or(TooLarge)?;
                }
                sheet.add(&mut entry, pooled)?;
            } else {
                for item in &alike {
                    entry.way.1 = item.toward;
                    let quantity = number(terms, &entry.reading.quantity, item)?;
                    sheet.add(&mut entry, quantity)?;
                }
            }
        }
    }
    let yearly = sheet.total.checked_mul(MONTHS).ok_or(TooLarge)?;
    Ok(BillOption {
        name: name.to_string(),
        currency: String::from(CURRENCY),
        total: sheet.total.to_cents(),
        exact: sheet.total.shortest().to_string(),
        yearly: yearly.to_cents(),
        complete: sheet.unknown.is_empty(),
        lines: sheet.lines,
        unknown: sheet.unknown,
        old: sheet.old,
        omits,
        range: None,
        more: None,
        sensitivity: Vec::new(),
    })
}

/// What a formula over an item's quantities comes to.
fn number(terms: &Terms, formula: &Formula, item: &Item) -> Result<Decimal, TooLarge> {
    let slot = |slot: u16| match usize::from(slot).checked_sub(1) {
        None => Some(terms.hours),
        Some(position) => item.quantities.get(position).copied(),
    };
    formula::value(formula, slot).ok_or(TooLarge)
}

/// The price that the user supplies for a rate in a Region, where there is one.
#[must_use]
pub fn supplied(terms: &Terms, (tariff, rate): (u16, u16), region: u16) -> Option<&Supplied> {
    let mut fitting = terms.supplied.iter().rev().filter(|it| {
        (it.tariff, it.rate) == (tariff, rate) && it.region.is_none_or(|own| own == region)
    });
    let last = fitting.clone().next();
    // One for a Region stands before one for all of them.
    fitting.find(|it| it.region.is_some()).or(last)
}
