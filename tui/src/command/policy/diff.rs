//! `policy diff`: what one policy lets through and the other does not.

use std::path::Path;

use tollgate_core::json::Json;
use tollgate_core::policy::diff::diff;
use tollgate_core::policy::document::{Document, read};
use tollgate_core::policy::fault::Fault;
use tollgate_core::report::{Difference, PolicyDiff};

use crate::arguments::{Diff, PlainFormat};
use crate::command::json;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::{input, specs};

/// Compares two files.
pub fn run(arguments: &Diff) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.spec)?;
    let (first, second) = (policy(&arguments.first)?, policy(&arguments.second)?);
    let found = diff(&first, &second);
    Ok(Answer {
        text: match arguments.format {
            PlainFormat::Text => text(arguments, &found),
            PlainFormat::Json => json(&found)?,
        },
        shape: match arguments.format {
            PlainFormat::Text => Shape::Reading,
            PlainFormat::Json => Shape::Exact,
        },
        aside: loaded.aside,
        farewell: String::new(),
        exit: if found.same { Exit::Fine } else { Exit::No },
    })
}

fn policy(path: &Path) -> Result<Document, Failure> {
    let file = input::read(path)?;
    let files = std::slice::from_ref(&file);
    let json = Json::parse(&file.text).map_err(|wrong| Failure::diagnosed(&[wrong], files))?;
    let mut faults = Vec::new();
    let document = read(&json, "", &mut faults);
    let grave = faults.iter().filter(|fault| !fault.kind.is_harmless());
    let grave: Vec<_> = grave.map(Fault::diagnostic).collect();
    if grave.is_empty() {
        Ok(document)
    } else {
        Err(Failure::diagnosed(&grave, files))
    }
}

fn text(arguments: &Diff, found: &PolicyDiff) -> String {
    let mut text = String::new();
    for (path, list) in [
        (&arguments.first, &found.only_first),
        (&arguments.second, &found.only_second),
    ] {
        if list.is_empty() {
            continue;
        }
        text.push_str(&format!("Only {} lets through\n", path.display()));
        for one in list {
            text.push_str(&line(one));
        }
    }
    let tried = found.tried;
    text + &match (found.same, found.complete) {
        (true, true) => {
            format!("They let the same through: {tried} kinds of requests stand for all\n")
        }
        (true, false) => format!(
            "No difference was found among {tried} kinds of requests, which do not stand for all\n"
        ),
        (false, true) => format!("Kinds of requests tried, which stand for all: {tried}\n"),
        (false, false) => {
            format!("Kinds of requests tried: {tried}; there may be further differences\n")
        }
    }
}

fn line(one: &Difference) -> String {
    let keys = one
        .context
        .iter()
        .map(|key| format!("{} {}", key.name, key.values.join(", ")));
    let keys: Vec<String> = keys.collect();
    let with = if keys.is_empty() {
        String::new()
    } else {
        format!(", with {}", keys.join("; "))
    };
    let denied = if one.denied_by.is_empty() {
        String::from("nothing there allows it")
    } else {
        format!("{} there denies it", one.denied_by)
    };
    format!(
        "  {} on {} by {}{with}\n    {} allows it; {denied}\n",
        one.action, one.resource, one.principal, one.allowed_by
    )
}
