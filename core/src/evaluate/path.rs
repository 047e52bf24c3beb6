//! From the things in hand over their fields to what these hold.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::table::{Fact, Table, Thing};
use crate::model::{FactKind, Path, Rulebook, Set};

/// What claims are asked of, and what turned out not to be known.
pub struct Question<'facts> {
    /// The entities.
    pub book: &'facts Rulebook,
    /// The facts.
    pub table: &'facts Table,
    /// What is missing, each in words such as `vpc-1.dns-support`.
    pub missing: Vec<String>,
    /// Whether these words are wanted; else one empty text stands for all of them.
    pub words: Words,
}

/// Whether somebody reads what is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// It is told.
    Wanted,
    /// Only whether anything is missing matters.
    Spared,
}

/// Where a path ends.
pub enum End {
    /// At a thing.
    Thing(Thing),
    /// At a field of a thing.
    Field(Thing, u16),
    /// Before its end: there is no such thing.
    Nothing,
    /// Before its end: what it leads over is not known.
    Unknown,
}

/// Goes along a path; what is not known on the way is noted.
pub fn end(question: &mut Question<'_>, hand: &[Thing], path: &Path) -> End {
    let Some(mut thing) = hand.get(usize::from(path.variable)).copied() else {
        return End::Nothing;
    };
    for field in &path.fields {
        if !matches!(
            question.book.kind(thing.entity, *field),
            Some(FactKind::One(_))
        ) {
            return End::Field(thing, *field);
        }
        match question.table.fact(thing, *field) {
            Fact::One(to) => thing = *to,
            Fact::Unknown => {
                miss(question, thing, *field);
                return End::Unknown;
            }
            Fact::Absent
            | Fact::Flag(_)
            | Fact::Number(_)
            | Fact::Word(_)
            | Fact::Text(_)
            | Fact::List(_)
            | Fact::Many(_) => return End::Nothing,
        }
    }
    End::Thing(thing)
}

/// What a path ends at; the thing's own fact, or that there is none.
pub fn value<'facts>(question: &mut Question<'facts>, hand: &[Thing], path: &Path) -> &'facts Fact {
    match end(question, hand, path) {
        End::Field(thing, field) => {
            let fact = question.table.fact(thing, field);
            if *fact == Fact::Unknown {
                miss(question, thing, field);
            }
            fact
        }
        End::Thing(_) | End::Nothing => &Fact::Absent,
        End::Unknown => &Fact::Unknown,
    }
}

/// A path's end in words: a thing's id, a value, several with commas; nothing where it is not known.
pub fn worded(question: &mut Question<'_>, hand: &[Thing], path: &Path) -> Option<String> {
    let things = match end(question, hand, path) {
        End::Thing(thing) => return Some(id(question.table, thing)),
        End::Nothing => return Some(String::from("none")),
        End::Unknown => return None,
        End::Field(thing, field) if is_told_by_others(question.book, thing, field) => {
            question.table.referred(thing, field)
        }
        End::Field(thing, field) => match question.table.fact(thing, field) {
            Fact::Flag(flag) => return Some(String::from(if *flag { "yes" } else { "no" })),
            Fact::Number(number) => return Some(number.to_string()),
            Fact::Text(text) => return Some(text.clone()),
            Fact::List(texts) => return Some(texts.join(", ")),
            Fact::Word(word) => {
                let kind = question.book.kind(thing.entity, field);
                let Some(FactKind::OneOf(words)) = kind else {
                    return None;
                };
                return words.get(usize::from(*word)).cloned();
            }
            Fact::Unknown | Fact::Absent | Fact::One(_) | Fact::Many(_) => {
                question.table.referred(thing, field)
            }
        },
    };
    let ids: Vec<String> = things
        .0
        .iter()
        .map(|thing| id(question.table, *thing))
        .collect();
    match (ids.is_empty(), things.1) {
        (true, true) => Some(String::from("none")),
        (true, false) => None,
        (false, _) => Some(ids.join(", ")),
    }
}

/// Whether a field refers to the things that refer here.
fn is_told_by_others(book: &Rulebook, thing: Thing, field: u16) -> bool {
    matches!(book.kind(thing.entity, field), Some(FactKind::Back(..)))
}

/// The id of a thing.
pub fn id(table: &Table, thing: Thing) -> String {
    String::from(table.fact(thing, 0).text().unwrap_or_default())
}

/// Notes that a fact is missing.
pub fn miss(question: &mut Question<'_>, thing: Thing, field: u16) {
    if question.words == Words::Spared {
        return miss_named(question, String::new());
    }
    let entity = question.book.entities.get(usize::from(thing.entity));
    let field = entity.and_then(|entity| entity.fields.get(usize::from(field)));
    let field = field.map_or("", |field| field.name.as_str());
    miss_named(question, format!("{}.{field}", id(question.table, thing)));
}

fn miss_named(question: &mut Question<'_>, missing: String) {
    if !question.missing.contains(&missing) {
        question.missing.push(missing);
    }
}

/// The things of a set, and whether these are all; what is missing is noted.
pub fn things(question: &mut Question<'_>, hand: &[Thing], set: &Set) -> (Vec<Thing>, bool) {
    match set {
        Set::All(entity) => {
            let (rows, all) = question.table.all(*entity);
            let thing = |row| Thing {
                entity: *entity,
                row,
            };
            if !all {
                let entity = question.book.entities.get(usize::from(*entity));
                let plural = entity.map_or_else(String::new, |entity| entity.plural.clone());
                miss_named(question, plural);
            }
            ((0..rows).map(thing).collect(), all)
        }
        Set::Of(path) => {
            let start = hand.get(usize::from(path.variable)).copied();
            let mut things: Vec<Thing> = start.into_iter().collect();
            let mut all = true;
            for field in &path.fields {
                let mut next = Vec::new();
                for thing in things {
                    let (referred, complete) = question.table.referred(thing, *field);
                    next.extend_from_slice(referred);
                    if !complete {
                        all = false;
                        miss(question, thing, *field);
                    }
                }
                next.sort_unstable();
                next.dedup();
                things = next;
            }
            (things, all)
        }
    }
}
