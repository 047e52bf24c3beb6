//! Usage files in Infracost's format: what passes through each resource in a month.
//!
//! `resource_usage` names resources by their addresses, where `[*]` stands for any key;
//! `resource_type_default_usage` names types. What is said of an address stands before what is said
//! of all that it may stand for, and that before what is said of its type.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::super::did_you_mean;
use super::super::read::{LARGEST, Reader};
use super::super::scenario::Ends;
use super::names::names_of;
use crate::diagnostic::{Code, Diagnostic};
use crate::json::yaml::parse_either;
use crate::json::{Json, JsonValue, Limits};
use crate::model::{Model, Quantity, QuantityKind};
use crate::quantity::Decimal;
use crate::report::UnknownUsage;

/// Stands for any key of an address.
const ANY: &str = "[*]";
/// The most resources and types, and the most values of one.
const MOST_ENTRIES: usize = 10_000;

/// Names a Region where no resource does.
pub const REGION: &str = "region";
/// Names and the quantities that they tell.
type Names = [(String, Quantity)];

/// What a usage file says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FileUsage {
    /// By address, with or without a key that stands for any.
    resources: Vec<Entry>,
    /// By type.
    types: Vec<Entry>,
}

/// What it says of one address or type.
#[derive(Debug, Clone, PartialEq)]
struct Entry {
    name: String,
    values: Vec<(String, Told)>,
}

/// A value of a usage file.
#[derive(Debug, Clone, PartialEq)]
enum Told {
    /// A number, or the ends of a range.
    Number(Ends),
    Text(String),
}

impl FileUsage {
    /// Reads a usage file: YAML, or the same as JSON.
    ///
    /// # Errors
    /// All mistakes of the text, each at its place in file 0.
    pub fn read(model: &Model, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let json = parse_either(text, Limits::default()).map_err(|found| alloc::vec![found])?;
        let book = model.rulebook.unpack().unwrap_or_default();
        let mut names = Vec::new();
        for billed in &book.billed {
            names.extend(names_of(model, billed));
        }
        let mut reader = Reader::new(model);
        let usage = reader.file_usage(&json, &names);
        reader.done(usage)
    }

    /// What is said of a resource under a name: the ends of a range, or a number twice.
    pub fn value(&self, address: &str, kind: &str, name: &str) -> Option<Ends> {
        match self.told(address, kind, name)? {
            Told::Number(ends) => Some(*ends),
            Told::Text(_) => None,
        }
    }

    /// A text that is said of a resource under a name.
    pub fn text(&self, address: &str, kind: &str, name: &str) -> Option<&str> {
        match self.told(address, kind, name)? {
            Told::Text(text) => Some(text),
            Told::Number(_) => None,
        }
    }

    fn told(&self, address: &str, kind: &str, name: &str) -> Option<&Told> {
        let value = |entry: &Entry| entry.values.iter().position(|(known, _)| known == name);
        let told = |entry: &Entry| value(entry).is_some();
        let exact = entry(&self.resources, address).filter(|it| told(it));
        let found = exact.or_else(|| self.wide(address).into_iter().find(|it| told(it)));
        let found = found.or_else(|| entry(&self.types, kind).filter(|it| told(it)))?;
        found.values.get(value(found)?).map(|(_, told)| told)
    }

    /// The entries whose stars stand for keys of an address. What stands before the first star ends
    /// where one of the address's keys begins, so few need be looked at.
    fn wide(&self, address: &str) -> Vec<&Entry> {
        let mut found = Vec::new();
        for (at, _) in address.match_indices('[') {
            let open = [address.get(..at).unwrap_or_default(), ANY].concat();
            let from = self.resources.partition_point(|it| it.name < open);
            let rest = self.resources.get(from..).unwrap_or_default();
            let alike = rest.iter().take_while(|it| it.name.starts_with(&open));
            found.extend(alike.filter(|it| covers(&it.name, address)));
        }
        found
    }

    /// The addresses that are spelled out, without keys that stand for any.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        let names = self.resources.iter().map(|entry| entry.name.as_str());
        names.filter(|name| !name.contains(ANY))
    }

    /// Names under which nothing is billed, in entries for resources, given by address and type, and for
    /// types; `known` tells the names of a type, and nothing of a type that is not priced.
    pub fn unknown<'names>(
        &self,
        resources: &[(&str, &str)],
        known: impl Fn(&str) -> Option<&'names [(String, Quantity)]>,
    ) -> Vec<UnknownUsage> {
        let mut found = Vec::new();
        let kind_of = |name: &str| {
            let mut all = resources.iter();
            all.find(|(address, _)| covers(name, address))
                .map(|(_, kind)| *kind)
        };
        let of_one = self.resources.iter();
        let of_one = of_one.map(|entry| (entry, kind_of(&entry.name)));
        let of_type = self.types.iter().map(|entry| (entry, Some(&*entry.name)));
        for (entry, kind) in of_one.chain(of_type) {
            let Some(names) = kind.and_then(&known) else {
                continue;
            };
            let taken = || names.iter().map(|(name, _)| name.as_str());
            for (name, _) in &entry.values {
                if name != REGION && !taken().any(|it| it == name) {
                    found.push(UnknownUsage {
                        entry: entry.name.clone(),
                        name: name.clone(),
                        help: did_you_mean(name, taken()).unwrap_or_default(),
                    });
                }
            }
        }
        found
    }

    /// The entries that belong to none of these resources, given by address and type.
    pub fn unused(&self, resources: &[(&str, &str)]) -> Vec<String> {
        let mut addresses: Vec<&str> = resources.iter().map(|(it, _)| *it).collect();
        let mut kinds: Vec<&str> = resources.iter().map(|(_, kind)| *kind).collect();
        addresses.sort_unstable();
        kinds.sort_unstable();
        let of_one = |entry: &Entry| {
            let before = entry
                .name
                .split_once(ANY)
                .map_or(&*entry.name, |(it, _)| it);
            let from = addresses.partition_point(|it| *it < before);
            let rest = addresses.get(from..).unwrap_or_default();
            let mut alike = rest.iter().take_while(|it| it.starts_with(before));
            alike.any(|it| covers(&entry.name, it))
        };
        let unused = self.resources.iter().filter(|entry| !of_one(entry));
        let of_type = |entry: &Entry| kinds.binary_search(&entry.name.as_str()).is_ok();
        let unused = unused.chain(self.types.iter().filter(|entry| !of_type(entry)));
        unused.map(|entry| entry.name.clone()).collect()
    }
}

/// The entry of a name, among entries by name.
fn entry<'entries>(entries: &'entries [Entry], name: &str) -> Option<&'entries Entry> {
    let found = entries.binary_search_by(|entry| entry.name.as_str().cmp(name));
    found.ok().and_then(|position| entries.get(position))
}

/// Whether a name with `[*]` stands for an address.
fn covers(pattern: &str, address: &str) -> bool {
    let Some((before, after)) = pattern.split_once(ANY) else {
        return pattern == address;
    };
    let Some(rest) = address
        .strip_prefix(before)
        .and_then(|it| it.strip_prefix('['))
    else {
        return false;
    };
    let mut ends = rest.match_indices(']');
    ends.any(|(end, _)| {
        let tail = rest.get(end.saturating_add(1)..);
        tail.is_some_and(|tail| covers(after, tail))
    })
}

impl Reader<'_> {
    fn file_usage(&mut self, json: &Json, names: &Names) -> Option<FileUsage> {
        let known = ["version", "resource_usage", "resource_type_default_usage"];
        let entries = self.record(json, "a usage file", &known)?;
        if let Some((_, version)) = entries.iter().find(|(name, _)| name == "version") {
            let written = match &version.value {
                JsonValue::Number(text) | JsonValue::Text(text) => text.trim_start_matches('v'),
                JsonValue::Null
                | JsonValue::Flag(_)
                | JsonValue::List(_)
                | JsonValue::Record(_) => "",
            };
            if !written.split('.').eq(["0", "1"]) {
                let message = String::from("this version of usage files is not known");
                self.report(
                    version
                        .error(Code::UnknownValue, message)
                        .help("write `version: 0.1`"),
                );
            }
        }
        let resources = self.usage_section(json, "resource_usage", names);
        let types = self.usage_section(json, "resource_type_default_usage", names);
        Some(FileUsage { resources, types })
    }

    fn usage_section(&mut self, json: &Json, name: &str, names: &Names) -> Vec<Entry> {
        // An empty section is one whose lines are all commented out.
        let section = json.field(name).filter(|it| it.value != JsonValue::Null);
        let Some(section) = section else {
            return Vec::new();
        };
        let JsonValue::Record(entries) = &section.value else {
            let message = format!("`{name}` is an object, not {}", section.kind());
            self.report(section.error(Code::TypeMismatch, message));
            return Vec::new();
        };
        let mut read: Vec<Entry> = Vec::new();
        for (name, json) in entries.iter().take(MOST_ENTRIES) {
            if json.value == JsonValue::Null {
                continue;
            }
            let JsonValue::Record(values) = &json.value else {
                let message = format!("`{name}` is an object, not {}", json.kind());
                self.report(json.error(Code::TypeMismatch, message));
                continue;
            };
            let mut entry = Entry {
                name: name.to_string(),
                values: Vec::new(),
            };
            self.usage_values(values, "", names, &mut entry.values);
            read.push(entry);
        }
        read.sort_by(|one, other| one.name.cmp(&other.name));
        let mut pairs = read.windows(2);
        let name = |entry: Option<&Entry>| entry.map(|entry| entry.name.clone());
        let twice = pairs.find(|pair| name(pair.first()) == name(pair.last()));
        if let Some(name) = twice.and_then(|pair| name(pair.first())) {
            let message = format!("`{name}` is given twice");
            let diagnostic = section.error(Code::DuplicateField, message);
            self.report(diagnostic.help("keep one of the two"));
        }
        read
    }

    /// Values by name; those of an inner object are named with a dot. What may be billed is a number or a
    /// range; other values are of types that are not priced.
    fn usage_values(
        &mut self,
        values: &[(String, Json)],
        within: &str,
        names: &Names,
        found: &mut Vec<(String, Told)>,
    ) {
        for (name, json) in values.iter().take(MOST_ENTRIES) {
            let name = match within {
                "" => name.clone(),
                within => format!("{within}.{name}"),
            };
            if found.iter().any(|(known, _)| *known == name) {
                let message = format!("`{name}` is given twice");
                let diagnostic = json.error(Code::DuplicateField, message);
                self.report(diagnostic.help("keep one of the two"));
                continue;
            }
            let billed = names.iter().find(|(known, _)| *known == name);
            if let Some((_, quantity)) = billed {
                let told = match json.value {
                    JsonValue::Flag(flag) if quantity.kind == QuantityKind::Flag => {
                        let number = if flag { Decimal::ONE } else { Decimal::ZERO };
                        Some((number, number))
                    }
                    JsonValue::Null => {
                        let message = format!("`{name}` has no value");
                        let diagnostic = json.error(Code::MissingField, message);
                        self.report(diagnostic.help("write a number, or take the line out"));
                        None
                    }
                    JsonValue::Flag(_)
                    | JsonValue::Number(_)
                    | JsonValue::Text(_)
                    | JsonValue::List(_)
                    | JsonValue::Record(_) => self.quantity(json, &name, quantity),
                };
                found.extend(told.map(|ends| (name, Told::Number(ends))));
                continue;
            }
            match &json.value {
                JsonValue::Record(inner) => self.usage_values(inner, &name, names, found),
                JsonValue::Number(_) => {
                    let number = self.number(json, &name, LARGEST);
                    found.extend(number.map(|number| (name, Told::Number((number, number)))));
                }
                JsonValue::Text(text) => found.push((name, Told::Text(text.clone()))),
                JsonValue::Flag(flag) => {
                    let number = if *flag { Decimal::ONE } else { Decimal::ZERO };
                    found.push((name, Told::Number((number, number))));
                }
                // A list of usages is one of services that are not billed here.
                JsonValue::Null | JsonValue::List(_) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_key() {
        for (pattern, address, covered) in [
            ("a.b[*]", "a.b[0]", true),
            ("a.b[*]", "a.b[\"x.y\"]", true),
            ("a.b[*]", "a.b", false),
            ("a.b[*]", "a.bc[0]", false),
            ("module.m[*].a.b[*]", "module.m[1].a.b[\"z\"]", true),
            ("module.m[*].a.b", "module.m[\"]\"].a.b", true),
            ("a.b", "a.b", true),
            ("a.b", "a.b[0]", false),
        ] {
            assert_eq!(covers(pattern, address), covered, "{pattern} {address}");
        }
    }

    #[test]
    fn addresses_stand_before_stars_and_stars_before_types() {
        let text = "version: 0.1\nresource_type_default_usage:\n  nat:\n    gb: 1\n    in: {deep: 4}\n\
                    resource_usage:\n  nat.a[*]:\n    gb: 2\n  nat.a[1]:\n    gb: 3\n    region: here\n  nat.c:\n";
        let usage = FileUsage::read(&Model::default(), text).unwrap();
        let value = |address: &str, name: &str| {
            let value = usage.value(address, "nat", name);
            value.map(|(value, _)| value.shortest().to_string())
        };
        assert_eq!(value("nat.b", "gb").as_deref(), Some("1"));
        assert_eq!(value("nat.a[0]", "gb").as_deref(), Some("2"));
        assert_eq!(value("nat.a[1]", "gb").as_deref(), Some("3"));
        assert_eq!(value("nat.a[1]", "in.deep").as_deref(), Some("4"));
        assert_eq!(usage.text("nat.a[1]", "nat", "region"), Some("here"));
        assert_eq!(usage.unused(&[("nat.a[0]", "nat")]), ["nat.a[1]"]);
    }

    #[test]
    fn mistakes_name_what_is_wrong() {
        for (text, wrong) in [
            ("version: 0.2\n", "version"),
            ("resources: {}\n", "resources"),
            ("resource_usage: []\n", "resource_usage"),
            ("resource_usage: {a: 1}\n", "`a`"),
            ("resource_usage: {a: {gb: -1}}\n", "below nought"),
            ("resource_usage: {a: {gb: 1, gb: 2}}\n", "twice"),
            ("resource_usage: {a: {}, a: {}}\n", "twice"),
            ("- 1\n", "object"),
        ] {
            let found = FileUsage::read(&Model::default(), text).unwrap_err();
            assert!(
                found[0].message.contains(wrong),
                "{text}: {}",
                found[0].message
            );
        }
    }
}
