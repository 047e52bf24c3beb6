//! Values of a JSON file one after the other, so that a file of any length takes little memory.
//!
//! The file holds one value, an array of them, or values one after the other. Only brackets and
//! quotes are looked at; whether a value is JSON is for its reader to say.

use std::io::{BufRead, Error, ErrorKind, Result};

/// The longest value, in bytes; the engine's own reader takes no more.
const LONGEST: usize = 8 << 20;

/// The values of a file.
pub struct Cases<From> {
    from: From,
    /// The line that is being read, from 1.
    line: u32,
    /// Whether the values stand in an array, and how far it is read.
    array: Array,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Array {
    Unknown,
    None,
    Open,
    Closed,
}

/// A value as text, and the line that it starts in.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    pub text: String,
    pub line: u32,
}

impl<From: BufRead> Cases<From> {
    pub const fn new(from: From) -> Self {
        Self {
            from,
            line: 1,
            array: Array::Unknown,
        }
    }

    /// The next value; none at the end.
    pub fn next(&mut self) -> Result<Option<Found>> {
        loop {
            let Some(sign) = self.peek()? else {
                return match self.array {
                    Array::Open => self.cut_off(),
                    Array::Unknown | Array::None | Array::Closed => Ok(None),
                };
            };
            match (sign, self.array) {
                (b' ' | b'\t' | b'\r' | b'\n', _) => self.skip(sign),
                // A mark of the byte order, as some programs write it in front.
                (0xef | 0xbb | 0xbf, Array::Unknown) => self.skip(sign),
                (b'[', Array::Unknown) => {
                    self.array = Array::Open;
                    self.skip(sign);
                }
                (_, Array::Unknown) => self.array = Array::None,
                (b',', Array::Open) => self.skip(sign),
                (b']', Array::Open) => {
                    self.array = Array::Closed;
                    self.skip(sign);
                }
                (_, Array::None | Array::Open) => return self.value().map(Some),
                (_, Array::Closed) => {
                    return Err(self.wrong("something stands behind the array"));
                }
            }
        }
    }

    fn value(&mut self) -> Result<Found> {
        let (mut bytes, line) = (Vec::new(), self.line);
        let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
        while let Some(sign) = self.peek()? {
            if depth == 0 && !quoted && !bytes.is_empty() {
                let ends = matches!(
                    sign,
                    b',' | b']' | b'}' | b'\n' | b' ' | b'\t' | b'\r' | b'{' | b'['
                );
                if ends || matches!(bytes.last(), Some(b'}' | b']' | b'"')) {
                    break;
                }
            }
            match sign {
                _ if escaped => escaped = false,
                b'\\' if quoted => escaped = true,
                b'"' => quoted = !quoted,
                b'{' | b'[' if !quoted => depth = depth.saturating_add(1),
                b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
                _ => {}
            }
            if bytes.len() >= LONGEST {
                return Err(self.wrong("the case is longer than 8 MiB"));
            }
            bytes.push(sign);
            self.skip(sign);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Found { text, line }),
            Err(_) => Err(self.wrong("the case is not UTF-8 text")),
        }
    }

    fn peek(&mut self) -> Result<Option<u8>> {
        self.from.fill_buf().map(|bytes| bytes.first().copied())
    }

    fn skip(&mut self, sign: u8) {
        self.from.consume(1);
        self.line = self.line.saturating_add(u32::from(sign == b'\n'));
    }

    fn cut_off<T>(&self) -> Result<T> {
        Err(self.wrong("the array is cut off: it has no `]`"))
    }

    fn wrong(&self, message: &str) -> Error {
        Error::new(
            ErrorKind::InvalidData,
            format!("line {}: {message}", self.line),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(String, u32)> {
        let mut cases = Cases::new(text.as_bytes());
        let mut found = Vec::new();
        while let Ok(Some(one)) = cases.next() {
            found.push((one.text, one.line));
        }
        found
    }

    #[test]
    fn objects_arrays_and_lines_are_cases() {
        let of = |pairs: &[(&str, u32)]| -> Vec<(String, u32)> {
            pairs
                .iter()
                .map(|(text, line)| ((*text).to_string(), *line))
                .collect()
        };
        assert_eq!(
            all(" {\n \"a\": \"}\\\"\"\n}\n"),
            of(&[("{\n \"a\": \"}\\\"\"\n}", 1)])
        );
        assert_eq!(
            all("[ {\"a\":[1]},\n{} ]"),
            of(&[("{\"a\":[1]}", 1), ("{}", 2)])
        );
        assert_eq!(
            all("{\"a\":1}\n\n{\"b\":2}\n"),
            of(&[("{\"a\":1}", 1), ("{\"b\":2}", 3)])
        );
        assert_eq!(all("{}{}"), of(&[("{}", 1), ("{}", 1)]));
        assert_eq!(all("nonsense here"), of(&[("nonsense", 1), ("here", 1)]));
        assert_eq!(all("[] "), of(&[]));
        assert_eq!(all(""), of(&[]));
    }

    #[test]
    fn what_is_cut_off_is_said() {
        for text in ["[{}", "[{}] x", "[{},"] {
            let mut cases = Cases::new(text.as_bytes());
            while let Ok(Some(_)) = cases.next() {}
            assert!(cases.next().is_err(), "{text}");
        }
    }
}
