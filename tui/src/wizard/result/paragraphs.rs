//! What each section of the result says.

use tollgate_core::report::text::{quantity, source};
use tollgate_core::report::{
    BillOption, Change, Conclusion, DecisionReport, Refinement, SourceText,
};

use super::{Opens, Paragraph, Section, Tone, build};
use crate::wizard::rules::Rules;
use crate::wizard::state::State;
use crate::wizard::{chart, leave};

/// The paragraphs of a section; none while the decision is open.
pub fn paragraphs(rules: &Rules, state: &State, section: Section) -> Vec<Paragraph> {
    found(rules, state, section).unwrap_or_default()
}

fn found(rules: &Rules, state: &State, section: Section) -> Option<Vec<Paragraph>> {
    let report = state.report.as_ref()?;
    let outcome = report.outcome.as_ref()?;
    Some(match section {
        Section::Decision => decision(outcome),
        Section::Why => why(rules, report, outcome),
        Section::Change => change(rules, report),
        Section::Cautions => cautions(report, outcome),
        Section::Cost => cost(rules, state, report),
        Section::Steps => build::steps(state.further.plan.as_ref()?),
        Section::Names => build::beside(rules, state.further.names.as_ref()?),
        Section::Policies => build::beside(rules, state.further.policies.as_ref()?),
        Section::Code => build::code_of(state, state.further.plan.as_ref()?),
        Section::Sources => build::sources(report, state.further.plan.as_ref()),
        Section::Share => share(rules, state, report),
    })
}

pub fn heading(text: &str) -> Paragraph {
    said(Tone::Heading, text)
}

pub fn plain(text: impl Into<String>) -> Paragraph {
    said(Tone::Plain, text)
}

pub fn said(tone: Tone, text: impl Into<String>) -> Paragraph {
    Paragraph {
        tone,
        text: text.into(),
        amount: String::new(),
        opens: None,
    }
}

pub fn muted(text: &str) -> Paragraph {
    said(Tone::Muted, text)
}

pub fn from(from: &SourceText) -> Paragraph {
    said(Tone::Muted, format!("  {}", source(from)))
}

pub fn gap() -> Paragraph {
    plain("")
}

fn decision(outcome: &Conclusion) -> Vec<Paragraph> {
    let mut said = vec![heading(&outcome.title), plain(&outcome.summary)];
    if !outcome.endpoints.is_empty() {
        said.extend([gap(), heading("Endpoints")]);
    }
    for shape in &outcome.endpoints {
        said.push(plain(match shape.service.as_str() {
            "" => format!("- {}", shape.kind),
            service => format!("- {} to {service}", shape.kind),
        }));
        let settings = shape.settings.iter();
        said.extend(
            settings.map(|setting| plain(format!("    {}: {}", setting.name, setting.value))),
        );
    }
    if !outcome.steps.is_empty() {
        said.extend([gap(), heading("Steps")]);
    }
    let steps = outcome.steps.iter().enumerate();
    said.extend(steps.map(|(index, step)| plain(format!("{}. {step}", index + 1))));
    said
}

fn why(rules: &Rules, report: &DecisionReport, outcome: &Conclusion) -> Vec<Paragraph> {
    let mut said = Vec::new();
    for reason in &outcome.reasons {
        said.extend([plain(format!("- {}", reason.because)), from(&reason.source)]);
    }
    if !report.why_not.is_empty() {
        said.extend([gap(), heading("Why not something else")]);
    }
    for branch in &report.why_not {
        let outcome = rules.outcome(&report.decision, &branch.outcome);
        let failed = format!("- {outcome}: `{}` does not hold", branch.failed);
        said.extend([plain(failed), from(&branch.source)]);
    }
    said.extend([gap(), heading("Answers that led here")]);
    for step in &report.trail {
        let answer = rules.answer(&step.question, &step.answer);
        said.push(plain(format!("- {}: {answer}", step.question)));
        if !step.because.is_empty() {
            said.push(plain(format!("  {}", step.because)));
        }
        said.extend(step.source.iter().map(from));
    }
    said
}

fn change(rules: &Rules, report: &DecisionReport) -> Vec<Paragraph> {
    let mut said = Vec::new();
    let several = |change: &&Change| change.answers.len() > 1;
    if let Some(change) = report.smallest_change.as_ref().filter(several) {
        let answers = change.answers.iter().map(|changed| {
            let answer = rules.answer(&changed.question, &changed.answer);
            format!("{}: {answer}", changed.question)
        });
        let outcome = rules.outcome(&report.decision, &change.outcome);
        said.extend([
            heading("Together"),
            plain(answers.collect::<Vec<_>>().join("; ")),
            plain(format!("  -> {outcome}")),
            gap(),
        ]);
    }
    said.push(muted(match report.would_change.is_empty() {
        true => "No single other answer leads elsewhere.",
        false => "Another answer that leads elsewhere; Enter opens the question again.",
    }));
    for change in &report.would_change {
        let answer = rules.answer(&change.question, &change.answer);
        let alike = match change.alike {
            0 => String::new(),
            more => format!(" (and {more} more)"),
        };
        let outcome = match &change.outcome {
            Some(outcome) => rules.outcome(&report.decision, outcome),
            None => "more would have to be asked",
        };
        said.push(Paragraph {
            opens: Some(Opens::Question(change.question.clone())),
            ..plain(format!("{}: {answer}{alike}", change.question))
        });
        said.push(plain(format!("  -> {outcome}")));
    }
    said
}

fn cautions(report: &DecisionReport, outcome: &Conclusion) -> Vec<Paragraph> {
    let mut lines = Vec::new();
    if report.cautions.is_empty() {
        lines.push(plain("Nothing in particular to mind."));
    }
    for caution in &report.cautions {
        lines.push(said(Tone::Caution, format!("- {}", caution.text)));
        lines.push(from(&caution.source));
    }
    if !outcome.disputes.is_empty() {
        lines.extend([gap(), heading("Disputed")]);
    }
    for dispute in &outcome.disputes {
        lines.extend([
            plain(format!("- printed: {}", dispute.printed)),
            from(&dispute.printed_source),
            plain(format!("  holds: {}", dispute.holds)),
            from(&dispute.holds_source),
        ]);
    }
    lines
}

fn cost(rules: &Rules, state: &State, report: &DecisionReport) -> Vec<Paragraph> {
    let for_price = |refinement: &&Refinement| refinement.changes.iter().any(|it| it == "price");
    let (price, rest): (Vec<_>, Vec<_>) = report.refine.iter().partition(for_price);
    let mut lines = match &report.price {
        Some(price) => bill(price),
        None if price.is_empty() => vec![plain("Nothing is billed for this.")],
        None => vec![plain("Not known yet. It needs the answers below.")],
    };
    if let Some(curves) = state.further.curves.as_ref() {
        lines.extend([
            gap(),
            heading("Over the volume, beside other outcomes (c: chart)"),
        ]);
        lines.extend(
            chart::legend(curves)
                .iter()
                .map(|line| plain(line.as_str())),
        );
    }
    for (title, refinements) in [
        ("Make the price exact", price),
        ("Make the cautions exact", rest),
    ] {
        if !refinements.is_empty() {
            lines.extend([gap(), heading(title)]);
        }
        for refinement in refinements {
            let id = &refinement.question;
            let text = rules.question(id).map_or(id, |question| &question.text);
            let given = match state.facts.answers.get(id) {
                Some(answer) => rules.answer(id, answer),
                None => "not answered".to_string(),
            };
            lines.push(Paragraph {
                opens: Some(Opens::Question(id.clone())),
                ..plain(text)
            });
            lines.push(said(Tone::Muted, format!("    {given}")));
        }
    }
    lines
}

fn bill(price: &BillOption) -> Vec<Paragraph> {
    let mut lines = vec![heading("A month, in USD")];
    for line in &price.lines {
        let amount = line.amount.as_deref().unwrap_or("unknown");
        lines.push(Paragraph {
            amount: amount.to_string(),
            ..plain(&line.component)
        });
        let read = match &line.rate_source {
            Some(rate) => format!("  {}; {}, read {}", quantity(line), rate.source, rate.date),
            None => format!("  {}", quantity(line)),
        };
        lines.push(said(Tone::Muted, read));
    }
    lines.push(Paragraph {
        amount: price.total.clone(),
        ..heading("Total")
    });
    if !price.complete {
        lines.push(said(Tone::Caution, "incomplete: not every rate is known"));
    }
    for rate in &price.unknown {
        let text = format!("unknown: {} in {}. {}", rate.rate, rate.region, rate.help);
        lines.push(said(Tone::Caution, text));
    }
    for rate in &price.old {
        let text = format!(
            "{} in {} was read on {}, more than {} months ago: read it again",
            rate.rate, rate.region, rate.date, rate.months
        );
        lines.push(said(Tone::Caution, text));
    }
    lines
}

fn share(rules: &Rules, state: &State, report: &DecisionReport) -> Vec<Paragraph> {
    vec![
        heading("The same without the wizard"),
        plain(leave::command(rules, state)),
        gap(),
        heading("Share text: for --resume and for the web page"),
        plain(&report.share),
        gap(),
        heading("Files"),
        plain(
            "s saves; the ending of the name says what: .json or .toml the answers, for `--answers`; .md all of it; .tf, .yaml and .sh the code.",
        ),
        plain("y copies the share text here, the code under Code, elsewhere what is shown."),
    ]
}
