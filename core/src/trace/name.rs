//! What a name resolves to, for whoever asks: the most specific private answer, else the public one.

mod candidate;
mod public;
mod zone;

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::net::IpAddr;

use super::firewall::{self, Asked, Far, Ruling, TCP, UDP};
use super::log::{Log, Stage, Verdict, Where};
use super::rule::Rule;
use crate::address::Range;
use crate::estate::dns::ResolverEndpoint;
use crate::estate::network::{DhcpOptions, Vpc};
use crate::estate::{Estate, Kind, Name};
use candidate::{Candidate, Holds};
pub use zone::is_available;

/// The port that name servers are asked on.
const DNS_PORT: u16 = 53;

/// How often a name may stand for another.
const MOST_ALIASES: u8 = 8;

/// Where a packet is to go.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Goal {
    /// Its address, where it is known.
    pub address: Option<IpAddr>,
    /// The endpoint it stands for.
    pub endpoint: Option<usize>,
    /// The subnet it is in, where its address is not known.
    pub subnet: Option<Name>,
    /// The endpoint service whose public address it is.
    pub service: Option<String>,
    /// The ranges of that service, where they are known.
    pub ranges: Vec<Range>,
    /// Whether its name may be answered with IPv6 as well.
    pub is_dual: bool,
    /// What a service network shares: the association of the VPC with it, and that of the resource.
    pub shared: Option<(usize, usize)>,
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// A machine in a VPC; its zone, where it is known.
    Inside(Name, Option<Name>),
    /// A network outside by the inbound endpoint of a VPC.
    Inbound(Name),
    /// Whoever asks public DNS.
    Outside,
}

impl Asker {
    /// The VPC in which the answer is looked up.
    const fn vpc(self) -> Option<Name> {
        match self {
            Self::Inside(vpc, _) | Self::Inbound(vpc) => Some(vpc),
            Self::Outside => None,
        }
    }
}

/// Resolves a host name or takes an address as it is.
///
/// # Errors
/// The verdict, where there is no answer or nobody can tell it.
pub fn resolve(log: &mut Log<'_>, host: &str, asker: Asker) -> Result<Goal, Verdict> {
    if let Ok(address) = host.parse::<IpAddr>() {
        let goal = of_address(log, address);
        log.pass(
            Stage::Name,
            Rule::AddressGiven,
            host,
            String::from("an address needs no name server"),
            Where::NOWHERE,
        );
        return Ok(goal);
    }
    let host = crate::estate::read::domain(host);
    named(log, &host, asker, MOST_ALIASES)
}

/// The goal that an address is: a public one may be that of a service.
pub fn of_address(log: &mut Log<'_>, address: IpAddr) -> Goal {
    let mut goal = Goal {
        address: Some(address),
        ..Goal::default()
    };
    if !Range::one(address).is_private() {
        let holds = |ranges: &Vec<Range>| ranges.iter().any(|it| it.has(address));
        for list in &log.estate.lists {
            let name = log.estate.text(list.name);
            if name.starts_with("com.amazonaws.") && list.ranges.as_ref().is_some_and(holds) {
                goal.service = Some(name.to_string());
            }
        }
    }
    goal
}

fn named(log: &mut Log<'_>, host: &str, asker: Asker, depth: u8) -> Result<Goal, Verdict> {
    let Some(deeper) = depth.checked_sub(1) else {
        let detail = format!("`{host}` stands for a name that stands for a name, and so on");
        log.stop(Stage::Name, Rule::Alias, host, detail, Where::NOWHERE);
        return Err(Verdict::Unresolved);
    };
    let Some(vpc) = asker.vpc() else {
        return public::answer(log, host, asker);
    };
    let server = server(log, host, asker)?;
    let mut found = candidate::gather(log, host, vpc);
    found.sort_by(Candidate::order);
    if let (Server::Untold, false) = (server, found.is_empty()) {
        let id = log.estate.names.text(vpc);
        log.missing(format!("DHCP options of `{id}` (`aws ec2 describe-dhcp-options`): taken for the Amazon resolver"));
    }
    if let Some(first) = found.first()
        && let Some(other) = found.iter().find(|it| it.stands_back(first))
    {
        let (own, id) = (first.id(log), other.id(log));
        let detail = format!(
            "`{own}` is associated with the VPC itself and comes before `{id}`{}",
            other.origin(log)
        );
        let (rule, place) = (Rule::LocalBeforeProfile, other.place(log));
        log.note(Stage::Name, rule, own, detail, place);
    }
    let mut system = false;
    for candidate in &found {
        if let (Server::Own, true) = (server, !matches!(candidate.holds, Holds::System)) {
            let detail = format!(
                "machines ask name servers of their own, which see the private answer for `{host}` only if they ask the Amazon resolver"
            );
            log.stop(Stage::Name, Rule::OwnServers, host, detail, Where::NOWHERE);
            return Err(Verdict::UnknownName);
        }
        match candidate.holds {
            Holds::System => {
                log.note(
                    Stage::Name,
                    Rule::ResolverRule,
                    candidate.id(log),
                    format!(
                        "a system rule for `{}` leaves the answer to the zones",
                        candidate.domain()
                    ),
                    candidate.place(log),
                );
                system = true;
            }
            Holds::Forward(_) if system => {}
            Holds::Forward(rule) => return forwarded(log, host, rule, candidate, deeper),
            Holds::Zone(zone) => {
                if let Some(answer) = zone::answer(log, host, zone, candidate, (asker, deeper)) {
                    return answer;
                }
            }
            Holds::Shared(vpc, resource) => {
                return Ok(zone::shared(log, host, (vpc, resource), candidate));
            }
            Holds::Endpoint(endpoint) => {
                if let Some(answer) = zone::hidden(log, host, endpoint, candidate, asker) {
                    return answer;
                }
            }
        }
    }
    public::answer(log, host, asker)
}

/// Whom the machines of a VPC ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Server {
    /// The Amazon resolver.
    Amazon,
    /// The Amazon resolver, unless DHCP options that were not given say otherwise.
    Untold,
    /// Servers of their own.
    Own,
}

fn server(log: &mut Log<'_>, host: &str, asker: Asker) -> Result<Server, Verdict> {
    let estate = log.estate;
    let Some(vpc) = estate.vpc(asker.vpc()) else {
        log.missing(format!(
            "the VPC of `{host}`'s asker: its DNS attributes are not told"
        ));
        return Ok(Server::Amazon);
    };
    let id = estate.text(vpc.id);
    let mut untold = false;
    if let Asker::Inside(..) = asker {
        let options = estate.dhcp_options(vpc.options);
        match options {
            Some(options) if !asks_amazon(estate, vpc, options) => {
                let servers: Vec<&str> = options
                    .servers
                    .iter()
                    .map(|it| estate.names.text(*it))
                    .collect();
                let detail = format!(
                    "machines ask {} rather than the Amazon resolver",
                    servers.join(", ")
                );
                log.turns(
                    Stage::Name,
                    Rule::OwnServers,
                    estate.text(options.id),
                    detail,
                    Where::thing(options.at),
                );
                return Ok(Server::Own);
            }
            Some(_) => {}
            None if vpc.options.is_some() => untold = true,
            None => {}
        }
    }
    match vpc.dns_support {
        Some(false) => {
            let detail =
                format!("DNS support of `{id}` is off: the Amazon resolver does not answer");
            log.stop(
                Stage::Name,
                Rule::AmazonResolver,
                id,
                detail,
                Where::thing(vpc.at),
            );
            return Err(Verdict::Unresolved);
        }
        Some(true) => {}
        None => {
            log.missing(format!(
                "DNS attributes of `{id}` (`aws ec2 describe-vpc-attribute`)"
            ));
        }
    }
    Ok(if untold {
        Server::Untold
    } else {
        Server::Amazon
    })
}

/// Whether machines ask the Amazon resolver, by one of its addresses or by its name, or without being told.
pub fn asks_amazon(estate: &Estate, vpc: &Vpc, options: &DhcpOptions) -> bool {
    let second = vpc.ranges.first().map(|it| it.address_at(2).to_string());
    let amazon = |name: &Name| {
        let text = estate.names.text(*name);
        text.eq_ignore_ascii_case("AmazonProvidedDNS")
            || text == "169.254.169.253"
            || second.as_deref() == Some(text)
    };
    options.servers.is_empty() || options.servers.iter().any(amazon)
}

/// The answer of servers that a rule sends the question to. An inbound endpoint of another VPC among
/// them answers as that VPC does.
fn forwarded(
    log: &mut Log<'_>,
    host: &str,
    rule: usize,
    candidate: &Candidate,
    depth: u8,
) -> Result<Goal, Verdict> {
    let estate = log.estate;
    let Some(rule) = estate.resolver_rules.get(rule) else {
        return Err(Verdict::UnknownName);
    };
    let servers: Vec<String> = rule
        .servers
        .iter()
        .map(|it| it.address.to_string())
        .collect();
    let inbound = estate
        .resolver_endpoints
        .iter()
        .find(|it| it.is_inbound && it.addresses.iter().any(|own| rule.servers.contains(own)));
    let id = estate.text(rule.id);
    if let Some((inbound, vpc)) = inbound.and_then(|it| Some((it, it.vpc?))) {
        let detail = format!(
            "the rule for `{}` sends the question to the inbound endpoint `{}`",
            candidate.domain(),
            estate.text(inbound.id)
        );
        log.pass(
            Stage::Name,
            Rule::ResolverRule,
            id,
            detail,
            Where::thing(rule.at),
        );
        return named(log, host, Asker::Inbound(vpc), depth);
    }
    let detail = format!(
        "the rule for `{}` sends the question to {}, which the estate does not tell of",
        candidate.domain(),
        if servers.is_empty() {
            String::from("other servers")
        } else {
            servers.join(", ")
        }
    );
    log.missing(format!("the answer of {} for `{host}`", servers.join(", ")));
    log.stop(
        Stage::Name,
        Rule::ResolverRule,
        id,
        detail,
        Where::thing(rule.at),
    );
    Err(Verdict::UnknownName)
}

/// The inbound endpoint by which a network outside asks; the VPC it is in.
///
/// # Errors
/// Where its groups let no question in.
pub fn inbound(log: &mut Log<'_>, host: &str) -> Result<Option<Name>, Verdict> {
    let estate = log.estate;
    let inbound = estate
        .resolver_endpoints
        .iter()
        .find(|it| it.is_inbound && it.vpc.is_some());
    match inbound {
        Some(endpoint) => {
            let id = estate.text(endpoint.id);
            let detail =
                format!("networks outside ask for `{host}` by the inbound endpoint `{id}`");
            log.pass(
                Stage::Name,
                Rule::InboundResolver,
                id,
                detail,
                Where::thing(endpoint.at),
            );
            asked_of(log, endpoint)?;
            Ok(endpoint.vpc)
        }
        None => {
            if !estate.is_read(Kind::ResolverEndpoint, None) {
                log.missing(String::from(
                    "Resolver endpoints (`aws route53resolver list-resolver-endpoints`)",
                ));
            }
            let detail = format!(
                "no inbound endpoint of the Resolver is seen: networks outside ask public DNS for `{host}`"
            );
            log.turns(
                Stage::Name,
                Rule::InboundResolver,
                "on-premises",
                detail,
                Where::NOWHERE,
            );
            Ok(None)
        }
    }
}

/// Whether the groups of an inbound endpoint let questions in; one that names the other network does.
fn asked_of(log: &mut Log<'_>, endpoint: &ResolverEndpoint) -> Result<(), Verdict> {
    let estate = log.estate;
    let mut known = false;
    for group in &endpoint.groups {
        let Some(rules) = estate.group(Some(*group)).and_then(|it| it.inward.as_ref()) else {
            return Ok(());
        };
        known = true;
        for protocol in [UDP, TCP] {
            let asked = Asked::Port(protocol, DNS_PORT);
            let ruling = firewall::group(estate, rules, &Far::Unknown, None, &[], asked);
            if !matches!(ruling, Ruling::Stops(_)) {
                return Ok(());
            }
        }
    }
    if !known {
        return Ok(());
    }
    let id = estate.text(endpoint.id);
    let detail = format!("no group of `{id}` lets questions in, which come to port {DNS_PORT}");
    let place = Where::thing(endpoint.at);
    log.stop(Stage::Name, Rule::InboundBlocked, id, detail, place);
    Err(Verdict::Unresolved)
}
