//! TOML that people write by hand: settings and answers, every mistake with its place.

use std::ops::Range;

use tollgate_core::diagnostic::{Code, Diagnostic};
use tollgate_core::source::{Place, SourceFile, Span};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::failure::Failure;

/// The table of a file.
pub fn parse(file: &SourceFile) -> Result<DeTable<'_>, Failure> {
    match DeTable::parse(&file.text) {
        Ok(table) => Ok(table.into_inner()),
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            let wrong = wrong(Code::Syntax, span, error.message().to_string());
            let wrong = wrong.help("write `name = \"value\"`, one a line");
            Err(Failure::diagnosed(&[wrong], std::slice::from_ref(file)))
        }
    }
}

/// A mistake at a place.
pub fn wrong(code: Code, span: Range<usize>, message: String) -> Diagnostic {
    let place = Place {
        file: 0,
        span: Span::new(span.start, span.end),
    };
    Diagnostic::error(code, place, message)
}

/// A value as it would be typed on the command line; nothing for those that cannot be.
pub fn word(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        // As it is written, since a floating point number would round it.
        DeValue::Float(number) => Some(number.as_str().to_string()),
        DeValue::Boolean(true) => Some("yes".to_string()),
        DeValue::Boolean(false) => Some("no".to_string()),
        DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

/// A list of such values, or one of them alone.
pub fn words(value: &Spanned<DeValue<'_>>) -> Option<Vec<String>> {
    match value.get_ref() {
        DeValue::Array(items) => items.iter().map(|item| word(item.get_ref())).collect(),
        alone => word(alone).map(|word| vec![word]),
    }
}
