//! Where a packet starts.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::net::IpAddr;

use crate::address::Range;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::estate::interface::Interface;
use crate::estate::network::Subnet;
use crate::estate::{Estate, Kind, Name};

/// Where a packet starts.
#[derive(Debug, Clone, PartialEq)]
pub enum Start<'estate> {
    /// In a subnet.
    Inside(Inside<'estate>),
    /// In a network that is joined to the estate.
    OnPremises,
    /// Anywhere.
    Internet,
}

/// A place in a subnet.
#[derive(Debug, Clone, PartialEq)]
pub struct Inside<'estate> {
    /// The subnet.
    pub subnet: &'estate Subnet,
    /// The VPC.
    pub vpc: Name,
    /// The interface; a mere subnet has none.
    pub interface: Option<&'estate Interface>,
    /// Addresses, each with the public one that stands for it.
    pub addresses: Vec<(Range, Option<Range>)>,
    /// Whether a public address stands for it, though it is not known which.
    pub is_public: bool,
    /// The machine, where it does not run.
    pub stopped: Option<Name>,
}

impl Inside<'_> {
    /// The address of a family, and the public one that stands for it.
    #[must_use]
    pub fn address(&self, like: Option<IpAddr>) -> Option<(IpAddr, Option<IpAddr>)> {
        let four = like.is_none_or(|it| it.is_ipv4());
        let found = self
            .addresses
            .iter()
            .find(|(own, _)| own.address.is_ipv4() == four);
        found.map(|(own, public)| (own.address, public.map(|it| it.address)))
    }
}

/// Finds the start that a user names.
///
/// # Errors
/// Where nothing in the estate is called so, or it is in no subnet that is known.
pub fn find<'estate>(estate: &'estate Estate, from: &str) -> Result<Start<'estate>, Diagnostic> {
    match from {
        "on-premises" => Ok(Start::OnPremises),
        "internet" => Ok(Start::Internet),
        _ => inside(estate, from).map(Start::Inside),
    }
}

fn inside<'estate>(estate: &'estate Estate, from: &str) -> Result<Inside<'estate>, Diagnostic> {
    if let Ok(address) = from.parse::<IpAddr>() {
        let Some(interface) = estate.holders(address).next() else {
            return Err(unknown(estate, from));
        };
        return of_interface(estate, interface, None, from);
    }
    let thing = estate
        .names
        .find(from)
        .and_then(|id| Some((id, estate.thing(id)?)));
    let Some((id, (kind, _))) = thing else {
        return Err(unknown(estate, from));
    };
    if kind == Kind::Subnet {
        let subnet = estate.subnet(Some(id));
        return subnet.map_or_else(|| Err(unknown(estate, from)), |it| of_subnet(it, from));
    }
    if let Some(interface) = estate.interface(Some(id)) {
        return of_interface(estate, interface, None, from);
    }
    if let Some(instance) = estate.instance(Some(id)) {
        let running = instance.state.is_none() || estate.is(instance.state, "running");
        let stopped = (!running).then_some(id);
        let first = instance.interfaces.first().copied();
        if let Some(interface) = estate.interface(first) {
            return of_interface(estate, interface, stopped, from);
        }
        if let Some(subnet) = estate.subnet(instance.subnet) {
            return of_subnet(subnet, from);
        }
        return Err(nowhere(from));
    }
    let message = format!(
        "nothing starts at `{from}`, which is one of the {}",
        kind.plural()
    );
    Err(Diagnostic::unplaced(Code::UnknownValue, message).help(HELP))
}

const HELP: &str = "name an instance, a network interface or a subnet by its id, or write `on-premises` or `internet`";

fn of_interface<'estate>(
    estate: &'estate Estate,
    interface: &'estate Interface,
    stopped: Option<Name>,
    from: &str,
) -> Result<Inside<'estate>, Diagnostic> {
    let Some(subnet) = estate.subnet(interface.subnet) else {
        return Err(nowhere(from));
    };
    let Some(vpc) = subnet.vpc.or(interface.vpc) else {
        return Err(nowhere(from));
    };
    Ok(Inside {
        subnet,
        vpc,
        interface: Some(interface),
        // One that is not made yet will have some address of its subnet.
        addresses: if interface.addresses.is_empty() {
            of_subnet(subnet, from)?.addresses
        } else {
            interface.addresses.clone()
        },
        is_public: interface.is_public,
        stopped,
    })
}

/// A mere subnet stands for a machine in it with a private address and no public one.
fn of_subnet<'estate>(subnet: &'estate Subnet, from: &str) -> Result<Inside<'estate>, Diagnostic> {
    let Some(vpc) = subnet.vpc else {
        return Err(nowhere(from));
    };
    // The first four addresses of a subnet are AWS's own.
    let own = |range: &Range| {
        let address = Range::one(range.address_at(4));
        let public = address.address.is_ipv6().then_some(address);
        (address, public)
    };
    Ok(Inside {
        subnet,
        vpc,
        interface: None,
        addresses: subnet.ranges.iter().map(own).collect(),
        is_public: false,
        stopped: None,
    })
}

fn nowhere(from: &str) -> Diagnostic {
    let message = format!("`{from}` is in no subnet that the estate tells of");
    Diagnostic::unplaced(Code::MissingField, message)
        .help("add the output of `aws ec2 describe-subnets` to the estate")
}

fn unknown(estate: &Estate, from: &str) -> Diagnostic {
    let known = estate.subnets.iter().map(|it| it.id);
    let known = known.chain(estate.instances.iter().map(|it| it.id));
    let known = known.chain(estate.interfaces.iter().map(|it| it.id));
    let near = nearest(from, known.map(|id| estate.text(id)).take(5000));
    let help = near.map_or_else(|| String::from(HELP), |near| format!("write `{near}`"));
    let message = format!("nothing in the estate is called `{from}`");
    Diagnostic::unplaced(Code::UnknownName, message).help(help)
}
