//! From text to what was written: one tree for each item, and every mistake of the file.
//!
//! The grammar is described in `specs/LANGUAGE.md`. An item starts in the first column, so that a
//! mistake in one item never hides those of the next.

mod billed;
mod blueprint;
mod catalogue;
mod check;
mod decision;
mod example;
mod expected;
mod expression;
mod item;
mod placement;
mod print;
mod question;
mod tariff;
pub mod tree;
mod word;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, Span};
use expected::{Expected, Parsed};
pub use item::ITEMS;
pub use print::formatted;
use tree::Written;
use word::{At, blank};

/// The longest spec file that is read, in bytes.
const LONGEST: usize = 4 << 20;

/// The most mistakes that are reported of one file.
const MOST_MISTAKES: usize = 100;

/// Reads one spec text; `file` is its number in the diagnostics' places.
#[must_use]
pub fn parse(text: &str, file: u16) -> (Vec<Written>, Vec<Diagnostic>) {
    parse_noting(text, file, At::new(text))
}

/// Reads a text with parsers that may note where pieces start.
fn parse_noting(text: &str, file: u16, at: At<'_>) -> (Vec<Written>, Vec<Diagnostic>) {
    if text.len() > LONGEST {
        let message = format!("the file is longer than {LONGEST} bytes");
        let diagnostic = Diagnostic::error(
            Code::Limit,
            Place {
                file,
                span: Span::default(),
            },
            message,
        );
        return (
            Vec::new(),
            alloc::vec![diagnostic.help("split it into several files")],
        );
    }
    let mut items = Vec::new();
    let mut diagnostics = Vec::new();
    let mut rest = skip_blank(text);
    while !rest.is_empty() {
        at.piece(rest);
        match item::written(at, rest) {
            Ok((after, item)) => {
                items.push(item);
                rest = skip_blank(after);
            }
            Err(nom::Err::Error(expected) | nom::Err::Failure(expected)) => {
                let diagnostic = expected.diagnostic(text, file);
                diagnostics.push(if diagnostics.len() < MOST_MISTAKES {
                    diagnostic
                } else {
                    let message = format!("more than {MOST_MISTAKES} mistakes in one file");
                    Diagnostic {
                        code: Code::Limit,
                        message,
                        ..diagnostic
                    }
                });
                if diagnostics.len() > MOST_MISTAKES {
                    break;
                }
                rest = skip_to_next_item(text, &expected, rest);
            }
            // Only streaming parsers ask for more, and none is used.
            Err(nom::Err::Incomplete(_)) => break,
        }
    }
    (items, diagnostics)
}

fn skip_blank(text: &str) -> &str {
    let skipped: Parsed<'_, ()> = blank(text);
    skipped.map_or(text, |(rest, ())| rest)
}

/// The text from the next line on that starts an item: the one that the mistake was found in, where an
/// item before it is not closed, or else one past it.
fn skip_to_next_item<'text>(text: &'text str, expected: &Expected, item: &'text str) -> &'text str {
    let item_start = text.len().saturating_sub(item.len());
    let mistake = text
        .len()
        .saturating_sub(expected.rest)
        .max(item_start.saturating_add(1));
    let mut rest = text.get(mistake..).unwrap_or("");
    if !text.is_char_boundary(mistake) {
        rest = text
            .get(item_start..)
            .and_then(|item| item.split_once('\n'))
            .map_or("", |(_, rest)| rest);
    }
    let line = text.get(..mistake).and_then(|before| before.rfind('\n'));
    let line = line.map_or(0, |end| end.saturating_add(1));
    if line > item_start
        && let Some(own) = text.get(line..).filter(|own| starts_item(own))
    {
        return own;
    }
    while let Some((_, line)) = rest.split_once('\n') {
        rest = line;
        if starts_item(line) {
            return line;
        }
    }
    ""
}

/// Whether an item starts with this line.
pub fn starts_item(line: &str) -> bool {
    line.starts_with(|first: char| first.is_ascii_alphabetic())
}

/// How a piece of the text is quoted in a message: its first line, shortened.
fn excerpt(text: &str) -> String {
    let word: String = text
        .chars()
        .take_while(|sign| !sign.is_whitespace())
        .take(24)
        .collect();
    if word.is_empty() {
        String::from("the end of the file")
    } else {
        format!("`{word}`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_mistakes_is_not_read_to_its_end() {
        let (items, mistakes) = parse(&"unit ?\n".repeat(100_000), 0);
        assert!(items.is_empty());
        assert_eq!(mistakes.len(), MOST_MISTAKES + 1);
        assert!(mistakes.last().is_some_and(|last| last.code == Code::Limit));
    }
}
