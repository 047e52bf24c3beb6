//! Private hosted zones, Profiles, and the Resolver's endpoints and rules.

use alloc::vec::Vec;

use super::{Name, Spot};
use crate::address::Range;

/// A hosted zone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HostedZone {
    /// Its id, without the path in front.
    pub id: Option<Name>,
    /// Its domain, in lower case and without the dot at the end.
    pub domain: Option<Name>,
    /// Whether it answers in some VPCs only.
    pub is_private: Option<bool>,
    /// The VPCs it answers in; none where they were not given.
    pub vpcs: Option<Vec<Name>>,
    /// Its records; none where they were not given.
    pub records: Option<Vec<Record>>,
    /// Where it stands.
    pub at: Spot,
}

/// A record of a hosted zone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    /// Its name, in lower case and without the dot at the end.
    pub name: Option<Name>,
    /// `A`, `AAAA`, `CNAME`, ...
    pub kind: Option<Name>,
    /// Its values.
    pub values: Vec<Name>,
    /// The name that it stands for.
    pub alias: Option<Name>,
    /// Line of the input; 0 where there is none.
    pub line: u32,
}

/// A Route 53 Profile joined to a VPC.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProfileAssociation {
    /// Its id.
    pub id: Option<Name>,
    /// The Profile.
    pub profile: Option<Name>,
    /// The VPC.
    pub vpc: Option<Name>,
    /// The lowest comes first.
    pub priority: Option<u32>,
    /// Its state.
    pub state: Option<Name>,
    /// Where it stands.
    pub at: Spot,
}

/// What a Profile brings to its VPCs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProfileResource {
    /// Its id.
    pub id: Option<Name>,
    /// The Profile.
    pub profile: Option<Name>,
    /// A hosted zone, a rule or an endpoint: the last part of its ARN.
    pub resource: Option<Name>,
    /// Its state.
    pub state: Option<Name>,
    /// Where it stands.
    pub at: Spot,
}

/// An endpoint of the Resolver.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ResolverEndpoint {
    /// Its id.
    pub id: Option<Name>,
    /// Whether queries come in by it; otherwise they go out.
    pub is_inbound: bool,
    /// Its VPC.
    pub vpc: Option<Name>,
    /// Its state.
    pub state: Option<Name>,
    /// Its security groups.
    pub groups: Vec<Name>,
    /// Its addresses, where they are known.
    pub addresses: Vec<Range>,
    /// Where it stands.
    pub at: Spot,
}

/// A rule of the Resolver.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ResolverRule {
    /// Its id.
    pub id: Option<Name>,
    /// Its domain, in lower case and without the dot at the end; empty for all.
    pub domain: Option<Name>,
    /// `FORWARD`, `SYSTEM` or `RECURSIVE`.
    pub kind: Option<Name>,
    /// The endpoint that queries leave by.
    pub endpoint: Option<Name>,
    /// The servers that are asked.
    pub servers: Vec<Range>,
    /// The VPCs it holds in; worked out.
    pub vpcs: Vec<Name>,
    /// Where it stands.
    pub at: Spot,
}
