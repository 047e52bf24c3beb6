//! What is shown about the name under the cursor.

use serde_json::{Value, json};
use tollgate_core::source::{Span, position};

use super::declared::{Declared, meant};
use super::place;
use super::spot::{Expected, Spot};
use super::surroundings::Surroundings;

/// Kind, title, help and place of what the word stands for; `null` where it stands for nothing.
pub fn hover(text: &str, spot: &Spot<'_>, names: &[Declared], around: &Surroundings) -> Value {
    if spot.expected == Expected::Prose {
        return Value::Null;
    }
    let meant = meant(spot, names);
    if meant.is_empty() {
        return Value::Null;
    }
    let paragraphs: Vec<String> = meant.iter().map(|it| about(it, around)).collect();
    let word = Span::new(spot.start, spot.start + spot.word.len());
    json!({
        "contents": { "kind": "markdown", "value": paragraphs.join("\n\n---\n\n") },
        "range": place::range(text, word),
    })
}

fn about(declared: &Declared, around: &Surroundings) -> String {
    let mut text = format!("**{}** `{}`", declared.kind, declared.name);
    if !declared.within.is_empty() {
        text += &format!(" of `{}`", declared.within);
    }
    for paragraph in [&declared.title, &declared.help] {
        if !paragraph.trim().is_empty() {
            text += &format!("\n\n{}", paragraph.trim());
        }
    }
    if let Some(file) = around.files.get(declared.file) {
        let line = position(&file.text, declared.span.start).line;
        text += &format!("\n\n*{}:{line}*", file.name);
    }
    text
}
