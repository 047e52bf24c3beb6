//! Answers from outside: a share text or a file, each wrong one with its place.

use std::path::Path;

use tollgate_core::decide::{Defaults, Request, decide};
use tollgate_core::diagnostic::Code;
use tollgate_core::facts::{Answer, Answers, read_share};
use tollgate_core::model::Model;
use tollgate_core::source::{Place, SourceFile, Span};

use toml::de::DeValue;

use crate::failure::Failure;
use crate::{input, table};

/// The decision that is taken where none is named.
pub const MAIN: &str = "endpoint";

/// The decision and the answers that a share text carries.
pub fn shared(share: &str) -> Result<(String, Answers), Failure> {
    read_share(share).map_err(|wrong| Failure::diagnosed(&[wrong], &[]))
}

/// The answers of a file, each of them one that the decision takes.
pub fn from_file(path: &Path, model: &Model, decision: &str) -> Result<Answers, Failure> {
    let file = input::read(path)?;
    let read = read(path, &file)?;
    placed(model, decision, &read, &file)?;
    Ok(read)
}

/// The answers of a file: TOML where its name says so, else JSON.
pub fn read(path: &Path, file: &SourceFile) -> Result<Answers, Failure> {
    if path.extension().is_none_or(|ending| ending != "toml") {
        return Answers::from_json(&file.text)
            .map_err(|wrong| Failure::diagnosed(&wrong, std::slice::from_ref(file)));
    }
    let mut answers = Answers::default();
    let mut mistakes = Vec::new();
    for (question, value) in table::parse(file)? {
        let question = question.into_inner();
        let answer = match value.get_ref() {
            DeValue::Array(_) => table::words(&value).map(Answer::Words),
            alone => table::word(alone).map(Answer::Word),
        };
        match answer {
            Some(answer) => answers.set(&question, answer),
            None => {
                let message = format!("this is no answer to `{question}`");
                let wrong = table::wrong(Code::Answer, value.span(), message);
                let help = "write a text, a number, true or false, or a list of texts";
                mistakes.push(wrong.help(help));
            }
        }
    }
    if mistakes.is_empty() {
        Ok(answers)
    } else {
        Err(Failure::diagnosed(&mistakes, std::slice::from_ref(file)))
    }
}

/// Tries each answer of a file alone, so that a wrong one is reported with its line.
fn placed(
    model: &Model,
    decision: &str,
    answers: &Answers,
    file: &SourceFile,
) -> Result<(), Failure> {
    let attempt = |answers: &Answers| {
        let request = Request {
            decision,
            answers,
            defaults: Defaults::Leave,
            on: None,
        };
        decide(model, &request).err().unwrap_or_default()
    };
    // A decision that is not there is no mistake of the file.
    let wrong = attempt(&Answers::default());
    if !wrong.is_empty() {
        return Err(Failure::diagnosed(&wrong, &[]));
    }
    let mut found = Vec::new();
    for (question, answer) in &answers.given {
        let mut alone = Answers::default();
        alone.set(question, answer.clone());
        let place = key_place(&file.text, question);
        found.extend(attempt(&alone).into_iter().map(|mut diagnostic| {
            diagnostic.place = diagnostic.place.or(place);
            diagnostic
        }));
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(Failure::diagnosed(&found, std::slice::from_ref(file)))
}

/// Where a file names a question.
fn key_place(text: &str, question: &str) -> Option<Place> {
    let key = serde_json::to_string(question).ok()?;
    let (start, key) = match text.find(&key) {
        Some(start) => (start, key.as_str()),
        // In TOML a name stands bare at the start of its line.
        None => {
            let mut starts = text.match_indices(question).map(|(start, _)| start);
            let bare = |start: &usize| {
                text.get(..*start)
                    .is_some_and(|it| it.is_empty() || it.ends_with('\n'))
            };
            (starts.find(bare)?, question)
        }
    };
    Some(Place {
        file: 0,
        span: Span::new(start, start + key.len()),
    })
}

/// Adds answers; one that is given again takes the place of the earlier one.
pub fn add(given: &mut Answers, more: Answers) {
    for (question, answer) in more.given {
        given.set(&question, answer);
    }
}

/// Answers as TOML, for `--answers` to read; its texts are quoted as in JSON.
pub fn to_toml(answers: &Answers) -> String {
    let mut text = String::new();
    for (question, answer) in &answers.given {
        let value = match answer {
            Answer::Word(word) => serde_json::to_string(word),
            Answer::Words(words) => serde_json::to_string(words),
        };
        text.push_str(&format!("{question} = {}\n", value.unwrap_or_default()));
    }
    text
}
