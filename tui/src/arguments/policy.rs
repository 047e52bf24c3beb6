//! The verbs on policies as they are typed.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use tollgate_core::report::LintSummary;

use super::Facts;

/// Work on policies.
#[derive(Debug, Subcommand)]
pub enum Policy {
    /// Judge requests by every policy in their way, one JSON object a line; exit 1 if any is denied.
    Simulate(Simulate),
    /// Say what is wrong with policies, by the rules of the specs.
    Lint(Lint),
    /// What one policy lets through and the other does not, with examples; exit 1 if they differ.
    Diff(Diff),
    /// Write a policy for a goal: answers to the decision `perimeter`, and your own ids.
    Build(Build),
}

/// Options of a simulation.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate policy simulate case.json
  tollgate policy simulate cases.jsonl | jq -r .decision")]
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

/// Options of a lint.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate policy lint endpoint-policy.json --service s3 --endpoint gateway
  tollgate policy lint policies/*.json --fail-on warning --format sarif")]
pub struct Lint {
    /// Policies as JSON files.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// What the policies are attached to; an endpoint of either kind where it is not named.
    #[arg(long, value_enum)]
    pub endpoint: Option<Endpoint>,
    /// The endpoint's service, as in `decide endpoint`: s3, dynamodb, ecr.api.
    #[arg(long, value_name = "ID")]
    pub service: Option<String>,
    /// What stands beside the policies, as JSON: requests that must pass with the policies of the other
    /// gates (`cases`), requests that need not (`tried`), the services of the VPC's endpoints (`services`), and the `region`.
    #[arg(long, value_name = "FILE")]
    pub beside: Option<PathBuf>,
    /// From which findings on the exit code is 1.
    #[arg(long, value_enum, value_name = "LEVEL", default_value = "error")]
    pub fail_on: Level,
    /// How to print the findings.
    #[arg(long, value_enum, default_value = "text")]
    pub format: LintFormat,
    #[command(flatten)]
    pub facts: Facts,
}

/// What a policy is attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Endpoint {
    /// A gateway endpoint.
    Gateway,
    /// An interface endpoint.
    Interface,
    /// No endpoint, but a resource such as a bucket.
    Resource,
}

/// A threshold of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// Errors only.
    Error,
    /// Errors and warnings.
    Warning,
    /// Everything.
    Notice,
    /// Nothing.
    Never,
}

impl Level {
    /// Whether a finding is at least so bad.
    pub fn reached(self, found: &LintSummary) -> bool {
        match self {
            Self::Never => false,
            Self::Error => found.at_least("error") > 0,
            Self::Warning => found.at_least("warning") > 0,
            Self::Notice => found.at_least("notice") > 0,
        }
    }
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LintFormat {
    /// For reading.
    Text,
    /// For programs.
    Json,
    /// For code hosts.
    Sarif,
}

/// Options of a comparison.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate policy diff before.json after.json")]
pub struct Diff {
    /// A policy as a JSON file.
    pub first: PathBuf,
    /// Another.
    pub second: PathBuf,
    /// How to print the differences.
    #[arg(long, value_enum, default_value = "text")]
    pub format: PlainFormat,
    /// A rule file or a folder of them to lay over the built-in ones; may be repeated.
    #[arg(long, value_name = "FILE_OR_FOLDER")]
    pub spec: Vec<PathBuf>,
}

/// Options of a policy to write.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate policy build perimeter-goal=my-resources owner-scope=organization")]
pub struct Build {
    /// Answers and ids, QUESTION=VALUE each; several values with commas between.
    #[arg(value_name = "NAME=VALUE")]
    pub answers: Vec<String>,
    /// How to print the policies.
    #[arg(long, value_enum, default_value = "text")]
    pub format: PlainFormat,
    #[command(flatten)]
    pub facts: Facts,
}

/// How an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PlainFormat {
    /// For reading.
    Text,
    /// For programs.
    Json,
}
