//! The smallest pieces: blanks, names, texts, numbers, days and citations.

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;

use nom::Parser as _;
use nom::bytes::complete::{tag, take_while};
use nom::combinator::{cut, opt};
use nom::multi::{many0, separated_list1};

use super::expected::{Parsed, fail, stop};
use super::tree::{Citation, Name, Text};
use crate::date::Date;
use crate::model::Period;
use crate::quantity::Decimal;
use crate::source::{Span, Spanned};

/// Knows the length of the whole text, so that every remainder tells its offset; on demand it notes
/// where each piece between braces starts, for the formatter.
#[derive(Debug, Clone, Copy)]
pub struct At<'note> {
    length: usize,
    starts: Option<&'note RefCell<Vec<u32>>>,
}

impl<'note> At<'note> {
    /// For the parsers of this text.
    pub const fn new(text: &str) -> Self {
        Self {
            length: text.len(),
            starts: None,
        }
    }

    /// The same, noting where pieces start.
    pub const fn noting(text: &str, starts: &'note RefCell<Vec<u32>>) -> Self {
        Self {
            length: text.len(),
            starts: Some(starts),
        }
    }

    /// The stretch between two remainders.
    pub fn span(self, before: &str, after: &str) -> Span {
        Span::new(
            self.length.saturating_sub(before.len()),
            self.length.saturating_sub(after.len()),
        )
    }

    /// Notes that a piece starts here.
    pub fn piece(self, rest: &str) {
        if let Some(starts) = self.starts {
            starts.borrow_mut().push(self.span(rest, rest).start);
        }
    }
}

/// White space and `// comments`.
pub fn blank(text: &str) -> Parsed<'_, ()> {
    let mut rest = text.trim_start();
    while rest.starts_with("//") {
        rest = rest
            .split_once('\n')
            .map_or("", |(_, after)| after)
            .trim_start();
    }
    Ok((rest, ()))
}

/// `{`, `:`, `,` and the like.
pub fn sign<'text>(
    sign: &'static str,
    what: &'static str,
) -> impl FnMut(&'text str) -> Parsed<'text, ()> {
    move |text| match text.strip_prefix(sign) {
        Some(rest) => blank(rest),
        None => fail(text, what),
    }
}

/// One word of the language, such as `because`.
pub fn keyword<'text>(word: &'static str) -> impl FnMut(&'text str) -> Parsed<'text, ()> {
    move |text| match text.starts_with(word).then(|| split_name(text)).flatten() {
        Some((found, rest)) if found == word => blank(rest),
        Some(_) | None => fail(text, word),
    }
}

/// `ecr.api`, `aws:SourceVpc`, `private-dns`.
pub fn name<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Name> {
    match split_name(text) {
        Some((found, rest)) => {
            let name = Spanned::new(String::from(found), at.span(text, rest));
            let (rest, ()) = blank(rest)?;
            Ok((rest, name))
        }
        None => fail(text, "a name"),
    }
}

/// The name at the start of the text: dots, dashes and colons belong to it inside, not at its end.
pub fn split_name(text: &str) -> Option<(&str, &str)> {
    let mut signs = text.bytes().peekable();
    signs.next_if(u8::is_ascii_alphabetic)?;
    let mut end: usize = 1;
    while let Some(sign) = signs.next() {
        let inside = match sign {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => true,
            b'-' | b'.' | b':' | b'/' => signs.peek().is_some_and(u8::is_ascii_alphanumeric),
            _ => false,
        };
        if !inside {
            break;
        }
        end = end.saturating_add(1);
    }
    text.split_at_checked(end)
}

/// `a, b, c`
pub fn names<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Vec<Name>> {
    separated_list1(sign(",", "`,`"), |text| name(at, text)).parse(text)
}

/// Where a stretch of plain signs in a text ends.
const ENDS: [char; 3] = ['"', '\\', '\n'];

/// `"..."` or a `"""` block.
pub fn string<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Text> {
    if let Some(body) = text.strip_prefix("\"\"\"") {
        return block(at, text, body);
    }
    let Some(body) = text.strip_prefix('"') else {
        return fail(text, "a text in quotes");
    };
    let mut value = String::new();
    let mut rest = body;
    while let Some((plain, from)) = rest.find(ENDS).and_then(|end| rest.split_at_checked(end)) {
        value.push_str(plain);
        let mut signs = from.chars();
        match signs.next() {
            Some('"') => {
                let rest = signs.as_str();
                let string = Spanned::new(value, at.span(text, rest));
                let (rest, ()) = blank(rest)?;
                return Ok((rest, string));
            }
            Some('\\') => match signs.next() {
                Some('n') => value.push('\n'),
                // An escaped brace stays escaped until templates are split.
                Some('{') => value.push_str("\\{"),
                Some(escaped @ ('"' | '\\')) => value.push(escaped),
                _ => return stop(from, "an escape", "known escapes are \\\" \\\\ \\n and \\{"),
            },
            _ => break,
        }
        rest = signs.as_str();
    }
    stop(
        text,
        "a text that ends on its line",
        "close it with `\"`, or use a `\"\"\"` block",
    )
}

fn block<'text>(at: At<'_>, text: &'text str, body: &'text str) -> Parsed<'text, Text> {
    let Some((inside, rest)) = body.split_once("\"\"\"") else {
        return stop(text, "a text block that ends", "close it with `\"\"\"`");
    };
    let lines = inside.strip_prefix('\n').unwrap_or(inside).trim_end();
    let margin = lines
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len().saturating_sub(line.trim_start().len()))
        .min()
        .unwrap_or(0);
    let dedented: Vec<&str> = lines
        .lines()
        .map(|line| line.get(margin..).unwrap_or(""))
        .collect();
    let string = Spanned::new(dedented.join("\n"), at.span(text, rest));
    let (rest, ()) = blank(rest)?;
    Ok((rest, string))
}

/// `0.01`, `1_048_576`, `-5`
pub fn number<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Spanned<Decimal>> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let whole: Parsed<'_, &str> =
        take_while(|sign: char| sign.is_ascii_digit() || sign == '_').parse(unsigned);
    let (rest, digits) = whole?;
    if !digits.starts_with(|first: char| first.is_ascii_digit()) {
        return fail(text, "a number");
    }
    // `1..6` is a range, not a fraction.
    let fraction = rest
        .strip_prefix('.')
        .filter(|tail| tail.starts_with(|sign: char| sign.is_ascii_digit()));
    let rest = fraction.map_or(rest, |tail| {
        tail.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '_')
    });
    let written = text
        .get(..text.len().saturating_sub(rest.len()))
        .unwrap_or("");
    match written.parse() {
        Ok(value) => {
            let number = Spanned::new(value, at.span(text, rest));
            let (rest, ()) = blank(rest)?;
            Ok((rest, number))
        }
        Err(_) => stop(text, "a number of at most 36 digits", ""),
    }
}

/// `2026-04-26`
pub fn date(text: &str) -> Parsed<'_, Date> {
    let day = text.get(..10).and_then(|day| day.parse().ok());
    match day {
        Some(date) => {
            let (rest, ()) = blank(text.get(10..).unwrap_or(""))?;
            Ok((rest, date))
        }
        None => stop(text, "a day that exists, such as `2026-04-26`", ""),
    }
}

/// `from 2026-01-01 until 2026-12-31`, either of them or none.
pub fn period(text: &str) -> Parsed<'_, Period> {
    let mut period = Period::default();
    let mut rest = text;
    loop {
        if let Ok((after, ())) = keyword("from")(rest) {
            let (after, day) = date(after)?;
            (rest, period.from) = (after, Some(day));
        } else if let Ok((after, ())) = keyword("until")(rest) {
            let (after, day) = date(after)?;
            (rest, period.until) = (after, Some(day));
        } else {
            return Ok((rest, period));
        }
    }
}

/// `[guide 4.2]`
fn citation<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Citation> {
    let (rest, ()) = sign("[", "a citation such as `[guide 4.2]`")(text)?;
    let (rest, source) = cut(|rest| name(at, rest)).parse(rest)?;
    let end = rest.find([']', '\n']).unwrap_or(rest.len());
    let (section, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let Some(after) = after.strip_prefix(']') else {
        return stop(rest, "`]` on the same line", "");
    };
    let span = at.span(text, after);
    let (after, ()) = blank(after)?;
    let section = String::from(section.trim());
    Ok((
        after,
        Citation {
            source,
            section,
            span,
        },
    ))
}

/// Any number of citations.
pub fn citations<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Vec<Citation>> {
    many0(|text| citation(at, text)).parse(text)
}

/// `{ ... }` around pieces that each start with a word.
pub fn braces<'text, T>(
    at: At<'_>,
    mut piece: impl FnMut(&'text str) -> Parsed<'text, T>,
    what: &'static str,
) -> impl FnMut(&'text str) -> Parsed<'text, Vec<T>> {
    move |text| {
        let (mut rest, ()) = sign("{", "`{`")(text)?;
        let mut pieces = Vec::new();
        loop {
            let closed: Parsed<'_, Option<&str>> = opt(tag("}")).parse(rest);
            if let (after, Some(_)) = closed? {
                let (after, ()) = blank(after)?;
                return Ok((after, pieces));
            }
            at.piece(rest);
            match piece(rest) {
                Ok((after, value)) => {
                    pieces.push(value);
                    rest = after;
                }
                Err(nom::Err::Error(expected)) if expected.rest == rest.len() => {
                    return stop(rest, what, "");
                }
                Err(nom::Err::Error(expected)) => return Err(nom::Err::Failure(expected)),
                Err(other) => return Err(other),
            }
        }
    }
}
