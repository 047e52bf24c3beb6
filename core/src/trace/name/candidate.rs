//! What may answer for a name in a VPC: rules, private zones and private DNS of endpoints, of the VPC
//! itself and of its Profiles.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::super::log::{Log, Where};
use crate::estate::endpoint::Endpoint;
use crate::estate::{Estate, Kind, Name};

/// The priority of a Profile that has none of its own.
const USUAL_PRIORITY: u32 = 100;

/// Something that may answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// What it is.
    pub holds: Holds,
    /// How many parts its domain has: the more, the more specific.
    pub parts: usize,
    /// The Profile that brings it, and that one's priority.
    pub profile: Option<(u32, Name)>,
    /// The domain it is for.
    pub domain: String,
}

/// What may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A rule that sends the question elsewhere.
    Forward(usize),
    /// A rule that takes back another one.
    System,
    /// A private hosted zone.
    Zone(usize),
    /// The hidden zone of an endpoint.
    Endpoint(usize),
    /// What a service network shares: the association of the VPC, and that of the resource.
    Shared(usize, usize),
}

impl Candidate {
    /// The most specific first; a rule before a zone, the VPC's own before a Profile's, and of Profiles
    /// the one with the lowest priority.
    pub fn order(left: &Self, right: &Self) -> Ordering {
        let rank = |it: &Self| {
            let zone = matches!(
                it.holds,
                Holds::Zone(_) | Holds::Endpoint(_) | Holds::Shared(..)
            );
            (zone, it.profile)
        };
        right
            .parts
            .cmp(&left.parts)
            .then_with(|| rank(left).cmp(&rank(right)))
    }

    /// Whether a Profile brings it, and it stands back behind what the VPC has itself for the same domain.
    pub fn stands_back(&self, first: &Self) -> bool {
        self.profile.is_some() && first.profile.is_none() && self.parts == first.parts
    }

    /// The domain it is for, in words.
    pub fn domain(&self) -> &str {
        if self.domain.is_empty() {
            "."
        } else {
            &self.domain
        }
    }

    /// Its id.
    pub fn id<'run>(&self, log: &Log<'run>) -> &'run str {
        let estate = log.estate;
        match self.holds {
            Holds::Zone(at) => estate.text(estate.hosted_zones.get(at).and_then(|it| it.id)),
            Holds::Forward(at) => estate.text(estate.resolver_rules.get(at).and_then(|it| it.id)),
            Holds::Endpoint(at) => estate.text(estate.endpoints.get(at).and_then(|it| it.id)),
            Holds::Shared(at, _) => estate.text(estate.lattice.get(at).and_then(|it| it.id)),
            Holds::System => "resolver rule",
        }
    }

    /// Where it stands.
    pub fn place(&self, log: &Log<'_>) -> Where {
        let estate = log.estate;
        let spot = match self.holds {
            Holds::Zone(at) => estate.hosted_zones.get(at).map(|it| it.at),
            Holds::Forward(at) => estate.resolver_rules.get(at).map(|it| it.at),
            Holds::Endpoint(at) => estate.endpoints.get(at).map(|it| it.at),
            Holds::Shared(_, at) => estate.lattice.get(at).map(|it| it.at),
            Holds::System => None,
        };
        spot.map_or(Where::NOWHERE, Where::thing)
    }

    /// The Profile that brings it, for a message.
    pub fn origin(&self, log: &Log<'_>) -> String {
        self.profile.map_or_else(String::new, |(_, profile)| {
            format!(
                ", which the Profile `{}` brings",
                log.estate.names.text(profile)
            )
        })
    }
}

/// Everything that may answer for a host in a VPC.
pub fn gather(log: &mut Log<'_>, host: &str, vpc: Name) -> Vec<Candidate> {
    let estate = log.estate;
    let mut gathered = Gathered {
        found: Vec::new(),
        host,
    };
    for at in estate.in_vpc(Kind::HostedZone, vpc) {
        gathered.zone(estate, at, None);
    }
    for at in estate.in_vpc(Kind::ResolverRule, vpc) {
        gathered.rule(estate, at, None);
    }
    for at in estate.in_vpc(Kind::Endpoint, vpc) {
        gathered.endpoint(log, at, None);
    }
    gathered.shared(estate, vpc);
    for at in estate.in_vpc(Kind::ProfileAssociation, vpc) {
        let Some(joined) = estate.profile_associations.get(at) else {
            continue;
        };
        let Some(profile) = joined.profile else {
            continue;
        };
        let priority = joined.priority.unwrap_or(USUAL_PRIORITY);
        for resource in &estate.profile_resources {
            if resource.profile != joined.profile {
                continue;
            }
            let thing = resource.resource.and_then(|id| estate.thing(id));
            let from = Some((priority, profile));
            match thing {
                Some((Kind::HostedZone, at)) => gathered.zone(estate, at, from),
                Some((Kind::ResolverRule, at)) => gathered.rule(estate, at, from),
                Some((Kind::Endpoint, at)) => gathered.endpoint(log, at, from),
                Some(_) | None => {
                    let id = estate.text(resource.resource);
                    log.missing(format!(
                        "`{id}`, which the Profile `{}` brings",
                        estate.names.text(profile)
                    ));
                }
            }
        }
    }
    unknown_zones(log, host);
    gathered.found
}

/// Zones that may be of the VPC: nobody has told of which they are.
fn unknown_zones(log: &mut Log<'_>, host: &str) {
    let estate = log.estate;
    for zone in &estate.hosted_zones {
        let private = zone.is_private != Some(false);
        if private && zone.vpcs.is_none() && under(host, estate.text(zone.domain)).is_some() {
            let id = estate.text(zone.id);
            log.missing(format!(
                "the VPCs of the hosted zone `{id}` (`aws route53 get-hosted-zone --id {id}`)"
            ));
        }
    }
}

/// What is gathered.
struct Gathered<'host> {
    found: Vec<Candidate>,
    host: &'host str,
}

impl Gathered<'_> {
    fn add(&mut self, holds: Holds, domain: &str, profile: Option<(u32, Name)>) {
        if let Some(parts) = under(self.host, domain) {
            self.found.push(Candidate {
                holds,
                parts,
                profile,
                domain: String::from(domain),
            });
        }
    }

    fn zone(&mut self, estate: &Estate, at: usize, profile: Option<(u32, Name)>) {
        if let Some(zone) = estate
            .hosted_zones
            .get(at)
            .filter(|it| it.is_private != Some(false))
        {
            self.add(Holds::Zone(at), estate.text(zone.domain), profile);
        }
    }

    fn rule(&mut self, estate: &Estate, at: usize, profile: Option<(u32, Name)>) {
        let Some(rule) = estate.resolver_rules.get(at) else {
            return;
        };
        let domain = estate.text(rule.domain);
        if estate.is(rule.kind, "FORWARD") {
            self.add(Holds::Forward(at), domain, profile);
        } else if estate.is(rule.kind, "SYSTEM") {
            self.add(Holds::System, domain, profile);
        }
    }

    /// What service networks share that the VPC is joined to.
    fn shared(&mut self, estate: &Estate, vpc: Name) {
        for (own, joined) in estate.lattice.iter().enumerate() {
            // A resource gateway is in a VPC as well, but joins it to no network.
            if joined.vpc != Some(vpc) || joined.network.is_none() {
                continue;
            }
            for (at, shared) in estate.lattice.iter().enumerate() {
                if shared.network != joined.network || shared.configuration.is_none() {
                    continue;
                }
                let configuration = estate.lattice_thing(shared.configuration);
                let further = configuration.map_or(&[][..], |it| &it.names);
                for name in shared.names.iter().chain(further) {
                    let name = estate.names.text(*name);
                    if covers(name, self.host) {
                        let domain = name.strip_prefix("*.").unwrap_or(name);
                        self.add(Holds::Shared(own, at), domain, None);
                    }
                }
            }
        }
    }

    /// The hidden zone of an endpoint, where it covers the host.
    fn endpoint(&mut self, log: &Log<'_>, at: usize, profile: Option<(u32, Name)>) {
        let Some(endpoint) = log.estate.endpoints.get(at) else {
            return;
        };
        if endpoint.private_dns != Some(true) || !endpoint.kind.has_interfaces() {
            return;
        }
        if let Some(name) = covering(log, endpoint, self.host) {
            let domain = name.strip_prefix("*.").unwrap_or(&name);
            self.add(Holds::Endpoint(at), domain, profile);
        }
    }
}

/// The name among those that private DNS of an endpoint covers which covers a host.
fn covering(log: &Log<'_>, endpoint: &Endpoint, host: &str) -> Option<String> {
    let estate = log.estate;
    let told = endpoint.names.iter().map(|name| estate.names.text(*name));
    let mut own = told.filter(|name| !is_own(name));
    if let Some(found) = own.find(|name| covers(name, host)) {
        return Some(String::from(found));
    }
    let of_service = estate.service(endpoint.service);
    let mut names = of_service.iter().flat_map(|it| &it.private_names);
    if let Some(found) = names.find(|name| covers(estate.names.text(**name), host)) {
        return Some(String::from(estate.names.text(*found)));
    }
    for association in &estate.endpoint_associations {
        let of_this = association.endpoint == endpoint.id;
        let mut names = association.names.iter().map(|it| estate.names.text(*it));
        if let Some(found) = names.find(|name| of_this && !is_own(name) && covers(name, host)) {
            return Some(String::from(found));
        }
    }
    // What the dump does not tell, the specs do.
    let name = estate.text(endpoint.service);
    let (service, region) = log.known.service_named(name)?;
    let region = endpoint
        .service_region
        .map(|it| estate.names.text(it))
        .or(region)?;
    service
        .hosts_in(region)
        .find(|pattern| covers(pattern, host))
}

/// Whether a name is an endpoint's own rather than a public one that leads to it.
pub fn is_own(name: &str) -> bool {
    name.split('.').any(|part| part.starts_with("vpce-")) || name.contains(".vpc-lattice-rsc.")
}

/// Whether a name, perhaps one that begins with a star, covers a host.
pub fn covers(name: &str, host: &str) -> bool {
    match name.strip_prefix('*') {
        Some(rest) => host.len() > rest.len() && host.ends_with(rest),
        None => name == host,
    }
}

/// How many parts a domain has that a host lies under; none where it does not.
fn under(host: &str, domain: &str) -> Option<usize> {
    if domain.is_empty() {
        return Some(0);
    }
    let rest = host.strip_suffix(domain)?;
    let inside = rest.is_empty() || rest.ends_with('.');
    inside.then(|| domain.split('.').count())
}
