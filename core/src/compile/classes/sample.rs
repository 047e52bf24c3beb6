//! Classes of answers, shown by some of them.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::diagram::witness;
use crate::model::{Classes, Formula, Kind, Model, Variable};

/// A case in words: `target = aws-service, zones = 3`.
pub fn case(model: &Model, variables: &[Variable], path: &[(u16, u16)]) -> String {
    let at = |variable: u16| variables.get(usize::from(variable));
    let compares = |(variable, _): &(u16, u16)| {
        at(*variable).is_some_and(|it| matches!(it.classes, Classes::Order(..)))
    };
    let mut answers = Vec::new();
    // Where numbers are compared with one another, numbers that fit together are looked for.
    let numbers = path
        .iter()
        .any(compares)
        .then(|| witness(&model.questions, variables, path));
    let numbers = numbers.flatten().unwrap_or_default();
    for (question, number) in &numbers {
        if let Some(asked) = model.questions.get(usize::from(*question)) {
            answers.push(format!("{} = {number}", asked.name));
        }
    }
    let is_told = |variable: &Variable| {
        let mut told = variable.questions.iter();
        told.all(|question| numbers.iter().any(|(known, _)| known == question))
    };
    for (variable, class) in path {
        if let Some(variable) = at(*variable).filter(|it| !is_told(it)) {
            answers.push(sample(model, variable, *class));
        }
    }
    match answers.is_empty() {
        true => String::from("any answers"),
        false => answers.join(", "),
    }
}

/// One answer of a class, in words.
fn sample(model: &Model, variable: &Variable, class: u16) -> String {
    let question = variable
        .questions
        .first()
        .and_then(|it| model.questions.get(usize::from(*it)));
    let Some(question) = question else {
        return String::new();
    };
    let answer = match (&variable.classes, &question.kind) {
        (Classes::Flag, _) => String::from(if class == 1 { "yes" } else { "no" }),
        (Classes::Options(classes), Kind::Choice(options)) => {
            let position = classes.iter().position(|of_value| *of_value == class);
            let position = position.and_then(|it| u16::try_from(it).ok()).unwrap_or(0);
            options
                .option(model, position)
                .map_or_else(String::new, |(name, _)| name.to_string())
        }
        (Classes::Options(classes), Kind::Set(options)) => {
            let mask = classes
                .iter()
                .skip(1)
                .position(|of_mask| *of_mask == class)
                .unwrap_or(0);
            let mask = mask.saturating_add(1);
            let members = (0_u16..8).filter(|member| mask >> member & 1 == 1);
            let names: Vec<&str> = members
                .filter_map(|it| options.option(model, it))
                .map(|(name, _)| name)
                .collect();
            names.join(",")
        }
        (Classes::Numbers(cuts), Kind::Number { least, .. }) => {
            Classes::number(cuts, class, *least).to_string()
        }
        (Classes::Order(first, second), _) => {
            let named = |formula: &Formula| {
                let mut questions = Vec::new();
                formula.slots(&mut questions);
                let questions = questions.iter();
                let asked = questions.filter_map(|it| model.questions.get(usize::from(*it)));
                let names: Vec<&str> = asked.map(|question| question.name.as_str()).collect();
                match (formula.steps.as_slice(), names.as_slice()) {
                    ([_], [name]) => String::from(*name),
                    (_, []) => String::from("the number"),
                    _ => format!("the quantity of {}", names.join(" and ")),
                }
            };
            let word = match class {
                0 => "<",
                1 => "=",
                _ => ">",
            };
            return format!("{} {word} {}", named(first), named(second));
        }
        _ => String::new(),
    };
    format!("{} = {answer}", question.name)
}
