//! Placements as they were written.

use alloc::vec::Vec;

use super::{Citation, Expression, Name, Period, Text};

/// What each way to a service costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Text,
    /// What is billed.
    pub charges: Vec<PlacementCharge>,
    /// When it holds.
    pub period: Period,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// `local when interface bill interface-endpoint { zones = zones  gb = gb }`
#[derive(Debug, Clone, PartialEq)]
pub struct PlacementCharge {
    /// What it is billed for.
    pub role: Name,
    /// The flag that a service must have.
    pub when: Option<Name>,
    /// The tariff.
    pub tariff: Name,
    /// Its quantities.
    pub quantities: Vec<(Name, Expression)>,
}
