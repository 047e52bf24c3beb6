//! The walk of a packet: by the route of each table, through gateways, until it arrives or ends.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::net::IpAddr;

use super::firewall::{Asked, Far};
use super::log::{Carrier, Log, Stage, Verdict, Where};
use super::name::Goal;
use super::route::Toward;
use super::rule::Rule;
use super::start::Inside;
use crate::estate::endpoint::EndpointKind;
use crate::estate::network::Subnet;
use crate::estate::route::{Route, Target};
use crate::estate::{Kind, Name};
use crate::policy::Case;

/// How many tables a packet may pass: a way through more is one in a circle.
const MOST_TABLES: usize = 24;

/// A packet on its way.
pub struct Walk<'run> {
    /// What is written down.
    pub log: Log<'run>,
    /// Where it is to go.
    pub goal: Goal,
    /// Which packets they are.
    pub asked: Asked,
    /// A request that is judged by policies.
    pub case: Option<&'run Case>,
    /// Groups that the source is still known by.
    pub groups: Vec<Name>,
    /// How it got to where it is: what the answer must go back by.
    pub came: Came,
    /// Whether only the way is looked at, not what filters it.
    pub routes_only: bool,
    /// Tables that were passed.
    pub tables: Vec<Name>,
    /// Whether it left the private networks.
    pub is_public: bool,
    /// Endpoints and interfaces of appliances that it went through.
    pub passed: Vec<Name>,
}

/// How a packet got into the VPC it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// It began there.
    Inside,
    /// By a connection or gateway.
    By(Name),
    /// From the internet, by a gateway.
    Internet(Name),
}

/// Where a packet is.
#[derive(Debug, Clone, Copy)]
pub struct At<'run> {
    /// The VPC.
    pub vpc: Name,
    /// The subnet it leaves, where it is in one.
    pub subnet: Option<&'run Subnet>,
    /// Its source address, as far as it is known.
    pub source: Option<IpAddr>,
    /// The public address that stands for the source.
    pub public: Option<IpAddr>,
    /// Whether there is a public address, known or not.
    pub has_public: bool,
    /// Whether it began in this VPC.
    pub is_own: bool,
    /// The table that routes it in the place of the subnet's.
    pub table: Option<Name>,
}

impl At<'_> {
    /// A place just inside a VPC, come from outside.
    pub const fn outside(vpc: Name, source: Option<IpAddr>) -> Self {
        Self {
            vpc,
            subnet: None,
            source,
            public: None,
            has_public: false,
            is_own: false,
            table: None,
        }
    }
}

impl<'run> Walk<'run> {
    /// Where the goal is, as routes see it.
    pub fn toward(&self) -> Toward<'_> {
        if let Some(address) = self.goal.address {
            return Toward::Address(address);
        }
        let subnet = self.log.estate.subnet(self.goal.subnet);
        if let Some(range) = subnet.and_then(|it| it.ranges.first()) {
            return Toward::Address(range.address_at(4));
        }
        match &self.goal.service {
            Some(service) => Toward::Service(service),
            None => Toward::Public,
        }
    }

    /// The goal as filters see it.
    pub fn far(&self) -> Far {
        if let Some(address) = self.goal.address {
            return Far::one(Some(address));
        }
        if let Some(subnet) = self.log.estate.subnet(self.goal.subnet) {
            return Far::Ranges(subnet.ranges.clone());
        }
        if self.goal.ranges.is_empty() {
            return Far::Public;
        }
        Far::Ranges(self.goal.ranges.clone())
    }

    /// Sets off from a place in a subnet.
    pub fn depart(&mut self, inside: &Inside<'run>) -> Result<Verdict, Verdict> {
        let like = match self.toward() {
            Toward::Address(address) => Some(address),
            Toward::Service(_) | Toward::Public => None,
        };
        let Some((source, public)) = inside.address(like) else {
            let detail = String::from("it has no address of the family of its goal");
            let id = self.log.estate.text(inside.subnet.id);
            self.log.stop(
                Stage::Route,
                Rule::NoRoute,
                id,
                detail,
                Where::thing(inside.subnet.at),
            );
            return Err(Verdict::Unreachable);
        };
        self.groups_out(inside)?;
        if let Some(shared) = self.goal.shared {
            self.log.hop(self.log.estate.text(inside.subnet.id));
            return self.by_service_network(inside, shared);
        }
        self.log.hop(self.log.estate.text(inside.subnet.id));
        self.go(At {
            vpc: inside.vpc,
            subnet: Some(inside.subnet),
            source: Some(source),
            public,
            has_public: public.is_some() || inside.is_public,
            is_own: true,
            table: None,
        })
    }

    /// Goes on from where a packet is until it arrives.
    pub fn go(&mut self, mut at: At<'run>) -> Result<Verdict, Verdict> {
        let estate = self.log.estate;
        loop {
            let Some(table) = self.table(at)? else {
                return self.deliver(at);
            };
            if self.tables.len() > MOST_TABLES {
                let detail = String::from("the way leads in a circle");
                self.log.stop(
                    Stage::Route,
                    Rule::RouteLoop,
                    estate.text(table.id),
                    detail,
                    Where::thing(table.at),
                );
                return Err(Verdict::Unreachable);
            }
            self.tables.extend(table.id);
            let Some(route) = self.routed(table, at)? else {
                return self.deliver(at);
            };
            if let Some(next) = self.by(route, at)? {
                at = next;
            } else {
                return Ok(if self.is_public {
                    Verdict::Public
                } else {
                    Verdict::Private
                });
            }
        }
    }

    /// The goal in words.
    pub fn goal_text(&self) -> String {
        match (self.goal.address, &self.goal.service) {
            (Some(address), _) => address.to_string(),
            (None, Some(service)) => format!("public addresses of `{service}`"),
            (None, None) => String::from("its address"),
        }
    }

    /// Goes by the target of a route; none where the packet arrived.
    fn by(&mut self, route: &'run Route, at: At<'run>) -> Result<Option<At<'run>>, Verdict> {
        match route.target {
            Target::Local | Target::Missing => self.unknown("a target that is not told", "route"),
            Target::Internet(id) => self.internet(id, at).map(|()| None),
            Target::EgressOnly(id) => self.egress_only(id, at).map(|()| None),
            Target::Nat(id) => self.nat(id, at).map(Some),
            Target::Transit(id) => self.transit(id, at),
            Target::Private(id) => self.private_gateway(id, at).map(|()| None),
            Target::Peering(id) => self.peering(id, at),
            Target::Endpoint(id) => self.endpoint_route(id, at),
            Target::Interface(id) => self.appliance(id, at).map(Some),
            Target::Instance(id) => {
                let first = self
                    .log
                    .estate
                    .instance(Some(id))
                    .and_then(|it| it.interfaces.first());
                self.appliance(first.copied().unwrap_or(id), at).map(Some)
            }
            Target::Other(id) => {
                let id = self.log.estate.names.text(id);
                self.unknown("something whose way is not followed here", id)
            }
        }
    }

    /// Ends where nobody can tell how it goes on.
    pub fn unknown<T>(&mut self, what: &str, id: &str) -> Result<T, Verdict> {
        self.log.missing(format!("how it goes on behind `{id}`"));
        let detail = format!("`{id}` is {what}");
        self.log.stop(
            Stage::Route,
            Rule::UnknownTarget,
            id,
            detail,
            Where::NOWHERE,
        );
        Err(Verdict::UnknownWay)
    }

    /// An endpoint as a target: of a gateway endpoint the packet arrives, of a Gateway Load Balancer's it
    /// comes back from the appliances and goes on.
    fn endpoint_route(&mut self, id: Name, at: At<'run>) -> Result<Option<At<'run>>, Verdict> {
        let estate = self.log.estate;
        let text = estate.names.text(id);
        let Some(endpoint) = estate.endpoint(Some(id)) else {
            if estate.is_read(Kind::Endpoint, estate.vpc(Some(at.vpc))) {
                return self.unknown("an endpoint that is not among those that were given", text);
            }
            return self.unknown(
                "an endpoint, and endpoints were not given (`aws ec2 describe-vpc-endpoints`)",
                text,
            );
        };
        match endpoint.kind {
            EndpointKind::Gateway => self.gateway_endpoint(endpoint, at).map(|()| None),
            EndpointKind::Balancer => {
                self.endpoint_state(endpoint)?;
                let subnet = endpoint.subnets.first().copied();
                if let Some(first) = estate.subnet(subnet) {
                    self.log.hop(estate.text(first.id));
                }
                self.log.hop(text);
                self.passed.push(id);
                let detail = format!(
                    "`{text}` sends it through appliances, from where it comes back as it went"
                );
                self.log.pass(
                    Stage::Endpoint,
                    Rule::BalancerEndpoint,
                    text,
                    detail,
                    Where::thing(endpoint.at),
                );
                self.log
                    .charge("gateway-load-balancer-endpoint", self.region(at.vpc));
                let Some(subnet) = estate.subnet(subnet) else {
                    return self.unknown("an endpoint in a subnet that is not told", text);
                };
                Ok(Some(At {
                    subnet: Some(subnet),
                    table: None,
                    ..at
                }))
            }
            EndpointKind::Interface
            | EndpointKind::Resource
            | EndpointKind::ServiceNetwork
            | EndpointKind::Tunnel
            | EndpointKind::Other(_) => {
                self.unknown("an endpoint that is no target of routes", text)
            }
        }
    }

    /// The Region of a VPC.
    pub fn region(&self, vpc: Name) -> Option<Name> {
        let own = self.log.estate.vpc(Some(vpc)).and_then(|it| it.region);
        own.or(self.log.estate.region)
    }

    /// The packet is carried by a thing that it visits.
    pub fn carried(&mut self, carrier: Carrier, id: Name) {
        let text = self.log.estate.names.text(id);
        self.log.hop(text);
        self.log.via(carrier, text);
    }
}
