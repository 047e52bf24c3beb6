//! The screen: the fields, the way as boxes, its steps, and the table of who gets where. Views only read.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use tollgate_core::report::{TraceReport, TraceStep};
use unicode_width::UnicodeWidthStr as _;

use super::keys::named;
use super::map::{FIELDS, Map, Panel};
use crate::wizard::theme::Theme;
use crate::wizard::view::frame::{footer, halves, name, too_small};
use crate::wizard::view::words::{around, between, cut, wrapped};

/// From this many columns on, steps or table stand beside the way.
const BESIDE: u16 = 76;

/// What the keys do.
const HELP: [&str; 10] = [
    "Up, Down         another field, or scroll",
    "PgUp, PgDn       the next start: instances, subnets, interfaces, outside",
    "Tab, Shift-Tab   the fields, the steps, every subnet to every service",
    "Esc              back to the fields; Ctrl-Q leaves",
    "",
    "to               a host name or an address, perhaps with : and a port",
    "protocol         tcp, udp, icmp, any, or a number",
    "try              changes with spaces between, such as vpc-1.dns-hostnames=no,",
    "                 vpc-1.gateway-endpoint=SERVICE, subnet-1.route-table=rtb-2,",
    "                 rtb-1.route=10.0.0.0/8@tgw-1",
];

/// What a view reads.
#[derive(Clone, Copy)]
pub struct Seen<'map> {
    /// What is shown.
    pub map: &'map Map,
    /// How meanings look.
    pub theme: Theme,
}

/// Draws the whole screen.
pub fn view(seen: Seen<'_>, frame: &mut Frame<'_>) {
    let area = frame.area();
    if !seen.map.size.is_enough() {
        return too_small(frame, "Ctrl-Q leaves");
    }
    let [width, height] = [area.width, area.height];
    name(seen.theme, frame, "Where packets go");
    let body = Rect::new(0, 2, width, height - 4);
    if seen.map.help {
        let lines = HELP.iter().flat_map(|said| wrapped(said, width));
        draw(frame, body, lines.map(Line::raw).collect());
    } else if width >= BESIDE {
        let (left, right) = halves(seen.theme, frame, body, width * 9 / 20);
        fields(seen, frame, left);
        beside(seen, frame, right);
    } else {
        match seen.map.panel {
            Panel::Fields => fields(seen, frame, body),
            Panel::Steps | Panel::All => beside(seen, frame, body),
        }
    }
    let below = Rect::new(0, height - 2, width, 2);
    footer(seen.theme, frame, below, ("", named(seen.map)));
}

/// How many things can be scrolled through.
pub fn lines_of(map: &Map) -> usize {
    match map.panel {
        Panel::All => map.all.as_ref().map_or(0, |it| it.cells.len()),
        Panel::Fields | Panel::Steps => map.way.as_ref().map_or(0, |it| it.steps.len()),
    }
}

/// The fields, what they come to, and the way as boxes.
fn fields(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect) {
    let map = seen.map;
    let width = usize::from(area.width);
    let mut lines = Vec::new();
    for (row, (title, _)) in FIELDS.iter().enumerate() {
        let edited = map.panel == Panel::Fields && row == map.row;
        let name = format!("{title:<9}");
        let room = width.saturating_sub(name.width() + 1);
        let style = if edited {
            seen.theme.key()
        } else {
            seen.theme.muted()
        };
        let cursor = map.line.input.visual_cursor();
        let text = if edited {
            around(map.line.input.value(), cursor, room)
        } else {
            cut(map.text(row), room, seen.theme.signs.cut)
        };
        lines.push(Line::from(vec![
            Span::styled(name.clone(), style),
            Span::raw(text),
        ]));
        if edited {
            let x = area.x + u16::try_from(name.width() + cursor.min(room)).unwrap_or(0);
            let y = area.y + u16::try_from(row).unwrap_or(0);
            frame.set_cursor_position(Position::new(x, y));
        }
    }
    lines.push(Line::raw(""));
    match &map.way {
        Some(way) => lines.extend(picture(seen, way, area.width)),
        None => {
            for why in &map.wrong {
                let said = wrapped(why, area.width).into_iter();
                lines.extend(said.map(|line| Line::styled(line, seen.theme.caution())));
            }
        }
    }
    draw(frame, area, lines);
}

/// What a way comes to, and what it visits, one under the other.
fn picture(seen: Seen<'_>, way: &TraceReport, width: u16) -> Vec<Line<'static>> {
    let style = if way.arrives() {
        seen.theme.good()
    } else {
        seen.theme.wrong()
    };
    let mut lines = Vec::new();
    for said in summary(way) {
        let said = wrapped(&said, width).into_iter();
        lines.extend(said.map(|line| Line::styled(line, style)));
    }
    lines.push(Line::raw(""));
    let last = way.hops.len().saturating_sub(1);
    for (number, hop) in way.hops.iter().enumerate() {
        let stops = number == last && !way.arrives();
        let sign = if stops {
            "x"
        } else {
            seen.theme.signs.vertical
        };
        if number > 0 {
            lines.push(Line::styled(format!("  {sign}"), seen.theme.muted()));
        }
        let room = usize::from(width).saturating_sub(4);
        let name = format!("[ {} ]", cut(hop, room, seen.theme.signs.cut));
        let style = if stops { style } else { Style::new() };
        lines.push(Line::styled(name, style));
    }
    lines
}

/// What a way comes to, in sentences.
pub fn summary(way: &TraceReport) -> Vec<String> {
    let word = if way.decided {
        way.verdict
    } else {
        "nobody can tell"
    };
    let via = way.via.as_ref();
    let mut said = vec![match via {
        Some(via) => format!("= {word}, by {via}"),
        None => format!("= {word}"),
    }];
    if let Some(before) = &way.before {
        let via = before.via.as_deref().unwrap_or("nothing");
        said.push(format!("before: {}, by {via}", before.verdict));
    }
    if let Some(cost) = &way.cost_per_gb {
        said.push(format!("USD {cost} for each GB"));
    }
    said
}

/// The steps, or the table.
fn beside(seen: Seen<'_>, frame: &mut Frame<'_>, area: Rect) {
    let (title, lines) = match (seen.map.panel, &seen.map.way) {
        (Panel::All, _) => ("Every subnet to every service", table(seen, area.width)),
        (Panel::Fields | Panel::Steps, Some(way)) => ("Steps", steps(seen, way, area.width)),
        (Panel::Fields | Panel::Steps, None) => ("Steps", Vec::new()),
    };
    let style = if seen.map.panel == Panel::Fields {
        seen.theme.heading()
    } else {
        seen.theme.cursor()
    };
    let mut all = vec![Line::styled(title, style)];
    all.extend(lines);
    draw(frame, area, all);
}

fn steps(seen: Seen<'_>, way: &TraceReport, width: u16) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for step in way.steps.iter().skip(seen.map.top) {
        let style = match step.result {
            "stop" => seen.theme.wrong(),
            "note" => seen.theme.caution(),
            _ => Style::new(),
        };
        let said = wrapped(&sentence(step), width).into_iter();
        lines.extend(said.map(|line| Line::styled(line, style)));
    }
    for missing in &way.not_evaluated {
        let said = wrapped(&format!("? not evaluated: {missing}"), width);
        let style = seen.theme.caution();
        lines.extend(said.into_iter().map(|line| Line::styled(line, style)));
    }
    lines
}

/// A step with its sign, its code, and where it stands.
pub fn sentence(step: &TraceStep) -> String {
    let sign = match step.result {
        "stop" => "x",
        "note" => "!",
        _ => "+",
    };
    let code = step.code.as_ref();
    let code = code.map_or_else(String::new, |code| format!(" [{code}]"));
    let place = step.place.as_ref();
    let place = place.map_or_else(String::new, |it| format!(" ({}:{})", it.file, it.line));
    format!("{sign} {}: {}{code}{place}", step.stage, step.detail)
}

fn table(seen: Seen<'_>, width: u16) -> Vec<Line<'static>> {
    let Some(all) = &seen.map.all else {
        return seen.map.wrong.iter().cloned().map(Line::raw).collect();
    };
    let sum = &all.summary;
    let mut lines = vec![Line::raw(format!(
        "private {}, public {}, blocked {}, unresolved {}, unreachable {}",
        sum.private, sum.public, sum.blocked, sum.unresolved, sum.unreachable
    ))];
    for cell in all.cells.iter().skip(seen.map.top) {
        let word = if cell.decided {
            cell.verdict
        } else {
            "unknown"
        };
        let style = match word {
            "private" => seen.theme.good(),
            "public" => seen.theme.caution(),
            "unknown" => seen.theme.muted(),
            _ => seen.theme.wrong(),
        };
        let changes = all.changed.iter().flatten();
        let mut same = changes.filter(|it| it.subnet == cell.subnet && it.service == cell.service);
        let was = same
            .next()
            .map(|it| format!(" (was {})", it.before.verdict));
        let way = format!("{} to {}", cell.subnet, cell.service);
        let end = format!("{word}{}", was.unwrap_or_default());
        lines.push(Line::styled(
            between(&way, &end, usize::from(width), seen.theme.signs.cut),
            style,
        ));
    }
    lines
}

fn draw(frame: &mut Frame<'_>, area: Rect, lines: Vec<Line<'_>>) {
    frame.render_widget(Paragraph::new(lines), area);
}
