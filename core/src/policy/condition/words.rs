//! What is said of a condition that fails.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::Condition;
use crate::policy::context::Context;

impl Condition {
    /// Why it fails, in words.
    #[must_use]
    pub fn failure(&self, context: &Context) -> String {
        let (name, written) = (&self.name, &self.written);
        match context.values(&self.key) {
            None => format!("the request has no `{name}`, and `{written}` fails without it"),
            Some(found) => {
                let found = shown(found.iter().map(String::as_str));
                let wanted = shown(self.values.iter().map(|value| value.text.as_str()));
                format!("`{name}` is {found}, which fails `{written}` {wanted}")
            }
        }
    }
}

/// The first values in backticks, and how many more there are.
#[must_use]
pub fn shown<'text>(values: impl Iterator<Item = &'text str>) -> String {
    let values: Vec<&str> = values.collect();
    let mut text = String::new();
    for value in values.iter().take(3) {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push('`');
        text.push_str(&short(value));
        text.push('`');
    }
    match values.len().checked_sub(3) {
        Some(more) if more > 0 => text.push_str(&format!(" and {more} more")),
        Some(_) => {}
        None if values.is_empty() => text.push_str("no value"),
        None => {}
    }
    text
}

/// A text, or its start where it is long.
fn short(text: &str) -> String {
    match text.char_indices().nth(120) {
        Some((end, _)) => [text.get(..end).unwrap_or(""), "..."].concat(),
        None => text.to_string(),
    }
}
