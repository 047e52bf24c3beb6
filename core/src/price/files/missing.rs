//! What is not known of a file's resources, as lines of the bill.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::model::{Step, Tariff};
use crate::report::BillLine;

/// A quantity that is not known, of an item that is billed without it.
pub struct Unknown {
    /// Position of the tariff.
    pub tariff: u16,
    /// Position of the Region.
    pub region: u16,
    /// Position of the quantity, from 1, as formulas count.
    pub slot: u16,
    /// Address of the resource.
    pub resource: String,
}

/// Lines without an amount, for what an unknown quantity is billed as; the line of nought that stood
/// for it goes.
pub fn lines(tariff: &Tariff, region: &str, unknown: &Unknown, lines: &mut Vec<BillLine>) {
    for line in &tariff.lines {
        let steps = &line.reading.quantity.steps;
        if !steps.contains(&Step::Slot(unknown.slot)) {
            continue;
        }
        let component = format!("{} of {}", line.title, unknown.resource);
        // Two quantities of a resource may be missing in one line.
        if lines
            .iter()
            .any(|it| it.component == component && it.region == region)
        {
            continue;
        }
        let of_nought = |it: &BillLine| {
            (it.item.as_str(), it.region.as_str()) == (tariff.name.as_str(), region)
                && it.component.starts_with(line.title.as_str())
                && it.quantity == "0"
        };
        if let Some(place) = lines.iter().position(of_nought) {
            lines.remove(place);
        }
        lines.push(BillLine {
            item: tariff.name.clone(),
            region: region.to_string(),
            component,
            quantity: String::from("unknown"),
            unit: line.reading.unit.clone(),
            unit_price: None,
            amount: None,
            exact: None,
            rate_source: None,
        });
    }
}
