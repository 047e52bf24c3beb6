//! Scenarios as JSON: what is to be priced, each mistake at its place.

mod item;

pub use item::Ends;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::read::{Entries, MOST_HOURS, Reader, find};
use super::{Scenario, ScenarioOption};
use crate::diagnostic::{Code, Diagnostic};
use crate::evaluate::bill::Terms;
use crate::evaluate::rate::{Book, Bounds};
use crate::json::Json;
use crate::model::Model;

/// The most options, and the most items of one.
const MOST_OPTIONS: usize = 100;
const MOST_ITEMS: usize = 10_000;

impl Scenario {
    /// Reads a scenario; a bare `items` means one option.
    ///
    /// # Errors
    /// All mistakes of the text, each at its place in file 0.
    pub fn from_json(model: &Model, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let json = Json::parse(text).map_err(|diagnostic| alloc::vec![diagnostic])?;
        let mut reader = Reader::new(model);
        let scenario = reader.scenario(&json);
        reader.done(scenario)
    }
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
        // One that there is not is reported here, and not again by every item.
        let region = find(entries, "region").map(|json| self.region(json).unwrap_or(u16::MAX));
        let terms = self.terms(entries);
        let mut options: Vec<ScenarioOption> = Vec::new();
        match (find(entries, "options"), find(entries, "items")) {
            (Some(json), None) => {
                for option in self.list(json, "options", MOST_OPTIONS)? {
                    let Some(read) = self.option(option, region) else {
                        continue;
                    };
                    if options.iter().any(|known| known.name == read.name) {
                        let message = format!("two options are called `{}`", read.name);
                        let diagnostic = option.error(Code::DuplicateName, message);
                        self.report(diagnostic.help("give one of them another name"));
                    }
                    options.push(read);
                }
            }
            (None, Some(json)) => options.push(self.items(json, String::from("option"), region)?),
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

    /// What all items share.
    pub fn terms(&mut self, entries: &Entries) -> Terms {
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

    fn option(&mut self, json: &Json, region: Option<u16>) -> Option<ScenarioOption> {
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
        self.items(items, name, region)
    }

    fn items(&mut self, json: &Json, name: String, region: Option<u16>) -> Option<ScenarioOption> {
        let list = self.list(json, "items", MOST_ITEMS)?;
        let (mut items, mut most) = (Vec::new(), Vec::new());
        for item in list {
            if let Some((least_of_item, most_of_item)) = self.item(item, region) {
                items.push(least_of_item);
                most.push(most_of_item);
            }
        }
        Some(ScenarioOption { name, items, most })
    }
}
