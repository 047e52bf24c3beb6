//! Builds decision diagrams: shared nodes, none redundant, every path meeting variables in order.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::model::{Diagram, Node, Target, Variable};

/// The most nodes that are built while a decision is checked.
const MOST_NODES: usize = 1 << 16;
/// The most children that are looked at while a decision is checked: about a second's work.
const MOST_WORK: usize = 1 << 22;

/// A condition that holds.
pub const YES: Target = Target::leaf(1);
/// A condition that does not hold.
pub const NO: Target = Target::leaf(0);

/// A diagram in the making.
#[derive(Default)]
pub struct Builder {
    /// The diagram as far as it is built.
    pub diagram: Diagram,
    /// Whether it grew past its limit; what is built then is of no use.
    pub too_large: bool,
    /// How much more may be built.
    nodes_left: usize,
    work_left: usize,
    known: BTreeMap<(u16, Vec<Target>), Target>,
    choices: BTreeMap<(Target, Target, Target), Target>,
}

impl Builder {
    /// A builder over these variables.
    pub fn new(variables: Vec<Variable>) -> Self {
        Self {
            diagram: Diagram {
                variables,
                ..Diagram::default()
            },
            nodes_left: MOST_NODES,
            work_left: MOST_WORK,
            ..Self::default()
        }
    }

    /// Takes note of work; past the limit all results are of no use.
    pub fn work(&mut self, amount: usize) {
        match self.work_left.checked_sub(amount) {
            Some(left) => self.work_left = left,
            None => self.too_large = true,
        }
    }

    /// The node that branches on a variable to these children.
    pub fn node(&mut self, variable: u16, children: Vec<Target>) -> Target {
        if let [first, rest @ ..] = children.as_slice()
            && rest.iter().all(|child| child == first)
        {
            return *first;
        }
        let key = (variable, children);
        if let Some(target) = self.known.get(&key) {
            return *target;
        }
        let Some(left) = self.nodes_left.checked_sub(1) else {
            self.too_large = true;
            return NO;
        };
        self.nodes_left = left;
        let nodes = &mut self.diagram.nodes;
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let target = Target::node(count(nodes.len()));
        nodes.push(Node {
            variable,
            first: count(self.diagram.children.len()),
        });
        self.diagram.children.extend_from_slice(&key.1);
        self.known.insert(key, target);
        target
    }

    /// `first` where the condition holds, else `second`.
    pub fn choose(&mut self, condition: Target, first: Target, second: Target) -> Target {
        if condition == YES || first == second {
            return first;
        }
        if condition == NO {
            return second;
        }
        let key = (condition, first, second);
        if let Some(target) = self.choices.get(&key) {
            return *target;
        }
        let variables = [condition, first, second].map(|target| self.variable(target));
        let Some(variable) = variables.into_iter().flatten().min() else {
            return second;
        };
        let count = self
            .diagram
            .variables
            .get(usize::from(variable))
            .map_or(0, |it| it.count);
        self.work(usize::from(count));
        if self.too_large {
            return NO;
        }
        let children = (0..count)
            .map(|class| {
                let [condition, first, second] =
                    [condition, first, second].map(|target| self.child(target, variable, class));
                self.choose(condition, first, second)
            })
            .collect();
        let target = self.node(variable, children);
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

    /// The same diagram with other leaves.
    pub fn relabel(&mut self, root: Target, label: &impl Fn(u32) -> u32) -> Target {
        let mut done = BTreeMap::new();
        self.relabelled(root, label, &mut done)
    }

    fn relabelled(
        &mut self,
        target: Target,
        label: &impl Fn(u32) -> u32,
        done: &mut BTreeMap<Target, Target>,
    ) -> Target {
        if let Ok(leaf) = target.place() {
            return Target::leaf(label(leaf));
        }
        if let Some(target) = done.get(&target) {
            return *target;
        }
        let Some(node) = self.diagram.node(target) else {
            return target;
        };
        let children = self.diagram.children(node).to_vec();
        let children = children
            .into_iter()
            .map(|child| self.relabelled(child, label, done))
            .collect();
        let relabelled = self.node(node.variable, children);
        done.insert(target, relabelled);
        relabelled
    }

    /// Classes of variables that make a condition hold; nothing where it never does.
    pub fn witness(&self, condition: Target) -> Option<Vec<(u16, u16)>> {
        if condition == NO {
            return None;
        }
        let mut path = Vec::new();
        let mut target = condition;
        // No node but those on the way to a leaf other than NO, since none is redundant.
        while let Some(node) = self.diagram.node(target) {
            let mut children = (0_u16..).zip(self.diagram.children(node));
            let (class, child) = children.find(|(_, child)| **child != NO)?;
            path.push((node.variable, class));
            target = *child;
        }
        Some(path)
    }

    /// The same function where some variables are known: `class_of` tells their classes.
    pub fn restrict(&mut self, root: Target, class_of: &impl Fn(u16) -> Option<u16>) -> Target {
        let mut done = BTreeMap::new();
        self.restricted(root, class_of, &mut done)
    }

    fn restricted(
        &mut self,
        target: Target,
        class_of: &impl Fn(u16) -> Option<u16>,
        done: &mut BTreeMap<Target, Target>,
    ) -> Target {
        let Some(node) = self.diagram.node(target) else {
            return target;
        };
        if let Some(restricted) = done.get(&target) {
            return *restricted;
        }
        let restricted = match class_of(node.variable) {
            Some(class) => {
                let child = self.child(target, node.variable, class);
                self.restricted(child, class_of, done)
            }
            None => {
                let children = self.diagram.children(node).to_vec();
                let children = children
                    .into_iter()
                    .map(|child| self.restricted(child, class_of, done))
                    .collect();
                self.node(node.variable, children)
            }
        };
        done.insert(target, restricted);
        restricted
    }

    /// A builder that goes on from a finished diagram.
    pub fn resume(diagram: &Diagram) -> Self {
        let mut builder = Self {
            diagram: diagram.clone(),
            // What is built on from here is no larger than the diagram itself.
            nodes_left: usize::MAX,
            work_left: usize::MAX,
            ..Self::default()
        };
        for (position, node) in (0_u32..).zip(&diagram.nodes) {
            let children = diagram.children(*node).to_vec();
            builder
                .known
                .insert((node.variable, children), Target::node(position));
        }
        builder
    }

    fn variable(&self, target: Target) -> Option<u16> {
        self.diagram.node(target).map(|node| node.variable)
    }

    fn child(&self, target: Target, variable: u16, class: u16) -> Target {
        match self.diagram.node(target) {
            Some(node) if node.variable == variable => self
                .diagram
                .children(node)
                .get(usize::from(class))
                .copied()
                .unwrap_or(target),
            _ => target,
        }
    }
}

/// The diagram with only the nodes that can be reached from its two roots.
pub fn compacted(diagram: &Diagram) -> Diagram {
    let mut builder = Builder::new(diagram.variables.clone());
    let mut done = BTreeMap::new();
    let rules = copied(diagram, diagram.rules, &mut builder, &mut done);
    let outcomes = copied(diagram, diagram.outcomes, &mut builder, &mut done);
    Diagram {
        rules,
        outcomes,
        ..builder.diagram
    }
}

fn copied(
    diagram: &Diagram,
    target: Target,
    builder: &mut Builder,
    done: &mut BTreeMap<Target, Target>,
) -> Target {
    if let Some(copy) = done.get(&target) {
        return *copy;
    }
    let Some(node) = diagram.node(target) else {
        return target;
    };
    let children = diagram
        .children(node)
        .iter()
        .map(|child| copied(diagram, *child, builder, done))
        .collect();
    let copy = builder.node(node.variable, children);
    done.insert(target, copy);
    copy
}
