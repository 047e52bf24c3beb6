//! Names that usage files tell quantities under.

use alloc::string::String;
use alloc::vec::Vec;

use crate::model::{Billed, Count, Model, Quantity};

/// The names under which a usage file may tell the quantities of what is billed: each quantity's own,
/// and those of its bill.
pub fn names_of(model: &Model, billed: &Billed) -> Vec<(String, Quantity)> {
    let mut names: Vec<(String, Quantity)> = Vec::new();
    for bill in &billed.bills {
        let tariff = model.tariffs.get(usize::from(bill.tariff));
        let quantities = tariff.map_or(&[][..], |tariff| &tariff.quantities);
        for (count, quantity) in bill.quantities.iter().zip(quantities) {
            let own = quantity.name.replace('-', "_");
            let told = match count {
                Count::Usage(told, _) => told.as_slice(),
                Count::Number(_) | Count::Elements(_) => &[],
            };
            for name in told.iter().chain([&own]) {
                if !names.iter().any(|(known, _)| known == name) {
                    names.push((name.clone(), quantity.clone()));
                }
            }
        }
    }
    names
}
