//! What is wrong with a policy by itself: facts for the policy rules of the specs.
//!
//! Each rule is spec text, with its severity, words and source. Here a policy becomes the things
//! that rules look at: the policy, its statements, their conditions, and faults of its text.

mod beside;
mod facts;
mod overlap;
mod value;

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

pub use beside::Beside;

use super::document::read;
use super::knowledge::Knowledge;
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::evaluate::check::check;
use crate::evaluate::cite;
use crate::evaluate::table::Thing;
use crate::json::Json;
use crate::model::{Model, Subject};
use crate::report::{LintFinding, LintPlace, LintReport, LintSummary};
use crate::source::{SourceFile, Span, position};

/// What a policy is attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Attachment {
    /// An endpoint of a kind that was not said.
    #[default]
    Endpoint,
    /// A gateway endpoint.
    Gateway,
    /// An interface endpoint.
    Interface,
    /// A resource such as a bucket.
    Resource,
}

/// What is known of the policies that are looked at.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What they are attached to.
    pub attachment: Attachment,
    /// The endpoint's service, by its id in the specs.
    pub service: Option<String>,
    /// The day whose rules hold.
    pub on: Option<Date>,
    /// What stands beside them.
    pub beside: Beside,
}

/// A place that a thing was read from.
struct Placed {
    thing: Thing,
    pointer: String,
    span: Span,
}

/// Looks for what is wrong with policies.
///
/// # Errors
/// Where a file is no JSON; all of them at once, with the places in the files as they were given.
pub fn lint(
    model: &Model,
    known: &Knowledge,
    files: &[SourceFile],
    options: &Options,
) -> Result<LintReport, Vec<Diagnostic>> {
    let mut parsed = Vec::new();
    let mut refused = Vec::new();
    for (number, file) in (0_u16..).zip(files) {
        match Json::parse(&file.text) {
            Ok(json) => parsed.push((file, json)),
            Err(mut diagnostic) => {
                if let Some(place) = &mut diagnostic.place {
                    place.file = number;
                }
                refused.push(diagnostic);
            }
        }
    }
    if !refused.is_empty() {
        return Err(refused);
    }
    let mut report = LintReport {
        findings: Vec::new(),
        not_evaluated: Vec::new(),
        skipped: Vec::new(),
        accepted: Vec::new(),
        summary: LintSummary {
            files: u32::try_from(parsed.len()).unwrap_or(u32::MAX),
            ..LintSummary::default()
        },
    };
    for (file, json) in parsed {
        let mut faults = Vec::new();
        let document = read(&json, "", &mut faults);
        let (table, places) = facts::table(known, &document, &faults, &file.text, options);
        let checked = check(&known.book, &table, Subject::Policy, options.on);
        for finding in checked.findings {
            let Some(rule) = known.book.checks.get(usize::from(finding.check)) else {
                continue;
            };
            let placed = finding
                .things
                .iter()
                .rev()
                .find_map(|thing| places.iter().find(|it| it.thing == *thing));
            let statement = document
                .statements
                .iter()
                .find(|it| placed.is_some_and(|placed| placed.pointer.starts_with(&it.pointer)));
            report.findings.push(LintFinding {
                rule: rule.name.clone(),
                severity: rule.severity.word(),
                message: finding.message,
                place: place(file, placed, json.span),
                resources: statement
                    .and_then(|it| it.sid.clone())
                    .into_iter()
                    .collect(),
                why: None,
                plan: None,
                monthly_saving: None,
                saves: Vec::new(),
                fix: finding
                    .fix
                    .into_iter()
                    .filter(|fix| !fix.is_empty())
                    .collect(),
                source: cite::first(model, &rule.citations),
                disputes: cite::disputes(model, &[&rule.name], options.on),
            });
            report.summary.count(rule.severity.word());
        }
        for open in checked.not_evaluated {
            if let Some(rule) = known.book.checks.get(usize::from(open.check)) {
                report.lack(&rule.name, open.missing);
            }
        }
    }
    report.findings.sort_by(|left, right| {
        let key = |it: &LintFinding| {
            (
                it.place.file.clone(),
                it.place.line,
                it.place.column,
                it.rule.clone(),
            )
        };
        key(left).cmp(&key(right))
    });
    Ok(report)
}

fn place(file: &SourceFile, placed: Option<&Placed>, whole: Span) -> LintPlace {
    let span = placed.map_or(whole, |placed| placed.span);
    let (start, end) = (
        position(&file.text, span.start),
        position(&file.text, span.end),
    );
    LintPlace {
        file: file.name.clone(),
        pointer: placed
            .map(|placed| placed.pointer.to_string())
            .unwrap_or_default(),
        resource: None,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}
