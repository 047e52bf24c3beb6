//! A decision as a picture: questions as boxes with a row for the answers that go the same way,
//! outcomes as round ones, from left to right.

mod draw;
mod label;
mod layer;
mod order;
mod place;

use std::collections::BTreeMap;

use tollgate_core::model::{Decision, Model, Target};

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

/// The children of a node, each with the classes that lead there.
fn ways(decision: &Decision, target: Target) -> Option<(u16, Vec<(Target, Vec<u16>)>)> {
    let node = decision.diagram.node(target)?;
    let mut ways: Vec<(Target, Vec<u16>)> = Vec::new();
    for (class, child) in (0_u16..).zip(decision.diagram.children(node)) {
        match ways.iter_mut().find(|(target, _)| target == child) {
            Some((_, classes)) => classes.push(class),
            None => ways.push((*child, vec![class])),
        }
    }
    Some((node.variable, ways))
}

/// The nodes that can be reached, each with how many lie before it at most.
fn layers(decision: &Decision) -> BTreeMap<Target, usize> {
    let mut layers = BTreeMap::from([(decision.diagram.outcomes, 0)]);
    // A node's children stand before it, so that going down meets every parent first.
    for position in (0..decision.diagram.nodes.len()).rev() {
        let Ok(position) = u32::try_from(position) else {
            continue;
        };
        let target = Target::node(position);
        let Some(layer) = layers.get(&target).copied() else {
            continue;
        };
        for (child, _) in ways(decision, target)
            .map(|(_, ways)| ways)
            .unwrap_or_default()
        {
            if child.place().is_err() {
                let deepest = layers.entry(child).or_insert(0);
                *deepest = (*deepest).max(layer + 1);
            }
        }
    }
    layers
}
