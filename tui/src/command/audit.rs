//! `audit`: what is wrong in an estate.

use tollgate_core::audit::{Baseline, Options, Usage, audit};
use tollgate_core::estate::read::Beside;
use tollgate_core::report::{html, markdown, sarif, text};
use tollgate_core::trace::Knowledge;

use super::json;
use crate::arguments::{Audit, AuditFormat};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::{clock, estate, input, specs};

/// Looks through an estate.
pub fn run(arguments: &Audit) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.facts.spec)?;
    let on = arguments.facts.on.or_else(clock::today);
    let known = Knowledge::of(&loaded.model, on);
    let beside = Beside {
        region: arguments.region.clone(),
        account: arguments.account.clone(),
    };
    let estate = estate::load_all(
        &arguments.paths,
        &beside,
        &estate::parameters(&arguments.parameter)?,
    )?;
    let baseline = match &arguments.baseline {
        Some(path) => {
            let file = input::read(path)?;
            let read = Baseline::from_json(&file.text);
            read.map_err(|wrong| Failure::diagnosed(&wrong, &[file]))?
        }
        None => Baseline::default(),
    };
    let usage = match &arguments.usage {
        Some(path) => {
            let file = input::read(path)?;
            let read = Usage::from_json(&file.text);
            read.map_err(|wrong| Failure::diagnosed(&wrong, &[file]))?
        }
        None => Usage::default(),
    };
    let options = Options {
        on,
        baseline,
        usage,
    };
    let report = audit(&loaded.model, &known, &estate, &options);
    Ok(Answer {
        text: match arguments.format {
            AuditFormat::Text => text::audit(&report),
            AuditFormat::Json => json(&report)?,
            AuditFormat::Sarif => json(&sarif::log(
                &report.diagnostics(),
                env!("CARGO_PKG_VERSION"),
            ))?,
            AuditFormat::Markdown => markdown::audit(&report),
            AuditFormat::Html => html::audit(&report),
        },
        shape: match arguments.format {
            AuditFormat::Text => Shape::Reading,
            AuditFormat::Json | AuditFormat::Sarif | AuditFormat::Markdown | AuditFormat::Html => {
                Shape::Exact
            }
        },
        aside: loaded.aside,
        farewell: String::new(),
        exit: if arguments.fail_on.reached(&report.summary) {
            Exit::No
        } else {
            Exit::Fine
        },
    })
}
