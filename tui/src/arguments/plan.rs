//! The verb `plan` as it is typed.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Facts;

/// Options of a plan.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate plan endpoint target=aws-service service=s3 callers=this-vpc --format terraform
  tollgate audit estate/ --format json | jq '.findings[0]' | tollgate plan --fix -
  tollgate plan endpoint --answers answers.toml --format cloudformation > template.yaml")]
pub struct Plan {
    /// The decision whose outcome is to be built, such as `endpoint`; with `--fix` the finding names it.
    #[arg(required_unless_present = "fix", default_value = "")]
    pub decision: String,
    /// Answers, inputs such as `vpc-id`, and values of the policy; several values with commas between.
    #[arg(value_name = "NAME=VALUE")]
    pub given: Vec<String>,
    /// A finding that `audit --format json` printed: the plan mends it.
    #[arg(long, value_name = "FINDING")]
    pub fix: Option<PathBuf>,
    /// Answers and inputs as a JSON object by name.
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// Take the default of every question that is left.
    #[arg(long)]
    pub defaults: bool,
    /// What to print.
    #[arg(long, value_enum, default_value = "markdown")]
    pub format: PlanFormat,
    #[command(flatten)]
    pub facts: Facts,
}

/// What is printed of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PlanFormat {
    /// A runbook.
    Markdown,
    /// Terraform, for provider 6 of AWS.
    Terraform,
    /// A CloudFormation template in YAML.
    Cloudformation,
    /// A script of AWS commands that applies, verifies and takes back.
    AwsCli,
    /// Everything, for programs.
    Json,
}
