//! The state on a screen. Views only read.

mod beside;
mod chart;
mod compare;
mod dialog;
mod footer;
pub mod frame;
mod line;
mod list;
mod question;
mod result;
pub mod words;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::layout::{Areas, areas};
use super::rules::Rules;
use super::state::{Dialog, Size, State, Step};
use super::theme::Theme;

/// What a view reads.
#[derive(Clone, Copy)]
pub struct Seen<'state> {
    /// Words and rules.
    pub rules: &'state Rules,
    /// What is shown.
    pub state: &'state State,
    /// How meanings look.
    pub theme: Theme,
}

/// Draws the whole screen.
pub fn view(seen: Seen<'_>, frame: &mut Frame<'_>) {
    let area = frame.area();
    let size = Size {
        width: area.width,
        height: area.height,
    };
    if !size.is_enough() {
        return frame::too_small(frame, "q leaves");
    }
    let areas = areas(size);
    header(seen, frame, &areas);
    match &seen.state.dialog {
        Some(Dialog::Chart(curves)) => {
            chart::draw(seen, frame, areas.body, curves);
            return footer::draw(seen, frame, areas.notice, areas.footer);
        }
        Some(Dialog::Compare(comparison)) => {
            compare::draw(seen, frame, areas.body, comparison);
            return footer::draw(seen, frame, areas.notice, areas.footer);
        }
        Some(Dialog::Help(_) | Dialog::Leave | Dialog::Typed(_) | Dialog::Replace(_)) | None => {}
    }
    if seen.state.dialog.is_some() {
        let menu = matches!(seen.state.step, Step::Menu(_));
        dialog::draw(seen, frame, if menu { areas.body } else { areas.main });
    } else if seen.state.trail.is_some() && areas.beside.is_none() {
        beside::trail(seen, frame, areas.main);
    } else {
        match &seen.state.step {
            Step::Menu(picker) => question::menu(seen, frame, areas.body, picker),
            Step::Question(asking) => question::draw(seen, frame, areas.main, asking),
            Step::Result => result::draw(seen, frame, size),
        }
    }
    let menu = matches!(seen.state.step, Step::Menu(_)) && seen.state.trail.is_none();
    if menu {
        return footer::draw(seen, frame, areas.notice, areas.footer);
    }
    if let Some(parts) = areas.beside {
        let bar = Line::styled(seen.theme.signs.vertical, seen.theme.muted());
        let bars = vec![bar; usize::from(parts.divider.height)];
        frame.render_widget(Paragraph::new(bars), parts.divider);
        beside::trail(seen, frame, parts.trail);
        beside::price(seen, frame, parts.price);
    }
    if let Some(brief) = areas.brief {
        beside::brief(seen, frame, brief);
    }
    footer::draw(seen, frame, areas.notice, areas.footer);
}

fn header(seen: Seen<'_>, frame: &mut Frame<'_>, areas: &Areas) {
    let decision = seen.state.facts.decision.as_deref();
    let title = decision
        .and_then(|decision| seen.rules.decision(decision))
        .map_or("", |decision| &decision.title);
    let spans = vec![
        Span::styled("Tollgate", seen.theme.heading()),
        Span::raw("  "),
        Span::raw(words::cut(
            title,
            usize::from(areas.header.width.saturating_sub(10)),
            seen.theme.signs.cut,
        )),
    ];
    frame.render_widget(Line::from(spans), areas.header);
    if let Some(rule) = areas.rule {
        let signs = seen.theme.signs.horizontal.repeat(usize::from(rule.width));
        frame.render_widget(Line::styled(signs, seen.theme.muted()), rule);
    }
}

/// Draws lines from the top of an area; what does not fit is not drawn.
pub fn draw_lines(frame: &mut Frame<'_>, area: Rect, lines: Vec<Line<'_>>) {
    frame.render_widget(Paragraph::new(lines), area);
}
