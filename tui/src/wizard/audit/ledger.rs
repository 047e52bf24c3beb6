//! What was found, and which of it is looked at.

use tollgate_core::report::{LintFinding, LintReport, OptionText};

use crate::wizard::field::TextLine;
use crate::wizard::picker::{Picker, Several};
use crate::wizard::state::Size;

/// What an audit found; it does not change any more.
pub struct Audited {
    /// The findings, the worst first, and what could not be told.
    pub report: LintReport,
}

/// The state of the screen between two keys.
#[derive(Debug, Clone)]
pub struct Ledger {
    /// How large the screen is.
    pub size: Size,
    /// The findings as a list to filter; then what could not be told.
    pub picker: Picker,
    /// What has the keys.
    pub panel: Panel,
    /// The first line of the detail that is shown.
    pub top: usize,
    /// What stands before everything else.
    pub dialog: Option<Dialog>,
    /// What the last message did, where that is not plain to see.
    pub notice: Option<String>,
}

/// What has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The list.
    List,
    /// What is said about the one under the cursor.
    Detail,
}

/// What stands before everything else until it is answered.
#[derive(Debug, Clone)]
pub enum Dialog {
    /// The keys.
    Help,
    /// The name of a file for the report, and why it could not be written.
    Save(TextLine, Option<String>),
}

/// How a line of the detail is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// What it is.
    Heading,
    /// A sentence.
    Plain,
    /// What mends it.
    Fix,
    /// Where it is from.
    Muted,
}

impl Ledger {
    /// The list with the cursor on the worst.
    pub fn new(audited: &Audited, size: Size) -> Self {
        let mut picker = Picker::new(listed(&audited.report), Several::No);
        picker.filtering = false;
        Self {
            size,
            picker,
            panel: Panel::List,
            top: 0,
            dialog: None,
            notice: None,
        }
    }

    /// The place of what has the cursor, among everything that is listed.
    pub fn current(&self) -> Option<usize> {
        self.picker.shown.get(self.picker.cursor).copied()
    }
}

/// Every finding in a line; then, in a line each, what could not be told and what was not understood.
fn listed(report: &LintReport) -> Vec<OptionText> {
    let line = |id: &str, text: String| OptionText {
        id: id.to_string(),
        text,
        help: String::new(),
    };
    let findings = report.findings.iter();
    let findings =
        findings.map(|it| line(&it.rule, format!("{} {}", mark(it.severity), it.message)));
    let mut lines: Vec<OptionText> = findings.collect();
    for (many, said) in [
        (report.accepted.len(), "accepted"),
        (report.not_evaluated.len(), "checks that could not be told"),
        (report.skipped.len(), "texts that were not understood"),
    ] {
        if many > 0 {
            lines.push(line("", format!("- {many} {said}")));
        }
    }
    lines
}

/// The sign of a severity.
pub fn mark(severity: &str) -> char {
    match severity {
        "error" => 'x',
        "warning" => '!',
        _ => 'i',
    }
}

/// Everything there is to say about a line of the list.
pub fn detail(report: &LintReport, place: usize) -> Vec<(Tone, String)> {
    let Some(finding) = report.findings.get(place) else {
        return beside(report, place - report.findings.len().min(place));
    };
    let mut said = vec![(
        Tone::Heading,
        format!("{}: {}", finding.severity, finding.message),
    )];
    said.extend(finding.why.iter().map(|why| (Tone::Plain, why.clone())));
    for fix in &finding.fix {
        said.push((Tone::Fix, fix.clone()));
    }
    if let Some(plan) = &finding.plan {
        let (decision, answers) = (&plan.decision, plan.answers.join(" "));
        let said_plan = format!("tollgate plan {decision} {answers}");
        said.push((Tone::Fix, said_plan));
    }
    if let Some(saving) = &finding.monthly_saving {
        said.push((Tone::Plain, format!("saves {saving} USD a month")));
    }
    let at = &finding.place;
    if !at.file.is_empty() {
        let place = format!("at {}:{} {}", at.file, at.line, at.pointer);
        said.push((Tone::Muted, place));
    }
    if !finding.resources.is_empty() {
        let involved = format!("involved: {}", finding.resources.join(", "));
        said.push((Tone::Muted, involved));
    }
    let source = tollgate_core::report::text::source(&finding.source);
    said.push((Tone::Muted, format!("{}; {source}", finding.rule)));
    said
}

/// What stands under one of the lines after the findings.
fn beside(report: &LintReport, place: usize) -> Vec<(Tone, String)> {
    let accepted = report.accepted.iter().map(|it| {
        let until = it.until.as_deref().unwrap_or("for good");
        format!("{} at {}: {} ({until})", it.rule, it.resource, it.reason)
    });
    let open = report.not_evaluated.iter();
    let open = open.map(|it| format!("{}: needs {}", it.rule, it.missing.join(", ")));
    let groups: [Vec<String>; 3] = [accepted.collect(), open.collect(), report.skipped.clone()];
    let mut there = groups.into_iter().filter(|group| !group.is_empty());
    let group = there.nth(place).unwrap_or_default();
    group.into_iter().map(|said| (Tone::Plain, said)).collect()
}

/// What mends a finding, as it would be typed.
pub fn mending(finding: &LintFinding) -> String {
    let mut lines = finding.fix.clone();
    if let Some(plan) = &finding.plan {
        let (decision, answers) = (&plan.decision, plan.answers.join(" "));
        lines.push(format!("tollgate plan {decision} {answers}"));
    }
    lines.join("\n")
}
