//! Routes and ACL entries against a reckoning that looks at every one of them.

use std::net::{IpAddr, Ipv4Addr};

use proptest::prelude::*;
use serde_json::json;
use tollgate_core::address::Range;
use tollgate_core::estate::Estate;
use tollgate_core::estate::firewall::{AclEntry, Packets};
use tollgate_core::estate::read::{Beside, read};
use tollgate_core::estate::route::{Destination, Origin, Route, RouteTable, Target};
use tollgate_core::source::SourceFile;
use tollgate_core::trace::firewall::{Asked, Far, Ruling, TCP, Way, acl};
use tollgate_core::trace::route::{Chosen, Toward, choose};

/// A range by its first address and its length; few addresses, so that many ranges hold one.
fn range() -> impl Strategy<Value = (u32, u8)> {
    (0_u32..64, 24_u8..=32).prop_map(|(low, length)| (0x0a00_0000 | low << 2, length))
}

fn address(bits: u32) -> IpAddr {
    IpAddr::V4(Ipv4Addr::from(bits))
}

fn written((bits, length): (u32, u8)) -> Range {
    Range {
        address: address(bits),
        prefix: length,
    }
}

/// Whether a range holds an address, bit by bit.
fn holds((bits, length): (u32, u8), address: u32) -> bool {
    (0..u32::from(length)).all(|bit| (bits ^ address) >> (31 - bit) & 1 == 0)
}

fn route((number, (to, learned)): (usize, ((u32, u8), bool))) -> Route {
    Route {
        to: Destination::Range(written(to)),
        target: Target::Missing,
        origin: if learned {
            Origin::Propagated
        } else {
            Origin::Static
        },
        is_blackhole: false,
        line: u32::try_from(number).unwrap_or(0),
        number: None,
    }
}

fn table(routes: &[((u32, u8), bool)]) -> RouteTable {
    RouteTable {
        routes: routes.iter().copied().enumerate().map(route).collect(),
        ..RouteTable::default()
    }
}

/// The position of the route that takes an address.
fn chosen(routes: &[((u32, u8), bool)], to: u32) -> Option<usize> {
    let estate = Estate::default();
    let table = table(routes);
    match choose(&estate, &table, &[], Toward::Address(address(to))).route {
        Chosen::Written(route) => usize::try_from(route.line).ok(),
        Chosen::Own(_) | Chosen::None => None,
    }
}

/// How a route came to be: written, by a prefix list, or learned; the better ones first.
const WRITTEN: [(&str, u8); 3] = [
    ("CreateRoute", 2),
    ("list", 1),
    ("EnableVgwRoutePropagation", 0),
];

/// Bits and length of a range.
type Drawn = (u32, u8);

/// An estate of a table whose routes lead by `nat-0`, `nat-1`, ..., each to one range or by a list to two.
fn estate(routes: &[(usize, Drawn, Drawn)]) -> Estate {
    let text = |(bits, length): Drawn| {
        let base = bits & u32::MAX.checked_shl(32 - u32::from(length)).unwrap_or(0);
        format!("{}/{length}", Ipv4Addr::from(base))
    };
    let (mut lists, mut listed) = (Vec::new(), Vec::new());
    for (number, (kind, range, other)) in routes.iter().enumerate() {
        let target = format!("nat-{number}");
        let (origin, _) = WRITTEN[*kind];
        if origin == "list" {
            let id = format!("pl-{number}");
            lists.push(json!({ "PrefixListId": id, "Cidrs": [text(*range), text(*other)] }));
            listed.push(json!({ "DestinationPrefixListId": id, "NatGatewayId": target }));
        } else {
            listed.push(json!({ "DestinationCidrBlock": text(*range), "NatGatewayId": target, "Origin": origin }));
        }
    }
    let whole = json!({ "PrefixLists": lists, "RouteTables": [{ "RouteTableId": "rtb-1", "Routes": listed }] });
    let file = SourceFile {
        name: String::from("all.json"),
        text: whole.to_string(),
    };
    read(&[file], &Beside::default()).expect("it is JSON")
}

proptest! {
    #[test]
    fn of_routes_as_long_the_own_comes_first_then_written_ones_lists_and_learned_ones(
        routes in prop::collection::vec((0_usize..3, range(), range()), 0..16),
        own in range(),
        low in 0_u32..256,
    ) {
        let to = 0x0a00_0000 | low;
        let mut best: Option<((u8, u8), String)> = None;
        let mut consider = |rank: (u8, u8), by: String| {
            if best.as_ref().is_none_or(|(known, _)| rank > *known) {
                best = Some((rank, by));
            }
        };
        if holds(own, to) {
            consider((own.1, 3), String::from("local"));
        }
        for (number, (kind, range, other)) in routes.iter().enumerate() {
            let (origin, rank) = WRITTEN[*kind];
            let ranges = if origin == "list" { vec![*range, *other] } else { vec![*range] };
            let fits = ranges.into_iter().filter(|it| holds(*it, to)).map(|it| it.1).max();
            if let Some(length) = fits {
                consider((length, rank), format!("nat-{number}"));
            }
        }
        let estate = estate(&routes);
        let table = &estate.tables[0];
        let found = match choose(&estate, table, &[written(own)], Toward::Address(address(to))).route {
            Chosen::Written(route) => Some(estate.text(route.target.id()).to_owned()),
            Chosen::Own(_) => Some(String::from("local")),
            Chosen::None => None,
        };
        prop_assert_eq!(found, best.map(|(_, by)| by));
    }

    #[test]
    fn the_longest_prefix_wins_and_static_before_learned(
        routes in prop::collection::vec((range(), any::<bool>()), 0..24),
        low in 0_u32..256,
    ) {
        let to = 0x0a00_0000 | low;
        let mut best: Option<(u8, bool, usize)> = None;
        for (number, (range, learned)) in routes.iter().enumerate() {
            let better = best.is_none_or(|(length, known_static, _)| (range.1, !learned) > (length, known_static));
            if holds(*range, to) && better {
                best = Some((range.1, !learned, number));
            }
        }
        prop_assert_eq!(chosen(&routes, to), best.map(|(_, _, number)| number));
    }

    #[test]
    fn a_further_route_changes_nothing_outside_it(
        routes in prop::collection::vec((range(), any::<bool>()), 0..24),
        further in range(),
        low in 0_u32..256,
    ) {
        let to = 0x0a00_0000 | low;
        prop_assume!(!holds(further, to));
        let before = chosen(&routes, to);
        let mut more = routes;
        more.push((further, false));
        prop_assert_eq!(chosen(&more, to), before);
    }

    #[test]
    fn the_first_entry_that_fits_decides(
        entries in prop::collection::vec((range(), any::<bool>(), any::<bool>(), 0_i32..8, 0_i32..8), 0..24),
        low in 0_u32..256,
        port in 0_u16..8,
    ) {
        let from = 0x0a00_0000 | low;
        let listed: Vec<AclEntry> = (0_u32..).zip(&entries).map(|(number, (range, allows, outward, first, more))| AclEntry {
            number,
            outward: *outward,
            allows: *allows,
            packets: Packets { protocol: Some(TCP), ports: Some((*first, first + more)) },
            range: written(*range),
            place: number,
            line: 0,
        }).collect();
        let fits = entries.iter().position(|(range, _, outward, first, more)| {
            *outward && holds(*range, from) && (*first..=first + more).contains(&i32::from(port))
        });
        let wanted = match fits {
            Some(number) if entries[number].1 => Ruling::Passes(number),
            other => Ruling::Stops(other),
        };
        let far = Far::one(Some(address(from)));
        let asked = Asked::Port(TCP, port);
        prop_assert_eq!(acl(&listed, true, &far, asked, Way::There), wanted);
    }
}
