//! From the nodes of a decision to boxes in layers, one layer for each step to the right.

use std::collections::BTreeMap;

use tollgate_core::model::{Decision, Model, Node, Target};

use super::{MOST, Row, Shape, ShapeKind, label, reached, ways};

/// The boxes; an outcome has one in each layer where an arrow leads to it.
pub fn shapes(model: &Model, decision: &Decision) -> Option<Vec<Shape>> {
    let reached = reached(decision);
    let variable = |node: Node| decision.diagram.variables.get(usize::from(node.variable));
    let mut shapes: Vec<Shape> = Vec::new();
    let mut of_node: BTreeMap<Target, usize> = BTreeMap::new();
    for node in &reached {
        of_node.insert(node.target, shapes.len());
        let asked = label::asked(model, variable(node.node)?);
        shapes.push(Shape {
            kind: ShapeKind::Question(label::bold_lines(&asked)),
            layer: node.layer,
            rows: Vec::new(),
        });
    }
    let mut of_outcome: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for (position, node) in reached.iter().enumerate() {
        let layer = node.layer + 1;
        let mut rows: Vec<(usize, Vec<u16>)> = Vec::new();
        for way in ways(decision, node.node) {
            let next = match of_node.get(&way.target) {
                Some(next) => *next,
                None => {
                    let title = ending(decision, way.target);
                    let kind = ShapeKind::Outcome(label::lines(&title));
                    *of_outcome.entry((layer, title)).or_insert_with(|| {
                        shapes.push(Shape {
                            kind,
                            layer,
                            rows: Vec::new(),
                        });
                        shapes.len() - 1
                    })
                }
            };
            match rows.iter_mut().find(|(known, _)| *known == next) {
                Some((_, known)) => known.extend(way.classes),
                None => rows.push((next, way.classes)),
            }
        }
        let variable = variable(node.node)?;
        let rows = rows.into_iter().map(|(next, mut classes)| {
            classes.sort_unstable();
            let lines = label::lines(&label::answers(model, variable, &classes));
            Row { lines, next }
        });
        shapes.get_mut(position)?.rows = rows.collect();
    }
    (!shapes.is_empty() && shapes.len() <= MOST).then_some(shapes)
}

/// What a leaf comes to. Settings stand in the list of branches only.
fn ending(decision: &Decision, target: Target) -> String {
    let rule = target
        .place()
        .ok()
        .and_then(|leaf| usize::try_from(leaf).ok());
    let rule = rule.and_then(|rule| decision.rules.get(rule));
    let outcome = rule.and_then(|rule| decision.outcomes.get(usize::from(rule.outcome)));
    outcome.map_or_else(String::new, |outcome| outcome.title.clone())
}

/// Puts a place to pass through into every layer that an arrow leads past.
pub fn lead_past(shapes: &mut Vec<Shape>) {
    let mut passing: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for position in 0..shapes.len() {
        let layer = shapes[position].layer;
        for row in 0..shapes[position].rows.len() {
            let end = shapes[position].rows[row].next;
            // Arrows to the same box join on their way.
            let mut next = end;
            for between in (layer + 1..shapes[end].layer).rev() {
                next = *passing.entry((end, between)).or_insert_with(|| {
                    let rows = vec![Row {
                        lines: Vec::new(),
                        next,
                    }];
                    shapes.push(Shape {
                        kind: ShapeKind::Passing,
                        layer: between,
                        rows,
                    });
                    shapes.len() - 1
                });
            }
            shapes[position].rows[row].next = next;
        }
    }
}
