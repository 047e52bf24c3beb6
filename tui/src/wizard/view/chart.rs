//! The chart of the result: curves as lines, each with its letter at its end; in a terminal without
//! other signs, drawn of the letters themselves.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::Marker;
use ratatui::text::{Line, Span};
use ratatui::widgets::canvas::{Canvas, Line as Stroke};
use tollgate_core::price::{Curve, Curves};
use tollgate_core::quantity::Decimal;

use super::words::wrapped;
use super::{Seen, draw_lines};
use crate::wizard::chart::{LETTERS, largest, legend, named, table};
use crate::wizard::theme::Signs;

/// Fewer lines than this for the drawing show the table instead.
const LEAST_HEIGHT: u16 = 6;

/// Draws the curves over the whole area, with their names below.
pub fn draw(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect, curves: &Curves) {
    let title = format!("Cost a month in USD, over {} a month", curves.unit);
    let mut below: Vec<Line<'_>> = Vec::new();
    for said in legend(curves) {
        below.extend(wrapped(&said, area.width).into_iter().map(Line::raw));
    }
    let names = u16::try_from(below.len()).unwrap_or(u16::MAX);
    let height = area.height.saturating_sub(names.saturating_add(3));
    let mut lines = vec![Line::styled(title, seen.theme.heading())];
    if height < LEAST_HEIGHT {
        // The table has a line for each crossing.
        lines.extend(named(curves).into_iter().map(Line::raw));
        lines.extend(table(curves).into_iter().map(Line::raw));
        return draw_lines(frame, area, lines);
    }
    draw_lines(frame, area, lines);
    let top = axis(largest(curves));
    let labels = [top.as_str(), "0"];
    let margin = u16::try_from(labels[0].len() + 1).unwrap_or(8);
    let plot = Rect {
        x: area.x + margin.min(area.width / 2),
        y: area.y + 1,
        width: area.width.saturating_sub(margin + 1),
        height,
    };
    let y_axis = |y: u16, text: &str| Rect {
        x: area.x,
        y,
        width: u16::try_from(text.len()).unwrap_or(0).min(area.width),
        height: 1,
    };
    draw_lines(
        frame,
        y_axis(plot.y, labels[0]),
        vec![Line::styled(top.clone(), seen.theme.muted())],
    );
    draw_lines(
        frame,
        y_axis(plot.bottom() - 1, "0"),
        vec![Line::styled("0", seen.theme.muted())],
    );
    match seen.theme.signs {
        Signs::LINES => canvas(seen, frame, plot, curves),
        _ => draw_lines(frame, plot, letters(curves, plot)),
    }
    let end = format!("{} {}", curves.end.shortest(), curves.unit);
    let gap = usize::from(plot.width).saturating_sub(end.len() + 1);
    let bottom = Rect {
        y: plot.bottom(),
        height: 1,
        ..plot
    };
    let ends = format!("0{}{end}", " ".repeat(gap));
    draw_lines(frame, bottom, vec![Line::styled(ends, seen.theme.muted())]);
    let names = Rect {
        y: (plot.bottom() + 2).min(area.bottom()),
        height: area.bottom().saturating_sub(plot.bottom() + 2),
        ..area
    };
    draw_lines(frame, names, below);
}

fn canvas(seen: Seen<'_>, frame: &mut Frame<'_>, plot: Rect, curves: &Curves) {
    let (wide, high) = (number(curves.end), number(largest(curves)).max(0.01));
    let colour = |index: usize| seen.theme.curve(index);
    let canvas = Canvas::default()
        .marker(Marker::Braille)
        .x_bounds([0.0, wide])
        .y_bounds([0.0, high])
        .paint(|context| {
            for (index, curve) in curves.curves.iter().enumerate() {
                for pair in curve.points.windows(2) {
                    if let [from, to] = pair {
                        context.draw(&Stroke {
                            x1: number(from.0),
                            y1: number(from.1),
                            x2: number(to.0),
                            y2: number(to.1),
                            color: colour(index),
                        });
                    }
                }
            }
            context.layer();
            for (index, (letter, curve)) in LETTERS.iter().zip(&curves.curves).enumerate() {
                let style = Style::new().fg(colour(index));
                // Letters stand apart where curves end at one place.
                let place = wide * (1.0 - 0.04 * index as f64);
                context.print(
                    place,
                    value(curve, place),
                    Span::styled(letter.to_string(), style),
                );
            }
            for crossing in &curves.crossings {
                let at: f64 = crossing.at.parse().unwrap_or(0.0);
                let curve = curves.curves.iter().find(|it| it.name == crossing.below);
                if let Some(curve) = curve {
                    context.print(
                        at,
                        value(curve, at),
                        Span::styled("x", seen.theme.heading()),
                    );
                }
            }
        });
    frame.render_widget(canvas, plot);
}

/// The curves as lines of letters; where two are at one place, the first is seen.
fn letters(curves: &Curves, plot: Rect) -> Vec<Line<'static>> {
    let (width, height) = (usize::from(plot.width), usize::from(plot.height));
    let (wide, high) = (number(curves.end), number(largest(curves)).max(0.01));
    let mut rows = vec![vec![' '; width]; height];
    for column in 0..width {
        let place = wide * column as f64 / (width.max(2) - 1) as f64;
        for (letter, curve) in LETTERS.iter().zip(&curves.curves) {
            let share = (value(curve, place) / high).clamp(0.0, 1.0);
            let row = ((1.0 - share) * (height.max(2) - 1) as f64).round() as usize;
            if let Some(cell @ ' ') = rows.get_mut(row).and_then(|row| row.get_mut(column)) {
                *cell = *letter;
            }
        }
    }
    for crossing in &curves.crossings {
        let at: f64 = crossing.at.parse().unwrap_or(0.0);
        let curve = curves.curves.iter().find(|it| it.name == crossing.below);
        let share = curve.map_or(0.0, |curve| value(curve, at) / high);
        let row = ((1.0 - share) * (height.max(2) - 1) as f64).round() as usize;
        let column = (at / wide * (width.max(2) - 1) as f64).round() as usize;
        if let Some(cell) = rows.get_mut(row).and_then(|row| row.get_mut(column)) {
            *cell = 'x';
        }
    }
    rows.into_iter()
        .map(|row| Line::raw(row.into_iter().collect::<String>()))
        .collect()
}

/// What a curve is worth at a place: straight between its points.
fn value(curve: &Curve, place: f64) -> f64 {
    let mut before = (0.0, 0.0);
    for point in &curve.points {
        let (x, y) = (number(point.0), number(point.1));
        if x >= place {
            let share = if x > before.0 {
                (place - before.0) / (x - before.0)
            } else {
                1.0
            };
            return before.1 + (y - before.1) * share;
        }
        before = (x, y);
    }
    before.1
}

/// An amount as the axis says it: without cents from a hundred on.
fn axis(amount: Decimal) -> String {
    let cents = amount.to_cents();
    match cents.split_once('.') {
        Some((whole, _)) if whole.len() > 2 => whole.to_string(),
        Some(_) | None => cents,
    }
}

/// A number to draw with: on a screen of some hundred dots its last digits are not seen.
fn number(decimal: Decimal) -> f64 {
    decimal.to_string().parse().unwrap_or(0.0)
}
