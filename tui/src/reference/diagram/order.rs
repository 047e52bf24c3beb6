//! The order of the boxes in each layer: near what leads to them, so that few arrows cross.

use super::Shape;

/// How often the layers are put in order, once from each side.
const SWEEPS: usize = 12;
/// Steps between two neighbours, so that averages need no fractions.
const STEP: usize = 1000;

/// The boxes of each layer from top to bottom, by position.
pub fn columns(shapes: &[Shape]) -> Vec<Vec<usize>> {
    let last = shapes.iter().map(|shape| shape.layer).max().unwrap_or(0);
    let mut columns: Vec<Vec<usize>> = vec![Vec::new(); last + 1];
    visit(shapes, 0, &mut vec![false; shapes.len()], &mut columns);
    let mut best = (crossings(shapes, &columns), columns.clone());
    for sweep in 0..SWEEPS {
        let ranks = ranks(shapes, &columns);
        let layers: Vec<usize> = if sweep % 2 == 0 {
            (1..=last).collect()
        } else {
            (0..last).rev().collect()
        };
        let mut ranks = ranks;
        for layer in layers {
            let wanted = |position: &usize| {
                let found = if sweep % 2 == 0 {
                    entries(shapes, *position, &ranks)
                } else {
                    exits(shapes, *position, &ranks)
                };
                average(&found).unwrap_or(ranks[*position])
            };
            let mut keyed: Vec<(usize, usize)> =
                columns[layer].iter().map(|it| (wanted(it), *it)).collect();
            keyed.sort_by_key(|(wanted, _)| *wanted);
            columns[layer] = keyed.into_iter().map(|(_, position)| position).collect();
            for (rank, position) in columns[layer].iter().enumerate() {
                ranks[*position] = rank * STEP;
            }
        }
        let crossings = crossings(shapes, &columns);
        if crossings < best.0 {
            best = (crossings, columns.clone());
        }
    }
    best.1
}

/// The first order: as the rows of the first boxes lead to them.
fn visit(shapes: &[Shape], position: usize, seen: &mut Vec<bool>, columns: &mut Vec<Vec<usize>>) {
    if std::mem::replace(&mut seen[position], true) {
        return;
    }
    columns[shapes[position].layer].push(position);
    for row in &shapes[position].rows {
        visit(shapes, row.next, seen, columns);
    }
}

fn ranks(shapes: &[Shape], columns: &[Vec<usize>]) -> Vec<usize> {
    let mut ranks = vec![0; shapes.len()];
    for column in columns {
        for (rank, position) in column.iter().enumerate() {
            ranks[*position] = rank * STEP;
        }
    }
    ranks
}

/// Where the arrows to a box start.
fn entries(shapes: &[Shape], position: usize, ranks: &[usize]) -> Vec<usize> {
    let mut found = Vec::new();
    for (from, shape) in shapes.iter().enumerate() {
        for (row, _) in shape
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.next == position)
        {
            found.push(ranks[from] + port(shape, row));
        }
    }
    found
}

/// Where the arrows from a box end.
fn exits(shapes: &[Shape], position: usize, ranks: &[usize]) -> Vec<usize> {
    shapes[position]
        .rows
        .iter()
        .map(|row| ranks[row.next])
        .collect()
}

/// How far below the top of its box a row stands.
fn port(shape: &Shape, row: usize) -> usize {
    row * STEP / (shape.rows.len() + 1)
}

fn average(numbers: &[usize]) -> Option<usize> {
    numbers.iter().sum::<usize>().checked_div(numbers.len())
}

/// How many pairs of arrows cross.
fn crossings(shapes: &[Shape], columns: &[Vec<usize>]) -> usize {
    let ranks = ranks(shapes, columns);
    let mut crossings = 0;
    for column in columns {
        let mut arrows: Vec<(usize, usize)> = Vec::new();
        for position in column {
            let shape = &shapes[*position];
            let rows = shape.rows.iter().enumerate();
            arrows.extend(
                rows.map(|(row, it)| (ranks[*position] + port(shape, row), ranks[it.next])),
            );
        }
        for (number, one) in arrows.iter().enumerate() {
            let behind = arrows.iter().skip(number + 1);
            crossings += behind
                .filter(|other| (one.0 < other.0) != (one.1 <= other.1) && one.1 != other.1)
                .count();
        }
    }
    crossings
}
