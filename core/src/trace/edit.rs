//! Changes to try: what would be if something stood otherwise.

use alloc::format;

use crate::diagnostic::{Code, Diagnostic};
use crate::estate::{Estate, Kind, Name};

/// How edits are written.
const HELP: &str = "write `vpc-1.dns-hostnames=yes`, `vpc-1.dns-support=no`, `subnet-1.route-table=rtb-2`, `vpce-1.private-dns=yes`, `vpce-1.inbound-resolver-only=no` or `ID.state=available`";

/// Makes an edit, such as `vpc-1.dns-hostnames=yes`.
///
/// # Errors
/// Where the edit names nothing that stands, or nothing that can be changed.
pub fn edit(estate: &mut Estate, written: &str) -> Result<(), Diagnostic> {
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
        (Kind::Vpc, "dns-support" | "dns-hostnames") => flag.and_then(|flag| {
            let vpc = estate.vpcs.get_mut(at)?;
            let own = if field == "dns-support" {
                &mut vpc.dns_support
            } else {
                &mut vpc.dns_hostnames
            };
            *own = Some(flag);
            Some(())
        }),
        (Kind::Endpoint, "private-dns" | "inbound-resolver-only") => flag.and_then(|flag| {
            let endpoint = estate.endpoints.get_mut(at)?;
            let own = if field == "private-dns" {
                &mut endpoint.private_dns
            } else {
                &mut endpoint.inbound_only
            };
            *own = Some(flag);
            Some(())
        }),
        (Kind::Subnet, "route-table") => associate(estate, at, value),
        (_, "state") => {
            let value = estate.names.keep(value);
            state(estate, (kind, at), value)
        }
        _ => None,
    };
    done.ok_or_else(|| {
        let message = format!("`{written}` is no change that can be tried");
        Diagnostic::unplaced(Code::UnknownValue, message).help(HELP)
    })
}

/// Associates a subnet with a route table of its VPC.
fn associate(estate: &mut Estate, subnet: usize, table: &str) -> Option<()> {
    let (kind, at) = estate.thing(estate.names.find(table)?)?;
    let vpc = estate
        .tables
        .get(at)
        .filter(|_| kind == Kind::RouteTable)?
        .vpc;
    let subnet = estate.subnets.get_mut(subnet).filter(|it| it.vpc == vpc)?;
    subnet.route_table = Some(u32::try_from(at).ok()?);
    subnet.explicit = true;
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
