//! Which route of a table takes a packet: the longest prefix; of equal ones the VPC's own, then the
//! static one, then that of a prefix list, then the learned one.

use alloc::vec::Vec;
use core::net::IpAddr;

use crate::address::Range;
use crate::estate::Estate;
use crate::estate::route::{Destination, Origin, Route, RouteTable, Target};

/// Where a packet goes, as routes see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward<'text> {
    /// To an address.
    Address(IpAddr),
    /// To some public address of a service, by the name of its endpoint service.
    Service(&'text str),
    /// To some other public address.
    Public,
}

/// What a table does with a packet.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice<'estate> {
    /// The route that takes it.
    pub route: Chosen<'estate>,
    /// How long its prefix is.
    pub length: u8,
    /// A route with a prefix as long that stood back.
    pub beaten: Option<&'estate Route>,
    /// Routes of which nobody knows whether they take it.
    pub unsure: Vec<&'estate Route>,
}

/// A route of a table, or the one that every table has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Chosen<'estate> {
    /// A route of the table.
    Written(&'estate Route),
    /// The VPC's own range.
    Own(Range),
    /// There is none.
    None,
}

/// How well a route suits: longer first, then by how it came to be.
type Rank = (u8, u8);

/// Chooses a route of a table in a VPC with these ranges.
#[must_use]
pub fn choose<'estate>(
    estate: &'estate Estate,
    table: &'estate RouteTable,
    ranges: &[Range],
    toward: Toward<'_>,
) -> Choice<'estate> {
    let mut best: Option<Rank> = None;
    let mut choice = Choice {
        route: Chosen::None,
        length: 0,
        beaten: None,
        unsure: Vec::new(),
    };
    if let Toward::Address(address) = toward {
        for range in ranges.iter().filter(|it| it.has(address)) {
            if best.is_none_or(|(length, _)| range.prefix > length) {
                best = Some((range.prefix, 3));
                choice.route = Chosen::Own(*range);
                choice.length = range.prefix;
            }
        }
    }
    for route in &table.routes {
        let length = match suits(estate, route, toward) {
            Suit::No => continue,
            Suit::Maybe => {
                choice.unsure.push(route);
                continue;
            }
            Suit::Yes(length) => length,
        };
        let rank = (length, preference(route));
        let equal = best.is_some_and(|(known, _)| known == length);
        if best.is_none_or(|known| rank > known) {
            if let (true, Chosen::Written(stood_back)) = (equal, choice.route) {
                choice.beaten = Some(stood_back);
            } else if !equal {
                choice.beaten = None;
            }
            best = Some(rank);
            choice.route = Chosen::Written(route);
            choice.length = length;
        } else if equal && choice.beaten.is_none() {
            choice.beaten = Some(route);
        }
    }
    // A shorter route that may suit does not matter where a longer one does.
    let length = choice.length;
    choice.unsure.retain(|route| match route.to {
        Destination::Range(range) => range.prefix > length,
        Destination::List(_) => true,
    });
    choice
}

const fn preference(route: &Route) -> u8 {
    match (route.origin, route.to) {
        (Origin::Local, _) => 4,
        (Origin::Static, Destination::Range(_)) => 2,
        (Origin::Static | Origin::Propagated, Destination::List(_)) => 1,
        (Origin::Propagated, Destination::Range(_)) => 0,
    }
}

/// Whether a route takes a packet, and how long its prefix is.
enum Suit {
    No,
    Maybe,
    Yes(u8),
}

fn suits(estate: &Estate, route: &Route, toward: Toward<'_>) -> Suit {
    match (route.to, toward) {
        (Destination::Range(range), Toward::Address(address)) => {
            if range.has(address) {
                Suit::Yes(range.prefix)
            } else {
                Suit::No
            }
        }
        (Destination::Range(range), Toward::Service(_) | Toward::Public) => {
            if range.is_all() && range.address.is_ipv4() {
                Suit::Yes(0)
            } else if range.is_private() || range.address.is_ipv6() {
                Suit::No
            } else {
                Suit::Maybe
            }
        }
        (Destination::List(list), Toward::Address(address)) => {
            match estate.list(Some(list)).and_then(|it| it.ranges.as_ref()) {
                Some(ranges) => {
                    let inside = ranges.iter().filter(|it| it.has(address));
                    match inside.map(|it| it.prefix).max() {
                        Some(length) => Suit::Yes(length),
                        None => Suit::No,
                    }
                }
                // A list of AWS holds public addresses.
                None if Range::one(address).is_private() && served(estate, route).is_some() => {
                    Suit::No
                }
                None => Suit::Maybe,
            }
        }
        (Destination::List(_), Toward::Service(service)) => match served(estate, route) {
            // Ranges of services are at least this long, and no other route that is sure is longer.
            Some(name) if name == service => Suit::Yes(1),
            Some(_) => Suit::No,
            None => Suit::Maybe,
        },
        (Destination::List(_), Toward::Public) => match served(estate, route) {
            Some(_) => Suit::No,
            None => Suit::Maybe,
        },
    }
}

/// The service whose list a route leads to: by the list's name, or the gateway endpoint behind it.
fn served<'estate>(estate: &'estate Estate, route: &Route) -> Option<&'estate str> {
    let Destination::List(list) = route.to else {
        return None;
    };
    let name = estate.text(estate.list(Some(list)).and_then(|it| it.name));
    if name.starts_with("com.amazonaws.") {
        return Some(name);
    }
    let Target::Endpoint(id) = route.target else {
        return None;
    };
    let service = estate.endpoint(Some(id))?.service?;
    Some(estate.names.text(service))
}
