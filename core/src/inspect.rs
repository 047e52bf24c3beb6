//! Whether rule files hold together and their examples come out, as a report.

use alloc::vec::Vec;

use crate::compile::{Compiled, compile};
use crate::coverage::coverage;
use crate::diagnostic::{Diagnostic, report};
use crate::example;
use crate::report::SpecReport;
use crate::source::SourceFile;
use crate::syntax::tree::Example;

/// What was found in rule files.
#[derive(Debug)]
pub struct Inspection {
    /// The report.
    pub report: SpecReport,
    /// What is wrong, as it was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks rule files, and runs the examples of those that are somebody's own: the others are taken as tested.
#[must_use]
pub fn check(files: &[SourceFile], is_own: impl Fn(&SourceFile) -> bool) -> Inspection {
    let mut compiled = compile(files);
    let of = |file: u16| files.get(usize::from(file));
    let mut examples = core::mem::take(&mut compiled.examples);
    examples.retain(|(file, _)| of(*file).is_some_and(&is_own));
    inspection(files, compiled, &examples)
}

/// Checks rule files, runs every example, and tells what the examples reach.
#[must_use]
pub fn test(files: &[SourceFile]) -> Inspection {
    let mut compiled = compile(files);
    let examples = core::mem::take(&mut compiled.examples);
    let reached = compiled.model.as_ref();
    let reached = reached.map(|model| coverage(model, &examples, files));
    let mut found = inspection(files, compiled, &examples);
    found.report.coverage = reached.unwrap_or_default();
    found
}

fn inspection(files: &[SourceFile], compiled: Compiled, examples: &[(u16, Example)]) -> Inspection {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut diagnostics = compiled.diagnostics;
    let (mut ran, mut failed) = (0, 0);
    if let Some(model) = &compiled.model {
        let failures = example::run(model, examples);
        (ran, failed) = (examples.len(), failures.len());
        diagnostics.extend(failures);
    }
    let report = SpecReport {
        diagnostics: diagnostics.iter().map(|it| report(it, files)).collect(),
        files: count(files.len()),
        items: compiled.items,
        examples: count(ran),
        failed: count(failed),
        coverage: Vec::new(),
    };
    Inspection {
        report,
        diagnostics,
    }
}
