//! The screens beside the questions: each with what it looks at.

use tollgate_core::audit::Options;
use tollgate_core::listing::choices;
use tollgate_core::model::Model;
use tollgate_core::policy::lint::Beside;
use tollgate_core::trace::Knowledge;

use super::manner::Manner;
use crate::arguments::Wizard;
use crate::failure::Failure;
use crate::output::Answer;
use crate::wizard::{Door, Left, Tool, audit, policy, price, size, trace};
use crate::{clock, estate, input, specs};

/// Goes through a door; what is left of the screen behind it, and how it was left.
pub fn go(
    door: &Door,
    arguments: &Wizard,
    model: &Model,
    manner: &mut Manner,
) -> Result<(Answer, Left), Failure> {
    match door.tool {
        Tool::Price => prices(arguments, model, manner),
        Tool::Policy => policies(arguments, model, manner),
        Tool::Trace => packets(door, arguments, model, manner),
        Tool::Audit => findings(door, arguments, model, manner),
    }
}

fn prices(
    arguments: &Wizard,
    model: &Model,
    manner: &mut Manner,
) -> Result<(Answer, Left), Failure> {
    let till = price::Till {
        model,
        choices: choices(model),
        on: arguments.facts.on.or_else(clock::today),
    };
    let sheet = price::Sheet::new(arguments.untold.region.as_deref(), size());
    let (sheet, how) = manner.lead(&till, sheet)?;
    Ok((price::left(&sheet, how), how))
}

fn policies(
    arguments: &Wizard,
    model: &Model,
    manner: &mut Manner,
) -> Result<(Answer, Left), Failure> {
    let judge = policy::Judge {
        known: specs::knowledge(model)?,
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
    let (desk, how) = manner.lead(&judge, desk)?;
    Ok((policy::left(&desk, how), how))
}

fn packets(
    door: &Door,
    arguments: &Wizard,
    model: &Model,
    manner: &mut Manner,
) -> Result<(Answer, Left), Failure> {
    let known = Knowledge::of(model, arguments.facts.on.or_else(clock::today));
    let world = trace::World::new(known, stands(door, arguments)?);
    let start = trace::Map::new(&world, size());
    let (map, how) = manner.lead(&world, start)?;
    Ok((trace::left(&map, how), how))
}

fn findings(
    door: &Door,
    arguments: &Wizard,
    model: &Model,
    manner: &mut Manner,
) -> Result<(Answer, Left), Failure> {
    let on = arguments.facts.on.or_else(clock::today);
    let options = Options {
        on,
        ..Options::default()
    };
    let known = Knowledge::of(model, on);
    let audited = audit::Audited {
        report: tollgate_core::audit::audit(model, &known, &stands(door, arguments)?, &options),
    };
    let ledger = audit::Ledger::new(&audited, size());
    let (_, how) = manner.lead(&audited, ledger)?;
    Ok((audit::left(&audited, how), how))
}

/// What stands where the door leads.
fn stands(door: &Door, arguments: &Wizard) -> Result<tollgate_core::estate::Estate, Failure> {
    let Some(path) = &door.estate else {
        let word = door.tool.word();
        return Err(Failure::new(
            format!("`wizard {word}` needs an estate"),
            format!(
                "name a folder or a file: `tollgate wizard {word} FOLDER`; `tollgate collect` prints what fills one"
            ),
        ));
    };
    estate::load(&[path], &arguments.untold)
}
