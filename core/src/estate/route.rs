//! Route tables and prefix lists.

use alloc::vec::Vec;

use super::{Name, Spot};
use crate::address::Range;

/// A route table of a VPC.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RouteTable {
    /// Its id.
    pub id: Option<Name>,
    /// Its VPC.
    pub vpc: Option<Name>,
    /// Whether subnets without an association of their own use it.
    pub is_main: bool,
    /// Subnets that are associated with it.
    pub subnets: Vec<Name>,
    /// Gateways whose incoming traffic it routes.
    pub gateways: Vec<Name>,
    /// Its routes.
    pub routes: Vec<Route>,
    /// Where it stands.
    pub at: Spot,
}

/// A route.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// Where it leads to.
    pub to: Destination,
    /// By what.
    pub target: Target,
    /// Whether it is there by itself, was written, or was learned.
    pub origin: Origin,
    /// Whether what it leads by is gone.
    pub is_blackhole: bool,
    /// Line of the input; 0 where there is none.
    pub line: u32,
    /// Its number in the table as it was given.
    pub number: u32,
}

/// Where a route leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// A range of addresses.
    Range(Range),
    /// All ranges of a prefix list.
    List(Name),
}

/// How a route came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// With the VPC.
    Local,
    /// Somebody wrote it.
    Static,
    /// A gateway propagates it.
    Propagated,
}

/// What a route leads by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Nothing: the VPC itself.
    Local,
    /// An internet gateway.
    Internet(Name),
    /// An egress-only internet gateway.
    EgressOnly(Name),
    /// A NAT gateway.
    Nat(Name),
    /// A transit gateway.
    Transit(Name),
    /// A virtual private gateway.
    Private(Name),
    /// A peering connection.
    Peering(Name),
    /// An endpoint: a gateway endpoint, or one of a Gateway Load Balancer.
    Endpoint(Name),
    /// A network interface.
    Interface(Name),
    /// An instance.
    Instance(Name),
    /// Something whose way is not followed here.
    Other(Name),
    /// Nothing that was said.
    Missing,
}

impl Target {
    /// Its id, where it is not the VPC itself.
    #[must_use]
    pub const fn id(self) -> Option<Name> {
        match self {
            Self::Local | Self::Missing => None,
            Self::Internet(id)
            | Self::EgressOnly(id)
            | Self::Nat(id)
            | Self::Transit(id)
            | Self::Private(id)
            | Self::Peering(id)
            | Self::Endpoint(id)
            | Self::Interface(id)
            | Self::Instance(id)
            | Self::Other(id) => Some(id),
        }
    }
}

/// A prefix list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PrefixList {
    /// Its id.
    pub id: Option<Name>,
    /// Its name; of AWS's own lists that of the service.
    pub name: Option<Name>,
    /// Its ranges, where they are known.
    pub ranges: Option<Vec<Range>>,
    /// Where it stands.
    pub at: Spot,
}
