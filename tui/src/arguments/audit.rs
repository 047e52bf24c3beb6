//! An audit as it is typed.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Facts, Level, Untold};

/// Options of an audit.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate audit estate/
  terraform show -json plan.out | tollgate audit - --fail-on warning --format sarif
  tollgate audit estate/ --baseline accepted.json --format html > audit.html")]
pub struct Audit {
    /// Folders or files of what AWS commands print, plans, states and templates; together they are one estate.
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// The least finding that makes the exit code 1.
    #[arg(long, value_enum, default_value = "error")]
    pub fail_on: Level,
    /// What passes in a month, for savings and idle endpoints: GB by endpoint and NAT gateway as JSON, what
    /// `aws cloudwatch get-metric-data` prints, or a Cost and Usage Report of the month as CSV.
    #[arg(long, value_name = "FILE")]
    pub usage: Option<PathBuf>,
    /// Findings that are accepted, each with its reason and the last day on which it is, as JSON:
    /// `{ "accepted": [ { "rule", "resources", "reason", "until" } ] }`.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    #[command(flatten)]
    pub untold: Untold,
    /// How to print the findings.
    #[arg(long, value_enum, default_value = "text")]
    pub format: AuditFormat,
    #[command(flatten)]
    pub facts: Facts,
}

/// How an audit is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AuditFormat {
    /// For reading.
    Text,
    /// For programs.
    Json,
    /// For code hosts.
    Sarif,
    /// For pull requests and tickets.
    Markdown,
    /// For a browser: one page that needs nothing else.
    Html,
}
