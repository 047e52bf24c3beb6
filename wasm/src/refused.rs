//! What the core refuses, on its way to JavaScript.

use alloc::vec::Vec;

use tollgate_core::diagnostic::{Diagnostic, report};
use tollgate_core::report::DiagnosticReport;
use tollgate_core::source::SourceFile;

/// Name of what was not read from a file.
pub const INPUT: &str = "input";

/// Why an input was refused, with the places in it.
pub struct Refused(pub Vec<DiagnosticReport>);

impl Refused {
    /// What the core refuses about these files.
    pub fn of(found: &[Diagnostic], files: &[SourceFile]) -> Self {
        Self(found.iter().map(|it| report(it, files)).collect())
    }
}
