//! What resources of plans and templates are billed by.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Citation, Period};
use crate::image::stored;
use crate::quantity::Decimal;

/// Types of resources, and the tariffs that bill them.
#[derive(Debug, Clone, PartialEq)]
pub struct Billed {
    /// The types, as files spell them.
    pub kinds: Vec<String>,
    /// What they are.
    pub title: String,
    /// What is billed, each where its tests hold; nothing where they cost nothing themselves.
    pub bills: Vec<ResourceBill>,
    /// The days on which it holds.
    pub period: Period,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// One item that a resource is billed as.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceBill {
    /// Position of the tariff.
    pub tariff: u16,
    /// The attribute that names the second Region, where the tariff asks for one.
    pub toward: Option<String>,
    /// What the resource's attributes must hold, all of it.
    pub when: Vec<AttributeTest>,
    /// Its quantities, in the order of the tariff.
    pub quantities: Vec<Count>,
}

/// What an attribute must hold.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributeTest {
    /// The attribute; dots lead into blocks.
    pub path: String,
    /// What it may be; nothing where it must be missing.
    pub held: Option<Held>,
    /// Whether it may be missing.
    pub absent: bool,
}

/// What an attribute that is there must be.
#[derive(Debug, Clone, PartialEq)]
pub enum Held {
    /// Anything.
    Anything,
    /// One of these words.
    OneOf(Vec<String>),
    /// The resource's own Region.
    Here,
    /// Another Region.
    Elsewhere,
}

/// Where a quantity is found.
#[derive(Debug, Clone, PartialEq)]
pub enum Count {
    /// Always this.
    Number(Decimal),
    /// How many elements the first of these attributes has that is there.
    Elements(Vec<String>),
    /// What the usage file says under the first of these names that it has, or else this.
    Usage(Vec<String>, Option<Decimal>),
}

stored!(struct Billed { kinds, title, bills, period, citations });
stored!(struct ResourceBill { tariff, toward, when, quantities });
stored!(struct AttributeTest { path, held, absent });
stored!(enum Held { 0 Anything, 1 OneOf(words), 2 Here, 3 Elsewhere, });
stored!(enum Count { 0 Number(number), 1 Elements(paths), 2 Usage(names, otherwise), });
