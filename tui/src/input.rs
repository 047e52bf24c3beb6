//! Text from a file or from standard input, bounded before it is looked at.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use tollgate_core::diagnostic::Diagnostic;
use tollgate_core::source::SourceFile;

use crate::failure::Failure;

/// More than this is not read: 64 MiB.
const LIMIT: u64 = 64 << 20;

/// What some programs write before UTF-8.
const MARK: char = '\u{feff}';

/// The text of a file, or of standard input where the path is `-`.
pub fn read(path: &Path) -> Result<SourceFile, Failure> {
    read_up_to(path, LIMIT)
}

/// The same where so many bytes may be read at most.
pub fn read_up_to(path: &Path, limit: u64) -> Result<SourceFile, Failure> {
    if path == Path::new("-") {
        return text(
            "standard input".to_string(),
            io::stdin().lock(),
            path,
            limit,
        );
    }
    let file = File::open(path).map_err(|error| Failure::file("read", path, &error))?;
    text(path.display().to_string(), file, path, limit)
}

/// What a file of JSON means; nothing where none is named.
pub fn read_as<T>(
    path: Option<&Path>,
    from_json: impl Fn(&str) -> Result<T, Vec<Diagnostic>>,
) -> Result<Option<T>, Failure> {
    let Some(path) = path else {
        return Ok(None);
    };
    let file = read(path)?;
    let read = from_json(&file.text);
    read.map(Some)
        .map_err(|wrong| Failure::diagnosed(&wrong, &[file]))
}

fn text(name: String, from: impl Read, path: &Path, limit: u64) -> Result<SourceFile, Failure> {
    let mut bytes = Vec::new();
    from.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::file("read", path, &error))?;
    if bytes.len() as u64 > limit {
        return Err(Failure::new(
            format!("`{name}` is larger than {} MiB", limit >> 20),
            "give a file that holds only what is asked for",
        ));
    }
    match String::from_utf8(bytes) {
        // A mark of the byte order says nothing in UTF-8, and no place counts it.
        Ok(mut text) => {
            if text.starts_with(MARK) {
                text.remove(0);
            }
            Ok(SourceFile { name, text })
        }
        Err(error) => Err(not_utf8(&name, &error)),
    }
}

fn not_utf8(name: &str, error: &std::string::FromUtf8Error) -> Failure {
    let before = error
        .as_bytes()
        .iter()
        .take(error.utf8_error().valid_up_to());
    let line = before.filter(|byte| **byte == b'\n').count() + 1;
    Failure::new(
        format!("`{name}` is not UTF-8 text, first at line {line}"),
        "save the file as UTF-8",
    )
}
