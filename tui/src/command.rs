//! The verbs, a file each.

mod audit;
mod bill;
mod collect;
mod decide;
mod list;
mod place;
mod plan;
mod policy;
mod price;
mod shell;
mod spec;
mod trace;
mod wizard;

use tollgate_core::diagnostic::Diagnostic;
use tollgate_core::report::{DiagnosticReport, sarif::log};

use crate::arguments::{Arguments, Verb};
use crate::failure::Failure;
use crate::output::Answer;

/// Does what the command line asks for.
pub fn run(arguments: Arguments) -> Result<Answer, Failure> {
    let color = arguments.color;
    match arguments.verb {
        Some(Verb::Decide(decide)) if decide.list => list::run(&decide),
        Some(Verb::Decide(decide)) => decide::run(&decide),
        Some(Verb::Place(place)) => place::run(&place),
        Some(Verb::Price(price)) => price::run(&price),
        Some(Verb::Policy(policy)) => policy::run(&policy),
        Some(Verb::Plan(plan)) => plan::run(&plan),
        Some(Verb::Spec(spec)) => spec::run(&spec),
        Some(Verb::Audit(audit)) => audit::run(&audit),
        Some(Verb::Trace(trace)) => trace::run(&trace),
        Some(Verb::Collect(collect)) => collect::run(&collect),
        Some(Verb::Completions(wanted)) => shell::completions(wanted.shell),
        Some(Verb::Man(pages)) => shell::man(&pages),
        Some(Verb::Wizard(wizard)) => wizard::run(&wizard, color),
        None => wizard::run(&Default::default(), color),
    }
}

/// A failure for input that has no file of its own, such as an option.
fn unplaced(diagnostics: &[Diagnostic]) -> Failure {
    Failure::diagnosed(diagnostics, &[])
}

/// What was found, as code hosts take it.
fn sarif(found: &[DiagnosticReport]) -> Result<String, Failure> {
    json(&log(found, env!("CARGO_PKG_VERSION")))
}

/// A report as one line of JSON.
fn json(report: &impl serde::Serialize) -> Result<String, Failure> {
    match serde_json::to_string(report) {
        Ok(text) => Ok(text + "\n"),
        Err(error) => Err(Failure::new(
            format!("the result cannot be written as JSON: {error}"),
            "use `--format text`",
        )),
    }
}
