//! Answers as a short text for addresses and command lines.
//!
//! `v1.endpoint~target=aws-service~callers=this-vpc,on-premises`: keyed by names, so that a text made
//! by older specs still says what it meant. Every sign that an address's fragment would change is
//! written as `%` and two hexadecimal digits.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::{Answer, Answers};
use crate::diagnostic::{Code, Diagnostic};

/// What every text of this version starts with.
const VERSION: &str = "v1.";
/// The longest text that is read, in bytes.
const LONGEST: usize = 16 * 1024;

/// The answers to a decision as a text.
#[must_use]
pub fn share(decision: &str, answers: &Answers) -> String {
    let mut text = format!("{VERSION}{}", escaped(decision));
    for (question, answer) in &answers.given {
        let value = match answer {
            Answer::Word(word) => escaped(word),
            Answer::Words(words) => words
                .iter()
                .map(|word| escaped(word))
                .collect::<Vec<_>>()
                .join(","),
        };
        text.push('~');
        text.push_str(&escaped(question));
        text.push('=');
        text.push_str(&value);
    }
    text
}

/// The decision and the answers of a text.
///
/// # Errors
/// Where the text was cut off or changed, or is of another version.
pub fn read_share(text: &str) -> Result<(String, Answers), Diagnostic> {
    let broken = |why: &str| {
        let diagnostic = Diagnostic::unplaced(Code::Share, format!("this share text {why}"));
        diagnostic.help("copy it whole: it looks like `v1.decision~question=answer`")
    };
    if text.len() > LONGEST {
        return Err(broken("is too long"));
    }
    let Some(rest) = text.trim().strip_prefix(VERSION) else {
        return Err(broken("does not start with `v1.`"));
    };
    let mut parts = rest.split('~');
    let decision = parts
        .next()
        .and_then(unescaped)
        .filter(|name| !name.is_empty());
    let decision = decision.ok_or_else(|| broken("names no decision"))?;
    let mut answers = Answers::default();
    for part in parts {
        let Some((question, answer)) = part.split_once('=') else {
            return Err(broken("has a question without an answer"));
        };
        let question = unescaped(question).ok_or_else(|| broken("has a broken escape"))?;
        let words: Option<Vec<String>> = answer.split(',').map(unescaped).collect();
        let mut words = words.ok_or_else(|| broken("has a broken escape"))?;
        let answer = match (words.len(), words.pop()) {
            (1, Some(word)) => Answer::Word(word),
            (_, last) => Answer::Words(words.into_iter().chain(last).collect()),
        };
        if answers.get(&question).is_some() {
            return Err(broken("answers a question twice"));
        }
        answers.given.push((question, answer));
    }
    Ok((decision, answers))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._:/".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        bytes.push(u8::from_str_radix(after.get(..2)?, 16).ok()?);
        rest = after.get(2..)?;
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).ok().map(|text| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_is_read_back() {
        let answers = Answers {
            given: alloc::vec![
                ("service".into(), Answer::Word("ecr.api".into())),
                (
                    "callers".into(),
                    Answer::Words(alloc::vec!["this-vpc".into(), "on-premises".into()])
                ),
                ("note".into(), Answer::Word("a~b, c=ü%".into())),
            ],
        };
        let text = share("endpoint", &answers);
        assert_eq!(
            text,
            "v1.endpoint~service=ecr.api~callers=this-vpc,on-premises~note=a%7Eb%2C%20c%3D%C3%BC%25"
        );
        assert_eq!(read_share(&text), Ok(("endpoint".into(), answers)));
    }

    #[test]
    fn broken_texts_are_refused() {
        for text in [
            "",
            "v2.x",
            "v1.",
            "v1.x~a",
            "v1.x~a=%zz",
            "v1.x~a=%F",
            "v1.x~a=%FF",
            "v1.x~a=1~a=2",
        ] {
            assert!(read_share(text).is_err(), "{text}");
        }
    }
}
