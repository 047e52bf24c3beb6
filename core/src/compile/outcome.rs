//! Outcomes: what is to be created and done, what it costs, and what to mind.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::expression::{Scope, condition, quantity};
use super::name::{report_repeated, unknown};
use super::tariff::{known_tariff, taken};
use super::template::template;
use super::unit::{self, UnitOf};
use super::{Checker, citation};
use crate::diagnostic::Code;
use crate::model::{
    BillItem, Caution, Endpoint, Formula, Kind, Options, Outcome, Piece, QuantityKind, Step,
    Template,
};
use crate::quantity::Decimal;
use crate::source::Spanned;
use crate::syntax::tree::{self, Name, Value};

/// The names of a decision's outcomes by position, then those that only hold on other days.
pub fn names(written: &tree::Decision, whole: &tree::Decision) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for outcome in written.outcomes.iter().chain(&whole.outcomes) {
        if !names.contains(&outcome.name.value) {
            names.push(outcome.name.value.clone());
        }
    }
    names
}

/// Checks an outcome.
pub fn outcome(checker: &mut Checker<'_>, written: &tree::Outcome) -> Outcome {
    let what = format!("the outcome `{}`", written.name.value);
    let citations = citation::required(checker, &written.citations, written.name.span, &what);
    let summary = match written.summaries.first() {
        Some(summary) => template(checker, &summary.text),
        None => Template::default(),
    };
    let endpoints = written
        .endpoints
        .iter()
        .map(|endpoint| self::endpoint(checker, endpoint))
        .collect();
    let steps = written
        .steps
        .iter()
        .map(|step| template(checker, &step.text))
        .collect();
    let bill = written
        .bill
        .iter()
        .filter_map(|item| bill_item(checker, item))
        .collect();
    let (name, title) = (written.name.value.clone(), written.title.value.clone());
    Outcome {
        name,
        title,
        summary,
        endpoints,
        steps,
        bill,
        citations,
    }
}

fn endpoint(checker: &mut Checker<'_>, written: &tree::Endpoint) -> Endpoint {
    let of = written
        .of
        .as_ref()
        .and_then(|name| known_question(checker, name));
    report_repeated(
        checker,
        "setting",
        written.settings.iter().map(|(name, _)| name),
    );
    let settings = written
        .settings
        .iter()
        .map(|(name, value)| (name.value.clone(), setting(checker, value)))
        .collect();
    Endpoint {
        kind: written.kind.value.clone(),
        of,
        settings,
    }
}

fn known_question(checker: &mut Checker<'_>, name: &Name) -> Option<u16> {
    let question = checker.names.questions.get(&name.value);
    if question.is_none() {
        let diagnostic = unknown(checker, name, "question", checker.names.questions.names());
        checker.report(diagnostic);
    }
    question
}

fn setting(checker: &mut Checker<'_>, value: &Value) -> Template {
    match value {
        Value::Text(text) => template(checker, text),
        Value::Words(words) => {
            let words: Vec<&str> = words.iter().map(|word| word.value.as_str()).collect();
            plain(words.join(", "))
        }
        Value::Number(number, unit) => plain(match unit {
            Some(unit) => format!("{} {}", number.value, unit.value),
            None => number.value.to_string(),
        }),
    }
}

fn plain(words: String) -> Template {
    Template {
        pieces: alloc::vec![Piece::Words(words)],
    }
}

/// Settings that a conclusion changes; each must be one that the outcome declares.
pub fn overridden(
    checker: &mut Checker<'_>,
    outcome: Option<&tree::Outcome>,
    written: &[(Name, Value)],
) -> Vec<(String, Template)> {
    let endpoints = outcome.map_or(&[][..], |outcome| &outcome.endpoints);
    let declared: Vec<&str> = endpoints
        .iter()
        .flat_map(|endpoint| &endpoint.settings)
        .map(|(name, _)| name.value.as_str())
        .collect();
    report_repeated(checker, "setting", written.iter().map(|(name, _)| name));
    let mut settings = Vec::new();
    for (name, value) in written {
        if !declared.contains(&name.value.as_str()) {
            let diagnostic = unknown(
                checker,
                name,
                "setting of this outcome",
                declared.iter().copied(),
            );
            checker.report(diagnostic);
        }
        settings.push((name.value.clone(), setting(checker, value)));
    }
    settings
}

/// Checks a caution.
pub fn caution(
    checker: &mut Checker<'_>,
    written: &tree::Caution,
    outcomes: &[String],
) -> Option<Caution> {
    let what = format!("the caution `{}`", written.name.value);
    let citations = citation::required(checker, &written.citations, written.name.span, &what);
    let text = template(checker, &written.text);
    match condition(checker, Scope::Answers(outcomes), &written.when) {
        Ok(when) => Some(Caution {
            name: written.name.value.clone(),
            text,
            when,
            period: written.period,
            citations,
        }),
        Err(diagnostic) => {
            checker.report(diagnostic);
            None
        }
    }
}

/// Checks an item of an outcome's bill: every quantity of its tariff is given once, in its unit.
fn bill_item(checker: &mut Checker<'_>, written: &tree::BillItem) -> Option<BillItem> {
    let tariff = known_tariff(checker, &written.tariff)?;
    let region = known_question(checker, &written.region)?;
    if !asks_for_region(checker, region) {
        let message = format!("`{}` does not ask for a Region", written.region.value);
        let diagnostic = checker.error(Code::TypeMismatch, written.region.span, message);
        checker.report(diagnostic.help("name a `choice ... of region`"));
    }
    let declared = taken(checker, tariff, &written.quantities)?;
    report_second_region(checker, written, tariff);
    let mut quantities = Vec::new();
    for quantity in &declared {
        if quantity.kind == QuantityKind::Flag {
            quantities.push(report_flag(checker, written, &quantity.name));
            continue;
        }
        let given = written
            .quantities
            .iter()
            .find(|(name, _)| name.value == quantity.name);
        let Some((_, expression)) = given else {
            let message = format!("the bill does not say how many `{}`", quantity.name);
            let diagnostic = checker.error(Code::MissingField, written.tariff.span, message);
            checker.report(diagnostic.help(format!("add `{} = ...`", quantity.name)));
            continue;
        };
        quantities.push(formula(checker, &quantity.unit, expression));
    }
    Some(BillItem {
        tariff,
        region,
        quantities,
    })
}

/// An outcome's bill has one Region only.
fn report_second_region(checker: &mut Checker<'_>, written: &tree::BillItem, tariff: u16) {
    let known = checker.model.tariffs.get(usize::from(tariff));
    let toward = known.and_then(|tariff| tariff.toward.as_ref());
    if let Some(toward) = toward.filter(|toward| !toward.optional) {
        let message = format!("an outcome's bill cannot give `{}`", toward.name);
        let diagnostic = checker.error(Code::TypeMismatch, written.tariff.span, message);
        checker.report(diagnostic.help("leave this tariff to scenarios"));
    }
}

/// What a flag switches on spans several items, so it is left to scenarios: here it is off.
fn report_flag(checker: &mut Checker<'_>, written: &tree::BillItem, flag: &str) -> Formula {
    let given = written
        .quantities
        .iter()
        .find(|(name, _)| name.value == flag);
    if let Some((name, _)) = given {
        let message = format!("an outcome's bill cannot give the flag `{flag}`");
        let diagnostic = checker.error(Code::TypeMismatch, name.span, message);
        checker.report(diagnostic.help("take it out; a flag that is not given is off"));
    }
    Formula {
        steps: alloc::vec![Step::Number(Decimal::ZERO)],
    }
}

fn formula(checker: &mut Checker<'_>, unit: &str, expression: &tree::Expression) -> Formula {
    let wanted = match unit {
        "" => Ok(UnitOf::default()),
        unit => unit::read(checker, &Spanned::new(unit.to_string(), expression.span)),
    };
    let found = quantity(checker, Scope::Answers(&[]), expression);
    match (wanted, found) {
        (Ok(wanted), Ok((formula, unit))) => {
            if wanted != unit {
                let message = format!("this is in {}, not in {}", unit.shown(), wanted.shown());
                let diagnostic = checker.error(Code::UnitMismatch, expression.span, message);
                checker.report(diagnostic);
            }
            formula
        }
        (wanted, found) => {
            for diagnostic in wanted.err().into_iter().chain(found.err()) {
                checker.report(diagnostic);
            }
            Formula::default()
        }
    }
}

fn asks_for_region(checker: &Checker<'_>, question: u16) -> bool {
    let asked = checker.model.questions.get(usize::from(question));
    let region = checker.names.catalogues.get("region");
    match asked.map(|question| &question.kind) {
        Some(Kind::Choice(Options::Records(catalogue))) => Some(*catalogue) == region,
        _ => false,
    }
}
