//! Bills as comma-separated values (RFC 4180), one record a line of the bill.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Bill, BillLine, BillOption, PlacementReport};

const HEADER: &str = "option,item,component,quantity,unit,unit_price,amount,exact,currency,source,section,date,grade,region\r\n";

/// The lines of every option under one heading. What is not known is an empty field.
#[must_use]
pub fn bill(bill: &Bill) -> String {
    let mut text = String::from(HEADER);
    for option in &bill.options {
        for line in &option.lines {
            text.push_str(&record(option, line, &bill.currency));
        }
        // The lines are those of the lower end, so that the other one is told by totals alone.
        if let Some(range) = &option.range {
            for (component, amount) in [
                ("total at the lower ends of the ranges", &range.least),
                ("total at the upper ends of the ranges", &range.most),
            ] {
                let line = BillLine {
                    item: String::new(),
                    region: String::new(),
                    component: String::from(component),
                    quantity: String::new(),
                    unit: String::new(),
                    unit_price: None,
                    amount: Some(amount.clone()),
                    exact: None,
                    rate_source: None,
                };
                text.push_str(&record(option, &line, &bill.currency));
            }
        }
    }
    text
}

fn record(option: &BillOption, line: &BillLine, currency: &str) -> String {
    let maybe = |value: &'_ Option<String>| value.clone().unwrap_or_default();
    let rate = line.rate_source.as_ref();
    let fields = [
        option.name.clone(),
        line.item.clone(),
        line.component.clone(),
        line.quantity.clone(),
        line.unit.clone(),
        maybe(&line.unit_price),
        maybe(&line.amount),
        maybe(&line.exact),
        String::from(currency),
        rate.map(|rate| rate.source.clone()).unwrap_or_default(),
        rate.map(|rate| rate.section.clone()).unwrap_or_default(),
        rate.map(|rate| rate.date.clone()).unwrap_or_default(),
        rate.map(|rate| rate.grade.clone()).unwrap_or_default(),
        line.region.clone(),
    ];
    let quoted: Vec<String> = fields.iter().map(|field| quote(field)).collect();
    format!("{}\r\n", quoted.join(","))
}

/// The placements under a heading, then a line for what is shared and one for the total.
#[must_use]
pub fn placement(report: &PlacementReport) -> String {
    let mut text = String::from("vpc,service,choice,amount,currency\r\n");
    let mut add = |fields: [&str; 4]| {
        let quoted: Vec<String> = fields.iter().map(|field| quote(field)).collect();
        text.push_str(&format!("{},{}\r\n", quoted.join(","), report.currency));
    };
    for placed in &report.placements {
        let choice = placed.choice.as_deref().unwrap_or_default();
        let amount = placed.amount.as_deref().unwrap_or_default();
        add([&placed.vpc, &placed.service, choice, amount]);
    }
    add(["", "", "hub, shared", &report.hub.amount]);
    add(["", "", "total", &report.total]);
    text
}

/// A field in quotes where a comma, a quote or a line break in it would end it; what a spreadsheet
/// would take for a formula has an apostrophe in front, as spreadsheets write such texts themselves.
fn quote(field: &str) -> String {
    if field.starts_with(['=', '+', '@', '\t', '\r']) || field.starts_with('-') && field.len() > 1 {
        let text = ["'", field].concat();
        return match text.contains([',', '"', '\n', '\r']) {
            true => format!("\"{}\"", text.replace('"', "\"\"")),
            false => text,
        };
    }
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        String::from(field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fields_that_need_quotes_have_them() {
        for (field, quoted) in [
            ("", ""),
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "'=1+1"),
            ("=1,1", "\"'=1,1\""),
            ("-", "-"),
        ] {
            assert_eq!(quote(field), quoted);
        }
    }
}
