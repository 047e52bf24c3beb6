//! Texts in quotes, as JSON writes them.

use alloc::string::String;

/// A text in quotes.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut written = String::new();
    quote(text, &mut written);
    written
}

/// Appends a text in quotes.
pub fn quote(text: &str, written: &mut String) {
    written.push('"');
    for sign in text.chars() {
        let escape = match sign {
            '"' => '"',
            '\\' => '\\',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            control if control < ' ' => {
                written.push_str("\\u00");
                for shift in [4_u32, 0] {
                    let digit = u32::from(control) >> shift & 0xf;
                    written.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
                continue;
            }
            plain => {
                written.push(plain);
                continue;
            }
        };
        written.push('\\');
        written.push(escape);
    }
    written.push('"');
}
