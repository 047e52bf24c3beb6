//! The quantities that an item of a bill gives of a tariff.

use alloc::vec::Vec;

use crate::compile::Checker;
use crate::compile::name::{report_repeated, unknown};
use crate::model::Quantity;
use crate::syntax::tree::{Expression, Name};

/// Position of the tariff of a name; reports one that there is not.
pub fn known_tariff(checker: &mut Checker<'_>, name: &Name) -> Option<u16> {
    let known = checker.names.tariffs.get(&name.value);
    if known.is_none() {
        let diagnostic = unknown(checker, name, "tariff", checker.names.tariffs.names());
        checker.report(diagnostic);
    }
    known
}

/// The quantities that a tariff takes; reports each that is given twice, or that it does not take.
pub fn taken(
    checker: &mut Checker<'_>,
    tariff: u16,
    given: &[(Name, Expression)],
) -> Option<Vec<Quantity>> {
    let tariff = checker.model.tariffs.get(usize::from(tariff))?;
    let taken = tariff.quantities.clone();
    report_repeated(checker, "quantity", given.iter().map(|(name, _)| name));
    for (name, _) in given {
        if !taken.iter().any(|quantity| quantity.name == name.value) {
            let known = taken.iter().map(|quantity| quantity.name.as_str());
            let diagnostic = unknown(checker, name, "quantity of this tariff", known);
            checker.report(diagnostic);
        }
    }
    Some(taken)
}
