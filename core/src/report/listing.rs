//! Everything that can be asked and chosen, for whoever builds an interface of their own.

use alloc::string::String;
use alloc::vec::Vec;

use super::choice::{OptionText, QuestionText};
use super::source::{DisputeText, SourceText};

/// The catalogue of a model.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Catalogue {
    /// Every decision.
    pub decisions: Vec<DecisionText>,
    /// Every question.
    pub questions: Vec<QuestionText>,
    /// Every service.
    pub services: Vec<Entry>,
    /// Every bundle of services.
    pub bundles: Vec<Entry>,
    /// Every Region, with the tariffs that have a rate there.
    pub regions: Vec<RegionText>,
    /// Every condition key.
    pub keys: Vec<Entry>,
    /// Every kind of item that can be priced.
    pub tariffs: Vec<TariffText>,
    /// Where a source is wrong or two disagree.
    pub disputes: Vec<DisputeText>,
    /// Everything that estates and policies are checked for.
    pub checks: Vec<Entry>,
    /// Every further list to look things up in, such as patterns, quotas and metrics.
    pub catalogues: Vec<ListText>,
}

/// What interfaces ask with: of a catalogue, what can be answered and priced.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Choices {
    /// Every decision.
    pub decisions: Vec<DecisionText>,
    /// Every question.
    pub questions: Vec<QuestionText>,
    /// Every Region, with the tariffs that have a rate there.
    pub regions: Vec<RegionText>,
    /// Every kind of item that can be priced.
    pub tariffs: Vec<TariffText>,
}

/// A list to look things up in.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListText {
    /// Identifier of the list.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DecisionText {
    /// Identifier of the decision.
    pub id: String,
    /// `decision`, or `playbook` where it finds a fault.
    pub kind: String,
    /// The question it answers.
    pub title: String,
    /// Identifiers of its questions, in the order in which they are preferred.
    pub questions: Vec<String>,
    /// Its outcomes.
    pub outcomes: Vec<OptionText>,
}

/// One entry of a catalogue.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entry {
    /// Identifier of the entry.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its fields as `name: value`, in the order of the specs.
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::choice::as_record"))]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "alloc::collections::BTreeMap<String, String>")
    )]
    pub fields: Vec<super::choice::Setting>,
    /// Where it is from.
    pub source: SourceText,
    /// Identifiers of the disputes about it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub disputes: Vec<String>,
}

/// One Region.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegionText {
    /// Identifier of the Region.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Identifiers of the tariffs that have at least one rate of their own there.
    pub tariffs: Vec<String>,
}

/// One kind of item that can be priced.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TariffText {
    /// Identifier of the tariff: the `kind` of an item.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Quantities an item must give.
    pub quantities: Vec<OptionText>,
    /// What an item may say yes or no to; no where it says nothing.
    pub flags: Vec<OptionText>,
    /// The second Region of an item; its help is `required` where it must be given.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub toward: Option<OptionText>,
}

/// What answered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Version {
    /// Version of the package.
    pub package: String,
    /// Version of the rule language.
    pub language: String,
    /// The specs that were compiled in.
    pub specs: SpecsVersion,
}

/// Which specs answered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SpecsVersion {
    /// Fingerprint of their text.
    pub revision: String,
    /// The latest day on which one of their sources was verified.
    pub date: String,
}
