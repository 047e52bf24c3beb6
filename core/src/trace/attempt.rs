//! What changes to try would change.

use alloc::string::String;
use alloc::vec::Vec;

use super::edit::edit;
use super::matrix::{matrix, served};
use super::{Knowledge, Request, trace};
use crate::diagnostic::Diagnostic;
use crate::estate::Estate;
use crate::report::{MatrixCell, MatrixChange, MatrixReport, TraceBefore, TraceReport};

/// Follows a packet; with changes to try also as it went before them.
///
/// # Errors
/// Where the request names nothing that a packet can start at, go to, or be, or a change nothing that
/// can be changed.
pub fn trace_after(
    known: &Knowledge<'_>,
    estate: &mut Estate,
    request: &Request<'_>,
    changes: &[String],
) -> Result<TraceReport, Vec<Diagnostic>> {
    let report = trace(known, estate, request)?;
    if changes.is_empty() {
        return Ok(report);
    }
    change(known, estate, changes)?;
    let before = TraceBefore {
        verdict: report.verdict,
        decided: report.decided,
        via: report.via,
    };
    let mut report = trace(known, estate, request)?;
    report.before = Some(before);
    Ok(report)
}

/// Follows a packet from every subnet to every service, by [`matrix`]; with changes to try it also tells
/// which cells they change from what stood `earlier`: the same estate, which nothing was changed in.
///
/// # Errors
/// Likewise.
pub fn matrix_after(
    known: &Knowledge<'_>,
    earlier: Option<&Estate>,
    estate: &mut Estate,
    to: &[String],
    protocol: Option<&str>,
    changes: &[String],
) -> Result<MatrixReport, Vec<Diagnostic>> {
    change(known, estate, changes)?;
    let Some(earlier) = earlier.filter(|_| !changes.is_empty()) else {
        return matrix(known, estate, to, protocol);
    };
    // An endpoint that is added brings its service, of which it is told how it was reached before.
    let services = if to.is_empty() {
        served(known, estate)
    } else {
        to.to_vec()
    };
    let before = matrix(known, earlier, &services, protocol)?;
    let mut report = matrix(known, estate, &services, protocol)?;
    let state = |cell: &MatrixCell| TraceBefore {
        verdict: cell.verdict,
        decided: cell.decided,
        via: cell.via.clone(),
    };
    let mut changed = Vec::new();
    for (before, after) in before.cells.iter().zip(&report.cells) {
        let (was, is) = (state(before), state(after));
        if was != is {
            changed.push(MatrixChange {
                subnet: after.subnet.clone(),
                service: after.service.clone(),
                before: was,
                after: is,
            });
        }
    }
    report.changed = Some(changed);
    Ok(report)
}

fn change(
    known: &Knowledge<'_>,
    estate: &mut Estate,
    changes: &[String],
) -> Result<(), Vec<Diagnostic>> {
    for written in changes {
        edit(known, estate, written).map_err(|wrong| alloc::vec![wrong])?;
    }
    Ok(())
}
