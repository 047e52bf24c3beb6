//! Network interfaces, and what they belong to.

use alloc::vec::Vec;

use super::{Name, Spot};
use crate::address::Range;

/// A network interface.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Interface {
    /// Its id.
    pub id: Option<Name>,
    /// Its VPC.
    pub vpc: Option<Name>,
    /// Its subnet.
    pub subnet: Option<Name>,
    /// `interface`, `nat_gateway`, `vpc_endpoint`, ...
    pub kind: Option<Name>,
    /// What it is for, in words that AWS chooses for its own.
    pub description: Option<Name>,
    /// Private addresses, each with the public one that stands for it.
    pub addresses: Vec<(Range, Option<Range>)>,
    /// Whether a public address stands for the first private one, though it is not known which.
    pub is_public: bool,
    /// Its names.
    pub names: Vec<Name>,
    /// Its security groups; none where they were not given.
    pub groups: Option<Vec<Name>>,
    /// Whether it refuses packets that are neither from nor to it.
    pub checks_ends: Option<bool>,
    /// The instance it is attached to.
    pub instance: Option<Name>,
    /// Where it stands.
    pub at: Spot,
}

/// An instance.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Instance {
    /// Its id.
    pub id: Option<Name>,
    /// Its VPC.
    pub vpc: Option<Name>,
    /// Its subnet.
    pub subnet: Option<Name>,
    /// Its state.
    pub state: Option<Name>,
    /// Its interfaces, the first one first.
    pub interfaces: Vec<Name>,
    /// Where it stands.
    pub at: Spot,
}

/// An Elastic IP address.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Elastic {
    /// Its id.
    pub id: Option<Name>,
    /// The public address.
    pub public: Option<Range>,
    /// The private address it stands for.
    pub private: Option<Range>,
    /// The interface it is associated with.
    pub interface: Option<Name>,
    /// Where it stands.
    pub at: Spot,
}

/// A load balancer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Balancer {
    /// Its ARN.
    pub id: Option<Name>,
    /// Its name.
    pub name: Option<Name>,
    /// The host name it answers to.
    pub host: Option<Name>,
    /// Its VPC.
    pub vpc: Option<Name>,
    /// `application`, `network` or `gateway`.
    pub kind: Option<Name>,
    /// Whether it has private addresses only.
    pub is_internal: Option<bool>,
    /// Its subnets.
    pub subnets: Vec<Name>,
    /// Its security groups.
    pub groups: Vec<Name>,
    /// Whether they judge what comes from endpoints too; so they do unless it is switched off.
    pub judges_endpoints: Option<bool>,
    /// Where it stands.
    pub at: Spot,
}
