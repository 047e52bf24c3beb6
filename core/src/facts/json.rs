//! Answers as JSON: one file format for every front end.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Answer, Answers, MOST_ANSWERS, MOST_MISTAKES};
use crate::diagnostic::{Code, Diagnostic, shorten};
use crate::json::{Json, JsonValue};
use crate::report::quote::quoted;

impl Answers {
    /// Reads `{ "target": "aws-service", "callers": ["this-vpc"], "zones": 3 }`.
    ///
    /// # Errors
    /// Where the text is no JSON object of answers; all mistakes at once.
    pub fn from_json(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let json = Json::parse(text).map_err(|diagnostic| alloc::vec![diagnostic])?;
        let JsonValue::Record(entries) = &json.value else {
            let message = format!("answers are an object, not {}", json.kind());
            let diagnostic = json.error(Code::Json, message);
            return Err(alloc::vec![
                diagnostic.help("write `{ \"question\": \"answer\" }`")
            ]);
        };
        if entries.len() > MOST_ANSWERS {
            let message = format!("{} answers are more than {MOST_ANSWERS}", entries.len());
            return Err(alloc::vec![json.error(Code::Limit, message)]);
        }
        let mut answers = Self::default();
        let mut diagnostics = Vec::new();
        for (question, value) in entries {
            if answers.get(question).is_some() {
                let message = format!("`{question}` is answered twice");
                diagnostics.push(
                    value
                        .error(Code::DuplicateField, message)
                        .help("keep one of the two"),
                );
                continue;
            }
            match answer(value) {
                // `null` stands for "not answered".
                Ok(None) => {}
                Ok(Some(answer)) => answers.given.push((question.clone(), answer)),
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        }
        if diagnostics.is_empty() {
            Ok(answers)
        } else {
            shorten(&mut diagnostics, MOST_MISTAKES);
            Err(diagnostics)
        }
    }

    /// Writes what `from_json` reads, one question a line.
    #[must_use]
    pub fn to_json(&self) -> String {
        let lines: Vec<String> = self
            .given
            .iter()
            .map(|(question, answer)| {
                let value = match answer {
                    Answer::Word(word) => quoted(word),
                    Answer::Words(words) => {
                        let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
                        format!("[{}]", words.join(", "))
                    }
                };
                format!("  {}: {value}", quoted(question))
            })
            .collect();
        if lines.is_empty() {
            String::from("{}\n")
        } else {
            format!("{{\n{}\n}}\n", lines.join(",\n"))
        }
    }
}

fn answer(value: &Json) -> Result<Option<Answer>, Diagnostic> {
    let word = |value: &Json| match &value.value {
        JsonValue::Text(text) | JsonValue::Number(text) => Ok(text.clone()),
        JsonValue::Flag(flag) => Ok(String::from(if *flag { "yes" } else { "no" })),
        JsonValue::Null | JsonValue::List(_) | JsonValue::Record(_) => {
            let message = format!(
                "an answer is a word, a number or a list of words, not {}",
                value.kind()
            );
            Err(value.error(Code::Answer, message))
        }
    };
    match &value.value {
        JsonValue::Null => Ok(None),
        JsonValue::List(values) => {
            let words: Result<Vec<String>, Diagnostic> = values.iter().map(word).collect();
            words.map(|words| Some(Answer::Words(words)))
        }
        JsonValue::Flag(_) | JsonValue::Number(_) | JsonValue::Text(_) | JsonValue::Record(_) => {
            word(value).map(|word| Some(Answer::Word(word)))
        }
    }
}
