//! Conditions over things: every path leads over fields that exist, every operator suits what it
//! finds there.

mod path;

use alloc::boxed::Box;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::Checker;
use super::expression::{arithmetic_unit, same_unit};
use super::name::unknown;
use super::unit::{self, UnitOf};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Amount, Claim, FactKind, Loop, Path};
use crate::syntax::tree::{
    self, Arithmetic, Expression, ExpressionKind, Logic, LoopKind, Matching, Name, TextMatching,
};

use path::mismatch;
pub use path::{Hand, Holds, path, take, things};

/// How deep a condition may be nested, also sideways: it is walked by recursion, and an image holds
/// nothing much deeper.
const DEEPEST: u16 = 60;

/// Reads a condition over the things in hand.
///
/// # Errors
/// Where a name stands for nothing, an operator does not suit its operands, or there are too many.
pub fn whole_claim(
    checker: &Checker<'_>,
    hand: &mut Hand,
    written: &Expression,
) -> Result<Claim, Diagnostic> {
    if depth(written) > DEEPEST {
        let message = String::from("this condition has too many parts");
        let diagnostic = checker.error(Code::Limit, written.span, message);
        return Err(diagnostic.help("split it into several checks"));
    }
    claim(checker, hand, written)
}

fn depth(written: &Expression) -> u16 {
    let inner = match &written.kind {
        ExpressionKind::Name(_) | ExpressionKind::Rate(..) | ExpressionKind::Number(..) => 0,
        ExpressionKind::Not(inner)
        | ExpressionKind::Exists(inner)
        | ExpressionKind::Match(inner, ..)
        | ExpressionKind::Text(inner, ..) => depth(inner),
        ExpressionKind::Logic(_, left, right)
        | ExpressionKind::Compare(left, _, right)
        | ExpressionKind::Arithmetic(left, _, right) => depth(left).max(depth(right)),
        ExpressionKind::Loop(_, set) => set.filter.as_ref().map_or(0, depth),
    };
    inner.saturating_add(1)
}

fn claim(
    checker: &Checker<'_>,
    hand: &mut Hand,
    written: &Expression,
) -> Result<Claim, Diagnostic> {
    match &written.kind {
        ExpressionKind::Not(inner) => Ok(Claim::Not(Box::new(claim(checker, hand, inner)?))),
        ExpressionKind::Logic(logic, left, right) => {
            let left = claim(checker, hand, left)?;
            let right = claim(checker, hand, right)?;
            Ok(joined(*logic, left, right))
        }
        ExpressionKind::Match(subject, matching, words) => {
            matched(checker, hand, subject, *matching, words)
        }
        ExpressionKind::Text(subject, matching, texts) => {
            text(checker, hand, subject, *matching, texts)
        }
        ExpressionKind::Exists(subject) => {
            let (path, _) = operand(checker, hand, subject)?;
            Ok(Claim::Exists(path))
        }
        ExpressionKind::Compare(left, comparison, right) => {
            let (left_amount, left_unit) = amount(checker, hand, left)?;
            let (right_amount, right_unit) = amount(checker, hand, right)?;
            same_unit(checker, right, &left_unit, &right_unit, "compared with")?;
            Ok(Claim::Compare(left_amount, *comparison, right_amount))
        }
        ExpressionKind::Loop(kind, set) => {
            let set = Box::new(loop_over(checker, hand, set)?);
            match kind {
                LoopKind::Some => Ok(Claim::Some(set)),
                LoopKind::No => Ok(Claim::Not(Box::new(Claim::Some(set)))),
                LoopKind::Count => Err(no_condition(checker, written)),
            }
        }
        ExpressionKind::Name(_) => match operand(checker, hand, written)? {
            (path, Holds::Value(FactKind::Flag)) => Ok(Claim::Flag(path)),
            _ => Err(no_condition(checker, written)),
        },
        ExpressionKind::Rate(..) | ExpressionKind::Number(..) | ExpressionKind::Arithmetic(..) => {
            Err(no_condition(checker, written))
        }
    }
}

fn joined(logic: Logic, left: Claim, right: Claim) -> Claim {
    match (logic, left) {
        (Logic::And, Claim::All(mut parts)) => {
            parts.push(right);
            Claim::All(parts)
        }
        (Logic::Or, Claim::Any(mut parts)) => {
            parts.push(right);
            Claim::Any(parts)
        }
        (Logic::And, left) => Claim::All(alloc::vec![left, right]),
        (Logic::Or, left) => Claim::Any(alloc::vec![left, right]),
    }
}

fn no_condition(checker: &Checker<'_>, written: &Expression) -> Diagnostic {
    let message = String::from("this is no condition by itself");
    let diagnostic = checker.error(Code::TypeMismatch, written.span, message);
    diagnostic.help("compare it, with `is`, `exists`, `<` and the like")
}

/// `endpoint.kind is interface`, `endpoint.vpc is other.vpc`, `flag is yes`
fn matched(
    checker: &Checker<'_>,
    hand: &mut Hand,
    subject: &Expression,
    matching: Matching,
    words: &[Name],
) -> Result<Claim, Diagnostic> {
    let (path, holds) = operand(checker, hand, subject)?;
    if let (Matching::Has, Holds::Value(FactKind::List), [word]) = (matching, &holds, words) {
        let (other, other_holds) = path::path(checker, hand, word)?;
        if other_holds != Holds::Value(FactKind::Text) {
            let help = "name a field that holds one text, or write texts in quotes";
            let message = "a list holds texts";
            return Err(mismatch(checker, word.span, message, help));
        }
        return Ok(Claim::Same(path, other));
    }
    if !matches!(matching, Matching::Is | Matching::IsNot) {
        let help = "write `is`, or `some ... in ... where ...` for several things";
        let message = "only a list of texts is matched with `has`, and then with texts in quotes";
        return Err(mismatch(checker, subject.span, message, help));
    }
    let claim = match (&holds, words) {
        (Holds::Value(FactKind::OneOf(known)), _) => {
            let mut positions = Vec::new();
            for word in words {
                let known = known.iter().map(String::as_str);
                let position = known.clone().position(|known| known == word.value);
                let Some(position) = position.and_then(|it| u16::try_from(it).ok()) else {
                    return Err(unknown(checker, word, "value of this field", known));
                };
                positions.push(position);
            }
            Claim::Word(path, positions)
        }
        (Holds::Value(FactKind::Flag), [word]) if word.value == "yes" => Claim::Flag(path),
        (Holds::Value(FactKind::Flag), [word]) if word.value == "no" => {
            Claim::Not(Box::new(Claim::Flag(path)))
        }
        (Holds::Thing(_) | Holds::Value(FactKind::Text), [word]) => {
            let (other, other_holds) = path::path(checker, hand, word)?;
            if other_holds != holds {
                let help = "both sides must be things of one entity, or texts";
                let message = "these two can never be the same";
                return Err(mismatch(checker, subject.span.to(word.span), message, help));
            }
            Claim::Same(path, other)
        }
        _ => {
            let help = "only words, flags, texts and things are matched with `is`";
            let message = "this cannot be matched so";
            return Err(mismatch(checker, subject.span, message, help));
        }
    };
    Ok(match matching {
        Matching::IsNot => Claim::Not(Box::new(claim)),
        Matching::Is | Matching::Has | Matching::IsOnly => claim,
    })
}

/// `endpoint.service is "..."`, `vpc.cidrs matches "10.*"`
fn text(
    checker: &Checker<'_>,
    hand: &mut Hand,
    subject: &Expression,
    matching: TextMatching,
    texts: &[tree::Text],
) -> Result<Claim, Diagnostic> {
    let (path, holds) = operand(checker, hand, subject)?;
    if !matches!(holds, Holds::Value(FactKind::Text | FactKind::List)) {
        let help = "a word of a field stands without quotes";
        let message = "only texts are matched with a text";
        return Err(mismatch(checker, subject.span, message, help));
    }
    let texts = texts.iter().map(|text| text.value.clone()).collect();
    Ok(match matching {
        TextMatching::Is => Claim::Text(path, texts),
        TextMatching::IsNot => Claim::Not(Box::new(Claim::Text(path, texts))),
        TextMatching::Matches => Claim::Like(path, texts),
    })
}

/// Reads things to be taken in hand one after another, and takes one in hand for the filter.
///
/// # Errors
/// As for a condition.
fn loop_over(
    checker: &Checker<'_>,
    hand: &mut Hand,
    written: &tree::Loop,
) -> Result<Loop, Diagnostic> {
    let variable = written.variable.as_ref();
    let (set, entity) = things(checker, hand, &written.set)?;
    let name = take(checker, hand, variable, entity)?;
    hand.push(name);
    let filter = match &written.filter {
        Some(filter) => claim(checker, hand, filter).map(Some),
        None => Ok(None),
    };
    hand.pop();
    Ok(Loop {
        set,
        filter: filter?,
    })
}

fn operand(
    checker: &Checker<'_>,
    hand: &Hand,
    written: &Expression,
) -> Result<(Path, Holds), Diagnostic> {
    let ExpressionKind::Name(text) = &written.kind else {
        let help = "name a thing or a field of it";
        let message = "only what a thing holds can be matched";
        return Err(mismatch(checker, written.span, message, help));
    };
    path(checker, hand, &Name::new(text.clone(), written.span))
}

/// Reads a number over the things in hand.
fn amount(
    checker: &Checker<'_>,
    hand: &mut Hand,
    written: &Expression,
) -> Result<(Amount, UnitOf), Diagnostic> {
    match &written.kind {
        ExpressionKind::Number(number, unit) => {
            let unit = match unit {
                Some(name) => unit::read(checker, name)?,
                None => UnitOf::default(),
            };
            Ok((Amount::Number(*number), unit))
        }
        ExpressionKind::Loop(LoopKind::Count, set) => {
            let set = loop_over(checker, hand, set)?;
            Ok((Amount::Count(Box::new(set)), UnitOf::default()))
        }
        ExpressionKind::Arithmetic(left, operator, right) => {
            let (left, left_unit) = amount(checker, hand, left)?;
            let (right, right_unit) = amount(checker, hand, right)?;
            let sides = Box::new((left, right));
            let unit = arithmetic_unit(checker, written, *operator, [&left_unit, &right_unit])?;
            let amount = match operator {
                Arithmetic::Multiply => Amount::Product(sides),
                Arithmetic::Add => Amount::Sum(sides),
                Arithmetic::Subtract => Amount::Difference(sides),
            };
            Ok((amount, unit))
        }
        ExpressionKind::Name(_) => match operand(checker, hand, written)? {
            (path, Holds::Value(FactKind::Number(unit))) => {
                let unit = match unit.as_str() {
                    "" => UnitOf::default(),
                    unit => unit::read(checker, &Name::new(unit.to_string(), written.span))?,
                };
                Ok((Amount::Field(path), unit))
            }
            _ => Err(no_number(checker, written)),
        },
        ExpressionKind::Not(_)
        | ExpressionKind::Rate(..)
        | ExpressionKind::Logic(..)
        | ExpressionKind::Match(..)
        | ExpressionKind::Text(..)
        | ExpressionKind::Exists(_)
        | ExpressionKind::Loop(..)
        | ExpressionKind::Compare(..) => Err(no_number(checker, written)),
    }
}

fn no_number(checker: &Checker<'_>, written: &Expression) -> Diagnostic {
    let help = "compare numbers with numbers, texts and words with `is`";
    mismatch(checker, written.span, "this is no number", help)
}
