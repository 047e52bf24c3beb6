//! The verbs on policies as they are typed.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Work on policies.
#[derive(Debug, Subcommand)]
pub enum Policy {
    /// Judge requests by every policy in their way, one JSON object a line; exit 1 if any is denied.
    Simulate(Simulate),
}

/// Options of a simulation.
#[derive(Debug, Args)]
pub struct Simulate {
    /// Cases: a JSON object, a JSON array, or JSON lines.
    pub cases: PathBuf,
    /// How to print the answers; they are JSON in any case.
    #[arg(long, value_enum, default_value = "json")]
    pub format: JsonFormat,
    /// A rule file or a folder of them to lay over the built-in ones; may be repeated.
    #[arg(long, value_name = "FILE_OR_FOLDER")]
    pub spec: Vec<PathBuf>,
}

/// How answers are printed that are JSON in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum JsonFormat {
    /// The same as `json`.
    Text,
    /// One object a line.
    Json,
}
