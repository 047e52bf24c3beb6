//! `wizard`: the questions of a decision one by one.

use std::env;

use clap::ColorChoice;
use tollgate_core::model::Model;
use tollgate_core::policy::lint::Beside;
use tollgate_core::trace;

use crate::answers::{add, from_file, shared};
use crate::arguments::Wizard;
use crate::failure::{Failure, rendered};
use crate::output::{Answer, coloured, dumb};
use crate::wizard::{
    Facts, Palette, Rules, Signs, Theme, is_there, last_session, left, policy, run_plain,
    run_screen, size, start, trace as map,
};
use crate::{clock, estate, input, specs};

/// What stands in the place of a decision for the screen about policies.
const POLICY: &str = "policy";
/// What stands there for the screen about an estate.
const TRACE: &str = "trace";

/// Runs the wizard on the terminal; the result is the answer.
pub fn run(arguments: &Wizard, color: ColorChoice) -> Result<Answer, Failure> {
    if !is_there() {
        return Err(Failure::new(
            "the wizard needs a terminal, and there is none",
            "without one use `tollgate decide`, `tollgate price`, `tollgate place`, `tollgate policy`, \
             `tollgate trace`, `tollgate collect`, `tollgate plan` or `tollgate spec`; \
             `tollgate decide --list` names what can be decided",
        ));
    }
    let loaded = specs::load(&arguments.facts.spec)?;
    fits_screen(arguments)?;
    if arguments.decision.as_deref() == Some(POLICY) {
        return policies(arguments, loaded.model, color);
    }
    if arguments.decision.as_deref() == Some(TRACE) {
        return packets(arguments, &loaded.model, color);
    }
    let mut rules = Rules::new(loaded.model, arguments.facts.on.or_else(clock::today));
    rules.options = options(arguments);
    let facts = facts(arguments, &rules)?;
    let state = start(&rules, facts, size()).map_err(|wrong| Failure {
        text: rendered(&wrong, &[]),
    })?;
    let ended = if arguments.plain || accessible() || dumb() {
        run_plain(&rules, state)
    } else {
        run_screen(&rules, state, theme(color))
    };
    match ended {
        Ok((state, how)) => Ok(left(&rules, &state, how)),
        Err(error) => Err(Failure::new(
            format!("the terminal cannot be used: {error}"),
            "use `tollgate wizard --plain`, or `tollgate decide`",
        )),
    }
}

/// Whether everything that was given is for the screen that is asked for.
fn fits_screen(arguments: &Wizard) -> Result<(), Failure> {
    let screen = arguments.decision.as_deref();
    if screen != Some(TRACE) {
        if let Some(path) = &arguments.estate {
            return Err(Failure::new(
                format!("`{}` is one word too many", path.display()),
                "only `tollgate wizard trace` takes an estate",
            ));
        }
        if arguments.untold.is_some() {
            return Err(Failure::new(
                "there is no estate that `--region`, `--account` or `--parameter` could be of",
                "only `tollgate wizard trace FOLDER` takes them",
            ));
        }
    }
    if arguments.beside.is_some() && screen != Some(POLICY) {
        return Err(Failure::new(
            "there are no policies that `--beside` could stand beside",
            "only `tollgate wizard policy` takes it",
        ));
    }
    Ok(())
}

/// The screen for policies, with the case of a file.
fn policies(arguments: &Wizard, model: Model, color: ColorChoice) -> Result<Answer, Failure> {
    let judge = policy::Judge {
        known: specs::knowledge(&model)?,
        model,
        on: arguments.facts.on.or_else(clock::today),
    };
    let mut desk = policy::Desk::new(&judge, size());
    if let Some(path) = &arguments.answers {
        desk.take(&judge, &input::read(path)?.text);
    }
    if let Some(beside) = input::read_as(arguments.beside.as_deref(), Beside::from_json)? {
        desk.stand_beside(&judge, beside);
    }
    let ended = if arguments.plain || accessible() || dumb() {
        policy::run_plain(&judge, desk)
    } else {
        policy::run_screen(&judge, desk, theme(color))
    };
    match ended {
        Ok((desk, how)) => Ok(policy::left(&desk, how)),
        Err(error) => Err(Failure::new(
            format!("the terminal cannot be used: {error}"),
            "use `tollgate wizard policy --plain`, or `tollgate policy`",
        )),
    }
}

/// The screen for an estate.
fn packets(arguments: &Wizard, model: &Model, color: ColorChoice) -> Result<Answer, Failure> {
    let Some(path) = &arguments.estate else {
        return Err(Failure::new(
            "`wizard trace` needs an estate",
            "name a folder or a file: `tollgate wizard trace FOLDER`; `tollgate collect` prints what fills one",
        ));
    };
    let known = trace::Knowledge::of(model, arguments.facts.on.or_else(clock::today));
    let world = map::World::new(known, estate::load(&[path], &arguments.untold)?);
    let start = map::Map::new(&world, size());
    let ended = if arguments.plain || accessible() || dumb() {
        map::run_plain(&world, start)
    } else {
        map::run_screen(&world, start, theme(color))
    };
    match ended {
        Ok((shown, how)) => Ok(map::left(&shown, how)),
        Err(error) => Err(Failure::new(
            format!("the terminal cannot be used: {error}"),
            "use `tollgate wizard trace FOLDER --plain`, or `tollgate trace`",
        )),
    }
}

/// The decision and the answers that the command line brings along.
fn facts(arguments: &Wizard, rules: &Rules) -> Result<Facts, Failure> {
    let resumed = match arguments.resume.as_deref() {
        None => None,
        Some("") => Some(last_session().ok_or_else(nothing_kept)?),
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
    if let (None, [only]) = (&facts.decision, rules.choices.decisions.as_slice()) {
        facts.decision = Some(only.id.clone());
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

/// Whether the user asked for line-by-line questions once and for all.
fn accessible() -> bool {
    env::var_os("ACCESSIBLE")
        .is_some_and(|value| !value.is_empty() && value != "0" && value != "false")
}

fn theme(color: ColorChoice) -> Theme {
    Theme {
        palette: match coloured(color, true) {
            true => Palette::Colours,
            false => Palette::Plain,
        },
        signs: if reads_utf8() {
            Signs::LINES
        } else {
            Signs::ASCII
        },
    }
}

/// Whether the locale says that the terminal reads UTF-8; the first variable that is set decides.
fn reads_utf8() -> bool {
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let locale = locale.unwrap_or_default().to_lowercase();
    cfg!(windows) || locale.contains("utf-8") || locale.contains("utf8")
}
