//! What one file says of a thing in another: settled when all of them are read.

use alloc::format;
use alloc::vec::Vec;

use crate::address::Range;
use crate::estate::dns::Record;
use crate::estate::gateway::{Attachment, TransitRoute, TransitTable};
use crate::estate::{Estate, Kind, Name, Skipped, Spot};

/// What is to be said of things by their ids.
#[derive(Default)]
pub struct Later {
    /// DNS attributes of VPCs: support, host names.
    pub attributes: Vec<(Name, Option<bool>, Option<bool>, Spot)>,
    /// Ranges of prefix lists.
    pub ranges: Vec<(Name, Vec<Range>, Spot)>,
    /// Routes of transit gateway tables.
    pub transit_routes: Vec<(Name, Vec<TransitRoute>, Spot)>,
    /// Attachments that transit gateway tables learn from.
    pub transit_learns: Vec<(Name, Vec<Name>, Spot)>,
    /// The table that each attachment is associated with: attachment, table, state.
    pub transit_tables: Vec<(Name, Name, Option<Name>, Spot)>,
    /// Subnets and appliance mode of attachments to VPCs.
    pub transit_subnets: Vec<(Name, Vec<Name>, Option<bool>, Spot)>,
    /// Attachments as the calls for one kind of them tell it.
    pub attachments: Vec<Attachment>,
    /// VPCs of hosted zones.
    pub zone_vpcs: Vec<(Name, Vec<Name>, Spot)>,
    /// Records by zone; without one they belong to the zone of their first `SOA`.
    pub records: Vec<(Option<Name>, Vec<Record>, Spot)>,
    /// VPCs of Resolver rules.
    pub rule_vpcs: Vec<(Name, Name, Spot)>,
    /// Addresses of Resolver endpoints.
    pub resolver_addresses: Vec<(Name, Vec<Range>, Spot)>,
    /// Who may make endpoints, by the id of the service.
    pub principals: Vec<(Name, Name, Spot)>,
}

impl Later {
    /// Says everything; what nothing bears is noted.
    pub fn settle(self, estate: &mut Estate) {
        for (id, support, hostnames, at) in self.attributes {
            if let Some(found) = at_of(estate, id, Kind::Vpc, at)
                && let Some(vpc) = estate.vpcs.get_mut(found)
            {
                vpc.dns_support = support.or(vpc.dns_support);
                vpc.dns_hostnames = hostnames.or(vpc.dns_hostnames);
            }
        }
        for (id, ranges, at) in self.ranges {
            if let Some(found) = at_of(estate, id, Kind::PrefixList, at)
                && let Some(list) = estate.lists.get_mut(found)
            {
                list.ranges.get_or_insert_default().extend(ranges);
            }
        }
        transit(estate, self.transit_routes, self.transit_learns);
        attachments(estate, self.attachments);
        for (id, table, state, at) in self.transit_tables {
            if let Some(found) = at_of(estate, id, Kind::Attachment, at)
                && let Some(attachment) = estate.attachments.get_mut(found)
            {
                attachment.table = attachment.table.or(Some(table));
                attachment.association = attachment.association.or(state);
            }
        }
        for (id, subnets, appliance, at) in self.transit_subnets {
            if let Some(found) = at_of(estate, id, Kind::Attachment, at)
                && let Some(attachment) = estate.attachments.get_mut(found)
            {
                attachment.subnets = Some(subnets);
                attachment.appliance_mode = appliance;
            }
        }
        for (id, vpcs, at) in self.zone_vpcs {
            if let Some(found) = at_of(estate, id, Kind::HostedZone, at)
                && let Some(zone) = estate.hosted_zones.get_mut(found)
            {
                let known = zone.vpcs.get_or_insert_default();
                known.extend(vpcs);
                known.sort_unstable();
                known.dedup();
            }
        }
        for (zone, records, at) in self.records {
            records_of(estate, zone, records, at);
        }
        for (service, principal, _) in self.principals {
            let mut services = estate.services.iter_mut();
            if let Some(found) = services.find(|it| it.service == Some(service)) {
                found.principals.get_or_insert_default().push(principal);
            }
        }
        for (rule, vpc, at) in self.rule_vpcs {
            if let Some(found) = at_of(estate, rule, Kind::ResolverRule, at)
                && let Some(rule) = estate.resolver_rules.get_mut(found)
            {
                rule.vpcs.push(vpc);
            }
        }
        for (id, addresses, at) in self.resolver_addresses {
            if let Some(found) = at_of(estate, id, Kind::ResolverEndpoint, at)
                && let Some(endpoint) = estate.resolver_endpoints.get_mut(found)
            {
                endpoint.addresses.extend(addresses);
            }
        }
    }
}

/// The position of a thing of this kind; that there is none is noted.
fn at_of(estate: &mut Estate, id: Name, kind: Kind, spot: Spot) -> Option<usize> {
    if let Some((_, at)) = estate.thing(id).filter(|(known, _)| *known == kind) {
        return Some(at);
    }
    let text = estate.names.text(id);
    let what = format!(
        "`{text}` is not among the {} that were given",
        kind.plural()
    );
    estate.skipped.push(Skipped {
        file: spot.file,
        line: spot.line,
        what,
    });
    None
}

/// Routes and propagations; a table that is only named by them is one all the same.
fn transit(
    estate: &mut Estate,
    routes: Vec<(Name, Vec<TransitRoute>, Spot)>,
    learns: Vec<(Name, Vec<Name>, Spot)>,
) {
    let named = routes.iter().map(|(id, _, at)| (*id, *at));
    let named = named.chain(learns.iter().map(|(id, _, at)| (*id, *at)));
    let named: Vec<(Name, Spot)> = named.collect();
    for (id, at) in named {
        if estate.thing(id).is_none() {
            let slot = u32::try_from(estate.transit_tables.len()).ok();
            if let (Some(slot), Some(thing)) = (slot, estate.things.get_mut(id.position())) {
                *thing = Some((Kind::TransitTable, slot));
                estate.transit_tables.push(TransitTable {
                    id: Some(id),
                    at,
                    ..TransitTable::default()
                });
            }
        }
    }
    for (id, routes, at) in routes {
        if let Some(found) = at_of(estate, id, Kind::TransitTable, at)
            && let Some(table) = estate.transit_tables.get_mut(found)
        {
            let known = table.routes.get_or_insert_default();
            for route in routes {
                if !known.contains(&route) {
                    known.push(route);
                }
            }
        }
    }
    for (id, learns, at) in learns {
        if let Some(found) = at_of(estate, id, Kind::TransitTable, at)
            && let Some(table) = estate.transit_tables.get_mut(found)
        {
            table.learns.get_or_insert_default().extend(learns);
        }
    }
}

/// Records without a zone's id belong to the zone of the domain that their `SOA` names.
fn records_of(estate: &mut Estate, zone: Option<Name>, records: Vec<Record>, at: Spot) {
    let soa = |record: &&Record| estate.is(record.kind, "SOA");
    let by_domain = || {
        let domain = records.iter().find(soa)?.name;
        let mut fits = estate.hosted_zones.iter().filter(|it| it.domain == domain);
        let found = fits.next()?.id;
        found.filter(|_| fits.next().is_none())
    };
    let Some(id) = zone.or_else(by_domain) else {
        estate.skipped.push(Skipped {
            file: at.file,
            line: at.line,
            what: "which hosted zone these records are of is not told: name the file after the zone's id".into(),
        });
        return;
    };
    if let Some(found) = at_of(estate, id, Kind::HostedZone, at)
        && let Some(zone) = estate.hosted_zones.get_mut(found)
    {
        zone.records.get_or_insert_default().extend(records);
    }
}

/// Attachments that the general call did not tell of.
fn attachments(estate: &mut Estate, found: Vec<Attachment>) {
    for attachment in found {
        let slot = u32::try_from(estate.attachments.len()).ok();
        let id = attachment.id.map_or(usize::MAX, Name::position);
        if let (Some(slot), Some(thing @ None)) = (slot, estate.things.get_mut(id)) {
            *thing = Some((Kind::Attachment, slot));
            estate.attachments.push(attachment);
        }
    }
}
