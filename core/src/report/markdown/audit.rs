//! What was found in an estate, for a pull request or a ticket.

use alloc::format;
use alloc::string::String;
use core::fmt::Write as _;

use super::{escape, section, source};
use crate::report::text::findings;
use crate::report::{LintFinding, LintReport};

/// Findings, the worst first, and what could not be told.
#[must_use]
pub fn audit(report: &LintReport) -> String {
    let mut text = format!("# Audit\n\n{}", findings(report));
    let kinds = [
        ("error", "Errors"),
        ("warning", "Warnings"),
        ("notice", "Notices"),
    ];
    for (severity, heading) in kinds {
        let found = report.findings.iter().filter(|it| it.severity == severity);
        section(&mut text, heading, found.map(item).collect());
    }
    let accepted = report.accepted.iter().map(|it| {
        let until = it.until.as_deref().unwrap_or("further notice");
        format!(
            "- `{}` at `{}` by {} until {until}: {}",
            it.rule,
            it.resource,
            it.by,
            escape(&it.reason)
        )
    });
    section(&mut text, "Accepted", accepted.collect());
    let open = report.not_evaluated.iter();
    let open = open.map(|it| format!("- `{}`: {}", it.rule, escape(&it.missing.join(", "))));
    section(&mut text, "Not evaluated", open.collect());
    let skipped = report.skipped.iter().map(|it| format!("- {}", escape(it)));
    section(&mut text, "Skipped", skipped.collect());
    text
}

fn item(finding: &LintFinding) -> String {
    let mut text = format!("- **{}** `{}`", escape(&finding.message), finding.rule);
    let place = &finding.place;
    if !place.file.is_empty() {
        let _ = write!(
            text,
            "\n  - `{}:{}` `{}`",
            place.file, place.line, place.pointer
        );
    }
    if let Some(why) = &finding.why {
        let _ = write!(text, "\n  - {} {}", escape(why), source(&finding.source));
    }
    for dispute in &finding.disputes {
        let _ = write!(text, "\n  {}", super::dispute(dispute));
    }
    for fix in &finding.fix {
        let _ = write!(text, "\n  - Fix: ``{fix}``");
    }
    if let Some(plan) = &finding.plan {
        let (decision, answers) = (&plan.decision, plan.answers.join(" "));
        let _ = write!(text, "\n  - Plan: ``tollgate plan {decision} {answers}``");
    }
    if let Some(saving) = &finding.monthly_saving {
        let currency = crate::report::text::CURRENCY;
        let _ = write!(text, "\n  - Saves {saving} {currency} a month");
    }
    text
}
