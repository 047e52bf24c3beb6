//! Which condition keys a request carries.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::mem;

use super::claim::holds;
use super::path::{Question, Words, miss, value};
use super::table::{Fact, Table, Thing};
use crate::date::Date;
use crate::model::{FactKind, KeyRule, Path, Rulebook};

/// A condition key of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// Position of the key among the rulebook's.
    pub key: u16,
    /// What is known of it.
    pub state: Presence,
}

/// What is known of a condition key of a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Presence {
    /// The request carries it, with these values.
    Present(Vec<String>),
    /// The request does not carry it.
    Absent,
    /// These facts are missing to tell.
    Unknown(Vec<String>),
}

/// Every key of the rulebook that is in force on a day, for a request; the table must be closed. Which
/// facts are missing is not told.
#[must_use]
pub fn carried(book: &Rulebook, table: &Table, request: Thing, on: Option<Date>) -> Vec<Carried> {
    let mut question = Question {
        book,
        table,
        missing: Vec::new(),
        words: Words::Spared,
    };
    let mut hand = alloc::vec![request];
    let mut found = Vec::with_capacity(book.keys.len());
    for (key, rule) in (0_u16..).zip(&book.keys) {
        if rule.period.holds(on) {
            let state = asked(&mut question, &mut hand, rule);
            found.push(Carried { key, state });
        }
    }
    found
}

/// Whether a request carries a key, and with which values.
#[must_use]
pub fn presence(book: &Rulebook, table: &Table, request: Thing, rule: &KeyRule) -> Presence {
    let mut question = Question {
        book,
        table,
        missing: Vec::new(),
        words: Words::Wanted,
    };
    asked(&mut question, &mut alloc::vec![request], rule)
}

fn asked(question: &mut Question<'_>, hand: &mut Vec<Thing>, rule: &KeyRule) -> Presence {
    let (book, table) = (question.book, question.table);
    question.missing.clear();
    match holds(question, hand, &rule.present) {
        Some(false) => return Presence::Absent,
        Some(true) => question.missing.clear(),
        None => {}
    }
    let known = question.missing.is_empty();
    if !rule.services.is_empty()
        && let Some(request) = hand.first().copied()
        && let Some(field) = book.field(request.entity, "service")
    {
        match table.fact(request, field) {
            Fact::Text(service) if !rule.services.contains(service) => return Presence::Absent,
            Fact::Unknown => miss(question, request, field),
            Fact::Absent
            | Fact::Flag(_)
            | Fact::Number(_)
            | Fact::Word(_)
            | Fact::Text(_)
            | Fact::List(_)
            | Fact::One(_)
            | Fact::Many(_) => {}
        }
    }
    if !known || !question.missing.is_empty() {
        return Presence::Unknown(mem::take(&mut question.missing));
    }
    let found = value(question, hand, &rule.value);
    let kind = rule
        .value
        .fields
        .last()
        .map(|_| kind(book, table, hand, &rule.value));
    match found {
        Fact::Text(text) => Presence::Present(alloc::vec![text.clone()]),
        Fact::List(texts) if texts.is_empty() => Presence::Absent,
        Fact::List(texts) => Presence::Present(texts.clone()),
        Fact::Number(number) => Presence::Present(alloc::vec![number.to_string()]),
        Fact::Flag(flag) => Presence::Present(alloc::vec![String::from(if *flag {
            "true"
        } else {
            "false"
        })]),
        Fact::Word(word) => match kind.flatten() {
            Some(FactKind::OneOf(words)) => {
                Presence::Present(words.get(usize::from(*word)).cloned().into_iter().collect())
            }
            Some(_) | None => Presence::Absent,
        },
        Fact::Absent | Fact::One(_) | Fact::Many(_) => Presence::Absent,
        Fact::Unknown => Presence::Unknown(mem::take(&mut question.missing)),
    }
}

/// What the last field of a path holds.
fn kind<'book>(
    book: &'book Rulebook,
    table: &Table,
    hand: &[Thing],
    path: &Path,
) -> Option<&'book FactKind> {
    let mut thing = hand.get(usize::from(path.variable)).copied()?;
    let (last, before) = path.fields.split_last()?;
    for field in before {
        thing = table.fact(thing, *field).thing()?;
    }
    book.kind(thing.entity, *last)
}
