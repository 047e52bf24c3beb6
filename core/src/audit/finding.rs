//! What a check found, in the words and places of the files.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::fill::{Placed, Places};
use super::saving;
use super::scene::Scene;
use crate::date::Date;
use crate::estate::spot::pointer;
use crate::estate::{Estate, Spot};
use crate::evaluate::check::Finding;
use crate::evaluate::cite;
use crate::evaluate::path::id;
use crate::evaluate::table::{Table, Thing};
use crate::model::Model;
use crate::quantity::Decimal;
use crate::report::{LintFinding, LintPlace, LintReport};

/// What commands of AWS's command line begin with.
const COMMAND: &str = "aws ";

/// What was not read of an estate, each with its file and line.
pub fn skipped(estate: &Estate) -> Vec<String> {
    let skipped = estate.skipped.iter().map(|it| {
        let file = estate.files.get(usize::from(it.file));
        let file = file.map_or("", String::as_str);
        match it.line {
            0 => format!("{file}: {}", it.what),
            line => format!("{file}:{line}: {}", it.what),
        }
    });
    skipped.collect()
}

/// A finding of a check. Its place is that of the thing that was taken in hand last.
pub fn finding(
    model: &Model,
    scene: &Scene<'_>,
    table: &Table,
    places: &Places,
    (found, on): (&Finding, Option<Date>),
) -> Option<LintFinding> {
    let check = scene.book.checks.get(usize::from(found.check))?;
    let mut resources: Vec<String> = Vec::new();
    let mut name = |thing: &Thing| {
        let known = places.of(*thing).is_none_or(|placed| placed.is_known);
        let id = id(table, *thing);
        if known && !id.is_empty() && !resources.contains(&id) {
            resources.push(id);
        }
    };
    found.things.iter().chain(&found.named).for_each(&mut name);
    let last = |thing: &&Thing| places.of(**thing).is_some();
    let placed = found.things.iter().rev().find(last);
    let placed = placed.and_then(|thing| places.of(*thing));
    let of = found.things.iter().rev().find(|thing| {
        let placed = places.of(**thing);
        placed.is_some_and(|placed| placed.is_known)
    });
    let is_planned = found.things.iter().chain(&found.named).any(|thing| {
        let placed = places.of(*thing);
        let declared = placed.is_some_and(|it| it.is_known && scene.is_declared(it.spot));
        declared && is_address(&id(table, *thing))
    });
    // No command can name what is not made yet.
    let is_idle = |fix: &String| fix.is_empty() || is_planned && fix.starts_with(COMMAND);
    Some(LintFinding {
        rule: check.name.clone(),
        severity: check.severity.word(),
        message: found.message.clone(),
        place: place(scene.estate, placed, of.map(|thing| id(table, *thing))),
        resources,
        why: Some(check.title.clone()),
        fix: found
            .fix
            .iter()
            .filter(|fix| !is_idle(fix))
            .cloned()
            .collect(),
        plan: None,
        monthly_saving: None,
        saves: Vec::new(),
        source: cite::first(model, &check.citations),
        disputes: cite::disputes(model, &[&check.name], on),
    })
}

/// Whether a thing goes by its address in a plan or its name in a template: ids of AWS hold a hyphen and no dot,
/// addresses of Terraform hold a dot, and logical ids of CloudFormation no hyphen.
fn is_address(id: &str) -> bool {
    id.contains('.') || !id.contains('-')
}

fn place(estate: &Estate, placed: Option<&Placed>, resource: Option<String>) -> LintPlace {
    let Some(placed) = placed else {
        return at(estate, None, "", 0, resource);
    };
    at(
        estate,
        Some(placed.spot),
        &placed.inside,
        placed.line,
        resource,
    )
}

/// A place in a file of an estate.
pub fn at(
    estate: &Estate,
    spot: Option<Spot>,
    inside: &str,
    line: u32,
    resource: Option<String>,
) -> LintPlace {
    let file = spot.and_then(|spot| estate.files.get(usize::from(spot.file)));
    let line = match (line, spot) {
        (0, Some(spot)) => spot.line,
        (line, _) => line,
    };
    LintPlace {
        file: file.cloned().unwrap_or_default(),
        pointer: spot.map_or_else(String::new, |spot| {
            let list = spot.list.map(|list| estate.names.text(list));
            pointer(list, spot.number, inside)
        }),
        resource,
        line,
        column: line.min(1),
        end_line: line,
        end_column: line.min(1),
    }
}

/// Counts the findings and puts the worst first, each kind by file and place.
pub fn settle(report: &mut LintReport) {
    report.summary.monthly_saving = saving::sum(&report.findings).map(Decimal::to_cents);
    for finding in &mut report.findings {
        report.summary.count(finding.severity);
        // Only what is printed is rounded.
        let exact = finding
            .monthly_saving
            .take()
            .and_then(|it| it.parse::<Decimal>().ok());
        if let Some(exact) = exact {
            finding.monthly_saving = Some(exact.to_cents());
        }
    }
    report.findings.sort_by(|left, right| {
        let (one, other) = (&left.place, &right.place);
        grade(left.severity)
            .cmp(&grade(right.severity))
            .then_with(|| left.rule.cmp(&right.rule))
            .then_with(|| one.file.cmp(&other.file))
            .then_with(|| one.line.cmp(&other.line))
            .then_with(|| one.pointer.cmp(&other.pointer))
            .then_with(|| left.message.cmp(&right.message))
    });
    report
        .not_evaluated
        .sort_by(|left, right| left.rule.cmp(&right.rule));
}

/// The worst is the least.
fn grade(severity: &str) -> usize {
    let grades = ["error", "warning"];
    let found = grades.iter().position(|it| *it == severity);
    found.unwrap_or(grades.len())
}
