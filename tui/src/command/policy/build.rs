//! `policy build`: policies for a goal of the decision `perimeter`.

use tollgate_core::decide::{Defaults, Request, decide};
use tollgate_core::facts::{Answer as Given, Answers};
use tollgate_core::policy::build::{DECISION, Goal, SERVICE, build, names};
use tollgate_core::report::{BuiltPolicies, BuiltPolicy};

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
    let written = built.endpoint_policy.as_ref().map(pretty).transpose()?;
    built.characters =
        u32::try_from(written.as_ref().map_or(0, |it| it.chars().count())).unwrap_or(u32::MAX);
    let none = built.endpoint_policy.is_none() && built.resource_policy.is_none();
    Ok(Answer {
        text: match arguments.format {
            PlainFormat::Json => json(&built)?,
            PlainFormat::Text => text(&built)?,
        },
        shape: Shape::Exact,
        aside: loaded.aside,
        farewell: missing(&built),
        exit: if none { Exit::Open } else { Exit::Fine },
    })
}

fn pretty(policy: &BuiltPolicy) -> Result<String, Failure> {
    serde_json::to_string_pretty(policy).map_err(|error| {
        Failure::new(
            format!("the policy cannot be written: {error}"),
            "use `--format json`",
        )
    })
}

fn text(built: &BuiltPolicies) -> Result<String, Failure> {
    let mut text = String::new();
    for (title, policy) in [
        ("Endpoint policy", &built.endpoint_policy),
        ("Resource policy", &built.resource_policy),
    ] {
        if let Some(policy) = policy {
            text.push_str(&format!("{title}\n{}\n", pretty(policy)?));
        }
    }
    Ok(text)
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
