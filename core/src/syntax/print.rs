//! Rule files in their one layout: two spaces for each brace, two more where a statement goes on in
//! the next line, at most one empty line, none at the end. What stands on a line stays on it, and so
//! do comments; columns that someone aligned stay aligned.

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;

use super::parse_noting;
use super::word::At;
use crate::diagnostic::Diagnostic;

/// How far one level is indented.
const STEP: usize = 2;

/// The text in its one layout.
///
/// # Errors
/// Where the text does not follow the grammar.
pub fn formatted(text: &str) -> Result<String, Vec<Diagnostic>> {
    let starts = RefCell::new(Vec::new());
    let (_, mistakes) = parse_noting(text, 0, At::noting(text, &starts));
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let tokens = tokens(text);
    let mut starts = starts.into_inner();
    starts.sort_unstable();
    let mut written = String::new();
    let mut depth = 0_usize;
    // What each comment is about: the next token that is none.
    let mut about = alloc::vec![None; tokens.len()];
    let mut next = None;
    for (token, about) in tokens.iter().zip(&mut about).rev() {
        if token.kind != Kind::Comment {
            next = Some(token);
        }
        *about = next;
    }
    for (position, token) in tokens.iter().enumerate() {
        let newlines = token.gap.matches('\n').count();
        if position > 0 && newlines > 0 {
            written.push_str(if newlines > 1 { "\n\n" } else { "\n" });
            let about = about.get(position).copied().flatten();
            let levels = indentation(token, about, &starts, depth);
            written.push_str(&" ".repeat(levels.saturating_mul(STEP)));
        } else if position > 0 {
            let spaces = token
                .gap
                .chars()
                .map(|sign| if sign == '\t' { ' ' } else { sign });
            written.extend(spaces);
        }
        written.push_str(token.text);
        if token.kind == Kind::Plain {
            let count = |signs: [char; 2]| token.text.matches(signs).count();
            depth = depth
                .saturating_add(count(['{', '(']))
                .saturating_sub(count(['}', ')']));
        }
    }
    if !written.is_empty() {
        written.push('\n');
    }
    Ok(written)
}

/// How many levels the line that starts with a token is indented; a comment stands like what it is
/// about.
fn indentation(
    first: &Token<'_>,
    about: Option<&Token<'_>>,
    starts: &[u32],
    depth: usize,
) -> usize {
    let Some(token) = about else { return 0 };
    let closes = token.kind == Kind::Plain && token.text.starts_with(['}', ')']);
    let begins = starts.binary_search(&token.start).is_ok();
    match (closes, begins) {
        // A comment before a closing brace is still inside.
        (true, _) if first.kind == Kind::Comment => depth,
        (true, _) => depth.saturating_sub(1),
        (false, true) => depth,
        (false, false) => depth.saturating_add(1),
    }
}

/// A piece of text and the blanks before it.
struct Token<'text> {
    gap: &'text str,
    text: &'text str,
    start: u32,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Words and signs.
    Plain,
    /// A text in quotes or a citation: braces in it do not count.
    Quoted,
    /// A comment.
    Comment,
}

/// The pieces of a text that follows the grammar.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        let after_gap = rest.trim_start();
        let Some(gap) = rest.get(..rest.len().saturating_sub(after_gap.len())) else {
            break;
        };
        let Some(first) = after_gap.chars().next() else {
            break;
        };
        let (kind, length) = match first {
            '/' if after_gap.starts_with("//") => (
                Kind::Comment,
                after_gap.find('\n').unwrap_or(after_gap.len()),
            ),
            '"' => (Kind::Quoted, quoted_length(after_gap)),
            '[' => (
                Kind::Quoted,
                after_gap
                    .find(']')
                    .map_or(after_gap.len(), |end| end.saturating_add(1)),
            ),
            _ => (Kind::Plain, plain_length(after_gap)),
        };
        let (piece, after) = after_gap
            .split_at_checked(length)
            .unwrap_or((after_gap, ""));
        let start = u32::try_from(text.len().saturating_sub(after_gap.len())).unwrap_or(u32::MAX);
        let piece = if kind == Kind::Comment {
            piece.trim_end()
        } else {
            piece
        };
        tokens.push(Token {
            gap,
            text: piece,
            start,
            kind,
        });
        rest = after;
    }
    tokens
}

fn quoted_length(text: &str) -> usize {
    if let Some(body) = text.strip_prefix("\"\"\"") {
        return body
            .find("\"\"\"")
            .map_or(text.len(), |end| end.saturating_add(6));
    }
    let mut escaped = false;
    for (offset, sign) in text.char_indices().skip(1) {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return offset.saturating_add(1),
            _ => {}
        }
    }
    text.len()
}

/// Up to a blank, a text, a citation, or one sign of braces and the like.
fn plain_length(text: &str) -> usize {
    if text.starts_with(['{', '}', '(', ')']) {
        return 1;
    }
    let end = text
        .find(|sign: char| sign.is_whitespace() || "\"[{}()".contains(sign))
        .unwrap_or(text.len());
    let piece = text.get(..end).unwrap_or(text);
    piece.find("//").unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, layout: &str) {
        assert_eq!(formatted(written).as_deref(), Ok(layout));
        assert_eq!(formatted(layout).as_deref(), Ok(layout));
    }

    #[test]
    fn statements_stand_by_their_braces() {
        check(
            "choice a \"A?\" {\n    b   \"B\"\n // about c\n      c \"C\" help \"{\" }\n\n\n\nunit hour   // time",
            "choice a \"A?\" {\n  b   \"B\"\n  // about c\n  c \"C\" help \"{\" }\n\nunit hour   // time\n",
        );
    }

    #[test]
    fn what_goes_on_is_indented_further() {
        check(
            "decision d \"D?\" {\n outcome x \"X\" [s]\n ask a {\nwhen a is b:\nconclude x\nbecause \"y\" [s]\n}\n}\n// end",
            "decision d \"D?\" {\n  outcome x \"X\" [s]\n  ask a {\n    when a is b:\n      conclude x\n      because \"y\" [s]\n  }\n}\n// end\n",
        );
    }

    #[test]
    fn mistakes_are_reported_instead() {
        assert!(formatted("unit").is_err());
        assert_eq!(formatted("").as_deref(), Ok(""));
    }
}
