//! The answer of a private zone: of a hosted one by its records, of an endpoint's hidden one by its
//! interfaces.

use alloc::format;
use alloc::string::String;
use core::net::IpAddr;

use super::super::log::{Log, Stage, Verdict, Where};
use super::super::rule::Rule;
use super::candidate::Candidate;
use super::{Asker, Goal, named, public};
use crate::estate::dns::Record;
use crate::estate::endpoint::Endpoint;
use crate::estate::{Estate, Kind, Name};

/// Whether private zones answer in the VPC of whoever asks; what stands against it is written down.
fn in_force(log: &mut Log<'_>, what: &str, asker: Asker) -> bool {
    let estate = log.estate;
    let Some(vpc) = estate.vpc(asker.vpc()) else {
        return true;
    };
    let id = estate.text(vpc.id);
    match (vpc.dns_support, vpc.dns_hostnames) {
        (Some(false), _) | (_, Some(false)) => {
            let detail = format!("{what} does not answer in `{id}`, whose DNS host names are off");
            log.turns(
                Stage::Name,
                Rule::ZoneAttributes,
                id,
                detail,
                Where::thing(vpc.at),
            );
            false
        }
        (Some(true), Some(true)) => true,
        (None, _) | (_, None) => {
            log.missing(format!(
                "DNS attributes of `{id}` (`aws ec2 describe-vpc-attribute`)"
            ));
            true
        }
    }
}

/// The answer of a hosted zone; none where it is not in force.
pub fn answer(
    log: &mut Log<'_>,
    host: &str,
    zone: usize,
    candidate: &Candidate,
    (asker, depth): (Asker, u8),
) -> Option<Result<Goal, Verdict>> {
    let estate = log.estate;
    let zone = estate.hosted_zones.get(zone)?;
    let id = estate.text(zone.id);
    let domain = candidate.domain();
    if !in_force(log, &format!("the private zone `{domain}`"), asker) {
        return None;
    }
    let Some(records) = &zone.records else {
        log.missing(format!("records of the private zone `{id}` (`aws route53 list-resource-record-sets --hosted-zone-id {id}`)"));
        let detail = format!("the private zone `{domain}` answers, but its records were not given");
        log.stop(
            Stage::Name,
            Rule::PrivateZone,
            id,
            detail,
            Where::thing(zone.at),
        );
        return Some(Err(Verdict::UnknownName));
    };
    let Some(record) = record(estate, records, host) else {
        let detail = format!(
            "the private zone `{domain}`{} is the most specific one for `{host}` and has no record for it: there is no such name",
            candidate.origin(log)
        );
        log.stop(
            Stage::Name,
            Rule::ZoneWithoutRecord,
            id,
            detail,
            Where::thing(zone.at),
        );
        return Some(Err(Verdict::Unresolved));
    };
    let place = Where::part(zone.at, String::new(), record.line);
    let target = record.alias.or_else(|| {
        let first = record.values.first().copied();
        first.filter(|_| estate.is(record.kind, "CNAME"))
    });
    if let Some(goal) = target.and_then(|it| public::planned(log, host, it, asker)) {
        return Some(Ok(goal));
    }
    if let Some(target) = target {
        let target = crate::estate::read::domain(estate.names.text(target));
        let detail = format!(
            "the private zone `{domain}`{} answers that `{host}` is `{target}`",
            candidate.origin(log)
        );
        log.pass(Stage::Name, Rule::PrivateZone, id, detail, place);
        return Some(named(log, &target, asker, depth));
    }
    let Some(first) = record.values.first() else {
        log.missing(format!("what the record of `{host}` in `{domain}` holds"));
        let detail = format!("what `{host}` is in the private zone `{domain}` is not told");
        log.stop(Stage::Name, Rule::PrivateZone, id, detail, place);
        return Some(Err(Verdict::UnknownName));
    };
    let first = estate.names.text(*first);
    let Ok(address) = first.parse::<IpAddr>() else {
        let detail =
            format!("the record of `{host}` in the private zone `{domain}` holds no address");
        log.stop(Stage::Name, Rule::ZoneWithoutRecord, id, detail, place);
        return Some(Err(Verdict::Unresolved));
    };
    let detail = format!(
        "the private zone `{domain}`{} answers {address}",
        candidate.origin(log)
    );
    log.pass(Stage::Name, Rule::PrivateZone, id, detail, place);
    Some(Ok(super::of_address(log, address)))
}

/// The record for a host: its own, else the one of the nearest star above it.
fn record<'zone>(estate: &Estate, records: &'zone [Record], host: &str) -> Option<&'zone Record> {
    let fits = |record: &&Record, name: &str| {
        let kind = estate.text(record.kind);
        ["A", "AAAA", "CNAME"].contains(&kind) && estate.text(record.name) == name
    };
    let of = |name: &str| {
        let four = records
            .iter()
            .find(|it| fits(it, name) && !estate.is(it.kind, "AAAA"));
        four.or_else(|| records.iter().find(|it| fits(it, name)))
    };
    if let Some(found) = of(host) {
        return Some(found);
    }
    let mut rest = host;
    while let Some((_, above)) = rest.split_once('.') {
        if let Some(found) = of(&format!("*.{above}")) {
            return Some(found);
        }
        // A name that is there, if only of another kind, ends the search for stars above it.
        if records.iter().any(|it| estate.text(it.name) == above) {
            return None;
        }
        rest = above;
    }
    None
}

/// The answer of an endpoint's hidden zone; none where it is not in force.
pub fn hidden(
    log: &mut Log<'_>,
    host: &str,
    at: usize,
    candidate: &Candidate,
    asker: Asker,
) -> Option<Result<Goal, Verdict>> {
    let estate = log.estate;
    let endpoint = estate.endpoints.get(at)?;
    let id = estate.text(endpoint.id);
    let place = Where::thing(endpoint.at);
    if !is_available(estate, endpoint) {
        let detail = format!(
            "`{id}` is {}: its names do not answer",
            estate.text(endpoint.state)
        );
        log.turns(Stage::Name, Rule::EndpointNoName, id, detail, place);
        return None;
    }
    if let (Some(true), Asker::Inside(..)) = (endpoint.inbound_only, asker) {
        let detail = format!("private DNS of `{id}` answers queries from outside the VPC only");
        log.turns(Stage::Name, Rule::InboundOnly, id, detail, place);
        return None;
    }
    if !in_force(log, &format!("private DNS of `{id}`"), asker) {
        return None;
    }
    if endpoint.inbound_only.is_none() {
        let named = log.known.service_named(estate.text(endpoint.service));
        if named.is_some_and(|(service, _)| service.inbound_only) {
            log.missing(format!(
                "whether private DNS of `{id}` is for queries from outside only (`DnsOptions`)"
            ));
        }
    }
    let detail = format!(
        "private DNS of `{id}`{} covers `{host}`",
        candidate.origin(log)
    );
    log.pass(Stage::Name, Rule::PrivateDns, id, detail, place);
    let zone = match asker {
        Asker::Inside(_, zone) => zone,
        Asker::Inbound(_) | Asker::Outside => None,
    };
    Some(Ok(of_endpoint(log, at, zone)))
}

/// The answer for what a service network shares: addresses that mean something inside the VPC alone.
pub fn shared(
    log: &mut Log<'_>,
    host: &str,
    (vpc, resource): (usize, usize),
    candidate: &Candidate,
) -> Goal {
    let estate = log.estate;
    let network = estate.text(estate.lattice.get(vpc).and_then(|it| it.network));
    let detail =
        format!("the service network `{network}` that the VPC is joined to shares `{host}`");
    let place = candidate.place(log);
    log.pass(Stage::Name, Rule::LatticeName, network, detail, place);
    Goal {
        shared: Some((vpc, resource)),
        ..Goal::default()
    }
}

/// Whether an endpoint works; one whose state is not told does.
pub fn is_available(estate: &Estate, endpoint: &Endpoint) -> bool {
    endpoint.state.is_none() || estate.is(endpoint.state, "available")
}

/// The goal that an endpoint is: its interface in a zone, or else its first one.
pub fn of_endpoint(log: &mut Log<'_>, at: usize, zone: Option<Name>) -> Goal {
    let estate = log.estate;
    let mut goal = Goal {
        endpoint: Some(at),
        ..Goal::default()
    };
    let Some(endpoint) = estate.endpoints.get(at) else {
        return goal;
    };
    let subnet_zone = |subnet: Option<Name>| estate.subnet(subnet).and_then(|it| it.zone);
    let interfaces = endpoint
        .interfaces
        .iter()
        .filter_map(|id| estate.interface(Some(*id)));
    let near = |it: &&crate::estate::interface::Interface| {
        zone.is_some() && subnet_zone(it.subnet) == zone
    };
    let chosen = interfaces
        .clone()
        .find(near)
        .or_else(|| interfaces.clone().next());
    let in_zone = endpoint
        .subnets
        .iter()
        .find(|it| zone.is_some() && subnet_zone(Some(**it)) == zone);
    goal.subnet = in_zone.or_else(|| endpoint.subnets.first()).copied();
    if let Some(interface) = chosen {
        goal.address = interface.addresses.first().map(|(own, _)| own.address);
        goal.subnet = interface.subnet.or(goal.subnet);
    } else if !endpoint.interfaces.is_empty()
        && !estate.is_read(Kind::Interface, estate.vpc(endpoint.vpc))
    {
        let id = estate.text(endpoint.id);
        log.missing(format!(
            "the addresses of `{id}` (`aws ec2 describe-network-interfaces`)"
        ));
    }
    goal
}
