//! `spec check` and `spec test`: whether rule files hold together, and whether their examples do.

use tollgate_core::diagnostic::{Code, Diagnostic, Severity};
use tollgate_core::inspect;
use tollgate_core::report::{SpecReport, text};
use tollgate_core::source::SourceFile;

use crate::arguments::{SpecCases, SpecFiles, SpecFormat};
use crate::command::{json, sarif};
use crate::exit::Exit;
use crate::failure::{Failure, rendered};
use crate::output::{Answer, Shape};
use crate::specs::{gather, is_built_in};

/// Checks rule files, and runs the examples of those that do not come with the program.
pub fn check(arguments: &SpecFiles) -> Result<Answer, Failure> {
    let files = gather(&arguments.laid.all())?;
    let found = inspect::check(&files, |file| !is_built_in(file));
    let text = printed(&found.report, arguments.format, text::checked)?;
    Ok(answer(text, arguments.format, &found.diagnostics, &files))
}

/// Checks rule files, runs every example and tells what these reach.
pub fn test(arguments: &SpecCases) -> Result<Answer, Failure> {
    let files = gather(&arguments.files.laid.all())?;
    let found = inspect::test(&files);
    let format = arguments.files.format;
    let text = printed(&found.report, format, |report| match arguments.missing {
        true => text::missing_examples(&report.coverage),
        false => text::checked(report) + &text::coverage(&report.coverage),
    })?;
    let mut answer = answer(text, format, &found.diagnostics, &files);
    if arguments.missing {
        answer.shape = Shape::Exact;
    }
    Ok(answer)
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
