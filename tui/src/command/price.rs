//! `price`: a scenario becomes a bill.

use tollgate_core::price::{Scenario, price};
use tollgate_core::report::{csv, markdown, text};

use super::{bill, json};
use crate::arguments::{BillFormat, Price};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Answer;
use crate::{input, specs};

/// Prices every option of the scenario.
pub fn run(arguments: &Price) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.facts.spec)?;
    let file = input::read(&arguments.scenario)?;
    let files = std::slice::from_ref(&file);
    let mut scenario = Scenario::from_json(&loaded.model, &file.text)
        .map_err(|wrong| Failure::diagnosed(&wrong, files))?;
    let (model, facts) = (&loaded.model, &arguments.facts);
    bill::complete(&mut scenario.terms, model, facts, &arguments.rate)?;
    let priced =
        price(&loaded.model, &scenario).map_err(|wrong| Failure::diagnosed(&wrong, files))?;
    Ok(Answer {
        text: match arguments.format {
            BillFormat::Text => text::bill(&priced),
            BillFormat::Markdown => markdown::bill(&priced),
            BillFormat::Csv => csv::bill(&priced),
            BillFormat::Json => json(&priced)?,
        },
        shape: bill::shape(arguments.format),
        aside: loaded.aside,
        farewell: String::new(),
        exit: Exit::Fine,
    })
}
