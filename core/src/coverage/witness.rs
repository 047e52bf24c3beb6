//! The fewest answers that leave one way of a decision.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::decide::ways_left;
use crate::facts::{Answer, Answers, Value, check, written};
use crate::model::{Classes, Decision, Diagram, Kind, Model, Question, Target, Variable};
use crate::quantity::Decimal;

/// How many cases are tried before a way is given up.
const MOST_TRIES: u32 = 20_000;

/// Answers that leave only this way; nothing where none were found.
pub fn witness(model: &Model, decision: &Decision, way: u16) -> Option<Answers> {
    let leaf = Target::leaf(u32::from(way));
    let mut search = Search {
        model,
        decision,
        way,
        distances: alloc::vec![None; decision.diagram.nodes.len()],
        path: Vec::new(),
        tries: 0,
    };
    let root = decision.diagram.rules;
    distance(&decision.diagram, root, leaf, &mut search.distances)?;
    search.follow(root, leaf)
}

/// How many branches lie between a target and a leaf, by the shortest path; nothing where no path
/// leads there. `known` holds what was found for each node.
fn distance(
    diagram: &Diagram,
    target: Target,
    leaf: Target,
    known: &mut [Option<Option<u32>>],
) -> Option<u32> {
    let Some(position) = position(target) else {
        return (target == leaf).then_some(0);
    };
    if let Some(distance) = known.get(position).copied().flatten() {
        return distance;
    }
    let children = diagram.children(diagram.node(target)?).iter();
    let nearest = children.filter_map(|child| distance(diagram, *child, leaf, known));
    let shortest = nearest.min().map(|it| it.saturating_add(1));
    if let Some(known) = known.get_mut(position) {
        *known = Some(shortest);
    }
    shortest
}

/// The position of a node; nothing for a leaf.
fn position(target: Target) -> Option<usize> {
    target
        .place()
        .err()
        .and_then(|position| usize::try_from(position).ok())
}

/// A search from the root of a diagram to one leaf, shortest paths first.
struct Search<'model> {
    model: &'model Model,
    decision: &'model Decision,
    way: u16,
    /// How far each node is from the leaf; nothing inside where no path leads there.
    distances: Vec<Option<Option<u32>>>,
    /// Variables on the way to here, with their classes.
    path: Vec<(u16, u16)>,
    tries: u32,
}

impl Search<'_> {
    /// Follows the diagram until answers are found that agree with the whole path.
    fn follow(&mut self, target: Target, leaf: Target) -> Option<Answers> {
        let Some(node) = self.decision.diagram.node(target) else {
            return self.answers();
        };
        let children = (0_u16..).zip(self.decision.diagram.children(node));
        let mut near: Vec<(u32, u16, Target)> = children
            .filter_map(|(class, child)| {
                let distance = distance(&self.decision.diagram, *child, leaf, &mut self.distances)?;
                Some((distance, class, *child))
            })
            .collect();
        near.sort_unstable();
        for (_, class, child) in near {
            if self.tries >= MOST_TRIES {
                return None;
            }
            self.path.push((node.variable, class));
            let found = self.follow(child, leaf);
            self.path.pop();
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Answers in the classes of the path; several are tried where answers are compared to another.
    fn answers(&mut self) -> Option<Answers> {
        let candidates = self.candidates()?;
        let mut chosen = alloc::vec![0_usize; candidates.len()];
        while self.tries < MOST_TRIES {
            self.tries = self.tries.saturating_add(1);
            let mut answers = Answers::default();
            for ((name, values), position) in candidates.iter().zip(&chosen) {
                answers.set(name, values.get(*position)?.clone());
            }
            let left = ways_left(
                self.model,
                &self.decision.name,
                &answers,
                self.decision.period.until,
            );
            if left.as_deref() == Ok(&[self.way][..]) {
                return Some(answers);
            }
            // The next combination, as an odometer counts.
            let mut moved = false;
            for (position, (_, values)) in chosen.iter_mut().zip(&candidates) {
                *position = position.saturating_add(1);
                if *position < values.len() {
                    moved = true;
                    break;
                }
                *position = 0;
            }
            if !moved {
                return None;
            }
        }
        None
    }

    /// What each question on the path may be answered with, in the order of the decision.
    fn candidates(&self) -> Option<Vec<(String, Vec<Answer>)>> {
        let variables = &self.decision.diagram.variables;
        let path: Vec<(&Variable, u16)> = self
            .path
            .iter()
            .filter_map(|(variable, class)| Some((variables.get(usize::from(*variable))?, *class)))
            .collect();
        let mut candidates = Vec::new();
        for position in &self.decision.order {
            let mut read = path
                .iter()
                .filter(|(variable, _)| variable.questions.contains(position))
                .peekable();
            if read.peek().is_none() {
                continue;
            }
            let question = self.model.questions.get(usize::from(*position))?;
            let is_compared =
                |(variable, _): &&(&Variable, u16)| matches!(variable.classes, Classes::Order(..));
            let compared = read.clone().any(|it| is_compared(&it));
            let own = read.find(|it| !is_compared(it));
            let values = self.values(question, own.copied(), compared);
            candidates.push((question.name.clone(), values));
        }
        Some(candidates)
    }

    /// Answers to one question in the class of its own variable: one does, unless it is compared.
    fn values(
        &self,
        question: &Question,
        own: Option<(&Variable, u16)>,
        compared: bool,
    ) -> Vec<Answer> {
        let mut values = match own {
            Some((variable, class)) => of_class(self.model, question, &variable.classes, class),
            None => numbers(self.model, question),
        };
        if !compared {
            values.truncate(1);
        }
        let words = values.iter();
        words
            .map(|value| written(self.model, question, value))
            .collect()
    }
}

/// The answers of a class that are worth trying, the plainest first.
fn of_class(model: &Model, question: &Question, classes: &Classes, class: u16) -> Vec<Value> {
    let of_class = |classes: &[u16]| -> Vec<u16> {
        let numbered = (0_u16..).zip(classes);
        let members = numbered.filter(|(_, of_value)| **of_value == class);
        members.map(|(value, _)| value).collect()
    };
    match (classes, &question.kind) {
        (Classes::Flag, _) => alloc::vec![Value::Flag(class == 1)],
        (Classes::Options(classes), Kind::Set(_)) => {
            let mut masks = of_class(classes);
            masks.retain(|mask| *mask != 0);
            masks.sort_by_key(|mask| (mask.count_ones(), *mask));
            masks.into_iter().map(Value::Options).collect()
        }
        (Classes::Options(classes), _) => {
            of_class(classes).into_iter().map(Value::Option).collect()
        }
        (Classes::Numbers(cuts), Kind::Number { least, most, .. }) => {
            let mut values = numbers(model, question);
            let sample = Classes::number(cuts, class, *least).min(*most);
            values.push(Value::Number(sample));
            values.retain(|value| {
                matches!(value, Value::Number(number) if Classes::of_number(cuts, *number) == class)
            });
            values
        }
        (Classes::Numbers(_) | Classes::Order(..), _) => Vec::new(),
    }
}

/// Numbers that suit a question: its default, its bounds, and round ones between.
fn numbers(model: &Model, question: &Question) -> Vec<Value> {
    let Kind::Number { least, most, .. } = &question.kind else {
        return Vec::new();
    };
    let mut words: Vec<String> = question.default.iter().cloned().collect();
    words.push(least.to_string());
    let mut power = Decimal::ONE;
    while power <= *most {
        for digit in [1, 2, 5] {
            let round = Decimal::new(digit, 0).and_then(|digit| power.checked_mul(digit));
            words.extend(round.map(|it| it.to_string()));
        }
        let Some(next) = Decimal::new(10, 0).and_then(|ten| power.checked_mul(ten)) else {
            break;
        };
        power = next;
    }
    words.push(most.to_string());
    let read = words.iter();
    read.filter_map(|word| check(model, question, word, None).ok())
        .collect()
}
