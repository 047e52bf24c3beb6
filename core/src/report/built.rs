//! Policies that were compared or written.

use alloc::string::String;
use alloc::vec::Vec;

use super::ContextKey;

/// What one policy lets through and the other does not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PolicyDiff {
    /// Whether no difference was found among the requests that were tried.
    pub same: bool,
    /// Whether these stand for all requests, so that no difference means that there is none.
    pub complete: bool,
    /// What only the first policy lets through.
    pub only_first: Vec<Difference>,
    /// What only the second policy lets through.
    pub only_second: Vec<Difference>,
    /// How many requests were tried: one of each kind that the policies tell apart.
    pub tried: u32,
}

/// A request that is treated differently.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Difference {
    /// Who asks.
    pub principal: String,
    /// What for.
    pub action: String,
    /// With what.
    pub resource: String,
    /// With which keys.
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::policy::as_record"))]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "alloc::collections::BTreeMap<String, super::Answer>")
    )]
    pub context: Vec<ContextKey>,
    /// JSON pointer to the statement that lets it through.
    pub allowed_by: String,
    /// What the other policy says: `explicit_deny` or `implicit_deny`.
    pub other: &'static str,
    /// JSON pointer to the statement of the other policy that denies it; empty where none does.
    pub denied_by: String,
}

/// Policies for a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BuiltPolicies {
    /// The outcome of the decision that they carry out.
    pub outcome: String,
    /// For the endpoint; absent where the goal is reached at the resource.
    pub endpoint_policy: Option<BuiltPolicy>,
    /// For the resource: the companion, or the goal itself.
    pub resource_policy: Option<BuiltPolicy>,
    /// How many characters the endpoint's policy has as it is written here.
    pub characters: u32,
    /// What would complete them.
    pub missing: Vec<String>,
}

/// A policy, with the names of its elements as AWS spells them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "PascalCase"))]
pub struct BuiltPolicy {
    /// Version of the policy language.
    pub version: &'static str,
    /// Its statements.
    pub statement: Vec<BuiltStatement>,
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "PascalCase"))]
pub struct BuiltStatement {
    /// Its name.
    pub sid: String,
    /// `Allow` or `Deny`.
    pub effect: &'static str,
    /// Everybody: conditions choose.
    pub principal: &'static str,
    /// What may be done.
    pub action: Vec<String>,
    /// With what.
    pub resource: Vec<String>,
    /// Under which conditions.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_conditions"))]
    #[cfg_attr(
        feature = "schema",
        schemars(
            with = "alloc::collections::BTreeMap<String, alloc::collections::BTreeMap<String, super::Answer>>"
        )
    )]
    pub condition: Vec<BuiltCondition>,
}

/// An operator with its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltCondition {
    /// The operator.
    pub operator: String,
    /// Keys with their values.
    pub keys: Vec<ContextKey>,
}

/// Operators as an object of objects.
#[cfg(feature = "serde")]
fn as_conditions<S: serde::Serializer>(
    conditions: &[BuiltCondition],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeMap as _;

    /// The keys of one operator.
    #[derive(serde::Serialize)]
    struct Keys<'keys>(#[serde(serialize_with = "super::policy::as_record")] &'keys [ContextKey]);

    let mut map = serializer.serialize_map(Some(conditions.len()))?;
    for condition in conditions {
        map.serialize_entry(condition.operator.as_str(), &Keys(&condition.keys))?;
    }
    map.end()
}
