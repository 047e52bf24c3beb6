//! The answer of a price: options side by side, each with its lines.

use alloc::string::String;
use alloc::vec::Vec;

/// Several options, priced alike.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Bill {
    /// Currency of every amount.
    pub currency: String,
    /// The options in the order in which they were given.
    pub options: Vec<BillOption>,
    /// Name of the cheapest option; absent where fewer than two are complete.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub cheapest: Option<String>,
    /// Where a source of these prices is wrong or two disagree.
    pub disputes: Vec<super::DisputeText>,
    /// What is not in these amounts.
    pub omits: Vec<String>,
}

/// One option of a bill.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct BillOption {
    /// Name of the option.
    pub name: String,
    /// Sum of the exact amounts that are known, rounded to the cent, half up.
    pub total: String,
    /// Whether every rate was known.
    pub complete: bool,
    /// One line for each component, and for each tier that is reached.
    pub lines: Vec<BillLine>,
    /// The rates that are not known.
    pub unknown: Vec<UnknownRate>,
    /// The rates that were read so long ago that they are to be read again.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub old: Vec<OldRate>,
}

/// One line of a bill.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct BillLine {
    /// Kind of the item.
    pub item: String,
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
pub struct UnknownRate {
    /// The rate as `KIND.RATE`, the name under which it can be supplied.
    pub rate: String,
    /// Region it is missing for.
    pub region: String,
    /// What can be done about it.
    pub help: String,
}
