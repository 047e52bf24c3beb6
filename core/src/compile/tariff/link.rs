//! What ties tariffs to one another: rates that one takes from another, and what one makes free
//! in another. Both are resolved once every tariff and every rate is known.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::expression::{Scope, quantity};
use super::super::name::unknown;
use super::super::unit::{self, UnitOf};
use super::super::{Checker, citation};
use super::{flag, scope_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{RateRow, Tariff, Waiver};
use crate::syntax::tree::{self, Name};

/// Copies the rates that lines of a tariff take from another one.
pub fn borrow_rates(checker: &mut Checker<'_>, written: &tree::Tariff) {
    let Some(own) = checker.names.tariffs.get(&written.name.value) else {
        return;
    };
    for line in &written.lines {
        let Some(of) = &line.reading.of else {
            continue;
        };
        let Some((tariff, rate)) = known_rate(checker, of) else {
            continue;
        };
        let tariffs = &checker.model.tariffs;
        let lender = tariffs.get(usize::from(tariff));
        let borrower = tariffs.get(usize::from(own));
        let (Some(lender), Some(borrower)) = (lender, borrower) else {
            continue;
        };
        let name = &line.reading.rate.value;
        let Some(position) = borrower.rates.iter().position(|known| known == name) else {
            continue;
        };
        let position = u16::try_from(position).unwrap_or(u16::MAX);
        let (lent, needed) = (unit_of(lender, rate), unit_of(borrower, position));
        if lent != needed {
            let message = format!("`{}` prices `{lent}`, this line bills `{needed}`", of.value);
            let diagnostic = checker.error(Code::UnitMismatch, of.span, message);
            checker.report(diagnostic);
            continue;
        }
        // A Region's own rate, given for this tariff, stands before the one that is taken.
        let given = |row: &RateRow| {
            borrower.rows.iter().any(|own| {
                (own.rate, own.region, own.toward, own.as_printed)
                    == (position, row.region, row.toward, row.as_printed)
            })
        };
        let rows = lender.rows.iter();
        let rows = rows.filter(|row| row.rate == rate && !given(row));
        let rows = rows.map(|row| RateRow {
            rate: position,
            ..row.clone()
        });
        let rows: Vec<RateRow> = rows.collect();
        if let Some(borrower) = checker.model.tariffs.get_mut(usize::from(own)) {
            borrower.rows.extend(rows);
        }
    }
}

/// Checks what a tariff makes free in others.
pub fn waivers(checker: &mut Checker<'_>, written: &tree::Tariff) {
    let Some(own) = checker.names.tariffs.get(&written.name.value) else {
        return;
    };
    for waiver in &written.waivers {
        let Some((tariff, rate)) = known_rate(checker, &waiver.rate) else {
            continue;
        };
        let citations =
            citation::required(checker, &waiver.citations, waiver.rate.span, "a waiver");
        let Some(known) = checker.model.tariffs.get(usize::from(own)) else {
            continue;
        };
        let when = flag(checker, &known.quantities, waiver.when.as_ref());
        let scope = scope_of(checker, known);
        let found = quantity(checker, Scope::Quantities(&scope), &waiver.quantity);
        let waived = checker.model.tariffs.get(usize::from(tariff));
        let waived = waived.map_or("", |waived| unit_of(waived, rate));
        let (quantity, when) = match (found, when) {
            (Ok((quantity, unit)), Ok(when)) => {
                if unit.written() != waived {
                    let message = format!(
                        "this is in {}, but `{}` prices `{waived}`",
                        unit.shown(),
                        waiver.rate.value
                    );
                    let diagnostic =
                        checker.error(Code::UnitMismatch, waiver.quantity.span, message);
                    checker.report(diagnostic);
                }
                (quantity, when)
            }
            (found, when) => {
                for diagnostic in found.err().into_iter().chain(when.err()) {
                    checker.report(diagnostic);
                }
                continue;
            }
        };
        let Some(citation) = citations.into_iter().next() else {
            continue;
        };
        if let Some(known) = checker.model.tariffs.get_mut(usize::from(own)) {
            known.waivers.push(Waiver {
                tariff,
                rate,
                quantity,
                when,
                period: waiver.period.and(written.period),
                citation,
            });
        }
    }
}

/// Tariff and rate of `nat-gateway.hour`.
///
/// # Errors
/// Where there is no such tariff, or it has no such rate.
pub fn rate_of_tariff(checker: &Checker<'_>, written: &Name) -> Result<(u16, u16), Diagnostic> {
    let Some((tariff, rate)) = written.value.split_once('.') else {
        let message = format!("`{}` names no rate of a tariff", written.value);
        let diagnostic = checker.error(Code::UnknownName, written.span, message);
        return Err(diagnostic.help("write `TARIFF.RATE`, such as `nat-gateway.hour`"));
    };
    let tariffs = &checker.names.tariffs;
    let position = tariffs.get(tariff).ok_or_else(|| {
        let name = Name::new(String::from(tariff), written.span);
        unknown(checker, &name, "tariff", tariffs.names())
    })?;
    let known = checker.model.tariffs.get(usize::from(position));
    let known = known.map_or(&[][..], |tariff| &tariff.rates);
    let found = known.iter().position(|known| known == rate);
    let found = found.and_then(|found| u16::try_from(found).ok());
    let found = found.ok_or_else(|| {
        let name = Name::new(String::from(rate), written.span);
        let names = known.iter().map(String::as_str);
        unknown(checker, &name, "rate of this tariff", names)
    })?;
    Ok((position, found))
}

/// The same; what is wrong is reported.
fn known_rate(checker: &mut Checker<'_>, written: &Name) -> Option<(u16, u16)> {
    match rate_of_tariff(checker, written) {
        Ok(found) => Some(found),
        Err(diagnostic) => {
            checker.report(diagnostic);
            None
        }
    }
}

/// Unit of a rate: money for what it prices.
pub fn unit_of_rate(checker: &Checker<'_>, tariff: &Tariff, rate: u16) -> UnitOf {
    unit_again(checker, unit_of(tariff, rate)).price_of()
}

/// Unit of what a rate prices.
fn unit_of(tariff: &Tariff, rate: u16) -> &str {
    let mut lines = tariff.lines.iter();
    let line = lines.find(|line| line.reading.rate == rate);
    line.map_or("", |line| line.reading.unit.as_str())
}

/// A declared unit, read again.
pub fn unit_again(checker: &Checker<'_>, written: &str) -> UnitOf {
    let name = Name::new(String::from(written), crate::source::Span::default());
    match written {
        "" => UnitOf::default(),
        _ => unit::read(checker, &name).unwrap_or_default(),
    }
}
