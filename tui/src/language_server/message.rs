//! Messages as they travel: a header with the length, then JSON
//! (<https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#baseProtocol>).

use std::io::{self, BufRead, Read as _, Write};

use serde_json::{Value, json};

/// More than this is not read: 64 MiB.
const LIMIT: u64 = 64 << 20;
/// A header line is no longer than this.
const LINE: u64 = 8 << 10;

/// The error code of a message that is no JSON.
const PARSE_ERROR: i32 = -32700;

/// What came in.
#[derive(Debug, PartialEq)]
pub enum Received {
    /// A message.
    Message(Value),
    /// Something with a length that is no message, and why.
    Malformed(&'static str),
    /// Nothing will follow.
    End,
}

/// Reads one message. What stands between messages is passed over, so that one with a wrong header
/// does not hide the next.
pub fn read(input: &mut impl BufRead) -> Received {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        match input.by_ref().take(LINE).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return Received::End,
            Ok(_) => {}
        }
        let line = String::from_utf8_lossy(&line).to_ascii_lowercase();
        if let Some((_, after)) = line.rsplit_once("content-length:") {
            length = after.trim().parse::<u64>().ok();
        } else if line.trim().is_empty() {
            if let Some(length) = length.take() {
                return body(input, length);
            }
        } else if !line.contains(':') {
            // No header looks like this, so what came before it was none either.
            length = None;
        }
    }
}

fn body(input: &mut impl BufRead, length: u64) -> Received {
    if length > LIMIT {
        return match io::copy(&mut input.by_ref().take(length), &mut io::sink()) {
            Ok(copied) if copied == length => Received::Malformed("the message is too long"),
            _ => Received::End,
        };
    }
    let mut bytes = Vec::new();
    match input.by_ref().take(length).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() as u64 == length => {}
        _ => return Received::End,
    }
    serde_json::from_slice(&bytes).map_or(
        Received::Malformed("the message is not JSON"),
        Received::Message,
    )
}

/// Writes messages and sends them on their way.
pub fn write(output: &mut impl Write, messages: &[Value]) -> io::Result<()> {
    for message in messages {
        let body = message.to_string();
        write!(output, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    }
    output.flush()
}

/// The answer to something that is no message.
pub fn refused(why: &str) -> Value {
    failed(&Value::Null, PARSE_ERROR, why)
}

/// The answer to a request that cannot be met.
pub fn failed(id: &Value, code: i32, why: &str) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": why } })
}

/// The answer to a request.
pub fn answered(id: &Value, result: &Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "result": result })
}

/// Something told without having been asked.
pub fn told(method: &str, params: &Value) -> Value {
    json!({ "jsonrpc": "2.0", "method": method, "params": params })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &[Received]) {
        let mut input = input.as_bytes();
        for received in expected {
            assert_eq!(&read(&mut input), received);
        }
        assert_eq!(read(&mut input), Received::End);
    }

    #[test]
    fn messages_are_found_between_noise() {
        let message = || Received::Message(json!({}));
        check("", &[]);
        check("Content-Length: 2\r\n\r\n{}", &[message()]);
        check(
            "content-type: x\r\nContent-Length:2\r\n\r\n{}Content-Length: 2\n\n{}",
            &[message(), message()],
        );
        check(
            "Content-Length: 2\r\nContent-Type: x\r\n\r\n{}",
            &[message()],
        );
        check(
            "noise\r\n\r\n{}\r\nContent-Length: 2\r\n\r\n{}",
            &[message()],
        );
        check(
            "Content-Length: x\r\n\r\n{}Content-Length: 2\r\n\r\n{}",
            &[message()],
        );
        check(
            "Content-Length: -1\r\n\r\nContent-Length: 2\r\n\r\n{}",
            &[message()],
        );
    }

    #[test]
    fn what_is_no_json_is_refused() {
        let refused = Received::Malformed("the message is not JSON");
        let deep = "[".repeat(10_000);
        check("Content-Length: 2\r\n\r\n{]", &[refused]);
        check(
            &format!("Content-Length: {}\r\n\r\n{deep}", deep.len()),
            &[Received::Malformed("the message is not JSON")],
        );
        check("Content-Length: 99\r\n\r\n{}", &[]);
        check("Content-Length: 99999999999\r\n\r\n{}", &[]);
    }
}
