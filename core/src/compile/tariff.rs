//! Tariffs: the quantities of an item and the lines it is billed in.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

mod given;
mod link;

use super::expression::{Scope, quantity};
use super::name::unknown;
use super::period::{self, Dated};
use super::unit::{self, HOUR, UnitOf};
use super::{Checker, citation};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Formula, Free, Line, Period, Quantity, QuantityKind, RateRow, Reading, Tariff, Toward,
};
use crate::quantity::Decimal;
use crate::source::Spanned;
use crate::syntax::tree::{self, Name};
pub use given::{known_tariff, taken};
pub use link::{borrow_rates, rate_of_tariff, unit_again, unit_of_rate, waivers};

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
            kind: takes.kind,
        });
    }
    let toward = written.toward.as_ref().map(|toward| Toward {
        name: toward.name.value.clone(),
        title: toward.title.value.clone(),
        optional: toward.optional,
    });
    let mut rates = Vec::new();
    let lines: Vec<Line> = written
        .lines
        .iter()
        .map(|line| Line {
            period: line.period.and(written.period),
            ..self::line(checker, &scope, &quantities, &mut rates, line)
        })
        .collect();
    check_periods(checker, written);
    check_rate_units(checker, &lines, written);
    check_use(checker, written);
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
        toward,
        lines,
        rates,
        rows: Vec::new(),
        waivers: Vec::new(),
        old_after,
        omits: written
            .omits
            .iter()
            .map(|it| (it.text.value.clone(), it.period.and(written.period)))
            .collect(),
        citations,
    });
}

/// Lines of one title follow one another in time, and so do waivers of one rate under one condition.
fn check_periods(checker: &mut Checker<'_>, written: &tree::Tariff) {
    period::check(checker, written.period, written.name.span);
    let lines = written.lines.iter().map(|line| {
        let what = format!("the line \"{}\"", line.title.value);
        (what, line.period, line.title.span)
    });
    let waivers = written.waivers.iter().map(|waiver| {
        let when = waiver.when.as_ref().map_or("", |when| when.value.as_str());
        let what = format!("the waiver of `{}` {when}", waiver.rate.value);
        (
            String::from(what.trim_end()),
            waiver.period,
            waiver.rate.span,
        )
    });
    let omits = written.omits.iter().map(|it| {
        let what = format!("the omission \"{}\"", it.text.value);
        (what, it.period, it.text.span)
    });
    let facts: Vec<_> = lines.chain(waivers).chain(omits).collect();
    let mut dated = Vec::new();
    for (what, period, span) in &facts {
        period::check(checker, *period, *span);
        // What has no days at all may stand in a tariff as often as it is billed.
        let mut versions = facts.iter().filter(|(other, ..)| other == what);
        if versions.any(|(_, period, _)| *period != Period::default()) {
            let place = checker.place(*span);
            let (what, period) = (what.clone(), *period);
            dated.push(Dated {
                what,
                period,
                place,
            });
        }
    }
    period::check_named(checker, dated);
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

/// Every quantity is billed, or switches something on: what changes no bill would only be asked for.
fn check_use(checker: &mut Checker<'_>, written: &tree::Tariff) {
    for takes in &written.quantities {
        let name = &takes.name.value;
        let is = |when: Option<&Name>| when.is_some_and(|when| when.value == *name);
        let billed = written.lines.iter().any(|line| {
            let mut printed = line.as_printed.iter();
            names(&line.reading.quantity, name)
                || printed.any(|(_, reading)| names(&reading.quantity, name))
                || is(line.free.as_ref().and_then(|free| free.when.as_ref()))
        });
        let mut waivers = written.waivers.iter();
        let waives = waivers.any(|it| is(it.when.as_ref()) || names(&it.quantity, name));
        if !billed && !waives {
            let message = format!("no line bills the quantity `{name}`");
            let diagnostic = checker.error(Code::Unused, takes.name.span, message);
            checker.report(diagnostic.help("take it out, or use it in a line"));
        }
    }
}

/// Whether an expression names a quantity.
fn names(expression: &tree::Expression, name: &str) -> bool {
    match &expression.kind {
        tree::ExpressionKind::Name(text) => text == name,
        tree::ExpressionKind::Arithmetic(left, _, right) => names(left, name) || names(right, name),
        tree::ExpressionKind::Rate(..)
        | tree::ExpressionKind::Number(..)
        | tree::ExpressionKind::Text(..)
        | tree::ExpressionKind::Exists(_)
        | tree::ExpressionKind::Loop(..)
        | tree::ExpressionKind::Not(_)
        | tree::ExpressionKind::Logic(..)
        | tree::ExpressionKind::Match(..)
        | tree::ExpressionKind::Compare(..) => false,
    }
}

/// Every rate of a tariff is one that a line of its book is billed at.
pub fn check_rates(checker: &mut Checker<'_>, books: &[(u16, tree::Rates)]) {
    let mut idle = Vec::new();
    for tariff in &checker.model.tariffs {
        for row in tariff.rows.iter().filter(|row| !is_billed(tariff, row)) {
            let rate = tariff.rates.get(usize::from(row.rate));
            idle.push((
                tariff.name.clone(),
                rate.cloned().unwrap_or_default(),
                row.as_printed,
            ));
        }
    }
    for (name, rate, as_printed) in idle {
        let printed = as_printed.and_then(|it| checker.model.sources.get(usize::from(it)));
        let printed = printed.map(|source| source.name.clone());
        let written = books.iter().find_map(|(file, book)| {
            let source = book.as_printed.as_ref().map(|source| source.value.clone());
            let same = book.tariff.value == name && source == printed;
            let mut rates = book.rows.iter().flat_map(|row| &row.rates);
            let found = rates.find(|it| same && it.name.value == rate)?;
            Some((*file, found.name.span))
        });
        let Some((file, span)) = written else {
            continue;
        };
        checker.file = file;
        let message = format!("no line of this book is billed at `{rate}`");
        let diagnostic = checker.error(Code::Unused, span, message);
        checker.report(diagnostic.help("take it out, or bill a line at it"));
    }
}

/// Whether a line of the row's own book takes the row.
fn is_billed(tariff: &Tariff, row: &RateRow) -> bool {
    tariff.lines.iter().any(|line| {
        let printed = line
            .as_printed
            .iter()
            .find(|(source, _)| Some(*source) == row.as_printed);
        printed.map_or(&line.reading, |(_, reading)| reading).rate == row.rate
    })
}

/// What the names of a tariff's expressions stand for.
fn scope_of(checker: &Checker<'_>, tariff: &Tariff) -> Vec<(String, UnitOf)> {
    let quantities = tariff.quantities.iter();
    let quantities = quantities.map(|it| (it.name.clone(), link::unit_again(checker, &it.unit)));
    core::iter::once((String::from(HOURS), UnitOf::base(HOUR)))
        .chain(quantities)
        .collect()
}

/// Slot of the flag that a `when` names.
fn flag(
    checker: &Checker<'_>,
    quantities: &[Quantity],
    when: Option<&Name>,
) -> Result<Option<u16>, Diagnostic> {
    let Some(when) = when else {
        return Ok(None);
    };
    let flags = || {
        let numbered = (1_u16..).zip(quantities);
        numbered.filter(|(_, quantity)| quantity.kind == QuantityKind::Flag)
    };
    match flags().find(|(_, quantity)| quantity.name == when.value) {
        Some((slot, _)) => Ok(Some(slot)),
        None => {
            let known = flags().map(|(_, quantity)| quantity.name.as_str());
            Err(unknown(checker, when, "flag of this tariff", known))
        }
    }
}

fn line(
    checker: &mut Checker<'_>,
    scope: &[(String, UnitOf)],
    quantities: &[Quantity],
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
    let free = written
        .free
        .as_ref()
        .and_then(|free| self::free(checker, quantities, &reading.unit, free));
    Line {
        title: written.title.value.clone(),
        reading,
        as_printed,
        graduated: written.graduated,
        free,
        period: written.period,
    }
}

/// A free part is counted in the unit of its line.
fn free(
    checker: &mut Checker<'_>,
    quantities: &[Quantity],
    billed: &str,
    written: &tree::Free,
) -> Option<Free> {
    let unit = unit::read(checker, &written.unit);
    let when = flag(checker, quantities, written.when.as_ref());
    match (unit, when) {
        (Ok(unit), Ok(when)) if unit.written() == billed => Some(Free {
            quantity: written.quantity.value,
            when,
        }),
        (Ok(unit), Ok(_)) => {
            let message = format!("this is in {}, but the line bills `{billed}`", unit.shown());
            let diagnostic = checker.error(Code::UnitMismatch, written.unit.span, message);
            checker.report(diagnostic);
            None
        }
        (unit, when) => {
            for diagnostic in unit.err().into_iter().chain(when.err()) {
                checker.report(diagnostic);
            }
            None
        }
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
