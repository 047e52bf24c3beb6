//! `spec check` and `spec test`: whether rule files hold together, and whether their examples do.

use tollgate_core::compile::compile;
use tollgate_core::coverage::coverage;
use tollgate_core::diagnostic::{Code, Diagnostic, Severity, report};
use tollgate_core::example;
use tollgate_core::report::{SpecReport, text};
use tollgate_core::source::SourceFile;

use crate::arguments::{SpecCases, SpecFiles, SpecFormat};
use crate::command::{json, sarif};
use crate::exit::Exit;
use crate::failure::{Failure, rendered};
use crate::output::{Answer, Shape};
use crate::specs::gather;

/// Checks rule files.
pub fn check(arguments: &SpecFiles) -> Result<Answer, Failure> {
    let files = gather(&arguments.paths)?;
    let compiled = compile(&files);
    let found = found(&files, &compiled.diagnostics, compiled.items);
    let text = printed(&found, arguments.format, text::checked)?;
    Ok(answer(
        text,
        arguments.format,
        &compiled.diagnostics,
        &files,
    ))
}

/// Checks rule files, runs their examples and tells what these reach.
pub fn test(arguments: &SpecCases) -> Result<Answer, Failure> {
    let files = gather(&arguments.files.paths)?;
    let compiled = compile(&files);
    let (mut diagnostics, mut failed, mut reached) = (compiled.diagnostics, 0, Vec::new());
    if let Some(model) = &compiled.model {
        let failures = example::run(model, &compiled.examples);
        failed = failures.len();
        diagnostics.extend(failures);
        reached = coverage(model, &compiled.examples, &files);
    }
    let ran = match &compiled.model {
        Some(_) => compiled.examples.len(),
        None => 0,
    };
    let found = SpecReport {
        examples: count(ran),
        failed: count(failed),
        coverage: reached,
        ..found(&files, &diagnostics, compiled.items)
    };
    let format = arguments.files.format;
    let text = printed(&found, format, |found| match arguments.missing {
        true => text::missing_examples(&found.coverage),
        false => text::checked(found) + &text::coverage(&found.coverage),
    })?;
    let mut answer = answer(text, format, &diagnostics, &files);
    if arguments.missing {
        answer.shape = Shape::Exact;
    }
    Ok(answer)
}

/// What was found, before any example has run.
fn found(files: &[SourceFile], diagnostics: &[Diagnostic], items: u32) -> SpecReport {
    SpecReport {
        diagnostics: diagnostics.iter().map(|it| report(it, files)).collect(),
        files: count(files.len()),
        items,
        examples: 0,
        failed: 0,
        coverage: Vec::new(),
    }
}

fn printed(
    found: &SpecReport,
    format: SpecFormat,
    reading: impl Fn(&SpecReport) -> String,
) -> Result<String, Failure> {
    match format {
        SpecFormat::Text => Ok(reading(found)),
        SpecFormat::Json => json(found),
        SpecFormat::Sarif => sarif(&found.diagnostics),
    }
}

/// Rule files with mistakes are bad input to a reader: exit 2, and nothing but the mistakes. Whoever
/// asks for a report asks whether they are right: the report is printed, and the answer is no.
fn answer(
    text: String,
    format: SpecFormat,
    diagnostics: &[Diagnostic],
    files: &[SourceFile],
) -> Answer {
    let reading = format == SpecFormat::Text;
    let errors = diagnostics
        .iter()
        .filter(|it| it.severity == Severity::Error);
    let wrong = errors.clone().any(|it| it.code != Code::ExampleFailed);
    let exit = match errors.count() {
        0 => Exit::Fine,
        _ if wrong && reading => Exit::Bad,
        _ => Exit::No,
    };
    Answer {
        text: if reading && exit == Exit::Bad {
            String::new()
        } else {
            text
        },
        shape: if reading {
            Shape::Reading
        } else {
            Shape::Exact
        },
        aside: rendered(diagnostics, files),
        farewell: String::new(),
        exit,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
