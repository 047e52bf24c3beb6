//! Placements: every role is known, and every quantity of its tariffs is given in its unit.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::expression::{Scope, quantity};
use super::name::unknown;
use super::tariff::{known_tariff, taken, unit_again};
use super::{Checker, citation};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{FieldKind, Formula, Placement, PlacementCharge, QuantityKind, Role, Step};
use crate::quantity::Decimal;
use crate::syntax::tree::{self, Name};

/// The catalogue whose flags a charge may ask for.
const SERVICES: &str = "service";
/// What quantities are written over, in the order of their slots.
const INPUTS: [(&str, &str); 2] = [("zones", "zone"), ("gb", "GB")];

/// Checks and declares a placement.
pub fn placement(checker: &mut Checker<'_>, written: tree::Placement) {
    let what = format!("the placement `{}`", written.name.value);
    let citations = citation::required(checker, &written.citations, written.name.span, &what);
    checker.note_version(what, written.period, written.name.span);
    let mut charges = Vec::new();
    for charge in &written.charges {
        charges.extend(self::charge(checker, charge));
    }
    checker.model.placements.push(Placement {
        name: written.name.value,
        title: written.title.value,
        charges,
        period: written.period,
        citations,
    });
}

fn charge(checker: &mut Checker<'_>, written: &tree::PlacementCharge) -> Option<PlacementCharge> {
    let mut words = Role::WORDS.iter();
    let Some((_, role)) = words.find(|(word, _)| *word == written.role.value) else {
        let words = Role::WORDS.iter().map(|(word, _)| *word);
        let diagnostic = unknown(checker, &written.role, "role", words);
        checker.report(diagnostic);
        return None;
    };
    let when = match &written.when {
        None => None,
        Some(name) => Some(flag(checker, name)?),
    };
    let tariff = known_tariff(checker, &written.tariff)?;
    let declared = taken(checker, tariff, &written.quantities)?;
    let scope: Vec<_> = INPUTS
        .iter()
        .map(|(name, unit)| (String::from(*name), unit_again(checker, unit)))
        .collect();
    let mut quantities = Vec::new();
    for it in &declared {
        if it.kind == QuantityKind::Flag {
            let steps = alloc::vec![Step::Number(Decimal::ZERO)];
            quantities.push(Formula { steps });
            continue;
        }
        let mut given = written.quantities.iter();
        let Some((_, expression)) = given.find(|(name, _)| name.value == it.name) else {
            let message = format!("this does not say how many `{}`", it.name);
            let diagnostic = checker.error(Code::MissingField, written.tariff.span, message);
            checker.report(diagnostic.help(format!("add `{} = ...`", it.name)));
            continue;
        };
        match quantity(checker, Scope::Quantities(&scope), expression) {
            Ok((formula, unit)) => {
                let wanted = unit_again(checker, &it.unit);
                if unit != wanted {
                    let message = format!("this is in {}, not in {}", unit.shown(), wanted.shown());
                    let diagnostic = checker.error(Code::UnitMismatch, expression.span, message);
                    checker.report(diagnostic);
                }
                quantities.push(formula);
            }
            Err(diagnostic) => checker.report(diagnostic),
        }
    }
    Some(PlacementCharge {
        role: *role,
        when,
        tariff,
        quantities,
    })
}

/// Position of a flag of services.
fn flag(checker: &mut Checker<'_>, name: &Name) -> Option<u16> {
    match find_flag(checker, name) {
        Ok(position) => Some(position),
        Err(diagnostic) => {
            checker.report(diagnostic);
            None
        }
    }
}

fn find_flag(checker: &Checker<'_>, name: &Name) -> Result<u16, Diagnostic> {
    let catalogue = checker.names.catalogues.get(SERVICES);
    let catalogue = catalogue.and_then(|it| checker.model.catalogues.get(usize::from(it)));
    let fields = catalogue.map_or(&[][..], |catalogue| &catalogue.fields);
    let flags = || {
        let numbered = (0_u16..).zip(fields);
        numbered.filter(|(_, field)| field.kind == FieldKind::Flag)
    };
    let found = flags().find(|(_, field)| field.name == name.value);
    found.map(|(position, _)| position).ok_or_else(|| {
        let known = flags().map(|(_, field)| field.name.as_str());
        unknown(checker, name, "flag of services", known)
    })
}
