//! Whether a condition holds, as far as the answers tell.

use super::formula;
use crate::facts::{Facts, Value};
use crate::model::Condition;

/// Whether a condition holds; nothing where an answer is missing that could change it.
#[must_use]
pub fn holds(condition: &Condition, facts: &Facts, outcome: Option<u16>) -> Option<bool> {
    match condition {
        Condition::Always(always) => Some(*always),
        Condition::Not(inner) => holds(inner, facts, outcome).map(|holds| !holds),
        Condition::All(parts) => joined(parts, facts, outcome, false),
        Condition::Any(parts) => joined(parts, facts, outcome, true),
        Condition::OneOf(question, options) => match facts.get(*question)? {
            Value::Option(option) => Some(options.binary_search(option).is_ok()),
            Value::Options(_) | Value::Flag(_) | Value::Number(_) | Value::Text(_) => None,
        },
        Condition::Has(question, mask) => options(facts, *question).map(|set| set & mask != 0),
        Condition::Only(question, mask) => options(facts, *question).map(|set| set & !mask == 0),
        Condition::Flag(question) => match facts.get(*question)? {
            Value::Flag(flag) => Some(*flag),
            Value::Option(_) | Value::Options(_) | Value::Number(_) | Value::Text(_) => None,
        },
        Condition::Compare(left, comparison, right) => {
            let value = |formula| formula::value(formula, |slot| facts.slot(slot));
            Some(comparison.holds(value(left)?.cmp(&value(right)?)))
        }
        Condition::Outcome(outcomes) => Some(outcomes.binary_search(&outcome?).is_ok()),
    }
}

fn options(facts: &Facts, question: u16) -> Option<u16> {
    match facts.get(question)? {
        Value::Options(set) => Some(*set),
        Value::Option(_) | Value::Flag(_) | Value::Number(_) | Value::Text(_) => None,
    }
}

/// `any` of the parts, or all of them: one part may decide where others are unknown.
fn joined(parts: &[Condition], facts: &Facts, outcome: Option<u16>, decides: bool) -> Option<bool> {
    let mut result = Some(!decides);
    for part in parts {
        match holds(part, facts, outcome) {
            Some(holds) if holds == decides => return Some(decides),
            Some(_) => {}
            None => result = None,
        }
    }
    result
}
