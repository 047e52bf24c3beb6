//! `price`: a scenario becomes a bill.

use tollgate_core::price::{Scenario, price, supplied};
use tollgate_core::report::{csv, markdown, text};

use super::{json, unplaced};
use crate::arguments::{BillFormat, Price};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::{clock, input, specs};

/// Prices every option of the scenario.
pub fn run(arguments: &Price) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.facts.spec)?;
    let file = input::read(&arguments.scenario)?;
    let files = std::slice::from_ref(&file);
    let mut scenario = Scenario::from_json(&loaded.model, &file.text)
        .map_err(|wrong| Failure::diagnosed(&wrong, files))?;
    if arguments.facts.on.is_some() || scenario.terms.on.is_none() {
        scenario.terms.on = arguments.facts.on.or_else(clock::today);
    }
    for rate in &arguments.rate {
        let rate = supplied(&loaded.model, rate).map_err(|wrong| unplaced(&[wrong]))?;
        scenario.terms.supplied.push(rate);
    }
    let bill =
        price(&loaded.model, &scenario).map_err(|wrong| Failure::diagnosed(&wrong, files))?;
    Ok(Answer {
        text: match arguments.format {
            BillFormat::Text => text::bill(&bill),
            BillFormat::Markdown => markdown::bill(&bill),
            BillFormat::Csv => csv::bill(&bill),
            BillFormat::Json => json(&bill)?,
        },
        shape: match arguments.format {
            BillFormat::Text => Shape::Reading,
            BillFormat::Json | BillFormat::Csv | BillFormat::Markdown => Shape::Exact,
        },
        aside: loaded.aside,
        farewell: String::new(),
        exit: Exit::Fine,
    })
}
