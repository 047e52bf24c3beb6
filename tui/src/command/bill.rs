//! What `price` and `place` share: the terms of their bills, and how these are printed.

use tollgate_core::evaluate::bill::Terms;
use tollgate_core::model::Model;
use tollgate_core::price::supplied;

use super::unplaced;
use crate::arguments::{BillFormat, Facts};
use crate::clock;
use crate::failure::Failure;
use crate::output::Shape;

/// Adds what the command line says: the day, which is today where nothing names one, and rates.
pub fn complete(
    terms: &mut Terms,
    model: &Model,
    facts: &Facts,
    rates: &[String],
) -> Result<(), Failure> {
    if facts.on.is_some() || terms.on.is_none() {
        terms.on = facts.on.or_else(clock::today);
    }
    terms.supplied = supplied(model, rates).map_err(|wrong| unplaced(&wrong))?;
    Ok(())
}

/// Whether a bill is for reading or for programs.
pub const fn shape(format: BillFormat) -> Shape {
    match format {
        BillFormat::Text => Shape::Reading,
        BillFormat::Json | BillFormat::Csv | BillFormat::Markdown => Shape::Exact,
    }
}
