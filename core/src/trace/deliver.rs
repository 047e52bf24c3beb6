//! The end of a way inside a VPC: the interface or endpoint that holds the address, and the way back.

use alloc::format;
use alloc::string::String;
use core::net::IpAddr;

use super::firewall::Far;
use super::log::{Carrier, Stage, Verdict, Where};
use super::rule::Rule;
use super::targets::balancer_of;
use super::walk::{At, Came, Walk};
use crate::estate::endpoint::Endpoint;
use crate::estate::interface::Interface;
use crate::estate::network::Subnet;
use crate::estate::{Kind, Name};

impl<'run> Walk<'run> {
    /// Delivers a packet in the VPC it is in.
    pub fn deliver(&mut self, at: At<'run>) -> Result<Verdict, Verdict> {
        let estate = self.log.estate;
        let holder = self.goal.address.and_then(|address| {
            estate
                .holders(address)
                .find(|it| it.vpc.is_none() || it.vpc == Some(at.vpc))
        });
        let endpoint = self.goal.endpoint.and_then(|it| estate.endpoints.get(it));
        let endpoint = endpoint.or_else(|| self.endpoint_of(holder?, at.vpc));
        if self.routes_only {
            return Ok(Verdict::Private);
        }
        let subnet = self.subnet_of(holder, at.vpc);
        if let Some(endpoint) = endpoint {
            return self.at_endpoint(endpoint, holder, subnet, at);
        }
        let Some(interface) = holder else {
            return self.no_holder(subnet, at);
        };
        self.doors(subnet, at)?;
        let id = estate.text(interface.id);
        if let Some(groups) = &interface.groups {
            self.groups_in(groups, id, &Far::one(at.source))?;
        } else {
            self.log.missing(format!("the security groups of `{id}`"));
        }
        if let Some(instance) = estate.instance(interface.instance)
            && instance.state.is_some()
            && !estate.is(instance.state, "running")
        {
            let id = estate.text(instance.id);
            let detail = format!("`{id}` is {}", estate.text(instance.state));
            self.log.stop(
                Stage::Arrival,
                Rule::MachineState,
                id,
                detail,
                Where::thing(instance.at),
            );
            return Err(Verdict::Unreachable);
        }
        self.back(subnet, at)?;
        self.log.hop(id);
        if estate.text(interface.description).starts_with("ELB ") {
            match balancer_of(estate, interface) {
                Some(balancer) => {
                    if let Some(target) = self.targets(balancer)? {
                        let target = estate.text(target.id);
                        self.log.missing(format!(
                            "whether the security groups of the target `{target}` let it in from `{id}`"
                        ));
                    }
                }
                None => self.log.missing(format!(
                    "the target that the load balancer behind `{id}` passes it on to"
                )),
            }
        }
        let detail = format!("`{id}` holds {}", self.goal_text());
        self.log.pass(
            Stage::Arrival,
            Rule::Arrived,
            id,
            detail,
            Where::thing(interface.at),
        );
        Ok(if self.is_public {
            Verdict::Public
        } else {
            Verdict::Private
        })
    }

    /// The endpoint that an interface is of.
    pub fn endpoint_of(&self, holder: &Interface, vpc: Name) -> Option<&'run Endpoint> {
        let estate = self.log.estate;
        let id = holder.id?;
        let endpoints = estate.in_vpc(Kind::Endpoint, vpc);
        let mut endpoints = endpoints.filter_map(|at| estate.endpoints.get(at));
        endpoints.find(|it| it.interfaces.contains(&id))
    }

    /// The subnet of the goal.
    pub fn subnet_of(&self, holder: Option<&Interface>, vpc: Name) -> Option<&'run Subnet> {
        let estate = self.log.estate;
        let told = holder.and_then(|it| it.subnet).or(self.goal.subnet);
        estate.subnet(told).or_else(|| {
            let address = self.goal.address?;
            let subnets = estate.in_vpc(Kind::Subnet, vpc);
            let mut subnets = subnets.filter_map(|at| estate.subnets.get(at));
            subnets.find(|it| it.ranges.iter().any(|range| range.has(address)))
        })
    }

    /// The ACLs between two subnets; inside one there are none.
    pub fn doors(&mut self, subnet: Option<&'run Subnet>, at: At<'run>) -> Result<(), Verdict> {
        if let (Some(own), Some(other)) = (at.subnet, subnet)
            && own.id == other.id
        {
            self.log.hop(self.log.estate.text(own.id));
            return Ok(());
        }
        let far = self.far();
        if let Some(own) = at.subnet {
            self.leave(own, &far)?;
        }
        let Some(other) = subnet else {
            self.log
                .missing(format!("the subnet of {}", self.goal_text()));
            return Ok(());
        };
        self.log.hop(self.log.estate.text(other.id));
        self.enter(other, &Far::one(at.source))?;
        if let (Some(zone), Some(own)) = (other.zone, at.subnet.and_then(|it| it.zone))
            && zone != own
        {
            let estate = self.log.estate;
            let detail = format!(
                "it crosses from {} to {}",
                estate.names.text(own),
                estate.names.text(zone)
            );
            self.log.turns(
                Stage::Route,
                Rule::ZoneCrossed,
                estate.text(other.id),
                detail,
                Where::NOWHERE,
            );
            if self.goal.endpoint.is_none() && !matches!(self.came, Came::Internet(_)) {
                self.log.charge("zone-crossing", self.region(at.vpc));
            }
        }
        Ok(())
    }

    pub fn no_holder(
        &mut self,
        subnet: Option<&'run Subnet>,
        at: At<'run>,
    ) -> Result<Verdict, Verdict> {
        let estate = self.log.estate;
        let id = subnet.map_or_else(|| estate.names.text(at.vpc), |it| estate.text(it.id));
        let place = subnet.map_or(Where::NOWHERE, |it| Where::thing(it.at));
        if self.told(Kind::Interface, at.vpc) || self.told(Kind::Instance, at.vpc) {
            let detail = format!("no interface holds {}", self.goal_text());
            self.log
                .stop(Stage::Arrival, Rule::NoInterface, id, detail, place);
            return Err(Verdict::Unreachable);
        }
        self.doors(subnet, at)?;
        self.log.missing(String::from(
            "network interfaces (`aws ec2 describe-network-interfaces`)",
        ));
        let detail = format!(
            "whether an interface holds {} was not given",
            self.goal_text()
        );
        self.log
            .stop(Stage::Arrival, Rule::NoInterface, id, detail, place);
        Err(Verdict::UnknownWay)
    }

    /// From the internet to an interface by its public address.
    pub fn inward(
        &mut self,
        holder: &'run Interface,
        source: Option<IpAddr>,
    ) -> Result<Verdict, Verdict> {
        let estate = self.log.estate;
        let id = estate.text(holder.id);
        let vpc = holder.vpc.or_else(|| estate.subnet(holder.subnet)?.vpc);
        let Some(vpc) = vpc else {
            return self.unknown("an interface in a VPC that is not told", id);
        };
        let gateways = estate.in_vpc(Kind::InternetGateway, vpc);
        let mut gateways = gateways.filter_map(|at| estate.internet_gateways.get(at)?.id);
        let Some(gateway) = gateways.next() else {
            if !self.told(Kind::InternetGateway, vpc) {
                return self.unknown("in a VPC whose internet gateway was not given", id);
            }
            let detail = format!("`{}` has no internet gateway", estate.names.text(vpc));
            self.log.stop(
                Stage::Route,
                Rule::InternetAttached,
                estate.names.text(vpc),
                detail,
                Where::NOWHERE,
            );
            return Err(Verdict::Unreachable);
        };
        self.is_public = true;
        self.carried(Carrier::Internet, gateway);
        let at = At::outside(vpc, source);
        let own = estate.subnet(holder.subnet);
        self.public_access(At { subnet: own, ..at }, false)?;
        let private = holder
            .addresses
            .iter()
            .find(|(_, public)| public.is_some_and(|it| Some(it.address) == self.goal.address));
        self.goal.address = private
            .map(|(private, _)| private.address)
            .or(self.goal.address);
        self.came = Came::Internet(gateway);
        self.groups.clear();
        self.enter_by(gateway, at)
    }
}
