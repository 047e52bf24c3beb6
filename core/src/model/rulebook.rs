//! What is checked of estates and policies, which condition keys a request carries, and what the
//! resources of files are billed by.
//!
//! Most answers need none of it, so a model carries it packed: whoever does need it unpacks it.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Billed, Citation, Claim, Loop, Path, Period};
use crate::image::{self, ImageError, Reader, Stored, Writer, stored};

/// Entities, checks, the presence of condition keys, and the bills of resources.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rulebook {
    /// Kinds of things that stand.
    pub entities: Vec<Entity>,
    /// What must hold of them.
    pub checks: Vec<Check>,
    /// When a request carries a condition key, and with which value.
    pub keys: Vec<KeyRule>,
    /// What resources of plans and templates are billed by.
    pub billed: Vec<Billed>,
}

/// A rulebook as bytes; empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Packed(Vec<u8>);

/// A kind of thing. Field 0 of every kind is its `id`.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Its name.
    pub name: String,
    /// What several of them are called.
    pub plural: String,
    /// Its title.
    pub title: String,
    /// Its fields.
    pub fields: Vec<EntityField>,
}

/// A field of a thing.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityField {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: FactKind,
}

/// What a field of a thing holds.
#[derive(Debug, Clone, PartialEq)]
pub enum FactKind {
    /// Yes or no.
    Flag,
    /// One text.
    Text,
    /// Several texts.
    List,
    /// A number in a unit; empty where it has none.
    Number(String),
    /// One of these words.
    OneOf(Vec<String>),
    /// A thing of the entity at this position.
    One(u16),
    /// Several things of it.
    Many(u16),
    /// The things of an entity whose field at this position refers here.
    Back(u16, u16),
}

/// What must hold of things.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What it looks at.
    pub subject: Subject,
    /// Its name.
    pub name: String,
    /// What is wrong where it does not hold.
    pub title: String,
    /// How bad that is.
    pub severity: Severity,
    /// The things it takes in hand, each loop inside the one before.
    pub loops: Vec<Loop>,
    /// What must hold of them.
    pub expect: Claim,
    /// The things and what must hold of them as they are written, one after another.
    pub written: Vec<String>,
    /// What is said where it does not.
    pub say: Wording,
    /// Commands and changes that mend it.
    pub fix: Vec<Wording>,
    /// The days on which it holds.
    pub period: Period,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// What a check is called.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckTitle {
    /// What it looks at.
    pub subject: Subject,
    /// Its name.
    pub name: String,
    /// What is wrong where it does not hold.
    pub title: String,
    /// How bad that is.
    pub severity: Severity,
    /// Its sources.
    pub citations: Vec<Citation>,
}

/// What a check looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// `check`: what stands in an account.
    Estate,
    /// `policy-rule`: a policy by itself.
    Policy,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It does not work.
    Error,
    /// It works, and hardly as it is meant.
    Warning,
    /// It could be better.
    Notice,
}

impl Severity {
    /// The word it is written and printed as.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

/// A text with gaps for what things hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wording {
    /// Words, each followed by what stands behind them, if anything does.
    pub pieces: Vec<(String, Option<Path>)>,
}

/// When a request carries a condition key. The request is the first thing in hand.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyRule {
    /// The key.
    pub name: String,
    /// When it is present.
    pub present: Claim,
    /// Where its value is found.
    pub value: Path,
    /// When it is present and where its value is found, as they are written.
    pub written: (String, String),
    /// Whether it may have several values.
    pub several: bool,
    /// The services that set it, as the request names its `service`; empty where all do.
    pub services: Vec<String>,
    /// The days on which it holds.
    pub period: Period,
    /// Its sources.
    pub citations: Vec<Citation>,
}

impl Rulebook {
    /// The rulebook as bytes.
    #[must_use]
    pub fn pack(&self) -> Packed {
        if *self == Self::default() {
            return Packed::default();
        }
        Packed(image::write(self))
    }

    /// Position of the entity of this name.
    #[must_use]
    pub fn entity(&self, name: &str) -> Option<u16> {
        let found = self.entities.iter().position(|entity| entity.name == name);
        found.and_then(|position| u16::try_from(position).ok())
    }

    /// Position of a field of the entity at a position.
    #[must_use]
    pub fn field(&self, entity: u16, name: &str) -> Option<u16> {
        let entity = self.entities.get(usize::from(entity))?;
        let found = entity.fields.iter().position(|field| field.name == name);
        found.and_then(|position| u16::try_from(position).ok())
    }

    /// What the field at a position of an entity holds.
    #[must_use]
    pub fn kind(&self, entity: u16, field: u16) -> Option<&FactKind> {
        let entity = self.entities.get(usize::from(entity))?;
        entity
            .fields
            .get(usize::from(field))
            .map(|field| &field.kind)
    }
}

impl Packed {
    /// The rulebook; an empty one where none is packed.
    ///
    /// # Errors
    /// Where the bytes hold no rulebook of this version.
    pub fn unpack(&self) -> Result<Rulebook, ImageError> {
        if self.0.is_empty() {
            return Ok(Rulebook::default());
        }
        image::read(&self.0)
    }
}

impl Stored for Packed {
    fn store(&self, image: &mut Writer) {
        image.bytes(&self.0);
    }

    fn load(reader: &mut Reader<'_>) -> Self {
        Self(reader.bytes())
    }
}

stored!(struct Rulebook { entities, checks, keys, billed });
stored!(struct Entity { name, plural, title, fields });
stored!(struct EntityField { name, kind });
stored!(enum FactKind {
    0 Flag,
    1 Text,
    2 List,
    3 Number(unit),
    4 OneOf(words),
    5 One(entity),
    6 Many(entity),
    7 Back(entity, field),
});
stored!(struct CheckTitle { subject, name, title, severity, citations });
stored!(struct Check { subject, name, title, severity, loops, expect, written, say, fix, period, citations });
stored!(enum Subject { 0 Estate, 1 Policy, });
stored!(enum Severity { 0 Error, 1 Warning, 2 Notice, });
stored!(struct Wording { pieces });
stored!(struct KeyRule { name, present, value, written, several, services, period, citations });
