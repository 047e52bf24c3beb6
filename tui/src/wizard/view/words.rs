//! Words in a given number of columns.

use textwrap::{Options, WordSplitter};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// The text, or as much of its beginning as fits with a sign for the rest.
pub fn cut(text: &str, width: usize, sign: &str) -> String {
    if text.width() <= width {
        return text.to_string();
    }
    let room = width.saturating_sub(sign.width());
    let mut kept = String::new();
    let mut columns = 0;
    for letter in text.graphemes(true) {
        columns += letter.width();
        if columns > room {
            break;
        }
        kept.push_str(letter);
    }
    if width >= sign.width() {
        kept.push_str(sign);
    }
    kept
}

/// As much of the end as fits, with a sign for the rest.
pub fn cut_start(text: &str, width: usize, sign: &str) -> String {
    if text.width() <= width {
        return text.to_string();
    }
    let room = width.saturating_sub(sign.width());
    let mut columns = 0;
    let mut kept: Vec<&str> = Vec::new();
    for letter in text.graphemes(true).rev() {
        columns += letter.width();
        if columns > room {
            break;
        }
        kept.push(letter);
    }
    let end: String = kept.into_iter().rev().collect();
    format!("{sign}{end}")
}

/// As much of a text that is typed as fits, so that the cursor is seen.
pub fn around(text: &str, cursor: usize, room: usize) -> String {
    let skipped = cursor.saturating_sub(room);
    text.chars().skip(skipped).take(room).collect()
}

/// The text in lines of that width; words that are longer are broken.
pub fn wrapped(text: &str, width: u16) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    let options = Options::new(usize::from(width.max(4)));
    textwrap::wrap(text, options.word_splitter(WordSplitter::NoHyphenation))
        .into_iter()
        .map(std::borrow::Cow::into_owned)
        .collect()
}

/// The same, but no more lines than that; the last one says when there is more.
pub fn wrapped_to(text: &str, width: u16, most: usize, sign: &str) -> Vec<String> {
    let mut lines = wrapped(text, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let room = usize::from(width).saturating_sub(sign.width());
            *last = cut(last, room, "") + sign;
        }
    }
    lines
}

/// A name and a value with the space between them that fills the width.
pub fn between(name: &str, value: &str, width: usize, sign: &str) -> String {
    let room = width.saturating_sub(value.width() + 1);
    let name = cut(name, room, sign);
    let gap = width.saturating_sub(name.width() + value.width()).max(1);
    format!("{name}{}{value}", " ".repeat(gap))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_not_signs() {
        for (text, width, shown) in [
            ("abc", 3, "abc"),
            ("abcd", 3, "ab~"),
            ("日本語", 5, "日本~"),
            ("日本語", 4, "日~"),
            ("abc", 0, ""),
            // What is one sign to the eye is cut as one: a family, a letter with its accent.
            ("👩‍👩‍👧ab", 3, "👩‍👩‍👧~"),
            ("👩‍👩‍👧ab", 2, "~"),
            ("e\u{301}tude", 3, "e\u{301}t~"),
        ] {
            assert_eq!(cut(text, width, "~"), shown, "{text} {width}");
        }
        assert_eq!(cut_start("abcdef", 4, "~"), "~def");
        assert_eq!(between("name", "1.00", 10, "~"), "name  1.00");
        assert_eq!(wrapped_to("one two three four", 8, 1, "~"), ["one two~"]);
    }
}
