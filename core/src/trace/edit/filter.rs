//! Rules of security groups and entries of network ACLs that are added or taken away to try it.

use crate::address::range;
use crate::estate::firewall::{AclEntry, GroupRule, Packets, protocol_of};
use crate::estate::{Estate, Kind};

/// The highest number that an entry may bear; AWS keeps the one behind it for what no entry fits.
const MOST_ENTRY: u32 = 32_766;

/// Lets packets pass a group, as `tcp/443@10.0.0.0/16`, or takes that away again. The other side is a range, a
/// group or a prefix list; ports are one or two, `tcp/8000-8010`, and `all` is every packet.
///
/// What a group lets pass that nobody told can neither grow nor shrink.
pub fn group_rule(
    estate: &mut Estate,
    group: usize,
    (word, outward): (&str, bool),
    value: &str,
) -> Option<()> {
    let (packets, side) = value.split_once('@')?;
    let mut rule = GroupRule {
        packets: packets_of(packets)?,
        ranges: range(side).into_iter().collect(),
        lists: alloc::vec![],
        groups: alloc::vec![],
        line: 0,
    };
    if rule.ranges.is_empty() {
        let id = estate.names.find(side)?;
        let (kind, _) = estate.thing(id)?;
        let sides = if kind == Kind::Group {
            &mut rule.groups
        } else if kind == Kind::PrefixList {
            &mut rule.lists
        } else {
            return None;
        };
        sides.push(id);
    }
    let group = estate.groups.get_mut(group)?;
    let rules = if outward {
        &mut group.outward
    } else {
        &mut group.inward
    };
    let rules = rules.as_mut()?;
    match word {
        "allow" => rules.push(rule),
        "revoke" => {
            let mut found = false;
            for old in rules.iter_mut().filter(|it| it.packets == rule.packets) {
                let count = sides(old);
                old.ranges.retain(|it| !rule.ranges.contains(it));
                old.groups.retain(|it| !rule.groups.contains(it));
                old.lists.retain(|it| !rule.lists.contains(it));
                found |= sides(old) < count;
            }
            // A rule for nobody keeps its place, since rules are told by their numbers.
            if rules.iter().all(|it| sides(it) == 0) {
                rules.clear();
            }
            found.then_some(())?;
        }
        _ => return None,
    }
    Some(())
}

fn sides(rule: &GroupRule) -> usize {
    let lists = rule.lists.len().saturating_add(rule.groups.len());
    rule.ranges.len().saturating_add(lists)
}

/// Sets an entry of a network ACL, as `90:tcp/443@10.0.0.0/16`, in the place of one of that number and direction; or
/// takes the entry of a number away.
pub fn acl_entry(
    estate: &mut Estate,
    acl: usize,
    (word, outward): (&str, bool),
    value: &str,
) -> Option<()> {
    let (number, rest) = value.split_once(':').unwrap_or((value, ""));
    let number = number
        .parse()
        .ok()
        .filter(|it| (1..=MOST_ENTRY).contains(it))?;
    let entries = &mut estate.acls.get_mut(acl)?.entries;
    let place = entries
        .iter()
        .position(|it| it.number == number && it.outward == outward);
    if word == "revoke" {
        let place = place.filter(|_| rest.is_empty())?;
        entries.remove(place);
        return Some(());
    }
    let (packets, side) = rest.split_once('@')?;
    let entry = AclEntry {
        number,
        outward,
        allows: word == "allow",
        packets: packets_of(packets)?,
        range: range(side)?,
        place: 0,
        line: 0,
    };
    match place {
        Some(place) => *entries.get_mut(place)? = entry,
        None => entries.push(entry),
    }
    // In the order of their numbers the first that fits decides.
    entries.sort_by_key(|it| (it.outward, it.number));
    Some(())
}

/// `tcp/443`, `udp/8000-8010`, `icmp` or `all`; of ICMP type and code stand in the place of ports.
fn packets_of(written: &str) -> Option<Packets> {
    let (protocol, ports) = written.split_once('/').unwrap_or((written, ""));
    let protocol = protocol_of(protocol)?;
    if ports.is_empty() {
        return Some(Packets {
            protocol,
            ports: None,
        });
    }
    let (first, last) = ports.split_once('-').unwrap_or((ports, ports));
    let [first, last] = [first, last].map(|it| it.parse::<u16>().ok().map(i32::from));
    let ports = (first?, last?);
    match protocol? {
        6 | 17 if ports.0 <= ports.1 => {}
        1 | 58 => {}
        _ => return None,
    }
    Some(Packets {
        protocol,
        ports: Some(ports),
    })
}
