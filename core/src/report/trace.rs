//! Where a packet goes, step by step.

use alloc::string::String;
use alloc::vec::Vec;

use super::SourceText;

/// The way of a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TraceReport {
    /// `private`, `public`, `blocked`, `unresolved` or `unreachable`, by what was given.
    pub verdict: &'static str,
    /// Whether that was enough to tell: where it is not, a fact that was not given decides, and
    /// `not_evaluated` names it.
    pub decided: bool,
    /// The endpoint, gateway or connection that carries it, where one does.
    pub via: Option<String>,
    /// The address it is sent to, where it is known.
    pub address: Option<String>,
    /// What a GB costs on its way, in USD; null where it does not arrive or a rate is not known.
    pub cost_per_gb: Option<String>,
    /// What it visits, in order.
    pub hops: Vec<String>,
    /// What was looked at, in order.
    pub steps: Vec<TraceStep>,
    /// What could not be looked at, since the input does not tell it.
    pub not_evaluated: Vec<String>,
    /// What of the input was not read.
    pub skipped: Vec<SkippedPart>,
    /// What it came to before the changes that were to be tried.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub before: Option<TraceBefore>,
}

/// What a way came to before changes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TraceBefore {
    /// As in [`TraceReport`].
    pub verdict: &'static str,
    /// Likewise.
    pub decided: bool,
    /// Likewise.
    pub via: Option<String>,
}

/// A part of an estate's files that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SkippedPart {
    /// The file.
    pub file: String,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: u32,
    /// What, and why.
    pub what: String,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TraceStep {
    /// `name`, `route`, `security-group`, `network-acl`, `endpoint`, `policy` or `arrival`.
    pub stage: &'static str,
    /// The thing that was looked at.
    pub at: String,
    /// `pass`, `stop` or `note`.
    pub result: &'static str,
    /// What was found.
    pub detail: String,
    /// The rule that was applied.
    pub rule: String,
    /// Where in the input the thing stands; null where it is not in it.
    pub place: Option<TracePlace>,
    /// Where the rule is from.
    pub source: SourceText,
    /// Why it stops, or what is worth knowing: a reason code of Reachability Analyzer, or one of ours.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub code: Option<String>,
}

/// A place in an estate's files.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TracePlace {
    /// The file.
    pub file: String,
    /// JSON pointer into it.
    pub pointer: String,
    /// Line, from 1; 0 where the input has none.
    pub line: u32,
}

impl TraceReport {
    /// Whether it arrives.
    #[must_use]
    pub fn arrives(&self) -> bool {
        self.verdict == "private" || self.verdict == "public"
    }
}
