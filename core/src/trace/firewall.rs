//! Security groups and network ACLs: which packets they let pass.

use alloc::vec::Vec;
use core::net::IpAddr;

use crate::address::Range;
use crate::estate::firewall::{AclEntry, GroupRule, Packets};
use crate::estate::{Estate, Name};

/// Number of TCP.
pub const TCP: u8 = 6;
/// Number of UDP.
pub const UDP: u8 = 17;
/// Number of ICMP.
pub const ICMP: u8 = 1;
/// Number of ICMP for IPv6.
pub const ICMP_6: u8 = 58;
/// The ports that answers may be sent to.
const EPHEMERAL: (i32, i32) = (1024, 65535);

/// The packets that are asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Of TCP or UDP, to a port.
    Port(u8, u16),
    /// An echo request.
    Echo,
    /// Of a protocol without ports.
    Protocol(u8),
    /// All there are.
    Every,
}

/// Which of the packets of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Those that are asked about.
    There,
    /// Those that answer them.
    Back,
}

/// The other side of a filter, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Far {
    /// These ranges, all of them.
    Ranges(Vec<Range>),
    /// Some public address.
    Public,
    /// Nobody knows.
    Unknown,
}

/// Whether something holds for all, for some, or for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// For none.
    No,
    /// For some, or nobody knows for which.
    Part,
    /// For all.
    Yes,
}

/// What a filter does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// It lets all of them pass, by the entry at a position.
    Passes(usize),
    /// It stops all of them; by the entry at a position, or since none fits.
    Stops(Option<usize>),
    /// It lets some pass and stops others, or the addresses are not known well enough.
    Mixed,
}

impl Asked {
    /// Its protocol, where there is one.
    #[must_use]
    pub const fn protocol(self) -> Option<u8> {
        match self {
            Self::Port(protocol, _) | Self::Protocol(protocol) => Some(protocol),
            Self::Echo => Some(ICMP),
            Self::Every => None,
        }
    }
}

impl Far {
    /// One address, or somebody nobody knows.
    #[must_use]
    pub fn one(address: Option<IpAddr>) -> Self {
        address.map_or(Self::Unknown, |it| {
            Self::Ranges(alloc::vec![Range::one(it)])
        })
    }

    /// Whether a range holds all of it.
    #[must_use]
    pub fn within(&self, outer: Range) -> Fit {
        match self {
            Self::Ranges(ranges) => {
                let inside = ranges.iter().filter(|it| outer.holds(**it)).count();
                if inside == ranges.len() {
                    Fit::Yes
                } else if ranges.iter().any(|it| outer.meets(*it)) {
                    Fit::Part
                } else {
                    Fit::No
                }
            }
            Self::Public if is_all_v4(outer) => Fit::Yes,
            Self::Public if outer.is_private() => Fit::No,
            Self::Unknown if outer.is_all() => Fit::Yes,
            Self::Public | Self::Unknown => Fit::Part,
        }
    }
}

fn is_all_v4(range: Range) -> bool {
    range.is_all() && range.address.is_ipv4()
}

/// Whether a filter's packets are those that are asked about.
#[must_use]
pub fn packets(filter: Packets, asked: Asked, way: Way) -> Fit {
    let Some(protocol) = filter.protocol else {
        return Fit::Yes;
    };
    let wanted = match asked {
        Asked::Every => return Fit::Part,
        Asked::Port(wanted, _) | Asked::Protocol(wanted) => wanted,
        Asked::Echo if protocol == ICMP_6 => ICMP_6,
        Asked::Echo => ICMP,
    };
    if wanted != protocol {
        return Fit::No;
    }
    let Some((from, to)) = filter.ports else {
        return Fit::Yes;
    };
    let (first, last) = match (asked, way) {
        (Asked::Port(_, port), Way::There) => (i32::from(port), i32::from(port)),
        (Asked::Port(..), Way::Back) => EPHEMERAL,
        (Asked::Echo, _) => return echo(from, to, way, wanted),
        (Asked::Protocol(_) | Asked::Every, _) => return Fit::Yes,
    };
    if from < 0 || (from <= first && last <= to) {
        Fit::Yes
    } else if from <= last && first <= to {
        Fit::Part
    } else {
        Fit::No
    }
}

/// An echo is of type 8 and its answer of type 0 (of IPv6: 128 and 129); -1 is any type or code.
fn echo(kind: i32, code: i32, way: Way, protocol: u8) -> Fit {
    let own = match (way, protocol == ICMP_6) {
        (Way::There, false) => 8,
        (Way::Back, false) => 0,
        (Way::There, true) => 128,
        (Way::Back, true) => 129,
    };
    if (kind == -1 || kind == own) && (code == -1 || code == 0) {
        Fit::Yes
    } else {
        Fit::No
    }
}

/// The first rule that lets all packets to or from the other side pass. The other side bears these
/// groups, as far as it bears any.
#[must_use]
pub fn group(
    estate: &Estate,
    rules: &[GroupRule],
    far: &Far,
    service: Option<&str>,
    groups: &[Name],
    asked: Asked,
) -> Ruling {
    let mut ruling = Ruling::Stops(None);
    for (number, rule) in rules.iter().enumerate() {
        let mut side = Fit::No;
        for outer in &rule.ranges {
            side = side.max(far.within(*outer));
        }
        for list in &rule.lists {
            side = side.max(listed(estate, *list, far, service));
        }
        if rule.groups.iter().any(|group| groups.contains(group)) {
            side = Fit::Yes;
        }
        match (side, packets(rule.packets, asked, Way::There)) {
            (Fit::Yes, Fit::Yes) => return Ruling::Passes(number),
            (Fit::No, _) | (_, Fit::No) => {}
            // What is not all of the packets is none of them, if each of them must arrive.
            (_, Fit::Part) => {}
            (Fit::Part, Fit::Yes) => ruling = Ruling::Mixed,
        }
    }
    ruling
}

/// Whether a prefix list holds the other side: by its ranges, or as the list of the service itself.
fn listed(estate: &Estate, id: Name, far: &Far, service: Option<&str>) -> Fit {
    let list = estate.list(Some(id));
    let name = estate.text(list.and_then(|it| it.name));
    if service.is_some_and(|service| service == name) {
        return Fit::Yes;
    }
    let Some(ranges) = list.and_then(|it| it.ranges.as_ref()) else {
        // A list of another service that AWS keeps does not hold this one.
        let other = service.is_some() && name.starts_with("com.amazonaws.");
        return if other { Fit::No } else { Fit::Part };
    };
    let mut best = Fit::No;
    match far {
        Far::Ranges(all) => {
            let inside = |one: &&Range| ranges.iter().any(|outer| outer.holds(**one));
            let found = all.iter().filter(inside).count();
            if found == all.len() {
                best = Fit::Yes;
            } else if found > 0 {
                best = Fit::Part;
            }
        }
        Far::Public | Far::Unknown => best = Fit::Part,
    }
    best
}

/// What the entries of an ACL do with packets; they are in the order of their numbers.
#[must_use]
pub fn acl(entries: &[AclEntry], outward: bool, far: &Far, asked: Asked, way: Way) -> Ruling {
    let (mut some_pass, mut some_stop) = (false, false);
    for (number, entry) in entries.iter().enumerate() {
        if entry.outward != outward {
            continue;
        }
        match far
            .within(entry.range)
            .min(packets(entry.packets, asked, way))
        {
            Fit::No => {}
            Fit::Part if entry.allows => some_pass = true,
            Fit::Part => some_stop = true,
            Fit::Yes => {
                return match (entry.allows, some_pass, some_stop) {
                    (true, _, false) => Ruling::Passes(number),
                    (false, false, _) => Ruling::Stops(Some(number)),
                    (true, _, true) | (false, true, _) => Ruling::Mixed,
                };
            }
        }
    }
    if some_pass {
        Ruling::Mixed
    } else {
        Ruling::Stops(None)
    }
}
