//! Bills as plain text: what is billed, how much of it, at which rate, and the total.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::compared::{break_even, incomplete, summary};
use super::{disputed, section};
use crate::report::{Bill, BillLine, BillOption, OldRate, UnknownRate};

/// A whole bill, option by option, with the cheapest one named at the end.
#[must_use]
pub fn bill(bill: &Bill) -> String {
    bill_without(bill, 0)
}

/// The same where so many resources that may cost something are not in it.
pub(super) fn bill_without(bill: &Bill, left_out: usize) -> String {
    let options: Vec<String> = bill
        .options
        .iter()
        .map(|option| {
            let name = match option.name.as_str() {
                "" => "Cost a month",
                name => name,
            };
            let mut text = format!("{name}\n{}", lines(option, &bill.currency, left_out));
            for said in summary(option, bill.cheapest.as_deref()) {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "  {said}");
            }
            text
        })
        .collect();
    let mut text = options.join("\n");
    if let Some(cheapest) = &bill.cheapest {
        let _ = write!(text, "\nCheapest\n  {cheapest}\n");
    }
    section(&mut text, "Break-even", &break_even(bill));
    section(&mut text, "Not told", &bill.notes);
    section(&mut text, "Not included", &bill.omits);
    section(&mut text, "Disputed", &disputed(&bill.disputes));
    text
}

/// The lines of one option in columns, its total, and what is not known.
pub(super) fn lines(option: &BillOption, currency: &str, left_out: usize) -> String {
    let rows: Vec<[String; 4]> = option.lines.iter().map(row).collect();
    let total = format!("{currency} {}", option.total);
    let wide = |column: fn(&[String; 4]) -> &String, least: &str| {
        rows.iter()
            .map(|row| column(row).chars().count())
            .max()
            .unwrap_or(0)
            .max(least.chars().count())
    };
    let (item, component) = (
        wide(|[item, ..]| item, ""),
        wide(|[_, component, ..]| component, "Total"),
    );
    let (billed, amount) = (
        wide(|[.., billed, _]| billed, ""),
        wide(|[.., amount]| amount, &total),
    );
    let mut text = String::new();
    for [one, two, three, four] in &rows {
        let _ = writeln!(
            text,
            "  {one:<item$}  {two:<component$}  {three:<billed$}  {four:>amount$}"
        );
    }
    let _ = writeln!(
        text,
        "  {:<item$}  {:<component$}  {:<billed$}  {total:>amount$}",
        "", "Total", ""
    );
    if let Some(said) = incomplete(option, left_out) {
        let _ = writeln!(text, "  {said}");
    }
    for rate in &option.old {
        let _ = writeln!(text, "  notice: {}", old(rate));
    }
    for rate in &option.unknown {
        let _ = writeln!(text, "  unknown: {}", unknown(rate));
    }
    for source in sources(option) {
        let _ = writeln!(text, "  {source}");
    }
    text
}

/// That a rate is to be read again.
fn old(rate: &OldRate) -> String {
    format!(
        "{} in {} was read on {}, more than {} months ago: read it again",
        rate.rate, rate.region, rate.date, rate.months
    )
}

/// What is missing, where, and what to do about it.
fn unknown(rate: &UnknownRate) -> String {
    let help = match rate.help.as_str() {
        "" => String::new(),
        help => format!(": {help}"),
    };
    format!("{} in {}{help}", rate.rate, rate.region)
}

/// Quantity and rate of one line, as `3 zone x 0.01`.
#[must_use]
pub fn quantity(line: &BillLine) -> String {
    let price = line.unit_price.as_deref().unwrap_or("unknown");
    format!("{} {} x {price}", line.quantity, line.unit)
}

fn row(line: &BillLine) -> [String; 4] {
    [
        line.item.clone(),
        line.component.clone(),
        quantity(line),
        line.amount
            .clone()
            .unwrap_or_else(|| String::from("unknown")),
    ]
}

/// Each source of a rate once, in the order of the lines.
fn sources(option: &BillOption) -> Vec<String> {
    let mut named: Vec<String> = Vec::new();
    for rate in option
        .lines
        .iter()
        .filter_map(|line| line.rate_source.as_ref())
    {
        let section = match rate.section.as_str() {
            "" => String::new(),
            section => format!(", {section}"),
        };
        let grade = match rate.grade.as_str() {
            "" => String::new(),
            grade => format!(" (grade {grade})"),
        };
        let line = format!("rates: {}{section}, read {}{grade}", rate.source, rate.date);
        if !named.contains(&line) {
            named.push(line);
        }
    }
    named
}
