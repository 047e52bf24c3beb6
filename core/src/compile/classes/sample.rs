//! A class of answers, shown by one of them.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::model::{Classes, Kind, Model, Variable};

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
        (Classes::Predicate(_), _) => {
            let names: Vec<&str> = variable
                .questions
                .iter()
                .filter_map(|question| model.questions.get(usize::from(*question)))
                .map(|question| question.name.as_str())
                .collect();
            let word = if class == 1 { "holds" } else { "does not hold" };
            return format!("a comparison of {} {word}", names.join(" and "));
        }
        _ => String::new(),
    };
    format!("{} = {answer}", question.name)
}
