//! One item of a scenario: its kind, its Regions and its quantities.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::did_you_mean;
use super::super::read::{Entries, LARGEST, Reader, find, unit_behind};
use crate::diagnostic::Code;
use crate::evaluate::bill::Item;
use crate::json::{Json, JsonValue};
use crate::model::{Quantity, QuantityKind, Tariff};
use crate::quantity::Decimal;

/// Fields of an item that are no quantities: words for the reader.
const WORDS: [&str; 3] = ["service", "name", "note"];

/// The ends of a range, or a number twice.
pub type Ends = (Decimal, Decimal);

impl Reader<'_> {
    /// An item with the least that its ranges hold, and one with the most.
    pub fn item(&mut self, json: &Json, region: Option<u16>) -> Option<(Item, Item)> {
        let JsonValue::Record(entries) = &json.value else {
            let message = format!("an item is an object, not {}", json.kind());
            self.report(json.error(Code::Json, message));
            return None;
        };
        let model = self.model;
        let names = || model.tariffs.iter().map(|tariff| tariff.name.as_str());
        let Some(kind) = find(entries, "kind") else {
            let message = String::from("an item needs a `kind`");
            let help = did_you_mean("", names());
            self.report(json.error(Code::MissingField, message).maybe_help(help));
            return None;
        };
        let name = self.text(kind, "kind")?;
        let mut numbered = (0_u16..).zip(&model.tariffs);
        let Some((position, tariff)) = numbered.find(|(_, tariff)| tariff.name == name) else {
            let message = format!("there is no kind of item `{name}`");
            let help = did_you_mean(&name, names());
            self.report(kind.error(Code::UnknownName, message).maybe_help(help));
            return None;
        };
        let fields: Vec<String> = tariff.quantities.iter().map(|it| field(&it.name)).collect();
        let toward = tariff.toward.as_ref().map(|it| field(&it.name));
        let known = fields.iter().map(String::as_str).chain(toward.as_deref());
        let known: Vec<&str> = known.chain(["kind", "region"]).chain(WORDS).collect();
        self.check_names(entries, &known, &format!("an item of kind `{name}`"));
        let region = match find(entries, "region") {
            Some(region) => self.region(region)?,
            None => region.or_else(|| {
                let message = String::from("no Region is given");
                let diagnostic = json.error(Code::MissingField, message);
                self.report(diagnostic.help("add `\"region\"` to the scenario or to the item"));
                None
            })?,
        };
        let before = self.diagnostics.len();
        let toward = self.toward(json, entries, tariff, region);
        let (mut quantities, mut most) = (Vec::new(), Vec::new());
        for (field, quantity) in fields.iter().zip(&tariff.quantities) {
            match (find(entries, field), quantity.kind) {
                (Some(json), QuantityKind::Flag) => {
                    let given = self.flag(json, field).unwrap_or_default();
                    let given = if given { Decimal::ONE } else { Decimal::ZERO };
                    quantities.push(given);
                    most.push(given);
                }
                (Some(json), QuantityKind::Amount | QuantityKind::Whole) => {
                    if let Some((least_of_it, most_of_it)) = self.quantity(json, field, quantity) {
                        quantities.push(least_of_it);
                        most.push(most_of_it);
                    }
                }
                (None, QuantityKind::Flag) => {
                    quantities.push(Decimal::ZERO);
                    most.push(Decimal::ZERO);
                }
                (None, QuantityKind::Amount | QuantityKind::Whole) => {
                    let message = format!("the item of kind `{name}` does not give `{field}`");
                    let help = format!("add `\"{field}\"` (nought is allowed): {}", quantity.title);
                    self.report(json.error(Code::MissingField, message).help(help));
                }
            }
        }
        if self.diagnostics.len() > before {
            return None;
        }
        let item = |quantities| Item {
            tariff: position,
            region,
            toward,
            quantities,
        };
        Some((item(quantities), item(most)))
    }

    /// The second Region of an item, where its tariff asks for one.
    fn toward(
        &mut self,
        json: &Json,
        entries: &Entries,
        tariff: &Tariff,
        region: u16,
    ) -> Option<u16> {
        let toward = tariff.toward.as_ref()?;
        let field = field(&toward.name);
        let Some(given) = find(entries, &field) else {
            if !toward.optional {
                let message = format!("the item of kind `{}` does not give `{field}`", tariff.name);
                let help = format!("add `\"{field}\"`: {}", toward.title);
                self.report(json.error(Code::MissingField, message).help(help));
            }
            return None;
        };
        let position = self.region(given)?;
        if position == region {
            let message = format!("`{field}` is the item's own Region");
            let help = "name another Region: within one, nothing goes from Region to Region";
            self.report(given.error(Code::UnknownValue, message).help(help));
        }
        Some(position)
    }

    /// A number, or the ends of a range such as `"300..800"`.
    pub fn quantity(&mut self, json: &Json, field: &str, quantity: &Quantity) -> Option<Ends> {
        let range = match &json.value {
            JsonValue::Text(text) => {
                if let Some(message) = unit_behind(field, text) {
                    let diagnostic = json.error(Code::UnitMismatch, message);
                    let help = match quantity.unit.as_str() {
                        "" => String::from("write the number alone"),
                        counted => format!("write the number alone, counted in `{counted}`"),
                    };
                    self.report(diagnostic.help(help));
                    return None;
                }
                ends(text)
            }
            JsonValue::Null
            | JsonValue::Flag(_)
            | JsonValue::Number(_)
            | JsonValue::List(_)
            | JsonValue::Record(_) => None,
        };
        let (least, most) = match range {
            None => {
                let number = self.number(json, field, LARGEST)?;
                (number, number)
            }
            Some((least, most)) => (
                self.digits(json, least.trim(), field, LARGEST)?,
                self.digits(json, most.trim(), field, LARGEST)?,
            ),
        };
        if least > most {
            let message = format!("the range of `{field}` ends before it begins");
            self.report(json.error(Code::Number, message));
            return None;
        }
        for number in [least, most] {
            if quantity.kind == QuantityKind::Whole && !number.is_whole() {
                let message = format!("`{field}` is a whole number, not {number}");
                self.report(json.error(Code::Number, message));
                return None;
            }
        }
        Some((least, most))
    }
}

/// A name as it is written in JSON.
fn field(name: &str) -> String {
    name.replace('-', "_")
}

/// Both ends of a range such as `300..800`.
fn ends(text: &str) -> Option<(&str, &str)> {
    let mut pairs = text.bytes().zip(text.bytes().skip(1));
    let place = pairs.position(|pair| pair == (b'.', b'.'))?;
    let (from, rest) = text.split_at_checked(place)?;
    Some((from, rest.strip_prefix("..")?))
}
