//! Cases about estates.

use tollgate_core::date::Date;
use tollgate_core::diagnostic::Diagnostic;
use tollgate_core::estate::{Estate, read as reading};
use tollgate_core::model::Model;
use tollgate_core::report::TraceBefore;
use tollgate_core::source::SourceFile;
use tollgate_core::{audit, policy, trace};

use super::{Ran, ran, refused};
use crate::case::{Case, ESTATE};

/// The estate of a case, or what is wrong with its files.
fn estate(case: &Case) -> Result<Result<Estate, Vec<Diagnostic>>, String> {
    let files = case
        .estate_files()?
        .into_iter()
        .map(|(name, text)| SourceFile {
            name: format!("{ESTATE}/{name}"),
            text,
        });
    let files: Vec<SourceFile> = files.collect();
    Ok(reading::read(&files, &reading::Beside::default()))
}

pub fn audited(model: &Model, case: &Case, on: Date) -> Result<Ran, String> {
    let estate = match estate(case)? {
        Ok(estate) => estate,
        Err(diagnostics) => return refused("", &diagnostics),
    };
    let baseline = case
        .baseline
        .as_ref()
        .map(|it| audit::Baseline::from_json(it.get()));
    let baseline = match baseline.transpose() {
        Ok(baseline) => baseline.unwrap_or_default(),
        Err(diagnostics) => return refused("", &diagnostics),
    };
    let known = trace::Knowledge::of(model, Some(on));
    let report = audit::audit(
        model,
        &known,
        &estate,
        &audit::Options {
            on: Some(on),
            baseline,
        },
    );
    ran(u8::from(report.summary.error > 0), &report)
}

pub fn traced(model: &Model, case: &Case, on: Date) -> Result<Ran, String> {
    let mut estate = match estate(case)? {
        Ok(estate) => estate,
        Err(diagnostics) => return refused("", &diagnostics),
    };
    let policy = match case
        .case
        .as_ref()
        .map(|json| policy::Case::from_json(json.get()))
    {
        Some(Err(diagnostics)) => return refused("", &diagnostics),
        Some(Ok(case)) => Some(case),
        None => None,
    };
    let request = trace::Request {
        from: case.from.clone().unwrap_or_default(),
        to: case.to.clone().unwrap_or_default(),
        protocol: case.protocol.clone(),
        case: policy.as_ref(),
    };
    let known = trace::Knowledge::of(model, Some(on));
    let mut report = match trace::trace(&known, &estate, &request) {
        Ok(report) => report,
        Err(diagnostics) => return refused("", &diagnostics),
    };
    if !case.what_if.is_empty() {
        for change in &case.what_if {
            if let Err(wrong) = trace::edit::edit(&mut estate, change) {
                return refused("", &[wrong]);
            }
        }
        let before = TraceBefore {
            verdict: report.verdict,
            via: report.via,
        };
        report = match trace::trace(&known, &estate, &request) {
            Ok(report) => report,
            Err(diagnostics) => return refused("", &diagnostics),
        };
        report.before = Some(before);
    }
    ran(u8::from(!report.arrives()), &report)
}
