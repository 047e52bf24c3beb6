//! Cases about estates.

use tollgate_core::date::Date;
use tollgate_core::diagnostic::Diagnostic;
use tollgate_core::estate::{Estate, read as reading};
use tollgate_core::model::Model;
use tollgate_core::source::SourceFile;
use tollgate_core::trace::attempt::{matrix_after, trace_after};
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
    let usage = case
        .usage
        .as_ref()
        .map(|it| audit::Usage::read(model, it.get()));
    let usage = match usage.transpose() {
        Ok(usage) => usage.unwrap_or_default(),
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
            usage,
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
    let known = trace::Knowledge::of(model, Some(on));
    if case.all {
        let to = case.to.iter().flat_map(|to| to.split(','));
        let to: Vec<String> = to.map(str::to_owned).collect();
        let (protocol, changes) = (case.protocol.as_deref(), &case.what_if);
        let earlier = estate.clone();
        return match matrix_after(&known, Some(&earlier), &mut estate, &to, protocol, changes) {
            Ok(report) => ran(u8::from(!report.summary.all_arrive()), &report),
            Err(diagnostics) => refused("", &diagnostics),
        };
    }
    let request = trace::Request {
        from: case.from.clone().unwrap_or_default(),
        to: case.to.clone().unwrap_or_default(),
        protocol: case.protocol.clone(),
        case: policy.as_ref(),
    };
    let report = match trace_after(&known, &mut estate, &request, &case.what_if) {
        Ok(report) => report,
        Err(diagnostics) => return refused("", &diagnostics),
    };
    ran(u8::from(!report.arrives()), &report)
}
