//! Gateways, and connections to other networks.

use alloc::vec::Vec;

use super::{Name, Spot};
use crate::address::Range;

/// An internet gateway, an egress-only one, or a virtual private gateway, and where it is attached.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gateway {
    /// Its id.
    pub id: Option<Name>,
    /// Its state, where it has one.
    pub state: Option<Name>,
    /// VPCs and the state of its attachment to each.
    pub attached: Vec<(Name, Option<Name>)>,
    /// Where it stands.
    pub at: Spot,
}

/// A NAT gateway.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NatGateway {
    /// Its id.
    pub id: Option<Name>,
    /// Its VPC.
    pub vpc: Option<Name>,
    /// Its subnet; a regional one has none.
    pub subnet: Option<Name>,
    /// The route table of a regional one.
    pub route_table: Option<Name>,
    /// Its state.
    pub state: Option<Name>,
    /// Whether it leads to private networks only.
    pub is_private: bool,
    /// Whether it serves the whole VPC, in all zones.
    pub is_regional: bool,
    /// Whether a regional one takes in further zones by itself.
    pub takes_zones: Option<bool>,
    /// Zones in which a regional one has addresses.
    pub zones: Vec<Name>,
    /// Its private addresses.
    pub addresses: Vec<Range>,
    /// Its public addresses.
    pub public: Vec<Range>,
    /// Its interfaces.
    pub interfaces: Vec<Name>,
    /// Where it stands.
    pub at: Spot,
}

/// A peering connection.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Peering {
    /// Its id.
    pub id: Option<Name>,
    /// Its state.
    pub state: Option<Name>,
    /// Who asked for it.
    pub requester: Peer,
    /// Who accepted it.
    pub accepter: Peer,
    /// Where it stands.
    pub at: Spot,
}

/// One end of a peering connection.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Peer {
    /// Its VPC.
    pub vpc: Option<Name>,
    /// The account of it.
    pub account: Option<Name>,
    /// The Region of it.
    pub region: Option<Name>,
    /// Its ranges as the connection tells them.
    pub ranges: Vec<Range>,
}

/// A VPN connection.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VpnConnection {
    /// Its id.
    pub id: Option<Name>,
    /// The virtual private gateway it ends at, or the transit gateway.
    pub gateway: Option<Name>,
    /// Its state.
    pub state: Option<Name>,
    /// Ranges behind it, where routes to them are static.
    pub ranges: Vec<Range>,
    /// Whether a tunnel of it is up, where that is told.
    pub is_up: Option<bool>,
    /// Where it stands.
    pub at: Spot,
}

/// A Direct Connect gateway joined to a gateway here.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DirectConnect {
    /// Id of the association.
    pub id: Option<Name>,
    /// The Direct Connect gateway.
    pub connect: Option<Name>,
    /// The virtual private gateway or transit gateway.
    pub gateway: Option<Name>,
    /// State of the association.
    pub state: Option<Name>,
    /// Ranges that are announced to the other end.
    pub announced: Vec<Range>,
    /// Where it stands.
    pub at: Spot,
}

/// A transit gateway.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TransitGateway {
    /// Its id.
    pub id: Option<Name>,
    /// Its state.
    pub state: Option<Name>,
    /// Whether groups may name groups of other VPCs across it.
    pub groups: Option<bool>,
    /// Where it stands.
    pub at: Spot,
}

/// What is attached to a transit gateway.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attachment {
    /// Its id.
    pub id: Option<Name>,
    /// The transit gateway.
    pub transit: Option<Name>,
    /// `vpc`, `vpn`, `direct-connect-gateway`, `peering`, ...
    pub kind: Option<Name>,
    /// What is attached.
    pub resource: Option<Name>,
    /// Its state.
    pub state: Option<Name>,
    /// The route table that routes what comes from it.
    pub table: Option<Name>,
    /// State of that association.
    pub association: Option<Name>,
    /// Subnets of a VPC that it has interfaces in, where they are known.
    pub subnets: Option<Vec<Name>>,
    /// Whether flows through appliances stay in one zone.
    pub appliance_mode: Option<bool>,
    /// The id that a peering has at both of its ends, each of which is an attachment of its own here.
    pub shared: Option<Name>,
    /// Where it stands.
    pub at: Spot,
}

/// A route table of a transit gateway.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TransitTable {
    /// Its id.
    pub id: Option<Name>,
    /// The transit gateway.
    pub transit: Option<Name>,
    /// Its state.
    pub state: Option<Name>,
    /// Its static routes, or all that are in force; none where they were not given.
    pub routes: Option<Vec<TransitRoute>>,
    /// Attachments whose ranges it learns; none where they were not given.
    pub learns: Option<Vec<Name>>,
    /// Where it stands.
    pub at: Spot,
}

/// A route of a transit gateway.
#[derive(Debug, Clone, PartialEq)]
pub struct TransitRoute {
    /// Where it leads to.
    pub range: Range,
    /// By which attachment; none where it is a blackhole.
    pub attachment: Option<Name>,
    /// Whether it was learned.
    pub is_propagated: bool,
    /// Whether what it leads to is dropped.
    pub is_blackhole: bool,
}
