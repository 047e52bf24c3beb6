//! JSON text as values with places, so that a mistake in what they mean is shown where it stands.
//!
//! Numbers keep the digits they are written with; a name given twice is kept twice, for the reader
//! to refuse. `serde_json` reads the text; its raw values tell where each value stands.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Deserializer as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, Span};

/// The longest text that is read, in bytes.
const LONGEST: usize = 8 << 20;
/// How deep lists and records may be nested.
const DEEPEST: u8 = 32;

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
        if text.len() > LONGEST {
            let message = format!("the input is longer than {LONGEST} bytes");
            return Err(Diagnostic::unplaced(Code::Limit, message));
        }
        match serde_json::from_str::<&RawValue>(text) {
            Ok(raw) => value(text, raw.get(), DEEPEST),
            Err(error) => Err(mistake(text, &error)),
        }
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

/// What `serde_json` objects to, with its place.
fn mistake(text: &str, error: &serde_json::Error) -> Diagnostic {
    let line_start = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .fold(0_usize, |start, line| start.saturating_add(line.len()));
    let mut offset = line_start
        .saturating_add(error.column().saturating_sub(1))
        .min(text.len());
    while !text.is_char_boundary(offset) {
        offset = offset.saturating_sub(1);
    }
    let sign = text.get(offset..).and_then(|rest| rest.chars().next());
    let width = sign.map_or(0, char::len_utf8);
    let span = Span::new(offset, offset.saturating_add(width));
    let said = error.to_string();
    let why = said
        .rsplit_once(" at line ")
        .map_or(said.as_str(), |(why, _)| why);
    let diagnostic = Diagnostic::error(
        Code::Json,
        Place { file: 0, span },
        format!("this is no JSON: {why}"),
    );
    if error.is_eof() {
        diagnostic.help("the text ends too soon; was it cut off?")
    } else {
        diagnostic
    }
}

/// The value in `part`, which is a piece of `text`.
fn value(text: &str, part: &str, depth: u8) -> Result<Json, Diagnostic> {
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    let span = Span::new(start, start.saturating_add(part.len()));
    let Some(deeper) = depth.checked_sub(1) else {
        let message = format!("the input is nested more than {DEEPEST} deep");
        return Err(Diagnostic::error(
            Code::Limit,
            Place { file: 0, span },
            message,
        ));
    };
    let mut reader = serde_json::Deserializer::from_str(part);
    let failed = |error: serde_json::Error| {
        Diagnostic::error(
            Code::Json,
            Place { file: 0, span },
            format!("this is no JSON: {error}"),
        )
    };
    let value = match part.bytes().next() {
        Some(b'{') => {
            let entries = reader.deserialize_map(Entries).map_err(failed)?;
            let read = entries
                .into_iter()
                .map(|(name, part)| Ok((name, value(text, part.get(), deeper)?)));
            JsonValue::Record(read.collect::<Result<_, Diagnostic>>()?)
        }
        Some(b'[') => {
            let parts = reader.deserialize_seq(Parts).map_err(failed)?;
            let read = parts
                .into_iter()
                .map(|part| value(text, part.get(), deeper));
            JsonValue::List(read.collect::<Result<_, Diagnostic>>()?)
        }
        Some(b'"') => JsonValue::Text(serde_json::from_str(part).map_err(failed)?),
        Some(b't') => JsonValue::Flag(true),
        Some(b'f') => JsonValue::Flag(false),
        Some(b'n') => JsonValue::Null,
        _ => JsonValue::Number(String::from(part)),
    };
    Ok(Json { value, span })
}

/// Names and raw values of an object.
struct Entries;

impl<'text> Visitor<'text> for Entries {
    type Value = Vec<(String, &'text RawValue)>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'text>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}

/// Raw values of a list.
struct Parts;

impl<'text> Visitor<'text> for Parts {
    type Value = Vec<&'text RawValue>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'text>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut parts = Vec::new();
        while let Some(part) = list.next_element()? {
            parts.push(part);
        }
        Ok(parts)
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
        for text in ["", "{", "{\"a\": }", "[1,]", "nul", "01", "\"\\x\"", "{} x"] {
            assert!(Json::parse(text).is_err(), "{text}");
        }
        for deep in [40, 100_000] {
            assert!(Json::parse(&"[".repeat(deep)).is_err());
            assert!(Json::parse(&["[".repeat(deep), "]".repeat(deep)].concat()).is_err());
        }
        let place = Json::parse("[é]").unwrap_err().place.unwrap();
        assert_eq!((place.span.start, place.span.end), (1, 3));
        let cut = Json::parse("{\"a\": 1").unwrap_err();
        assert!(cut.help.is_some_and(|help| help.contains("cut off")));
    }
}
