//! The answer of public DNS: endpoints' own names, machines, services; anything else is out there.

use alloc::format;
use alloc::string::{String, ToString as _};

use super::super::log::{Log, Stage, Verdict, Where};
use super::super::rule::Rule;
use super::super::targets::interfaces_of;
use super::zone::{is_available, of_endpoint};
use super::{Asker, Goal, candidate};
use crate::estate::interface::Balancer;
use crate::estate::{Estate, Kind, Name};

pub fn answer(log: &mut Log<'_>, host: &str, asker: Asker) -> Result<Goal, Verdict> {
    if candidate::is_own(host) {
        return own_name(log, host, asker);
    }
    if let Some(goal) = machine(log, host, asker).or_else(|| balancer(log, host)) {
        return Ok(goal);
    }
    let estate = log.estate;
    let Some((service, region)) = log.known.service_at(host) else {
        let detail = format!(
            "nothing private covers `{host}`: public DNS answers, and its address is not known here"
        );
        log.pass(Stage::Name, Rule::PublicName, host, detail, Where::NOWHERE);
        return Ok(Goal::default());
    };
    let Some(region) = region else {
        let detail = format!(
            "`{host}` is a public name of `{}`, in a Region that it does not tell",
            service.id
        );
        log.pass(Stage::Name, Rule::PublicName, host, detail, Where::NOWHERE);
        return Ok(Goal::default());
    };
    let name = service.name_in(region);
    let detail = format!(
        "nothing private covers `{host}`: public DNS answers with public addresses of `{name}`"
    );
    log.pass(Stage::Name, Rule::PublicName, host, detail, Where::NOWHERE);
    let mut goal = Goal::default();
    let list = estate.names.find(&name);
    let list = estate
        .lists
        .iter()
        .find(|it| list.is_some() && it.name == list);
    if let Some(ranges) = list.and_then(|it| it.ranges.as_ref()) {
        goal.ranges = ranges
            .iter()
            .copied()
            .filter(|it| it.address.is_ipv4())
            .collect();
    }
    goal.service = Some(name);
    goal.is_dual = log.known.holds_for(Rule::SixBypasses, host);
    Ok(goal)
}

/// A name that begins with an endpoint's id, perhaps behind a bucket's, or one of Lattice.
fn own_name(log: &mut Log<'_>, host: &str, asker: Asker) -> Result<Goal, Verdict> {
    let estate = log.estate;
    let part = host
        .split('.')
        .find(|part| part.starts_with("vpce-"))
        .unwrap_or("");
    let mut pieces = part.splitn(3, '-');
    let id = match (pieces.next(), pieces.next()) {
        (Some(kind), Some(number)) => format!("{kind}-{number}"),
        (_, _) => String::new(),
    };
    let found = estate.names.find(&id).and_then(|id| estate.thing(id));
    let Some((Kind::Endpoint, at)) = found else {
        let detail =
            format!("`{host}` is the own name of an endpoint that the estate does not tell of");
        log.missing(format!(
            "the endpoint of `{host}` (`aws ec2 describe-vpc-endpoints`)"
        ));
        log.stop(
            Stage::Name,
            Rule::EndpointName,
            host,
            detail,
            Where::NOWHERE,
        );
        return Err(Verdict::UnknownName);
    };
    let Some(endpoint) = estate.endpoints.get(at) else {
        return Err(Verdict::UnknownName);
    };
    let place = Where::thing(endpoint.at);
    if !is_available(estate, endpoint) {
        let detail = format!("`{id}` is {}: it has no names", estate.text(endpoint.state));
        log.stop(Stage::Name, Rule::EndpointNoName, &id, detail, place);
        return Err(Verdict::Unresolved);
    }
    let zone = zone_of(estate, host, &endpoint.subnets).or(match asker {
        Asker::Inside(_, zone) => zone,
        Asker::Inbound(_) | Asker::Outside => None,
    });
    let detail = format!(
        "`{host}` is the own name of `{id}`: public DNS answers with its private addresses, to anybody"
    );
    log.pass(Stage::Name, Rule::EndpointName, &id, detail, place);
    Ok(of_endpoint(log, at, zone))
}

/// The zone that a zonal name names.
fn zone_of(estate: &Estate, host: &str, subnets: &[Name]) -> Option<Name> {
    let part = host.split('.').find(|part| part.starts_with("vpce-"))?;
    let zones = subnets
        .iter()
        .filter_map(|id| estate.subnet(Some(*id))?.zone);
    let mut fits = zones.filter(|zone| part.ends_with(estate.names.text(*zone)));
    fits.next()
}

/// A machine by its own name: inside its VPC the private address, elsewhere the public one.
fn machine(log: &mut Log<'_>, host: &str, asker: Asker) -> Option<Goal> {
    let estate = log.estate;
    let name = estate.names.find(host)?;
    let interface = estate.named(name).next()?;
    let (private, public) = interface.addresses.first()?;
    let inside = asker.vpc().is_some() && asker.vpc() == interface.vpc;
    let address = if inside {
        *private
    } else {
        public.unwrap_or(*private)
    };
    let id = estate.text(interface.id);
    let detail = format!("`{host}` is the name of `{id}`: {}", address.address);
    log.pass(
        Stage::Name,
        Rule::MachineName,
        id,
        detail,
        Where::thing(interface.at),
    );
    Some(super::of_address(log, address.address))
}

/// A load balancer by its name: one of its interfaces, which are described by its ARN.
fn balancer(log: &mut Log<'_>, host: &str) -> Option<Goal> {
    let estate = log.estate;
    let name = estate.names.find(host)?;
    let balancer = estate.balancers.iter().find(|it| it.host == Some(name))?;
    Some(of_balancer(log, host, balancer))
}

/// What is declared has no name yet: a record that is made of its name names the thing itself.
pub fn planned(log: &mut Log<'_>, host: &str, target: Name, asker: Asker) -> Option<Goal> {
    let estate = log.estate;
    let id = estate.names.text(target);
    match estate.thing(target)? {
        (Kind::Endpoint, at) => {
            let zone = match asker {
                Asker::Inside(_, zone) => zone,
                Asker::Inbound(_) | Asker::Outside => None,
            };
            let detail = format!("`{host}` stands for the own name of `{id}`");
            let place = estate
                .endpoints
                .get(at)
                .map_or(Where::NOWHERE, |it| Where::thing(it.at));
            log.pass(Stage::Name, Rule::EndpointName, id, detail, place);
            Some(of_endpoint(log, at, zone))
        }
        (Kind::Balancer, at) => Some(of_balancer(log, host, estate.balancers.get(at)?)),
        _ => None,
    }
}

fn of_balancer(log: &mut Log<'_>, host: &str, balancer: &Balancer) -> Goal {
    let estate = log.estate;
    let id = estate.text(balancer.id).to_string();
    let interface = interfaces_of(estate, balancer).next();
    let place = Where::thing(balancer.at);
    let Some((private, public)) = interface.and_then(|it| it.addresses.first()) else {
        log.missing(format!(
            "the addresses of the load balancer `{host}` (`aws ec2 describe-network-interfaces`)"
        ));
        let detail =
            format!("`{host}` is the name of a load balancer whose addresses are not told");
        log.pass(Stage::Name, Rule::MachineName, &id, detail, place);
        return Goal {
            subnet: balancer.subnets.first().copied(),
            ..Goal::default()
        };
    };
    let internal = balancer.is_internal != Some(false);
    let address = if internal {
        *private
    } else {
        public.unwrap_or(*private)
    };
    let detail = format!(
        "`{host}` is the name of a load balancer: {}",
        address.address
    );
    log.pass(Stage::Name, Rule::MachineName, &id, detail, place);
    super::of_address(log, address.address)
}
