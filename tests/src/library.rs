//! Cases put through the library.

mod estates;

use serde::Serialize;
use tollgate_core::compile::compile;
use tollgate_core::date::Date;
use tollgate_core::decide::{Defaults, Request, decide};
use tollgate_core::diagnostic::{Diagnostic, report};
use tollgate_core::estate::read::declared;
use tollgate_core::estate::read::declared::cloudformation::REGION;
use tollgate_core::evaluate::bill::Terms;
use tollgate_core::facts::{Answers, read_share};
use tollgate_core::inspect;
use tollgate_core::model::Model;
use tollgate_core::plan;
use tollgate_core::policy::lint::{Attachment, Beside, Options, lint};
use tollgate_core::policy::{self, Knowledge};
use tollgate_core::price::{
    FileTerms, FileUsage, Scenario, Surroundings, Usage, place, price, price_resources, supplied,
};
use tollgate_core::report::{DecisionStatus, DiagnosticReport, PlanStatus};
use tollgate_core::source::SourceFile;

use crate::case::{Case, Verb};
use crate::specs::{knowledge, with_overlay};

/// Name of the file that an input is read from.
pub const INPUT: &str = "input";

/// Name of the file that rules are laid over from.
pub const OVERLAY: &str = "overlay.toll";

/// Name of the file that usage is read from.
pub const USAGE: &str = "usage.yml";

/// What a case came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// The exit code that a command line ends with.
    pub exit: u8,
    /// The answer as one line of JSON: the report, or the diagnostics of a bad input.
    pub line: String,
}

impl Ran {
    /// The messages of its diagnostics, where it is a refusal.
    #[must_use]
    pub fn messages(&self) -> Vec<String> {
        let answer: serde_json::Value = serde_json::from_str(&self.line).unwrap_or_default();
        let diagnostics = answer
            .get("diagnostics")
            .and_then(serde_json::Value::as_array);
        let found = diagnostics.into_iter().flatten();
        let messages = found.filter_map(|it| it.get("message")?.as_str());
        messages.map(str::to_owned).collect()
    }
}

/// The diagnostics of an input that cannot be answered.
#[derive(Debug, Serialize)]
struct Refusal {
    diagnostics: Vec<DiagnosticReport>,
}

/// Answers a case.
///
/// # Errors
/// Where the case itself makes no sense.
pub fn run(model: &Model, case: &Case) -> Result<Ran, String> {
    let text = case.input().unwrap_or_default();
    let on: Date = case
        .on
        .parse()
        .map_err(|_| format!("no day: {}", case.on))?;
    let own = match &case.specs {
        Some(lines) => Some(overlaid(&lines.join("\n"))?),
        None => None,
    };
    let model = own.as_ref().unwrap_or(model);
    match case.verb {
        Verb::Decide => decided(model, case, &text, on),
        Verb::Price => priced(model, case, &text, on),
        Verb::PriceFile => file_priced(model, case, &text, on),
        Verb::Simulate => simulated(model, &text),
        Verb::Lint => linted(model, case, &text, on),
        Verb::Plan => planned(model, case, &text, on),
        Verb::Place => placed(model, case, &text, on),
        Verb::Trace => estates::traced(model, case, on),
        Verb::Audit => estates::audited(model, case, on),
        Verb::Check | Verb::Test => checked(case, &text),
    }
}

/// The built-in rules with others laid over them.
fn overlaid(text: &str) -> Result<Model, String> {
    let compiled = compile(&with_overlay(OVERLAY, text));
    let said = compiled.diagnostics.iter().map(|it| it.message.as_str());
    let said = said.collect::<Vec<_>>().join("; ");
    compiled.model.ok_or(said)
}

fn decided(model: &Model, case: &Case, text: &str, on: Date) -> Result<Ran, String> {
    let mut decision = case.decision.clone();
    let mut answers = Answers::default();
    if let Some(share) = &case.share {
        match read_share(share) {
            Ok((shared, given)) => {
                decision = decision.or(Some(shared));
                answers = given;
            }
            Err(diagnostic) => return refused(text, &[diagnostic]),
        }
    }
    if !text.is_empty() {
        match Answers::from_json(text) {
            Ok(read) => read
                .given
                .into_iter()
                .for_each(|(question, answer)| answers.set(&question, answer)),
            Err(diagnostics) => return refused(text, &diagnostics),
        }
    }
    let decision = decision.unwrap_or_else(|| String::from("endpoint"));
    let defaults = Defaults::from(case.defaults);
    let request = Request {
        decision: &decision,
        answers: &answers,
        defaults,
        on: Some(on),
    };
    match decide(model, &request) {
        Ok(report) => {
            let exit = match report.status {
                DecisionStatus::Decided => 0,
                DecisionStatus::Open => 3,
            };
            ran(exit, &report)
        }
        Err(diagnostics) => refused(text, &diagnostics),
    }
}

fn priced(model: &Model, case: &Case, text: &str, on: Date) -> Result<Ran, String> {
    let mut scenario = match Scenario::from_json(model, text) {
        Ok(scenario) => scenario,
        Err(diagnostics) => return refused(text, &diagnostics),
    };
    scenario.terms.on = scenario.terms.on.or(Some(on));
    match supplied(model, &case.rates) {
        Ok(rates) => scenario.terms.supplied = rates,
        Err(diagnostics) => return refused(text, &diagnostics),
    }
    match price(model, &scenario) {
        Ok(bill) => ran(0, &bill),
        Err(diagnostics) => refused(text, &diagnostics),
    }
}

fn file_priced(model: &Model, case: &Case, text: &str, on: Date) -> Result<Ran, String> {
    let region = case.region.iter().map(|it| (REGION, it.as_str()));
    let parameters = case.parameters.iter().filter_map(|it| it.split_once('='));
    let parameters: Vec<(String, String)> = region
        .chain(parameters)
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let (kind, declared) = match declared::read(text, 0, &parameters) {
        Ok(Some(found)) => found,
        Ok(None) => return Err(String::from("this is no file of resources")),
        Err(diagnostic) => return refused(text, &[diagnostic]),
    };
    let usage = case.usage_file.as_ref().map(|lines| lines.join("\n"));
    let usage = match usage.map(|usage| (FileUsage::read(model, &usage), usage)) {
        None => FileUsage::default(),
        Some((Ok(usage), _)) => usage,
        Some((Err(diagnostics), written)) => return refused(&written, &diagnostics),
    };
    let mut terms = FileTerms {
        terms: Terms::default(),
        region: case.region.as_deref(),
        usage,
        file: INPUT,
        name: kind.word(),
    };
    terms.terms.on = Some(on);
    match supplied(model, &case.rates) {
        Ok(rates) => terms.terms.supplied = rates,
        Err(diagnostics) => return refused(text, &diagnostics),
    }
    match price_resources(model, &declared, &terms) {
        Ok(bill) => ran(0, &bill),
        Err(diagnostics) => refused(text, &diagnostics),
    }
}

fn simulated(model: &Model, text: &str) -> Result<Ran, String> {
    match policy::Case::from_json(text) {
        Ok(case) => {
            let report = policy::simulate(&Knowledge::of(model), &case);
            ran(u8::from(report.decision != "allowed"), &report)
        }
        Err(diagnostics) => refused(text, &diagnostics),
    }
}

fn linted(model: &Model, case: &Case, text: &str, on: Date) -> Result<Ran, String> {
    let options = Options {
        attachment: match case.endpoint.as_deref() {
            None => Attachment::Endpoint,
            Some("gateway") => Attachment::Gateway,
            Some("interface") => Attachment::Interface,
            Some("resource") => Attachment::Resource,
            Some(other) => return Err(format!("nothing is attached to `{other}`")),
        },
        service: case.service.clone(),
        on: Some(on),
        beside: match case.beside.as_ref().map(|it| Beside::from_json(it.get())) {
            None => Beside::default(),
            Some(Ok(beside)) => beside,
            Some(Err(wrong)) => return Err(format!("what stands beside it: {wrong:?}")),
        },
    };
    let file = SourceFile {
        name: INPUT.to_owned(),
        text: text.to_owned(),
    };
    match lint(model, &knowledge(model)?, &[file], &options) {
        Ok(report) => ran(u8::from(report.summary.error > 0), &report),
        Err(diagnostics) => refused(text, &diagnostics),
    }
}

fn placed(model: &Model, case: &Case, text: &str, on: Date) -> Result<Ran, String> {
    let mut usage = match Usage::read(model, text, &Surroundings::default()) {
        Ok(usage) => usage,
        Err(diagnostics) => return refused(text, &diagnostics),
    };
    usage.terms.on = usage.terms.on.or(Some(on));
    match supplied(model, &case.rates) {
        Ok(rates) => usage.terms.supplied = rates,
        Err(diagnostics) => return refused(text, &diagnostics),
    }
    match place(model, &usage) {
        Ok(report) => ran(0, &report),
        Err(diagnostics) => refused(text, &diagnostics),
    }
}

fn planned(model: &Model, case: &Case, text: &str, on: Date) -> Result<Ran, String> {
    let answers = match Answers::from_json(text) {
        Ok(answers) => answers,
        Err(diagnostics) => return refused(text, &diagnostics),
    };
    let request = plan::Request {
        decision: case.decision.as_deref().unwrap_or("endpoint"),
        answers: &answers,
        defaults: case.defaults.into(),
        on: Some(on),
    };
    match plan::plan(model, &request) {
        Ok(report) => ran(
            if report.status == PlanStatus::Open {
                3
            } else {
                0
            },
            &report,
        ),
        Err(diagnostics) => refused(text, &diagnostics),
    }
}

fn checked(case: &Case, text: &str) -> Result<Ran, String> {
    let files = with_overlay(INPUT, text);
    let found = match case.verb {
        Verb::Test => inspect::test(&files),
        _ => inspect::check(&files, |file| file.name == INPUT),
    };
    ran(u8::from(!found.diagnostics.is_empty()), &found.report)
}

fn ran(exit: u8, report: &impl Serialize) -> Result<Ran, String> {
    let line = serde_json::to_string(report).map_err(|error| error.to_string())?;
    Ok(Ran { exit, line })
}

fn refused(text: &str, diagnostics: &[Diagnostic]) -> Result<Ran, String> {
    let file = SourceFile {
        name: INPUT.to_owned(),
        text: text.to_owned(),
    };
    let files = [file];
    let diagnostics = diagnostics.iter().map(|it| report(it, &files)).collect();
    ran(2, &Refusal { diagnostics })
}
