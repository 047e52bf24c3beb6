//! Paragraphs broken into lines, and the way through them.

use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr as _;

use super::{Pane, Paragraph, Tone};
use crate::wizard::picker::Move;

/// One line of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// Which of the offered questions it belongs to.
    pub offer: Option<usize>,
    /// Whether it is the first of its paragraph.
    pub first: bool,
}

/// The paragraphs in lines of that width; continued lines keep the indent.
pub fn lines(paragraphs: &[Paragraph], width: u16) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut offers = 0;
    for paragraph in paragraphs {
        let offer = paragraph.opens.as_ref().map(|_| offers);
        offers += usize::from(offer.is_some());
        let mark = if offer.is_some() { "  " } else { "" };
        let text = format!("{mark}{}", paragraph.text);
        let spaces = text.chars().take_while(|sign| *sign == ' ').count();
        let hanging = hanging(text.trim_start());
        let indent = " ".repeat(spaces + hanging);
        let options = Options::new(usize::from(width.max(10)))
            .word_splitter(WordSplitter::NoHyphenation)
            .subsequent_indent(&indent);
        let line = |text: String, first: bool| Line {
            tone: paragraph.tone,
            text,
            offer,
            first,
        };
        if paragraph.amount.is_empty() {
            let broken = textwrap::wrap(&text, options).into_iter().enumerate();
            lines.extend(broken.map(|(index, text)| line(text.into_owned(), index == 0)));
        } else {
            lines.push(line(apart(&text, &paragraph.amount, width), true));
        }
    }
    lines
}

/// How far the lines after the first of a list's item are set in.
fn hanging(text: &str) -> usize {
    let (mark, _) = text.split_once(' ').unwrap_or_default();
    let number = mark
        .strip_suffix('.')
        .is_some_and(|number| number.parse::<u32>().is_ok());
    if mark == "-" || number {
        mark.len() + 1
    } else {
        0
    }
}

/// A name at the start and an amount at the end of a line.
fn apart(name: &str, amount: &str, width: u16) -> String {
    let gap = usize::from(width).saturating_sub(name.width() + amount.width());
    format!("{name}{}{amount}", " ".repeat(gap.max(1)))
}

/// The place after one key, where so many lines are seen.
///
/// The cursor goes to the next offered question once that is in sight, as links do in a pager;
/// until then the lines move.
pub fn scrolled(pane: Pane, lines: &[Line], height: usize, to: Move) -> Pane {
    let last_top = lines.len().saturating_sub(height);
    let page = height.saturating_sub(1).max(1);
    let top = pane.top.min(last_top);
    match to {
        Move::Up => step(
            pane,
            lines,
            height,
            top.saturating_sub(1),
            pane.cursor.checked_sub(1),
        ),
        Move::Down => step(
            pane,
            lines,
            height,
            (top + 1).min(last_top),
            Some(pane.cursor + 1),
        ),
        Move::PageUp => sight(pane, lines, height, top.saturating_sub(page)),
        Move::PageDown => sight(pane, lines, height, (top + page).min(last_top)),
        Move::First => sight(Pane { cursor: 0, ..pane }, lines, height, 0),
        Move::Last => {
            let offers = lines.iter().filter_map(|line| line.offer).max();
            let cursor = offers.unwrap_or(0);
            sight(Pane { cursor, ..pane }, lines, height, last_top)
        }
    }
}

fn step(pane: Pane, lines: &[Line], height: usize, top: usize, next: Option<usize>) -> Pane {
    let last_top = lines.len().saturating_sub(height);
    let seen = |top: usize| {
        let window = || lines.iter().skip(top).take(height);
        next.is_some_and(|next| window().any(|line| line.offer == Some(next)))
    };
    let here = pane.top.min(last_top);
    match next {
        Some(next) if seen(here) => Pane {
            cursor: next,
            top: here,
            ..pane
        },
        Some(next) if seen(top) => Pane {
            cursor: next,
            top,
            ..pane
        },
        Some(_) | None => Pane { top, ..pane },
    }
}

/// The lines from there, with the cursor on an offer that is in sight where there is one.
fn sight(pane: Pane, lines: &[Line], height: usize, top: usize) -> Pane {
    let window: Vec<usize> = lines
        .iter()
        .skip(top)
        .take(height)
        .filter_map(|line| line.offer)
        .collect();
    let cursor = match (window.first(), window.last()) {
        (Some(first), Some(last)) => pane.cursor.clamp(*first, *last),
        _ => pane.cursor,
    };
    Pane {
        top,
        cursor,
        ..pane
    }
}
