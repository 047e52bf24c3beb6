//! What stands in the boxes.

use tollgate_core::model::{Classes, Cut, Kind, Model, Variable};
use tollgate_core::quantity::Decimal;

use super::{BOLD_COLUMNS, COLUMNS};
use crate::reference::formula;
use crate::reference::words::{of_options, of_sets};

/// Text in lines that fit into a box.
pub fn lines(text: &str) -> Vec<String> {
    wrapped(text, COLUMNS)
}

/// Bold text in lines that fit into a box.
pub fn bold_lines(text: &str) -> Vec<String> {
    wrapped(text, BOLD_COLUMNS)
}

fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let lines = textwrap::wrap(text, columns);
    lines.into_iter().map(|line| line.into_owned()).collect()
}

/// What a box asks.
pub fn asked(model: &Model, variable: &Variable) -> String {
    if let Classes::Order(first, second) = &variable.classes {
        let (first, second) = (
            formula::of_answers(model, first),
            formula::of_answers(model, second),
        );
        return format!("How does {first} compare with {second}?");
    }
    let question = variable.questions.first();
    let asked = question.and_then(|it| model.questions.get(usize::from(*it)));
    asked.map_or_else(String::new, |asked| asked.text.clone())
}

/// Answers that go the same way.
pub fn answers(model: &Model, variable: &Variable, classes: &[u16]) -> String {
    if classes.len() == usize::from(variable.count) {
        return String::from("any");
    }
    let question = variable.questions.first().copied().unwrap_or(u16::MAX);
    match &variable.classes {
        Classes::Flag => named(classes, &["no", "yes"]),
        Classes::Order(..) => named(classes, &["less", "equal", "more"]),
        Classes::Numbers(cuts) => {
            let ranges = classes
                .iter()
                .map(|class| range(model, question, cuts, *class));
            ranges.collect::<Vec<_>>().join(", ")
        }
        Classes::Options(of) => {
            let taken: Vec<u16> = (0_u16..)
                .zip(of)
                .filter(|(_, class)| classes.contains(class))
                .map(|(position, _)| position)
                .collect();
            let asked = model.questions.get(usize::from(question));
            match asked.map(|asked| &asked.kind) {
                // The mask without any option is no answer.
                Some(Kind::Set(_)) => {
                    let masks: Vec<u16> = taken.into_iter().filter(|mask| *mask != 0).collect();
                    of_sets(model, question, &masks)
                }
                _ => of_options(model, question, &taken),
            }
        }
    }
}

fn named(classes: &[u16], names: &[&str]) -> String {
    let names = classes
        .iter()
        .filter_map(|class| names.get(usize::from(*class)).copied());
    names.collect::<Vec<_>>().join(" or ")
}

/// The numbers between two cuts; of whole ones the first and the last.
fn range(model: &Model, question: u16, cuts: &[Cut], class: u16) -> String {
    let class = usize::from(class);
    let asked = model.questions.get(usize::from(question));
    let Some(Kind::Number {
        least,
        most,
        whole,
        unit,
    }) = asked.map(|asked| &asked.kind)
    else {
        return String::new();
    };
    let below = class.checked_sub(1).and_then(|below| cuts.get(below));
    let above = cuts.get(class);
    let range = if *whole {
        let first = below.map_or(*least, |cut| next(*cut));
        let last = above.map_or(*most, |cut| previous(*cut));
        match above {
            _ if first == last => formula::number(first),
            Some(_) => format!("{} to {}", formula::number(first), formula::number(last)),
            None => format!("{} or more", formula::number(first)),
        }
    } else {
        between(below, above)
    };
    let unit = if unit.is_empty() {
        String::new()
    } else {
        format!(" {unit}")
    };
    range + &unit
}

/// The numbers between two cuts, any of which may be meant.
fn between(below: Option<&Cut>, above: Option<&Cut>) -> String {
    let number = |cut: &Cut| formula::number(cut.at);
    match (below, above) {
        (None, None) => String::from("any"),
        (Some(from), Some(to)) if from.at == to.at => number(from),
        (None, Some(to)) if to.behind => format!("up to {}", number(to)),
        (None, Some(to)) => format!("less than {}", number(to)),
        (Some(from), None) if from.behind => format!("more than {}", number(from)),
        (Some(from), None) => format!("{} or more", number(from)),
        (Some(from), Some(to)) => {
            let from_word = if from.behind { "more than " } else { "" };
            let to_word = if to.behind { "to" } else { "to less than" };
            format!("{from_word}{} {to_word} {}", number(from), number(to))
        }
    }
}

/// The first whole number above a cut.
fn next(cut: Cut) -> Decimal {
    let next = if cut.behind {
        cut.at.checked_add(Decimal::ONE)
    } else {
        None
    };
    next.unwrap_or(cut.at)
}

/// The last whole number below a cut.
fn previous(cut: Cut) -> Decimal {
    let previous = if cut.behind {
        None
    } else {
        cut.at.checked_sub(Decimal::ONE)
    };
    previous.unwrap_or(cut.at)
}
