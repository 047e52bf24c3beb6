//! `audit`: what is wrong in an estate.

use tollgate_core::audit::{Baseline, Options, Usage, audit};
use tollgate_core::report::{html, markdown, text};
use tollgate_core::trace::Knowledge;

use super::{json, sarif};
use crate::arguments::{Audit, AuditFormat};
use crate::busy::busy;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::{clock, estate, input, specs};

/// Looks through an estate.
pub fn run(arguments: &Audit) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.facts.spec)?;
    let on = arguments.facts.on.or_else(clock::today);
    let known = Knowledge::of(&loaded.model, on);
    let _busy = busy("looking through the estate");
    let estate = estate::load(&arguments.paths, &arguments.untold)?;
    let baseline = input::read_as(arguments.baseline.as_deref(), Baseline::from_json)?;
    let usage = input::read_as(arguments.usage.as_deref(), |text| {
        Usage::read(&loaded.model, text)
    })?;
    let options = Options {
        on,
        baseline: baseline.unwrap_or_default(),
        usage: usage.unwrap_or_default(),
    };
    let report = audit(&loaded.model, &known, &estate, &options);
    Ok(Answer {
        text: match arguments.format {
            AuditFormat::Text => text::audit(&report),
            AuditFormat::Json => json(&report)?,
            AuditFormat::Sarif => sarif(&report.diagnostics())?,
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
        exit: Exit::answer(!arguments.fail_on.reached(&report.summary)),
    })
}
