//! How far quantities reach: what a comparison can come to where the answers in it are multiplied.

use alloc::vec::Vec;

use crate::model::{Formula, Kind, Model, Step};
use crate::quantity::Decimal;

/// The least and the greatest number that a quantity may be, or a bit beyond; nothing where digits run out.
type Range = (Decimal, Decimal);

/// Whether the first quantity may be less than the second, equal to it, or greater; never less than is possible.
pub fn orderings(model: &Model, first: &Formula, second: &Formula) -> [bool; 3] {
    let ranges = range(model, first).zip(range(model, second));
    let Some((least, most)) = ranges.and_then(|(one, other)| minus(one, other)) else {
        return [true; 3];
    };
    let (below, above) = (least < Decimal::ZERO, most > Decimal::ZERO);
    let meets = least <= Decimal::ZERO && most >= Decimal::ZERO;
    [below, meets, above]
}

fn range(model: &Model, formula: &Formula) -> Option<Range> {
    let mut stack: Vec<Range> = Vec::new();
    for step in &formula.steps {
        let next = match step {
            Step::Number(number) => (*number, *number),
            Step::Slot(question) => match &model.questions.get(usize::from(*question))?.kind {
                Kind::Number { least, most, .. } => (*least, *most),
                Kind::Choice(_) | Kind::Set(_) | Kind::Flag | Kind::Text { .. } => return None,
            },
            Step::OfOption(told) => {
                let mut numbers = told.numbers.iter().map(|(_, number)| *number);
                let first = numbers.next()?;
                numbers.fold((first, first), |(least, most), number| {
                    (least.min(number), most.max(number))
                })
            }
            Step::Add | Step::Subtract | Step::Multiply => {
                let (right, left) = (stack.pop()?, stack.pop()?);
                match step {
                    Step::Add => (left.0.checked_add(right.0)?, left.1.checked_add(right.1)?),
                    Step::Subtract => minus(left, right)?,
                    Step::Number(_) | Step::Slot(_) | Step::OfOption(_) | Step::Multiply => {
                        times(left, right)?
                    }
                }
            }
        };
        stack.push(next);
    }
    stack.pop()
}

fn minus(left: Range, right: Range) -> Option<Range> {
    let negative = |number: Decimal| number.checked_mul(Decimal::whole(-1));
    let least = left.0.checked_add(negative(right.1)?)?;
    Some((least, left.1.checked_add(negative(right.0)?)?))
}

fn times(left: Range, right: Range) -> Option<Range> {
    let mut range: Option<Range> = None;
    for one in [left.0, left.1] {
        for other in [right.0, right.1] {
            let corner = one.checked_mul(other)?;
            let (least, most) = range.unwrap_or((corner, corner));
            range = Some((least.min(corner), most.max(corner)));
        }
    }
    range
}
