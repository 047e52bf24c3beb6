//! Where a host name leads the machines of a VPC, without the way there.

use super::knowledge::Knowledge;
use super::log::{Log, Verdict};
use super::name::{self, Asker, resolve};
use crate::estate::network::Vpc;
use crate::estate::{Estate, Kind, Name};

/// Where a name leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// To the endpoint at this position.
    Endpoint(usize),
    /// To the public address of the service.
    Public,
    /// To an address that somebody wrote down.
    Elsewhere,
    /// Nowhere: there is no answer.
    Nowhere,
    /// To the servers of a Resolver rule, which may answer anything.
    Forwarded,
    /// Nobody can tell.
    Unknown,
}

/// Whether the machines of a VPC ask the Amazon resolver; nothing where nobody tells.
#[must_use]
pub fn asks_amazon(estate: &Estate, vpc: &Vpc) -> Option<bool> {
    let options = estate.dhcp_options(Some(vpc.options?))?;
    Some(name::asks_amazon(estate, vpc, options))
}

/// Where a host name leads the machines of a VPC. Nobody can tell where files do not tell of hosted zones and rules.
#[must_use]
pub fn lead(known: &Knowledge<'_>, estate: &Estate, vpc: Name, host: &str) -> Lead {
    let told = [Kind::HostedZone, Kind::ResolverRule];
    let of = estate.vpc(Some(vpc));
    if !told.iter().all(|kind| estate.is_read(*kind, of)) {
        return Lead::Unknown;
    }
    let mut log = Log::new(known, estate, false);
    match resolve(&mut log, host, Asker::Inside(vpc, None)) {
        Ok(goal) => match (goal.endpoint, goal.service) {
            (Some(endpoint), _) => Lead::Endpoint(endpoint),
            (None, Some(_)) => Lead::Public,
            (None, None) => Lead::Elsewhere,
        },
        Err(Verdict::Unresolved) => Lead::Nowhere,
        Err(_) => {
            let last = log.last().and_then(|step| estate.names.find(&step.at));
            match estate.resolver_rule(last) {
                Some(_) => Lead::Forwarded,
                None => Lead::Unknown,
            }
        }
    }
}
