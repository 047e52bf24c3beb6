//! Conditions and quantities: every operand named, every operator of the right type and unit.

mod matching;
mod told;

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Checker;
use super::name::unknown;
use super::unit::{self, UnitOf};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Condition, FieldKind, FieldValue, Formula, Kind, Options, Step};
use crate::syntax::tree::{
    Arithmetic, Comparison, Expression, ExpressionKind, Logic, LoopKind, Name,
};

/// How many numbers a quantity may hold at once: half of what the evaluation of a tariff's quantity
/// has room for, since an outcome's quantities are put into it.
const HIGHEST: usize = 8;

/// What the names of an expression may stand for.
#[derive(Clone, Copy)]
pub enum Scope<'scope> {
    /// Questions; and in cautions the names of the decision's outcomes.
    Answers(&'scope [String]),
    /// The quantities of a tariff's item, with their units; the first is the hours.
    Quantities(&'scope [(String, UnitOf)]),
}

/// An operand of a comparison.
enum Operand {
    Question(u16),
    Field(u16, u16, u16),
    Outcome,
    Quantity(Formula, UnitOf),
}

/// Reads a condition.
///
/// # Errors
/// Where a name stands for nothing, or an operator does not suit its operands.
pub fn condition(
    checker: &Checker<'_>,
    scope: Scope<'_>,
    written: &Expression,
) -> Result<Condition, Diagnostic> {
    match &written.kind {
        ExpressionKind::Not(inner) => {
            Ok(Condition::Not(Box::new(condition(checker, scope, inner)?)))
        }
        ExpressionKind::Logic(logic, left, right) => {
            let parts = alloc::vec![
                condition(checker, scope, left)?,
                condition(checker, scope, right)?
            ];
            Ok(match logic {
                Logic::And => Condition::All(parts),
                Logic::Or => Condition::Any(parts),
            })
        }
        ExpressionKind::Match(subject, matching, words) => {
            matching::matched(checker, scope, subject, *matching, words)
        }
        ExpressionKind::Compare(left, comparison, right) => {
            compared(checker, scope, left, *comparison, right)
        }
        ExpressionKind::Name(_) => match operand(checker, scope, written)? {
            Operand::Question(question) if is_flag(checker, question) => {
                Ok(Condition::Flag(question))
            }
            Operand::Field(question, catalogue, field) => {
                flag_field(checker, written, question, catalogue, field)
            }
            Operand::Question(_) | Operand::Outcome | Operand::Quantity(..) => {
                let message = String::from("this is no condition by itself");
                let diagnostic = checker.error(Code::TypeMismatch, written.span, message);
                Err(diagnostic.help("compare it, with `is`, `has`, `<` and the like"))
            }
        },
        ExpressionKind::Exists(inner) => match (&inner.kind, scope) {
            (ExpressionKind::Rate(rate, region), Scope::Answers(_)) => {
                told::rate_exists(checker, rate, region)
            }
            _ => Err(of_things(checker, written)),
        },
        ExpressionKind::Text(..) | ExpressionKind::Loop(..) => Err(of_things(checker, written)),
        ExpressionKind::Rate(..) | ExpressionKind::Number(..) | ExpressionKind::Arithmetic(..) => {
            let message = String::from("a number is no condition");
            Err(checker
                .error(Code::TypeMismatch, written.span, message)
                .help("compare it with another"))
        }
    }
}

/// Reads a quantity and its unit.
///
/// # Errors
/// Where a name stands for no number, or units do not agree.
pub fn quantity(
    checker: &Checker<'_>,
    scope: Scope<'_>,
    written: &Expression,
) -> Result<(Formula, UnitOf), Diagnostic> {
    match &written.kind {
        ExpressionKind::Arithmetic(left, operator, right) => {
            let (mut formula, left_unit) = quantity(checker, scope, left)?;
            let (mut other, right_unit) = quantity(checker, scope, right)?;
            formula.steps.append(&mut other.steps);
            let unit = arithmetic_unit(checker, written, *operator, [&left_unit, &right_unit])?;
            let step = match operator {
                Arithmetic::Multiply => Step::Multiply,
                Arithmetic::Add => Step::Add,
                Arithmetic::Subtract => Step::Subtract,
            };
            formula.steps.push(step);
            if formula.height() > HIGHEST {
                let message = String::from("this quantity has too many parentheses in one another");
                let diagnostic = checker.error(Code::Limit, written.span, message);
                return Err(diagnostic.help("put the innermost part first"));
            }
            Ok((formula, unit))
        }
        ExpressionKind::Number(number, unit) => {
            let unit = match unit {
                Some(name) => unit::read(checker, name)?,
                None => UnitOf::default(),
            };
            Ok((
                Formula {
                    steps: alloc::vec![Step::Number(*number)],
                },
                unit,
            ))
        }
        ExpressionKind::Name(name) => match operand(checker, scope, written)? {
            Operand::Quantity(formula, unit) => Ok((formula, unit)),
            Operand::Field(question, catalogue, field)
                if field_kind(checker, catalogue, field) == Some(&FieldKind::Number) =>
            {
                let told = told::number_of(checker, (question, catalogue, field), name);
                Ok((told, UnitOf::default()))
            }
            Operand::Question(_) | Operand::Field(..) | Operand::Outcome => {
                let message = format!("`{name}` is no number");
                Err(checker.error(Code::TypeMismatch, written.span, message))
            }
        },
        ExpressionKind::Loop(LoopKind::Count, set) => told::count(checker, scope, written, set),
        ExpressionKind::Rate(rate, region) if matches!(scope, Scope::Answers(_)) => {
            told::rate(checker, rate, region)
        }
        ExpressionKind::Text(..)
        | ExpressionKind::Exists(_)
        | ExpressionKind::Rate(..)
        | ExpressionKind::Loop(..) => Err(of_things(checker, written)),
        ExpressionKind::Not(_)
        | ExpressionKind::Logic(..)
        | ExpressionKind::Match(..)
        | ExpressionKind::Compare(..) => {
            let message = String::from("a condition is no number");
            Err(checker.error(Code::TypeMismatch, written.span, message))
        }
    }
}

/// What only checks, policy rules and keys can ask.
fn of_things(checker: &Checker<'_>, written: &Expression) -> Diagnostic {
    let message = String::from("no answer can be asked so");
    let diagnostic = checker.error(Code::TypeMismatch, written.span, message);
    diagnostic.help("texts, `some`, `no` and `where` are for checks and keys; `number of` takes a field that lists, `exists` a rate")
}

/// That both sides are in one unit.
///
/// # Errors
/// Where they are not.
pub fn same_unit(
    checker: &Checker<'_>,
    written: &Expression,
    left: &UnitOf,
    right: &UnitOf,
    what: &str,
) -> Result<(), Diagnostic> {
    if left == right {
        return Ok(());
    }
    let message = format!("{} cannot be {what} {}", left.shown(), right.shown());
    let diagnostic = checker.error(Code::UnitMismatch, written.span, message);
    let help = if right.is_none() {
        format!("give the number a unit: `{}`", left.written())
    } else {
        format!("both sides must be in {}", left.shown())
    };
    Err(diagnostic.help(help))
}

/// The unit of a sum, difference or product; the sides of the first two must agree.
pub fn arithmetic_unit(
    checker: &Checker<'_>,
    written: &Expression,
    operator: Arithmetic,
    [left, right]: [&UnitOf; 2],
) -> Result<UnitOf, Diagnostic> {
    match operator {
        Arithmetic::Multiply => Ok(left.times(right)),
        Arithmetic::Add | Arithmetic::Subtract => {
            same_unit(checker, written, left, right, "added to or taken from")?;
            Ok(left.clone())
        }
    }
}

/// What a name stands for: a question, a field of its answer, a quantity.
fn operand(
    checker: &Checker<'_>,
    scope: Scope<'_>,
    written: &Expression,
) -> Result<Operand, Diagnostic> {
    let ExpressionKind::Name(text) = &written.kind else {
        let message = String::from("only a question or a field can be matched with words");
        return Err(checker.error(Code::TypeMismatch, written.span, message));
    };
    let name = Name::new(text.clone(), written.span);
    match scope {
        Scope::Quantities(quantities) => {
            let found = quantities.iter().position(|(known, _)| known == text);
            let known = quantities.iter().map(|(known, _)| known.as_str());
            let position = found.ok_or_else(|| unknown(checker, &name, "quantity", known))?;
            let unit = quantities
                .get(position)
                .map(|(_, unit)| unit.clone())
                .unwrap_or_default();
            let slot = u16::try_from(position).unwrap_or(u16::MAX);
            Ok(Operand::Quantity(
                Formula {
                    steps: alloc::vec![Step::Slot(slot)],
                },
                unit,
            ))
        }
        Scope::Answers(outcomes) => {
            if text == "outcome" && !outcomes.is_empty() {
                return Ok(Operand::Outcome);
            }
            if let Some(question) = checker.names.questions.get(text) {
                return answer(checker, written, question);
            }
            field(checker, text).ok_or_else(|| {
                unknown(
                    checker,
                    &name,
                    "question or field",
                    checker.names.questions.names(),
                )
            })
        }
    }
}

/// A number that is asked for is a quantity; any other answer is matched with words.
fn answer(
    checker: &Checker<'_>,
    written: &Expression,
    question: u16,
) -> Result<Operand, Diagnostic> {
    let Some(asked) = checker.model.questions.get(usize::from(question)) else {
        return Ok(Operand::Question(question));
    };
    let Kind::Number { unit, .. } = &asked.kind else {
        return Ok(Operand::Question(question));
    };
    let unit = match unit.as_str() {
        "" => UnitOf::default(),
        unit => unit::read(checker, &Name::new(String::from(unit), written.span))?,
    };
    Ok(Operand::Quantity(
        Formula {
            steps: alloc::vec![Step::Slot(question)],
        },
        unit,
    ))
}

/// `service.gateway`: question, catalogue and field.
fn field(checker: &Checker<'_>, text: &str) -> Option<Operand> {
    let (question, field) = text.rsplit_once('.')?;
    let question = checker.names.questions.get(question)?;
    let Kind::Choice(Options::Records(catalogue)) =
        checker.model.questions.get(usize::from(question))?.kind
    else {
        return None;
    };
    let fields = &checker.model.catalogues.get(usize::from(catalogue))?.fields;
    let position = fields.iter().position(|known| known.name == field)?;
    Some(Operand::Field(
        question,
        catalogue,
        u16::try_from(position).ok()?,
    ))
}

fn is_flag(checker: &Checker<'_>, question: u16) -> bool {
    let asked = checker.model.questions.get(usize::from(question));
    asked.is_some_and(|question| question.kind == Kind::Flag)
}

/// The records whose field satisfies a test, as options of the question.
fn records(
    checker: &Checker<'_>,
    catalogue: u16,
    field: u16,
    test: impl Fn(&FieldValue) -> bool,
) -> Vec<u16> {
    let Some(catalogue) = checker.model.catalogues.get(usize::from(catalogue)) else {
        return Vec::new();
    };
    let entries = (0_u16..).zip(&catalogue.entries);
    entries
        .filter(|(_, entry)| catalogue.value(entry, field).is_some_and(&test))
        .map(|(position, _)| position)
        .collect()
}

fn flag_field(
    checker: &Checker<'_>,
    written: &Expression,
    question: u16,
    catalogue: u16,
    field: u16,
) -> Result<Condition, Diagnostic> {
    if field_kind(checker, catalogue, field) == Some(&FieldKind::Flag) {
        let holding = records(checker, catalogue, field, |value| {
            *value == FieldValue::Flag(true)
        });
        return Ok(Condition::OneOf(question, holding));
    }
    let message = String::from("this field is no flag");
    Err(checker
        .error(Code::TypeMismatch, written.span, message)
        .help("compare it with `is`"))
}

fn field_kind<'checker>(
    checker: &'checker Checker<'_>,
    catalogue: u16,
    field: u16,
) -> Option<&'checker FieldKind> {
    let catalogue = checker.model.catalogues.get(usize::from(catalogue))?;
    catalogue
        .fields
        .get(usize::from(field))
        .map(|field| &field.kind)
}

fn compared(
    checker: &Checker<'_>,
    scope: Scope<'_>,
    left: &Expression,
    comparison: Comparison,
    right: &Expression,
) -> Result<Condition, Diagnostic> {
    let (left_formula, left_unit) = quantity(checker, scope, left)?;
    let (right_formula, right_unit) = quantity(checker, scope, right)?;
    same_unit(checker, right, &left_unit, &right_unit, "compared with")?;
    let mut read = Vec::new();
    left_formula.slots(&mut read);
    right_formula.slots(&mut read);
    if read.is_empty() {
        let message = String::from("this compares two numbers, so no answer changes it");
        let diagnostic = checker.error(Code::TypeMismatch, left.span.to(right.span), message);
        return Err(diagnostic.help("compare the answer to a question"));
    }
    Ok(
        told::decided(&left_formula, comparison, &right_formula).unwrap_or(Condition::Compare(
            left_formula,
            comparison,
            right_formula,
        )),
    )
}
