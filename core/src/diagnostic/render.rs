//! Diagnostics as text with the line they are about, and as report values.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::Diagnostic;
use crate::report::DiagnosticReport;
use crate::source::{SourceFile, position};

/// The most characters of a line that are shown.
const WIDEST: usize = 400;

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
        let column = as_index(report.column).saturating_sub(1);
        // Of a very long line, only what is around the mistake is shown.
        let skipped = if column < WIDEST {
            0
        } else {
            column.saturating_sub(WIDEST / 4)
        };
        let shown: String = line
            .chars()
            .skip(skipped)
            .take(WIDEST)
            .map(|sign| if sign == '\t' { ' ' } else { sign })
            .collect();
        let column = column.saturating_sub(skipped);
        let indent = " ".repeat(column);
        let carets = "^".repeat(caret_count(&report, &shown, column));
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
fn caret_count(report: &DiagnosticReport, line: &str, column: usize) -> usize {
    let rest = line.chars().count().saturating_sub(column);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::{Place, Span};

    #[test]
    fn very_long_lines_are_shown_around_the_mistake() {
        let text = ["é".repeat(1_000_000), "x y".into(), "é".repeat(1_000_000)].concat();
        let place = Place {
            file: 0,
            span: Span::new(2_000_000, 2_000_001),
        };
        let name = String::from("long.toll");
        let shown = render(
            &Diagnostic::error(Code::Syntax, place, String::from("no")),
            &[SourceFile { name, text }],
        );
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines[1], " --> long.toll:1:1000001");
        assert!(lines[3].chars().count() < 500 && lines[4].ends_with(" ^"));
        let caret = lines[4].chars().count().saturating_sub(1);
        assert_eq!(lines[3].chars().nth(caret), Some('x'));
    }
}
