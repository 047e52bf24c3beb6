//! Packets that start outside the estate: in a joined network, or in the internet.

use alloc::format;
use alloc::string::String;
use core::net::IpAddr;

use super::log::{Carrier, Stage, Verdict, Where};
use super::rule::Rule;
use super::walk::{At, Came, Walk};
use crate::address::Range;
use crate::estate::route::Destination;
use crate::estate::{Kind, Name};

/// How many transit gateways a packet may pass.
const MOST_TRANSITS: u8 = 8;

impl<'run> Walk<'run> {
    /// The VPC that the goal is in.
    fn goal_vpc(&self) -> Option<Name> {
        let estate = self.log.estate;
        if let Some(endpoint) = self.goal.endpoint.and_then(|at| estate.endpoints.get(at)) {
            return endpoint.vpc;
        }
        let address = self.goal.address?;
        let holder = estate.holders(address).find(|it| it.vpc.is_some());
        let private = |it: &&crate::estate::interface::Interface| {
            it.addresses.iter().any(|(own, _)| own.address == address)
        };
        if let Some(holder) = holder.filter(private) {
            return holder.vpc;
        }
        let has = |ranges: &[Range]| ranges.iter().any(|it| it.has(address));
        estate
            .vpcs
            .iter()
            .find(|it| has(&it.ranges))
            .and_then(|it| it.id)
    }

    /// From a joined network.
    pub fn start_outside(&mut self) -> Result<Verdict, Verdict> {
        self.outside_service_network("on-premises")?;
        let Some(vpc) = self.goal_vpc() else {
            let public = self
                .goal
                .address
                .is_none_or(|it| !Range::one(it).is_private());
            if public {
                self.is_public = true;
                let detail = format!(
                    "{} is reached by the network's own way to the internet",
                    self.goal_text()
                );
                self.reaches_internet(detail);
                return Ok(Verdict::Public);
            }
            let detail = format!("no VPC of the estate has {}", self.goal_text());
            self.log.stop(
                Stage::Route,
                Rule::NoRoute,
                "on-premises",
                detail,
                Where::NOWHERE,
            );
            return Err(Verdict::Unreachable);
        };
        if let Some(gateway) = self.own_gateway(vpc) {
            return self.by_private_gateway(vpc, gateway);
        }
        self.by_transit(vpc)
    }

    /// A virtual private gateway of a VPC.
    fn own_gateway(&self, vpc: Name) -> Option<Name> {
        let estate = self.log.estate;
        let gateways = estate.in_vpc(Kind::PrivateGateway, vpc);
        let mut gateways = gateways.filter_map(|at| estate.private_gateways.get(at));
        let attached = |state: Option<Name>| state.is_none() || estate.is(state, "attached");
        let found = gateways.find(|it| {
            it.attached
                .iter()
                .any(|(of, state)| *of == vpc && attached(*state))
        });
        found.and_then(|it| it.id)
    }

    fn by_private_gateway(&mut self, vpc: Name, gateway: Name) -> Result<Verdict, Verdict> {
        self.joined(gateway)?;
        self.carried(Carrier::PrivateGateway, gateway);
        let text = self.log.estate.names.text(gateway);
        let detail = format!(
            "`{text}` joins the network to `{}`",
            self.log.estate.names.text(vpc)
        );
        self.log.pass(
            Stage::Route,
            Rule::PrivateGateway,
            text,
            detail,
            Where::NOWHERE,
        );
        self.came = Came::By(gateway);
        let source = self.their_address(vpc, gateway);
        self.enter_by(gateway, At::outside(vpc, source))
    }

    /// Into a VPC by a gateway: by its own route table, where it has one.
    pub fn enter_by(&mut self, gateway: Name, at: At<'run>) -> Result<Verdict, Verdict> {
        let estate = self.log.estate;
        let mut tables = estate.tables.iter();
        let found = tables.find(|it| it.vpc == Some(at.vpc) && it.gateways.contains(&gateway));
        let Some(table) = found else {
            return self.deliver(at);
        };
        let text = estate.names.text(gateway);
        let detail = format!("the route table of `{text}` itself routes what enters by it");
        let (stage, rule) = (Stage::Route, Rule::EdgeTable);
        let place = Where::thing(table.at);
        self.log
            .turns(stage, rule, estate.text(table.id), detail, place);
        self.go(At {
            table: table.id,
            ..at
        })
    }

    /// By a transit gateway that a VPN or Direct Connect ends at.
    fn by_transit(&mut self, vpc: Name) -> Result<Verdict, Verdict> {
        let estate = self.log.estate;
        let joined =
            |kind: &str| kind == "vpn" || kind == "direct-connect-gateway" || kind == "connect";
        let alive = |state: Option<Name>| state.is_none() || estate.is(state, "available");
        let attached = |transit: Option<Name>| {
            let mut own = estate.in_vpc(Kind::Attachment, vpc);
            own.any(|at| {
                estate
                    .attachments
                    .get(at)
                    .is_some_and(|it| it.transit == transit)
            })
        };
        let fits = |it: &&crate::estate::gateway::Attachment| {
            joined(estate.text(it.kind)) && alive(it.state)
        };
        let mut doors = estate.attachments.iter().filter(fits);
        let near = doors.clone().find(|it| attached(it.transit));
        let Some(door) = near.or_else(|| doors.next()) else {
            let detail = format!(
                "neither a virtual private gateway nor a transit gateway joins the network to `{}`",
                estate.names.text(vpc)
            );
            if !self.told(Kind::PrivateGateway, vpc) && !self.told(Kind::Attachment, vpc) {
                self.log.missing(String::from(
                    "virtual private gateways and transit gateway attachments",
                ));
                self.log.stop(
                    Stage::Route,
                    Rule::PrivateGateway,
                    "on-premises",
                    detail,
                    Where::NOWHERE,
                );
                return Err(Verdict::UnknownWay);
            }
            self.log.stop(
                Stage::Route,
                Rule::PrivateGateway,
                "on-premises",
                detail,
                Where::NOWHERE,
            );
            return Err(Verdict::Unreachable);
        };
        if let Some(transit) = door.transit {
            self.carried(Carrier::Transit, transit);
            self.log.charge("transit-gateway", self.region(vpc));
        }
        let source = door.transit.and_then(|it| self.their_address(vpc, it));
        match self.through(door, At::outside(vpc, source), MOST_TRANSITS)? {
            None => Ok(Verdict::Private),
            Some(next) => self.go(next),
        }
    }

    /// An address of the joined network: of a range that the VPC's tables send to its gateway.
    fn their_address(&self, vpc: Name, gateway: Name) -> Option<IpAddr> {
        let estate = self.log.estate;
        let vpns = estate.vpns.iter().filter(|it| it.gateway == Some(gateway));
        if let Some(range) = vpns.flat_map(|it| &it.ranges).next() {
            return Some(range.address_at(10));
        }
        let tables = estate.in_vpc(Kind::RouteTable, vpc);
        let tables = tables.filter_map(|at| estate.tables.get(at));
        let routes = tables
            .flat_map(|it| &it.routes)
            .filter(|it| it.target.id() == Some(gateway));
        let ranges = routes.filter_map(|it| match it.to {
            Destination::Range(range) if !range.is_all() => Some(range),
            Destination::Range(_) | Destination::List(_) => None,
        });
        let known = |range: &Range| {
            estate
                .vpcs
                .iter()
                .any(|it| it.ranges.iter().any(|own| own.meets(*range)))
        };
        ranges
            .map(|it| (known(&it), it))
            .find(|(known, _)| !known)
            .map(|(_, it)| it.address_at(10))
    }

    /// From the internet.
    pub fn start_in_internet(&mut self) -> Result<Verdict, Verdict> {
        self.outside_service_network("internet")?;
        let estate = self.log.estate;
        let holder = self.goal.address.and_then(|address| {
            let public = |it: &&crate::estate::interface::Interface| {
                it.addresses
                    .iter()
                    .any(|(_, public)| public.is_some_and(|own| own.address == address))
            };
            estate.holders(address).find(public)
        });
        if let Some(holder) = holder {
            return self.inward(holder, None);
        }
        let private = self
            .goal
            .address
            .is_some_and(|it| Range::one(it).is_private());
        if private || self.goal.endpoint.is_some() {
            let detail = format!(
                "{} is private: nobody in the internet reaches it",
                self.goal_text()
            );
            self.log.stop(
                Stage::Route,
                Rule::NoRoute,
                "internet",
                detail,
                Where::NOWHERE,
            );
            return Err(Verdict::Unreachable);
        }
        self.is_public = true;
        let detail = format!("{} is out there", self.goal_text());
        self.reaches_internet(detail);
        Ok(Verdict::Public)
    }
}
