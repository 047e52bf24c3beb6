//! Where everything stands on a screen of a given size.

use ratatui::layout::Rect;

use super::state::Size;

/// From this many columns on, trail and price stand beside the question.
const BESIDE: u16 = 76;
/// From this many lines on, rules set the parts off.
const ROOMY: u16 = 16;

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// The name of the decision.
    pub header: Rect,
    /// The rule under it.
    pub rule: Option<Rect>,
    /// Everything between the header and the keys.
    pub body: Rect,
    /// The question or the result.
    pub main: Rect,
    /// Trail and price beside it.
    pub beside: Option<Beside>,
    /// Trail and price in a line each, where there is no room beside.
    pub brief: Option<Rect>,
    /// What the last key did.
    pub notice: Rect,
    /// The keys.
    pub footer: Rect,
}

/// The parts beside the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// The column between.
    pub divider: Rect,
    /// The answers so far.
    pub trail: Rect,
    /// The price.
    pub price: Rect,
}

/// The parts of a screen of that size.
pub fn areas(size: Size) -> Areas {
    let Size { width, height } = size;
    let line = |y: u16, lines: u16| {
        Rect::new(0, y.min(height), width, lines.min(height.saturating_sub(y)))
    };
    let roomy = height >= ROOMY;
    let top = if roomy { 2 } else { 1 };
    let wide = width >= BESIDE;
    let brief = if wide { 0 } else { 2 };
    let bottom = height.saturating_sub(2);
    let body = line(top, bottom.saturating_sub(top + brief));
    let (main, beside) = if wide {
        let (main, beside) = halves(body);
        (main, Some(beside))
    } else {
        (inset(body), None)
    };
    Areas {
        header: inset(line(0, 1)),
        rule: roomy.then(|| line(1, 1)),
        body: inset(line(top, bottom.saturating_sub(top))),
        main,
        beside,
        brief: (!wide).then(|| inset(line(bottom.saturating_sub(2), 2))),
        notice: inset(line(bottom, 1)),
        footer: inset(line(bottom + 1, 1)),
    }
}

/// The part of the result under its list of sections.
pub fn section(size: Size) -> Rect {
    let main = areas(size).main;
    Rect {
        y: main.y.saturating_add(2).min(main.bottom()),
        height: main.height.saturating_sub(2),
        ..main
    }
}

fn halves(body: Rect) -> (Rect, Beside) {
    let wide = (body.width * 2 / 5).clamp(30, 52);
    let left = body.width.saturating_sub(wide);
    let right = Rect {
        x: left,
        width: wide,
        ..body
    };
    let price = right.height / 2;
    let beside = Beside {
        divider: Rect {
            x: left.saturating_sub(1),
            width: 1,
            ..body
        },
        trail: inset(Rect {
            height: right.height - price,
            ..right
        }),
        price: inset(Rect {
            y: right.y + right.height - price,
            height: price,
            ..right
        }),
    };
    let main = Rect {
        width: left.saturating_sub(1),
        ..body
    };
    (inset(main), beside)
}

/// The area without its first and last column.
fn inset(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1).min(area.right()),
        width: area.width.saturating_sub(2),
        ..area
    }
}
