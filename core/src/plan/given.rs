//! What was given: answers, inputs and values of the policy, each by the name that it has.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::facts::{Answer, Answers, fits};
use crate::model::{Drawings, Input, Model};
use crate::policy::build::names;

/// The longest value of an input, in bytes.
const LONGEST: usize = 2048;
/// The most values of an input.
const MOST_VALUES: usize = 200;

/// What was given, sorted.
pub struct Given {
    /// Answers to questions.
    pub answers: Answers,
    /// Inputs, each with its values.
    pub inputs: Vec<(String, Vec<String>)>,
    /// Values of the policy.
    pub values: Vec<(String, Vec<String>)>,
}

/// Sorts what was given.
///
/// # Errors
/// Where a name stands for nothing, or a value does not suit its input.
pub fn given(
    model: &Model,
    drawings: &Drawings,
    answers: &Answers,
) -> Result<Given, Vec<Diagnostic>> {
    let known = names(model);
    let mut given = Given {
        answers: Answers::default(),
        inputs: Vec::new(),
        values: Vec::new(),
    };
    let mut wrong = Vec::new();
    for (name, answer) in &answers.given {
        if known.contains(name) && model.question(name).is_none() {
            given.values.push((name.clone(), split(answer)));
        } else if let Some(input) = drawings.inputs.iter().find(|it| it.name == *name) {
            let values = if input.several {
                split(answer)
            } else {
                whole(answer)
            };
            wrong.extend(
                values
                    .iter()
                    .filter_map(|value| misfit(model, input, value)),
            );
            if values.is_empty() || values.len() > if input.several { MOST_VALUES } else { 1 } {
                let message = format!("{} values do not suit `{name}`", values.len());
                wrong.push(Diagnostic::unplaced(Code::Answer, message));
            }
            given.inputs.retain(|(known, _)| known != name);
            given.inputs.push((name.clone(), values));
        } else if model.question(name).is_some() {
            given.answers.set(name, answer.clone());
        } else {
            let message = format!("there is no question, input or value `{name}`");
            let inputs = drawings.inputs.iter().map(|it| it.name.as_str());
            let questions = model.questions.iter().map(|it| it.name.as_str());
            let values = known.iter().map(String::as_str);
            let near = nearest(name, inputs.chain(questions).chain(values));
            let help = near.map(|near| format!("did you mean `{near}`?"));
            wrong.push(Diagnostic::unplaced(Code::UnknownName, message).maybe_help(help));
        }
    }
    if wrong.is_empty() {
        Ok(given)
    } else {
        Err(wrong)
    }
}

/// The values of a list, or of words with commas between.
fn split(answer: &Answer) -> Vec<String> {
    let words = match answer {
        Answer::Word(word) => word.split(',').map(str::trim).map(String::from).collect(),
        Answer::Words(words) => words.clone(),
    };
    words
        .into_iter()
        .filter(|it: &String| !it.is_empty())
        .collect()
}

fn whole(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::Word(word) => alloc::vec![word.clone()],
        Answer::Words(words) => words.clone(),
    }
}

/// Why a value does not suit its input. Ids, names, ARNs and ranges need no blank and no quote, so
/// that none is taken: what is written of them is quoted all the same.
fn misfit(model: &Model, input: &Input, value: &str) -> Option<Diagnostic> {
    let wrong = |help: String| {
        let message = format!("`{}` is no value for `{}`", shown(value), input.name);
        Some(Diagnostic::unplaced(Code::Answer, message).help(help))
    };
    if let Some(catalogue) = input.of {
        let entries = model
            .catalogues
            .get(usize::from(catalogue))
            .map(|it| &it.entries);
        let mut known = entries.into_iter().flatten().map(|it| it.name.as_str());
        if known.any(|it| it == value) {
            return None;
        }
        let known = entries.into_iter().flatten().map(|it| it.name.as_str());
        let near = nearest(value, known);
        return wrong(near.map_or_else(
            || String::from("name a record that the specs hold"),
            |near| format!("did you mean `{near}`?"),
        ));
    }
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "-_.:/*@+=".contains(sign);
    if value.is_empty() || value.len() > LONGEST || !value.chars().all(plain) {
        return wrong("write letters, digits and - _ . : / * @ + = without blanks".to_string());
    }
    if !input.matches.is_empty() && !fits(&input.matches, value) {
        return wrong(format!("write `{}`", input.matches));
    }
    None
}

/// The beginning of a value, without what a terminal would obey.
fn shown(value: &str) -> String {
    let signs = value.chars().filter(|sign| !sign.is_control());
    signs.take(60).collect()
}
