//! What a bill says beyond its lines, sentence by sentence: for text and Markdown alike.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::report::{Bill, BillLine, BillOption, BreakEven};

/// The year, the ranges, and how an option lies to the cheapest one.
#[must_use]
pub fn summary(option: &BillOption, cheapest: Option<&str>) -> Vec<String> {
    let currency = &option.currency;
    let mut said = alloc::vec![format!("Twelve such months: {currency} {}", option.yearly)];
    if let Some(range) = &option.range {
        let (least, most) = (&range.least, &range.most);
        said.push(format!(
            "Over the ranges given: {currency} {least} to {most}; the lines are those of the lower end"
        ));
    }
    if let (Some(more), Some(cheapest)) = (&option.more, cheapest) {
        said.push(format!("{currency} {more} a month more than `{cheapest}`"));
    }
    if let Some(first) = option.sensitivity.first() {
        said.push(format!(
            "Moves it most: a tenth more `{}` of {} in {} adds {currency} {}",
            first.quantity, first.item, first.region, first.change
        ));
    }
    said
}

/// Why a total is incomplete, where it is; so many resources that may cost something are not in it.
#[must_use]
pub fn incomplete(option: &BillOption, left_out: usize) -> Option<String> {
    let mut why: Vec<String> = Vec::new();
    if !option.unknown.is_empty() {
        why.push(String::from("not every rate is known"));
    }
    match left_out {
        0 => {}
        1 => why.push(String::from(
            "a resource that may cost something is not priced",
        )),
        several => why.push(format!(
            "{several} resources that may cost something are not priced"
        )),
    }
    let unknown = |line: &BillLine| line.quantity == "unknown";
    if option.lines.iter().any(unknown) || why.is_empty() {
        why.push(String::from("not every quantity is known"));
    }
    let why = why.join(", and ");
    (!option.complete).then(|| format!("The total is incomplete: {why}."))
}

/// Where two options cost the same, and what that assumes.
#[must_use]
pub fn break_even(bill: &Bill) -> Vec<String> {
    let line = |it: &BreakEven| {
        let (left, right) = match it.between.as_slice() {
            [left, right] => (left.as_str(), right.as_str()),
            _ => ("", ""),
        };
        let exact = match it.at_exact.contains('/') {
            true => format!(", exactly {}", it.at_exact),
            false => String::new(),
        };
        let only = it.only.as_ref();
        let only = only.map_or_else(String::new, |only| format!(" of `{only}` alone"));
        format!(
            "`{left}` and `{right}` cost the same at {}{only} = {}{exact}; below it `{}` costs less, above it `{}` ({})",
            it.variable,
            it.at,
            it.below,
            it.above,
            it.assuming.join("; ")
        )
    };
    bill.break_even.iter().map(line).collect()
}
