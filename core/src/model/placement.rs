//! Placements: what each way to a service costs where many VPCs need it.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Citation, Formula, Period};
use crate::image::stored;

/// The ways to a service, and what is billed for each.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What is billed, several entries of one role together.
    pub charges: Vec<PlacementCharge>,
    /// The days on which it holds.
    pub period: Period,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// One item that a role is billed by.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacementCharge {
    /// What it is billed for.
    pub role: Role,
    /// Position of the flag that a service must have for it.
    pub when: Option<u16>,
    /// Position of the tariff.
    pub tariff: u16,
    /// Its quantities, in the order of the tariff: formulas over zones in slot 0 and GB in slot 1.
    pub quantities: Vec<Formula>,
}

/// What is billed how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// For each VPC and service that takes a gateway endpoint.
    Gateway,
    /// For each VPC and service that takes an endpoint in the VPC.
    Local,
    /// For each VPC and service that goes through a NAT gateway which is paid for anyway.
    Nat,
    /// For each VPC and service that goes through the hub.
    Hub,
    /// For each service in the hub, once.
    HubEndpoint,
    /// For each VPC that uses the hub, once.
    Attachment,
    /// Once where anything uses the hub.
    HubAttachment,
}

impl Role {
    /// Every role, with the word it is written as.
    pub const WORDS: [(&str, Self); 7] = [
        ("gateway", Self::Gateway),
        ("local", Self::Local),
        ("nat", Self::Nat),
        ("hub", Self::Hub),
        ("hub-endpoint", Self::HubEndpoint),
        ("attachment", Self::Attachment),
        ("hub-attachment", Self::HubAttachment),
    ];
}

stored!(struct Placement { name, title, charges, period, citations });
stored!(struct PlacementCharge { role, when, tariff, quantities });
stored!(enum Role {
    0 Gateway,
    1 Local,
    2 Nat,
    3 Hub,
    4 HubEndpoint,
    5 Attachment,
    6 HubAttachment,
});
