//! `wizard`: the questions of a decision one by one.

use std::env;

use clap::ColorChoice;
use tollgate_core::model::Model;
use tollgate_core::trace;

use crate::answers::{add, from_file, shared};
use crate::arguments::{Untold, Wizard};
use crate::failure::{Failure, rendered};
use crate::output::{Answer, coloured, dumb};
use crate::wizard::{
    Facts, Left, Mouse, Palette, Program, Rules, Signs, Spoken, Theme, is_there, last_session,
    left, policy, show, size, speak, start, take, trace as map,
};
use crate::{clock, estate, input, specs};

/// The verbs that ask nothing.
const WITHOUT: &str = "without one use `tollgate decide`, `tollgate price`, `tollgate place`, `tollgate policy`, \
     `tollgate trace`, `tollgate audit`, `tollgate plan`, `tollgate collect` or `tollgate spec`; \
     `tollgate decide --list` names what can be decided";
/// What stands in the place of a decision for the screen about policies.
const POLICY: &str = "policy";
/// What stands there for the screen about an estate.
const TRACE: &str = "trace";

/// Runs the wizard on the terminal; the result is the answer.
pub fn run(arguments: &Wizard, color: ColorChoice) -> Result<Answer, Failure> {
    if !is_there() {
        return Err(Failure::new(
            "the wizard needs a terminal, and there is none",
            WITHOUT,
        ));
    }
    let loaded = specs::load(&arguments.facts.spec)?;
    if arguments.decision.as_deref() == Some(POLICY) {
        return policies(arguments, loaded.model, color);
    }
    if arguments.decision.as_deref() == Some(TRACE) {
        return packets(arguments, &loaded.model, color);
    }
    if let Some(path) = &arguments.estate {
        return Err(Failure::new(
            format!("`{}` is one word too many", path.display()),
            "only `tollgate wizard trace` takes an estate",
        ));
    }
    let mut rules = Rules::new(loaded.model, arguments.facts.on.or_else(clock::today));
    rules.options = options(arguments);
    let facts = facts(arguments, &rules)?;
    let state = start(&rules, facts, size()).map_err(|wrong| Failure {
        text: rendered(&wrong, &[]),
    })?;
    let (state, how) = led(&rules, state, arguments, color)?;
    Ok(left(&rules, &state, how))
}

/// Leads through a screen, or line by line, until it is left.
fn led<P, S>(
    program: &P,
    state: S,
    arguments: &Wizard,
    color: ColorChoice,
) -> Result<(S, Left), Failure>
where
    P: Program<State = S> + Spoken<State = S>,
{
    let ended = if arguments.plain || accessible() || dumb() {
        speak(program, state)
    } else {
        take(Mouse::Terminals).and_then(|mut taken| show(program, state, theme(color), &mut taken))
    };
    ended.map_err(|error| {
        Failure::new(
            format!("the terminal cannot be used: {error}"),
            format!("add `--plain`; {WITHOUT}"),
        )
    })
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
    let (desk, how) = led(&judge, desk, arguments, color)?;
    Ok(policy::left(&desk, how))
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
    let world = map::World::new(known, estate::load(&[path], &Untold::default())?);
    let (shown, how) = led(&world, map::Map::new(&world, size()), arguments, color)?;
    Ok(map::left(&shown, how))
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
