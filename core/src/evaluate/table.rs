//! What is known of things that stand: a row for each, a fact for each of its fields.
//!
//! ```
//! use tollgate_core::evaluate::table::{Fact, Table};
//! use tollgate_core::model::{Entity, EntityField, FactKind, Rulebook};
//!
//! let field = |name: &str, kind| EntityField { name: name.into(), kind };
//! let book = Rulebook {
//!     entities: vec![Entity {
//!         name: "ferry".into(),
//!         plural: "ferries".into(),
//!         title: "Ferry".into(),
//!         fields: vec![field("id", FactKind::Text), field("roofed", FactKind::Flag)],
//!     }],
//!     ..Rulebook::default()
//! };
//! let mut table = Table::new(&book);
//! let ferry = book.entity("ferry").expect("declared above");
//! let aurora = table.add(ferry, "aurora").expect("a known entity");
//! table.set(aurora, book.field(ferry, "roofed").expect("declared above"), Fact::Flag(true));
//! table.complete(ferry);
//! assert_eq!(table.find(ferry, "aurora"), Some(aurora));
//! ```

use alloc::string::String;
use alloc::vec::Vec;

use crate::model::{Entity, EntityField, FactKind, Rulebook};
use crate::quantity::Decimal;

/// One thing: its entity and its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thing {
    /// Position of its entity.
    pub entity: u16,
    /// Its row among the things of the entity.
    pub row: u32,
}

/// What is known of one field of a thing.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Fact {
    /// Nobody said.
    #[default]
    Unknown,
    /// There is none.
    Absent,
    /// Yes or no.
    Flag(bool),
    /// A number, in the unit of the field.
    Number(Decimal),
    /// Position of one of the field's words.
    Word(u16),
    /// A text.
    Text(String),
    /// Several texts.
    List(Vec<String>),
    /// Another thing.
    One(Thing),
    /// Several things.
    Many(Vec<Thing>),
}

impl Fact {
    /// The number, where it is one.
    #[must_use]
    pub const fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Unknown
            | Self::Absent
            | Self::Flag(_)
            | Self::Word(_)
            | Self::Text(_)
            | Self::List(_)
            | Self::One(_)
            | Self::Many(_) => None,
        }
    }

    /// The text, where it is one.
    #[must_use]
    pub const fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.as_str()),
            Self::Unknown
            | Self::Absent
            | Self::Flag(_)
            | Self::Number(_)
            | Self::Word(_)
            | Self::List(_)
            | Self::One(_)
            | Self::Many(_) => None,
        }
    }

    /// The thing, where it is another one.
    #[must_use]
    pub const fn thing(&self) -> Option<Thing> {
        match self {
            Self::One(thing) => Some(*thing),
            Self::Unknown
            | Self::Absent
            | Self::Flag(_)
            | Self::Number(_)
            | Self::Word(_)
            | Self::Text(_)
            | Self::List(_)
            | Self::Many(_) => None,
        }
    }
}

/// Every thing that is known, and what is known of it.
#[derive(Debug, Clone, Default)]
pub struct Table {
    kinds: Vec<Kind>,
}

#[derive(Debug, Clone, Default)]
struct Kind {
    fields: usize,
    facts: Vec<Fact>,
    complete: bool,
    back: Vec<Back>,
}

/// A field that is told by another entity's.
#[derive(Debug, Clone)]
struct Back {
    field: u16,
    /// The other entity.
    other: u16,
    /// Its field.
    by: u16,
    /// By row: who refers there; told by `close`.
    referring: Vec<Vec<Thing>>,
    /// Whether every row says to what it refers; told by `close`.
    said: bool,
}

impl Table {
    /// An empty table for the entities of a rulebook.
    #[must_use]
    pub fn new(book: &Rulebook) -> Self {
        let back = |(field, known): (u16, &EntityField)| match known.kind {
            FactKind::Back(other, by) => Some(Back {
                field,
                other,
                by,
                referring: Vec::new(),
                said: false,
            }),
            FactKind::Flag
            | FactKind::Text
            | FactKind::List
            | FactKind::Number(_)
            | FactKind::OneOf(_)
            | FactKind::One(_)
            | FactKind::Many(_) => None,
        };
        let kind = |entity: &Entity| Kind {
            fields: entity.fields.len(),
            back: (0_u16..).zip(&entity.fields).filter_map(back).collect(),
            ..Kind::default()
        };
        Self {
            kinds: book.entities.iter().map(kind).collect(),
        }
    }

    /// Adds a thing of which nothing is known but its id; nothing where there is no such entity.
    pub fn add(&mut self, entity: u16, id: &str) -> Option<Thing> {
        let kind = self.kinds.get_mut(usize::from(entity))?;
        let row = u32::try_from(kind.facts.len().checked_div(kind.fields)?).ok()?;
        kind.facts.push(Fact::Text(String::from(id)));
        let fields = kind
            .facts
            .len()
            .saturating_add(kind.fields.saturating_sub(1));
        kind.facts.resize(fields, Fact::Unknown);
        Some(Thing { entity, row })
    }

    /// Says what a thing holds in a field; a thing or field that does not exist is left alone.
    pub fn set(&mut self, thing: Thing, field: u16, fact: Fact) {
        if let Some(known) = self.slot(thing, field).and_then(|slot| {
            let kind = self.kinds.get_mut(usize::from(thing.entity))?;
            kind.facts.get_mut(slot)
        }) {
            *known = fact;
        }
    }

    /// Says that every thing of an entity is in the table, so that what is not there does not stand.
    pub fn complete(&mut self, entity: u16) {
        if let Some(kind) = self.kinds.get_mut(usize::from(entity)) {
            kind.complete = true;
        }
    }

    /// The thing of this id; it is looked for row by row.
    #[must_use]
    pub fn find(&self, entity: u16, id: &str) -> Option<Thing> {
        let kind = self.kinds.get(usize::from(entity))?;
        let mut rows = (0_u32..).zip(kind.facts.chunks_exact(kind.fields.max(1)));
        rows.find_map(|(row, facts)| match facts.first() {
            Some(Fact::Text(known)) if known == id => Some(Thing { entity, row }),
            Some(_) | None => None,
        })
    }

    /// Works out who refers to whom. Evaluation asks for it once, after the last `set`.
    pub fn close(&mut self) {
        for entity in 0..self.kinds.len() {
            let Some(kind) = self.kinds.get_mut(entity) else {
                continue;
            };
            let rows = kind.rows();
            let mut back = core::mem::take(&mut kind.back);
            for field in &mut back {
                self.refer(field, rows);
            }
            if let Some(kind) = self.kinds.get_mut(entity) {
                kind.back = back;
            }
        }
    }

    /// Works out who refers to the rows of one field.
    fn refer(&self, back: &mut Back, rows: usize) {
        back.referring = alloc::vec![Vec::new(); rows];
        back.said = true;
        let others = self.kinds.get(usize::from(back.other));
        let count = others.map_or(0, Kind::rows);
        for row in 0..u32::try_from(count).unwrap_or(u32::MAX) {
            let from = Thing {
                entity: back.other,
                row,
            };
            let referring = &mut back.referring;
            let mut note = |to: Thing| {
                let to = usize::try_from(to.row).unwrap_or(usize::MAX);
                if let Some(known) = referring.get_mut(to) {
                    known.push(from);
                }
            };
            match self.fact(from, back.by) {
                Fact::One(to) => note(*to),
                Fact::Many(several) => several.iter().copied().for_each(note),
                Fact::Unknown => back.said = false,
                Fact::Absent
                | Fact::Flag(_)
                | Fact::Number(_)
                | Fact::Word(_)
                | Fact::Text(_)
                | Fact::List(_) => {}
            }
        }
    }

    /// What a thing holds in a field.
    #[must_use]
    pub fn fact(&self, thing: Thing, field: u16) -> &Fact {
        let kind = self.kinds.get(usize::from(thing.entity));
        let slot = self.slot(thing, field);
        let fact = slot.and_then(|slot| kind.and_then(|kind| kind.facts.get(slot)));
        fact.unwrap_or(&Fact::Unknown)
    }

    /// How many things of an entity are known, and whether these are all.
    #[must_use]
    pub fn all(&self, entity: u16) -> (u32, bool) {
        let kind = self.kinds.get(usize::from(entity));
        let rows = kind.map_or(0, Kind::rows);
        let complete = kind.is_some_and(|kind| kind.complete);
        (u32::try_from(rows).unwrap_or(u32::MAX), complete)
    }

    /// The things that a field refers to, and whether these are all. A flag in a field that is told by another
    /// entity's says so of this one thing.
    #[must_use]
    pub fn referred(&self, thing: Thing, field: u16) -> (&[Thing], bool) {
        let kind = self.kinds.get(usize::from(thing.entity));
        let back = kind.and_then(|kind| kind.back.iter().find(|it| it.field == field));
        if let Some(back) = back {
            let row = usize::try_from(thing.row).unwrap_or(usize::MAX);
            let known = back.referring.get(row);
            let all = match self.fact(thing, field) {
                Fact::Flag(all) => *all,
                Fact::Unknown
                | Fact::Absent
                | Fact::Number(_)
                | Fact::Word(_)
                | Fact::Text(_)
                | Fact::List(_)
                | Fact::One(_)
                | Fact::Many(_) => self.all(back.other).1 && back.said,
            };
            return (known.map_or(&[], Vec::as_slice), all);
        }
        match self.fact(thing, field) {
            Fact::One(to) => (core::slice::from_ref(to), true),
            Fact::Many(several) => (several, true),
            Fact::Absent => (&[], true),
            Fact::Unknown
            | Fact::Flag(_)
            | Fact::Number(_)
            | Fact::Word(_)
            | Fact::Text(_)
            | Fact::List(_) => (&[], false),
        }
    }

    fn slot(&self, thing: Thing, field: u16) -> Option<usize> {
        let kind = self.kinds.get(usize::from(thing.entity))?;
        let field = usize::from(field);
        let row = usize::try_from(thing.row).ok()?;
        let slot = row.checked_mul(kind.fields)?.checked_add(field)?;
        (field < kind.fields).then_some(slot)
    }
}

impl Kind {
    fn rows(&self) -> usize {
        self.facts.len().checked_div(self.fields).unwrap_or(0)
    }
}
