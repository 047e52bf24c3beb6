//! Diagnostics as SARIF 2.1.0, which code hosts and editors show beside the lines.
//!
//! The field names are those of the standard
//! (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>). Results are ordered by file,
//! place and rule, so that two runs over the same files give the same bytes.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::DiagnosticReport;

/// A whole SARIF file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Log {
    /// Address of the schema.
    #[cfg_attr(feature = "serde", serde(rename = "$schema"))]
    pub schema: &'static str,
    /// Version of the standard.
    pub version: &'static str,
    /// One run of one program.
    pub runs: Vec<Run>,
}

/// What one run of a program found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Run {
    /// The program.
    pub tool: Tool,
    /// What columns count: characters, not UTF-16 units.
    pub column_kind: &'static str,
    /// What was found.
    pub results: Vec<Finding>,
}

/// The program.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Tool {
    /// The part of it that did the work.
    pub driver: Driver,
}

/// The part of the program that did the work.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Driver {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: String,
    /// The rules that were broken, in the order of their names.
    pub rules: Vec<RuleName>,
}

/// A rule that can be broken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RuleName {
    /// Its stable name.
    pub id: String,
}

/// One place where a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Finding {
    /// The rule.
    pub rule_id: String,
    /// Its position among the rules.
    pub rule_index: usize,
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// What is wrong, why, and what to do.
    pub message: Message,
    /// Where; empty where there is no place.
    pub locations: Vec<Location>,
}

/// Words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Message {
    /// The words.
    pub text: String,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Location {
    /// The place in a file.
    pub physical_location: PhysicalLocation,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct PhysicalLocation {
    /// The file.
    pub artifact_location: ArtifactLocation,
    /// Where in it; absent where only the file is known.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub region: Option<Region>,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ArtifactLocation {
    /// Its path, as a reference by RFC 3986.
    pub uri: String,
}

/// A stretch of a file; lines and columns from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Region {
    /// Line of the start.
    pub start_line: u32,
    /// Column of the start.
    pub start_column: u32,
    /// Line of the end.
    pub end_line: u32,
    /// Column after the end.
    pub end_column: u32,
}

/// The diagnostics as one run of this version of the program.
#[must_use]
pub fn log(diagnostics: &[DiagnosticReport], version: &str) -> Log {
    let mut rules: Vec<&str> = diagnostics.iter().map(|it| it.code.as_str()).collect();
    rules.sort_unstable();
    rules.dedup();
    let mut ordered: Vec<&DiagnosticReport> = diagnostics.iter().collect();
    ordered.sort_by_key(|it| (&it.file, it.line, it.column, &it.code, &it.message));
    let results = ordered.into_iter().map(|it| finding(it, &rules)).collect();
    let driver = Driver {
        name: "tollgate",
        version: version.to_string(),
        rules: rules
            .iter()
            .map(|rule| RuleName {
                id: (*rule).to_string(),
            })
            .collect(),
    };
    Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: alloc::vec![Run {
            tool: Tool { driver },
            column_kind: "unicodeCodePoints",
            results,
        }],
    }
}

fn finding(diagnostic: &DiagnosticReport, rules: &[&str]) -> Finding {
    let mut text = diagnostic.message.clone();
    for note in &diagnostic.notes {
        text.push_str(&format!("\n{note}"));
    }
    if !diagnostic.help.is_empty() {
        text.push_str(&format!("\nhelp: {}", diagnostic.help));
    }
    let region = (diagnostic.line > 0).then_some(Region {
        start_line: diagnostic.line,
        start_column: diagnostic.column,
        end_line: diagnostic.end_line,
        end_column: diagnostic.end_column,
    });
    let location = Location {
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: reference(&diagnostic.file),
            },
            region,
        },
    };
    Finding {
        rule_id: diagnostic.code.clone(),
        rule_index: rules
            .binary_search(&diagnostic.code.as_str())
            .unwrap_or_default(),
        level: match diagnostic.severity.as_str() {
            "error" => "error",
            "warning" => "warning",
            _ => "note",
        },
        message: Message { text },
        locations: (!diagnostic.file.is_empty())
            .then_some(location)
            .into_iter()
            .collect(),
    }
}

/// A path as a reference: slashes forward, everything but plain signs escaped.
fn reference(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'\\' => uri.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diagnostic(code: &str, file: &str, line: u32) -> DiagnosticReport {
        DiagnosticReport {
            code: code.into(),
            severity: "warning".into(),
            message: "it is wrong".into(),
            file: file.into(),
            line,
            column: line.min(1),
            end_line: line,
            end_column: line.min(1),
            notes: alloc::vec!["because".into()],
            help: "write another".into(),
        }
    }

    #[test]
    fn results_are_ordered_and_name_their_rules() {
        let found = [
            diagnostic("unused", "b.toll", 2),
            diagnostic("gap", "b.toll", 1),
            diagnostic("unused", "a b.toll", 3),
            diagnostic("limit", "", 0),
        ];
        let log = log(&found, "1.0.0");
        let run = &log.runs[0];
        let rules: Vec<&str> = run.tool.driver.rules.iter().map(|it| &*it.id).collect();
        assert_eq!(rules, ["gap", "limit", "unused"]);
        let results: Vec<_> = run
            .results
            .iter()
            .map(|it| {
                let place = it.locations.first().map(|it| &it.physical_location);
                let line = |it: &PhysicalLocation| it.region.as_ref().map_or(0, |it| it.start_line);
                let place = place.map(|it| (it.artifact_location.uri.as_str(), line(it)));
                (it.rule_id.as_str(), it.rule_index, place)
            })
            .collect();
        assert_eq!(
            results,
            [
                ("limit", 1, None),
                ("unused", 2, Some(("a%20b.toll", 3))),
                ("gap", 0, Some(("b.toll", 1))),
                ("unused", 2, Some(("b.toll", 2))),
            ]
        );
        let text = &run.results[0].message.text;
        assert_eq!(text, "it is wrong\nbecause\nhelp: write another");
    }
}
