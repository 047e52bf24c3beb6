//! Places as editors count them: lines from 0, columns in UTF-16 units from 0.

use serde_json::{Value, json};
use tollgate_core::source::Span;

/// The byte offset of an editor's position; one past the end of its line is the end of the line.
pub fn offset(text: &str, position: &Value) -> Option<usize> {
    let line = usize::try_from(position.get("line")?.as_u64()?).ok()?;
    let column = usize::try_from(position.get("character")?.as_u64()?).ok()?;
    let Some(start) = line_start(text, line) else {
        return Some(text.len());
    };
    let line = text.get(start..)?.lines().next().unwrap_or("");
    let mut units = 0;
    for (bytes, sign) in line.char_indices() {
        if units >= column {
            return Some(start + bytes);
        }
        units += sign.len_utf16();
    }
    Some(start + line.len())
}

fn line_start(text: &str, line: usize) -> Option<usize> {
    match line.checked_sub(1) {
        None => Some(0),
        Some(before) => text
            .match_indices('\n')
            .nth(before)
            .map(|(newline, _)| newline + 1),
    }
}

/// The editor's position of a byte offset.
pub fn position(text: &str, offset: usize) -> Value {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = text.get(..offset).unwrap_or("");
    let (lines, line) = match before.rsplit_once('\n') {
        Some((above, line)) => (above.matches('\n').count() + 1, line),
        None => (0, before),
    };
    json!({ "line": lines, "character": line.encode_utf16().count() })
}

/// The editor's range of a stretch of bytes.
pub fn range(text: &str, span: Span) -> Value {
    let offset = |bytes: u32| usize::try_from(bytes).unwrap_or(usize::MAX);
    json!({ "start": position(text, offset(span.start)), "end": position(text, offset(span.end)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_utf16_units() {
        let text = "aé😀b\n\nü";
        for (bytes, line, character) in [(0, 0, 0), (3, 0, 2), (7, 0, 4), (9, 1, 0), (12, 2, 1)] {
            let place = json!({ "line": line, "character": character });
            assert_eq!(position(text, bytes), place);
            assert_eq!(offset(text, &place), Some(bytes));
        }
        let far = |line: u64, character: u64| json!({ "line": line, "character": character });
        assert_eq!(offset(text, &far(0, 99)), Some(8));
        assert_eq!(offset(text, &far(99, 0)), Some(text.len()));
        assert_eq!(offset(text, &json!({ "line": -1 })), None);
        assert_eq!(position(text, 2), far(0, 1));
    }
}
