//! The kinds of things that an estate has.

/// What kind a thing is, or what a file tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// VPCs.
    Vpc,
    /// Subnets.
    Subnet,
    /// Availability Zones.
    Zone,
    /// DHCP options.
    Options,
    /// Route tables.
    RouteTable,
    /// Prefix lists.
    PrefixList,
    /// Internet gateways.
    InternetGateway,
    /// Egress-only internet gateways.
    EgressGateway,
    /// Virtual private gateways.
    PrivateGateway,
    /// NAT gateways.
    NatGateway,
    /// Peering connections.
    Peering,
    /// VPN connections.
    Vpn,
    /// Direct Connect gateways.
    Connect,
    /// Transit gateways.
    Transit,
    /// Transit gateway attachments.
    Attachment,
    /// Transit gateway route tables.
    TransitTable,
    /// Security groups.
    Group,
    /// Network ACLs.
    Acl,
    /// Endpoints.
    Endpoint,
    /// Endpoint services.
    Service,
    /// Endpoint connections.
    Connection,
    /// Endpoint associations.
    EndpointAssociation,
    /// Things of Lattice.
    Lattice,
    /// Network interfaces.
    Interface,
    /// Instances.
    Instance,
    /// Elastic IP addresses.
    Elastic,
    /// Load balancers.
    Balancer,
    /// Listeners of load balancers, and targets behind them.
    Listener,
    /// Hosted zones.
    HostedZone,
    /// Profile associations.
    ProfileAssociation,
    /// Profile resources.
    ProfileResource,
    /// Resolver endpoints.
    ResolverEndpoint,
    /// Resolver rules.
    ResolverRule,
    /// DNS attributes of VPCs.
    Attribute,
    /// Records of hosted zones.
    Record,
    /// Routes of transit gateways.
    TransitRoute,
    /// VPC Block Public Access.
    PublicAccess,
    /// Associations of Resolver rules.
    RuleAssociation,
    /// Who may make endpoints for services of one's own.
    Principal,
}

impl Kind {
    /// What several are called.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Vpc => "VPCs",
            Self::Subnet => "subnets",
            Self::Zone => "Availability Zones",
            Self::Options => "DHCP options",
            Self::RouteTable => "route tables",
            Self::PrefixList => "prefix lists",
            Self::InternetGateway => "internet gateways",
            Self::EgressGateway => "egress-only internet gateways",
            Self::PrivateGateway => "virtual private gateways",
            Self::NatGateway => "NAT gateways",
            Self::Peering => "peering connections",
            Self::Vpn => "VPN connections",
            Self::Connect => "Direct Connect gateways",
            Self::Transit => "transit gateways",
            Self::Attachment => "transit gateway attachments",
            Self::TransitTable => "transit gateway route tables",
            Self::Group => "security groups",
            Self::Acl => "network ACLs",
            Self::Endpoint => "endpoints",
            Self::Service => "endpoint services",
            Self::Connection => "endpoint connections",
            Self::EndpointAssociation => "endpoint associations",
            Self::Lattice => "things of Lattice",
            Self::Interface => "network interfaces",
            Self::Instance => "instances",
            Self::Elastic => "Elastic IP addresses",
            Self::Balancer => "load balancers",
            Self::Listener => "listeners and targets of load balancers",
            Self::HostedZone => "hosted zones",
            Self::ProfileAssociation => "Profile associations",
            Self::ProfileResource => "Profile resources",
            Self::ResolverEndpoint => "Resolver endpoints",
            Self::ResolverRule => "Resolver rules",
            Self::Attribute => "DNS attributes of VPCs",
            Self::Record => "records of hosted zones",
            Self::TransitRoute => "routes of transit gateways",
            Self::PublicAccess => "VPC Block Public Access",
            Self::RuleAssociation => "associations of Resolver rules",
            Self::Principal => "principals of endpoint services",
        }
    }

    pub(super) fn bit(self) -> u64 {
        1_u64.checked_shl(self as u32).unwrap_or(0)
    }
}
