//! Why nothing could be answered: the text that goes to standard error.

use std::path::Path;

use tollgate_core::diagnostic::{Diagnostic, render};
use tollgate_core::source::SourceFile;

/// A run that failed on its usage or its input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong, where, and what to do instead.
    pub text: String,
}

impl Failure {
    /// A failure with its remedy, for what has no place in a text.
    pub fn new(message: impl AsRef<str>, help: impl AsRef<str>) -> Self {
        Self {
            text: format!("error: {}\n  = help: {}\n", message.as_ref(), help.as_ref()),
        }
    }

    /// Everything that is wrong with an input, each with its place.
    pub fn diagnosed(diagnostics: &[Diagnostic], files: &[SourceFile]) -> Self {
        Self {
            text: rendered(diagnostics, files),
        }
    }

    /// A file that the system refuses to read or write.
    pub fn file(does: &str, path: &Path, error: &std::io::Error) -> Self {
        Self::new(
            format!("cannot {does} `{}`: {error}", path.display()),
            "name a path that exists and that you may use",
        )
    }
}

/// The diagnostics as plain text, an empty line between two.
pub fn rendered(diagnostics: &[Diagnostic], files: &[SourceFile]) -> String {
    let texts: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| render(diagnostic, files))
        .collect();
    texts.join("\n")
}
