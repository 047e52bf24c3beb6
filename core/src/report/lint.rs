//! What was found in policies and estates.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{DiagnosticReport, DisputeText, SourceText};

/// Everything that was found.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LintReport {
    /// What is wrong, in the order of files and places.
    pub findings: Vec<LintFinding>,
    /// Rules that could not be told, and what they would need.
    pub not_evaluated: Vec<NotEvaluated>,
    /// What was not understood.
    pub skipped: Vec<String>,
    /// What would be a finding, had nobody accepted it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub accepted: Vec<AcceptedFinding>,
    /// How many findings there are.
    pub summary: LintSummary,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LintFinding {
    /// Name of the rule.
    pub rule: String,
    /// `error`, `warning` or `notice`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where.
    #[cfg_attr(feature = "serde", serde(rename = "where"))]
    pub place: LintPlace,
    /// Names of everything that is involved.
    pub resources: Vec<String>,
    /// Why that is wrong; of what stands in an estate.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub why: Option<String>,
    /// What mends it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub fix: Vec<String>,
    /// The plan that mends it, for `plan --fix`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub plan: Option<FindingPlan>,
    /// What that saves in a month, where it is known.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub monthly_saving: Option<String>,
    /// What of which things is then not paid any more, so that nothing counts twice in the sum.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub saves: Vec<String>,
    /// Where the rule is from.
    pub source: SourceText,
    /// Where a source of the rule is wrong, or two disagree.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub disputes: Vec<DisputeText>,
}

/// A plan that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingPlan {
    /// The decision.
    pub decision: String,
    /// Its answers and inputs, `NAME=VALUE` each.
    pub answers: Vec<String>,
}

/// Something that is wrong and that somebody accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AcceptedFinding {
    /// Name of the rule.
    pub rule: String,
    /// The thing it was found at.
    pub resource: String,
    /// `baseline` or `tag`.
    pub by: &'static str,
    /// Why it is accepted; empty where nobody said.
    pub reason: String,
    /// The last day on which it is.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub until: Option<String>,
}

/// Where something is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LintPlace {
    /// The file.
    pub file: String,
    /// JSON pointer into it.
    pub pointer: String,
    /// The thing that stands there, in an estate.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub resource: Option<String>,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Line of the end.
    pub end_line: u32,
    /// Column after the end.
    pub end_column: u32,
}

/// A rule that could not be told.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotEvaluated {
    /// Name of the rule.
    pub rule: String,
    /// What it would need.
    pub missing: Vec<String>,
}

/// How many findings there are, by severity.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LintSummary {
    /// Files that were looked at.
    pub files: u32,
    /// Errors.
    pub error: u32,
    /// Warnings.
    pub warning: u32,
    /// Notices.
    pub notice: u32,
    /// What is saved in a month if all of them are mended, as far as it is known.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub monthly_saving: Option<String>,
}

impl LintSummary {
    /// How many findings are at least as bad as a severity.
    #[must_use]
    pub fn at_least(&self, severity: &str) -> u32 {
        let worse = match severity {
            "error" => 0,
            "warning" => self.warning,
            _ => self.warning.saturating_add(self.notice),
        };
        self.error.saturating_add(worse)
    }

    /// Counts a finding of a severity.
    pub fn count(&mut self, severity: &str) {
        let count = match severity {
            "error" => &mut self.error,
            "warning" => &mut self.warning,
            _ => &mut self.notice,
        };
        *count = count.saturating_add(1);
    }
}

/// The most missing facts of a rule that are named.
const MOST_MISSING: usize = 12;

impl LintReport {
    /// Notes that a rule could not be told, for want of these facts; of very many some are named.
    pub fn lack(&mut self, rule: &str, missing: Vec<String>) {
        let found = self.not_evaluated.iter().position(|it| it.rule == rule);
        let at = found.unwrap_or_else(|| {
            self.not_evaluated.push(NotEvaluated {
                rule: String::from(rule),
                missing: Vec::new(),
            });
            self.not_evaluated.len().saturating_sub(1)
        });
        let Some(listed) = self.not_evaluated.get_mut(at) else {
            return;
        };
        for fact in missing {
            let known = listed.missing.len();
            if known > MOST_MISSING || listed.missing.contains(&fact) {
                continue;
            }
            listed.missing.push(if known < MOST_MISSING {
                fact
            } else {
                String::from("and others")
            });
        }
    }

    /// The findings as diagnostics, for whoever prints those.
    #[must_use]
    pub fn diagnostics(&self) -> Vec<DiagnosticReport> {
        let diagnostics = self.findings.iter().map(|finding| DiagnosticReport {
            code: finding.rule.clone(),
            severity: String::from(finding.severity),
            message: finding.message.clone(),
            file: finding.place.file.clone(),
            line: finding.place.line,
            column: finding.place.column,
            end_line: finding.place.end_line,
            end_column: finding.place.end_column,
            notes: Vec::new(),
            help: finding.fix.join("; "),
        });
        diagnostics.collect()
    }

    /// The report as plain text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for finding in &self.findings {
            let LintPlace {
                file,
                line,
                column,
                pointer,
                ..
            } = &finding.place;
            let (severity, rule, message) = (finding.severity, &finding.rule, &finding.message);
            text.push_str(&format!(
                "{severity}[{rule}]: {message}\n  at {file}:{line}:{column} {pointer}\n"
            ));
            for fix in &finding.fix {
                text.push_str(&format!("  fix: {fix}\n"));
            }
        }
        let LintSummary {
            files,
            error,
            warning,
            notice,
            ..
        } = &self.summary;
        text.push_str(&format!(
            "policies: {files}, errors: {error}, warnings: {warning}, notices: {notice}\n"
        ));
        if !self.not_evaluated.is_empty() {
            text.push_str("Not evaluated, for want of what they need\n");
        }
        for rule in &self.not_evaluated {
            text.push_str(&format!("  {}: {}\n", rule.rule, rule.missing.join(", ")));
        }
        text
    }
}
