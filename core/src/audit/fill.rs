//! What an estate tells, as the facts that checks ask for: for each entity a table of its fields, and how each
//! is worked out.

mod endpoint;
mod firewall;
mod gateway;
mod join;
mod name;
mod network;
mod place;
mod route;
mod serve;

use alloc::string::String;
use alloc::vec::Vec;

use super::scene::Scene;
use crate::estate::{Kind, Name, Spot};
use crate::evaluate::table::{Fact, Table, Thing};
use crate::model::FactKind;

/// A field, and what a thing holds in it. One of the field's words is told as a text.
pub type Column<T> = (&'static str, fn(&Scene<'_>, &T) -> Fact);

/// Where a thing was read: its place, what inside it, the line, and the thing whose id users know.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Placed {
    /// The place of the thing itself, or of what it is part of.
    pub spot: Spot,
    /// The way inside it, such as `/Routes/2`.
    pub inside: String,
    /// Its own line, where it has one.
    pub line: u32,
    /// Whether its id is one that users know, and not made up for it.
    pub is_known: bool,
}

impl Placed {
    /// The place of a thing that has an id of its own.
    const fn whole(spot: Spot) -> Self {
        Self {
            spot,
            inside: String::new(),
            line: 0,
            is_known: true,
        }
    }

    /// The place of a part of it.
    const fn part(spot: Spot) -> Self {
        Self {
            spot,
            inside: String::new(),
            line: 0,
            is_known: false,
        }
    }
}

/// The places of things, by entity and row.
#[derive(Debug, Default)]
pub struct Places {
    by_entity: Vec<(u16, Vec<Option<Placed>>)>,
}

impl Places {
    /// Where a thing was read.
    #[must_use]
    pub fn of(&self, thing: Thing) -> Option<&Placed> {
        let (_, rows) = self
            .by_entity
            .iter()
            .find(|(entity, _)| *entity == thing.entity)?;
        rows.get(usize::try_from(thing.row).ok()?)?.as_ref()
    }

    /// Keeps where a thing was read.
    pub fn put(&mut self, thing: Thing, placed: Placed) {
        let known = self
            .by_entity
            .iter()
            .position(|(entity, _)| *entity == thing.entity);
        let at = known.unwrap_or_else(|| {
            self.by_entity.push((thing.entity, Vec::new()));
            self.by_entity.len().saturating_sub(1)
        });
        let (Some((_, rows)), Ok(row)) = (self.by_entity.get_mut(at), usize::try_from(thing.row))
        else {
            return;
        };
        if rows.len() <= row {
            rows.resize(row.saturating_add(1), None);
        }
        if let Some(slot) = rows.get_mut(row) {
            *slot = Some(placed);
        }
    }
}

/// Everything that checks may ask of an estate.
pub fn fill(scene: &Scene<'_>, table: &mut Table) -> Places {
    let mut places = Places::default();
    join::fill(scene, table, &mut places);
    name::fill(scene, table, &mut places);
    network::fill(scene, table, &mut places);
    route::fill(scene, table, &mut places);
    firewall::fill(scene, table, &mut places);
    gateway::fill(scene, table, &mut places);
    endpoint::fill(scene, table, &mut places);
    serve::fill(scene, table, &mut places);
    place::fill(scene, table, &mut places);
    table.close();
    places
}

/// The fields that estates tell, each behind its entity.
#[must_use]
pub fn fields() -> Vec<(&'static str, &'static str)> {
    let mut fields = Vec::new();
    network::fields(&mut fields);
    route::fields(&mut fields);
    firewall::fields(&mut fields);
    gateway::fields(&mut fields);
    join::fields(&mut fields);
    name::fields(&mut fields);
    endpoint::fields(&mut fields);
    serve::fields(&mut fields);
    place::fields(&mut fields);
    fields
}

/// Adds the fields of an entity.
fn named<T>(
    entity: &'static str,
    columns: &[Column<T>],
    fields: &mut Vec<(&'static str, &'static str)>,
) {
    fields.extend(columns.iter().map(|(field, _)| (entity, *field)));
}

/// Fills the fields of things.
fn columns<T>(scene: &Scene<'_>, table: &mut Table, things: &[(Thing, &T)], columns: &[Column<T>]) {
    let Some((first, _)) = things.first() else {
        return;
    };
    let book = scene.book;
    for (name, told) in columns {
        let Some(field) = book.field(first.entity, name) else {
            continue;
        };
        let words: &[String] = match book.kind(first.entity, field) {
            Some(FactKind::OneOf(words)) => words,
            Some(
                FactKind::Flag
                | FactKind::Text
                | FactKind::List
                | FactKind::Number(_)
                | FactKind::One(_)
                | FactKind::Many(_)
                | FactKind::Back(..),
            )
            | None => &[],
        };
        for (thing, held) in things {
            let fact = told(scene, held);
            table.set(*thing, field, worded(words, fact));
        }
    }
}

/// Adds things that nothing else refers to by their ids, in their order, and fills their fields.
fn listed<T>(
    scene: &Scene<'_>,
    table: &mut Table,
    places: &mut Places,
    list: (&str, Kind, &[T]),
    own: fn(&T) -> (Option<Name>, Spot),
    fields: &[Column<T>],
) {
    let (entity, kind, list) = list;
    let entity = scene.book.entity(entity).unwrap_or(u16::MAX);
    let mut things = Vec::new();
    for held in list {
        let (id, at) = own(held);
        if let Some(thing) = table.add(entity, scene.estate.text(id)) {
            places.put(thing, Placed::whole(at));
            things.push((thing, held));
        }
    }
    columns(scene, table, &things, fields);
    if scene.is_complete(kind) {
        table.complete(entity);
    }
}

/// One of these words as such; a text stays one where there are none to choose from.
fn worded(words: &[String], fact: Fact) -> Fact {
    match fact {
        Fact::Text(text) if !words.is_empty() => {
            let at = words.iter().position(|word| *word == text);
            let at = at.and_then(|it| u16::try_from(it).ok());
            at.map_or(Fact::Unknown, Fact::Word)
        }
        other @ (Fact::Unknown
        | Fact::Absent
        | Fact::Flag(_)
        | Fact::Number(_)
        | Fact::Word(_)
        | Fact::Text(_)
        | Fact::List(_)
        | Fact::One(_)
        | Fact::Many(_)) => other,
    }
}

/// A flag that may not be known.
fn flag(told: Option<bool>) -> Fact {
    told.map_or(Fact::Unknown, Fact::Flag)
}

/// One of a field's words.
fn word(word: &str) -> Fact {
    Fact::Text(String::from(word))
}
