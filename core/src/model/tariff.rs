//! What can be priced, and at which rates.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Citation, Formula, Period};
use crate::date::Date;
use crate::image::stored;
use crate::quantity::Decimal;

/// A kind of item that can be priced.
#[derive(Debug, Clone, PartialEq)]
pub struct Tariff {
    /// Its name: the `kind` of an item.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Quantities that an item gives; in formulas they follow slot 0, the hours.
    pub quantities: Vec<Quantity>,
    /// The second Region that an item gives.
    pub toward: Option<Toward>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Names of its rates.
    pub rates: Vec<String>,
    /// The rates by Region, source and time.
    pub rows: Vec<RateRow>,
    /// What it makes free in other tariffs.
    pub waivers: Vec<Waiver>,
    /// What is not in it, and the days on which that is so.
    pub omits: Vec<(String, Period)>,
    /// After how many months a rate that was read is to be read again.
    pub old_after: Option<u16>,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// A quantity that an item gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its unit; empty where it has none.
    pub unit: String,
    /// What may be given.
    pub kind: QuantityKind,
}

/// What may be given for a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuantityKind {
    /// A decimal of nought or more.
    Amount,
    /// A whole number of nought or more.
    Whole,
    /// Yes or no, as 1 or 0; no where nothing is given.
    Flag,
}

/// The second Region of an item, such as the one that data goes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Toward {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Whether an item may leave it out; then the rates that name no such Region hold.
    pub optional: bool,
}

/// What an item of one tariff makes free in another, in the same Region.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiver {
    /// Position of the other tariff.
    pub tariff: u16,
    /// Position of the rate's name there.
    pub rate: u16,
    /// How much of what that rate prices is free.
    pub quantity: Formula,
    /// Slot of the flag without which nothing is.
    pub when: Option<u16>,
    /// The days on which it holds.
    pub period: Period,
    /// Its source.
    pub citation: Citation,
}

/// A part of a line that costs nothing, once for all Regions.
#[derive(Debug, Clone, PartialEq)]
pub struct Free {
    /// How much.
    pub quantity: Decimal,
    /// Slot of the flag without which nothing is free.
    pub when: Option<u16>,
}

/// One line of a bill.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its title.
    pub title: String,
    /// How it is billed.
    pub reading: Reading,
    /// How a source bills it that differs, by position of the source.
    pub as_printed: Vec<(u16, Reading)>,
    /// Whether its tiers pool all items of the kind in a Region.
    pub graduated: bool,
    /// How much of it is free.
    pub free: Option<Free>,
    /// The days on which it is billed.
    pub period: Period,
}

/// A quantity and the rate it is billed at.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The quantity; slot 0 holds the hours, the item's quantities follow.
    pub quantity: Formula,
    /// Unit of the quantity.
    pub unit: String,
    /// Position of the rate's name.
    pub rate: u16,
}

/// One rate of one Region.
#[derive(Debug, Clone, PartialEq)]
pub struct RateRow {
    /// Position of the rate's name.
    pub rate: u16,
    /// Position of the Region; absent where the rate holds in every Region.
    pub region: Option<u16>,
    /// Position of the Region it goes to; absent where that makes no difference.
    pub toward: Option<u16>,
    /// Position of the source whose own figure this is; absent for one that holds.
    pub as_printed: Option<u16>,
    /// The price.
    pub price: Price,
    /// First day on which it holds.
    pub from: Option<Date>,
    /// Last day on which it holds.
    pub until: Option<Date>,
    /// How well it is evidenced: `A`, `B` or `C`.
    pub grade: String,
    /// The day on which it was read.
    pub read: Date,
    /// Its source.
    pub citation: Citation,
}

/// The price of a unit.
#[derive(Debug, Clone, PartialEq)]
pub enum Price {
    /// One price for all.
    Flat(Decimal),
    /// A price for each tier, from the first unit on.
    Tiers(Vec<Tier>),
}

/// A stretch of a quantity that has one price.
#[derive(Debug, Clone, PartialEq)]
pub struct Tier {
    /// How wide it is, and the position of a scaled unit it is counted in; absent for the last.
    pub width: Option<(Decimal, Option<u16>)>,
    /// The price of a unit in it.
    pub price: Decimal,
}

stored!(struct Tariff { name, title, quantities, toward, lines, rates, rows, waivers, omits, old_after, citations });
stored!(struct Quantity { name, title, unit, kind });
stored!(enum QuantityKind { 0 Amount, 1 Whole, 2 Flag, });
stored!(struct Toward { name, title, optional });
stored!(struct Waiver { tariff, rate, quantity, when, period, citation });
stored!(struct Free { quantity, when });
stored!(struct Line { title, reading, as_printed, graduated, free, period });
stored!(struct Reading { quantity, unit, rate });
stored!(struct RateRow { rate, region, toward, as_printed, price, from, until, grade, read, citation });
stored!(enum Price { 0 Flat(price), 1 Tiers(tiers), });
stored!(struct Tier { width, price });

impl Tariff {
    /// The day that is asked for, or the one on which the newest of its rates was read.
    #[must_use]
    pub fn day(&self, on: Option<Date>) -> Option<Date> {
        on.or_else(|| self.rows.iter().map(|row| row.read).max())
    }

    /// The rate at a position for a Region, and the one that data goes to, on a day: of the rates that hold, or of those
    /// that a source prints. A Region's own comes before one for all Regions.
    #[must_use]
    pub fn row(
        &self,
        rate: u16,
        (region, toward): (u16, Option<u16>),
        as_printed: Option<u16>,
        on: Option<Date>,
    ) -> Option<&RateRow> {
        let day = self.day(on);
        let in_time = |row: &RateRow| {
            day.is_none_or(|day| {
                row.from.is_none_or(|from| from <= day)
                    && row.until.is_none_or(|until| day <= until)
            })
        };
        let mut best: Option<(&RateRow, (bool, bool))> = None;
        for row in &self.rows {
            let here = row.region.is_none_or(|own| own == region);
            let there = row.toward.is_none() || row.toward == toward;
            let same = row.rate == rate && row.as_printed == as_printed;
            let rank = (row.region.is_some(), row.toward.is_some());
            let better = best.is_none_or(|(_, known)| rank > known);
            if same && here && there && better && in_time(row) {
                best = Some((row, rank));
            }
        }
        best.map(|(row, _)| row)
    }
}
