//! What a request comes to at every gate.

use alloc::string::String;
use alloc::vec::Vec;

/// The answer for one request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Simulation {
    /// Name of the case, where it has one.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub id: Option<CaseId>,
    /// `allowed`, `explicit_deny` or `implicit_deny`.
    pub decision: &'static str,
    /// What each gate says, in the order in which they are listed in the documentation.
    pub by: Vec<GateReport>,
    /// Gates that were given and do not apply to this request.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub skipped: Vec<SkippedGate>,
    /// What is not known of the request and would change the decision.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub depends: Vec<Dependence>,
    /// The keys that the request was judged with.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_record"))]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "alloc::collections::BTreeMap<String, super::Answer>")
    )]
    pub context: Vec<ContextKey>,
}

/// Name of a case, as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(untagged))]
pub enum CaseId {
    /// A text.
    Text(String),
    /// A number.
    Number(u64),
}

/// What one gate says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GateReport {
    /// `identity`, `resource`, `endpoint`, `scp`, `rcp`, `boundary` or `session`.
    pub gate: &'static str,
    /// `allowed`, `explicit_deny` or `implicit_deny`.
    pub decision: &'static str,
    /// Its statements, and why each matched or not.
    pub statements: Vec<StatementReport>,
}

/// What one statement says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatementReport {
    /// JSON pointer into the case.
    pub pointer: String,
    /// Its name; null where it has none.
    pub sid: Option<String>,
    /// Whether the request fits it.
    pub matched: bool,
    /// Why.
    pub why: String,
}

/// A gate that does not apply.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SkippedGate {
    /// The gate.
    pub gate: &'static str,
    /// Why it does not apply.
    pub why: String,
}

/// Something that is not known and would change the decision.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dependence {
    /// The key, or a field of the request.
    pub key: String,
    /// The decision that another value would lead to.
    pub would_be: &'static str,
    /// Values that lead to it; none where any value does that the policies do not name.
    pub values: Vec<String>,
    /// What is not known.
    pub why: &'static str,
}

/// A key and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContextKey {
    /// The key.
    pub name: String,
    /// Its values.
    pub values: Vec<String>,
    /// Whether they are a list, even if there is one.
    pub listed: bool,
}

/// Keys and values as an object.
#[cfg(feature = "serde")]
pub(super) fn as_record<S: serde::Serializer>(
    keys: &[ContextKey],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeMap as _;
    let mut map = serializer.serialize_map(Some(keys.len()))?;
    for key in keys {
        match key.values.as_slice() {
            [value] if !key.listed => map.serialize_entry(key.name.as_str(), value.as_str())?,
            values => map.serialize_entry(key.name.as_str(), values)?,
        }
    }
    map.end()
}
