//! `place`: what many VPCs need becomes the cheapest way to each service.

use tollgate_core::price::{Surroundings, Usage, place, supplied};
use tollgate_core::report::{csv, markdown, text};

use super::{json, unplaced};
use crate::arguments::{BillFormat, Place};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::{clock, input, specs};

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
    if arguments.facts.on.is_some() || usage.terms.on.is_none() {
        usage.terms.on = arguments.facts.on.or_else(clock::today);
    }
    for rate in &arguments.rate {
        let rate = supplied(&loaded.model, rate).map_err(|wrong| unplaced(&[wrong]))?;
        usage.terms.supplied.push(rate);
    }
    let placed = place(&loaded.model, &usage).map_err(|wrong| Failure::diagnosed(&wrong, files))?;
    Ok(Answer {
        text: match arguments.format {
            BillFormat::Text => text::placement(&placed),
            BillFormat::Markdown => markdown::placement(&placed),
            BillFormat::Csv => csv::placement(&placed),
            BillFormat::Json => json(&placed)?,
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
