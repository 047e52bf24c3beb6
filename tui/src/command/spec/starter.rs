//! `spec new`: a rule file to start from, which checks and whose examples hold.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use tollgate_core::compile::compile;
use tollgate_core::source::SourceFile;
use tollgate_core::syntax::formatted;

use crate::arguments::SpecStarter;
use crate::clock;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};
use crate::specs::{gather, has_errors};

/// The file, with words in capitals for what is filled in.
const STARTER: &str = include_str!("starter.toll");

/// Prints the starter, or writes it to a file that is not there yet.
pub fn run(starter: &SpecStarter) -> Result<Answer, Failure> {
    let text = filled(&starter.name)?;
    let mut printed = text.clone();
    if let Some(path) = &starter.out {
        create(path, &text)?;
        printed = format!(
            "wrote {0}; go on with\n  tollgate spec test {0}\n  tollgate decide {1} --spec {0}\n",
            path.display(),
            starter.name
        );
    }
    Ok(Answer {
        text: printed,
        shape: Shape::Exact,
        aside: String::new(),
        farewell: String::new(),
        exit: Exit::Fine,
    })
}

/// The starter for a name; it is proved before it is given away.
fn filled(name: &str) -> Result<String, Failure> {
    let starts = name.starts_with(|first: char| first.is_ascii_lowercase());
    let plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
    if !starts || !name.chars().all(plain) || name.ends_with('-') || name.len() > 60 {
        return Err(Failure::new(
            format!("`{name}` cannot name a decision"),
            "write small letters, digits and dashes inside, as in `billing-access`",
        ));
    }
    let verified = clock::today().map_or_else(String::new, |day| format!("verified {day}"));
    let text = STARTER
        .replace("verified TODAY", &verified)
        .replace("NAME", name);
    let mut files = gather(&[])?;
    files.push(SourceFile {
        name: format!("{name}.toll"),
        text: text.clone(),
    });
    if has_errors(&compile(&files).diagnostics) {
        return Err(Failure::new(
            format!("`{name}` is taken: the built-in rules have items of that name"),
            "choose another name",
        ));
    }
    Ok(formatted(&text).unwrap_or(text))
}

/// Writes a file that is not there yet.
fn create(path: &Path, text: &str) -> Result<(), Failure> {
    let created = OpenOptions::new().write(true).create_new(true).open(path);
    created
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Failure::new(
                format!("`{}` is there already", path.display()),
                "name a file that does not exist yet; nothing is overwritten",
            ),
            _ => Failure::file("write", path, &error),
        })
}
