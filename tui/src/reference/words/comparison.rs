//! Numbers compared, in words.

use tollgate_core::model::{Comparison, Formula, Kind, Step};
use tollgate_core::quantity::Decimal;

use super::{Phrase, Scope, Sense};
use crate::reference::formula;

/// "`zones` is at least 2 zone"; a bound of an answer is in the answer's unit.
pub fn compared(
    scope: Scope<'_>,
    left: &Formula,
    how: Comparison,
    right: &Formula,
    sense: Sense,
) -> Phrase {
    let (left, how, right) = match (lone(left), lone(right)) {
        (Some(Step::Number(_)), Some(Step::Slot(_))) => (right, how.turned(), left),
        _ => (left, how, right),
    };
    let how = match sense {
        Sense::Holds => how,
        Sense::Fails => opposite(how),
    };
    let mut phrase = Phrase::default();
    match lone(left) {
        Some(Step::Slot(question)) => phrase.question(scope, *question),
        _ => phrase.push(&formula::of_answers(scope.model, left)),
    }
    phrase.push(match how {
        Comparison::Less => " is less than ",
        Comparison::LessOrEqual => " is at most ",
        Comparison::Greater => " is more than ",
        Comparison::GreaterOrEqual => " is at least ",
        Comparison::Equal => " is ",
        Comparison::NotEqual => " is not ",
    });
    match (lone(left), lone(right)) {
        (Some(Step::Slot(question)), Some(Step::Number(number))) => {
            phrase.push(&with_unit(scope, *question, *number));
        }
        (_, Some(Step::Slot(question))) => phrase.question(scope, *question),
        _ => phrase.push(&formula::of_answers(scope.model, right)),
    }
    phrase
}

/// A number in the unit of a question.
pub fn with_unit(scope: Scope<'_>, question: u16, number: Decimal) -> String {
    let asked = scope.model.questions.get(usize::from(question));
    let unit = match asked.map(|asked| &asked.kind) {
        Some(Kind::Number { unit, .. }) if !unit.is_empty() => format!(" {unit}"),
        _ => String::new(),
    };
    format!("{}{unit}", formula::number(number))
}

fn lone(formula: &Formula) -> Option<&Step> {
    match formula.steps.as_slice() {
        [step] => Some(step),
        _ => None,
    }
}

/// The comparison that holds where this one does not.
const fn opposite(how: Comparison) -> Comparison {
    match how {
        Comparison::Less => Comparison::GreaterOrEqual,
        Comparison::LessOrEqual => Comparison::Greater,
        Comparison::Greater => Comparison::LessOrEqual,
        Comparison::GreaterOrEqual => Comparison::Less,
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
    }
}
