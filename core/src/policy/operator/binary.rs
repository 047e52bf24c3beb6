//! Bytes, written in base64 (RFC 4648).

use alloc::vec::Vec;

/// The bytes of a text in base64; absent where it is none.
#[must_use]
pub fn bytes(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let padding = text.len().saturating_sub(digits.len());
    if padding > 2 || !text.len().is_multiple_of(4) {
        return None;
    }
    let mut found = Vec::new();
    let (mut held, mut count) = (0_u32, 0_u8);
    for digit in digits.bytes() {
        let value = match digit {
            b'A'..=b'Z' => digit.checked_sub(b'A'),
            b'a'..=b'z' => digit.checked_sub(b'a').and_then(|it| it.checked_add(26)),
            b'0'..=b'9' => digit.checked_sub(b'0').and_then(|it| it.checked_add(52)),
            b'+' => Some(62),
            b'/' => Some(63),
            _ => None,
        }?;
        held = held << 6 | u32::from(value);
        count = count.saturating_add(6);
        if count >= 8 {
            count = count.saturating_sub(8);
            found.push((held >> count & 0xff) as u8);
        }
        held &= 0xfff;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read() {
        for (text, expected) in [
            ("", &b""[..]),
            ("TQ==", b"M"),
            ("TWE=", b"Ma"),
            ("TWFu", b"Man"),
            ("+/+/", &[251, 255, 191]),
        ] {
            assert_eq!(bytes(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["T", "TQ=", "T===", "T*==", "TQ==TQ=="] {
            assert_eq!(bytes(text), None, "{text}");
        }
    }
}
