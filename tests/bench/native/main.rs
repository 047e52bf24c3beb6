//! Measures the engine natively on the benchmark's task and on the main decision.
//!
//! `measure INPUTS EXPECTED POLICIES [SECONDS]` reads the cases that `generate.mjs` wrote, checks every answer
//! against what is expected, then prints its measurements as one line of JSON.

mod bills;
mod clock;
mod estates;
mod policy;
mod steps;
mod task;

use std::error::Error;
use std::time::Duration;
use std::{env, fs};

use serde::Serialize;
use tollgate_core::compile::compile;
use tollgate_core::decide::{Defaults, Goal, Request, decide};
use tollgate_core::facts::Answers;
use tollgate_core::model::Model;
use tollgate_specs::IMAGE;
use tollgate_tests::specs;

/// What was measured.
#[derive(Debug, Serialize)]
struct Measured {
    cases: usize,
    mismatches: usize,
    /// Evaluations a second, decision with price.
    evaluate: f64,
    /// The same with the trail: each branch on the way with its condition, questions and sources.
    traced: f64,
    /// Answers encoded a second.
    encode: f64,
    /// Whole reports a second: trail, cautions, what would change, price with its lines.
    decide: f64,
    wizard: steps::Wizard,
    /// The same without the price, on the main decision of the built-in rules.
    endpoint: Endpoint,
    policies: policy::Policies,
    /// Bills and placements by the built-in rules.
    prices: bills::Bills,
    /// Estates, and packets in them.
    estates: estates::Estates,
    /// Milliseconds to check and compile all built-in rule files.
    compile_ms: f64,
    /// Milliseconds to read the built-in model from its image.
    image_ms: f64,
}

#[derive(Debug, Serialize)]
struct Endpoint {
    decide: f64,
    wizard: steps::Wizard,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(inputs), Some(expected), Some(policies)) =
        (arguments.next(), arguments.next(), arguments.next())
    else {
        return Err("usage: measure INPUTS EXPECTED POLICIES [SECONDS]".into());
    };
    let seconds = arguments.next().map_or(Ok(1.0), |text| text.parse())?;
    let budget = Duration::from_secs_f64(seconds);
    let model = task::model()?;
    let cases = task::read(&fs::read_to_string(inputs)?, &fs::read_to_string(expected)?)?;
    let measured = measured(&model, &cases, &fs::read_to_string(policies)?, budget)?;
    println!("{}", serde_json::to_string(&measured)?);
    if measured.mismatches > 0 {
        return Err(format!("{} answers are wrong", measured.mismatches).into());
    }
    Ok(())
}

fn measured(
    model: &Model,
    cases: &[task::Case],
    policies: &str,
    budget: Duration,
) -> Result<Measured, Box<dyn Error>> {
    let prepared =
        tollgate_core::decide::prepare(model, task::DECISION, None).ok_or("no such decision")?;
    let encode = |case: &task::Case| {
        let encoded = prepared.encode(&case.answers);
        encoded.map_err(|wrong| wrong.into_iter().map(|it| it.message).collect::<String>())
    };
    let encoded = cases.iter().map(encode).collect::<Result<Vec<_>, _>>()?;
    let pairs = cases.iter().zip(&encoded);
    let mismatches = pairs.filter(|(case, encoded)| {
        let evaluation = prepared.evaluate(encoded);
        let rule = evaluation.rule.unwrap_or(u16::MAX);
        let found = (
            prepared.outcome(rule),
            prepared.reason(rule),
            evaluation.total,
        );
        !case.expects(found)
    });
    let mismatches = mismatches.count();
    let built_in = specs::model()?;
    let files = specs::built_in();
    // First of all: what was freed before would hide what an estate takes.
    let estates = estates::measured(&built_in, budget)?;
    Ok(Measured {
        cases: cases.len(),
        mismatches,
        evaluate: clock::rate(budget, &encoded, |encoded| {
            std::hint::black_box(prepared.evaluate(encoded));
        }),
        traced: clock::rate(budget, &encoded, |encoded| {
            let evaluation = prepared.evaluate(encoded);
            for guard in prepared.trail(evaluation.rule.unwrap_or(u16::MAX)) {
                std::hint::black_box((&guard.parts, &guard.questions, &guard.citations));
            }
            std::hint::black_box(evaluation);
        }),
        encode: clock::rate(budget, cases, |case| {
            std::hint::black_box(encode(case).is_ok());
        }),
        decide: clock::rate(budget, cases, |case| {
            reported(model, task::DECISION, &case.answers)
        }),
        wizard: steps::interviews(model, task::DECISION, &task::first(cases, 100), Goal::Price)?,
        endpoint: endpoint(&built_in, budget)?,
        policies: policy::policies(&built_in, policies, budget)?,
        prices: bills::measured(&built_in, budget)?,
        estates,
        compile_ms: clock::milliseconds(7, || compile(&files)),
        image_ms: clock::milliseconds(50, || Model::from_image(IMAGE)),
    })
}

fn reported(model: &Model, decision: &str, answers: &Answers) {
    let request = Request {
        decision,
        answers,
        defaults: Defaults::Leave,
        on: None,
    };
    std::hint::black_box(decide(model, &request).is_ok());
}

fn endpoint(model: &Model, budget: Duration) -> Result<Endpoint, Box<dyn Error>> {
    let answers = steps::endpoint_answers()?;
    Ok(Endpoint {
        decide: clock::rate(budget, &answers, |answers| {
            reported(model, "endpoint", answers)
        }),
        wizard: steps::interviews(model, "endpoint", &answers, Goal::Outcome)?,
    })
}
