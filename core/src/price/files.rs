//! Bills of plans, states and templates: every resource that a tariff bills, with the quantities that
//! its attributes and a usage file tell.
//!
//! What nothing tells is not guessed: the line stays unknown, the bill says that it is incomplete,
//! and names the quantity. What no tariff bills is listed.

mod quantity;
mod usage;

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Scenario, ScenarioOption, did_you_mean, price};
use crate::diagnostic::{Code, Diagnostic};
use crate::estate::read::declared::{At, Declared, FileKind, Resource};
use crate::evaluate::bill::{Item, Terms};
use crate::model::{Billed, Model, ResourceBill, Tariff};
use crate::quantity::Decimal;
use crate::report::{
    BillLine, FileBill, FreeResources, Inventory, MissingQuantity, NotPriced, PricedResource,
    ResourcePlace, ResourceQuantity,
};
use quantity::{Found, Test, quantity, test};
pub use usage::FileUsage;

/// The most resources that are billed.
const MOST_ITEMS: usize = 10_000;

/// What a file is priced with.
#[derive(Debug, Clone, PartialEq)]
pub struct FileTerms<'text> {
    /// Hours, day, bounds and book.
    pub terms: Terms,
    /// The Region of resources whose own is not told.
    pub region: Option<&'text str>,
    /// What passes through them.
    pub usage: FileUsage,
    /// Name of the file, for places.
    pub file: &'text str,
    /// What the file is called in the bill: `plan`, `state` or `template`.
    pub name: &'text str,
}

/// Prices the resources that a file declares.
///
/// # Errors
/// Where the Region that is given is not known, an amount has more digits than can be kept exactly,
/// or a supplied rate does not say which of several Regions it is for.
pub fn price_resources(
    model: &Model,
    declared: &Declared,
    terms: &FileTerms<'_>,
) -> Result<FileBill, Vec<Diagnostic>> {
    let mut book = model.rulebook.unpack().unwrap_or_default();
    book.billed.retain(|it| it.period.holds(terms.terms.on));
    if let Some(name) = terms.region
        && region(model, name).is_none()
    {
        let message = format!("there is no Region `{name}`");
        let known = model.regions().iter().map(|region| region.name.as_str());
        let diagnostic = Diagnostic::unplaced(Code::UnknownName, message);
        return Err(alloc::vec![
            diagnostic.maybe_help(did_you_mean(name, known))
        ]);
    }
    let only = only_region(declared);
    let mut pricer = Pricer {
        model,
        terms,
        billed: &book.billed,
        region: terms.region.or(only),
        items: Vec::new(),
        unknown: Vec::new(),
        inventory: Inventory::default(),
    };
    for resource in declared.resources.iter().filter(|it| !it.looked_up) {
        pricer.resource(resource);
    }
    pricer.usage_only(declared);
    for skipped in &declared.skipped {
        let place = pricer.place(&skipped.at);
        let kind = skipped.kind.as_ref();
        let costs = |kind: &String| {
            pricer
                .billed_as(kind)
                .is_some_and(|it| !it.bills.is_empty())
        };
        let incomplete = skipped.may_be_made && kind.is_none_or(costs);
        pricer.inventory.not_priced.push(NotPriced {
            resource: skipped.what.clone(),
            r#type: kind.cloned(),
            reason: skipped.reason.clone(),
            incomplete,
            r#where: place,
        });
    }
    let of_their_own = declared.resources.iter().filter(|it| it.region.is_none());
    if let (None, Some(only), true) = (terms.region, only, of_their_own.count() > 0) {
        let text = format!("resources whose Region is not told are in {only}, as all others are");
        pricer.inventory.assumed.push(text);
    }
    pricer.bill()
}

/// The Region of all resources that tell one, where it is the same.
fn only_region(declared: &Declared) -> Option<&str> {
    let mut regions = declared
        .resources
        .iter()
        .filter_map(|it| it.region.as_deref());
    let first = regions.next()?;
    regions.all(|other| other == first).then_some(first)
}

/// Position of a Region.
fn region(model: &Model, name: &str) -> Option<u16> {
    let found = model
        .regions()
        .iter()
        .position(|region| region.name == name);
    found.and_then(|position| u16::try_from(position).ok())
}

/// A quantity that is not known, of an item that is billed without it.
struct Unknown {
    tariff: u16,
    region: u16,
    slot: u16,
    resource: String,
}

struct Pricer<'price> {
    model: &'price Model,
    terms: &'price FileTerms<'price>,
    billed: &'price [Billed],
    region: Option<&'price str>,
    items: Vec<Item>,
    unknown: Vec<Unknown>,
    inventory: Inventory,
}

impl<'price> Pricer<'price> {
    fn resource(&mut self, resource: &Resource) {
        let Some(billed) = self.billed_as(&resource.kind) else {
            let reason = String::from("no tariff bills this type");
            let not_priced = self.left_out(resource, reason, false);
            return self.inventory.not_priced.push(not_priced);
        };
        if billed.bills.is_empty() {
            let free = &mut self.inventory.free;
            return match free.iter_mut().find(|it| it.r#type == resource.kind) {
                Some(known) => known.count = known.count.saturating_add(1),
                None => free.push(FreeResources {
                    r#type: resource.kind.clone(),
                    count: 1,
                }),
            };
        }
        let Some(name) = resource.region.as_deref().or(self.region) else {
            let reason = "its Region is not known; give `--region`";
            return self.not_priced(resource, reason.into());
        };
        let Some(region) = region(self.model, name) else {
            return self.not_priced(resource, format!("there is no Region `{name}` here"));
        };
        let plan = self.terms.name == FileKind::Plan.word();
        let mut holding: Vec<&ResourceBill> = Vec::new();
        for bill in &billed.bills {
            let tests = bill.when.iter().map(|it| test(it, resource, name, plan));
            match tests.max() {
                None | Some(Test::Holds) => holding.push(bill),
                Some(Test::Unknown(path)) => {
                    let reason = format!("`{path}` is not known, which says what it is billed as");
                    return self.not_priced(resource, reason);
                }
                Some(Test::Fails) => {}
            }
        }
        if holding.is_empty() {
            return self.not_priced(resource, "no tariff bills it as it is set up".into());
        }
        for bill in holding {
            self.item(bill, resource, region);
        }
    }

    /// An item for what a resource is billed as.
    fn item(&mut self, bill: &ResourceBill, resource: &Resource, region: u16) {
        let model = self.model;
        let Some(tariff) = model.tariffs.get(usize::from(bill.tariff)) else {
            return;
        };
        if self.items.len() >= MOST_ITEMS {
            let reason = format!("more than {MOST_ITEMS} resources are billed at once");
            return self.not_priced(resource, reason);
        }
        let toward = bill.toward.as_deref();
        let toward = toward.and_then(|path| quantity::text(resource, path));
        let other = toward.map(|name| (name, self::region(model, name)));
        if let Some((name, None)) = other {
            return self.not_priced(resource, format!("there is no Region `{name}` here"));
        }
        let (mut quantities, mut found) = (Vec::new(), Vec::new());
        for (position, count) in (1_u16..).zip(&bill.quantities) {
            let Some(taken) = tariff
                .quantities
                .get(usize::from(position.saturating_sub(1)))
            else {
                continue;
            };
            let told = quantity(count, &taken.name, resource, &self.terms.usage);
            let value = match &told {
                Found::Always(value) | Found::Told(value, _) => Some(*value),
                Found::Concluded(value, path) => {
                    let (address, name) = (&resource.address, &taken.name);
                    self.inventory.assumed.push(format!(
                        "{name} of {address} is {value}: so many references make up `{path}`"
                    ));
                    Some(*value)
                }
                Found::Nothing(help) => {
                    self.unknown.push(Unknown {
                        tariff: bill.tariff,
                        region,
                        slot: position,
                        resource: resource.address.clone(),
                    });
                    self.inventory.missing.push(MissingQuantity {
                        resource: resource.address.clone(),
                        kind: tariff.name.clone(),
                        quantity: taken.name.clone(),
                        help: help.clone(),
                    });
                    None
                }
            };
            let from = match told {
                Found::Always(_) | Found::Nothing(_) => None,
                Found::Told(_, from) | Found::Concluded(_, from) => Some(from),
            };
            quantities.push(value.unwrap_or(Decimal::ZERO));
            found.push(ResourceQuantity {
                quantity: taken.name.clone(),
                value: value.map(|value| value.shortest().to_string()),
                from,
            });
        }
        self.items.push(Item {
            tariff: bill.tariff,
            region,
            toward: other.and_then(|(_, position)| position),
            quantities,
        });
        let name = model.regions().get(usize::from(region));
        let place = self.place(&resource.at);
        self.inventory.priced.push(PricedResource {
            resource: resource.address.clone(),
            r#type: resource.kind.clone(),
            kind: tariff.name.clone(),
            region: name.map(|region| region.name.clone()).unwrap_or_default(),
            toward: toward.map(String::from),
            quantities: found,
            r#where: place,
        });
    }

    /// What a usage file names that is no resource of its own, such as data transfer: types whose bills
    /// rest on the usage alone. An entry of any other type belongs to a resource of the file, or to
    /// nothing.
    fn usage_only(&mut self, declared: &Declared) {
        let usage = &self.terms.usage;
        let declared = declared.resources.iter();
        let mut known: Vec<(&str, &str)> = declared
            .map(|it| (it.address.as_str(), it.kind.as_str()))
            .collect();
        for address in usage.addresses() {
            let Some((kind, _)) = address.split_once('.') else {
                continue;
            };
            let billed = self.billed_as(kind);
            let Some(billed) = billed.filter(|_| !known.iter().any(|(it, _)| *it == address))
            else {
                continue;
            };
            let told = |bill: &&ResourceBill| quantity::told_by_usage(bill, address, kind, usage);
            let bills: Vec<&ResourceBill> = billed.bills.iter().filter(told).collect();
            if bills.is_empty() {
                continue;
            }
            known.push((address, kind));
            let resource = Resource {
                address: address.to_string(),
                kind: kind.to_string(),
                looked_up: false,
                change: None,
                region: usage.text(address, kind, "region").map(String::from),
                values: Vec::new(),
                at: At::default(),
            };
            let name = resource.region.as_deref().or(self.region);
            match name.and_then(|name| region(self.model, name)) {
                Some(region) => {
                    for bill in bills {
                        self.item(bill, &resource, region);
                    }
                }
                None => {
                    let reason = "its Region is not known; give `region` in the usage file";
                    self.not_priced(&resource, reason.into());
                }
            }
        }
        self.inventory.unused_usage = usage.unused(&known);
    }

    /// What bills resources of a type.
    fn billed_as(&self, kind: &str) -> Option<&'price Billed> {
        let mut known = self.billed.iter();
        known.find(|it| it.kinds.iter().any(|own| own == kind))
    }

    /// A resource of a type that is priced, and could not be: the total is incomplete without it.
    fn not_priced(&mut self, resource: &Resource, reason: String) {
        let not_priced = self.left_out(resource, reason, true);
        self.inventory.not_priced.push(not_priced);
    }

    fn left_out(&self, resource: &Resource, reason: String, incomplete: bool) -> NotPriced {
        NotPriced {
            resource: resource.address.clone(),
            r#type: Some(resource.kind.clone()),
            reason,
            incomplete,
            r#where: self.place(&resource.at),
        }
    }

    fn place(&self, at: &At) -> ResourcePlace {
        let line = (at.line > 0).then_some(at.line);
        ResourcePlace {
            file: line.map_or("", |_| self.terms.file).to_string(),
            pointer: at.pointer.clone(),
            line,
        }
    }

    /// The bill of all items, with a line for each that is not known.
    fn bill(self) -> Result<FileBill, Vec<Diagnostic>> {
        let option = ScenarioOption {
            name: self.terms.name.to_string(),
            most: self.items.clone(),
            items: self.items,
        };
        let scenario = Scenario {
            terms: self.terms.terms.clone(),
            options: alloc::vec![option],
        };
        let mut bill = price(self.model, &scenario)?;
        for option in &mut bill.options {
            let mut left_out = self.inventory.not_priced.iter();
            option.complete &= self.unknown.is_empty() && !left_out.any(|it| it.incomplete);
            for unknown in &self.unknown {
                let tariff = self.model.tariffs.get(usize::from(unknown.tariff));
                let region = self.model.regions().get(usize::from(unknown.region));
                if let (Some(tariff), Some(region)) = (tariff, region) {
                    lines(tariff, &region.name, unknown, &mut option.lines);
                }
            }
            // A tenth more of what is not known says nothing.
            if !self.unknown.is_empty() {
                option.sensitivity.clear();
            }
        }
        Ok(FileBill {
            bill,
            resources: self.inventory,
        })
    }
}

/// Lines without an amount, for what an unknown quantity is billed as; the line of nought that stood
/// for it goes.
fn lines(tariff: &Tariff, region: &str, unknown: &Unknown, lines: &mut Vec<BillLine>) {
    use crate::model::Step;
    for line in &tariff.lines {
        let steps = &line.reading.quantity.steps;
        if !steps.contains(&Step::Slot(unknown.slot)) {
            continue;
        }
        let component = format!("{} of {}", line.title, unknown.resource);
        // Two quantities of a resource may be missing in one line.
        if lines
            .iter()
            .any(|it| it.component == component && it.region == region)
        {
            continue;
        }
        let of_nought = |it: &BillLine| {
            (it.item.as_str(), it.region.as_str()) == (tariff.name.as_str(), region)
                && it.component.starts_with(line.title.as_str())
                && it.quantity == "0"
        };
        if let Some(place) = lines.iter().position(of_nought) {
            lines.remove(place);
        }
        lines.push(BillLine {
            item: tariff.name.clone(),
            region: region.to_string(),
            component,
            quantity: String::from("unknown"),
            unit: line.reading.unit.clone(),
            unit_price: None,
            amount: None,
            exact: None,
            rate_source: None,
        });
    }
}
