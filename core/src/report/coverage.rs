//! How much of the decisions the examples reach.

use alloc::string::String;
use alloc::vec::Vec;

/// How much of one decision the examples reach.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecisionCoverage {
    /// Identifier of the decision.
    pub decision: String,
    /// How many ways to an outcome it has.
    pub ways: u32,
    /// How many of them an example takes.
    pub ways_reached: u32,
    /// How many cautions it has.
    pub cautions: u32,
    /// How many of them an example shows.
    pub cautions_reached: u32,
    /// Ways that no example takes, in the order in which they are written.
    pub missing_ways: Vec<MissingWay>,
    /// Cautions that no example shows, in the order in which they are written.
    pub missing_cautions: Vec<MissingCaution>,
}

/// A way to an outcome that no example takes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MissingWay {
    /// Where it ends.
    pub outcome: String,
    /// File in which its end is written.
    pub file: String,
    /// Line in which its end is written.
    pub line: u32,
    /// The fewest answers that lead there, as on a command line; empty where none were found.
    pub answers: Vec<String>,
    /// An example that takes it, ready to be put into a rule file; empty where none was found.
    pub example: String,
}

/// A caution that no example shows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MissingCaution {
    /// Identifier of the caution.
    pub caution: String,
    /// File in which it is written.
    pub file: String,
    /// Line in which it is written.
    pub line: u32,
}
