//! Pictures: the way of a packet, a box for each thing it visits; and an estate, a square for each subnet and
//! service.

use alloc::format;
use alloc::string::String;

use super::html::escaped;
use super::{MatrixReport, TraceReport};

/// How wide and high a box is, how far apart two are, and the margin around all, in pixels.
const BOX: (usize, usize, usize, usize) = (220, 44, 36, 24);

/// A whole way, from the top to the bottom.
#[must_use]
pub fn trace(report: &TraceReport) -> String {
    let (width, height, gap, margin) = BOX;
    let step = height.saturating_add(gap);
    let boxes = report.hops.len().saturating_mul(step);
    let tall = boxes.saturating_add(margin.saturating_mul(3));
    let wide = width.saturating_add(margin.saturating_mul(2));
    let via = report
        .via
        .as_ref()
        .map_or_else(String::new, |via| format!(", by {via}"));
    let title = escaped(&format!("{}{via}", word(report.verdict, report.decided)));
    let colour = if report.arrives() {
        "#1a7f37"
    } else {
        "#b42318"
    };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {wide} {tall}\" width=\"{wide}\" height=\"{tall}\" font-family=\"sans-serif\" font-size=\"13\">\n<title>{title}</title>\n<text x=\"{margin}\" y=\"{margin}\" font-weight=\"bold\" fill=\"{colour}\">{title}</text>\n"
    );
    let middle = wide / 2;
    let last = report.hops.len().saturating_sub(1);
    for (number, hop) in report.hops.iter().enumerate() {
        let top = margin
            .saturating_mul(2)
            .saturating_add(number.saturating_mul(step));
        let stops = number == last && !report.arrives();
        let line = if stops { "#b42318" } else { "#57606a" };
        let text = top.saturating_add(height / 2).saturating_add(5);
        svg.push_str(&format!(
            "<rect x=\"{margin}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"#f6f8fa\" stroke=\"{line}\"/>\n<text x=\"{middle}\" y=\"{text}\" text-anchor=\"middle\" fill=\"#1f2328\">{}</text>\n",
            escaped(hop)
        ));
        if number < last {
            let from = top.saturating_add(height);
            let to = from.saturating_add(gap);
            let tip = to.saturating_sub(7);
            let (left, right) = (middle.saturating_sub(4), middle.saturating_add(4));
            svg.push_str(&format!(
                "<path d=\"M{middle} {from}V{to}M{left} {tip}L{middle} {to}L{right} {tip}\" fill=\"none\" stroke=\"#57606a\"/>\n"
            ));
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// How wide the names of subnets are, and how wide and high a square is, in pixels.
const GRID: (usize, usize, usize) = (230, 90, 28);

/// A row for each subnet and a column for each service.
#[must_use]
pub fn matrix(report: &MatrixReport) -> String {
    let (names, width, height) = GRID;
    let margin = BOX.3;
    let columns = report.services.len();
    let rows = report.cells.len().checked_div(columns).unwrap_or(0);
    let wide = columns
        .saturating_mul(width)
        .saturating_add(names)
        .saturating_add(margin.saturating_mul(2));
    let tall = rows
        .saturating_add(2)
        .saturating_mul(height)
        .saturating_add(margin.saturating_mul(2));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {wide} {tall}\" width=\"{wide}\" height=\"{tall}\" font-family=\"sans-serif\" font-size=\"12\">\n<title>Subnets and services</title>\n"
    );
    let left = |column: usize| {
        let columns = column.saturating_mul(width);
        margin.saturating_add(names).saturating_add(columns)
    };
    let write = |svg: &mut String, x: usize, y: usize, words: &str| {
        let words = escaped(words);
        svg.push_str(&format!(
            "<text x=\"{x}\" y=\"{y}\" fill=\"#1f2328\">{words}</text>\n"
        ));
    };
    for (column, service) in report.services.iter().enumerate() {
        // A long name would run into the next one.
        let short: String = service.chars().take(13).collect();
        write(&mut svg, left(column), margin.saturating_add(14), &short);
    }
    for (row, cells) in report.cells.chunks(columns.max(1)).enumerate() {
        let top = row.saturating_add(1).saturating_mul(height);
        let top = top.saturating_add(margin);
        let base = top.saturating_add(17);
        let subnet = cells.first().map_or("", |it| it.subnet.as_str());
        let short: String = subnet.chars().take(32).collect();
        write(&mut svg, margin, base, &short);
        for (column, cell) in cells.iter().enumerate() {
            let (x, word) = (left(column), word(cell.verdict, cell.decided));
            let colour = match word {
                "private" => "#dafbe1",
                "public" => "#fff8c5",
                "unknown" => "#eaeef2",
                _ => "#ffebe9",
            };
            let (wide, high) = (width.saturating_sub(4), height.saturating_sub(4));
            svg.push_str(&format!(
                "<rect x=\"{x}\" y=\"{top}\" width=\"{wide}\" height=\"{high}\" rx=\"4\" fill=\"{colour}\"/>\n"
            ));
            write(&mut svg, x.saturating_add(8), base, word);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn word(verdict: &'static str, decided: bool) -> &'static str {
    if decided { verdict } else { "unknown" }
}
