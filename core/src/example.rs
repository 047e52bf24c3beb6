//! The examples of the specs, run as tests.

mod things;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::compile::written_as_answer;
use crate::decide::{Defaults, Request, decide};
use crate::diagnostic::{Code, Diagnostic};
use crate::evaluate::bill::{Item, Terms, bill};
use crate::evaluate::rate::{Book, Bounds};
use crate::facts::{Answer, Answers};
use crate::model::{Model, QuantityKind};
use crate::quantity::Decimal;
use crate::report::{BillOption, DecisionReport};
use crate::source::{Place, Span};
use crate::syntax::tree::{Example, ExampleItem, Given, Name, Value};

/// Runs examples; a diagnostic for each that does not come out as it says.
#[must_use]
pub fn run(model: &Model, examples: &[(u16, Example)]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (file, example) in examples {
        let place = |span: Span| Place { file: *file, span };
        if let Err(failure) = run_one(model, example) {
            let message = format!(
                "the example \"{}\" does not hold: {}",
                example.title.value, failure.why
            );
            diagnostics.push(Diagnostic::error(
                Code::ExampleFailed,
                place(failure.span),
                message,
            ));
        }
    }
    diagnostics
}

/// Why an example does not hold, and which part of it.
struct Failure {
    span: Span,
    why: String,
}

fn failure<T>(span: Span, why: String) -> Result<T, Failure> {
    Err(Failure { span, why })
}

fn run_one(model: &Model, example: &Example) -> Result<(), Failure> {
    match &example.given {
        Given::Decide(decision, pairs) => {
            let mut answers = Answers::default();
            for (question, value) in pairs {
                answers.set(&question.value, Answer::Word(written_as_answer(value)));
            }
            let (decision_name, answers) = (decision.value.as_str(), &answers);
            let request = Request {
                decision: decision_name,
                answers,
                defaults: Defaults::Leave,
                on: example.on,
            };
            let report = decide(model, &request).or_else(|diagnostics| {
                let said = diagnostics
                    .into_iter()
                    .next()
                    .map(|it| it.message)
                    .unwrap_or_default();
                failure(decision.span, said)
            })?;
            example
                .expect
                .iter()
                .try_for_each(|(name, value)| expect_decision(&report, name, value))
        }
        Given::Things(kind, of, given) => things::run(model, example, *kind, of, given),
        Given::Price(settings, items) => {
            // One option alone needs no comparison, whose code a checker can do without.
            let (mut terms, items) = scenario(model, settings, items)?;
            terms.on = example.on;
            let option = bill(model, &terms, "example", &items).or_else(|_| {
                failure(
                    example.title.span,
                    String::from("an amount has too many digits"),
                )
            })?;
            example
                .expect
                .iter()
                .try_for_each(|(name, value)| expect_bill(&option, name, value))
        }
    }
}

fn expect_decision(report: &DecisionReport, name: &Name, value: &Value) -> Result<(), Failure> {
    let wanted = written_as_answer(value);
    let outcome = report.outcome.as_ref();
    let found = match name.value.as_str() {
        "outcome" => match outcome {
            Some(outcome) => outcome.id.clone(),
            None => format!(
                "open, next `{}`",
                report.question.as_ref().map_or("", |it| it.id.as_str())
            ),
        },
        "asks" => report
            .question
            .as_ref()
            .map_or_else(|| String::from("nothing"), |it| it.id.clone()),
        "caution" => {
            if report.cautions.iter().any(|caution| caution.id == wanted) {
                return Ok(());
            }
            report
                .cautions
                .iter()
                .map(|caution| caution.id.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        }
        "price" => report
            .price
            .as_ref()
            .map_or_else(|| String::from("no price"), |it| it.total.clone()),
        other => match other.strip_prefix("setting.") {
            Some(setting) => {
                let endpoints = outcome.map_or(&[][..], |outcome| &outcome.endpoints);
                let mut settings = endpoints.iter().flat_map(|endpoint| &endpoint.settings);
                let alike = settings
                    .clone()
                    .any(|it| it.name == setting && it.value == wanted);
                if alike {
                    return Ok(());
                }
                let found = settings.find(|it| it.name == setting);
                found.map_or_else(|| String::from("no such setting"), |it| it.value.clone())
            }
            None => return failure(name.span, format!("a decision has no `{other}` to expect")),
        },
    };
    compare(name, &found, &wanted)
}

fn expect_bill(option: &BillOption, name: &Name, value: &Value) -> Result<(), Failure> {
    let wanted = written_as_answer(value);
    let found = match name.value.as_str() {
        "total" => option.total.clone(),
        "incomplete" => String::from(if option.complete { "no" } else { "yes" }),
        "amounts" => {
            let amounts = option
                .lines
                .iter()
                .map(|line| line.amount.as_deref().unwrap_or("unknown"));
            amounts.collect::<Vec<_>>().join(", ")
        }
        "unknown" => {
            let rates = option.unknown.iter().map(|unknown| unknown.rate.as_str());
            rates.collect::<Vec<_>>().join(", ")
        }
        other => return failure(name.span, format!("a bill has no `{other}` to expect")),
    };
    compare(name, &found, &wanted)
}

/// Numbers are alike by value to the cent, words by their letters.
fn compare(name: &Name, found: &str, wanted: &str) -> Result<(), Failure> {
    let cents = |text: &str| text.parse::<Decimal>().ok().map(Decimal::to_cents);
    let alike = found == wanted || (cents(found).is_some() && cents(found) == cents(wanted));
    if alike {
        return Ok(());
    }
    failure(
        name.span,
        format!("`{}` is {found}, not {wanted}", name.value),
    )
}

/// The scenario of an example.
fn scenario(
    model: &Model,
    settings: &[(Name, Value)],
    items: &[ExampleItem],
) -> Result<(Terms, Vec<Item>), Failure> {
    let mut terms = Terms::default();
    let mut region = None;
    for (name, value) in settings {
        let word = written_as_answer(value);
        let wrong = || {
            failure(
                name.span,
                format!("`{word}` does not suit `{}`", name.value),
            )
        };
        match name.value.as_str() {
            "region" => {
                let found = model
                    .regions()
                    .iter()
                    .position(|region| region.name == word);
                region = found.and_then(|position| u16::try_from(position).ok());
                if region.is_none() {
                    return wrong();
                }
            }
            "hours" => match word.parse() {
                Ok(hours) => terms.hours = hours,
                Err(_) => return wrong(),
            },
            "tier-bounds" => match word.as_str() {
                "binary" => terms.bounds = Bounds::Binary,
                "decimal" => terms.bounds = Bounds::Decimal,
                _ => return wrong(),
            },
            "rates" if word == "current" => terms.book = Book::Current,
            "rates" => {
                let source = model.sources.iter().position(|source| source.name == word);
                match source.and_then(|source| u16::try_from(source).ok()) {
                    Some(source) => terms.book = Book::AsPrinted(source),
                    None => return wrong(),
                }
            }
            other => return failure(name.span, format!("a scenario has no `{other}`")),
        }
    }
    let mut read: Vec<Item> = Vec::new();
    for item in items {
        let Some(region) = region else {
            return failure(item.kind.span, String::from("no `region` is given"));
        };
        read.push(example_item(model, item, region)?);
    }
    Ok((terms, read))
}

fn example_item(model: &Model, item: &ExampleItem, region: u16) -> Result<Item, Failure> {
    let position = model
        .tariffs
        .iter()
        .position(|tariff| tariff.name == item.kind.value);
    let Some(tariff) = position.and_then(|position| model.tariffs.get(position)) else {
        return failure(
            item.kind.span,
            format!("there is no tariff `{}`", item.kind.value),
        );
    };
    let mut toward = None;
    for (name, value) in &item.quantities {
        if tariff
            .toward
            .as_ref()
            .is_some_and(|it| it.name == name.value)
        {
            let word = written_as_answer(value);
            let mut numbered = (0_u16..).zip(model.regions());
            toward = numbered
                .find(|(_, region)| region.name == word)
                .map(|(position, _)| position);
            if toward.is_none() {
                return failure(name.span, format!("there is no Region `{word}`"));
            }
            continue;
        }
        if !tariff
            .quantities
            .iter()
            .any(|quantity| quantity.name == name.value)
        {
            return failure(
                name.span,
                format!("`{}` takes no `{}`", tariff.name, name.value),
            );
        }
    }
    let mut quantities = Vec::new();
    for quantity in &tariff.quantities {
        let given = item
            .quantities
            .iter()
            .find(|(name, _)| name.value == quantity.name);
        match given {
            Some((_, Value::Number(number, _))) => quantities.push(number.value),
            flag if quantity.kind == QuantityKind::Flag => {
                let yes = flag.is_some_and(|(_, value)| written_as_answer(value) == "yes");
                quantities.push(if yes { Decimal::ONE } else { Decimal::ZERO });
            }
            _ => return failure(item.kind.span, format!("`{}` is not given", quantity.name)),
        }
    }
    let tariff = position
        .and_then(|position| u16::try_from(position).ok())
        .unwrap_or(u16::MAX);
    Ok(Item {
        tariff,
        region,
        toward,
        quantities,
    })
}
