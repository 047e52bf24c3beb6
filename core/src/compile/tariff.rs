//! Tariffs: the quantities of an item and the lines it is billed in.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::expression::{Scope, quantity};
use super::unit::{self, HOUR, UnitOf};
use super::{Checker, citation};
use crate::diagnostic::Code;
use crate::model::{Formula, Line, Quantity, Reading, Tariff};
use crate::quantity::Decimal;
use crate::source::Spanned;
use crate::syntax::tree;

/// The quantity that every item has: the hours of the month.
const HOURS: &str = "hours";

/// Checks and declares a tariff; its rates are read later.
pub fn tariff(checker: &mut Checker<'_>, written: &tree::Tariff) {
    let place = checker.place(written.name.span);
    if let Err(diagnostic) = checker
        .names
        .tariffs
        .declare(&written.name.value, place, "tariff")
    {
        return checker.report(diagnostic);
    }
    let what = format!("the tariff `{}`", written.name.value);
    let citations = citation::required(checker, &written.citations, written.name.span, &what);
    let mut quantities = Vec::new();
    let mut scope = alloc::vec![(String::from(HOURS), UnitOf::base(HOUR))];
    for takes in &written.quantities {
        let unit = match takes.unit.as_ref().map(|unit| unit::read(checker, unit)) {
            Some(Ok(unit)) => unit,
            Some(Err(diagnostic)) => {
                checker.report(diagnostic);
                UnitOf::default()
            }
            None => UnitOf::default(),
        };
        if scope.iter().any(|(name, _)| *name == takes.name.value) {
            let message = format!("the quantity `{}` is there already", takes.name.value);
            let diagnostic = checker.error(Code::DuplicateName, takes.name.span, message);
            checker.report(diagnostic);
        }
        scope.push((takes.name.value.clone(), unit.clone()));
        let (name, title) = (takes.name.value.clone(), takes.title.value.clone());
        quantities.push(Quantity {
            name,
            title,
            unit: unit.written(),
            whole: takes.whole,
        });
    }
    let mut rates = Vec::new();
    let lines: Vec<Line> = written
        .lines
        .iter()
        .map(|line| self::line(checker, &scope, &mut rates, line))
        .collect();
    check_rate_units(checker, &lines, written);
    if written.lines.is_empty() {
        let message = format!("the tariff `{}` bills nothing", written.name.value);
        let diagnostic = checker.error(Code::MissingField, written.name.span, message);
        checker.report(diagnostic.help("add `line \"...\" = ... at ...`"));
    }
    let old_after = written
        .old_after
        .as_ref()
        .and_then(|it| months(checker, it));
    checker.model.tariffs.push(Tariff {
        name: written.name.value.clone(),
        title: written.title.value.clone(),
        quantities,
        lines,
        rates,
        rows: Vec::new(),
        old_after,
        omits: written
            .omits
            .iter()
            .map(|omits| omits.value.clone())
            .collect(),
        citations,
    });
}

/// After how many months a rate is to be read again: at least one, at most a hundred years.
fn months(checker: &mut Checker<'_>, written: &Spanned<Decimal>) -> Option<u16> {
    let (number, places) = written.value.shortest().parts();
    let months = u16::try_from(number).ok();
    let months = months.filter(|it| places == 0 && (1..=1200).contains(it));
    if months.is_none() {
        let message = format!("{} is no age for a rate", written.value);
        let diagnostic = checker.error(Code::Number, written.span, message);
        checker.report(diagnostic.help("write a whole number of months, such as 12"));
    }
    months
}

/// A rate that several lines share prices the same unit in each.
fn check_rate_units(checker: &mut Checker<'_>, lines: &[Line], written: &tree::Tariff) {
    for (position, line) in lines.iter().enumerate() {
        let mut earlier = lines.iter().take(position);
        let other = earlier.find(|other| {
            other.reading.rate == line.reading.rate && other.reading.unit != line.reading.unit
        });
        let rate = written.lines.get(position).map(|line| &line.reading.rate);
        if let (Some(other), Some(rate)) = (other, rate) {
            let (first, second) = (&other.reading.unit, &line.reading.unit);
            let message = format!(
                "`{}` prices `{first}` in one line, `{second}` here",
                rate.value
            );
            let diagnostic = checker.error(Code::UnitMismatch, rate.span, message);
            checker.report(diagnostic.help("give each of them a rate of its own"));
        }
    }
}

fn line(
    checker: &mut Checker<'_>,
    scope: &[(String, UnitOf)],
    rates: &mut Vec<String>,
    written: &tree::Line,
) -> Line {
    let reading = self::reading(checker, scope, rates, &written.reading);
    let mut as_printed = Vec::new();
    for (source, printed) in &written.as_printed {
        let printed = self::reading(checker, scope, rates, printed);
        match checker.names.sources.get(&source.value) {
            Some(source) => as_printed.push((source, printed)),
            None => {
                let known = checker.names.sources.names();
                let diagnostic = super::name::unknown(checker, source, "source", known);
                checker.report(diagnostic);
            }
        }
    }
    Line {
        title: written.title.value.clone(),
        reading,
        as_printed,
        graduated: written.graduated,
    }
}

fn reading(
    checker: &mut Checker<'_>,
    scope: &[(String, UnitOf)],
    rates: &mut Vec<String>,
    written: &tree::Reading,
) -> Reading {
    let (quantity, unit) = match quantity(checker, Scope::Quantities(scope), &written.quantity) {
        Ok((formula, unit)) => (formula, unit),
        Err(diagnostic) => {
            checker.report(diagnostic);
            (Formula::default(), UnitOf::default())
        }
    };
    let rate = &written.rate.value;
    let known = rates.iter().position(|name| name == rate);
    let position = known.unwrap_or(rates.len());
    if known.is_none() {
        rates.push(rate.clone());
    }
    let rate = u16::try_from(position).unwrap_or(u16::MAX);
    Reading {
        quantity,
        unit: unit.written(),
        rate,
    }
}
