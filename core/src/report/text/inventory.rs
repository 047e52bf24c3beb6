//! What a bill of a file is made of, as plain text.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::bill::bill_without;
use super::section;
use crate::report::{FileBill, Inventory, NotPriced, PricedResource};

/// The bill of a file, then its resources.
#[must_use]
pub fn file_bill(priced: &FileBill) -> String {
    let mut text = bill_without(&priced.bill, priced.resources.left_out());
    for (heading, lines) in inventory(&priced.resources) {
        section(&mut text, heading, &lines);
    }
    text
}

/// Headings and lines; a heading without lines has nothing to say.
#[must_use]
pub fn inventory(inventory: &Inventory) -> Vec<(&'static str, Vec<String>)> {
    let missing = inventory.missing.iter();
    let missing = missing.map(|it| format!("{} of {}: {}", it.quantity, it.resource, it.help));
    let free = inventory.free.iter();
    let free = free.map(|it| format!("{} {}", it.count, it.r#type));
    alloc::vec![
        ("Not known", missing.collect()),
        (
            "Priced resources",
            inventory.priced.iter().map(priced).collect()
        ),
        (
            "Resources that are not priced",
            not_priced(&inventory.not_priced)
        ),
        ("Resources that cost nothing themselves", free.collect()),
        (
            "Usage that belongs to no resource here",
            inventory.unused_usage.clone()
        ),
        ("Assumed", inventory.assumed.clone()),
    ]
}

fn priced(resource: &PricedResource) -> String {
    let quantities: Vec<String> = resource
        .quantities
        .iter()
        .map(|it| {
            let value = it.value.as_deref().unwrap_or("unknown");
            match &it.from {
                Some(from) => format!("{} {value} ({from})", it.quantity),
                None => format!("{} {value}", it.quantity),
            }
        })
        .collect();
    let toward = resource.toward.as_ref();
    let toward = toward.map_or_else(String::new, |toward| format!(" to {toward}"));
    format!(
        "{}: {} in {}{toward}, {}",
        resource.resource,
        resource.kind,
        resource.region,
        quantities.join(", ")
    )
}

fn not_priced(resources: &[NotPriced]) -> Vec<String> {
    let line = |it: &NotPriced| {
        let place = match it.r#where.line {
            Some(line) => format!(" (line {line})"),
            None => String::new(),
        };
        let kind = it.r#type.as_deref();
        // The address of Terraform begins with the type.
        let kind = kind.filter(|kind| !it.resource.contains(*kind));
        let kind = kind.map_or_else(String::new, |kind| format!(" {kind}"));
        format!("{}{kind}{place}: {}", it.resource, it.reason)
    };
    resources.iter().map(line).collect()
}
