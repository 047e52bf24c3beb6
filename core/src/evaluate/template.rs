//! Texts with their gaps filled.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::facts::{Answer, Facts, Value, written};
use crate::model::{
    Catalogue, Entry, FieldKind, FieldValue, Kind, Model, Options, Piece, Question, Template,
};

/// The text; a gap whose answer is missing shows the question's name in angle brackets.
#[must_use]
pub fn filled(model: &Model, facts: &Facts, template: &Template) -> String {
    let mut text = String::new();
    for piece in &template.pieces {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Answer(question) => text.push_str(&answer(model, facts, *question)),
            Piece::Title(question) => text.push_str(&title(model, facts, *question)),
            Piece::Field(question, field) => {
                let found = record(model, facts, *question).and_then(|(catalogue, entry)| {
                    let value = catalogue.value(entry, *field)?;
                    let none = matches!(value, FieldValue::Records(records) if records.is_empty());
                    match none {
                        true => Some(String::from("none")),
                        false => field_text(model, catalogue, entry, *field),
                    }
                });
                let found = found.map(|found| with_answers(model, facts, &found));
                text.push_str(&found.unwrap_or_else(|| gap(model, *question)));
            }
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// A field's text with the answers to the questions that it names in braces.
fn with_answers(model: &Model, facts: &Facts, text: &str) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('{') {
        filled.push_str(before);
        let named = from
            .split_once('}')
            .and_then(|(name, after)| Some((model.question(name)?.0, after)));
        match named {
            Some((question, after)) => {
                filled.push_str(&answer(model, facts, question));
                rest = after;
            }
            None => {
                filled.push('{');
                rest = from;
            }
        }
    }
    filled.push_str(rest);
    filled
}

fn gap(model: &Model, question: u16) -> String {
    let asked = model.questions.get(usize::from(question));
    asked.map_or_else(String::new, |question| format!("<{}>", question.name))
}

fn answered<'model>(
    model: &'model Model,
    facts: &Facts,
    question: u16,
) -> Option<(&'model Question, Value)> {
    let value = facts.get(question)?.clone();
    Some((model.questions.get(usize::from(question))?, value))
}

fn answer(model: &Model, facts: &Facts, question: u16) -> String {
    let Some((asked, value)) = answered(model, facts, question) else {
        return gap(model, question);
    };
    match written(model, asked, &value) {
        Answer::Word(word) => word,
        Answer::Words(words) => words.join(", "),
    }
}

fn title(model: &Model, facts: &Facts, question: u16) -> String {
    let titled = |options: &Options, position: u16| {
        options
            .option(model, position)
            .map(|(_, words)| words.to_string())
    };
    let found =
        answered(model, facts, question).and_then(|(asked, value)| match (&asked.kind, value) {
            (Kind::Choice(options), Value::Option(position)) => titled(options, position),
            (Kind::Set(options), Value::Options(mask)) => {
                let members = (0_u16..16).filter(|member| mask >> member & 1 == 1);
                Some(
                    members
                        .filter_map(|it| titled(options, it))
                        .collect::<Vec<_>>()
                        .join(", "),
                )
            }
            _ => None,
        });
    found.unwrap_or_else(|| answer(model, facts, question))
}

/// The record that was answered.
fn record<'model>(
    model: &'model Model,
    facts: &Facts,
    question: u16,
) -> Option<(&'model Catalogue, &'model Entry)> {
    let (asked, value) = answered(model, facts, question)?;
    let (Kind::Choice(Options::Records(catalogue)), Value::Option(position)) = (&asked.kind, value)
    else {
        return None;
    };
    let catalogue = model.catalogues.get(usize::from(*catalogue))?;
    Some((catalogue, catalogue.entries.get(usize::from(position))?))
}

/// A text with a name for each `{id}`. Searching for a word would bring the standard library's search
/// along, and with it the messages of its panics, into what pages download.
fn named(text: &str, name: &str) -> String {
    let mut pieces = text.split('{');
    let mut whole = String::from(pieces.next().unwrap_or_default());
    for piece in pieces {
        match piece.strip_prefix("id}") {
            Some(rest) => whole.extend([name, rest]),
            None => whole.extend(["{", piece]),
        }
    }
    whole
}

/// What a record holds in a field, as text; `{id}` stands for the record's own name.
#[must_use]
pub fn field_text(
    model: &Model,
    catalogue: &Catalogue,
    entry: &Entry,
    field: u16,
) -> Option<String> {
    let own_name = |text: &str| named(text, &entry.name);
    Some(match catalogue.value(entry, field)? {
        FieldValue::Flag(flag) => String::from(if *flag { "yes" } else { "no" }),
        FieldValue::Text(text) => own_name(text),
        FieldValue::Number(number) => number.to_string(),
        FieldValue::List(texts) => texts
            .iter()
            .map(|text| own_name(text))
            .collect::<Vec<_>>()
            .join(", "),
        FieldValue::Word(word) => {
            let FieldKind::OneOf(words) = &catalogue.fields.get(usize::from(field))?.kind else {
                return None;
            };
            words.get(usize::from(*word))?.clone()
        }
        FieldValue::Records(records) => {
            let FieldKind::ManyOf(of) = catalogue.fields.get(usize::from(field))?.kind else {
                return None;
            };
            let entries = &model.catalogues.get(usize::from(of))?.entries;
            let names = records
                .iter()
                .filter_map(|record| entries.get(usize::from(*record)));
            names
                .map(|entry| entry.name.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        }
    })
}
