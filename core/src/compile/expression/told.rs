//! Numbers that an answer tells by itself: what its record lists or holds, and the rate of its Region.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Operand, Scope, field, field_kind, of_things};
use crate::compile::Checker;
use crate::compile::name::unknown;
use crate::compile::tariff::{rate_of_tariff, unit_of_rate};
use crate::compile::unit::UnitOf;
use crate::diagnostic::{Code, Diagnostic};
use crate::evaluate::formula;
use crate::evaluate::rate::{Book, find};
use crate::model::{
    Condition, FieldKind, FieldValue, Formula, Kind, OfOption, Options, Price, Step, Tier,
};
use crate::quantity::Decimal;
use crate::syntax::tree::{Comparison, Expression, Loop, Name};

/// `number of workload.interface-services`: how many entries a field lists.
pub fn count(
    checker: &Checker<'_>,
    scope: Scope<'_>,
    written: &Expression,
    set: &Loop,
) -> Result<(Formula, UnitOf), Diagnostic> {
    if !matches!(scope, Scope::Answers(_)) || set.variable.is_some() || set.filter.is_some() {
        return Err(of_things(checker, written));
    }
    let known = checker.names.questions.names();
    let Some(Operand::Field(question, catalogue, position)) = field(checker, &set.set.value) else {
        return Err(unknown(checker, &set.set, "field of an answer", known));
    };
    match field_kind(checker, catalogue, position) {
        Some(FieldKind::List | FieldKind::ManyOf(_)) => {}
        Some(FieldKind::Flag | FieldKind::Text | FieldKind::Number | FieldKind::OneOf(_))
        | None => {
            let message = format!("`{}` lists nothing", set.set.value);
            return Err(checker.error(Code::TypeMismatch, set.set.span, message));
        }
    }
    let text = format!("number of {}", set.set.value);
    let told = by_record(checker, (question, catalogue, position), text, |value| {
        let entries = match value {
            FieldValue::List(texts) => texts.len(),
            FieldValue::Records(records) => records.len(),
            FieldValue::Flag(_)
            | FieldValue::Text(_)
            | FieldValue::Number(_)
            | FieldValue::Word(_) => return None,
        };
        i64::try_from(entries).ok().map(Decimal::whole)
    });
    Ok((told, UnitOf::default()))
}

/// `service.limit`: the number that a field holds.
pub fn number_of(checker: &Checker<'_>, field: (u16, u16, u16), written: &str) -> Formula {
    by_record(checker, field, String::from(written), |value| match value {
        FieldValue::Number(number) => Some(*number),
        FieldValue::Flag(_)
        | FieldValue::Text(_)
        | FieldValue::List(_)
        | FieldValue::Word(_)
        | FieldValue::Records(_) => None,
    })
}

fn by_record(
    checker: &Checker<'_>,
    (question, catalogue, field): (u16, u16, u16),
    written: String,
    number: impl Fn(&FieldValue) -> Option<Decimal>,
) -> Formula {
    let mut numbers = Vec::new();
    if let Some(catalogue) = checker.model.catalogues.get(usize::from(catalogue)) {
        for (position, entry) in (0_u16..).zip(&catalogue.entries) {
            let number = catalogue.value(entry, field).and_then(&number);
            numbers.extend(number.map(|number| (position, number)));
        }
    }
    of_option(question, numbers, written)
}

fn of_option(question: u16, numbers: Vec<(u16, Decimal)>, written: String) -> Formula {
    let told = OfOption {
        question,
        numbers,
        written,
    };
    Formula {
        steps: alloc::vec![Step::OfOption(told)],
    }
}

/// `rate nat-gateway.data in region`: what a rate is in the Region answered; of tiers it is the first.
pub fn rate(
    checker: &Checker<'_>,
    written: &Name,
    region: &Name,
) -> Result<(Formula, UnitOf), Diagnostic> {
    let question = region_question(checker, region)?;
    let (tariff, rate) = rate_of_tariff(checker, written)?;
    let mut unit = UnitOf::default();
    let mut numbers = Vec::new();
    if let Some(tariff) = checker.model.tariffs.get(usize::from(tariff)) {
        unit = unit_of_rate(checker, tariff, rate);
        let regions = u16::try_from(checker.model.regions().len()).unwrap_or(u16::MAX);
        for region in 0..regions {
            let row = find(tariff, rate, (region, None), Book::Current, checker.day);
            let number = row.and_then(|row| match &row.price {
                Price::Flat(price) => Some(*price),
                Price::Tiers(tiers) => tiers.first().map(|tier: &Tier| tier.price),
            });
            numbers.extend(number.map(|number| (region, number)));
        }
    }
    let text = format!("rate {} in {}", written.value, region.value);
    Ok((of_option(question, numbers, text), unit))
}

/// `rate nat-gateway.data in region exists`: whether the Region answered has it.
pub fn rate_exists(
    checker: &Checker<'_>,
    written: &Name,
    region: &Name,
) -> Result<Condition, Diagnostic> {
    let (formula, _) = rate(checker, written, region)?;
    let told = formula.steps.into_iter().find_map(|step| match step {
        Step::OfOption(told) => Some(told),
        Step::Number(_) | Step::Slot(_) | Step::Add | Step::Subtract | Step::Multiply => None,
    });
    Ok(told.map_or(Condition::Always(false), |told| {
        let options = told.numbers.iter().map(|(option, _)| *option);
        Condition::OneOf(told.question, options.collect())
    }))
}

/// The question for a Region.
fn region_question(checker: &Checker<'_>, name: &Name) -> Result<u16, Diagnostic> {
    let questions = &checker.names.questions;
    let question = questions
        .get(&name.value)
        .ok_or_else(|| unknown(checker, name, "question", questions.names()))?;
    let asked = checker.model.questions.get(usize::from(question));
    let regions = checker.names.catalogues.get("region");
    match asked.map(|asked| &asked.kind) {
        Some(Kind::Choice(Options::Records(catalogue))) if Some(*catalogue) == regions => {
            Ok(question)
        }
        _ => {
            let message = format!("`{}` asks for no Region", name.value);
            Err(checker.error(Code::TypeMismatch, name.span, message))
        }
    }
}

/// A comparison that one choice tells by itself, as the options for which it holds.
pub fn decided(left: &Formula, comparison: Comparison, right: &Formula) -> Option<Condition> {
    let mut steps = left.steps.iter().chain(&right.steps);
    let told = steps.find_map(|step| match step {
        Step::OfOption(told) => Some(told),
        Step::Number(_) | Step::Slot(_) | Step::Add | Step::Subtract | Step::Multiply => None,
    })?;
    let mut questions = Vec::new();
    left.slots(&mut questions);
    right.slots(&mut questions);
    if questions != [told.question] {
        return None;
    }
    let mut options = Vec::new();
    for (option, _) in &told.numbers {
        let slot = |_| Some(Decimal::whole((*option).into()));
        let (left, right) = (formula::value(left, slot), formula::value(right, slot));
        if comparison.holds(left?.cmp(&right?)) {
            options.push(*option);
        }
    }
    Some(Condition::OneOf(told.question, options))
}
