//! The schema of scenarios: one variant for each kind that can be priced.

use serde_json::{Map, Value, json};
use tollgate_core::model::{Model, QuantityKind, Tariff};

/// Scenarios by the tariffs of the rules.
pub fn schema(model: &Model) -> Value {
    let mut tariffs: Vec<&Tariff> = model.tariffs.iter().collect();
    tariffs.dedup_by(|one, other| one.name == other.name);
    let kinds: Vec<Value> = tariffs.into_iter().map(item).collect();
    let regions: Vec<&str> = model.regions().iter().map(|it| it.name.as_str()).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Scenario",
        "description": "What `price` prices: options side by side, or the items of one.",
        "type": "object",
        "properties": {
            "region": { "$ref": "#/$defs/region" },
            "hours": { "$ref": "#/$defs/amount" },
            "on": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
            "tier_bounds": { "enum": ["binary", "decimal"] },
            "rates": { "type": "string", "description": "`current`, or a source whose own figures are used." },
            "options": {
                "type": "array",
                "maxItems": 100,
                "items": {
                    "type": "object",
                    "required": ["name", "items"],
                    "properties": { "name": { "type": "string" }, "items": { "$ref": "#/$defs/items" } },
                    "patternProperties": { "^\\$": true },
                    "additionalProperties": false
                }
            },
            "items": { "$ref": "#/$defs/items" }
        },
        "oneOf": [{ "required": ["options"] }, { "required": ["items"] }],
        "patternProperties": { "^\\$": true },
        "additionalProperties": false,
        "$defs": {
            "region": { "enum": regions },
            "amount": {
                "description": "A number of nought or more, the same as a text, or a range.",
                "anyOf": [
                    { "type": "number", "minimum": 0 },
                    { "type": "string", "pattern": "^ *[0-9]+(\\.[0-9]+)?( *\\.\\. *[0-9]+(\\.[0-9]+)?)? *$" }
                ]
            },
            "whole": {
                "description": "A whole number of nought or more, the same as a text, or a range.",
                "anyOf": [
                    { "type": "integer", "minimum": 0 },
                    { "type": "string", "pattern": "^ *[0-9]+(\\.0+)?( *\\.\\. *[0-9]+(\\.0+)?)? *$" }
                ]
            },
            "items": { "type": "array", "maxItems": 10000, "items": { "oneOf": kinds } }
        }
    })
}

/// An item of one kind.
fn item(tariff: &Tariff) -> Value {
    let field = |name: &str| name.replace('-', "_");
    let mut properties = Map::new();
    properties.insert("kind".into(), json!({ "const": tariff.name }));
    properties.insert("region".into(), json!({ "$ref": "#/$defs/region" }));
    for word in ["service", "name", "note"] {
        properties.insert(word.into(), json!({ "type": "string" }));
    }
    let mut required = vec![json!("kind")];
    for quantity in &tariff.quantities {
        let name = field(&quantity.name);
        let kind = match quantity.kind {
            QuantityKind::Flag => json!({ "type": "boolean", "description": quantity.title }),
            QuantityKind::Whole => {
                json!({ "$ref": "#/$defs/whole", "description": quantity.title })
            }
            QuantityKind::Amount => {
                json!({ "$ref": "#/$defs/amount", "description": quantity.title })
            }
        };
        if quantity.kind != QuantityKind::Flag {
            required.push(json!(name));
        }
        properties.insert(name, kind);
    }
    if let Some(toward) = &tariff.toward {
        let name = field(&toward.name);
        properties.insert(
            name.clone(),
            json!({ "$ref": "#/$defs/region", "description": toward.title }),
        );
        if !toward.optional {
            required.push(json!(name));
        }
    }
    json!({
        "title": tariff.title,
        "type": "object",
        "required": required,
        "properties": properties,
        "patternProperties": { "^\\$": true },
        "additionalProperties": false
    })
}
