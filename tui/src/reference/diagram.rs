//! A decision as a picture: questions as boxes with a row for the answers that go the same way,
//! outcomes as round ones, from left to right.

mod draw;
mod label;
mod layer;
mod order;
mod place;

use std::collections::{BTreeMap, BTreeSet};

use tollgate_core::model::{Decision, Model, Node, Target};

/// The most boxes that a picture is worth drawing with.
const MOST: usize = 160;
/// How many signs fit in a line of a box, in a wide font.
const COLUMNS: usize = 29;
/// How many bold ones.
const BOLD_COLUMNS: usize = 26;

/// A box of the picture.
#[derive(Debug, Clone, PartialEq)]
struct Shape {
    /// What it is.
    kind: ShapeKind,
    /// How many boxes lie before it at most.
    layer: usize,
    /// Its rows: the text in lines, and the box that it leads to.
    rows: Vec<Row>,
}

/// What a box stands for.
#[derive(Debug, Clone, PartialEq)]
enum ShapeKind {
    /// Something to be answered, in lines.
    Question(Vec<String>),
    /// What is come to, in lines.
    Outcome(Vec<String>),
    /// An arrow on its way past a layer.
    Passing,
}

/// Answers that go the same way.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    lines: Vec<String>,
    /// The next box; past layers in between, an arrow on its way.
    next: usize,
}

/// The picture; nothing where it would be too large to be read.
pub fn diagram(model: &Model, decision: &Decision) -> Option<String> {
    let mut shapes = layer::shapes(model, decision)?;
    layer::lead_past(&mut shapes);
    let columns = order::columns(&shapes);
    let places = place::places(&shapes, &columns);
    Some(draw::picture(decision, &shapes, &places))
}

/// Answers to a node's question that lead to the same place.
struct Way {
    target: Target,
    classes: Vec<u16>,
}

/// The ways from a node, in the order of their first answers.
fn ways(decision: &Decision, node: Node) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    for (class, child) in (0_u16..).zip(decision.diagram.children(node)) {
        match ways.iter_mut().find(|way| way.target == *child) {
            Some(way) => way.classes.push(class),
            None => ways.push(Way {
                target: *child,
                classes: vec![class],
            }),
        }
    }
    ways
}

/// A node that can be reached.
struct Reached {
    target: Target,
    node: Node,
    /// How many nodes lie before it at most.
    layer: usize,
}

/// The nodes that can be reached, the root first.
fn reached(decision: &Decision) -> Vec<Reached> {
    let mut layers: BTreeMap<Target, usize> = BTreeMap::new();
    // Every path meets variables in rising order, so that each node comes after all that lead to it.
    let mut open: BTreeSet<(u16, Target)> = BTreeSet::new();
    let mut reached = Vec::new();
    let root = decision.diagram.outcomes;
    if let Some(node) = decision.diagram.node(root) {
        open.insert((node.variable, root));
    }
    while let Some((_, target)) = open.pop_first() {
        let Some(node) = decision.diagram.node(target) else {
            continue;
        };
        let layer = layers.get(&target).copied().unwrap_or(0);
        reached.push(Reached {
            target,
            node,
            layer,
        });
        for way in ways(decision, node) {
            if let Some(next) = decision.diagram.node(way.target) {
                let deepest = layers.entry(way.target).or_insert(0);
                *deepest = (*deepest).max(layer + 1);
                open.insert((next.variable, way.target));
            }
        }
    }
    reached
}
