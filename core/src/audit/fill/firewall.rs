//! Security groups and their rules.

use alloc::format;
use alloc::string::ToString as _;
use alloc::vec::Vec;

use super::{Column, Placed, Places, columns, named, word};
use crate::audit::scene::Scene;
use crate::estate::firewall::{GroupRule, SecurityGroup};
use crate::estate::{Kind, Name, Spot};
use crate::evaluate::table::{Fact, Table, Thing};
use crate::quantity::Decimal;
use crate::trace::firewall::{Asked, Fit, ICMP, ICMP_6, TCP, UDP, Way, packets};

/// A rule and its group.
struct Held<'run> {
    group: Thing,
    vpc: Option<Name>,
    outward: bool,
    rule: &'run GroupRule,
}

const GROUP: &[Column<SecurityGroup>] = &[
    ("vpc", |scene, group| {
        scene.one(Kind::Vpc, group.vpc, group.at)
    }),
    ("default", |scene, group| match group.name {
        Some(name) => Fact::Flag(scene.estate.names.text(name) == "default"),
        None => Fact::Unknown,
    }),
    ("used", |scene, group| {
        if !scene
            .estate
            .is_read(Kind::Interface, scene.estate.vpc(group.vpc))
        {
            return Fact::Unknown;
        }
        group
            .id
            .map_or(Fact::Unknown, |id| Fact::Flag(scene.is_worn(id)))
    }),
    ("lets-https-out", |_, group| match &group.outward {
        Some(rules) => Fact::Flag(rules.iter().any(lets_https)),
        None => Fact::Unknown,
    }),
    ("rules", |_, group| {
        Fact::Flag(group.inward.is_some() && group.outward.is_some())
    }),
];

/// Whether a rule lets HTTPS pass to or from somebody.
fn lets_https(rule: &GroupRule) -> bool {
    let somebody = !(rule.ranges.is_empty() && rule.lists.is_empty() && rule.groups.is_empty());
    somebody && packets(rule.packets, Asked::Port(TCP, 443), Way::There) == Fit::Yes
}

fn rule<'run>() -> [Column<Held<'run>>; 10] {
    [
        ("group", |_, held| Fact::One(held.group)),
        ("direction", |_, held| {
            word(if held.outward { "out" } else { "in" })
        }),
        ("protocol", |_, held| {
            word(match held.rule.packets.protocol {
                None => "all",
                Some(TCP) => "tcp",
                Some(UDP) => "udp",
                Some(ICMP | ICMP_6) => "icmp",
                Some(_) => "other",
            })
        }),
        ("from-port", |_, held| port(held, false)),
        ("to-port", |_, held| port(held, true)),
        ("ranges", |_, held| {
            Fact::List(held.rule.ranges.iter().map(|it| it.to_string()).collect())
        }),
        ("lists", |scene, held| scene.texts(&held.rule.lists)),
        ("beyond-vpc", |scene, held| {
            let Some(vpc) = scene.estate.vpc(held.vpc) else {
                return Fact::Unknown;
            };
            let inside = |range| vpc.ranges.iter().any(|own| own.holds(range));
            Fact::Flag(held.rule.ranges.iter().any(|range| !inside(*range)))
        }),
        ("groups", |scene, held| {
            scene.many(Kind::Group, &held.rule.groups, Spot::default())
        }),
        ("whole-vpc", |scene, held| {
            match scene.estate.vpc(held.vpc) {
                Some(vpc) => Fact::Flag(
                    held.rule
                        .ranges
                        .iter()
                        .any(|range| vpc.ranges.iter().any(|own| range.holds(*own))),
                ),
                None => Fact::Unknown,
            }
        }),
    ]
}

/// The first or last port of a rule: all of them where a protocol with ports names none.
fn port(held: &Held<'_>, last: bool) -> Fact {
    let packets = held.rule.packets;
    let port = match (packets.protocol, packets.ports) {
        (None, _) => return Fact::Absent,
        (Some(_), Some((from, to))) => {
            if last {
                to
            } else {
                from
            }
        }
        (Some(_), None) => {
            if last {
                65535
            } else {
                0
            }
        }
    };
    Fact::Number(Decimal::whole(i64::from(port)))
}

pub fn fields(fields: &mut Vec<(&'static str, &'static str)>) {
    named("security-group", GROUP, fields);
    named("group-rule", &rule(), fields);
}

pub fn fill(scene: &Scene<'_>, table: &mut Table, places: &mut Places) {
    let groups: Vec<(Thing, &SecurityGroup)> = scene
        .things(Kind::Group)
        .filter_map(|(at, thing)| Some((thing, scene.estate.groups.get(at)?)))
        .collect();
    columns(scene, table, &groups, GROUP);
    let entity = scene.book.entity("group-rule").unwrap_or(u16::MAX);
    let mut held = Vec::new();
    for (of, group) in &groups {
        places.put(*of, Placed::whole(group.at));
        for (outward, rules) in [(false, &group.inward), (true, &group.outward)] {
            for (number, rule) in rules.iter().flatten().enumerate() {
                let way = if outward { "out" } else { "in" };
                let id = format!("{} {way} {number}", scene.estate.text(group.id));
                held.extend(table.add(entity, &id).map(|thing| {
                    places.put(
                        thing,
                        Placed {
                            line: rule.line,
                            ..Placed::part(group.at)
                        },
                    );
                    (
                        thing,
                        Held {
                            group: *of,
                            vpc: group.vpc,
                            outward,
                            rule,
                        },
                    )
                }));
            }
        }
    }
    let held: Vec<(Thing, &Held<'_>)> = held.iter().map(|(thing, it)| (*thing, it)).collect();
    columns(scene, table, &held, &rule());
    if scene.is_complete(Kind::Group) {
        table.complete(entity);
    }
}
