//! Diagnostics as text with the line they are about, and as report values.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::Diagnostic;
use crate::report::DiagnosticReport;
use crate::source::{SourceFile, position};

/// The diagnostic with lines and columns in place of offsets.
#[must_use]
pub fn report(diagnostic: &Diagnostic, files: &[SourceFile]) -> DiagnosticReport {
    let found = diagnostic.place.and_then(|place| {
        let file = files.get(usize::from(place.file))?;
        Some((
            file,
            position(&file.text, place.span.start),
            position(&file.text, place.span.end),
        ))
    });
    DiagnosticReport {
        code: diagnostic.code.word().to_string(),
        severity: diagnostic.severity.word().to_string(),
        message: diagnostic.message.clone(),
        file: found.map_or_else(String::new, |(file, ..)| file.name.clone()),
        line: found.map_or(0, |(_, start, _)| start.line),
        column: found.map_or(0, |(_, start, _)| start.column),
        end_line: found.map_or(0, |(.., end)| end.line),
        end_column: found.map_or(0, |(.., end)| end.column),
        notes: diagnostic.notes.clone(),
        help: diagnostic.help.clone().unwrap_or_default(),
    }
}

/// The diagnostic as plain text: message, place, the line with carets under it, why, remedy.
#[must_use]
pub fn render(diagnostic: &Diagnostic, files: &[SourceFile]) -> String {
    let report = report(diagnostic, files);
    let mut text = format!("{}[{}]: {}\n", report.severity, report.code, report.message);
    let gutter = report.line.to_string().len().max(1);
    let margin = " ".repeat(gutter);
    if report.line > 0 {
        let line = diagnostic
            .place
            .and_then(|place| files.get(usize::from(place.file)))
            .and_then(|file| {
                file.text
                    .lines()
                    .nth(as_index(report.line).saturating_sub(1))
            })
            .unwrap_or("");
        let shown: String = line
            .chars()
            .map(|sign| if sign == '\t' { ' ' } else { sign })
            .collect();
        let indent = " ".repeat(as_index(report.column).saturating_sub(1));
        let carets = "^".repeat(caret_count(&report, &shown));
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "{margin}--> {}:{}:{}\n{margin} |\n{} | {shown}\n{margin} | {indent}{carets}\n",
            report.file, report.line, report.column, report.line,
        );
    }
    let why = report.notes.iter().map(|note| ("note", note));
    let remedy = Some(("help", &report.help)).filter(|(_, help)| !help.is_empty());
    for (word, sentence) in why.chain(remedy) {
        let lines: Vec<&str> = sentence.lines().collect();
        let joined = lines.join(&format!("\n{margin}         "));
        let _ = writeln!(text, "{margin} = {word}: {joined}");
    }
    text
}

/// Carets under the whole stretch, or to the end of its first line.
fn caret_count(report: &DiagnosticReport, line: &str) -> usize {
    let rest = line
        .chars()
        .count()
        .saturating_sub(as_index(report.column).saturating_sub(1));
    let wide = if report.end_line == report.line {
        as_index(report.end_column.saturating_sub(report.column))
    } else {
        rest
    };
    wide.min(rest.max(1)).max(1)
}

fn as_index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
