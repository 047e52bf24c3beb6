//! How many requests are judged in a second, by policies that were read before.

use std::error::Error;
use std::hint::black_box;
use std::time::Duration;

use serde::Serialize;
use serde_json::value::RawValue;
use tollgate_core::model::Model;
use tollgate_core::policy::{Case, Knowledge, simulate};
use tollgate_tests::case::{self, Verb};

use crate::clock;

/// Requests a second.
#[derive(Debug, Serialize)]
pub struct Policies {
    cases: usize,
    /// Whole reports: every statement of every gate with its reason, and what would change them.
    simulate: f64,
    /// The same of cases whose context follows from the request's way.
    simulate_with_path: f64,
    /// The same with reading the case from its text.
    read_and_simulate: f64,
    /// The cases that another program judges too.
    shared: Shared,
}

/// Cases that another program judges too.
#[derive(Debug, Serialize)]
pub struct Shared {
    /// What each comes to.
    decisions: Vec<&'static str>,
    /// Whole reports a second, by policies that were read before.
    simulate: f64,
    /// The same with reading each case from its text.
    read_and_simulate: f64,
}

/// Measures on the case files of policies, and on a list of cases in JSON.
pub fn policies(model: &Model, given: &str, budget: Duration) -> Result<Policies, Box<dyn Error>> {
    let known = Knowledge::of(model);
    let mut texts = Vec::new();
    for file in case::all()? {
        let cases = file.cases.iter().filter(|it| it.verb == Verb::Simulate);
        texts.extend(cases.filter_map(case::Case::input));
    }
    let read = |text: &String| Case::from_json(text).ok();
    let (with_path, plain): (Vec<Case>, Vec<Case>) = texts
        .iter()
        .filter_map(read)
        .partition(|it| it.way.is_some());
    let judged = |case: &Case| {
        black_box(simulate(&known, case));
    };
    Ok(Policies {
        cases: plain.len() + with_path.len(),
        simulate: clock::rate(budget, &plain, judged),
        simulate_with_path: clock::rate(budget, &with_path, judged),
        read_and_simulate: clock::rate(budget, &texts, |text| {
            if let Some(case) = read(text) {
                judged(&case);
            }
        }),
        shared: shared(&known, given, budget)?,
    })
}

fn shared(known: &Knowledge, given: &str, budget: Duration) -> Result<Shared, Box<dyn Error>> {
    let texts: Vec<Box<RawValue>> = serde_json::from_str(given)?;
    let read = |text: &RawValue| {
        let case = Case::from_json(text.get());
        case.map_err(|wrong| wrong.into_iter().map(|it| it.message).collect::<String>())
    };
    let cases = texts.iter().map(|text| read(text));
    let cases = cases.collect::<Result<Vec<_>, _>>()?;
    Ok(Shared {
        decisions: cases
            .iter()
            .map(|it| simulate(known, it).decision)
            .collect(),
        simulate: clock::rate(budget, &cases, |case| {
            black_box(simulate(known, case));
        }),
        read_and_simulate: clock::rate(budget, &texts, |text| {
            if let Ok(case) = read(text) {
                black_box(simulate(known, &case));
            }
        }),
    })
}
