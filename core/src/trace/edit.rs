//! Changes to try: what would be if something stood otherwise, or if there were something more.

mod add;
mod filter;

use alloc::format;

use super::Knowledge;
use crate::diagnostic::{Code, Diagnostic};
use crate::estate::{Estate, Kind, Name};

/// How edits are written.
const HELP: &str = "write `vpc-1.dns-hostnames=yes`, `vpc-1.dns-support=no`, `subnet-1.route-table=rtb-2`, `subnet-1.network-acl=acl-2`, `vpce-1.private-dns=yes`, `vpce-1.inbound-resolver-only=no`, `ID.state=available`, `vpc-1.gateway-endpoint=SERVICE`, `vpc-1.interface-endpoint=SERVICE@subnet-1,sg-1`, `rtb-1.route=10.0.0.0/8@tgw-1`, `sg-1.allow-in=tcp/443@10.0.0.0/8`, `sg-1.revoke-out=all@sg-2`, `acl-1.deny-in=90:tcp/1-1023@0.0.0.0/0` or `acl-1.revoke-in=90`";

/// Makes an edit, such as `vpc-1.dns-hostnames=yes`.
///
/// # Errors
/// Where the edit names nothing that stands, or nothing that can be changed.
pub fn edit(known: &Knowledge<'_>, estate: &mut Estate, written: &str) -> Result<(), Diagnostic> {
    let split = written.split_once('=');
    let named = split.and_then(|(left, value)| Some((left.rsplit_once('.')?, value)));
    let Some(((id, field), value)) = named else {
        let message = format!("`{written}` is no change of something that stands");
        return Err(Diagnostic::unplaced(Code::UnknownValue, message).help(HELP));
    };
    let thing = estate.names.find(id).and_then(|id| estate.thing(id));
    let Some((kind, at)) = thing else {
        let message = format!("nothing in the estate is called `{id}`");
        return Err(Diagnostic::unplaced(Code::UnknownName, message).help(HELP));
    };
    let flag = match value {
        "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    };
    let done = match (kind, field) {
        (_, "state") => {
            let value = estate.names.keep(value);
            state(estate, (kind, at), value)
        }
        (Kind::Subnet, "route-table") => associate(estate, at, (Kind::RouteTable, value)),
        (Kind::Subnet, "network-acl") => associate(estate, at, (Kind::Acl, value)),
        (Kind::Vpc, "gateway-endpoint") => add::gateway_endpoint(known, estate, at, value),
        (Kind::Vpc, "interface-endpoint") => add::interface_endpoint(known, estate, at, value),
        (Kind::RouteTable, "route") => add::route(estate, at, value),
        (Kind::Group, _) => way(field).and_then(|it| filter::group_rule(estate, at, it, value)),
        (Kind::Acl, _) => way(field).and_then(|it| filter::acl_entry(estate, at, it, value)),
        (kind, field) => flag.and_then(|flag| switch(estate, (kind, at), field, flag)),
    };
    done.ok_or_else(|| {
        let message = format!("`{written}` is no change that can be tried");
        Diagnostic::unplaced(Code::UnknownValue, message).help(HELP)
    })
}

/// What is done, and whether to what goes out: of `allow-in`, `deny-out` and the like.
fn way(field: &str) -> Option<(&str, bool)> {
    let (word, direction) = field.split_once('-')?;
    let known = ["allow", "deny", "revoke"].contains(&word) && ["in", "out"].contains(&direction);
    known.then_some((word, direction == "out"))
}

/// Switches an attribute on or off.
fn switch(estate: &mut Estate, (kind, at): (Kind, usize), field: &str, flag: bool) -> Option<()> {
    let own = match (kind, field) {
        (Kind::Vpc, "dns-support") => &mut estate.vpcs.get_mut(at)?.dns_support,
        (Kind::Vpc, "dns-hostnames") => &mut estate.vpcs.get_mut(at)?.dns_hostnames,
        (Kind::Endpoint, "private-dns") => &mut estate.endpoints.get_mut(at)?.private_dns,
        (Kind::Endpoint, "inbound-resolver-only") => {
            &mut estate.endpoints.get_mut(at)?.inbound_only
        }
        (Kind::Interface, "source-dest-check") => &mut estate.interfaces.get_mut(at)?.checks_ends,
        _ => return None,
    };
    *own = Some(flag);
    Some(())
}

/// Associates a subnet with a route table or a network ACL of its VPC.
fn associate(estate: &mut Estate, subnet: usize, (wanted, other): (Kind, &str)) -> Option<()> {
    let (kind, at) = estate.thing(estate.names.find(other)?)?;
    if kind != wanted {
        return None;
    }
    let of = estate.subnets.get(subnet)?;
    let (id, vpc) = (of.id?, of.vpc);
    if kind == Kind::RouteTable {
        estate.tables.get(at).filter(|it| it.vpc == vpc)?;
        for (place, table) in estate.tables.iter_mut().enumerate() {
            table.subnets.retain(|it| *it != id);
            if place == at {
                table.subnets.push(id);
            }
        }
    } else if kind == Kind::Acl {
        estate.acls.get(at).filter(|it| it.vpc == vpc)?;
        for (place, acl) in estate.acls.iter_mut().enumerate() {
            acl.subnets.retain(|it| *it != id);
            if place == at {
                acl.subnets.push(id);
            }
        }
    } else {
        return None;
    }
    estate.relink();
    Some(())
}

fn state(estate: &mut Estate, (kind, at): (Kind, usize), value: Option<Name>) -> Option<()> {
    let own = if kind == Kind::Endpoint {
        &mut estate.endpoints.get_mut(at)?.state
    } else if kind == Kind::NatGateway {
        &mut estate.nat_gateways.get_mut(at)?.state
    } else if kind == Kind::Peering {
        &mut estate.peerings.get_mut(at)?.state
    } else if kind == Kind::Attachment {
        &mut estate.attachments.get_mut(at)?.state
    } else if kind == Kind::Instance {
        &mut estate.instances.get_mut(at)?.state
    } else {
        return None;
    };
    *own = value;
    Some(())
}
