//! What resources of plans and templates are billed by, as it was written.

use alloc::vec::Vec;

use super::{Citation, Name, Period, Text};
use crate::quantity::Decimal;
use crate::source::Spanned;

/// `billed "aws_nat_gateway" "NAT gateway" { bill nat-gateway { ... } } [...]`
#[derive(Debug, Clone, PartialEq)]
pub struct Billed {
    /// Types of resources, as files spell them; one at least.
    pub kinds: Vec<Name>,
    /// What they are.
    pub title: Text,
    /// What is billed; nothing where they cost nothing themselves.
    pub bills: Vec<ResourceBill>,
    /// When it holds.
    pub period: Period,
    /// Its sources.
    pub citations: Vec<Citation>,
}

impl Billed {
    /// The type that the item is called by.
    #[must_use]
    pub fn name(&self) -> Option<&Name> {
        self.kinds.first()
    }
}

/// `bill nat-gateway when "a" is "b" and "c" present { gateways = 1  gb = usage "..." }`
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceBill {
    /// The tariff.
    pub tariff: Name,
    /// The attribute that names the second Region, where the tariff asks for one.
    pub toward: Option<Text>,
    /// What the resource's attributes must hold, all of it.
    pub when: Vec<AttributeTest>,
    /// Its quantities.
    pub quantities: Vec<(Name, Count)>,
}

/// `"vpc_endpoint_type" is "Gateway" or absent`, `"transit_gateway_id" present`
#[derive(Debug, Clone, PartialEq)]
pub struct AttributeTest {
    /// The attribute; dots lead into blocks.
    pub path: Text,
    /// What it may be; nothing where it must be missing.
    pub held: Option<Held>,
    /// Whether it may be missing.
    pub absent: bool,
}

/// What an attribute that is there must be.
#[derive(Debug, Clone, PartialEq)]
pub enum Held {
    /// `present`
    Anything,
    /// `is "Interface", "Resource"`
    OneOf(Vec<Text>),
    /// `is here`: the resource's own Region.
    Here,
    /// `is elsewhere`: another Region.
    Elsewhere,
}

/// Where a quantity is found.
#[derive(Debug, Clone, PartialEq)]
pub enum Count {
    /// `1`
    Number(Spanned<Decimal>),
    /// `count "subnet_ids"`: how many elements the first of these attributes has that is there.
    Elements(Vec<Text>),
    /// `usage "monthly_data_processed_gb" or 0`: what the usage file says under the first of these
    /// names that it has.
    Usage(Vec<Text>, Option<Spanned<Decimal>>),
}
