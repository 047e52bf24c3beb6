//! JSON text read from the front, without a tree: for lists of a hundred thousand things.
//!
//! Whoever reads asks for what he expects. A value of another kind is passed over and reads as
//! nothing; text that is no JSON ends the reading, and [`Cursor::failure`] says where.

use alloc::borrow::Cow;
use alloc::string::String;

use super::DEEPEST;
use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic};

/// A place in a JSON text.
#[derive(Debug)]
pub struct Cursor<'text> {
    text: &'text str,
    at: usize,
    line: u32,
    /// Whether a record or a list was opened and nothing of it is read yet.
    fresh: bool,
    depth: u8,
    failure: Option<Diagnostic>,
}

/// What a value is, by its first sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Flag,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A list.
    List,
    /// Names and values.
    Record,
    /// The end, or no value.
    Nothing,
}

impl<'text> Cursor<'text> {
    /// The front of a text.
    #[must_use]
    pub const fn new(text: &'text str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
            fresh: false,
            depth: 0,
            failure: None,
        }
    }

    /// The line that was reached, from 1.
    #[must_use]
    pub const fn line(&self) -> u32 {
        self.line
    }

    /// Why the reading ended before the text did.
    #[must_use]
    pub const fn failure(&self) -> Option<&Diagnostic> {
        self.failure.as_ref()
    }

    /// Sees that nothing follows, and gives back what was wrong.
    #[must_use]
    pub fn finish(mut self) -> Option<Diagnostic> {
        if self.failure.is_none() && (self.peek() != 0 || self.at < self.text.len()) {
            self.fail("the end of the text");
        }
        self.failure
    }

    /// What the next value is.
    pub fn kind(&mut self) -> Kind {
        match self.peek() {
            b'{' => Kind::Record,
            b'[' => Kind::List,
            b'"' => Kind::Text,
            b'-' | b'0'..=b'9' => Kind::Number,
            b't' | b'f' => Kind::Flag,
            b'n' => Kind::Null,
            _ => Kind::Nothing,
        }
    }

    /// Enters a record, where one is next; its names follow by [`Self::key`].
    pub fn open_record(&mut self) -> bool {
        self.open(b'{')
    }

    /// Enters a list, where one is next; its values follow by [`Self::element`].
    pub fn open_list(&mut self) -> bool {
        self.open(b'[')
    }

    fn open(&mut self, sign: u8) -> bool {
        if self.peek() != sign {
            return false;
        }
        if self.depth == DEEPEST {
            let place = self.reader().place();
            let message = alloc::format!("the input is nested more than {DEEPEST} deep");
            self.failure = Some(Diagnostic::error(Code::Limit, place, message));
            self.at = self.text.len();
            return false;
        }
        self.depth = self.depth.saturating_add(1);
        self.at = self.at.saturating_add(1);
        self.fresh = true;
        true
    }

    /// The next name of a record, whose value is to be read; none at its end.
    pub fn key(&mut self) -> Option<Cow<'text, str>> {
        if !self.goes_on(b'}') {
            return None;
        }
        if self.peek() != b'"' {
            self.fail("a name in quotes");
            return None;
        }
        let key = self.quoted()?;
        if self.peek() != b':' {
            self.fail("`:`");
            return None;
        }
        self.at = self.at.saturating_add(1);
        Some(key)
    }

    /// Whether a list goes on with a value, which is to be read.
    pub fn element(&mut self) -> bool {
        let goes_on = self.goes_on(b']');
        if goes_on && self.kind() == Kind::Nothing {
            self.fail("a value");
            return false;
        }
        goes_on
    }

    fn goes_on(&mut self, end: u8) -> bool {
        let sign = self.peek();
        if self.failure.is_some() {
            return false;
        }
        let fresh = core::mem::take(&mut self.fresh);
        if sign == end {
            self.at = self.at.saturating_add(1);
            self.depth = self.depth.saturating_sub(1);
            return false;
        }
        if fresh {
            return true;
        }
        if sign != b',' {
            self.fail(if end == b'}' {
                "`,` or `}`"
            } else {
                "`,` or `]`"
            });
            return false;
        }
        self.at = self.at.saturating_add(1);
        true
    }

    /// A text; nothing where the next value is none, which is passed over.
    pub fn text(&mut self) -> Option<Cow<'text, str>> {
        if self.peek() == b'"' {
            return self.quoted();
        }
        self.skip();
        None
    }

    /// The digits of a number, as they are written.
    pub fn number(&mut self) -> Option<&'text str> {
        if self.kind() != Kind::Number {
            self.skip();
            return None;
        }
        let mut reader = self.reader();
        let start = self.at;
        match reader.number() {
            Ok(_) => {
                self.at = reader.at;
                self.text.get(start..self.at)
            }
            Err(failure) => self.failed(failure),
        }
    }

    /// Yes or no.
    pub fn flag(&mut self) -> Option<bool> {
        let found = match self.peek() {
            b't' => Some(true),
            b'f' => Some(false),
            _ => None,
        };
        self.skip();
        found.filter(|_| self.failure.is_none())
    }

    /// Passes over a value, whatever it is.
    pub fn skip(&mut self) {
        match self.kind() {
            Kind::Record => {
                if self.open_record() {
                    while self.key().is_some() {
                        self.skip();
                    }
                }
            }
            Kind::List => {
                if self.open_list() {
                    while self.element() {
                        self.skip();
                    }
                }
            }
            Kind::Text => {
                self.quoted();
            }
            Kind::Number => {
                self.number();
            }
            Kind::Flag | Kind::Null => self.word(),
            Kind::Nothing => self.fail("a value"),
        }
    }

    fn word(&mut self) {
        let mut reader = self.reader();
        match reader.word() {
            Ok(_) => self.at = reader.at,
            Err(failure) => {
                self.failed::<()>(failure);
            }
        }
    }

    /// The next sign that is no blank; nought at the end.
    fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b'\n') => self.line = self.line.saturating_add(1),
                Some(b' ' | b'\t' | b'\r') => {}
                Some(sign) => return *sign,
                None => return 0,
            }
            self.at = self.at.saturating_add(1);
        }
    }

    /// A text in quotes, which stands here. Most hold no escape and are not copied.
    fn quoted(&mut self) -> Option<Cow<'text, str>> {
        let start = self.at.saturating_add(1);
        let rest = self.text.as_bytes().get(start..).unwrap_or(&[]);
        let ends = |sign: &u8| matches!(sign, b'"' | b'\\' | 0..b' ');
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        let end = start.saturating_add(length);
        if self.text.as_bytes().get(end) == Some(&b'"') {
            self.at = end.saturating_add(1);
            return self.text.get(start..end).map(Cow::Borrowed);
        }
        let mut reader = self.reader();
        match reader.string() {
            Ok(text) => {
                self.at = reader.at;
                Some(Cow::Owned(text))
            }
            Err(failure) => self.failed(failure),
        }
    }

    fn reader(&self) -> Reader<'text> {
        Reader {
            text: self.text,
            at: self.at,
            deepest: DEEPEST,
        }
    }

    fn fail(&mut self, expected: &str) {
        let failure = self.reader().expected(expected);
        self.failed::<()>(failure);
    }

    fn failed<T>(&mut self, failure: Diagnostic) -> Option<T> {
        self.failure.get_or_insert(failure);
        self.at = self.text.len();
        None
    }
}

/// The text of a list or record that stands somewhere in another, copied.
impl Cursor<'_> {
    /// Passes over a value and gives back how it is written.
    pub fn written(&mut self) -> String {
        self.peek();
        let start = self.at;
        self.skip();
        String::from(self.text.get(start..self.at).unwrap_or(""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Json;

    #[test]
    fn what_is_asked_for_is_read_and_the_rest_passed_over() {
        let mut cursor = Cursor::new("{\"a\": [1, 2],\n \"b\\u0041\": \"c\\n\", \"d\": true}");
        assert!(cursor.open_record());
        assert_eq!(cursor.key().as_deref(), Some("a"));
        assert!(cursor.open_list() && cursor.element());
        assert_eq!(cursor.text(), None);
        assert!(cursor.element());
        assert_eq!(cursor.number(), Some("2"));
        assert!(!cursor.element());
        assert_eq!(cursor.key().as_deref(), Some("bA"));
        assert_eq!(cursor.line(), 2);
        assert_eq!(cursor.text().as_deref(), Some("c\n"));
        assert_eq!(cursor.key().as_deref(), Some("d"));
        assert_eq!(cursor.flag(), Some(true));
        assert_eq!(cursor.key(), None);
        assert_eq!(cursor.finish(), None);
    }

    #[test]
    fn the_same_texts_are_json_as_for_the_tree() {
        let deep = ["[".repeat(40), "]".repeat(40)].concat();
        let deepest = ["[".repeat(31), "]".repeat(31)].concat();
        for text in [
            "",
            "{",
            "{}",
            "[]",
            "{,}",
            "[,]",
            "[1,]",
            "[1 2]",
            "{\"a\" 1}",
            "{\"a\":}",
            "nul",
            "nullx",
            "01",
            "1.",
            "-",
            "1e",
            "-0.5e+9",
            "\"\\x\"",
            "\"\\ud800\"",
            "\"a",
            "{} x",
            "\"\n\"",
            "]",
            "[}",
            "{\"a\":[{\"b\":null}]}",
            "{\"a\":1 \"b\":2}",
            "[[],[{}]]",
            "{]",
            "tru",
            &deep,
            &deepest,
        ] {
            let mut cursor = Cursor::new(text);
            cursor.skip();
            assert_eq!(
                cursor.finish().is_none(),
                Json::parse(text).is_ok(),
                "{text}"
            );
        }
    }
}
