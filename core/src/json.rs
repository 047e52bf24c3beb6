//! JSON text as values with places, so that a mistake in what they mean is shown where it stands.
//!
//! Numbers keep the digits they are written with; a name given twice is kept twice, for the reader
//! to refuse. `serde_json` knows no places and would, with its floating point, make the module that
//! pages download a fifth larger, so the few rules of RFC 8259 are here.

pub mod cursor;
mod reader;
pub mod yaml;

use alloc::string::String;
use alloc::vec::Vec;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, Span};
pub use reader::bare;
use reader::read;

/// How deep lists and records may be nested, where nothing else is said.
const DEEPEST: u8 = 32;

/// How much is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest text, in bytes.
    pub longest: usize,
    /// How deep lists and records may be nested.
    pub deepest: u8,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            longest: 8 << 20,
            deepest: DEEPEST,
        }
    }
}

/// A JSON value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Json {
    /// The value.
    pub value: JsonValue,
    /// Where it stands.
    pub span: Span,
}

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum JsonValue {
    /// `null`
    Null,
    /// `true` or `false`
    Flag(bool),
    /// A number, as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Names and values, in the order of the text.
    Record(Vec<(String, Json)>),
}

impl Json {
    /// Reads a whole text; the place of a diagnostic is in file 0.
    ///
    /// # Errors
    /// Where the text is no JSON, is too long or nested too deep.
    pub fn parse(text: &str) -> Result<Self, Diagnostic> {
        read(text, Limits::default())
    }

    /// Reads a whole text within limits of one's own, with the same errors.
    pub fn parse_within(text: &str, limits: Limits) -> Result<Self, Diagnostic> {
        read(text, limits)
    }

    /// The names and values of a record; none where it is something else.
    #[must_use]
    pub fn entries(&self) -> &[(String, Self)] {
        if let JsonValue::Record(entries) = &self.value {
            return entries;
        }
        &[]
    }

    /// The values of a list; none where it is something else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        if let JsonValue::List(items) = &self.value {
            return items;
        }
        &[]
    }

    /// The first value of a record that has this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Self> {
        let found = self.entries().iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value)
    }

    /// The signs of a text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let JsonValue::Text(text) = &self.value {
            return Some(text);
        }
        None
    }

    /// What the value is, for messages.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self.value {
            JsonValue::Null => "null",
            JsonValue::Flag(_) => "true or false",
            JsonValue::Number(_) => "a number",
            JsonValue::Text(_) => "a text",
            JsonValue::List(_) => "a list",
            JsonValue::Record(_) => "an object",
        }
    }

    /// A diagnostic at the value's place.
    #[must_use]
    pub fn error(&self, code: Code, message: String) -> Diagnostic {
        Diagnostic::error(
            code,
            Place {
                file: 0,
                span: self.span,
            },
            message,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_places_and_digits() {
        let json = Json::parse(" {\"a\": [1.10, \"é\"], \"a\": null}").unwrap();
        let JsonValue::Record(entries) = &json.value else {
            panic!("an object")
        };
        assert_eq!(entries.len(), 2);
        let JsonValue::List(list) = &entries[0].1.value else {
            panic!("a list")
        };
        assert_eq!(list[0].value, JsonValue::Number("1.10".into()));
        assert_eq!((list[0].span.start, list[0].span.end), (8, 12));
    }

    #[test]
    fn broken_and_deep_texts_are_refused() {
        for text in [
            "",
            "{",
            "{\"a\": }",
            "[1,]",
            "nul",
            "nullx",
            "01",
            "1.",
            "-",
            "1e",
            "\"\\x\"",
            "\"\\ud800\"",
            "\"a",
            "{} x",
            "\"\n\"",
        ] {
            assert!(Json::parse(text).is_err(), "{text}");
        }
        for deep in [40, 100_000] {
            assert!(Json::parse(&"[".repeat(deep)).is_err());
            assert!(Json::parse(&["[".repeat(deep), "]".repeat(deep)].concat()).is_err());
        }
        for depth in [1, 32] {
            let deep = ["[".repeat(depth), "é".into()].concat();
            let place = Json::parse(&deep).unwrap_err().place.unwrap();
            assert_eq!(place.span, Span::new(depth, depth + 2));
        }
        let cut = Json::parse("{\"a\": 1").unwrap_err();
        assert!(cut.help.is_some_and(|help| help.contains("cut off")));
    }

    #[test]
    fn texts_come_back_from_their_quotes() {
        let text = "a\"\\/\u{8}\u{1f}\n\t é 𝄞";
        assert_eq!(
            Json::parse(&crate::report::quote::quoted(text))
                .unwrap()
                .value,
            JsonValue::Text(text.into())
        );
        let escaped = "\"\\u00e9\\ud834\\udd1e\\/\"";
        assert_eq!(
            Json::parse(escaped).unwrap().value,
            JsonValue::Text("é𝄞/".into())
        );
    }
}
