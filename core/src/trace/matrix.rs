//! Every subnet of an estate to every service: who gets where, and by what.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::knowledge::Knowledge;
use super::log::{Log, skipped};
use super::{Request, follow};
use crate::diagnostic::Diagnostic;
use crate::estate::Estate;
use crate::report::{MatrixCell, MatrixReport, MatrixSum};

/// Follows a packet from every subnet to every service, by the name it is usually called by; to these
/// hosts or ids of services, or else to those that have an endpoint in the estate.
///
/// # Errors
/// Where a host is none.
pub fn matrix(
    known: &Knowledge<'_>,
    estate: &Estate,
    to: &[String],
    protocol: Option<&str>,
) -> Result<MatrixReport, Vec<Diagnostic>> {
    let services = if to.is_empty() {
        served(known, estate)
    } else {
        to.to_vec()
    };
    let mut cells = Vec::new();
    let mut sum = MatrixSum::default();
    for subnet in &estate.subnets {
        let from = estate.text(subnet.id);
        let region = estate
            .vpc(subnet.vpc)
            .and_then(|it| it.region)
            .or(estate.region);
        for service in &services {
            let host = host(known, service, estate.text(region));
            let request = Request {
                from: from.to_string(),
                to: host.clone(),
                protocol: protocol.map(String::from),
                case: None,
            };
            let (log, verdict) = follow(Log::new(known, estate, true), &request)?;
            sum.count(verdict.word(), verdict.is_decided());
            cells.push(MatrixCell {
                subnet: from.to_string(),
                service: service.clone(),
                host,
                verdict: verdict.word(),
                decided: verdict.is_decided(),
                via: log.carrier().map(String::from),
            });
        }
    }
    Ok(MatrixReport {
        services,
        cells,
        summary: sum,
        changed: None,
        skipped: skipped(estate),
    })
}

/// The services that have an endpoint in the estate, by their ids.
pub fn served(known: &Knowledge<'_>, estate: &Estate) -> Vec<String> {
    let named = |name: &crate::estate::Name| {
        let (service, _) = known.service_named(estate.names.text(*name))?;
        service.host_in("")?;
        Some(service.id.clone())
    };
    let mut ids: Vec<String> = estate.services().iter().filter_map(named).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// The host by which a service is called in a Region; a host stands for itself.
fn host(known: &Knowledge<'_>, service: &str, region: &str) -> String {
    let found = known.service(service).and_then(|it| it.host_in(region));
    found.unwrap_or_else(|| String::from(service))
}
