//! Which answers a decision treats alike: the variables of its diagram.

mod cut;
mod range;
mod sample;

use cut::{bound, compares, cuts_of, is_whole};
use range::orderings;
pub use sample::case;

use alloc::vec::Vec;

use super::algebra::{Algebra, NO, YES};
use crate::diagram::linear::{self, difference};
use crate::diagram::{Ties, ties};
use crate::model::{
    Classes, Condition, Formula, Kind, MOST_VARIABLES, Model, Question, Target, Variable,
};

/// The most parts of conditions in one decision.
const MOST_ATOMS: usize = 20_000;
/// The most pairs of an answer and a part of a condition that are tried for one question.
const MOST_PAIRS: usize = 1 << 23;

/// The variables that tell all of these conditions apart, in the order of the questions; nothing
/// where they are too many.
pub fn variables(model: &Model, order: &[u16], conditions: &[&Condition]) -> Option<Vec<Variable>> {
    let mut atoms = Vec::new();
    conditions
        .iter()
        .for_each(|condition| collect(condition, &mut atoms));
    if atoms.len() > MOST_ATOMS {
        return None;
    }
    let mut by_question: Vec<Vec<&Condition>> = alloc::vec![Vec::new(); model.questions.len()];
    for atom in &atoms {
        if let Some(question) = single(atom)
            && let Some(alike) = by_question.get_mut(usize::from(question))
            && alike.last() != Some(atom)
        {
            alike.push(*atom);
        }
    }
    let mut variables = Vec::new();
    for question in order {
        let Some(asked) = model.questions.get(usize::from(*question)) else {
            continue;
        };
        let of_question = by_question.get_mut(usize::from(*question));
        let of_question = of_question.map(core::mem::take).unwrap_or_default();
        let options = match &asked.kind {
            Kind::Choice(options) | Kind::Set(options) => options.count(model),
            Kind::Flag | Kind::Number { .. } | Kind::Text { .. } => 1,
        };
        if options.saturating_mul(of_question.len()) > MOST_PAIRS {
            return None;
        }
        let found = classes(model, asked, &of_question);
        if let Some((classes, count)) = found.filter(|(_, count)| *count > 1) {
            variables.push(Variable {
                questions: alloc::vec![*question],
                classes,
                count,
            });
        }
    }
    for atom in atoms.iter().filter(|atom| single(atom).is_none()) {
        let Condition::Compare(left, _, right) = atom else {
            continue;
        };
        let known = |variable: &Variable| turned(&variable.classes, left, right).is_some();
        if variables.iter().any(known) {
            continue;
        }
        let mut questions = Vec::new();
        atom.questions(&mut questions);
        variables.push(Variable {
            questions,
            classes: Classes::Order(left.clone(), right.clone()),
            count: 3,
        });
        if variables.len() > MOST_VARIABLES {
            break;
        }
    }
    (variables.len() <= MOST_VARIABLES).then_some(variables)
}

/// Whether the variable tells how these two quantities compare, and if so whether the other way round.
fn turned(classes: &Classes, left: &Formula, right: &Formula) -> Option<bool> {
    match classes {
        Classes::Order(first, second) if (first, second) == (left, right) => Some(false),
        Classes::Order(first, second) if (first, second) == (right, left) => Some(true),
        Classes::Order(first, second) => {
            let (one, other) = (difference(left, right)?, difference(first, second)?);
            linear::turned(&one, &other)
        }
        Classes::Options(_) | Classes::Flag | Classes::Numbers(_) => None,
    }
}

/// The parts of a condition that are no combination of others.
fn collect<'condition>(condition: &'condition Condition, atoms: &mut Vec<&'condition Condition>) {
    match condition {
        Condition::Not(inner) => collect(inner, atoms),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| collect(part, atoms));
        }
        Condition::Always(_) | Condition::Outcome(_) => {}
        Condition::OneOf(..)
        | Condition::Has(..)
        | Condition::Only(..)
        | Condition::Flag(_)
        | Condition::Compare(..) => atoms.push(condition),
    }
}

/// The one question that an atom depends on, where its answers can be told apart by cuts or lists.
fn single(atom: &Condition) -> Option<u16> {
    match atom {
        Condition::OneOf(question, _)
        | Condition::Has(question, _)
        | Condition::Only(question, _)
        | Condition::Flag(question) => Some(*question),
        Condition::Compare(left, comparison, right) => {
            bound(left, *comparison, right).map(|(question, ..)| question)
        }
        Condition::Always(_)
        | Condition::Not(_)
        | Condition::All(_)
        | Condition::Any(_)
        | Condition::Outcome(_) => None,
    }
}

fn classes(model: &Model, question: &Question, atoms: &[&Condition]) -> Option<(Classes, u16)> {
    if atoms.is_empty() {
        return None;
    }
    match &question.kind {
        Kind::Flag => Some((Classes::Flag, 2)),
        Kind::Choice(options) => {
            let options = u16::try_from(options.count(model)).ok()?;
            Some(by_signature((0..options).collect(), atoms))
        }
        Kind::Set(options) => {
            let combinations = 1_u16.checked_shl(u32::try_from(options.count(model)).ok()?)?;
            Some(by_signature((0..combinations).collect(), atoms))
        }
        Kind::Number {
            least, most, whole, ..
        } => {
            let mut cuts = Vec::new();
            for atom in atoms {
                cuts.extend(cuts_of(atom, *whole).into_iter().filter(|cut| {
                    let first_above = cut.at > *least || (cut.at == *least && cut.behind);
                    let last_below = cut.at < *most || (cut.at == *most && !cut.behind);
                    first_above && last_below
                }));
            }
            cuts.sort_unstable();
            cuts.dedup();
            let count = u16::try_from(cuts.len()).ok()?.checked_add(1)?;
            Some((Classes::Numbers(cuts), count))
        }
        Kind::Text { .. } => None,
    }
}

/// Values that no atom tells apart share a class; classes are numbered as they appear.
///
/// The empty set is no answer, so it shares the class of the first combination.
fn by_signature(values: Vec<u16>, atoms: &[&Condition]) -> (Classes, u16) {
    let is_set = atoms
        .iter()
        .any(|atom| matches!(atom, Condition::Has(..) | Condition::Only(..)));
    let mut classes: Vec<u16> = alloc::vec![0; values.len()];
    let mut count = u16::from(!values.is_empty());
    for atom in atoms {
        // What was alike so far falls into those for which the atom holds, and the others.
        let mut split: Vec<(Option<u16>, Option<u16>)> =
            alloc::vec![(None, None); usize::from(count)];
        count = 0;
        for (class, value) in classes.iter_mut().zip(&values) {
            let looked_at = if is_set { (*value).max(1) } else { *value };
            let Some((does, fails)) = split.get_mut(usize::from(*class)) else {
                continue;
            };
            let side = if holds(atom, looked_at) { does } else { fails };
            *class = *side.get_or_insert_with(|| {
                let next = count;
                count = count.saturating_add(1);
                next
            });
        }
    }
    (Classes::Options(classes), count)
}

/// Whether an atom over options holds for an option, or for a combination by its mask.
fn holds(atom: &Condition, value: u16) -> bool {
    match atom {
        Condition::OneOf(_, options) => options.binary_search(&value).is_ok(),
        Condition::Has(_, mask) => value & mask != 0,
        Condition::Only(_, mask) => value & !mask == 0,
        Condition::Always(_)
        | Condition::Not(_)
        | Condition::All(_)
        | Condition::Any(_)
        | Condition::Flag(_)
        | Condition::Compare(..)
        | Condition::Outcome(_) => false,
    }
}

/// The answers that there are, as a diagram: comparisons of several numbers do not go with all answers
/// to each of them, and one of products may not reach every end.
pub fn possible(algebra: &mut Algebra, model: &Model) -> Target {
    let ties = ties(&model.questions, &algebra.variables, &|_| None, None);
    let mut possible = ties.map_or(YES, |ties| together(algebra, &ties));
    for variable in 0..algebra.variables.len() {
        let Some(Classes::Order(left, right)) =
            algebra.variables.get(variable).map(|it| &it.classes)
        else {
            continue;
        };
        let reached = orderings(model, left, right);
        if let Ok(variable) = u16::try_from(variable)
            && reached.contains(&false)
        {
            let class = |it: u16| reached.get(usize::from(it)) == Some(&true);
            let here = along(algebra, variable, YES, &class);
            possible = algebra.and(possible, here);
        }
    }
    possible
}

/// The classes that occur together.
fn together(algebra: &mut Algebra, ties: &Ties) -> Target {
    let mut possible = NO;
    for cell in ties.cells() {
        let mut here = YES;
        for (variable, class) in ties.variables.iter().zip(cell).rev() {
            here = along(algebra, *variable, here, &|it| it == *class);
        }
        possible = algebra.or(possible, here);
    }
    possible
}

/// A node that goes on for some classes of a variable only.
fn along(
    algebra: &mut Algebra,
    variable: u16,
    on: Target,
    goes_on: &dyn Fn(u16) -> bool,
) -> Target {
    let count = algebra.builder.count(variable);
    let child = |it: u16| if goes_on(it) { on } else { NO };
    let children: Vec<Target> = (0..count).map(child).collect();
    algebra.builder.node(variable, &children)
}

/// The condition as a diagram over the variables of the algebra.
pub fn diagram(algebra: &mut Algebra, model: &Model, condition: &Condition) -> Target {
    match condition {
        Condition::Always(always) => {
            if *always {
                YES
            } else {
                NO
            }
        }
        Condition::Not(inner) => {
            let inner = diagram(algebra, model, inner);
            algebra.not(inner)
        }
        Condition::All(parts) => parts.iter().fold(YES, |all, part| {
            let part = diagram(algebra, model, part);
            algebra.and(all, part)
        }),
        Condition::Any(parts) => parts.iter().fold(NO, |any, part| {
            let part = diagram(algebra, model, part);
            algebra.or(any, part)
        }),
        Condition::OneOf(..)
        | Condition::Has(..)
        | Condition::Only(..)
        | Condition::Flag(_)
        | Condition::Compare(..)
        | Condition::Outcome(_) => atom(algebra, model, condition),
    }
}

fn atom(algebra: &mut Algebra, model: &Model, atom: &Condition) -> Target {
    let variables = &algebra.variables;
    let position = variables
        .iter()
        .position(|variable| match (single(atom), atom) {
            (Some(question), _) => {
                variable.questions == [question] && !matches!(variable.classes, Classes::Order(..))
            }
            (None, Condition::Compare(left, _, right)) => {
                turned(&variable.classes, left, right).is_some()
            }
            (None, _) => false,
        });
    let Some(variable) = position.and_then(|position| variables.get(position)) else {
        return constant(model, atom);
    };
    let leaf = |holds: bool| if holds { YES } else { NO };
    let children = match &variable.classes {
        Classes::Flag => alloc::vec![NO, YES],
        Classes::Order(..) => {
            let Condition::Compare(left, comparison, right) = atom else {
                return NO;
            };
            let comparison = match turned(&variable.classes, left, right) {
                Some(true) => comparison.turned(),
                Some(false) | None => *comparison,
            };
            Classes::ORDERINGS
                .iter()
                .map(|ordering| leaf(comparison.holds(*ordering)))
                .collect()
        }
        Classes::Options(classes) => (0..variable.count)
            .map(|class| {
                let sample = classes.iter().rposition(|of_value| *of_value == class);
                leaf(
                    sample
                        .and_then(|it| u16::try_from(it).ok())
                        .is_some_and(|it| holds(atom, it)),
                )
            })
            .collect(),
        Classes::Numbers(cuts) => {
            let Condition::Compare(left, comparison, right) = atom else {
                return NO;
            };
            let Some((question, comparison, number)) = bound(left, *comparison, right) else {
                return NO;
            };
            let whole = is_whole(model, question);
            (0..variable.count)
                .map(|class| leaf(compares(cuts, class, comparison, number, whole)))
                .collect()
        }
    };
    let position = position
        .and_then(|position| u16::try_from(position).ok())
        .unwrap_or(u16::MAX);
    algebra.work(children.len());
    algebra.builder.node(position, &children)
}

/// What an atom is worth when all answers to its question are alike to the decision.
fn constant(model: &Model, atom: &Condition) -> Target {
    let answer = match atom {
        Condition::OneOf(..) => holds(atom, 0),
        Condition::Has(..) | Condition::Only(..) => holds(atom, 1),
        Condition::Compare(left, comparison, right) => {
            let Some((question, comparison, number)) = bound(left, *comparison, right) else {
                return NO;
            };
            let asked = model.questions.get(usize::from(question));
            let Some(Kind::Number { least, .. }) = asked.map(|question| &question.kind) else {
                return NO;
            };
            comparison.holds((*least).cmp(&number))
        }
        Condition::Always(_)
        | Condition::Not(_)
        | Condition::All(_)
        | Condition::Any(_)
        | Condition::Flag(_)
        | Condition::Outcome(_) => false,
    };
    if answer { YES } else { NO }
}
