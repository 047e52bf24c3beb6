//! `place`: what many VPCs need becomes the cheapest way to each service.

use tollgate_core::price::{Surroundings, Usage, place};
use tollgate_core::report::{csv, markdown, text};

use super::{bill, json};
use crate::arguments::{BillFormat, Place};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Answer;
use crate::{input, specs};

/// Finds the cheapest placement.
pub fn run(arguments: &Place) -> Result<Answer, Failure> {
    let loaded = specs::load(&arguments.facts.spec)?;
    let file = input::read(&arguments.usage)?;
    let files = std::slice::from_ref(&file);
    let beside = Surroundings {
        region: arguments.region.clone(),
        hub_zones: arguments.hub_zones.clone(),
        hours: arguments.hours.clone(),
    };
    let mut usage = Usage::read(&loaded.model, &file.text, &beside)
        .map_err(|wrong| Failure::diagnosed(&wrong, files))?;
    let (model, facts) = (&loaded.model, &arguments.facts);
    bill::complete(&mut usage.terms, model, facts, &arguments.rate)?;
    let placed = place(&loaded.model, &usage).map_err(|wrong| Failure::diagnosed(&wrong, files))?;
    Ok(Answer {
        text: match arguments.format {
            BillFormat::Text => text::placement(&placed),
            BillFormat::Markdown => markdown::placement(&placed),
            BillFormat::Csv => csv::placement(&placed),
            BillFormat::Json => json(&placed)?,
        },
        shape: bill::shape(arguments.format),
        aside: loaded.aside,
        farewell: String::new(),
        exit: Exit::Fine,
    })
}
