//! What was found in an estate, as plain text.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{section, source};
use crate::report::{LintFinding, LintReport, LintSummary};

/// Findings, the worst first, and what could not be told.
#[must_use]
pub fn audit(report: &LintReport) -> String {
    let mut text = String::new();
    for finding in &report.findings {
        text.push_str(&block(finding));
    }
    let accepted: Vec<String> = report.accepted.iter().map(accepted).collect();
    section(&mut text, "Accepted", &accepted);
    let open = report.not_evaluated.iter();
    let open: Vec<String> = open
        .map(|it| format!("{}: {}", it.rule, it.missing.join(", ")))
        .collect();
    section(
        &mut text,
        "Not evaluated, for want of what they need",
        &open,
    );
    section(&mut text, "Skipped", &report.skipped);
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(&findings(report));
    text
}

fn block(finding: &LintFinding) -> String {
    let (severity, rule, message) = (finding.severity, &finding.rule, &finding.message);
    let mut text = format!("{severity}[{rule}]: {message}\n");
    if let Some(why) = &finding.why {
        text.push_str(&format!("  why: {why}\n"));
    }
    let place = &finding.place;
    if !place.file.is_empty() {
        let (file, line, pointer) = (&place.file, place.line, &place.pointer);
        text.push_str(&format!("  at {file}:{line} {pointer}\n"));
    }
    for fix in &finding.fix {
        text.push_str(&format!("  fix: {fix}\n"));
    }
    if let Some(plan) = &finding.plan {
        let (decision, answers) = (&plan.decision, plan.answers.join(" "));
        text.push_str(&format!("  plan: tollgate plan {decision} {answers}\n"));
    }
    if let Some(saving) = &finding.monthly_saving {
        text.push_str(&format!("  saves: {saving} {} a month\n", super::CURRENCY));
    }
    text.push_str(&format!("  source: {}\n", source(&finding.source)));
    for dispute in &finding.disputes {
        text.push_str(&format!("  disputed: {}\n", super::sides(dispute)));
    }
    text
}

/// Something accepted on one line.
fn accepted(it: &crate::report::AcceptedFinding) -> String {
    let reason = if it.reason.is_empty() {
        "no reason given"
    } else {
        &it.reason
    };
    let until = it.until.as_ref();
    let until = until.map_or_else(String::new, |until| format!(", until {until}"));
    format!(
        "{} at {} (by {}): {reason}{until}",
        it.rule, it.resource, it.by
    )
}

/// The counts on one line.
#[must_use]
pub fn findings(report: &LintReport) -> String {
    let LintSummary {
        files,
        error,
        warning,
        notice,
        monthly_saving,
    } = &report.summary;
    let saving = monthly_saving.as_ref().map_or_else(String::new, |saving| {
        format!(", saved if mended: {saving} {} a month", super::CURRENCY)
    });
    let accepted = match report.accepted.len() {
        0 => String::new(),
        accepted => format!(", accepted: {accepted}"),
    };
    let open = report.not_evaluated.len();
    format!(
        "files: {files}, errors: {error}, warnings: {warning}, notices: {notice}{accepted}, not evaluated: {open}{saving}\n"
    )
}
