//! Which things of an estate have a row, and how a fact refers to another of them.

mod strangers;

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::Usage;
use crate::estate::network::Vpc;
use crate::estate::{Estate, Kind, Name, Spot};
use crate::evaluate::table::{Fact, Table, Thing};
use crate::json::Json;
use crate::model::Rulebook;
use crate::policy::is_open;
use crate::trace::Knowledge;
use crate::trace::knowledge::Service;

/// Kinds of things that others refer to by their ids: the entity, and what ids of AWS begin with.
const KINDS: &[(Kind, &str, &str)] = &[
    (Kind::Vpc, "vpc", "vpc-"),
    (Kind::Subnet, "subnet", "subnet-"),
    (Kind::RouteTable, "route-table", "rtb-"),
    (Kind::NatGateway, "nat-gateway", "nat-"),
    (Kind::Endpoint, "endpoint", "vpce-"),
    (Kind::Group, "security-group", "sg-"),
];

/// States of things that are gone, or go: they are no part of what is checked.
const GONE: &[&str] = &["deleting", "deleted"];

/// An estate that becomes a table.
pub struct Scene<'run> {
    /// The entities.
    pub book: &'run Rulebook,
    /// What the specs know of services.
    pub known: &'run Knowledge<'run>,
    /// What was read.
    pub estate: &'run Estate,
    /// What passes in a month.
    pub usage: &'run Usage,
    kinds: Vec<Rows>,
    /// By the number of a file: whether it declares what is to be made.
    declared: Vec<bool>,
    /// The names of endpoint services, each with what is known of it.
    services: Vec<(Name, String, Option<&'run Service>)>,
    /// Policies of endpoints, and whether each lets everything pass.
    policies: Vec<(Name, bool)>,
    /// Names of endpoints, each with its position.
    hosts: Vec<(Name, usize)>,
    /// By the position of a subnet: whether something that is no endpoint and no gateway is in it.
    used: Vec<bool>,
    /// Security groups of such things, in order.
    worn: Vec<Name>,
}

/// The rows of a kind.
struct Rows {
    kind: Kind,
    entity: u16,
    prefix: &'static str,
    /// By position in the estate.
    own: Vec<Option<u32>>,
    /// Ids that something refers to and that no file tells of, in order; their rows follow.
    strangers: Vec<Name>,
    kept: u32,
    /// Whether files tell of all of them.
    all: bool,
}

impl<'run> Scene<'run> {
    /// Gives every thing of an estate its row, and every id that something refers to.
    pub fn new(
        book: &'run Rulebook,
        known: &'run Knowledge<'run>,
        estate: &'run Estate,
        usage: &'run Usage,
        table: &mut Table,
    ) -> Self {
        let mut scene = Self {
            book,
            known,
            estate,
            usage,
            kinds: Vec::new(),
            declared: alloc::vec![false; estate.files.len()],
            services: Vec::new(),
            policies: Vec::new(),
            hosts: Vec::new(),
            used: alloc::vec![false; estate.subnets.len()],
            worn: Vec::new(),
        };
        for part in estate.parts.iter().filter(|it| it.list == "resources") {
            if let Some(declared) = scene.declared.get_mut(usize::from(part.file)) {
                *declared = true;
            }
        }
        for (kind, entity, prefix) in KINDS {
            scene.kinds.push(Rows {
                kind: *kind,
                entity: book.entity(entity).unwrap_or(u16::MAX),
                prefix,
                own: Vec::new(),
                strangers: Vec::new(),
                kept: 0,
                all: scene.is_complete(*kind),
            });
        }
        scene.rows(table);
        scene.strangers(table);
        for rows in scene.kinds.iter().filter(|it| it.all) {
            table.complete(rows.entity);
        }
        scene.say_of_strangers(table);
        scene.name_services();
        scene.look_ahead();
        scene
    }

    fn rows(&mut self, table: &mut Table) {
        let estate = self.estate;
        let lists: [Vec<(Option<Name>, Option<Name>)>; 6] = [
            estate.vpcs.iter().map(|it| (it.id, None)).collect(),
            estate.subnets.iter().map(|it| (it.id, None)).collect(),
            estate.tables.iter().map(|it| (it.id, None)).collect(),
            estate
                .nat_gateways
                .iter()
                .map(|it| (it.id, it.state))
                .collect(),
            estate
                .endpoints
                .iter()
                .map(|it| (it.id, it.state))
                .collect(),
            estate.groups.iter().map(|it| (it.id, None)).collect(),
        ];
        for (rows, list) in self.kinds.iter_mut().zip(lists) {
            for (id, state) in list {
                let gone = GONE.iter().any(|word| estate.is(state, word));
                let thing = (!gone).then(|| table.add(rows.entity, estate.text(id)));
                let row = thing.flatten().map(|it| it.row);
                rows.kept = rows.kept.saturating_add(u32::from(row.is_some()));
                rows.own.push(row);
            }
        }
    }

    fn name_services(&mut self) {
        for name in self.estate.services() {
            let text = self.estate.names.text(name);
            let found = self.known.service_named(text).map(|(service, _)| service);
            let id = match found {
                Some(service) => service.id.clone(),
                None => of_aws(text).unwrap_or_default().to_string(),
            };
            self.services.push((name, id, found));
        }
    }

    /// Works out once what many things ask for.
    fn look_ahead(&mut self) {
        let estate = self.estate;
        let mut policies: Vec<Name> = estate.endpoints.iter().filter_map(|it| it.policy).collect();
        policies.sort_unstable();
        policies.dedup();
        for policy in policies {
            let json = Json::parse(estate.names.text(policy));
            self.policies
                .push((policy, json.is_ok_and(|json| is_open(&json))));
        }
        for (at, endpoint) in estate.endpoints.iter().enumerate() {
            self.hosts
                .extend(endpoint.names.iter().map(|name| (*name, at)));
        }
        self.hosts.sort_unstable();
        // Not every file tells what an interface is for.
        let of_endpoints = estate.endpoints.iter().map(|it| &it.interfaces);
        let of_gateways = estate.nat_gateways.iter().map(|it| &it.interfaces);
        let mut own: Vec<Name> = of_endpoints.chain(of_gateways).flatten().copied().collect();
        own.sort_unstable();
        for interface in &estate.interfaces {
            let kind = estate.text(interface.kind);
            let is_own = |id| own.binary_search(&id).is_ok();
            if kind.contains("endpoint") || kind.contains("nat") || interface.id.is_some_and(is_own)
            {
                continue;
            }
            self.worn.extend(interface.groups.iter().flatten());
            let subnet = interface.subnet.and_then(|subnet| estate.thing(subnet));
            if let Some((Kind::Subnet, at)) = subnet
                && let Some(used) = self.used.get_mut(at)
            {
                *used = true;
            }
        }
        self.worn.sort_unstable();
        self.worn.dedup();
    }

    /// Whether a policy lets everything pass.
    pub fn is_open(&self, policy: Name) -> bool {
        let at = self.policies.binary_search_by_key(&policy, |it| it.0);
        at.is_ok_and(|at| self.policies.get(at).is_some_and(|it| it.1))
    }

    /// The endpoint that bears a name.
    pub fn endpoint_named(&self, host: Name) -> Option<usize> {
        let at = self.hosts.partition_point(|(known, _)| *known < host);
        let (known, endpoint) = self.hosts.get(at)?;
        (*known == host).then_some(*endpoint)
    }

    /// Whether something that is no endpoint and no gateway is in the subnet at a position.
    pub fn is_used(&self, subnet: usize) -> bool {
        self.used.get(subnet).copied().unwrap_or(false)
    }

    /// Whether something that is no endpoint and no gateway has a security group.
    pub fn is_worn(&self, group: Name) -> bool {
        self.worn.binary_search(&group).is_ok()
    }

    /// The zones of subnets, where all of them are known.
    pub fn zones(&self, subnets: &[Name]) -> Fact {
        let mut zones = Vec::new();
        for id in subnets {
            let Some(zone) = self.estate.subnet(Some(*id)).and_then(|it| it.zone) else {
                return Fact::Unknown;
            };
            zones.push(zone);
        }
        self.texts(&zones)
    }

    /// The rows of a kind: which thing of the estate each is, by position.
    pub fn things(&self, kind: Kind) -> impl Iterator<Item = (usize, Thing)> {
        let rows = self.kinds.iter().find(|it| it.kind == kind);
        let rows = rows
            .into_iter()
            .flat_map(|rows| rows.own.iter().map(|row| (rows.entity, *row)));
        rows.enumerate()
            .filter_map(|(at, (entity, row))| Some((at, Thing { entity, row: row? })))
    }

    /// The thing that an id stands for.
    pub fn thing(&self, kind: Kind, name: Name) -> Option<Thing> {
        let rows = self.kinds.iter().find(|it| it.kind == kind)?;
        let row = match self.estate.thing(name) {
            Some((known, at)) if known == kind => (*rows.own.get(at)?)?,
            Some(_) => return None,
            None => {
                let at = rows.strangers.binary_search(&name).ok()?;
                rows.kept.checked_add(u32::try_from(at).ok()?)?
            }
        };
        Some(Thing {
            entity: rows.entity,
            row,
        })
    }

    /// The thing that an id stands for, as a fact; without an id there is none.
    pub fn one(&self, kind: Kind, name: Option<Name>, at: Spot) -> Fact {
        match name {
            Some(name) => self.thing(kind, name).map_or(Fact::Unknown, Fact::One),
            None if self.is_declared(at) => Fact::Unknown,
            None => Fact::Absent,
        }
    }

    /// The things that ids stand for. Where something is declared, a list without ids may be filled when it is
    /// made, and an id that is not known may stand for several.
    pub fn many(&self, kind: Kind, names: &[Name], at: Spot) -> Fact {
        if names.is_empty() && self.is_declared(at) {
            return Fact::Unknown;
        }
        let things: Option<Vec<Thing>> = names.iter().map(|name| self.thing(kind, *name)).collect();
        things.map_or(Fact::Unknown, Fact::Many)
    }

    /// Whether a file declares what is to be made, and does not tell what stands.
    pub fn is_declared(&self, at: Spot) -> bool {
        self.declared
            .get(usize::from(at.file))
            .copied()
            .unwrap_or(false)
    }

    /// Whether files tell of all things of a kind: for every VPC, or anywhere where no VPC was read.
    pub fn is_complete(&self, kind: Kind) -> bool {
        let vpcs = &self.estate.vpcs;
        self.estate.is_read(kind, None)
            && vpcs.iter().all(|vpc| self.estate.is_read(kind, Some(vpc)))
    }

    /// Whether files tell of all things of a kind in a VPC, or everywhere where that is not known.
    pub fn told(&self, kind: Kind, vpc: Option<&Vpc>) -> Fact {
        Fact::Flag(match vpc {
            Some(vpc) => self.estate.is_read(kind, Some(vpc)),
            None => self
                .kinds
                .iter()
                .find(|it| it.kind == kind)
                .map_or_else(|| self.is_complete(kind), |it| it.all),
        })
    }

    /// The short name of an endpoint service, which is empty where it is not one of AWS, and what is known of it.
    pub fn service(&self, name: Option<Name>) -> Option<(&str, Option<&'run Service>)> {
        let at = self.services.binary_search_by_key(&name?, |it| it.0).ok()?;
        self.services
            .get(at)
            .map(|(_, id, found)| (id.as_str(), *found))
    }

    /// A text as a fact; not known where there is none.
    pub fn text(&self, name: Option<Name>) -> Fact {
        name.map_or(Fact::Unknown, |name| {
            Fact::Text(self.estate.names.text(name).to_string())
        })
    }

    /// Texts as a fact.
    pub fn texts(&self, names: &[Name]) -> Fact {
        Fact::List(
            names
                .iter()
                .map(|name| self.estate.names.text(*name).to_string())
                .collect(),
        )
    }
}

/// The short name of a service of AWS, of which the specs know nothing: what stands behind the Region.
fn of_aws(name: &str) -> Option<&str> {
    let rest = name
        .strip_prefix("com.amazonaws.")
        .or_else(|| name.strip_prefix("aws."))?;
    let (first, id) = rest.split_once('.').unwrap_or(("", rest));
    (first != "vpce" && !id.starts_with("vpce-svc-")).then_some(if id.is_empty() {
        first
    } else {
        id
    })
}
