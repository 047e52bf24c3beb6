//! The parser's own small error: how far it came, and what it looked for there.

use alloc::format;
use alloc::string::String;

use nom::error::{ErrorKind, ParseError};
use nom::{Err, IResult};

use super::excerpt;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::source::{Place, Span};

/// Words of the language that a mistake may have been meant to be, where what was looked for holds
/// none that is near.
const KEYWORDS: [&str; 34] = [
    "because",
    "branch",
    "caution",
    "conclude",
    "continue",
    "default",
    "endpoint",
    "exists",
    "expect",
    "first-match",
    "graduated",
    "help",
    "holds",
    "matches",
    "omits",
    "optional",
    "otherwise",
    "outcome",
    "override",
    "present",
    "printed",
    "setting",
    "step",
    "summary",
    "takes",
    "until",
    "verified",
    "when",
    "where",
    "whole",
    "with",
    "grade",
    "from",
    "unit",
];

/// What a production returns.
pub type Parsed<'text, T> = IResult<&'text str, T, Expected>;

/// The furthest point that was reached, and what would have been right there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// How many bytes of the text were left.
    pub rest: usize,
    /// What was looked for, in the reader's words.
    pub what: &'static str,
    /// How to mend it; empty where the expectation says enough.
    pub help: &'static str,
}

impl Expected {
    /// Something other than what stands before `rest`.
    pub const fn new(rest: &str, what: &'static str) -> Self {
        Self {
            rest: rest.len(),
            what,
            help: "",
        }
    }

    /// The mistake as a diagnostic of the text it was made in.
    pub fn diagnostic(&self, text: &str, file: u16) -> Diagnostic {
        let start = text.len().saturating_sub(self.rest);
        let found = text.get(start..).unwrap_or("");
        let width = found
            .chars()
            .take_while(|sign| !sign.is_whitespace())
            .map(char::len_utf8)
            .sum();
        let place = Place {
            file,
            span: Span::new(start, start.saturating_add(width)),
        };
        let message = format!("expected {}, found {}", self.what, excerpt(found));
        let diagnostic = Diagnostic::error(Code::Syntax, place, message);
        if !self.help.is_empty() {
            return diagnostic.help(self.help);
        }
        let word: String = found
            .chars()
            .take_while(|sign| sign.is_alphanumeric() || *sign == '-')
            .collect();
        let words = self.what.split('`').skip(1).step_by(2);
        let words = words.filter(|it| it.starts_with(|first: char| first.is_alphabetic()));
        let near = nearest(&word, words).or_else(|| {
            let near = nearest(&word, KEYWORDS.iter().copied());
            near.filter(|near| *near != word)
        });
        let near = near.filter(|_| !word.is_empty());
        diagnostic.maybe_help(near.map(|near| format!("did you mean `{near}`?")))
    }
}

impl ParseError<&str> for Expected {
    fn from_error_kind(rest: &str, _: ErrorKind) -> Self {
        Self::new(rest, "something else")
    }

    fn append(_: &str, _: ErrorKind, other: Self) -> Self {
        other
    }

    fn or(self, other: Self) -> Self {
        if other.rest < self.rest { other } else { self }
    }
}

/// An expectation that is not met: another alternative may still fit.
pub fn fail<'text, T>(rest: &'text str, what: &'static str) -> Parsed<'text, T> {
    Err(Err::Error(Expected::new(rest, what)))
}

/// An expectation that is not met where nothing else can fit.
pub fn stop<'text, T>(
    rest: &'text str,
    what: &'static str,
    help: &'static str,
) -> Parsed<'text, T> {
    Err(Err::Failure(Expected {
        help,
        ..Expected::new(rest, what)
    }))
}
