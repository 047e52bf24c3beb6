//! A class of answers, shown by one of them.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::model::{Classes, Formula, Kind, Model, Variable};

/// One answer of a class, in words.
pub fn sample(model: &Model, variable: &Variable, class: u16) -> String {
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
