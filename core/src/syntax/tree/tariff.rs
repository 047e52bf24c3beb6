//! Tariffs and rates as they were written.

use alloc::vec::Vec;

use super::{Citation, Expression, Name, Period, Sentence, Text};
use crate::date::Date;
use crate::model::QuantityKind;
use crate::quantity::Decimal;
use crate::source::{Span, Spanned};

/// What can be priced.
#[derive(Debug, Clone, PartialEq)]
pub struct Tariff {
    /// Its name: the kind of an item.
    pub name: Name,
    /// Its title.
    pub title: Text,
    /// Quantities that an item gives.
    pub quantities: Vec<Quantity>,
    /// The second Region of an item.
    pub toward: Option<Toward>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What it makes free in other tariffs.
    pub waivers: Vec<Waiver>,
    /// What is not in it.
    pub omits: Vec<Sentence>,
    /// After how many months its rates are to be read again.
    pub old_after: Option<Spanned<Decimal>>,
    /// When it holds.
    pub period: Period,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// `takes zones "Availability Zones" unit zone whole`
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Text,
    /// Its unit.
    pub unit: Option<Name>,
    /// What may be given.
    pub kind: QuantityKind,
}

/// `toward to "Region that it goes to" optional`
#[derive(Debug, Clone, PartialEq)]
pub struct Toward {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Text,
    /// Whether an item may leave it out.
    pub optional: bool,
}

/// `waives nat-gateway.hour = endpoints * hours when chained-nat [...]`
#[derive(Debug, Clone, PartialEq)]
pub struct Waiver {
    /// The rate that is waived, as `TARIFF.RATE`.
    pub rate: Name,
    /// How much of what it prices is free.
    pub quantity: Expression,
    /// The flag without which nothing is.
    pub when: Option<Name>,
    /// When it holds.
    pub period: Period,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// `line "Endpoint hours" = endpoints * zones * hours at zone-hour`
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its title.
    pub title: Text,
    /// How it is billed.
    pub reading: Reading,
    /// How a source bills it that differs.
    pub as_printed: Vec<(Name, Reading)>,
    /// Whether its tiers pool all items of the kind.
    pub graduated: bool,
    /// How much of it is free, once for all Regions.
    pub free: Option<Free>,
    /// When it holds.
    pub period: Period,
}

/// `free 100 GB when free-allowance`
#[derive(Debug, Clone, PartialEq)]
pub struct Free {
    /// How much.
    pub quantity: Spanned<Decimal>,
    /// Its unit.
    pub unit: Name,
    /// The flag without which nothing is.
    pub when: Option<Name>,
}

/// A quantity and the rate it is billed at.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The quantity.
    pub quantity: Expression,
    /// The rate.
    pub rate: Name,
    /// The rate of another tariff that is taken for it, as `TARIFF.RATE`.
    pub of: Option<Name>,
}

/// A book of rates for one tariff.
#[derive(Debug, Clone, PartialEq)]
pub struct Rates {
    /// The tariff.
    pub tariff: Name,
    /// The source whose own figures these are; absent for those that hold.
    pub as_printed: Option<Name>,
    /// The rates by Region.
    pub rows: Vec<RateRow>,
}

/// The rates of one Region.
#[derive(Debug, Clone, PartialEq)]
pub struct RateRow {
    /// The Region, or `every`.
    pub region: Name,
    /// The Region that it goes to; absent where that makes no difference.
    pub toward: Option<Name>,
    /// Rates by name.
    pub rates: Vec<Rate>,
    /// First day on which they hold.
    pub from: Option<Date>,
    /// Last day on which they hold.
    pub until: Option<Date>,
    /// How well they are evidenced.
    pub grade: Option<Name>,
    /// The day on which they were read.
    pub read: Option<Date>,
    /// Their sources.
    pub citations: Vec<Citation>,
}

/// `zone-hour 0.01 USD/endpoint-zone-hour`
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// Its name.
    pub name: Name,
    /// The price, or several by tier.
    pub price: RatePrice,
    /// Its unit.
    pub unit: Name,
}

/// The price of a rate.
#[derive(Debug, Clone, PartialEq)]
pub enum RatePrice {
    /// One price for all.
    Flat(Spanned<Decimal>),
    /// A price for each tier.
    Tiers(Vec<Tier>),
}

/// `first 1 PB 0.01`, `next 4 PB 0.006`, `then 0.004`
#[derive(Debug, Clone, PartialEq)]
pub struct Tier {
    /// How wide the tier is; absent for the last.
    pub width: Option<(Spanned<Decimal>, Name)>,
    /// The price in it.
    pub price: Spanned<Decimal>,
    /// The whole tier.
    pub span: Span,
}
