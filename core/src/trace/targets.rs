//! What stands behind a load balancer: its listener, and the targets that it passes packets on to.

use alloc::format;
use alloc::vec::Vec;
use core::mem;
use core::net::IpAddr;

use super::firewall::{Asked, Far, UDP};
use super::log::{Stage, Verdict, Where};
use super::rule::Rule;
use super::walk::{At, Walk};
use crate::address::Range;
use crate::estate::balance::{Target, TargetGroup};
use crate::estate::endpoint::Endpoint;
use crate::estate::interface::{Balancer, Interface};
use crate::estate::{Estate, Name};

impl<'run> Walk<'run> {
    /// Behind an endpoint of somebody's own service, as far as the estate tells of its provider's side.
    pub fn behind(&mut self, endpoint: &'run Endpoint, at: At<'run>) -> Result<(), Verdict> {
        let estate = self.log.estate;
        let service = estate.text(endpoint.service);
        if self.routes_only || !service.starts_with("com.amazonaws.vpce.") {
            return Ok(());
        }
        let behind = estate.service(endpoint.service);
        let Some(arn) = behind.and_then(|it| it.balancers.first().copied()) else {
            self.log.missing(format!(
                "what stands behind `{service}`: that is its provider's (`aws ec2 describe-vpc-endpoint-service-configurations`)"
            ));
            return Ok(());
        };
        let text = estate.names.text(arn);
        let Some(balancer) = estate.balancer(Some(arn)) else {
            self.log.missing(format!(
                "the load balancer `{text}` (`aws elbv2 describe-load-balancers`)"
            ));
            return Ok(());
        };
        // Groups of another VPC are not preserved on the way through an endpoint.
        self.groups.clear();
        if !balancer.groups.is_empty() && balancer.judges_endpoints != Some(false) {
            self.groups_in(&balancer.groups, text, &Far::one(at.source))?;
        }
        let Some(target) = self.targets(balancer)? else {
            return Ok(());
        };
        self.at_target(balancer, target)
    }

    /// The target that a load balancer chooses, as far as it can be told.
    pub fn targets(&mut self, balancer: &'run Balancer) -> Result<Option<&'run Target>, Verdict> {
        let estate = self.log.estate;
        let text = estate.text(balancer.id);
        let Asked::Port(protocol, port) = self.asked else {
            return Ok(None);
        };
        self.log.hop(text);
        let mut own = estate
            .listeners
            .iter()
            .filter(|it| it.balancer == balancer.id);
        if own.clone().next().is_none() {
            self.log.missing(format!(
                "the listeners of `{text}` (`aws elbv2 describe-listeners`)"
            ));
            return Ok(None);
        }
        let listener = own.find(|it| {
            let takes = match estate.text(it.protocol) {
                "TCP_UDP" => true,
                other => (other == "UDP") == (protocol == UDP),
            };
            takes && it.port == Some(i32::from(port))
        });
        let Some(listener) = listener else {
            let detail = format!("no listener of `{text}` is for port {port}");
            let place = Where::thing(balancer.at);
            self.log
                .stop(Stage::Arrival, Rule::ListenerPort, text, detail, place);
            return Err(Verdict::Blocked);
        };
        let place = Where::thing(listener.at);
        let detail = format!("a listener of `{text}` is for port {port}");
        self.log.pass(
            Stage::Arrival,
            Rule::ListenerPort,
            text,
            detail,
            place.clone(),
        );
        if estate.text(balancer.kind) == "application" {
            self.log
                .missing(format!("which targets the rules of `{text}` choose"));
            return Ok(None);
        }
        let groups = listener.groups.iter();
        let told = |id: &Name| estate.target_groups.iter().find(|it| it.id == Some(*id));
        let told: Vec<&TargetGroup> = groups.filter_map(told).collect();
        if told.len() < listener.groups.len() {
            self.log.missing(format!(
                "the targets of `{text}` (`aws elbv2 describe-target-health`)"
            ));
            return Ok(None);
        }
        let mut targets = told.iter().flat_map(|it| &it.targets);
        let Some(first) = targets.clone().next() else {
            let detail = format!("nothing is registered with the target groups of `{text}`");
            self.log
                .stop(Stage::Arrival, Rule::ListenerTargets, text, detail, place);
            return Err(Verdict::Unreachable);
        };
        let place = told.first().map_or(place, |it| Where::thing(it.at));
        if let Some(healthy) = targets.find(|it| estate.is(it.state, "healthy")) {
            let id = estate.text(healthy.id);
            let detail = format!("`{id}`, a target of `{text}`, is healthy");
            self.log
                .pass(Stage::Arrival, Rule::TargetHealth, id, detail, place);
            return Ok(Some(healthy));
        }
        let (id, state) = (estate.text(first.id), estate.text(first.state));
        let detail = format!("no target of `{text}` is healthy: `{id}` is {state}");
        self.log
            .turns(Stage::Arrival, Rule::TargetHealth, id, detail, place);
        self.log
            .missing(format!("whether a target of `{text}` answers"));
        Ok(Some(first))
    }

    /// Whether the groups of a target let in what a load balancer sends on with its own address.
    fn at_target(&mut self, balancer: &'run Balancer, target: &'run Target) -> Result<(), Verdict> {
        let estate = self.log.estate;
        let text = estate.text(target.id);
        let instance = estate
            .instance(target.id)
            .and_then(|it| it.interfaces.first());
        let interface = match text.parse::<IpAddr>() {
            Ok(address) => estate.holders(address).next(),
            Err(_) => estate.interface(instance.copied()),
        };
        let Some((interface, groups)) = interface.and_then(|it| Some((it, it.groups.as_ref()?)))
        else {
            self.log
                .missing(format!("the security groups of the target `{text}`"));
            return Ok(());
        };
        let mut sources = Vec::new();
        for own in interfaces_of(estate, balancer) {
            sources.extend(
                own.addresses
                    .iter()
                    .map(|(private, _)| Range::one(private.address)),
            );
        }
        let far = if sources.is_empty() {
            Far::Unknown
        } else {
            Far::Ranges(sources)
        };
        self.groups.clone_from(&balancer.groups);
        let port = target.port.and_then(|it| u16::try_from(it).ok());
        let sent = match (self.asked, port) {
            (Asked::Port(protocol, _), Some(port)) => Asked::Port(protocol, port),
            (asked, _) => asked,
        };
        let asked = mem::replace(&mut self.asked, sent);
        self.groups_in(groups, estate.text(interface.id), &far)?;
        self.asked = asked;
        self.log.hop(text);
        Ok(())
    }
}

/// The interfaces of a load balancer, which are described by the end of its ARN.
pub fn interfaces_of<'run>(
    estate: &'run Estate,
    balancer: &Balancer,
) -> impl Iterator<Item = &'run Interface> {
    let tail = estate.text(balancer.id).split_once("loadbalancer/");
    let described = tail.and_then(|(_, tail)| estate.names.find(&["ELB ", tail].concat()));
    let all = estate.interfaces.iter();
    all.filter(move |it| described.is_some() && it.description == described)
}

/// The load balancer that an interface is of, by its description.
pub fn balancer_of<'run>(estate: &'run Estate, interface: &Interface) -> Option<&'run Balancer> {
    let tail = estate.text(interface.description).strip_prefix("ELB ")?;
    let end = ["loadbalancer/", tail].concat();
    let mut all = estate.balancers.iter();
    all.find(|it| estate.text(it.id).ends_with(&end))
}
