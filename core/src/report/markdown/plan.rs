//! A plan as a runbook.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::{choices, escape, section, source, table};
use crate::report::{PlanInput, PlanNote, PlanReport, PlanStatus};

/// The runbook: what must be so, the steps, what shows that it works, what changes for open
/// connections, what to watch, the way back and the cost.
#[must_use]
pub fn plan(report: &PlanReport) -> String {
    let mut text = String::new();
    let Some(outcome) = &report.outcome else {
        return needed(report);
    };
    let _ = write!(
        text,
        "# {}\n\n{}\n",
        escape(&outcome.title),
        escape(&outcome.summary)
    );
    match report.status {
        PlanStatus::Nothing => text.push_str(
            "\nNothing is to be built for this outcome: there is no code for it, and the steps below are all there is.\n",
        ),
        PlanStatus::Ready | PlanStatus::Open => {}
    }
    section(&mut text, "Cautions", {
        let cautions = report.cautions.iter();
        let lines = cautions.map(|it| format!("- {} {}", escape(&it.text), source(&it.source)));
        lines.collect()
    });
    notes(&mut text, "Prerequisites", &report.before);
    section(&mut text, "What has to be known", inputs(&report.inputs));
    let steps = (1_u32..).zip(&report.steps);
    let steps = steps.map(|(number, step)| format!("{number}. {}", escape(step)));
    section(&mut text, "Steps", steps.collect());
    section(&mut text, "What is built", built(report));
    notes(&mut text, "Verification", &report.verify);
    notes(&mut text, "Open connections", &report.connections);
    notes(&mut text, "Monitoring", &report.watch);
    notes(&mut text, "Rollback", &report.rollback);
    if let Some(price) = &report.price {
        let currency = crate::report::text::CURRENCY;
        let _ = write!(text, "\n### Cost a month\n\n{}", table(price, currency, 0));
    } else if report.status == PlanStatus::Ready {
        text.push_str("\n### Cost a month\n\nNothing is billed, or not every answer that the bill needs was given.\n");
    }
    if report.resource_policy.is_some() {
        text.push_str("\n### Policy of the resource\n\nThe perimeter needs a policy at the resource as well: `--format json` holds it as `resource_policy`.\n");
    }
    let missing = report
        .policy_missing
        .iter()
        .map(|it| format!("- `{it}=...`"));
    section(
        &mut text,
        "Statements of the policies that are left out need",
        missing.collect(),
    );
    let unused = report.unused.iter().map(|it| format!("- `{it}`"));
    section(&mut text, "Given, but not used", unused.collect());
    let sources = report.sources.iter().map(|it| format!("- {}", source(it)));
    section(&mut text, "Sources", sources.collect());
    if !report.share.is_empty() {
        let _ = write!(text, "\nShare: `{}`\n", report.share);
    }
    text
}

fn needed(report: &PlanReport) -> String {
    let mut text = String::from("# More answers are needed\n");
    if let Some(question) = &report.question {
        let _ = write!(text, "\n`{}`: {}\n", question.id, escape(&question.text));
        section(&mut text, "Choices", choices(&report.decision, question));
    }
    let names = report.needed.iter().map(|it| format!("- `{it}=...`"));
    section(&mut text, "Needed, or perhaps needed", names.collect());
    text
}

fn inputs(inputs: &[PlanInput]) -> Vec<String> {
    let line = |input: &PlanInput| {
        let values = if input.values.is_empty() {
            String::from("*to be set*")
        } else {
            format!("`{}`", input.values.join("`, `"))
        };
        let run = match input.run.as_str() {
            "" => String::new(),
            run => format!("; find it with `{run}`"),
        };
        format!("- `{}`: {} ({values}){run}", input.id, escape(&input.text))
    };
    inputs.iter().map(line).collect()
}

fn built(report: &PlanReport) -> Vec<String> {
    let mut lines = Vec::new();
    for resource in &report.resources {
        lines.push(format!("- {}: `{}`", escape(&resource.text), resource.id));
    }
    if !lines.is_empty() {
        lines.push(String::from(
            "\nThe code is printed by `--format terraform`, `cloudformation` and `aws-cli`; commands here use the variables of that script.",
        ));
    }
    lines
}

fn notes(text: &mut String, heading: &str, notes: &[PlanNote]) {
    let mut lines = Vec::new();
    for note in notes {
        lines.push(format!("- {}", escape(&note.text)));
        if !note.run.is_empty() {
            let commands: Vec<String> = note.run.iter().map(|run| format!("  {run}")).collect();
            lines.push(format!("\n  ```sh\n{}\n  ```\n", commands.join("\n")));
        }
        if !note.expect.is_empty() {
            lines.push(format!("  Expected: {}\n", escape(&note.expect)));
        }
    }
    section(text, heading, lines);
}
