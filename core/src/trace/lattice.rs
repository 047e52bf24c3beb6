//! The way into a service network of Lattice that a VPC is joined to.

use alloc::format;
use alloc::string::String;

use super::firewall::{Asked, Far, TCP};
use super::log::{Carrier, Stage, Verdict, Where};
use super::rule::Rule;
use super::start::Inside;
use super::walk::Walk;
use crate::estate::endpoint::Lattice;

impl<'run> Walk<'run> {
    /// From a machine of a joined VPC to what a service network shares.
    pub fn by_service_network(
        &mut self,
        inside: &Inside<'run>,
        (vpc, resource): (usize, usize),
    ) -> Result<Verdict, Verdict> {
        let estate = self.log.estate;
        let (Some(joined), Some(shared)) = (estate.lattice.get(vpc), estate.lattice.get(resource))
        else {
            return self.unknown("a service network that is not told", "service network");
        };
        let far = self.far();
        self.leave(inside.subnet, &far)?;
        self.active(joined)?;
        let id = estate.text(joined.id);
        let source = inside.address(None).map(|(own, _)| own);
        if !joined.groups.is_empty() {
            self.groups_in(&joined.groups, id, &Far::one(source))?;
        }
        self.log.hop(id);
        self.log.via(Carrier::Endpoint, id);
        self.active(shared)?;
        let configuration = estate.lattice_thing(shared.configuration);
        if let Some(configuration) = configuration {
            self.active(configuration)?;
            self.ports(configuration)?;
        } else {
            self.log.missing(format!(
                "the resource configuration `{}` (`aws vpc-lattice get-resource-configuration`)",
                estate.text(shared.configuration)
            ));
        }
        self.log
            .charge("lattice-association", self.region(inside.vpc));
        let what = estate.text(shared.configuration);
        let detail = format!("it arrives at the resource configuration `{what}`");
        let place = configuration.map_or(Where::NOWHERE, |it| Where::thing(it.at));
        self.log
            .pass(Stage::Arrival, Rule::Arrived, what, detail, place);
        Ok(Verdict::Private)
    }

    fn active(&mut self, thing: &'run Lattice) -> Result<(), Verdict> {
        let estate = self.log.estate;
        let id = estate.text(thing.id);
        let place = Where::thing(thing.at);
        if thing.state.is_none() || estate.is(thing.state, "active") {
            return Ok(());
        }
        let detail = format!("`{id}` is {}", estate.text(thing.state));
        self.log
            .stop(Stage::Endpoint, Rule::LatticeState, id, detail, place);
        Err(Verdict::Blocked)
    }

    fn ports(&mut self, configuration: &'run Lattice) -> Result<(), Verdict> {
        let ports = &configuration.ports;
        let fits = match self.asked {
            Asked::Port(TCP, port) => {
                let port = i32::from(port);
                ports.is_empty() || ports.iter().any(|(from, to)| (*from..=*to).contains(&port))
            }
            Asked::Port(..) | Asked::Echo | Asked::Protocol(_) | Asked::Every => false,
        };
        if fits {
            return Ok(());
        }
        let id = self.log.estate.text(configuration.id);
        let detail = format!("`{id}` lets TCP pass to its ports, and no other packets");
        let place = Where::thing(configuration.at);
        self.log
            .stop(Stage::Endpoint, Rule::ResourcePorts, id, detail, place);
        Err(Verdict::Blocked)
    }

    /// Nobody outside a joined VPC reaches what a service network shares by the VPC's association.
    pub fn outside_service_network(&mut self, from: &str) -> Result<(), Verdict> {
        if self.goal.shared.is_none() {
            return Ok(());
        }
        let detail =
            String::from("a service network serves machines of the VPCs that are joined to it");
        let (stage, rule) = (Stage::Endpoint, Rule::LatticeInside);
        self.log.stop(stage, rule, from, detail, Where::NOWHERE);
        Err(Verdict::Unreachable)
    }
}
