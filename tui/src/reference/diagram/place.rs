//! Where the boxes stand, and how large they are. All numbers are pixels.

use super::{Shape, ShapeKind};

/// Width of a box.
pub const WIDTH: i32 = 236;
/// Room between two layers, for the arrows.
pub const GAP: i32 = 72;
/// Height of a line of text.
pub const LINE: i32 = 17;
/// Room around the text of a box.
pub const PAD: i32 = 7;
/// Room around the picture.
pub const MARGIN: i32 = 8;
/// How often the boxes are moved towards what they are joined with.
const ROUNDS: usize = 24;

/// The upper edge of every box, and the size of the picture.
pub struct Places {
    /// Upper edges by position.
    pub tops: Vec<i32>,
    /// Width of the picture.
    pub width: i32,
    /// Height of the picture.
    pub height: i32,
}

/// Places for the boxes of each layer in their order.
pub fn places(shapes: &[Shape], columns: &[Vec<usize>]) -> Places {
    let mut tops = vec![0; shapes.len()];
    for column in columns {
        let mut top = 0;
        for position in column {
            tops[*position] = top;
            top += height(&shapes[*position]) + distance(&shapes[*position]);
        }
    }
    for round in 0..ROUNDS {
        let order: Vec<&Vec<usize>> = if round % 2 == 0 {
            columns.iter().collect()
        } else {
            columns.iter().rev().collect()
        };
        for column in order {
            settle(shapes, column, &mut tops);
        }
    }
    let highest = tops.iter().copied().min().unwrap_or(0);
    for top in &mut tops {
        *top += MARGIN - highest;
    }
    let bottoms = shapes
        .iter()
        .zip(&tops)
        .map(|(shape, top)| top + height(shape));
    let layers = i32::try_from(columns.len()).unwrap_or(1);
    Places {
        height: bottoms.max().unwrap_or(0) + MARGIN,
        width: layers * (WIDTH + GAP) - GAP + 2 * MARGIN,
        tops,
    }
}

/// Moves the boxes of a layer towards what they are joined with; their order and distances stay.
fn settle(shapes: &[Shape], column: &[usize], tops: &mut [i32]) {
    let wanted: Vec<i32> = column
        .iter()
        .map(|position| wanted(shapes, *position, tops))
        .collect();
    let mut down = wanted.clone();
    for place in 1..column.len() {
        let above = &shapes[column[place - 1]];
        down[place] = down[place].max(down[place - 1] + height(above) + distance(above));
    }
    let mut up = wanted;
    for place in (1..column.len()).rev() {
        let above = &shapes[column[place - 1]];
        up[place - 1] = up[place - 1].min(up[place] - height(above) - distance(above));
    }
    for (place, position) in column.iter().enumerate() {
        // Between two places that both keep the distances, every one in the middle does.
        tops[*position] = i32::midpoint(down[place], up[place]);
    }
    // Halves are rounded, which may bring neighbours a pixel too close.
    for place in 1..column.len() {
        let above = &shapes[column[place - 1]];
        let least = tops[column[place - 1]] + height(above) + distance(above);
        tops[column[place]] = tops[column[place]].max(least);
    }
}

/// The upper edge at which the arrows of a box would be straight.
fn wanted(shapes: &[Shape], position: usize, tops: &[i32]) -> i32 {
    let (mut sum, mut count) = (0, 0);
    for (from, shape) in shapes.iter().enumerate() {
        for (row, it) in shape.rows.iter().enumerate() {
            let (start, end) = (exit(shape, row), entry(&shapes[it.next]));
            if it.next == position {
                sum += tops[from] + start - end;
                count += 1;
            } else if from == position {
                sum += tops[it.next] + end - start;
                count += 1;
            }
        }
    }
    if count == 0 {
        tops[position]
    } else {
        sum / count
    }
}

fn lines(lines: &[String]) -> i32 {
    i32::try_from(lines.len()).unwrap_or(0) * LINE
}

/// Height of a box.
pub fn height(shape: &Shape) -> i32 {
    match &shape.kind {
        ShapeKind::Question(text) => {
            let rows: i32 = shape.rows.iter().map(|row| lines(&row.lines) + PAD).sum();
            lines(text) + 2 * PAD + rows
        }
        ShapeKind::Outcome(text) => lines(text) + 2 * PAD,
        ShapeKind::Passing => 2,
    }
}

/// Room below a box.
fn distance(shape: &Shape) -> i32 {
    match shape.kind {
        ShapeKind::Question(_) => 26,
        ShapeKind::Outcome(_) => 14,
        ShapeKind::Passing => 12,
    }
}

/// Where arrows enter a box, below its upper edge.
pub fn entry(shape: &Shape) -> i32 {
    match &shape.kind {
        ShapeKind::Question(text) => PAD + lines(text) / 2,
        ShapeKind::Outcome(_) | ShapeKind::Passing => height(shape) / 2,
    }
}

/// Where the arrow of a row leaves a box, below its upper edge.
pub fn exit(shape: &Shape, row: usize) -> i32 {
    match &shape.kind {
        ShapeKind::Question(_) => {
            let own = shape.rows.get(row).map_or(0, |row| lines(&row.lines) + PAD);
            top_of_row(shape, row) + own / 2
        }
        ShapeKind::Outcome(_) | ShapeKind::Passing => height(shape) / 2,
    }
}

/// The upper edge of a row, below that of its box.
pub fn top_of_row(shape: &Shape, row: usize) -> i32 {
    let above: i32 = shape
        .rows
        .iter()
        .take(row)
        .map(|row| lines(&row.lines) + PAD)
        .sum();
    let head = match &shape.kind {
        ShapeKind::Question(text) => lines(text) + 2 * PAD,
        ShapeKind::Outcome(_) | ShapeKind::Passing => 0,
    };
    head + above
}
