//! Scenarios as JSON: what is to be priced, each mistake at its place.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Scenario, did_you_mean};
use crate::diagnostic::{Code, Diagnostic, shorten};
use crate::evaluate::bill::{Item, Terms};
use crate::evaluate::rate::{Book, Bounds};
use crate::json::{Json, JsonValue};
use crate::model::{Model, Quantity};
use crate::quantity::Decimal;

/// The largest quantity taken, and the most decimal places.
const LARGEST: i64 = 1_000_000_000_000_000;
const MOST_PLACES: u8 = 12;
/// The most hours taken: a year.
const MOST_HOURS: i64 = 8784;
/// The most options, and the most items of one.
const MOST_OPTIONS: usize = 100;
const MOST_ITEMS: usize = 10_000;
/// The most mistakes that are reported.
const MOST_MISTAKES: usize = 100;
/// The most fields of one object; the rest of it would only be mistakes.
const MOST_FIELDS: usize = 100;

/// Fields of an item that are no quantities: words for the reader.
const WORDS: [&str; 3] = ["service", "name", "note"];

impl Scenario {
    /// Reads a scenario; a bare `items` means one option.
    ///
    /// # Errors
    /// All mistakes of the text, each at its place in file 0.
    pub fn from_json(model: &Model, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let json = Json::parse(text).map_err(|diagnostic| alloc::vec![diagnostic])?;
        let mut reader = Reader {
            model,
            region: None,
            diagnostics: Vec::new(),
        };
        let scenario = reader.scenario(&json);
        match scenario {
            Some(scenario) if reader.diagnostics.is_empty() => Ok(scenario),
            _ => {
                shorten(&mut reader.diagnostics, MOST_MISTAKES);
                Err(reader.diagnostics)
            }
        }
    }
}

/// A name and its value.
type Entries = [(String, Json)];

/// What reading a scenario needs.
struct Reader<'model> {
    model: &'model Model,
    /// The scenario's own Region.
    region: Option<u16>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn scenario(&mut self, json: &Json) -> Option<Scenario> {
        let known = [
            "region",
            "hours",
            "on",
            "tier_bounds",
            "rates",
            "options",
            "items",
        ];
        let entries = self.record(json, "a scenario", &known)?;
        self.region = find(entries, "region").and_then(|json| self.region(json));
        let terms = self.terms(entries);
        let mut options = Vec::new();
        match (find(entries, "options"), find(entries, "items")) {
            (Some(json), None) => {
                for option in self.list(json, "options", MOST_OPTIONS)? {
                    options.extend(self.option(option));
                }
            }
            (None, Some(json)) => options.push((String::from("option"), self.items(json)?)),
            (Some(_), Some(json)) => {
                let message = String::from("`items` and `options` cannot both be given");
                self.report(
                    json.error(Code::DuplicateField, message)
                        .help("move the items into an option"),
                );
            }
            (None, None) => {
                let message = String::from("nothing is to be priced");
                self.report(
                    json.error(Code::MissingField, message)
                        .help("add `\"items\": [ ... ]`"),
                );
            }
        }
        Some(Scenario { terms, options })
    }

    fn terms(&mut self, entries: &Entries) -> Terms {
        let mut terms = Terms::default();
        if let Some(json) = find(entries, "hours")
            && let Some(hours) = self.number(json, "hours", MOST_HOURS)
        {
            terms.hours = hours;
        }
        if let Some(json) = find(entries, "on") {
            match self.text(json, "on").map(|text| text.parse()) {
                Some(Ok(day)) => terms.on = Some(day),
                Some(Err(_)) => {
                    let message = String::from("`on` is a day that exists");
                    self.report(
                        json.error(Code::UnknownValue, message)
                            .help("write it like `2026-04-26`"),
                    );
                }
                None => {}
            }
        }
        if let Some(json) = find(entries, "tier_bounds") {
            match self.text(json, "tier_bounds").as_deref() {
                Some("binary") => terms.bounds = Bounds::Binary,
                Some("decimal") => terms.bounds = Bounds::Decimal,
                Some(other) => {
                    let message = format!("`tier_bounds` is `binary` or `decimal`, not `{other}`");
                    self.report(json.error(Code::UnknownValue, message));
                }
                None => {}
            }
        }
        if let Some(json) = find(entries, "rates")
            && let Some(name) = self.text(json, "rates")
        {
            terms.book = self.book(json, &name).unwrap_or_default();
        }
        terms
    }

    /// The current rates, or those that a source prints.
    fn book(&mut self, json: &Json, name: &str) -> Option<Book> {
        if name == "current" {
            return Some(Book::Current);
        }
        let printing: Vec<u16> = self
            .model
            .tariffs
            .iter()
            .flat_map(|tariff| &tariff.rows)
            .filter_map(|row| row.as_printed)
            .collect();
        let numbered = (0_u16..).zip(&self.model.sources);
        let mut sources = numbered
            .into_iter()
            .filter(|(position, _)| printing.contains(position));
        if let Some((position, _)) = sources.clone().find(|(_, source)| source.name == name) {
            return Some(Book::AsPrinted(position));
        }
        let names: Vec<&str> = sources
            .by_ref()
            .map(|(_, source)| source.name.as_str())
            .collect();
        let message = format!("there are no rates of `{name}`");
        let help = format!("write `current`, or one of {}", names.join(", "));
        self.report(json.error(Code::UnknownValue, message).help(help));
        None
    }

    fn option(&mut self, json: &Json) -> Option<(String, Vec<Item>)> {
        let entries = self.record(json, "an option", &["name", "items"])?;
        let name = match find(entries, "name") {
            Some(name) => self.text(name, "name")?,
            None => {
                let message = String::from("an option needs a `name`");
                self.report(json.error(Code::MissingField, message));
                return None;
            }
        };
        let Some(items) = find(entries, "items") else {
            let message = format!("the option `{name}` has no `items`");
            self.report(json.error(Code::MissingField, message));
            return None;
        };
        Some((name, self.items(items)?))
    }

    fn items(&mut self, json: &Json) -> Option<Vec<Item>> {
        let list = self.list(json, "items", MOST_ITEMS)?;
        let mut items = Vec::new();
        for item in list {
            items.extend(self.item(item));
        }
        Some(items)
    }

    fn item(&mut self, json: &Json) -> Option<Item> {
        let JsonValue::Record(entries) = &json.value else {
            let message = format!("an item is an object, not {}", json.kind());
            self.report(json.error(Code::Json, message));
            return None;
        };
        let Some(kind) = find(entries, "kind") else {
            let message = String::from("an item needs a `kind`");
            let help = did_you_mean("", self.model.tariffs.iter().map(|it| it.name.as_str()));
            self.report(json.error(Code::MissingField, message).maybe_help(help));
            return None;
        };
        let name = self.text(kind, "kind")?;
        let position = self
            .model
            .tariffs
            .iter()
            .position(|tariff| tariff.name == name);
        let Some((position, tariff)) =
            position.and_then(|it| Some((it, self.model.tariffs.get(it)?)))
        else {
            let message = format!("there is no kind of item `{name}`");
            let help = did_you_mean(&name, self.model.tariffs.iter().map(|it| it.name.as_str()));
            self.report(kind.error(Code::UnknownName, message).maybe_help(help));
            return None;
        };
        let fields: Vec<String> = tariff
            .quantities
            .iter()
            .map(|it| it.name.replace('-', "_"))
            .collect();
        let known: Vec<&str> = fields
            .iter()
            .map(String::as_str)
            .chain(["kind", "region"])
            .chain(WORDS)
            .collect();
        self.check_names(entries, &known, &format!("an item of kind `{name}`"));
        let region = match find(entries, "region") {
            Some(region) => self.region(region)?,
            None => self.region.or_else(|| {
                let message = String::from("no Region is given");
                let diagnostic = json.error(Code::MissingField, message);
                self.report(diagnostic.help("add `\"region\"` to the scenario or to the item"));
                None
            })?,
        };
        let before = self.diagnostics.len();
        let mut quantities = Vec::new();
        for (field, quantity) in fields.iter().zip(&tariff.quantities) {
            match find(entries, field) {
                Some(json) => quantities.extend(self.quantity(json, field, quantity)),
                None => {
                    let message = format!("the item of kind `{name}` does not give `{field}`");
                    let help = format!("add `\"{field}\"` (nought is allowed): {}", quantity.title);
                    self.report(json.error(Code::MissingField, message).help(help));
                }
            }
        }
        let tariff = u16::try_from(position).ok()?;
        (self.diagnostics.len() == before).then_some(Item {
            tariff,
            region,
            quantities,
        })
    }

    fn quantity(&mut self, json: &Json, field: &str, quantity: &Quantity) -> Option<Decimal> {
        let number = self.number(json, field, LARGEST)?;
        if quantity.whole && !number.is_whole() {
            let message = format!("`{field}` is a whole number, not {number}");
            self.report(json.error(Code::Number, message));
            return None;
        }
        Some(number)
    }

    /// A number of nought or more, from a JSON number or a text of digits.
    fn number(&mut self, json: &Json, field: &str, largest: i64) -> Option<Decimal> {
        let (JsonValue::Number(text) | JsonValue::Text(text)) = &json.value else {
            let message = format!("`{field}` is a number, not {}", json.kind());
            self.report(json.error(Code::Number, message));
            return None;
        };
        let message = match text.parse::<Decimal>() {
            Ok(number) if number.is_negative() => format!("`{field}` is below nought: {text}"),
            Ok(number) if number > Decimal::whole(largest) => {
                format!("`{field}` is too large: {text} is more than {largest}")
            }
            Ok(number) if number.parts().1 > MOST_PLACES => {
                format!("`{field}` has more than {MOST_PLACES} decimal places")
            }
            Ok(number) => return Some(number),
            Err(crate::quantity::NotADecimal::Malformed) => {
                format!("`{field}` is no number: `{text}`")
            }
            Err(crate::quantity::NotADecimal::TooLong) => format!("`{field}` has too many digits"),
        };
        let help = format!("give a number from 0 to {largest}, in plain digits");
        self.report(json.error(Code::Number, message).help(help));
        None
    }

    fn region(&mut self, json: &Json) -> Option<u16> {
        let name = self.text(json, "region")?;
        let regions = self.model.regions();
        let position = regions.iter().position(|region| region.name == name);
        if position.is_none() {
            let message = format!("there is no Region `{name}`");
            let help = did_you_mean(&name, regions.iter().map(|region| region.name.as_str()));
            self.report(json.error(Code::UnknownName, message).maybe_help(help));
        }
        position.and_then(|position| u16::try_from(position).ok())
    }

    fn text(&mut self, json: &Json, field: &str) -> Option<String> {
        if let JsonValue::Text(text) = &json.value {
            return Some(text.clone());
        }
        let message = format!("`{field}` is a text, not {}", json.kind());
        self.report(json.error(Code::TypeMismatch, message));
        None
    }

    fn list<'json>(
        &mut self,
        json: &'json Json,
        field: &str,
        most: usize,
    ) -> Option<&'json [Json]> {
        let JsonValue::List(list) = &json.value else {
            let message = format!("`{field}` is a list, not {}", json.kind());
            self.report(json.error(Code::TypeMismatch, message));
            return None;
        };
        if list.len() > most {
            let message = format!("`{field}` has {} entries, more than {most}", list.len());
            self.report(json.error(Code::Limit, message));
            return None;
        }
        Some(list)
    }

    fn record<'json>(
        &mut self,
        json: &'json Json,
        what: &str,
        known: &[&str],
    ) -> Option<&'json Entries> {
        let JsonValue::Record(entries) = &json.value else {
            let message = format!("{what} is an object, not {}", json.kind());
            self.report(json.error(Code::TypeMismatch, message));
            return None;
        };
        self.check_names(entries, known, what);
        Some(entries)
    }

    /// Reports fields that are not known and those given twice; `$schema` and the like may be there.
    fn check_names(&mut self, entries: &Entries, known: &[&str], what: &str) {
        if let Some((_, value)) = entries.get(MOST_FIELDS) {
            let message = format!("{what} has more than {MOST_FIELDS} fields");
            return self.report(value.error(Code::Limit, message));
        }
        for (position, (name, value)) in entries.iter().enumerate() {
            if !known.contains(&name.as_str()) && !name.starts_with('$') {
                let message = format!("{what} has no field `{name}`");
                let help = did_you_mean(name, known.iter().copied());
                self.report(value.error(Code::UnknownName, message).maybe_help(help));
            }
            if entries
                .iter()
                .take(position)
                .any(|(earlier, _)| earlier == name)
            {
                let message = format!("`{name}` is given twice");
                self.report(
                    value
                        .error(Code::DuplicateField, message)
                        .help("keep one of the two"),
                );
            }
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

fn find<'json>(entries: &'json Entries, name: &str) -> Option<&'json Json> {
    let found = entries
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, value)| value);
    // `null` stands for "not given".
    found.filter(|value| value.value != JsonValue::Null)
}
