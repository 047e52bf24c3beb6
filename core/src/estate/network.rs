//! VPCs, their subnets, and the options their machines start with.

use alloc::vec::Vec;

use super::{Name, Spot};
use crate::address::Range;

/// A VPC.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Vpc {
    /// Its id.
    pub id: Option<Name>,
    /// The account that owns it.
    pub account: Option<Name>,
    /// Its Region.
    pub region: Option<Name>,
    /// Its address ranges, IPv4 and IPv6.
    pub ranges: Vec<Range>,
    /// Whether the Amazon resolver answers in it.
    pub dns_support: Option<bool>,
    /// Whether its machines get host names; private zones need both.
    pub dns_hostnames: Option<bool>,
    /// Its DHCP options.
    pub options: Option<Name>,
    /// Where it stands.
    pub at: Spot,
}

/// A subnet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Subnet {
    /// Its id.
    pub id: Option<Name>,
    /// Its VPC.
    pub vpc: Option<Name>,
    /// The account that owns it.
    pub account: Option<Name>,
    /// Name of its Availability Zone.
    pub zone: Option<Name>,
    /// Id of its Availability Zone, which means the same place in every account.
    pub zone_id: Option<Name>,
    /// Its address ranges.
    pub ranges: Vec<Range>,
    /// How many IPv4 addresses are left.
    pub free: Option<u32>,
    /// Whether VPC Block Public Access stops internet gateways here: `off`, `block-ingress`, ...
    pub public_access: Option<Name>,
    /// Its route table, by its own association or the VPC's main one; worked out.
    pub route_table: Option<u32>,
    /// Whether the route table is associated with this subnet itself.
    pub explicit: bool,
    /// Its network ACL; worked out.
    pub acl: Option<u32>,
    /// Where it stands.
    pub at: Spot,
}

/// A set of DHCP options.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DhcpOptions {
    /// Its id.
    pub id: Option<Name>,
    /// The name servers that machines ask; the Amazon one is called `AmazonProvidedDNS`.
    pub servers: Vec<Name>,
    /// Where it stands.
    pub at: Spot,
}

/// An Availability Zone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Zone {
    /// Its name in this account.
    pub id: Option<Name>,
    /// Its id in every account.
    pub zone_id: Option<Name>,
    /// Its Region.
    pub region: Option<Name>,
    /// Where it stands.
    pub at: Spot,
}
