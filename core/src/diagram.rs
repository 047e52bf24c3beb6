//! Builds decision diagrams: shared nodes, none redundant, every path meeting variables in order.

pub mod linear;
mod ties;

use alloc::vec::Vec;

use crate::model::{Node, Target};
pub use ties::{Ties, class_in, ties, witness};

/// The most nodes that are built while a decision is checked.
const MOST_NODES: usize = 1 << 16;
/// A bucket without a node.
const EMPTY: u32 = u32::MAX;

/// Nodes in the making.
#[derive(Debug, Default)]
pub struct Builder {
    /// How many classes each variable has.
    counts: Vec<u16>,
    /// The nodes.
    pub nodes: Vec<Node>,
    /// Children of all nodes, one after another.
    pub children: Vec<Target>,
    /// Whether there were more nodes than allowed; what is built then is of no use.
    pub too_large: bool,
    /// How many more nodes are allowed.
    nodes_left: usize,
    /// Positions of nodes by a hash of what they are, with open addressing.
    // INVARIANT: its length is a power of two or nought, and at least half of it is empty.
    buckets: Vec<u32>,
}

impl Builder {
    /// A builder over variables with so many classes each.
    pub fn new(counts: Vec<u16>) -> Self {
        Self {
            counts,
            nodes_left: MOST_NODES,
            ..Self::default()
        }
    }

    /// A builder that goes on from the nodes of a finished diagram; every node keeps its position.
    ///
    /// What is built on from here is part of the diagram, so no limit is needed.
    pub fn resume(counts: Vec<u16>, nodes: &[Node], children: &[Target]) -> Self {
        let mut builder = Self {
            counts,
            nodes: nodes.to_vec(),
            children: children.to_vec(),
            nodes_left: usize::MAX,
            ..Self::default()
        };
        builder.grow();
        builder
    }

    /// The node at a target that is no leaf.
    pub fn at(&self, target: Target) -> Option<Node> {
        let position = target.place().err()?;
        self.nodes.get(usize::try_from(position).ok()?).copied()
    }

    /// How many classes a variable has.
    pub fn count(&self, variable: u16) -> u16 {
        self.counts.get(usize::from(variable)).copied().unwrap_or(0)
    }

    /// The children of a node, one for each class.
    pub fn children(&self, node: Node) -> &[Target] {
        let first = usize::try_from(node.first).unwrap_or(usize::MAX);
        let count = usize::from(self.count(node.variable));
        self.children
            .get(first..first.saturating_add(count))
            .unwrap_or(&[])
    }

    /// The child of a node for a class; the target itself where it branches on another variable.
    pub fn child(&self, target: Target, variable: u16, class: u16) -> Target {
        match self.at(target) {
            Some(node) if node.variable == variable => self
                .children(node)
                .get(usize::from(class))
                .copied()
                .unwrap_or(target),
            _ => target,
        }
    }

    /// The node that branches on a variable to these children.
    pub fn node(&mut self, variable: u16, children: &[Target]) -> Target {
        if let [first, rest @ ..] = children
            && rest.iter().all(|child| child == first)
        {
            return *first;
        }
        if self.buckets.len() < self.nodes.len().saturating_add(1).saturating_mul(2) {
            self.grow();
        }
        let bucket = match self.find(variable, children) {
            Ok(target) => return target,
            Err(bucket) => bucket,
        };
        let Some(left) = self.nodes_left.checked_sub(1) else {
            self.too_large = true;
            return Target::leaf(0);
        };
        self.nodes_left = left;
        let count = |length: usize| u32::try_from(length).unwrap_or(EMPTY);
        let position = count(self.nodes.len());
        self.nodes.push(Node {
            variable,
            first: count(self.children.len()),
        });
        self.children.extend_from_slice(children);
        if let Some(bucket) = self.buckets.get_mut(bucket) {
            *bucket = position;
        }
        Target::node(position)
    }

    /// The same function where some variables are known: `class_of` tells their classes.
    pub fn restrict(&mut self, root: Target, class_of: &impl Fn(u16) -> Option<u16>) -> Target {
        let mut done = alloc::vec![None; self.nodes.len()];
        self.restricted(root, class_of, &mut done)
    }

    fn restricted(
        &mut self,
        target: Target,
        class_of: &impl Fn(u16) -> Option<u16>,
        done: &mut [Option<Target>],
    ) -> Target {
        let Some(node) = self.at(target) else {
            return target;
        };
        let place = target
            .place()
            .err()
            .and_then(|position| usize::try_from(position).ok());
        if let Some(Some(restricted)) = place.and_then(|place| done.get(place)) {
            return *restricted;
        }
        let restricted = match class_of(node.variable) {
            Some(class) => {
                let child = self.child(target, node.variable, class);
                self.restricted(child, class_of, done)
            }
            None => {
                let mut children = self.children(node).to_vec();
                for child in &mut children {
                    *child = self.restricted(*child, class_of, done);
                }
                self.node(node.variable, &children)
            }
        };
        if let Some(slot) = place.and_then(|place| done.get_mut(place)) {
            *slot = Some(restricted);
        }
        restricted
    }

    /// Which variables are branched on below a target.
    pub fn variables_below(&self, root: Target) -> Vec<bool> {
        let mut below = alloc::vec![false; self.counts.len()];
        let mut seen = alloc::vec![false; self.nodes.len()];
        let mut open = alloc::vec![root];
        while let Some(target) = open.pop() {
            let Some(node) = self.at(target) else {
                continue;
            };
            let place = target
                .place()
                .err()
                .and_then(|position| usize::try_from(position).ok());
            let Some(seen) = place.and_then(|place| seen.get_mut(place)) else {
                continue;
            };
            if core::mem::replace(seen, true) {
                continue;
            }
            if let Some(below) = below.get_mut(usize::from(node.variable)) {
                *below = true;
            }
            open.extend_from_slice(self.children(node));
        }
        below
    }

    /// The known node, or the bucket where it belongs.
    fn find(&self, variable: u16, children: &[Target]) -> Result<Target, usize> {
        let mask = self.buckets.len().saturating_sub(1);
        let mut bucket = hash(variable, children) & mask;
        // At least half of the buckets are empty, so the search ends.
        for _ in 0..=mask {
            let position = self.buckets.get(bucket).copied().unwrap_or(EMPTY);
            if position == EMPTY {
                break;
            }
            let target = Target::node(position);
            let same = |node: Node| node.variable == variable && self.children(node) == children;
            if self.at(target).is_some_and(same) {
                return Ok(target);
            }
            bucket = bucket.wrapping_add(1) & mask;
        }
        Err(bucket)
    }

    fn grow(&mut self) {
        let length = self.nodes.len().saturating_add(32).saturating_mul(2);
        let length = length.checked_next_power_of_two().unwrap_or(length);
        self.buckets = alloc::vec![EMPTY; length];
        for (position, node) in (0_u32..).zip(self.nodes.clone()) {
            let found = self.find(node.variable, self.children(node));
            if let Err(bucket) = found
                && let Some(bucket) = self.buckets.get_mut(bucket)
            {
                *bucket = position;
            }
        }
    }
}

/// FNV-1a over the numbers of a node.
fn hash(variable: u16, children: &[Target]) -> usize {
    let numbers = children
        .iter()
        .map(|child| child.place().map_or_else(|node| node, |leaf| !leaf));
    let start = 0x811c_9dc5_u32 ^ u32::from(variable);
    let hash = numbers.fold(start, |hash, number| {
        let mixed = (hash ^ number).wrapping_mul(0x0100_0193);
        mixed ^ (mixed >> 15)
    });
    usize::try_from(hash).unwrap_or(0)
}
