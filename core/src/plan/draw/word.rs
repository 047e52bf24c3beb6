//! Words: answers, fields, inputs, and what other resources give.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Drawn, DrawnInput, Sheet, note_answer};
use crate::diagnostic::{Code, Diagnostic};
use crate::evaluate::template::field_text;
use crate::facts::{Answer, Value as Fact, written};
use crate::model::{Catalogue, Each, Entry, FieldValue, Here, Kind, Model, Options, Shape, Word};
use crate::plan::value::{Part, Value};

/// A record and its catalogue.
pub type Record<'sheet> = (&'sheet Catalogue, &'sheet Entry);

/// The element in hand; without a name where nothing is repeated.
#[derive(Default)]
pub struct Hand<'sheet> {
    /// What is repeated.
    pub each: Option<&'sheet Each>,
    /// The element's name: a number, a record, a text.
    pub name: String,
    /// Its number, from nought, where it is counted.
    pub index: usize,
    /// The record.
    pub record: Option<Record<'sheet>>,
}

/// The texts that a field lists: several, or one with commas between.
pub fn element_texts(
    model: &Model,
    catalogue: &Catalogue,
    entry: &Entry,
    field: u16,
) -> Vec<String> {
    let text = field_text(model, catalogue, entry, field).unwrap_or_default();
    let text = text.replace(" or ", ",");
    let parts = text.split(',').map(str::trim).filter(|it| !it.is_empty());
    parts.map(String::from).collect()
}

/// A text as a value: one part alone keeps its kind, a flag stays a flag and a number a number.
pub fn text(
    sheet: &Sheet<'_>,
    drawn: &mut Drawn<'_>,
    hand: &Hand<'_>,
    parts: &[Word],
    shape: Shape,
) -> Result<Option<Value>, Vec<Diagnostic>> {
    if let [Word::Made(name, gives)] = parts {
        let mut made = made(drawn, hand, name, *gives).into_iter();
        if shape == Shape::List {
            let values = made.map(|part| Value::Text(alloc::vec![part]));
            return Ok(Some(Value::List(values.collect())));
        }
        return Ok(made.next().map(|part| Value::Text(alloc::vec![part])));
    }
    let alone = parts.len() == 1;
    let Some(parts) = words(sheet, drawn, hand, parts)? else {
        return Ok(None);
    };
    if alone && let [Part::Data(word)] = parts.as_slice() {
        if word == "yes" || word == "no" {
            return Ok(Some(Value::Flag(word == "yes")));
        }
        let digits = word.bytes().all(|sign| sign.is_ascii_digit());
        if digits && !word.is_empty() && (word == "0" || !word.starts_with('0')) {
            return Ok(Some(Value::Number(word.clone())));
        }
    }
    Ok(Some(Value::Text(parts)))
}

/// The parts of a text; none where something in it is empty or not built.
pub fn words(
    sheet: &Sheet<'_>,
    drawn: &mut Drawn<'_>,
    hand: &Hand<'_>,
    words: &[Word],
) -> Result<Option<Vec<Part>>, Vec<Diagnostic>> {
    let mut parts = Vec::new();
    for word in words {
        let before = parts.len();
        match word {
            Word::Plain(plain) => {
                parts.push(Part::Plain(plain.clone()));
                continue;
            }
            Word::Here(here) => parts.push(Part::Here(*here)),
            Word::Answer(question) => {
                note_answer(sheet, drawn, *question);
                parts.extend(answer(sheet, *question).map(Part::Data));
            }
            Word::Field(question, field, at) => {
                note_answer(sheet, drawn, *question);
                if let Some(record) = answered(sheet, *question) {
                    spread(sheet, drawn, record, (*field, *at), &mut parts)?;
                }
            }
            Word::Own => parts.push(Part::Data(hand.name.clone())),
            Word::OwnField(field, at) => {
                if let Some(record) = hand.record {
                    spread(sheet, drawn, record, (*field, *at), &mut parts)?;
                }
            }
            Word::Input(input) => {
                parts.push(Part::Input(position(sheet, drawn, *input)));
            }
            Word::Element(input) => {
                let position = position(sheet, drawn, *input);
                if let Some(input) = drawn.inputs.get(position) {
                    let given = input.values.len();
                    if given > 0 && given <= hand.index {
                        let wanted = hand.index.saturating_add(1);
                        let message = format!(
                            "`{}` has {given} values, and {wanted} are needed",
                            input.name
                        );
                        let diagnostic = Diagnostic::unplaced(Code::Answer, message);
                        return Err(alloc::vec![
                            diagnostic.help("give one for each, with commas between")
                        ]);
                    }
                }
                parts.push(Part::Element(position, hand.index));
            }
            Word::Made(name, gives) => {
                for part in made(drawn, hand, name, *gives) {
                    if parts.len() > before {
                        parts.push(Part::Plain(String::from(" ")));
                    }
                    parts.push(part);
                }
            }
            Word::Setting(name) => {
                let mut endpoints = sheet.settings.iter().rev();
                let found = endpoints.find_map(|endpoint| {
                    let mut settings = endpoint.settings.iter();
                    settings.find(|setting| setting.name == *name)
                });
                parts.extend(found.map(|it| Part::Data(it.value.clone())));
            }
        }
        if parts.len() == before {
            return Ok(None);
        }
    }
    Ok(Some(parts))
}

/// What the resource of a name gives: that of the same element, or of all elements.
fn made(drawn: &Drawn<'_>, hand: &Hand<'_>, name: &str, gives: u16) -> Vec<Part> {
    let gives = usize::from(gives);
    let mut found = Vec::new();
    for (position, resource) in drawn.resources.iter().enumerate() {
        if resource.of.name != name {
            continue;
        }
        let alike = hand.each.is_some() && resource.of.each.as_ref() == hand.each;
        if !alike || resource.element == hand.name {
            found.push(Part::Made(position, gives));
        }
    }
    found
}

/// Position of an input among those that are used.
fn position(sheet: &Sheet<'_>, drawn: &mut Drawn<'_>, input: u16) -> usize {
    let Some(input) = sheet.drawings.inputs.get(usize::from(input)) else {
        return usize::MAX;
    };
    let known = drawn.inputs.iter().position(|it| it.name == input.name);
    known.unwrap_or_else(|| {
        let mut given = sheet.given.inputs.iter();
        let values = given.find(|(name, _)| *name == input.name);
        drawn.inputs.push(DrawnInput {
            name: input.name.clone(),
            title: input.title.clone(),
            several: input.several,
            cloudformation: input.cloudformation.clone(),
            values: values.map(|(_, values)| values.clone()).unwrap_or_default(),
            run: input.run.clone(),
        });
        drawn.used.push(input.name.clone());
        drawn.inputs.len().saturating_sub(1)
    })
}

fn answer(sheet: &Sheet<'_>, question: u16) -> Option<String> {
    let asked = sheet.model.questions.get(usize::from(question))?;
    let value = sheet.facts.get(question)?;
    Some(match written(sheet.model, asked, value) {
        Answer::Word(word) => word,
        Answer::Words(words) => words.join(","),
    })
}

/// The record that was answered.
fn answered<'sheet>(sheet: &Sheet<'sheet>, question: u16) -> Option<Record<'sheet>> {
    let asked = sheet.model.questions.get(usize::from(question))?;
    let (Kind::Choice(Options::Records(catalogue)), Fact::Option(position)) =
        (&asked.kind, sheet.facts.get(question)?)
    else {
        return None;
    };
    let catalogue = sheet.model.catalogues.get(usize::from(*catalogue))?;
    Some((catalogue, catalogue.entries.get(usize::from(*position))?))
}

/// A field's text, with the Region in its place. Of host names that are patterns none can be looked
/// up, so a list gives those without a `*`.
fn spread(
    sheet: &Sheet<'_>,
    drawn: &mut Drawn<'_>,
    (catalogue, entry): Record<'_>,
    (field, at): (u16, Option<u16>),
    parts: &mut Vec<Part>,
) -> Result<(), Vec<Diagnostic>> {
    let listed = matches!(catalogue.value(entry, field), Some(FieldValue::List(_)));
    let texts = if listed {
        let texts = element_texts(sheet.model, catalogue, entry, field).into_iter();
        texts.filter(|it| !it.contains('*')).collect()
    } else {
        let text = field_text(sheet.model, catalogue, entry, field);
        text.into_iter().collect::<Vec<_>>()
    };
    for (number, text) in texts.iter().enumerate() {
        if number > 0 {
            parts.push(Part::Plain(" ".to_string()));
        }
        for (number, piece) in text.split("{region}").enumerate() {
            if number > 0 {
                parts.push(match at {
                    Some(input) => Part::Input(position(sheet, drawn, input)),
                    None => Part::Here(Here::Region),
                });
            }
            if !piece.is_empty() {
                parts.push(Part::Data(String::from(piece)));
            }
        }
    }
    Ok(())
}
