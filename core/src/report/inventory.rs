//! What a bill of a plan, a state or a template is made of: every resource of the file, priced or not.

use alloc::string::String;
use alloc::vec::Vec;

use super::Bill;

/// The bill of a file.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileBill {
    /// The bill: one option, named after what the file is.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub bill: Bill,
    /// The file's resources.
    pub resources: Inventory,
}

/// The resources of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Inventory {
    /// Those that are billed, each with what it is billed as.
    pub priced: Vec<PricedResource>,
    /// Quantities that are not known, so that the bill is incomplete.
    pub missing: Vec<MissingQuantity>,
    /// Those that cost nothing themselves, counted by type.
    pub free: Vec<FreeResources>,
    /// Everything else, with the reason why it is not priced.
    pub not_priced: Vec<NotPriced>,
    /// Entries of the usage file that belong to nothing here.
    pub unused_usage: Vec<String>,
    /// What was concluded rather than read.
    pub assumed: Vec<String>,
}

impl Inventory {
    /// How many that may cost something are not priced.
    #[must_use]
    pub fn left_out(&self) -> usize {
        let left_out = self.not_priced.iter().filter(|it| it.incomplete);
        left_out.count()
    }
}

/// A resource that is billed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PricedResource {
    /// Its address or logical id.
    pub resource: String,
    /// Its type.
    pub r#type: String,
    /// The kind of item that it is billed as.
    pub kind: String,
    /// Its Region.
    pub region: String,
    /// The second Region, where the kind asks for one.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub toward: Option<String>,
    /// Its quantities, in the order of the kind.
    pub quantities: Vec<ResourceQuantity>,
    /// Where it stands.
    pub r#where: ResourcePlace,
}

/// A quantity of a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ResourceQuantity {
    /// Its name.
    pub quantity: String,
    /// Its value; absent where it is not known.
    pub value: Option<String>,
    /// The attribute, or the name in the usage file, that it was found under; absent where it is
    /// the same for every resource of the type.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub from: Option<String>,
}

/// A quantity that nothing tells.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MissingQuantity {
    /// The resource.
    pub resource: String,
    /// The kind of item that it is billed as.
    pub kind: String,
    /// The quantity.
    pub quantity: String,
    /// What can be done about it.
    pub help: String,
}

/// Resources of one type that cost nothing themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FreeResources {
    /// Their type.
    pub r#type: String,
    /// How many there are.
    pub count: u32,
}

/// Something that is not priced.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotPriced {
    /// Its address, logical id or name.
    pub resource: String,
    /// Its type; absent where it has none.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub r#type: Option<String>,
    /// Why.
    pub reason: String,
    /// Whether it may cost something that is priced here, so that the total is incomplete without it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "core::ops::Not::not"))]
    pub incomplete: bool,
    /// Where it stands.
    pub r#where: ResourcePlace,
}

/// Where a resource stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ResourcePlace {
    /// The file, as its reader names it.
    pub file: String,
    /// JSON pointer.
    pub pointer: String,
    /// Line, from 1; absent where it stands in no file of resources.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub line: Option<u32>,
}
