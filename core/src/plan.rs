//! From a decision's outcome to what builds it: Terraform, CloudFormation, a script, a runbook.
//!
//! What an outcome needs is said by the blueprints of the specs. Here is only how resources are
//! [drawn](draw) from them with the answers, and how each dialect is written and quoted. What is not
//! known of the place where it is built becomes a variable with a name; nothing is made up.

mod aws_cli;
mod cloudformation;
mod draw;
mod given;
mod name;
mod policy;
mod terraform;
mod value;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

pub use crate::decide::Request;
use crate::decide::{self, Defaults, decide};
use crate::diagnostic::{Code, Diagnostic};
use crate::evaluate::cite;
use crate::facts::{Facts, check, read};
use crate::model::{Drawings, Model, NoteKind};
use crate::report::markdown;
use crate::report::{
    DecisionReport, PlanInput, PlanNote, PlanOutcome, PlanReport, PlanResource, PlanStatus,
};
use draw::{Drawn, draw};
use given::Given;

/// What a plan is printed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A runbook.
    Markdown,
    /// Terraform, for provider 6 of AWS.
    Terraform,
    /// A CloudFormation template in YAML.
    CloudFormation,
    /// A script of AWS commands.
    AwsCli,
}

/// A plan in one of its forms; where there is no code, comments say why.
#[must_use]
pub fn printed(report: &PlanReport, format: Format) -> String {
    let text = match format {
        Format::Markdown => return markdown::plan(report),
        Format::Terraform => &report.terraform,
        Format::CloudFormation => &report.cloudformation,
        Format::AwsCli => &report.aws_cli,
    };
    if !text.is_empty() {
        return text.clone();
    }
    let mut said = String::new();
    for line in markdown::plan(report).lines() {
        said.push_str(if line.is_empty() { "#" } else { "# " });
        said.push_str(line);
        said.push('\n');
    }
    said
}

/// Draws a plan as far as the answers carry. They are those to the decision's questions and to the perimeter's,
/// inputs, and values of the policy.
///
/// # Errors
/// Where the decision does not exist, an answer or input does not suit, or a name stands for nothing.
pub fn plan(model: &Model, request: &Request<'_>) -> Result<PlanReport, Vec<Diagnostic>> {
    let drawings = model.drawings.unpack().map_err(|error| {
        alloc::vec![Diagnostic::unplaced(Code::UnknownValue, format!("{error}"))]
    })?;
    let mut given = given::given(model, &drawings, request.answers)?;
    let asked = Request {
        answers: &given.answers,
        ..*request
    };
    let decided = decide(model, &asked)?;
    let mut report = begun(&decided);
    let Some(outcome) = &decided.outcome else {
        report.needed = decided.open.clone();
        return Ok(report);
    };
    // Defaults that were taken count like answers.
    for step in &decided.trail {
        given.answers.set(&step.question, step.answer.clone());
    }
    let policy = policy::policy(model, request, &given)?;
    if !policy.needed.is_empty() {
        report.question = policy.question;
        report.needed = policy.needed;
        return Ok(report);
    }
    let answered = read(model, &given.answers, request.on)?;
    let mut facts = answered.clone();
    let sheet = |facts| draw::Sheet {
        model,
        drawings: &drawings,
        facts,
        given: &given,
        outcome: (request.decision, &outcome.id),
        settings: &outcome.endpoints,
        policy: policy.endpoint.as_ref(),
    };
    let mut needed = draw(&sheet(&answered))?.needed;
    if request.defaults == Defaults::Take {
        needed.retain(|name| !take_default(model, &mut facts, name));
    }
    if let Some(first) = needed.first() {
        report.question = decide::question(model, first, request.on);
        report.needed = needed;
        return Ok(report);
    }
    let drawn = draw(&sheet(&facts))?;
    report.resource_policy = policy.resource;
    report.policy_missing = policy.missing;
    report.steps = outcome.steps.clone();
    report.outcome = Some(PlanOutcome {
        id: outcome.id.clone(),
        title: outcome.title.clone(),
        summary: outcome.summary.clone(),
    });
    report.status = if drawn.resources.is_empty() {
        PlanStatus::Nothing
    } else {
        PlanStatus::Ready
    };
    let cited = drawn.citations.iter();
    report.sources = cited
        .map(|it| cite::first(model, core::slice::from_ref(it)))
        .collect();
    report.unused = unused(&decided, &given, &drawn, &policy.used);
    written(&mut report, &drawings, &drawn);
    Ok(report)
}

/// Answers a question by its default; says whether it has one.
fn take_default(model: &Model, facts: &mut Facts, name: &str) -> bool {
    let Some((position, question)) = model.question(name) else {
        return false;
    };
    let default = question.default.as_ref();
    let value = default.and_then(|it| check(model, question, it, facts.on).ok());
    let taken = value.is_some();
    if taken {
        facts.set(position, value);
    }
    taken
}

/// What is known before anything is drawn.
fn begun(decided: &DecisionReport) -> PlanReport {
    PlanReport {
        decision: decided.decision.clone(),
        status: PlanStatus::Open,
        question: decided.question.clone(),
        needed: Vec::new(),
        outcome: None,
        inputs: Vec::new(),
        resources: Vec::new(),
        before: Vec::new(),
        steps: Vec::new(),
        verify: Vec::new(),
        connections: Vec::new(),
        watch: Vec::new(),
        rollback: Vec::new(),
        cautions: decided.cautions.clone(),
        price: decided.price.clone(),
        resource_policy: None,
        policy_missing: Vec::new(),
        unused: Vec::new(),
        sources: Vec::new(),
        share: decided.share.clone(),
        terraform: String::new(),
        cloudformation: String::new(),
        aws_cli: String::new(),
    }
}

/// Answers that the decision does not need and no blueprint repeats, and inputs that nothing takes.
fn unused(
    decided: &DecisionReport,
    given: &Given,
    drawn: &Drawn<'_>,
    policy: &[String],
) -> Vec<String> {
    let mut unused = Vec::new();
    for name in &decided.unused {
        if !drawn.answers.contains(name) && !policy.contains(name) {
            unused.push(name.clone());
        }
    }
    for (name, _) in &given.inputs {
        if !drawn.used.contains(name) {
            unused.push(name.clone());
        }
    }
    unused
}

/// Everything that is written of what was drawn.
fn written(report: &mut PlanReport, drawings: &Drawings, drawn: &Drawn<'_>) {
    for input in &drawn.inputs {
        report.inputs.push(PlanInput {
            id: input.name.clone(),
            text: input.title.clone(),
            several: input.several,
            values: input.values.clone(),
            run: input.run.clone(),
        });
    }
    for resource in &drawn.resources {
        report.resources.push(PlanResource {
            id: resource.name.clone(),
            text: resource.construct.title.clone(),
            terraform: terraform::address(resource),
            cloudformation: cloudformation::logical(resource),
        });
    }
    for note in &drawn.notes {
        let shown = PlanNote {
            text: note.text.clone(),
            run: note
                .run
                .iter()
                .map(|run| aws_cli::command(drawn, run))
                .collect(),
            expect: note.expect.clone(),
        };
        match note.kind {
            NoteKind::Before => report.before.push(shown),
            NoteKind::Verify => report.verify.push(shown),
            NoteKind::Connections => report.connections.push(shown),
            NoteKind::Watch => report.watch.push(shown),
            NoteKind::Rollback => report.rollback.push(shown),
        }
    }
    if drawn.resources.is_empty() || drawings.constructs.is_empty() {
        return;
    }
    let title = report.outcome.as_ref().map_or("", |it| it.title.as_str());
    report.terraform = terraform::terraform(drawn, title);
    report.cloudformation = cloudformation::cloudformation(drawn, title);
    report.aws_cli = aws_cli::script(drawn, title);
}
