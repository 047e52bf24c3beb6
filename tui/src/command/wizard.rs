//! `wizard`: the start, the questions of a decision one by one, and the screens beside them.

mod manner;
mod visit;

use clap::ColorChoice;
use tollgate_core::model::Model;

use crate::answers::{add, from_file, shared};
use crate::arguments::Wizard;
use crate::failure::{Failure, rendered};
use crate::output::Answer;
use crate::wizard::{
    Door, Facts, Left, Message, Rules, Tool, is_there, left, recent, size, start, update,
};
use crate::{clock, specs};

use manner::Manner;

/// The verbs that ask nothing.
const WITHOUT: &str = "without one use `tollgate decide`, `tollgate price`, `tollgate place`, `tollgate policy`, \
     `tollgate trace`, `tollgate audit`, `tollgate plan`, `tollgate collect` or `tollgate spec`; \
     `tollgate decide --list` names what can be decided";

/// Runs the wizard on the terminal; the result is the answer.
pub fn run(arguments: &Wizard, color: ColorChoice) -> Result<Answer, Failure> {
    if !is_there() {
        return Err(Failure::new(
            "the wizard needs a terminal, and there is none",
            WITHOUT,
        ));
    }
    let loaded = specs::load(&arguments.facts.spec)?;
    let mut manner = Manner::new(arguments, color);
    let tool = tool(arguments.decision.as_deref());
    fits_screen(arguments, tool)?;
    if let Some(tool) = tool {
        let door = Door {
            tool,
            estate: arguments.estate.clone(),
        };
        let (answer, _) = visit::go(&door, arguments, &loaded.model, &mut manner)?;
        return Ok(answer);
    }
    guide(arguments, loaded.model, &mut manner)
}

/// From the start to decisions and screens, and back, until it is left.
fn guide(arguments: &Wizard, model: Model, manner: &mut Manner) -> Result<Answer, Failure> {
    let mut rules = Rules::new(model, arguments.facts.on.or_else(clock::today));
    rules.options = options(arguments);
    rules.recent = recent();
    rules.region.clone_from(&arguments.untold.region);
    let facts = facts(arguments, &rules)?;
    let mut state = start(&rules, facts, size()).map_err(|wrong| Failure {
        text: rendered(&wrong, &[]),
    })?;
    let mut last = None;
    loop {
        let how;
        (state, how) = manner.lead(&rules, state)?;
        let Some(door) = state.door.take().filter(|_| how == Left::Elsewhere) else {
            // Whoever answered nothing wants what was looked at last.
            let nothing = state.facts.answers.given.is_empty() && how != Left::Interrupted;
            let seen = last.filter(|_| nothing);
            return Ok(seen.unwrap_or_else(|| left(&rules, &state, how)));
        };
        match visit::go(&door, arguments, &rules.model, manner) {
            Ok((answer, Left::Interrupted)) => return Ok(answer),
            Ok((answer, Left::Finished | Left::Elsewhere)) => {
                last = Some(answer);
                state = update(&rules, state, Message::Back).0;
            }
            Err(failure) => {
                let why = failure.text.trim_start_matches("error: ").trim();
                let why = why.replace("\n  = help: ", "; ");
                state = update(&rules, state, Message::NotOpened(why)).0;
            }
        }
        state = update(&rules, state, Message::Resized(size())).0;
    }
}

/// Whether everything that was given is for the screen that is asked for.
fn fits_screen(arguments: &Wizard, tool: Option<Tool>) -> Result<(), Failure> {
    // What the start leads to may be an estate.
    let start = arguments.decision.is_none();
    if !start && !tool.is_some_and(Tool::needs_estate) {
        if let Some(path) = &arguments.estate {
            return Err(Failure::new(
                format!("`{}` is one word too many", path.display()),
                "only `tollgate wizard trace` and `tollgate wizard audit` take an estate",
            ));
        }
        if arguments.untold.account.is_some() || !arguments.untold.parameter.is_empty() {
            return Err(Failure::new(
                "there is no estate that `--account` or `--parameter` could be of",
                "only `tollgate wizard trace FOLDER` and `tollgate wizard audit FOLDER` take them",
            ));
        }
    }
    if arguments.beside.is_some() && tool != Some(Tool::Policy) {
        return Err(Failure::new(
            "there are no policies that `--beside` could stand beside",
            "only `tollgate wizard policy` takes it",
        ));
    }
    Ok(())
}

fn tool(word: Option<&str>) -> Option<Tool> {
    Tool::ALL.into_iter().find(|tool| Some(tool.word()) == word)
}

/// The decision and the answers that the command line brings along.
fn facts(arguments: &Wizard, rules: &Rules) -> Result<Facts, Failure> {
    let resumed = match arguments.resume.as_deref() {
        None => None,
        Some("") => Some(rules.recent.first().cloned().ok_or_else(nothing_kept)?),
        Some(share) => Some(share.to_string()),
    };
    let mut facts = Facts {
        decision: arguments.decision.clone(),
        ..Facts::default()
    };
    if let Some((decision, answers)) = resumed.as_deref().map(shared).transpose()? {
        facts.decision = facts.decision.or(Some(decision));
        facts.answers = answers;
    }
    if let Some(path) = &arguments.answers {
        let decision = facts
            .decision
            .get_or_insert_with(|| crate::answers::MAIN.to_string());
        let read = from_file(path, &rules.model, decision)?;
        add(&mut facts.answers, read);
    }
    Ok(facts)
}

/// What a command needs besides the answers to come to the same result.
fn options(arguments: &Wizard) -> Vec<String> {
    let specs = arguments.facts.spec.iter();
    let specs = specs.flat_map(|path| ["--spec".to_string(), path.display().to_string()]);
    let on = arguments.facts.on.iter();
    let on = on.flat_map(|day| ["--on".to_string(), day.to_string()]);
    specs.chain(on).collect()
}

fn nothing_kept() -> Failure {
    Failure::new(
        "no earlier wizard is kept to go on with",
        "leave `--resume` out, or give it the share text of a result",
    )
}
