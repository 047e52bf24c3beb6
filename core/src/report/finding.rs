//! Diagnostics as every front end prints them.

use alloc::string::String;
use alloc::vec::Vec;

use super::DecisionCoverage;

/// One diagnostic with its place in lines and columns.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DiagnosticReport {
    /// Stable name of the rule that was broken.
    pub code: String,
    /// `error`, `warning` or `notice`.
    pub severity: String,
    /// What is wrong.
    pub message: String,
    /// File that it was found in; empty where there is none.
    pub file: String,
    /// Line, from 1; 0 where there is no place.
    pub line: u32,
    /// Column in characters, from 1; 0 where there is no place.
    pub column: u32,
    /// Line of the end.
    pub end_line: u32,
    /// Column after the end.
    pub end_column: u32,
    /// Why it is wrong.
    pub notes: Vec<String>,
    /// What to write instead; empty where nothing is known.
    pub help: String,
}

/// Outcome of checking or testing spec text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SpecReport {
    /// Everything found, in the order of files and places.
    pub diagnostics: Vec<DiagnosticReport>,
    /// How many files were read.
    pub files: u32,
    /// How many items they hold.
    pub items: u32,
    /// How many examples ran.
    pub examples: u32,
    /// How many of them failed.
    pub failed: u32,
    /// What they reach, by decision; empty where they were not run.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub coverage: Vec<DecisionCoverage>,
}
