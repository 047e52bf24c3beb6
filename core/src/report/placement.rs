//! The answer of a placement: where each VPC reaches each service, and what that costs.

use alloc::string::String;
use alloc::vec::Vec;

use super::{BreakEven, UnknownRate};

/// The cheapest way of each VPC to each service.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlacementReport {
    /// Currency of every amount.
    pub currency: String,
    /// Cost a month, rounded to the cent, half up.
    pub total: String,
    /// The same before rounding.
    pub exact: String,
    /// Twelve such months, rounded once.
    pub yearly: String,
    /// Whether every rate that could matter was known.
    pub complete: bool,
    /// One for each VPC and service, in the order in which they were given.
    pub placements: Vec<Placed>,
    /// The shared hub.
    pub hub: HubReport,
    /// What one rule for all would cost; services with a gateway endpoint take it in each of them.
    pub alternatives: Vec<PlacementAlternative>,
    /// The volumes at which a choice changes, all others being as they are.
    pub flips: Vec<Flip>,
    /// The GB a month of all at which two of the alternatives cost the same.
    pub break_even: Vec<BreakEven>,
    /// The rates that are not known.
    pub unknown: Vec<UnknownRate>,
    /// What is taken as given.
    pub assuming: Vec<String>,
    /// What is not in these amounts.
    pub omits: Vec<String>,
}

/// Where a VPC reaches a service.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Placed {
    /// The VPC.
    pub vpc: String,
    /// The service.
    pub service: String,
    /// `gateway`, `local`, `hub` or `nat`; absent where no way is known.
    pub choice: Option<String>,
    /// Cost a month without what is shared, rounded to the cent; absent where no way is known.
    pub amount: Option<String>,
}

/// The shared hub.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HubReport {
    /// Whether anything goes through it.
    pub used: bool,
    /// Its endpoints and all attachments a month, rounded to the cent.
    pub amount: String,
    /// The services that it has an endpoint for.
    pub services: Vec<String>,
    /// How many VPCs use it.
    pub vpcs: u32,
}

/// What one rule for all would cost.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlacementAlternative {
    /// `all-local`, `all-hub` or `all-nat`; one that cannot be everywhere is left out.
    pub name: String,
    /// Cost a month, rounded to the cent.
    pub total: String,
    /// What the cheapest placement saves against it a month, rounded to the cent.
    pub saves: String,
}

/// A volume at which a choice changes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Flip {
    /// The VPC; absent where all VPCs that need the service change together.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub vpc: Option<String>,
    /// The service.
    pub service: String,
    /// GB a month, to three decimal places, half up; of all its VPCs where none is named.
    pub at_gb: String,
    /// The same as a fraction in lowest terms, or as a whole number.
    pub at_exact: String,
    /// The choice below it.
    pub from: String,
    /// The choice above it.
    pub to: String,
}
