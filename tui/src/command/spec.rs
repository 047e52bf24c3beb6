//! `spec check` and `spec test`: whether rule files hold together, and whether their examples do.

use tollgate_core::compile::compile;
use tollgate_core::diagnostic::report;
use tollgate_core::example;
use tollgate_core::report::{SpecReport, text};

use super::json;
use crate::arguments::{Spec, SpecFiles, SpecFormat};
use crate::exit::Exit;
use crate::failure::{Failure, rendered};
use crate::output::{Answer, Shape};
use crate::specs::{gather, has_errors};

/// Checks rule files, and runs their examples where that is asked for.
pub fn run(spec: &Spec) -> Result<Answer, Failure> {
    match spec {
        Spec::Check(files) => check(files, Examples::Leave),
        Spec::Test(files) => check(files, Examples::Run),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Examples {
    Leave,
    Run,
}

/// What was found is the answer, so errors end in exit 1 and the report is printed all the same.
fn check(arguments: &SpecFiles, examples: Examples) -> Result<Answer, Failure> {
    let files = gather(&arguments.paths)?;
    let compiled = compile(&files);
    let mut diagnostics = compiled.diagnostics;
    let (run, failures) = match (&compiled.model, examples) {
        (Some(model), Examples::Run) => (
            count(compiled.examples.len()),
            example::run(model, &compiled.examples),
        ),
        (Some(_) | None, _) => (0, Vec::new()),
    };
    let failed = count(failures.len());
    diagnostics.extend(failures);
    let found = SpecReport {
        diagnostics: diagnostics
            .iter()
            .map(|diagnostic| report(diagnostic, &files))
            .collect(),
        files: count(files.len()),
        items: compiled.items,
        examples: run,
        failed,
    };
    Ok(Answer {
        text: match arguments.format {
            SpecFormat::Text => text::checked(&found),
            SpecFormat::Json => json(&found)?,
        },
        shape: match arguments.format {
            SpecFormat::Text => Shape::Reading,
            SpecFormat::Json => Shape::Exact,
        },
        aside: rendered(&diagnostics, &files),
        farewell: String::new(),
        exit: if has_errors(&diagnostics) {
            Exit::No
        } else {
            Exit::Fine
        },
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
