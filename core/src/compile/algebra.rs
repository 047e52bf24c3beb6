//! Conditions as diagrams: joined, negated, and shown by a case.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::diagram::Builder;
use crate::model::{Diagram, Target, Variable};

/// The most children that are looked at while a decision is checked: well under a second's work.
const MOST_WORK: usize = 1 << 22;

/// A condition that holds.
pub const YES: Target = Target::leaf(1);
/// A condition that does not hold.
pub const NO: Target = Target::leaf(0);

/// Diagrams over some variables.
pub struct Algebra {
    /// What they branch on.
    pub variables: Vec<Variable>,
    /// Their nodes.
    pub builder: Builder,
    /// What was chosen before: condition, first and second in one number, as every tree with keys of
    /// its own would be several kilobytes of the module that checks rules.
    choices: BTreeMap<u128, Target>,
    work_left: usize,
}

impl Algebra {
    /// Diagrams over these variables.
    pub fn new(variables: Vec<Variable>) -> Self {
        let builder = Builder::new(variables.iter().map(|variable| variable.count).collect());
        Self {
            variables,
            builder,
            choices: BTreeMap::new(),
            work_left: MOST_WORK,
        }
    }

    /// Whether there was more to do than allowed; what is found then is of no use.
    pub fn too_large(&self) -> bool {
        self.builder.too_large
    }

    /// Takes note of work.
    pub fn work(&mut self, amount: usize) {
        match self.work_left.checked_sub(amount) {
            Some(left) => self.work_left = left,
            None => self.builder.too_large = true,
        }
    }

    /// `first` where the condition holds, else `second`.
    pub fn choose(&mut self, condition: Target, first: Target, second: Target) -> Target {
        if condition == YES || first == second {
            return first;
        }
        if condition == NO {
            return second;
        }
        let key = [condition, first, second]
            .into_iter()
            .fold(0, |key, target| key << 32 | u128::from(target.number()));
        if let Some(target) = self.choices.get(&key) {
            return *target;
        }
        let operands = [condition, first, second];
        let variables = operands.map(|target| self.builder.at(target).map(|node| node.variable));
        let Some(variable) = variables.into_iter().flatten().min() else {
            return second;
        };
        self.work(usize::from(self.builder.count(variable)));
        if self.too_large() {
            return NO;
        }
        let children: Vec<Target> = (0..self.builder.count(variable))
            .map(|class| {
                let [condition, first, second] =
                    operands.map(|target| self.builder.child(target, variable, class));
                self.choose(condition, first, second)
            })
            .collect();
        let target = self.builder.node(variable, &children);
        self.choices.insert(key, target);
        target
    }

    /// Both conditions hold.
    pub fn and(&mut self, left: Target, right: Target) -> Target {
        self.choose(left, right, NO)
    }

    /// One of the conditions holds.
    pub fn or(&mut self, left: Target, right: Target) -> Target {
        self.choose(left, YES, right)
    }

    /// The condition does not hold.
    pub fn not(&mut self, condition: Target) -> Target {
        self.choose(condition, NO, YES)
    }

    /// Classes of variables that make a condition hold; nothing where it never does.
    pub fn witness(&self, condition: Target) -> Option<Vec<(u16, u16)>> {
        if condition == NO {
            return None;
        }
        let mut path = Vec::new();
        let mut target = condition;
        // No node but those on the way to a leaf other than NO, since none is redundant.
        while let Some(node) = self.builder.at(target) {
            let mut children = (0_u16..).zip(self.builder.children(node));
            let (class, child) = children.find(|(_, child)| **child != NO)?;
            path.push((node.variable, class));
            target = *child;
        }
        Some(path)
    }

    /// The finished diagram: from a root to rules, and to the same with other leaves; only nodes that
    /// can be reached are kept. Nothing where they are too many.
    pub fn finish(self, root: Target, label: &impl Fn(u32) -> u32) -> Option<Diagram> {
        let counts = self
            .variables
            .iter()
            .map(|variable| variable.count)
            .collect();
        let mut kept = Builder::new(counts);
        let rules = copied(
            &self.builder,
            root,
            &|leaf| leaf,
            &mut kept,
            &mut alloc::vec![None; self.builder.nodes.len()],
        );
        let mut done = alloc::vec![None; self.builder.nodes.len()];
        let outcomes = copied(&self.builder, root, label, &mut kept, &mut done);
        let Builder {
            nodes,
            children,
            too_large,
            ..
        } = kept;
        (!too_large).then_some(Diagram {
            variables: self.variables,
            nodes,
            children,
            rules,
            outcomes,
        })
    }
}

/// The same function in another builder, with other leaves; `done` holds the copy of each node.
fn copied(
    from: &Builder,
    target: Target,
    label: &impl Fn(u32) -> u32,
    to: &mut Builder,
    done: &mut [Option<Target>],
) -> Target {
    let position = match target.place() {
        Ok(leaf) => return Target::leaf(label(leaf)),
        Err(position) => usize::try_from(position).unwrap_or(usize::MAX),
    };
    if let Some(copy) = done.get(position).copied().flatten() {
        return copy;
    }
    let Some(node) = from.at(target) else {
        return target;
    };
    let children: Vec<Target> = from
        .children(node)
        .iter()
        .map(|child| copied(from, *child, label, to, done))
        .collect();
    let copy = to.node(node.variable, &children);
    if let Some(done) = done.get_mut(position) {
        *done = Some(copy);
    }
    copy
}
