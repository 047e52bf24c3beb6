//! Endpoints, the services behind them, and what of Lattice endpoints lead to.

use alloc::vec::Vec;

use super::{Name, Spot};

/// A VPC endpoint.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Endpoint {
    /// Its id.
    pub id: Option<Name>,
    /// What kind it is.
    pub kind: EndpointKind,
    /// The account that owns it.
    pub account: Option<Name>,
    /// Its VPC.
    pub vpc: Option<Name>,
    /// The name of the service behind it; absent for endpoints of Lattice.
    pub service: Option<Name>,
    /// The Region of the service, where it is said.
    pub service_region: Option<Name>,
    /// Its state, in lower case.
    pub state: Option<Name>,
    /// Why it failed.
    pub failure: Option<Name>,
    /// Whether the public names of the service lead to it inside the VPC.
    pub private_dns: Option<bool>,
    /// Whether they do so for queries from outside the VPC only.
    pub inbound_only: Option<bool>,
    /// `ipv4`, `dualstack`, `ipv6` or `service-defined`.
    pub record_type: Option<Name>,
    /// `ipv4`, `dualstack` or `ipv6`.
    pub address_type: Option<Name>,
    /// Its names.
    pub names: Vec<Name>,
    /// Its policy, as JSON text.
    pub policy: Option<Name>,
    /// Its subnets.
    pub subnets: Vec<Name>,
    /// Its interfaces.
    pub interfaces: Vec<Name>,
    /// Its security groups.
    pub groups: Vec<Name>,
    /// The route tables of a gateway endpoint.
    pub tables: Vec<Name>,
    /// The resource configuration or service network it leads to.
    pub resource: Option<Name>,
    /// What a plan does with the routes that it brings; none where nothing tells.
    pub change: Option<Change>,
    /// Where it stands.
    pub at: Spot,
}

/// What a plan does with something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It stays as it is.
    Keep,
    /// It is made.
    Create,
    /// It is changed.
    Update,
    /// It is made anew.
    Replace,
}

/// What kind an endpoint is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EndpointKind {
    /// Interfaces in subnets, for a service.
    #[default]
    Interface,
    /// A target of route tables.
    Gateway,
    /// The way to appliances.
    Balancer,
    /// For a resource of Lattice.
    Resource,
    /// For a service network of Lattice.
    ServiceNetwork,
    /// For ranges of addresses.
    Tunnel,
    /// A kind that is not known here.
    Other(Name),
}

impl EndpointKind {
    /// The kind that AWS, Terraform and `CloudFormation` call so.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "Interface" => Self::Interface,
            "Gateway" => Self::Gateway,
            "GatewayLoadBalancer" => Self::Balancer,
            "Resource" => Self::Resource,
            "ServiceNetwork" => Self::ServiceNetwork,
            "Tunnel" => Self::Tunnel,
            _ => return None,
        })
    }

    /// Whether it has interfaces in subnets that clients send to.
    #[must_use]
    pub const fn has_interfaces(self) -> bool {
        match self {
            Self::Interface | Self::Resource | Self::ServiceNetwork => true,
            Self::Gateway | Self::Balancer | Self::Tunnel | Self::Other(_) => false,
        }
    }
}

/// An endpoint service, as its consumers or its provider see it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EndpointService {
    /// Its name.
    pub id: Option<Name>,
    /// Its own id.
    pub service: Option<Name>,
    /// Whether its provider must accept each endpoint.
    pub acceptance: Option<bool>,
    /// Public names that lead to its endpoints.
    pub private_names: Vec<Name>,
    /// Zones it is offered in.
    pub zones: Vec<Name>,
    /// Whether its endpoints take a policy.
    pub takes_policy: Option<bool>,
    /// Load balancers behind it, where its provider tells.
    pub balancers: Vec<Name>,
    /// State of the service, where its provider tells.
    pub state: Option<Name>,
    /// Whether it is one of these accounts, as its provider sees it.
    pub is_own: bool,
    /// Who may make endpoints for it; none where nothing tells.
    pub principals: Option<Vec<Name>>,
    /// Whether its private name is proved: `verified`, `pendingVerification`, `failed`.
    pub name_state: Option<Name>,
    /// Where it stands.
    pub at: Spot,
}

/// An endpoint as the provider of its service sees it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Connection {
    /// The endpoint.
    pub id: Option<Name>,
    /// The service.
    pub service: Option<Name>,
    /// Its state.
    pub state: Option<Name>,
    /// The account of the endpoint.
    pub account: Option<Name>,
    /// Where it stands.
    pub at: Spot,
}

/// A name of an endpoint of Lattice.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EndpointAssociation {
    /// Its id.
    pub id: Option<Name>,
    /// The endpoint.
    pub endpoint: Option<Name>,
    /// What it leads to.
    pub resource: Option<Name>,
    /// Names that lead to it: its own and private ones.
    pub names: Vec<Name>,
    /// State of the private name.
    pub state: Option<Name>,
    /// Where it stands.
    pub at: Spot,
}

/// A thing of Lattice: a service network, a resource gateway, a resource configuration, or what joins
/// one of them to another.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lattice {
    /// Its id.
    pub id: Option<Name>,
    /// Its ARN.
    pub arn: Option<Name>,
    /// Its state.
    pub state: Option<Name>,
    /// Its type, such as `ARN` or `SINGLE`.
    pub kind: Option<Name>,
    /// The VPC it is in, or joins.
    pub vpc: Option<Name>,
    /// The service network that is joined.
    pub network: Option<Name>,
    /// The resource gateway of a configuration.
    pub gateway: Option<Name>,
    /// The resource configuration that is joined.
    pub configuration: Option<Name>,
    /// Subnets of a resource gateway.
    pub subnets: Vec<Name>,
    /// Security groups.
    pub groups: Vec<Name>,
    /// Ports that a configuration lets through.
    pub ports: Vec<(i32, i32)>,
    /// The address, name or ARN that a configuration stands for.
    pub definition: Option<Name>,
    /// Names that lead to it.
    pub names: Vec<Name>,
    /// Whether private names lead to it.
    pub private_dns: Option<bool>,
    /// Where it stands.
    pub at: Spot,
}
