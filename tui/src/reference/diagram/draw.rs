//! The picture as SVG. Its colours are those of the page's style sheet.

use tollgate_core::model::Decision;

use super::place::{GAP, LINE, MARGIN, PAD, Places, WIDTH, entry, exit, height, top_of_row};
use super::{Shape, ShapeKind};
use crate::reference::html::escape;

/// The picture with its title and what it shows in a sentence.
pub fn picture(decision: &Decision, shapes: &[Shape], places: &Places) -> String {
    let (width, height) = (places.width, places.height);
    let asked = shapes
        .iter()
        .filter(|shape| matches!(shape.kind, ShapeKind::Question(_)));
    let (asked, ends) = (asked.count(), decision.outcomes.len());
    let title = escape(&decision.title);
    let mut svg = format!(
        "<svg class=\"diagram\" role=\"img\" aria-labelledby=\"diagram--title diagram--description\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n\
         <title id=\"diagram--title\">Diagram: {title}</title>\n\
         <desc id=\"diagram--description\">{asked} boxes with a question lead from left to right to \
         {ends} outcomes. The list of branches below says the same in words.</desc>\n\
         <defs><marker id=\"diagram--arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" \
         markerHeight=\"8\" orient=\"auto\"><path class=\"tip\" d=\"M0 0L8 4L0 8z\"/></marker></defs>\n"
    );
    // Arrows come first, so that boxes lie above them.
    for (position, shape) in shapes.iter().enumerate() {
        for (row, it) in shape.rows.iter().enumerate() {
            let next = &shapes[it.next];
            let start = (right(shape), places.tops[position] + exit(shape, row));
            let end = (left(next), places.tops[it.next] + entry(next));
            svg += &arrow(start, end, &shape.kind, &next.kind);
        }
    }
    for (position, shape) in shapes.iter().enumerate() {
        svg += &drawn(shape, places.tops[position]);
    }
    svg + "</svg>\n"
}

fn left(shape: &Shape) -> i32 {
    MARGIN + i32::try_from(shape.layer).unwrap_or(0) * (WIDTH + GAP)
}

fn right(shape: &Shape) -> i32 {
    left(shape) + WIDTH
}

fn arrow(start: (i32, i32), end: (i32, i32), from: &ShapeKind, to: &ShapeKind) -> String {
    let (first, bend) = match from {
        // The way past a layer is part of the arrow.
        ShapeKind::Passing => (start.0 - WIDTH, format!("H{}", start.0)),
        ShapeKind::Question(_) | ShapeKind::Outcome(_) => (start.0, String::new()),
    };
    let tip = match to {
        ShapeKind::Passing => "",
        ShapeKind::Question(_) | ShapeKind::Outcome(_) => " marker-end=\"url(#diagram--arrow)\"",
    };
    let middle = i32::midpoint(start.0, end.0);
    format!(
        "<path class=\"arrow\" d=\"M{first} {}{bend}C{middle} {} {middle} {} {} {}\"{tip}/>\n",
        start.1, start.1, end.1, end.0, end.1
    )
}

fn drawn(shape: &Shape, top: i32) -> String {
    let (left, high) = (left(shape), height(shape));
    let frame = |class: &str, round: i32| {
        format!(
            "<rect class=\"{class}\" x=\"{left}\" y=\"{top}\" width=\"{WIDTH}\" height=\"{high}\" rx=\"{round}\"/>\n"
        )
    };
    match &shape.kind {
        ShapeKind::Passing => String::new(),
        ShapeKind::Outcome(text) => frame("end", 12) + &lines(text, "", left, top + PAD),
        ShapeKind::Question(text) => {
            let mut svg = frame("ask", 3) + &lines(text, "asked", left, top + PAD);
            for (row, it) in shape.rows.iter().enumerate() {
                let edge = top + top_of_row(shape, row);
                let end = left + WIDTH;
                svg += &format!("<path class=\"rule\" d=\"M{left} {edge}H{end}\"/>\n");
                svg += &lines(&it.lines, "", left, edge + PAD / 2);
            }
            svg
        }
    }
}

/// Lines of text, the first with its upper edge here.
fn lines(lines: &[String], class: &str, left: i32, top: i32) -> String {
    let class = if class.is_empty() {
        String::new()
    } else {
        format!(" class=\"{class}\"")
    };
    let mut svg = String::new();
    let mut base = top + LINE - 4;
    for line in lines {
        svg += &format!(
            "<text{class} x=\"{}\" y=\"{base}\">{}</text>\n",
            left + PAD,
            escape(line)
        );
        base += LINE;
    }
    svg
}
