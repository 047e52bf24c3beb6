//! JSON Schemas of everything that goes in and comes out, by name.
//!
//! Those of answers are derived from the types that are printed. Those of inputs are written by hand,
//! but for scenarios, whose kinds and quantities the rules declare.

mod scenario;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use tollgate_core::model::Model;
use tollgate_core::report;

/// One schema.
pub struct Named {
    /// Its name.
    pub name: &'static str,
    /// What it is the schema of.
    pub of: &'static str,
    make: fn(&Model) -> Value,
}

/// Every schema, inputs first.
pub const ALL: &[Named] = &[
    named("answers", "answers, of `decide --answers`", |_| {
        read(include_str!("schema/answers.json"))
    }),
    named("scenario", "a scenario, of `price`", scenario::schema),
    named("file-usage", "a usage file, of `price --usage`", |_| {
        read(include_str!("schema/file-usage.json"))
    }),
    named("usage", "what VPCs need, of `place`", |_| {
        read(include_str!("schema/usage.json"))
    }),
    named(
        "policy",
        "a policy, of `policy lint` and `policy diff`",
        |_| read(include_str!("schema/policy.json")),
    ),
    named("policy-case", "a case, of `policy simulate`", |_| {
        read(include_str!("schema/policy-case.json"))
    }),
    named("decision", "what `decide` prints", |_| {
        of::<report::DecisionReport>()
    }),
    named("bill", "what `price` prints of a scenario", |_| {
        of::<report::Bill>()
    }),
    named(
        "file-bill",
        "what `price` prints of a plan, a state or a template",
        |_| of::<report::FileBill>(),
    ),
    named("placement", "what `place` prints", |_| {
        of::<report::PlacementReport>()
    }),
    named(
        "simulation",
        "what `policy simulate` prints for each case",
        |_| of::<report::Simulation>(),
    ),
    named("audit", "what `audit` prints", |_| {
        of::<report::LintReport>()
    }),
    named("lint", "what `policy lint` prints", |_| {
        of::<report::LintReport>()
    }),
    named("policy-diff", "what `policy diff` prints", |_| {
        of::<report::PolicyDiff>()
    }),
    named("built-policies", "what `policy build` prints", |_| {
        of::<report::BuiltPolicies>()
    }),
    named("matrix", "what `trace --all` prints", |_| {
        with_decimals::<report::MatrixReport>(&[])
    }),
    named("trace", "what `trace` prints of one packet", |_| {
        with_decimals::<report::TraceReport>(&["cost_per_gb"])
    }),
    named("plan", "what `plan` prints", |_| of::<report::PlanReport>()),
    named(
        "spec-report",
        "what `spec check` and `spec test` print",
        |_| of::<report::SpecReport>(),
    ),
    named(
        "diagnostics",
        "what is wrong with an input, as the npm package throws it",
        |_| of::<Vec<report::DiagnosticReport>>(),
    ),
    named(
        "catalogue",
        "what the npm package's `catalogue()` gives",
        |_| of::<report::Catalogue>(),
    ),
    named("version", "what the npm package's `version` gives", |_| {
        of::<report::Version>()
    }),
];

/// Fields that hold a number as text.
const DECIMALS: &[&str] = &[
    "total",
    "exact",
    "yearly",
    "amount",
    "unit_price",
    "at",
    "change",
    "least",
    "most",
    "more",
    "at_gb",
];

const fn named(name: &'static str, of: &'static str, make: fn(&Model) -> Value) -> Named {
    Named { name, of, make }
}

impl Named {
    /// The schema, as the rules stand.
    pub fn schema(&self, model: &Model) -> Value {
        (self.make)(model)
    }
}

/// A schema of what is printed.
fn of<Report: JsonSchema>() -> Value {
    with_decimals::<Report>(DECIMALS)
}

/// The same where other fields hold a number as text.
fn with_decimals<Report: JsonSchema>(named: &[&str]) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<Report>()
        .to_value();
    decimals(&mut schema, named);
    schema
}

/// Says of texts that hold numbers how these are written, and takes out the widths of whole numbers,
/// which no validator knows.
fn decimals(schema: &mut Value, named: &[&str]) {
    match schema {
        Value::Object(fields) => {
            if fields
                .get("type")
                .is_some_and(|kind| kind != "string" && !kind.is_object())
            {
                fields.remove("format");
            }
            if let Some(Value::Object(properties)) = fields.get_mut("properties") {
                properties
                    .iter_mut()
                    .for_each(|(name, property)| decimal(name, property, named));
            }
            fields.values_mut().for_each(|inner| decimals(inner, named));
        }
        Value::Array(items) => items.iter_mut().for_each(|inner| decimals(inner, named)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn decimal(name: &str, property: &mut Value, named: &[&str]) {
    let text = property.get("type").is_some_and(|kind| match kind {
        Value::Array(kinds) => kinds.contains(&json!("string")),
        kind => kind == "string",
    });
    if let (true, true, Some(fields)) = (text, named.contains(&name), property.as_object_mut()) {
        fields.insert("pattern".into(), json!("^-?[0-9]+(\\.[0-9]+)?$"));
    }
}

/// A schema that is written by hand.
fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::Object(Map::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_says_what_it_is_of() {
        let model = Model::from_image(tollgate_specs::IMAGE).expect("the built-in rules");
        for named in ALL {
            let schema = named.schema(&model);
            assert_eq!(
                schema["$schema"], "https://json-schema.org/draft/2020-12/schema",
                "{}",
                named.name
            );
            assert!(
                schema["title"].is_string() && !named.of.is_empty(),
                "{}",
                named.name
            );
        }
    }
}
