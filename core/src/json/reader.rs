//! The rules of RFC 8259, read from the front of a text.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Json, JsonValue, Limits};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, Span};

/// Where a text begins behind the mark of the byte order that some programs write, and the text from there.
pub fn bare(text: &str) -> (usize, &str) {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => (text.len().saturating_sub(rest.len()), rest),
        None => (0, text),
    }
}

/// Reads a whole text; the place of a diagnostic is in file 0.
pub fn read(text: &str, limits: Limits) -> Result<Json, Diagnostic> {
    let Limits { longest, deepest } = limits;
    if text.len() > longest {
        let message = format!("the input is longer than {longest} bytes");
        return Err(Diagnostic::unplaced(Code::Limit, message));
    }
    let mut reader = Reader {
        text,
        at: bare(text).0,
        deepest,
    };
    let json = reader.value(deepest)?;
    reader.peek();
    if reader.rest().is_empty() {
        return Ok(json);
    }
    Err(reader.expected("the end of the text"))
}

/// Reads a text from the front.
pub(super) struct Reader<'text> {
    pub(super) text: &'text str,
    pub(super) at: usize,
    pub(super) deepest: u8,
}

impl<'text> Reader<'text> {
    fn rest(&self) -> &'text str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The byte so many bytes ahead; nought behind the end, where JSON has no sign either.
    fn ahead(&self, bytes: usize) -> u8 {
        let at = self.at.saturating_add(bytes);
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// The next sign that is no blank.
    fn peek(&mut self) -> u8 {
        while matches!(self.ahead(0), b' ' | b'\t' | b'\n' | b'\r') {
            self.skip(1);
        }
        self.ahead(0)
    }

    fn skip(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes);
    }

    /// Takes a sign, where it is the next one.
    fn take(&mut self, sign: u8) -> bool {
        let found = self.peek() == sign;
        self.skip(usize::from(found));
        found
    }

    /// The place of the next sign.
    pub(super) fn place(&self) -> Place {
        let width = self.rest().chars().next().map_or(0, char::len_utf8);
        let span = Span::new(self.at, self.at.saturating_add(width));
        Place { file: 0, span }
    }

    pub(super) fn expected(&self, what: &str) -> Diagnostic {
        let (rest, place) = (self.rest(), self.place());
        if rest.is_empty() {
            let message = format!("this is no JSON: it ends where {what} is expected");
            return Diagnostic::error(Code::Json, place, message).help("was the text cut off?");
        }
        let found: String = rest
            .chars()
            .take_while(|sign| !sign.is_whitespace())
            .take(12)
            .collect();
        Diagnostic::error(
            Code::Json,
            place,
            format!("this is no JSON: expected {what}, found `{found}`"),
        )
    }

    fn value(&mut self, depth: u8) -> Result<Json, Diagnostic> {
        let first = self.peek();
        let start = self.at;
        let Some(deeper) = depth.checked_sub(1) else {
            let message = format!("the input is nested more than {} deep", self.deepest);
            return Err(Diagnostic::error(Code::Limit, self.place(), message));
        };
        let value = match first {
            b'{' => self.record(deeper)?,
            b'[' => self.list(deeper)?,
            b'"' => JsonValue::Text(self.string()?),
            b'-' | b'0'..=b'9' => JsonValue::Number(self.number()?),
            _ => self.word()?,
        };
        Ok(Json {
            value,
            span: Span::new(start, self.at),
        })
    }

    pub(super) fn word(&mut self) -> Result<JsonValue, Diagnostic> {
        let words = [
            ("true", JsonValue::Flag(true)),
            ("false", JsonValue::Flag(false)),
            ("null", JsonValue::Null),
        ];
        for (word, value) in words {
            let follows = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
            if follows.starts_with(word.as_bytes())
                && !self.ahead(word.len()).is_ascii_alphanumeric()
            {
                self.skip(word.len());
                return Ok(value);
            }
        }
        Err(self.expected("a value"))
    }

    fn record(&mut self, depth: u8) -> Result<JsonValue, Diagnostic> {
        self.skip(1);
        let mut entries = Vec::new();
        if self.take(b'}') {
            return Ok(JsonValue::Record(entries));
        }
        loop {
            if self.peek() != b'"' {
                return Err(self.expected("a name in quotes"));
            }
            let name = self.string()?;
            if !self.take(b':') {
                return Err(self.expected("`:`"));
            }
            entries.push((name, self.value(depth)?));
            if self.take(b'}') {
                return Ok(JsonValue::Record(entries));
            }
            if !self.take(b',') {
                return Err(self.expected("`,` or `}`"));
            }
        }
    }

    fn list(&mut self, depth: u8) -> Result<JsonValue, Diagnostic> {
        self.skip(1);
        let mut values = Vec::new();
        if self.take(b']') {
            return Ok(JsonValue::List(values));
        }
        loop {
            values.push(self.value(depth)?);
            if self.take(b']') {
                return Ok(JsonValue::List(values));
            }
            if !self.take(b',') {
                return Err(self.expected("`,` or `]`"));
            }
        }
    }

    /// A number as it is written: no leading nought, digits on both sides of the point.
    pub(super) fn number(&mut self) -> Result<String, Diagnostic> {
        let start = self.at;
        self.skip(usize::from(self.ahead(0) == b'-'));
        let leading_nought = self.ahead(0) == b'0';
        let whole = self.digits()?;
        if leading_nought && whole > 1 {
            self.at = start;
            return Err(self.expected("a number without a leading nought"));
        }
        if self.ahead(0) == b'.' {
            self.skip(1);
            self.digits()?;
        }
        if matches!(self.ahead(0), b'e' | b'E') {
            self.skip(1);
            self.skip(usize::from(matches!(self.ahead(0), b'+' | b'-')));
            self.digits()?;
        }
        Ok(self.text.get(start..self.at).unwrap_or("").to_string())
    }

    /// At least one digit; how many there were.
    fn digits(&mut self) -> Result<usize, Diagnostic> {
        let start = self.at;
        while self.ahead(0).is_ascii_digit() {
            self.skip(1);
        }
        if self.at == start {
            return Err(self.expected("a digit"));
        }
        Ok(self.at.saturating_sub(start))
    }

    pub(super) fn string(&mut self) -> Result<String, Diagnostic> {
        self.skip(1);
        let mut text = String::new();
        loop {
            let start = self.at;
            while !matches!(self.ahead(0), b'"' | b'\\' | 0..b' ') {
                self.skip(1);
            }
            text.push_str(self.text.get(start..self.at).unwrap_or(""));
            match self.ahead(0) {
                b'"' => {
                    self.skip(1);
                    return Ok(text);
                }
                b'\\' => text.push(self.escape()?),
                _ => return Err(self.expected("a closing quote, or an escape for a control sign")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Diagnostic> {
        let sign = match self.ahead(1) {
            sign @ (b'"' | b'\\' | b'/') => char::from(sign),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return Err(self.expected("an escape such as `\\n`")),
        };
        self.skip(2);
        Ok(sign)
    }

    /// `\u00e9`, or two of them for signs past 16 bits.
    fn unicode(&mut self) -> Result<char, Diagnostic> {
        let first = self.unit(0);
        let units = [first.unwrap_or(0xd800), self.unit(6).unwrap_or(0)];
        let decoded = char::decode_utf16(units).next().and_then(Result::ok);
        match (first, decoded) {
            (Some(_), Some(sign)) => {
                self.skip(sign.len_utf16().saturating_mul(6));
                Ok(sign)
            }
            _ => Err(self.expected("four hexadecimal digits of a sign that exists")),
        }
    }

    /// The 16 bits of an escape so many bytes ahead.
    fn unit(&self, ahead: usize) -> Option<u16> {
        if (self.ahead(ahead), self.ahead(ahead.saturating_add(1))) != (b'\\', b'u') {
            return None;
        }
        let mut unit = 0_u16;
        for place in 2..6 {
            let digit = char::from(self.ahead(ahead.saturating_add(place))).to_digit(16)?;
            unit = unit << 4 | u16::try_from(digit).ok()?;
        }
        Some(unit)
    }
}
