//! What the outcome costs over its volume, beside the decision's other outcomes: as a value that knows
//! nothing of a screen.

use tollgate_core::decide::{Defaults, Request, bills};
use tollgate_core::price::{Curves, Scenario, ScenarioOption, curves};
use tollgate_core::quantity::Decimal;

use super::rules::Rules;
use super::state::Facts;

/// The most curves that can be told apart.
const MOST: usize = 5;
/// The curves go to this volume at least.
const LEAST_END: Decimal = Decimal::whole(1000);

/// The letters that stand for the curves.
pub const LETTERS: [char; MOST] = ['A', 'B', 'C', 'D', 'E'];

/// The curves of the result; nothing while it bills no volume, or its rates are not known.
pub fn chart(rules: &Rules, facts: &Facts) -> Option<Curves> {
    let decision = facts.decision.as_deref()?;
    let request = Request {
        decision,
        answers: &facts.answers,
        defaults: Defaults::Leave,
        on: rules.on,
    };
    let bills = bills(&rules.model, &request).ok()?;
    let options = bills.into_iter().map(|(name, items)| ScenarioOption {
        name,
        most: items.clone(),
        items,
    });
    let mut scenario = Scenario {
        options: options.collect(),
        ..Scenario::default()
    };
    scenario.terms.on = rules.on;
    let mut curves = curves(&rules.model, &scenario, LEAST_END)?;
    curves.curves.truncate(MOST);
    let shown = |name: &String| curves.curves.iter().any(|curve| curve.name == *name);
    curves
        .crossings
        .retain(|crossing| crossing.between.iter().all(shown));
    Some(curves)
}

/// Each curve by its letter, then where two of them cross.
pub fn legend(curves: &Curves) -> Vec<String> {
    let letter = |name: &str| {
        let mut lettered = LETTERS.iter().zip(&curves.curves);
        let found = lettered.find(|(_, curve)| curve.name == name);
        found.map_or_else(|| name.to_string(), |(letter, _)| letter.to_string())
    };
    let crossings = curves.crossings.iter().map(|crossing| {
        let (below, above) = (letter(&crossing.below), letter(&crossing.above));
        let (at, unit) = (&crossing.at, &curves.unit);
        format!("x  {below} and {above} cost the same at {at} {unit}: {below} less below it, {above} above")
    });
    named(curves).into_iter().chain(crossings).collect()
}

/// Each curve by its letter.
pub fn named(curves: &Curves) -> Vec<String> {
    let named = LETTERS.iter().zip(&curves.curves);
    let named = named.map(|(letter, curve)| format!("{letter}  {}", curve.name));
    named.collect()
}

/// The curves as a table: a volume a line, an amount for each curve.
pub fn table(curves: &Curves) -> Vec<String> {
    let points = curves.curves.first().map_or(&[][..], |curve| &curve.points);
    let volumes: Vec<String> = points
        .iter()
        .map(|(at, _)| at.shortest().to_string())
        .collect();
    let amounts: Vec<Vec<String>> = curves
        .curves
        .iter()
        .map(|curve| {
            curve
                .points
                .iter()
                .map(|(_, amount)| amount.to_cents())
                .collect()
        })
        .collect();
    let heading = format!("{} a month", curves.unit);
    let widest = |texts: &[String], least: usize| {
        texts.iter().map(String::len).max().unwrap_or(0).max(least)
    };
    let first = widest(&volumes, heading.len());
    let wide: Vec<usize> = amounts.iter().map(|column| widest(column, 5)).collect();
    let mut lines = Vec::new();
    let titles = LETTERS
        .iter()
        .zip(&wide)
        .map(|(letter, wide)| format!("  {:>wide$}", format!("{letter} USD"), wide = *wide));
    lines.push(format!("{heading:>first$}{}", titles.collect::<String>()));
    for (row, volume) in volumes.iter().enumerate() {
        let cells = amounts.iter().zip(&wide).map(|(column, wide)| {
            let amount = column.get(row).map_or("", String::as_str);
            format!("  {amount:>wide$}")
        });
        lines.push(format!("{volume:>first$}{}", cells.collect::<String>()));
    }
    lines
}

/// The largest amount of all curves.
pub fn largest(curves: &Curves) -> Decimal {
    let points = curves.curves.iter().flat_map(|curve| &curve.points);
    points
        .map(|(_, amount)| *amount)
        .max()
        .unwrap_or(Decimal::ZERO)
}
