//! Examples of checks, policy rules and keys: what is given is all that stands.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Failure, compare, failure};
use crate::compile::written_as_answer;
use crate::evaluate::check::{Checked, check_one};
use crate::evaluate::key::{Presence, presence};
use crate::evaluate::table::{Fact, Table, Thing};
use crate::model::{Check, FactKind, KeyRule, Model, Rulebook};
use crate::syntax::tree::{Example, ExampleThing, FieldValue, Name, ThingsFor, Value};

/// Runs a check or reads a key over the things of an example.
pub fn run(
    model: &Model,
    example: &Example,
    kind: ThingsFor,
    of: &Name,
    things: &[ExampleThing],
) -> Result<(), Failure> {
    let book = model.rulebook.unpack();
    let book = book.or_else(|damage| failure(of.span, damage.to_string()))?;
    let table = table(&book, things)?;
    let expect = &example.expect;
    match kind {
        ThingsFor::Check => {
            let of_day = |check: &Check| check.name == of.value && check.period.holds(example.on);
            let found = book.checks.iter().position(of_day);
            let Some(position) = found.and_then(|it| u16::try_from(it).ok()) else {
                return failure(
                    of.span,
                    format!("there is no check `{}`{}", of.value, on(example)),
                );
            };
            let mut checked = Checked::default();
            check_one(&book, &table, position, &mut checked);
            expect
                .iter()
                .try_for_each(|(name, value)| expect_check(&table, &checked, name, value))
        }
        ThingsFor::Key => {
            let mut keys = book.keys.iter();
            let of_day = |rule: &&KeyRule| rule.name == of.value && rule.period.holds(example.on);
            let Some(rule) = keys.find(of_day) else {
                let (name, on) = (&of.value, on(example));
                let why = format!("nothing says when requests carry `{name}`{on}");
                return failure(of.span, why);
            };
            let entity = book.entity("request");
            let request = entity.filter(|entity| table.all(*entity).0 == 1);
            let Some(entity) = request else {
                return failure(of.span, String::from("a key is asked of one `request`"));
            };
            let state = presence(&book, &table, Thing { entity, row: 0 }, rule);
            expect
                .iter()
                .try_for_each(|(name, value)| expect_key(&state, name, value))
        }
    }
}

/// The day of an example in words.
fn on(example: &Example) -> String {
    let day = example.on;
    day.map_or_else(String::new, |day| format!(" on {day}"))
}

fn expect_check(
    table: &Table,
    checked: &Checked,
    name: &Name,
    value: &Value,
) -> Result<(), Failure> {
    let id = |thing: &Thing| crate::evaluate::path::id(table, *thing);
    let found = match name.value.as_str() {
        "finds" => {
            let last = checked.findings.iter().filter_map(|it| it.things.last());
            let mut ids: Vec<String> = last.map(id).collect();
            ids.sort();
            ids.dedup();
            if ids.is_empty() {
                String::from("none")
            } else {
                ids.join(",")
            }
        }
        "says" => {
            let said = checked.findings.iter().map(|it| it.message.as_str());
            said.collect::<Vec<_>>().join("\n")
        }
        "missing" => {
            let missing = checked.not_evaluated.iter().flat_map(|it| &it.missing);
            let missing: Vec<&str> = missing.map(String::as_str).collect();
            if missing.is_empty() {
                String::from("none")
            } else {
                missing.join(",")
            }
        }
        other => return failure(name.span, format!("a check has no `{other}` to expect")),
    };
    compare(name, &found, &written_as_answer(value))
}

fn expect_key(state: &Presence, name: &Name, value: &Value) -> Result<(), Failure> {
    let found = match (name.value.as_str(), state) {
        ("present", Presence::Present(_)) => String::from("yes"),
        ("present", Presence::Absent) => String::from("no"),
        ("present", Presence::Unknown(_)) => String::from("unknown"),
        ("value", Presence::Present(values)) => values.join(","),
        ("value", Presence::Absent | Presence::Unknown(_)) => String::from("none"),
        ("missing", Presence::Unknown(missing)) => missing.join(","),
        ("missing", Presence::Present(_) | Presence::Absent) => String::from("none"),
        (other, _) => return failure(name.span, format!("a key has no `{other}` to expect")),
    };
    compare(name, &found, &written_as_answer(value))
}

/// The things of an example; what it does not name does not stand.
fn table(book: &Rulebook, things: &[ExampleThing]) -> Result<Table, Failure> {
    let mut table = Table::new(book);
    let mut rows = Vec::new();
    for thing in things {
        let unknown = || format!("there is no entity `{}`", thing.entity.value);
        let entity = book.entity(&thing.entity.value);
        let Some(row) = entity.and_then(|entity| table.add(entity, &thing.id.value)) else {
            return failure(thing.entity.span, unknown());
        };
        rows.push((row, thing));
    }
    for position in 0..book.entities.len() {
        table.complete(u16::try_from(position).unwrap_or(u16::MAX));
    }
    for (row, thing) in rows {
        for (name, value) in &thing.facts {
            let Some(field) = book.field(row.entity, &name.value) else {
                let why = format!("`{}` has no `{}`", thing.entity.value, name.value);
                return failure(name.span, why);
            };
            let kind = book.kind(row.entity, field);
            let Some(fact) = kind.and_then(|kind| fact(&table, kind, value)) else {
                let why = format!("this is nothing that `{}` holds", name.value);
                return failure(name.span, why);
            };
            table.set(row, field, fact);
        }
    }
    table.close();
    Ok(table)
}

fn fact(table: &Table, kind: &FactKind, value: &FieldValue) -> Option<Fact> {
    if let FieldValue::Words(words) = value
        && let [word] = words.as_slice()
    {
        match word.value.as_str() {
            "absent" => return Some(Fact::Absent),
            "unknown" => return Some(Fact::Unknown),
            _ => {}
        }
    }
    let find = |entity: u16, name: &Name| table.find(entity, &name.value);
    match (kind, value) {
        (FactKind::Flag, FieldValue::Words(words)) => match words.as_slice() {
            [word] if word.value == "yes" => Some(Fact::Flag(true)),
            [word] if word.value == "no" => Some(Fact::Flag(false)),
            _ => None,
        },
        (FactKind::Number(_), FieldValue::Number(number)) => Some(Fact::Number(number.value)),
        (FactKind::Text, FieldValue::Texts(texts)) => match texts.as_slice() {
            [text] => Some(Fact::Text(text.value.clone())),
            _ => None,
        },
        (FactKind::Text, FieldValue::Words(words)) => match words.as_slice() {
            [word] => Some(Fact::Text(word.value.clone())),
            _ => None,
        },
        (FactKind::List, FieldValue::Texts(texts)) => {
            let texts = texts.iter().map(|text| text.value.clone());
            Some(Fact::List(texts.collect()))
        }
        (FactKind::List, FieldValue::Words(words)) => {
            let texts = words.iter().map(|word| word.value.clone());
            Some(Fact::List(texts.collect()))
        }
        (FactKind::OneOf(known), FieldValue::Words(words)) => match words.as_slice() {
            [word] => {
                let position = known.iter().position(|known| *known == word.value)?;
                Some(Fact::Word(u16::try_from(position).ok()?))
            }
            _ => None,
        },
        (FactKind::One(entity), FieldValue::Words(words)) => match words.as_slice() {
            [word] => find(*entity, word).map(Fact::One),
            _ => None,
        },
        (FactKind::Many(entity), FieldValue::Words(words)) => {
            let things = words.iter().map(|word| find(*entity, word));
            things.collect::<Option<Vec<Thing>>>().map(Fact::Many)
        }
        (
            FactKind::Flag
            | FactKind::Number(_)
            | FactKind::Text
            | FactKind::List
            | FactKind::OneOf(_)
            | FactKind::One(_)
            | FactKind::Many(_)
            | FactKind::Back(..),
            FieldValue::Words(_) | FieldValue::Texts(_) | FieldValue::Number(_),
        ) => None,
    }
}
