//! Quantities of a resource: from its attributes, from the usage file, or not known.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::usage::FileUsage;
use crate::estate::read::declared::{Reference, Resource, Value};
use crate::model::{AttributeTest, Count, Held, ResourceBill};
use crate::quantity::Decimal;

/// Whether an attribute holds what it must; the worse stands behind the better.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Test {
    /// It does.
    Holds,
    /// The attribute of this path is not known.
    Unknown(String),
    /// It does not.
    Fails,
}

/// A quantity, and where it is from.
pub enum Found {
    /// The same for every resource of the type.
    Always(Decimal),
    /// Told under this name.
    Told(Decimal, String),
    /// Counted from the references that make up the attribute of this path.
    Concluded(Decimal, String),
    /// Not told; what can be done about it.
    Nothing(String),
}

/// Whether an attribute of a resource in a Region holds what it must. Where the file is a `plan`, what
/// is not known and made from nothing is what nobody set: it is absent until it is made.
pub fn test(test: &AttributeTest, resource: &Resource, region: &str, plan: bool) -> Test {
    let unset = |value: &&Value| plan && matches!(value, Value::Unknown(from) if from.is_empty());
    let value = at(resource, &test.path).filter(|value| !unset(value));
    let unknown = || Test::Unknown(test.path.clone());
    let held = match (value, &test.held) {
        (None, _) => test.absent,
        (Some(Value::Unknown(made_of)), None | Some(Held::Anything)) if made_of.is_empty() => {
            return unknown();
        }
        (Some(_), None) => false,
        (Some(_), Some(Held::Anything)) => true,
        (Some(Value::Unknown(_) | Value::Reference(_)), Some(_)) => return unknown(),
        (Some(value), Some(held)) => {
            let text = value.text().unwrap_or_default();
            let fits = match held {
                Held::Anything => true,
                Held::OneOf(words) => words.iter().any(|word| text == word),
                Held::Here => text == region,
                Held::Elsewhere => !text.is_empty() && text != region,
            };
            // An empty text is the same as none.
            fits || test.absent && value.text() == Some("")
        }
    };
    if held { Test::Holds } else { Test::Fails }
}

/// A quantity of a resource. Its own name in the usage file stands before everything else, so that
/// what nothing tells can be given there.
pub fn quantity(count: &Count, name: &str, resource: &Resource, usage: &FileUsage) -> Found {
    let told = |name: &str| usage.value(&resource.address, &resource.kind, name);
    let own = name.replace('-', "_");
    if let Some(value) = told(&own) {
        return Found::Told(value, own);
    }
    match count {
        Count::Number(value) => Found::Always(*value),
        Count::Usage(names, otherwise) => {
            let found = names.iter().find_map(|name| Some((told(name)?, name)));
            match (found, otherwise) {
                (Some((value, name)), _) => Found::Told(value, name.clone()),
                (None, Some(value)) => Found::Always(*value),
                (None, None) => {
                    let name = names.first().map_or(own.as_str(), String::as_str);
                    let address = &resource.address;
                    Found::Nothing(format!("give `{name}` for `{address}` in the usage file"))
                }
            }
        }
        Count::Elements(paths) => elements(paths, &own, resource),
    }
}

/// How many elements the first attribute has that is there.
fn elements(paths: &[String], own: &str, resource: &Resource) -> Found {
    let found = paths.iter().find_map(|path| {
        let value = at(resource, path)?;
        // An empty list beside another attribute that is filled says nothing.
        (!matches!(value, Value::List(items) if items.is_empty())).then_some((path, value))
    });
    let address = &resource.address;
    let help = format!("give `{own}` for `{address}` in the usage file");
    let Some((path, value)) = found else {
        let path = paths.first().map_or("", String::as_str);
        return Found::Nothing(format!("`{path}` is not set: {help}"));
    };
    match value {
        Value::List(items) => Found::Told(number(items.len()), path.clone()),
        Value::Record(_) | Value::Text(_) | Value::Number(_) | Value::Flag(_) => {
            Found::Told(Decimal::ONE, path.clone())
        }
        Value::Reference(_) | Value::Unknown(_) => {
            let made_of = value.references();
            if made_of.is_empty() {
                return Found::Nothing(format!("`{path}` is not known before it is made: {help}"));
            }
            // One of a resource's own ids is one element; another attribute may be a list itself.
            if made_of.iter().all(|it| is_one(it)) {
                return Found::Concluded(number(made_of.len()), path.clone());
            }
            let names: Vec<&str> = made_of.iter().map(|it| it.address.as_str()).collect();
            let names = names.join(", ");
            Found::Nothing(format!("`{path}` is made from {names}: {help}"))
        }
        Value::Null => Found::Nothing(help),
    }
}

/// Whether a reference is to a planned resource as such, or to its id.
fn is_one(reference: &Reference) -> bool {
    let mut steps = reference.address.split('.');
    let planned =
        reference.address.contains('.') && !steps.any(|it| matches!(it, "local" | "data"));
    planned && matches!(reference.attribute.as_deref(), None | Some("id"))
}

/// Whether a usage file alone tells what a bill rests on, and at least one quantity of it: what hangs
/// on attributes, or is there by being declared, needs a resource.
pub fn told_by_usage(bill: &ResourceBill, address: &str, kind: &str, usage: &FileUsage) -> bool {
    let mut told = false;
    for count in &bill.quantities {
        match count {
            Count::Usage(names, _) => {
                let mut names = names.iter();
                told |= names.any(|name| usage.value(address, kind, name).is_some());
            }
            // A flag that stays off.
            Count::Number(number) if number.is_zero() => {}
            Count::Number(_) | Count::Elements(_) => return false,
        }
    }
    told && bill.when.is_empty()
}

/// The text of an attribute, where it is known.
pub fn text<'resource>(resource: &'resource Resource, path: &str) -> Option<&'resource str> {
    at(resource, path)?.text()
}

/// An attribute; dots lead into blocks, into the first where there are several.
fn at<'resource>(resource: &'resource Resource, path: &str) -> Option<&'resource Value> {
    let mut steps = path.split('.');
    let mut value = resource.value(steps.next()?)?;
    for step in steps {
        value = value.items().first()?.field(step)?;
    }
    Some(value)
}

/// A count as a number.
fn number(count: usize) -> Decimal {
    let digits = count.to_string();
    digits.parse().unwrap_or(Decimal::ZERO)
}
