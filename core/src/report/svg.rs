//! The way of a packet as a picture: a box for each thing it visits.

use alloc::format;
use alloc::string::String;

use super::TraceReport;
use super::html::escaped;

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
    let title = escaped(&format!("{}{via}", report.verdict));
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
