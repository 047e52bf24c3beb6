//! Policies for a goal: statements that the specs hold for an outcome, with the user's own ids.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::knowledge::Record;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::Model;
use crate::report::{BuiltCondition, BuiltPolicies, BuiltPolicy, BuiltStatement, ContextKey};

/// The decision whose outcomes are written as policies.
pub const DECISION: &str = "perimeter";
/// Its question about the service that is guarded.
pub const SERVICE: &str = "guarded-service";

/// What policies are written for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Goal {
    /// The outcome to carry out.
    pub outcome: String,
    /// Prefix of the service's actions; empty for all services.
    pub service: String,
    /// The user's own ids by name, each one or several.
    pub values: Vec<(String, Vec<String>)>,
}

/// Names of the ids that statements may need, as the specs use them.
#[must_use]
pub fn names(model: &Model) -> Vec<String> {
    let Some(parts) = model.catalogue("policy-value") else {
        return Vec::new();
    };
    parts
        .entries
        .iter()
        .map(|entry| entry.name.clone())
        .collect()
}

/// Writes the policies.
///
/// # Errors
/// Where a value has a name that nothing needs, or a sign that would make it a pattern.
pub fn build(model: &Model, goal: &Goal) -> Result<BuiltPolicies, Vec<Diagnostic>> {
    let known = names(model);
    let mut wrong = Vec::new();
    for (name, values) in &goal.values {
        if !known.contains(name) {
            let near = nearest(name, known.iter().map(String::as_str));
            let help = near.map_or_else(
                || format!("the values are {}", known.join(", ")),
                |near| format!("write `{near}`"),
            );
            let message = format!("there is no question and no value `{name}`");
            wrong.push(Diagnostic::unplaced(Code::UnknownName, message).help(help));
        }
        for value in values
            .iter()
            .filter(|it| it.is_empty() || it.contains(['*', '?', '$', '"', ' ']))
        {
            let message = format!("`{value}` is no value for `{name}`");
            wrong.push(
                Diagnostic::unplaced(Code::UnknownValue, message)
                    .help("write ids without wildcards, blanks and quotes"),
            );
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut built = BuiltPolicies {
        outcome: goal.outcome.clone(),
        endpoint_policy: None,
        resource_policy: None,
        characters: 0,
        missing: Vec::new(),
    };
    let Some(parts) = model.catalogue("policy-part") else {
        return Ok(built);
    };
    for entry in &parts.entries {
        let record = Record { of: parts, entry };
        let services = record.list("services");
        let reached = services.is_empty() || services.contains(&goal.service);
        let reached = reached && !record.list("except").contains(&goal.service);
        if !reached || !record.list("outcomes").contains(&goal.outcome) {
            continue;
        }
        let Some(statement) = statement(&record, goal, &mut built.missing) else {
            continue;
        };
        let policy = match record.word("place") {
            "endpoint" => &mut built.endpoint_policy,
            _ => &mut built.resource_policy,
        };
        let policy = policy.get_or_insert_with(|| BuiltPolicy {
            version: "2012-10-17",
            statement: Vec::new(),
        });
        policy.statement.push(statement);
    }
    Ok(built)
}

/// A statement with the user's values; none where one is missing.
fn statement(
    record: &Record<'_>,
    goal: &Goal,
    missing: &mut Vec<String>,
) -> Option<BuiltStatement> {
    let mut complete = true;
    let mut filled = |text: &str| -> Vec<String> {
        let Some((before, rest)) = text.split_once('{') else {
            return alloc::vec![text.to_string()];
        };
        let (name, after) = rest.split_once('}').unwrap_or((rest, ""));
        if name == "service" {
            // The actions of every service are `*`, without a colon.
            let written = match goal.service.as_str() {
                "" => String::from("*"),
                prefix => [before, prefix, after].concat(),
            };
            return alloc::vec![written];
        }
        let Some((_, values)) = goal.values.iter().find(|(known, _)| known == name) else {
            complete = false;
            if !missing.iter().any(|it| it == name) {
                missing.push(name.to_string());
            }
            return Vec::new();
        };
        values
            .iter()
            .map(|value| [before, value, after].concat())
            .collect()
    };
    let action = record
        .list("actions")
        .iter()
        .flat_map(|it| filled(it))
        .collect();
    let resource = record
        .list("resources")
        .iter()
        .flat_map(|it| filled(it))
        .collect();
    let mut condition: Vec<BuiltCondition> = Vec::new();
    for written in record.list("conditions") {
        let mut words = written.split(' ');
        let (operator, key) = (words.next()?, words.next()?);
        let values: Vec<String> = words.flat_map(&mut filled).collect();
        let key = ContextKey {
            name: key.to_string(),
            listed: values.len() > 1,
            values,
        };
        match condition.iter_mut().find(|it| it.operator == operator) {
            Some(known) => known.keys.push(key),
            None => condition.push(BuiltCondition {
                operator: operator.to_string(),
                keys: alloc::vec![key],
            }),
        }
    }
    complete.then(|| BuiltStatement {
        sid: record.entry.title.clone(),
        effect: if record.flag("denies") {
            "Deny"
        } else {
            "Allow"
        },
        principal: "*",
        action,
        resource,
        condition,
    })
}
