//! Quantities as they are written: operands by name, operators between them.

use tollgate_core::model::{Formula, Model, Step, Tariff};
use tollgate_core::quantity::Decimal;

use super::html::grouped;

/// A quantity over answers.
pub fn of_answers(model: &Model, formula: &Formula) -> String {
    let name = |slot: u16| {
        let asked = model.questions.get(usize::from(slot));
        asked.map_or_else(String::new, |asked| asked.name.clone())
    };
    written(formula, name)
}

/// A quantity over what an item of a tariff gives.
pub fn of_item(tariff: &Tariff, formula: &Formula) -> String {
    let name = |slot: u16| match usize::from(slot).checked_sub(1) {
        None => String::from("hours"),
        Some(position) => {
            let quantity = tariff.quantities.get(position);
            quantity.map_or_else(String::new, |quantity| quantity.name.clone())
        }
    };
    written(formula, name)
}

/// A quantity over so many named inputs.
pub fn of_names(names: &[&str], formula: &Formula) -> String {
    let name = |slot: u16| {
        let name = names.get(usize::from(slot)).copied();
        name.unwrap_or_default().to_string()
    };
    written(formula, name)
}

/// A number without needless places, its thousands set apart.
pub fn number(number: Decimal) -> String {
    grouped(&number.shortest().to_string())
}

fn written(formula: &Formula, name: impl Fn(u16) -> String) -> String {
    // Each operand with whether it is a sum or a difference.
    let mut stack: Vec<(String, bool)> = Vec::new();
    for step in &formula.steps {
        let operand = match step {
            Step::Number(value) => (number(*value), false),
            Step::Slot(slot) => (name(*slot), false),
            Step::OfOption(told) => (told.written.clone(), false),
            Step::Add => joined(&mut stack, "+"),
            Step::Subtract => joined(&mut stack, "-"),
            Step::Multiply => joined(&mut stack, "×"),
        };
        stack.push(operand);
    }
    stack.pop().map(|(text, _)| text).unwrap_or_default()
}

fn joined(stack: &mut Vec<(String, bool)>, operator: &str) -> (String, bool) {
    let (right, right_is_sum) = stack.pop().unwrap_or_default();
    let (left, left_is_sum) = stack.pop().unwrap_or_default();
    let product = operator == "×";
    let bracket = |text: String, needed: bool| if needed { format!("({text})") } else { text };
    let left = bracket(left, product && left_is_sum);
    let right = bracket(right, right_is_sum && operator != "+");
    (format!("{left} {operator} {right}"), !product)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_in_products_and_differences_of_sums_keep_their_brackets() {
        let letters = |slot: u16| {
            ["a", "b", "c"]
                .get(usize::from(slot))
                .copied()
                .unwrap_or_default()
                .to_string()
        };
        let (a, b, c) = (Step::Slot(0), Step::Slot(1), Step::Slot(2));
        let rows = [
            (
                vec![a.clone(), b.clone(), Step::Add, c.clone(), Step::Multiply],
                "(a + b) × c",
            ),
            (
                vec![a.clone(), b.clone(), c.clone(), Step::Add, Step::Subtract],
                "a - (b + c)",
            ),
            (vec![a, b, Step::Multiply, c, Step::Subtract], "a × b - c"),
        ];
        for (steps, text) in rows {
            assert_eq!(written(&Formula { steps }, letters), text);
        }
    }
}
