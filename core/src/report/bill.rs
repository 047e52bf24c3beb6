//! The answer of a price: options side by side, each with its lines.

use alloc::string::String;
use alloc::vec::Vec;

/// Several options, priced alike.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Bill {
    /// Currency of every amount.
    pub currency: String,
    /// The options in the order in which they were given.
    pub options: Vec<BillOption>,
    /// Name of the cheapest option; absent where fewer than two are complete.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub cheapest: Option<String>,
    /// Where two options cost the same.
    pub break_even: Vec<BreakEven>,
    /// Where a source of these prices is wrong or two disagree.
    pub disputes: Vec<super::DisputeText>,
    /// What is not in these amounts.
    pub omits: Vec<String>,
    /// What could not be told beside them.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub notes: Vec<String>,
}

/// One option of a bill.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BillOption {
    /// Name of the option.
    pub name: String,
    /// Currency of every amount.
    pub currency: String,
    /// Sum of the exact amounts that are known, rounded to the cent, half up.
    pub total: String,
    /// The same before rounding.
    pub exact: String,
    /// Twelve such months, rounded once.
    pub yearly: String,
    /// Whether every rate was known.
    pub complete: bool,
    /// One line for each component, and for each tier that is reached.
    pub lines: Vec<BillLine>,
    /// The rates that are not known.
    pub unknown: Vec<UnknownRate>,
    /// The rates that were read so long ago that they are to be read again.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub old: Vec<OldRate>,
    /// What is not in these amounts.
    pub omits: Vec<String>,
    /// The totals at both ends of the ranges that were given; absent where none was.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub range: Option<BillRange>,
    /// What it costs more a month than the cheapest option, rounded to the cent; absent where there
    /// is none.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub more: Option<String>,
    /// What a tenth more of each quantity adds, the most first; absent in the price of a decision.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub sensitivity: Vec<Sensitivity>,
}

/// The totals at both ends of ranges; the lines of the option are those of the lower end.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BillRange {
    /// The total with the least of every range.
    pub least: String,
    /// The total with the most of every range.
    pub most: String,
}

/// What a tenth more of a quantity adds to a bill.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sensitivity {
    /// Kind of the item.
    pub item: String,
    /// Region of the item.
    pub region: String,
    /// The quantity.
    pub quantity: String,
    /// What is added a month, rounded to the cent, half up.
    pub change: String,
}

/// A value of a quantity at which two options cost the same.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BreakEven {
    /// The two options.
    pub between: Vec<String>,
    /// The quantity that varies.
    pub variable: String,
    /// Its value, to three decimal places, half up.
    pub at: String,
    /// Its value as a fraction in lowest terms, or as a whole number.
    pub at_exact: String,
    /// The option that costs less below it.
    pub below: String,
    /// The option that costs less above it.
    pub above: String,
    /// The option whose quantity alone moves, where the other one has it too; absent where it moves in
    /// both, or only one has it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub only: Option<String>,
    /// What both cost from nought to twice the last crossing: straight between these points.
    pub costs: Vec<CostPoint>,
    /// What stays as it is.
    pub assuming: Vec<String>,
}

/// What options cost at one value of a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CostPoint {
    /// The value, to three decimal places.
    pub at: String,
    /// What each option costs there, in their order, to the cent.
    pub amounts: Vec<String>,
}

/// One line of a bill.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BillLine {
    /// Kind of the item.
    pub item: String,
    /// Region that it is billed in.
    pub region: String,
    /// Which component of the item; a tier is named in brackets.
    pub component: String,
    /// How much is billed.
    pub quantity: String,
    /// Unit of the quantity.
    pub unit: String,
    /// Price of one unit; absent where it is not known.
    pub unit_price: Option<String>,
    /// Amount, rounded to the cent, half up; absent where it is not known.
    pub amount: Option<String>,
    /// Amount before rounding; absent where it is not known.
    pub exact: Option<String>,
    /// Where the rate is from; absent where it is not known.
    pub rate_source: Option<RateSource>,
}

/// Where a rate is from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RateSource {
    /// Identifier of the source.
    pub source: String,
    /// Section of the source.
    pub section: String,
    /// Day on which the rate was read there.
    pub date: String,
    /// How well the rate is evidenced: `A`, `B` or `C`.
    pub grade: String,
}

/// A rate that is to be read again.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OldRate {
    /// The rate as `KIND.RATE`.
    pub rate: String,
    /// Region it is for.
    pub region: String,
    /// Day on which it was read.
    pub date: String,
    /// After how many months it is to be read again.
    pub months: u16,
}

/// A rate that nobody supplied.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnknownRate {
    /// The rate as `KIND.RATE`, the name under which it can be supplied.
    pub rate: String,
    /// Region it is missing for.
    pub region: String,
    /// What can be done about it.
    pub help: String,
}
