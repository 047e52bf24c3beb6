//! `decide`: one decision without a screen.

use tollgate_core::decide::{Request, decide};
use tollgate_core::facts::Answers;
use tollgate_core::model::Model;
use tollgate_core::report::{DecisionReport, DecisionStatus};
use tollgate_core::report::{markdown, text};

use super::{json, unplaced};
use crate::answers::{MAIN, add, from_file, shared, to_toml};
use crate::arguments::{Decide, DecisionFormat};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::{clock, keep, specs};

/// Takes the decision, or says which answer is missing.
pub fn run(arguments: &Decide) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.facts.spec)?;
    let shared = arguments.resume.as_deref().map(shared).transpose()?;
    let decision = named(arguments.decision.as_deref(), shared.as_ref())?;
    let given = gather(arguments, &loaded.model, &decision, shared)?;
    let request = Request {
        decision: &decision,
        answers: &given,
        defaults: arguments.defaults.into(),
        on: arguments.facts.on.or_else(clock::today),
    };
    let report = decide(&loaded.model, &request).map_err(|wrong| unplaced(&wrong))?;
    if let Some(path) = &arguments.save_answers {
        let counted = counted(&report, &given);
        let text = match path.extension().is_some_and(|ending| ending == "toml") {
            true => to_toml(&counted),
            false => counted.to_json(),
        };
        keep::write(path, text).map_err(|error| Failure::file("write", path, &error))?;
    }
    Ok(Answer {
        text: match arguments.format {
            DecisionFormat::Text => text::decision(&report),
            DecisionFormat::Markdown => markdown::decision(&report),
            DecisionFormat::Json => json(&report)?,
        },
        shape: match arguments.format {
            DecisionFormat::Text => Shape::Reading,
            DecisionFormat::Json | DecisionFormat::Markdown => Shape::Exact,
        },
        aside: loaded.aside,
        farewell: String::new(),
        exit: match report.status {
            DecisionStatus::Decided => Exit::Fine,
            DecisionStatus::Open => Exit::Open,
        },
    })
}

/// The decision that is named, or else that of the share text, or else the main one.
fn named(written: Option<&str>, shared: Option<&(String, Answers)>) -> Result<String, Failure> {
    match (written, shared) {
        (Some(written), Some((shared, _))) if written != shared => Err(Failure::new(
            format!("the share text is of the decision `{shared}`, not of `{written}`"),
            format!("write `{shared}` as the decision, or leave it out"),
        )),
        (Some(written), _) => Ok(written.to_string()),
        (None, Some((shared, _))) => Ok(shared.clone()),
        (None, None) => Ok(MAIN.to_string()),
    }
}

/// The answers of the share text, then those of the file, then those of the options.
fn gather(
    arguments: &Decide,
    model: &Model,
    decision: &str,
    shared: Option<(String, Answers)>,
) -> Result<Answers, Failure> {
    let mut given = shared.map(|(_, answers)| answers).unwrap_or_default();
    if let Some(path) = &arguments.answers {
        add(&mut given, from_file(path, model, decision)?);
    }
    let pairs: Vec<&str> = arguments.answer.iter().map(String::as_str).collect();
    let named = Answers::from_pairs(&pairs).map_err(|wrong| unplaced(&wrong))?;
    add(&mut given, named);
    Ok(given)
}

/// The answers that were asked for, with the defaults that were taken, without the unused ones.
pub fn counted(report: &DecisionReport, given: &Answers) -> Answers {
    let mut counted = Answers::default();
    for step in &report.trail {
        counted.set(&step.question, step.answer.clone());
    }
    for (question, answer) in &given.given {
        if !report.unused.contains(question) {
            counted.set(question, answer.clone());
        }
    }
    counted
}
