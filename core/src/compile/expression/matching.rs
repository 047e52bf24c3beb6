//! Answers matched with words: `is`, `is not`, `is only`, `has`.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Operand, Scope, field_kind, operand, records};
use crate::compile::Checker;
use crate::compile::name::near;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Condition, FieldKind, FieldValue, Kind};
use crate::syntax::tree::{Expression, Matching, Name};

/// Reads `subject is word`.
///
/// # Errors
/// Where the subject cannot be matched so, or a word is none of its answers.
pub fn matched(
    checker: &Checker<'_>,
    scope: Scope<'_>,
    subject: &Expression,
    matching: Matching,
    words: &[Name],
) -> Result<Condition, Diagnostic> {
    let negated = matching == Matching::IsNot;
    let condition = match operand(checker, scope, subject)? {
        Operand::Outcome => {
            let Scope::Answers(outcomes) = scope else {
                return Ok(Condition::Always(false));
            };
            let positions = positions(
                checker,
                words,
                "outcome",
                outcomes.iter().map(String::as_str),
            )?;
            Condition::Outcome(positions)
        }
        Operand::Field(question, catalogue, field) => {
            field_is(checker, subject, (question, catalogue, field), words)?
        }
        Operand::Question(question) => answer_is(checker, subject, question, matching, words)?,
        Operand::Quantity(..) => {
            let message = String::from("a number is compared, not matched");
            let diagnostic = checker.error(Code::TypeMismatch, subject.span, message);
            return Err(diagnostic.help("write `=`, `<`, `>=` and the like"));
        }
    };
    Ok(if negated {
        Condition::Not(Box::new(condition))
    } else {
        condition
    })
}

fn field_is(
    checker: &Checker<'_>,
    subject: &Expression,
    (question, catalogue, field): (u16, u16, u16),
    words: &[Name],
) -> Result<Condition, Diagnostic> {
    let Some(FieldKind::OneOf(known)) = field_kind(checker, catalogue, field) else {
        let message = String::from("only a field that is `one of` several words can be matched");
        return Err(checker.error(Code::TypeMismatch, subject.span, message));
    };
    let wanted = positions(
        checker,
        words,
        "value of this field",
        known.iter().map(String::as_str),
    )?;
    let holds =
        |value: &FieldValue| matches!(value, FieldValue::Word(word) if wanted.contains(word));
    Ok(Condition::OneOf(
        question,
        records(checker, catalogue, field, holds),
    ))
}

fn answer_is(
    checker: &Checker<'_>,
    subject: &Expression,
    question: u16,
    matching: Matching,
    words: &[Name],
) -> Result<Condition, Diagnostic> {
    let Some(asked) = checker.model.questions.get(usize::from(question)) else {
        return Ok(Condition::Always(false));
    };
    let mismatch = |message: &str, help: &str| {
        let diagnostic = checker.error(Code::TypeMismatch, subject.span, String::from(message));
        Err(diagnostic.help(help))
    };
    match (&asked.kind, matching) {
        (Kind::Choice(options), Matching::Is | Matching::IsNot) => {
            let known = options.names(&checker.model);
            positions(checker, words, "answer", known).map(|it| Condition::OneOf(question, it))
        }
        (Kind::Set(options), Matching::Has | Matching::IsOnly) => {
            let known = options.names(&checker.model);
            let positions = positions(checker, words, "answer", known)?;
            let mask = positions.iter().fold(0_u16, |mask, position| {
                mask | 1_u16.checked_shl(u32::from(*position)).unwrap_or(0)
            });
            Ok(if matching == Matching::Has {
                Condition::Has(question, mask)
            } else {
                Condition::Only(question, mask)
            })
        }
        (Kind::Flag, Matching::Is | Matching::IsNot) => match words {
            [word] if word.value == "yes" => Ok(Condition::Flag(question)),
            [word] if word.value == "no" => Ok(Condition::Not(Box::new(Condition::Flag(question)))),
            _ => mismatch(
                "a flag is `yes` or `no`",
                "name the flag alone, or with `not`",
            ),
        },
        (Kind::Set(_), Matching::Is | Matching::IsNot) => {
            mismatch("a set holds several answers", "write `has` or `is only`")
        }
        (Kind::Choice(_) | Kind::Flag, Matching::Has | Matching::IsOnly) => {
            mismatch("this question has one answer", "write `is`")
        }
        (Kind::Number { .. } | Kind::Text { .. }, _) => mismatch(
            "this answer is not one of several words",
            "only choices, sets and flags are matched",
        ),
    }
}

/// Positions of words among the known ones, in rising order.
fn positions<'known>(
    checker: &Checker<'_>,
    words: &[Name],
    kind: &str,
    known: impl Iterator<Item = &'known str>,
) -> Result<Vec<u16>, Diagnostic> {
    let known: Vec<&str> = known.collect();
    let mut positions = Vec::new();
    for word in words {
        let Some(position) = known.iter().position(|known| *known == word.value) else {
            let message = format!("there is no {kind} `{}`", word.value);
            let help = match near(checker, &word.value, known.iter().copied()) {
                Some(near) => Some(format!("did you mean `{near}`?")),
                None if known.len() <= 12 => Some(format!("known: {}", known.join(", "))),
                None => None,
            };
            let diagnostic = checker.error(Code::UnknownValue, word.span, message);
            return Err(diagnostic.maybe_help(help));
        };
        let position = u16::try_from(position).unwrap_or(u16::MAX);
        // Records of one name hold on different days, and are meant together.
        let later = known.iter().enumerate().skip(usize::from(position));
        let later = later.skip(1).filter(|(_, known)| **known == word.value);
        let same = later.filter_map(|(position, _)| u16::try_from(position).ok());
        if positions.contains(&position) {
            let message = format!("the {kind} `{}` is given twice", word.value);
            let diagnostic = checker.error(Code::DuplicateName, word.span, message);
            return Err(diagnostic.help("keep one of the two"));
        }
        positions.push(position);
        positions.extend(same);
    }
    positions.sort_unstable();
    Ok(positions)
}
