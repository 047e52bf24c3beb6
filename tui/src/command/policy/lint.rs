//! `policy lint`: what is wrong with policies.

use tollgate_core::policy::lint::{Attachment, Beside, Options, lint};

use crate::arguments::{Endpoint, Lint, LintFormat};
use crate::command::{json, sarif};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::{clock, input, specs};

/// Looks through every file.
pub fn run(arguments: &Lint) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.facts.spec)?;
    let known = specs::knowledge(&loaded.model)?;
    let mut files = Vec::new();
    for path in &arguments.files {
        files.push(input::read(path)?);
    }
    let options = Options {
        attachment: match arguments.endpoint {
            None => Attachment::Endpoint,
            Some(Endpoint::Gateway) => Attachment::Gateway,
            Some(Endpoint::Interface) => Attachment::Interface,
            Some(Endpoint::Resource) => Attachment::Resource,
        },
        service: arguments.service.clone(),
        on: arguments.facts.on.or_else(clock::today),
        beside: input::read_as(arguments.beside.as_deref(), Beside::from_json)?.unwrap_or_default(),
    };
    let report = lint(&loaded.model, &known, &files, &options)
        .map_err(|wrong| Failure::diagnosed(&wrong, &files))?;
    Ok(Answer {
        text: match arguments.format {
            LintFormat::Text => report.text(),
            LintFormat::Json => json(&report)?,
            LintFormat::Sarif => sarif(&report.diagnostics())?,
        },
        shape: match arguments.format {
            LintFormat::Text => Shape::Reading,
            LintFormat::Json | LintFormat::Sarif => Shape::Exact,
        },
        aside: loaded.aside,
        farewell: String::new(),
        exit: Exit::answer(!arguments.fail_on.reached(&report.summary)),
    })
}
