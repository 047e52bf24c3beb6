//! What the sections say that follow from the result: steps, names, policies, code, sources.

use tollgate_core::report::text::source;
use tollgate_core::report::{DecisionReport, PlanNote, PlanReport, SourceText};

use super::paragraphs::{from, gap, heading, muted, plain, said};
use super::{Opens, Paragraph, Tone};
use crate::wizard::export::{DIALECTS, code};
use crate::wizard::rules::Rules;
use crate::wizard::state::State;

/// What is to be done, from what must be so first to the way back.
pub fn steps(plan: &PlanReport) -> Vec<Paragraph> {
    let mut said = Vec::new();
    notes(&mut said, "Before", &plan.before);
    if !plan.steps.is_empty() {
        titled(&mut said, "To do");
        let steps = plan.steps.iter().enumerate();
        said.extend(steps.map(|(index, step)| plain(format!("{}. {step}", index + 1))));
    }
    notes(&mut said, "It works if", &plan.verify);
    notes(&mut said, "Open connections", &plan.connections);
    notes(&mut said, "To watch", &plan.watch);
    notes(&mut said, "The way back", &plan.rollback);
    said
}

fn titled(said: &mut Vec<Paragraph>, title: &str) {
    if !said.is_empty() {
        said.push(gap());
    }
    said.push(heading(title));
}

fn notes(said: &mut Vec<Paragraph>, title: &str, notes: &[PlanNote]) {
    if notes.is_empty() {
        return;
    }
    titled(said, title);
    for note in notes {
        said.push(plain(format!("- {}", note.text)));
        said.extend(note.run.iter().map(|run| muted(&format!("  $ {run}"))));
        if !note.expect.is_empty() {
            said.push(muted(&format!("  prints {}", note.expect)));
        }
    }
}

/// What a decision beside this one comes to, and the way into it.
pub fn beside(rules: &Rules, report: &DecisionReport) -> Vec<Paragraph> {
    let title = rules.decision(&report.decision);
    let title = title.map_or(report.decision.as_str(), |it| &it.title);
    let mut lines = vec![heading(title)];
    if let Some(outcome) = &report.outcome {
        lines.extend([plain(&outcome.title), plain(&outcome.summary)]);
        for reason in &outcome.reasons {
            lines.extend([plain(format!("- {}", reason.because)), from(&reason.source)]);
        }
        for (index, step) in outcome.steps.iter().enumerate() {
            lines.push(plain(format!("{}. {step}", index + 1)));
        }
    } else {
        let possible = report.possible.iter();
        let possible =
            possible.map(|id| plain(format!("- {}", rules.outcome(&report.decision, id))));
        lines.push(plain("Still possible:"));
        lines.extend(possible);
    }
    for caution in &report.cautions {
        lines.push(said(Tone::Caution, format!("- {}", caution.text)));
        lines.push(from(&caution.source));
    }
    let into = match &report.question {
        Some(question) => format!("Go into it: {}", question.text),
        None => "Go into it".to_string(),
    };
    lines.push(gap());
    lines.push(Paragraph {
        opens: Some(Opens::Decision(report.decision.clone())),
        ..plain(into)
    });
    lines.push(muted("Your answers go along; u comes back."));
    lines
}

/// The code in one dialect, under the names of all.
pub fn code_of(state: &State, plan: &PlanReport) -> Vec<Paragraph> {
    let names = DIALECTS.iter().map(|(format, name, _)| {
        if *format == state.dialect() {
            format!("[{name}]")
        } else {
            (*name).to_string()
        }
    });
    let names: Vec<String> = names.collect();
    let mut lines = vec![muted(&format!("{}   f: another", names.join(" ")))];
    if !plan.needed.is_empty() {
        let needed = format!("still needed: {}", plan.needed.join(", "));
        lines.push(said(Tone::Caution, needed));
    }
    let code = code(state, state.dialect()).unwrap_or_default();
    lines.extend(code.lines().map(plain));
    lines
}

/// Everything that was cited, once each.
pub fn sources(report: &DecisionReport, plan: Option<&PlanReport>) -> Vec<Paragraph> {
    let outcome = report.outcome.iter();
    let reasons = outcome.flat_map(|it| it.reasons.iter().map(|it| &it.source));
    let trail = report.trail.iter().filter_map(|it| it.source.as_ref());
    let cautions = report.cautions.iter().map(|it| &it.source);
    let of_plan = plan.into_iter().flat_map(|it| &it.sources);
    let mut said: Vec<Paragraph> = Vec::new();
    for one in reasons.chain(trail).chain(cautions).chain(of_plan) {
        cite(&mut said, one);
    }
    let price = report.price.iter();
    let rates = price.flat_map(|it| it.lines.iter().filter_map(|it| it.rate_source.as_ref()));
    for rate in rates {
        let line = plain(format!(
            "- rate: {} {}, read {}",
            rate.source, rate.section, rate.date
        ));
        if !said.contains(&line) {
            said.push(line);
        }
    }
    said
}

fn cite(said: &mut Vec<Paragraph>, one: &SourceText) {
    let line = plain(format!("- {}", source(one)));
    if !said.contains(&line) {
        said.push(line);
        if !one.url.is_empty() {
            said.push(muted(&format!("  {}", one.url)));
        }
    }
}
