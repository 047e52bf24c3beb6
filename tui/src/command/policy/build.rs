//! `policy build`: policies for a goal of the decision `perimeter`.

use tollgate_core::decide::{Defaults, Request, decide};
use tollgate_core::facts::{Answer as Given, Answers};
use tollgate_core::model::{Model, Severity};
use tollgate_core::policy::build::{DECISION, Goal, SERVICE, build, names};
use tollgate_core::policy::lint::{Options, lint};
use tollgate_core::report::{BuiltPolicies, BuiltPolicy};
use tollgate_core::source::SourceFile;

use crate::arguments::{Build, PlainFormat};
use crate::command::{json, unplaced};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::{clock, specs};

/// Writes the policies.
pub fn run(arguments: &Build) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.facts.spec)?;
    let mut goal = Goal::default();
    let mut answers = Answers::default();
    let values = names(&loaded.model);
    for pair in &arguments.answers {
        let Some((name, value)) = pair.split_once('=') else {
            return Err(Failure::new(
                format!("`{pair}` is no answer"),
                "write NAME=VALUE",
            ));
        };
        let is_value = values.iter().any(|it| it == name);
        if !is_value && loaded.model.question(name).is_some() {
            answers.set(name, Given::Word(value.to_string()));
        } else {
            let given = value.split(',').map(str::to_string).collect();
            goal.values.push((name.to_string(), given));
        }
        if name == SERVICE {
            goal.service = value.to_string();
        }
    }
    let request = Request {
        decision: DECISION,
        answers: &answers,
        defaults: Defaults::Leave,
        on: arguments.facts.on.or_else(clock::today),
    };
    let decided = decide(&loaded.model, &request).map_err(|wrong| unplaced(&wrong))?;
    let Some(outcome) = decided.outcome else {
        let question = decided
            .question
            .map(|question| format!("{} ({})", question.id, question.text));
        return Ok(Answer {
            text: String::new(),
            shape: Shape::Reading,
            aside: loaded.aside,
            farewell: format!("answer first: {}\n", question.unwrap_or_default()),
            exit: Exit::Open,
        });
    };
    goal.outcome = outcome.id;
    let mut built = build(&loaded.model, &goal).map_err(|wrong| unplaced(&wrong))?;
    let mut written = Vec::new();
    if let Some(policy) = &built.endpoint_policy {
        let text = fitting(&loaded.model, policy, &goal)?;
        built.characters = u32::try_from(text.trim_end().chars().count()).unwrap_or(u32::MAX);
        written.push(("Endpoint policy", text));
    }
    if let Some(policy) = &built.resource_policy {
        written.push(("Resource policy", pretty(policy)?));
    }
    Ok(Answer {
        text: match arguments.format {
            PlainFormat::Json => json(&built)?,
            PlainFormat::Text => text(&written),
        },
        shape: Shape::Exact,
        aside: loaded.aside,
        farewell: missing(&built),
        exit: if written.is_empty() {
            Exit::Open
        } else {
            Exit::Fine
        },
    })
}

/// The endpoint's policy with its rows, or in one row where it would be too large for an endpoint.
fn fitting(model: &Model, policy: &BuiltPolicy, goal: &Goal) -> Result<String, Failure> {
    let known = specs::knowledge(model)?;
    let options = Options {
        service: (!goal.service.is_empty()).then(|| goal.service.clone()),
        ..Options::default()
    };
    let mut wrong = String::new();
    for text in [pretty(policy)?, json(policy)?] {
        let file = SourceFile {
            name: "policy".into(),
            text,
        };
        let report = lint(model, &known, std::slice::from_ref(&file), &options)
            .map_err(|wrong| unplaced(&wrong))?;
        let mut findings = report.findings.into_iter();
        match findings.find(|it| it.severity == Severity::Error.word()) {
            None => return Ok(file.text),
            Some(found) => wrong = found.message,
        }
    }
    Err(Failure::new(
        wrong,
        "give fewer values, or choose a wider goal: an organisation's id stands for all of its accounts",
    ))
}

fn pretty(policy: &BuiltPolicy) -> Result<String, Failure> {
    serde_json::to_string_pretty(policy).map_err(|error| {
        Failure::new(
            format!("the policy cannot be written: {error}"),
            "use `--format json`",
        )
    })
}

fn text(policies: &[(&str, String)]) -> String {
    let written = policies.iter();
    written
        .map(|(title, policy)| format!("{title}\n{}\n", policy.trim_end()))
        .collect()
}

fn missing(built: &BuiltPolicies) -> String {
    if built.missing.is_empty() {
        return String::new();
    }
    format!(
        "for the rest give {}\n",
        built
            .missing
            .iter()
            .map(|it| format!("{it}=..."))
            .collect::<Vec<_>>()
            .join(" ")
    )
}
