//! What is wrong in an estate: checks of the specs over the things that stand, and policy rules over the
//! policies of its endpoints.
//!
//! The estate becomes a table of facts ([`crate::evaluate::table`]). What no file tells stays unknown there, and
//! a check that needs it is not evaluated, never passed.

mod accept;
mod fill;
mod finding;
mod mend;
mod policies;
mod saving;
mod scene;
mod usage;

pub use accept::{Accepted, Baseline};
pub use fill::fields;
pub use mend::planned;
pub use usage::Usage;

use alloc::string::ToString as _;

use crate::date::Date;
use crate::estate::Estate;
use crate::evaluate::check::check;
use crate::evaluate::table::Table;
use crate::model::{Model, Subject};
use crate::quantity::Decimal;
use crate::report::{LintReport, LintSummary};
use crate::trace::Knowledge;
use scene::Scene;

/// What is asked of an audit.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The day whose checks hold, and on which what is accepted may be over.
    pub on: Option<Date>,
    /// Findings that are accepted.
    pub baseline: Baseline,
    /// What passes in a month.
    pub usage: Usage,
}

/// Looks through an estate.
#[must_use]
pub fn audit(
    model: &Model,
    known: &Knowledge<'_>,
    estate: &Estate,
    options: &Options,
) -> LintReport {
    let book = &known.policies.book;
    let mut table = Table::new(book);
    let scene = Scene::new(book, known, estate, &options.usage, &mut table);
    let places = fill::fill(&scene, &mut table);
    let checked = check(book, &table, Subject::Estate, options.on);
    let mut report = LintReport {
        findings: alloc::vec::Vec::new(),
        not_evaluated: alloc::vec::Vec::new(),
        skipped: finding::skipped(estate),
        accepted: alloc::vec::Vec::new(),
        summary: LintSummary {
            files: u32::try_from(estate.files.len()).unwrap_or(u32::MAX),
            ..LintSummary::default()
        },
    };
    let mut told = None;
    for found in &checked.findings {
        let finding = finding::finding(model, &scene, &table, &places, (found, options.on));
        if let Some(mut finding) = finding {
            let saved = saving::saving(model, &scene, &table, options, found);
            let first = found.things.first().map(|thing| (found.check, *thing));
            let is_told = first == told;
            told = first;
            match saved {
                // What is no saving at these prices is nothing to be found.
                Some(saved) if saved.compares && saved.amount <= Decimal::ZERO => continue,
                Some(saved) if saved.once && is_told => {}
                Some(saved) => {
                    finding.monthly_saving = Some(saved.amount.shortest().to_string());
                    finding.saves = saved.keys;
                }
                None => {}
            }
            finding.plan = mend::mend(model, &scene, &table, found);
            report.findings.push(finding);
        }
    }
    for open in checked.not_evaluated {
        if let Some(check) = book.checks.get(usize::from(open.check)) {
            report.lack(&check.name, open.missing);
        }
    }
    policies::judge(model, &scene, options, &mut report);
    accept::accept(estate, options, &mut report);
    finding::settle(&mut report);
    report
}
