//! Where a packet goes: name, routes, filters, endpoint, policy, and the way back.
//!
//! [`trace`] follows one packet through an [`Estate`]. Mechanisms are code; what rules say, where they are
//! from and what carriage costs stands in the specs ([`knowledge`]).

pub mod attempt;
mod back;
pub mod collect;
mod deliver;
pub mod edit;
mod endpoint;
mod filter;
pub mod firewall;
mod gateway;
pub mod knowledge;
mod lattice;
pub mod lead;
pub mod log;
pub mod matrix;
mod name;
mod nat;
mod outside;
mod policy;
mod private;
pub mod route;
pub mod rule;
mod start;
mod table;
mod targets;
mod transit;
mod walk;

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::net::IpAddr;

pub use knowledge::Knowledge;

use crate::diagnostic::{Code, Diagnostic};
use crate::estate::Estate;
use crate::policy::Case;
use crate::report::TraceReport;
use firewall::{Asked, TCP, UDP};
use log::{Log, Verdict};
use name::{Asker, Goal};
use start::Start;
use walk::{Came, Walk};

/// The port of a service that is called without one.
const USUAL_PORT: u16 = 443;

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct Request<'case> {
    /// An instance, interface or subnet, `on-premises` or `internet`.
    pub from: String,
    /// A host name or an address, perhaps with `:` and a port.
    pub to: String,
    /// `tcp`, `udp`, `icmp`, `any` or a number; TCP where it is not given.
    pub protocol: Option<String>,
    /// A request that the policies on the way judge.
    pub case: Option<&'case Case>,
}

/// Follows a packet.
///
/// # Errors
/// Where the request names nothing that a packet can start at, go to, or be.
pub fn trace(
    known: &Knowledge<'_>,
    estate: &Estate,
    request: &Request<'_>,
) -> Result<TraceReport, Vec<Diagnostic>> {
    let log = Log::new(known, estate, false);
    let (log, verdict) = follow(log, request)?;
    Ok(log.report(verdict))
}

/// Follows a packet and writes down what it meets.
fn follow<'run>(
    log: Log<'run>,
    request: &'run Request<'_>,
) -> Result<(Log<'run>, Verdict), Vec<Diagnostic>> {
    let estate = log.estate;
    let mut wrong = Vec::new();
    let start = start::find(estate, &request.from);
    let split = split(&request.to);
    let (start, (host, port)) = match (start, split) {
        (Ok(start), Ok(split)) => (start, split),
        (start, split) => {
            wrong.extend(start.err());
            wrong.extend(split.err());
            return Err(wrong);
        }
    };
    let asked = asked(request.protocol.as_deref().unwrap_or("tcp"), port);
    let asked = asked.map_err(|found| alloc::vec![found])?;
    let mut walk = Walk {
        log,
        goal: Goal::default(),
        asked,
        case: request.case,
        groups: Vec::new(),
        came: Came::Inside,
        routes_only: false,
        tables: Vec::new(),
        is_public: false,
        passed: Vec::new(),
    };
    walk.log.hop(&request.from);
    let verdict = go(&mut walk, host, &start);
    let verdict = match verdict {
        Ok(verdict) | Err(verdict) => verdict,
    };
    Ok((walk.log, verdict))
}

fn go<'run>(walk: &mut Walk<'run>, host: &str, start: &Start<'run>) -> Result<Verdict, Verdict> {
    let asker = match start {
        Start::Inside(inside) => Asker::Inside(inside.vpc, inside.subnet.zone),
        Start::OnPremises if host.parse::<IpAddr>().is_ok() => Asker::Outside,
        Start::OnPremises => {
            name::inbound(&mut walk.log, host)?.map_or(Asker::Outside, Asker::Inbound)
        }
        Start::Internet => Asker::Outside,
    };
    walk.goal = name::resolve(&mut walk.log, host, asker)?;
    walk.log.address = walk.goal.address.map(|it| it.to_string());
    match start {
        Start::Inside(inside) => {
            if let Some(machine) = inside.stopped {
                let id = walk.log.estate.names.text(machine);
                let detail = format!("`{id}` does not run");
                let (stage, rule) = (log::Stage::Arrival, rule::Rule::MachineState);
                walk.log.stop(stage, rule, id, detail, log::Where::NOWHERE);
                return Err(Verdict::Unreachable);
            }
            walk.depart(inside)
        }
        Start::OnPremises => walk.start_outside(),
        Start::Internet => walk.start_in_internet(),
    }
}

/// The host and the port of `host:port`; an IPv6 address with a port stands in brackets.
fn split(to: &str) -> Result<(&str, Option<u16>), Diagnostic> {
    let to = to.split_once("://").map_or(to, |(_, rest)| rest);
    let to = to.split(['/', '?']).next().unwrap_or(to);
    let (host, port) = match to.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((host, rest)) => (host, rest.strip_prefix(':')),
            None => (rest, None),
        },
        None if to.parse::<IpAddr>().is_ok() => (to, None),
        None => match to.rsplit_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (to, None),
        },
    };
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "-._:*".contains(sign);
    if host.is_empty() || host.len() > 255 || !host.chars().all(plain) {
        let shown: String = host.chars().take(60).collect();
        let message = format!("`{shown}` is no host name and no address");
        let wrong = Diagnostic::unplaced(Code::UnknownValue, message);
        return Err(wrong.help("write a host name or an address, perhaps with `:` and a port"));
    }
    match port {
        None => Ok((host, None)),
        Some(digits) => match digits.parse() {
            Ok(port) => Ok((host, Some(port))),
            Err(_) => {
                let message = format!("`{digits}` is no port");
                let wrong = Diagnostic::unplaced(Code::Number, message);
                Err(wrong.help("write a whole number from 0 to 65535"))
            }
        },
    }
}

fn asked(protocol: &str, port: Option<u16>) -> Result<Asked, Diagnostic> {
    let port = port.unwrap_or(USUAL_PORT);
    match protocol {
        "tcp" | "6" => Ok(Asked::Port(TCP, port)),
        "udp" | "17" => Ok(Asked::Port(UDP, port)),
        "icmp" | "1" | "icmpv6" | "58" => Ok(Asked::Echo),
        "any" | "all" | "-1" => Ok(Asked::Every),
        other => match other.parse() {
            Ok(number) => Ok(Asked::Protocol(number)),
            Err(_) => {
                let message = format!("`{other}` is no protocol");
                let wrong = Diagnostic::unplaced(Code::UnknownValue, message);
                Err(wrong.help("write `tcp`, `udp`, `icmp`, `any` or a number from 0 to 255"))
            }
        },
    }
}
