//! Sources, and where they are wrong.

use alloc::string::String;

/// Where a statement is from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceText {
    /// Identifier of the source.
    pub source: String,
    /// Its title.
    pub title: String,
    /// Section of the source; empty where the whole is meant.
    pub section: String,
    /// Address of the source; empty where it has none.
    pub url: String,
    /// Day on which the statement was last checked against the source.
    pub date: String,
}

/// A case where a source is wrong or two disagree.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DisputeText {
    /// Identifier of the dispute.
    pub id: String,
    /// What the source prints.
    pub printed: String,
    /// Where it prints it.
    pub printed_source: SourceText,
    /// What holds.
    pub holds: String,
    /// By which source it holds.
    pub holds_source: SourceText,
}
