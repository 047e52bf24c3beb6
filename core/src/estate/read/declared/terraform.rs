//! `terraform show -json` of a plan or a state.
//!
//! What a plan makes or keeps stands under `planned_values`, by module and with `count` and
//! `for_each` unrolled; what is known only after it is applied is marked under `resource_changes`,
//! and `configuration` says what those values are put together from.
//! See <https://developer.hashicorp.com/terraform/internals/json-format>.

mod configuration;
mod merge;

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::resource::{At, Declared, Resource, Value, number_lines, pointer};
use crate::diagnostic::{Code, Diagnostic};
use crate::estate::endpoint::Change;
use crate::json::{Json, JsonValue};
use configuration::{Scope, bare, region};
use merge::{Sources, merged};

/// The most modules in each other.
const DEEPEST: usize = 64;

/// Whether an object is what `terraform show -json` prints, or something that should have been.
#[must_use]
pub fn is_terraform(json: &Json) -> bool {
    let named = ["terraform_version", "planned_values"];
    named.iter().any(|name| json.field(name).is_some())
        || json
            .field("values")
            .is_some_and(|it| it.field("root_module").is_some())
}

/// Reads what a plan or a state declares; `text` is what `json` was read from.
///
/// # Errors
/// Where the object is neither: a state file as Terraform stores it, say.
pub fn read(json: &Json, text: &str, file: u16) -> Result<Declared, Diagnostic> {
    let (name, planned) = match (json.field("planned_values"), json.field("values")) {
        (Some(planned), _) => ("/planned_values", planned),
        (None, Some(values)) => ("/values", values),
        (None, None) if json.field("format_version").is_some() => return Ok(Declared::default()),
        (None, None) => {
            let message =
                String::from("this is neither a plan nor a state as Terraform shows them");
            let help = "give what `terraform show -json` prints of the plan or the state";
            return Err(json.error(Code::MissingField, message).help(help));
        }
    };
    let mut reader = Reader {
        json,
        file,
        changes: changes(json),
        addresses: Vec::new(),
        declared: Declared::default(),
    };
    if let Some(root) = planned.field("root_module") {
        reader.addresses(root, DEEPEST);
        reader.addresses.sort();
        let module = json.field("configuration");
        let scope = Scope::root(module.and_then(|it| it.field("root_module")));
        let at = [name, "/root_module"].concat();
        reader.module(root, &scope, &at, DEEPEST);
    }
    let mut declared = reader.declared;
    number_lines(&mut declared, text);
    Ok(declared)
}

/// What changes, by address.
fn changes(json: &Json) -> Vec<(&str, &Json)> {
    let changes = json.field("resource_changes").map_or(&[][..], Json::items);
    let named = changes
        .iter()
        .filter(|change| change.field("deposed").is_none());
    let mut named: Vec<(&str, &Json)> = named
        .filter_map(|change| Some((change.field("address")?.text()?, change.field("change")?)))
        .collect();
    named.sort_by_key(|(address, _)| *address);
    named
}

/// What a plan does with a resource. An update that leaves the tables of an endpoint alone changes no route.
fn action(change: &Json) -> Option<Change> {
    let actions = change.field("actions")?.items();
    let has = |word: &str| actions.iter().any(|it| it.text() == Some(word));
    Some(if has("create") && has("delete") {
        Change::Replace
    } else if has("create") {
        Change::Create
    } else if has("update") && tables(change, "before") != tables(change, "after") {
        Change::Update
    } else {
        Change::Keep
    })
}

/// The route tables before or after a change, in order.
fn tables<'json>(change: &'json Json, when: &str) -> Option<Vec<&'json str>> {
    let listed = change.field(when)?.field("route_table_ids")?.items();
    let mut tables: Vec<&str> = listed.iter().filter_map(Json::text).collect();
    tables.sort_unstable();
    Some(tables)
}

struct Reader<'json> {
    json: &'json Json,
    file: u16,
    changes: Vec<(&'json str, &'json Json)>,
    /// Every address that is planned, sorted.
    addresses: Vec<&'json str>,
    declared: Declared,
}

impl<'json> Reader<'json> {
    fn addresses(&mut self, module: &'json Json, depth: usize) {
        let resources = module.field("resources").map_or(&[][..], Json::items);
        let found = resources
            .iter()
            .filter_map(|it| it.field("address")?.text());
        self.addresses.extend(found);
        if let Some(deeper) = depth.checked_sub(1) {
            for child in module.field("child_modules").map_or(&[][..], Json::items) {
                self.addresses(child, deeper);
            }
        }
    }

    fn module(&mut self, module: &'json Json, scope: &Scope<'json, '_>, at: &str, depth: usize) {
        let resources = module.field("resources").map_or(&[][..], Json::items);
        for (position, json) in resources.iter().enumerate() {
            let at = pointer(&pointer(at, "resources"), &position.to_string());
            self.resource(json, scope, at);
        }
        let children = module.field("child_modules").map_or(&[][..], Json::items);
        for (position, child) in children.iter().enumerate() {
            let at = pointer(&pointer(at, "child_modules"), &position.to_string());
            let address = child.field("address").and_then(Json::text);
            match (address, depth.checked_sub(1)) {
                (Some(address), Some(deeper)) => {
                    self.module(child, &scope.child(address).sorted(), &at, deeper);
                }
                (None, _) => self.skip("a module", "it has no address", child, at),
                (Some(address), None) => {
                    self.skip(address, "it is nested too deep", child, at);
                }
            }
        }
    }

    fn resource(&mut self, json: &'json Json, scope: &Scope<'json, '_>, at: String) {
        let text = |name| json.field(name).and_then(Json::text);
        let (Some(address), Some(kind)) = (text("address"), text("type")) else {
            return self.skip("a resource", "it has no address and type", json, at);
        };
        let change = self
            .changes
            .binary_search_by_key(&address, |(known, _)| known);
        let change = change.ok().and_then(|position| self.changes.get(position));
        let change = change.map(|(_, change)| *change);
        let after_unknown = change.and_then(|change| change.field("after_unknown"));
        let declared = scope.resource(bare(address));
        let expressions = declared.and_then(|it| it.field("expressions"));
        let sources = Sources {
            scope,
            address,
            addresses: &self.addresses,
        };
        let values = json.field("values");
        let merged = merged(&sources, values, after_unknown, expressions);
        let values = match merged {
            Value::Record(entries) => entries,
            Value::Null
            | Value::Flag(_)
            | Value::Number(_)
            | Value::Text(_)
            | Value::List(_)
            | Value::Reference(_)
            | Value::Unknown(_) => Vec::new(),
        };
        let region = own_region(&values).or_else(|| region(self.json, scope, declared));
        let at = At::of(self.file, json, at);
        self.declared.resources.push(Resource {
            address: address.to_string(),
            kind: kind.to_string(),
            looked_up: text("mode") == Some("data"),
            change: change.and_then(action),
            region,
            values,
            at,
        });
    }

    fn skip(&mut self, what: &str, reason: &str, json: &Json, pointer: String) {
        let at = At::of(self.file, json, pointer);
        self.declared.skip(what, reason, at);
    }
}

/// The Region that a resource's own values tell: its attribute, or its ARN.
fn own_region(values: &[(String, Value)]) -> Option<String> {
    let text = |wanted: &str| {
        let found = values.iter().find(|(name, _)| name == wanted)?;
        found.1.text().filter(|text| !text.is_empty())
    };
    let from_arn = || text("arn")?.split(':').nth(3).filter(|it| !it.is_empty());
    text("region").or_else(from_arn).map(String::from)
}

/// Whether a mark of what is unknown says so anywhere.
fn any_unknown(mark: &Json) -> bool {
    match &mark.value {
        JsonValue::Flag(flag) => *flag,
        JsonValue::List(items) => items.iter().any(any_unknown),
        JsonValue::Record(entries) => entries.iter().any(|(_, it)| any_unknown(it)),
        JsonValue::Null | JsonValue::Number(_) | JsonValue::Text(_) => false,
    }
}

#[cfg(test)]
mod tests;
