//! The command line as it is typed: verbs, their options and what each is for.

mod audit;
mod plan;
mod policy;
mod shell;
mod spec;
mod trace;

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use tollgate_core::date::Date;

pub use audit::{Audit, AuditFormat};
pub use plan::{Plan, PlanFormat};
pub use policy::{Build, Diff, Endpoint, Level, Lint, LintFormat, PlainFormat, Policy, Simulate};
pub use shell::{Completions, Man, Shell};
pub use spec::{
    Spec, SpecCases, SpecFiles, SpecFormat, SpecImage, SpecLayout, SpecPages, SpecSchema,
    SpecStarter,
};
pub use trace::{Collect, Trace, TraceFormat, Untold};

/// Which private connection to AWS fits this traffic, and what does it cost?
///
/// Without a verb the wizard opens. Every verb reads `-` as standard input.
///
/// Exit codes: 0 fine; 1 the answer is no; 2 bad usage or bad input; 3 more answers are needed;
/// 130 interrupted.
#[derive(Debug, Parser)]
#[command(name = "tollgate", version, max_term_width = 100)]
pub struct Arguments {
    /// What to do; the wizard where nothing is named.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// When to use colour; `auto` also honours NO_COLOR, CLICOLOR_FORCE and TERM=dumb.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
    /// Print the answer alone: no warnings, no progress, no farewell. Errors are still told.
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

impl Default for Verb {
    fn default() -> Self {
        Self::Wizard(Wizard::default())
    }
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Ask the questions of a decision one by one, on a screen or line by line.
    Wizard(Wizard),
    /// Take one decision from answers, without a screen.
    Decide(Decide),
    /// Price a scenario: options side by side, line by line.
    Price(Price),
    /// Judge, check, compare and write policies.
    #[command(subcommand)]
    Policy(Policy),
    /// Find the cheapest way to each service over many VPCs: local endpoints, a shared hub, or NAT.
    Place(Place),
    /// Follow a packet through an estate: names, routes, filters, endpoint, policy, and the way back.
    Trace(Trace),
    /// Look through an estate or a plan: what is wrong, why, where, and what mends it.
    Audit(Audit),
    /// Print a shell script of read-only AWS commands that gathers an estate.
    Collect(Collect),
    /// Write what builds a decision's outcome: Terraform, CloudFormation, AWS commands, or a runbook.
    Plan(Plan),
    /// Check, test, lay out and start rule files.
    #[command(subcommand)]
    Spec(Spec),
    /// Print what a shell needs to complete verbs and options.
    Completions(Completions),
    /// Print the manual page, or write one for each verb.
    Man(Man),
}

/// Options of the wizard.
#[derive(Debug, Args, Default)]
#[command(after_help = "Examples:
  tollgate wizard
  tollgate wizard endpoint --answers answers.toml
  tollgate wizard audit estate/
  tollgate wizard --resume")]
pub struct Wizard {
    /// The decision to take; without one the start opens. `price` and `policy` open the screens for those, `trace` and
    /// `audit` those for an estate.
    pub decision: Option<String>,
    /// The estate of `wizard trace` and `wizard audit`: a folder or a file of what AWS commands print, a plan, a state
    /// or a template.
    pub estate: Option<PathBuf>,
    /// Go on from a share text, or from where the last wizard was left.
    #[arg(long, value_name = "SHARE", num_args = 0..=1, default_missing_value = "")]
    pub resume: Option<String>,
    /// Start from answers by question, as a JSON object or as TOML in a `.toml` file; for `policy` from a policy or a case.
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// For `policy`: what stands beside the policies, as `policy lint --beside` reads it.
    #[arg(long, value_name = "FILE")]
    pub beside: Option<PathBuf>,
    #[command(flatten)]
    pub untold: Untold,
    /// Ask line by line, for screen readers and dumb terminals; also with ACCESSIBLE=1.
    #[arg(long, visible_alias = "accessible")]
    pub plain: bool,
    /// The colours by meaning; `auto` asks COLORFGBG whether the terminal is light.
    #[arg(long, value_enum)]
    pub theme: Option<Look>,
    /// Draw with signs of ASCII alone; so too where the locale is not UTF-8.
    #[arg(long)]
    pub ascii: bool,
    /// Let the mouse scroll; text is then selected with Shift held.
    #[arg(long)]
    pub mouse: bool,
    #[command(flatten)]
    pub facts: Facts,
}

/// The colours of the wizard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Look {
    /// As the terminal says that it is.
    Auto,
    /// For a dark terminal.
    Dark,
    /// For a light one.
    Light,
    /// Nothing dimmed, and what has the keys set off more.
    HighContrast,
    /// Weights alone.
    None,
}

impl Look {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Auto,
        Self::Dark,
        Self::Light,
        Self::HighContrast,
        Self::None,
    ];

    /// Its word on the command line and in the settings.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::None => "none",
        }
    }
}

/// Options of a decision.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate decide endpoint --answer target=aws-service --answer service=s3 --defaults
  tollgate decide endpoint --answers answers.toml --format markdown
  tollgate decide --list")]
pub struct Decide {
    /// The decision to take; `endpoint` where it is not named.
    pub decision: Option<String>,
    /// One answer; a set is a comma list.
    #[arg(short, long = "answer", value_name = "QUESTION=VALUE")]
    pub answer: Vec<String>,
    /// Answers by question, as a JSON object or as TOML in a `.toml` file.
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// Start from the answers of a share text.
    #[arg(long, value_name = "SHARE")]
    pub resume: Option<String>,
    /// Take the default of every question that is left.
    #[arg(long)]
    pub defaults: bool,
    /// Write the answers that counted, for `--answers` to read: TOML in a `.toml` file, else JSON.
    #[arg(long, value_name = "FILE")]
    pub save_answers: Option<PathBuf>,
    /// List the decisions; with a decision its questions, answers and outcomes.
    #[arg(long)]
    pub list: bool,
    /// How to print the result.
    #[arg(long, value_enum, default_value = "text")]
    pub format: DecisionFormat,
    #[command(flatten)]
    pub facts: Facts,
}

/// Options of a price.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate price scenario.json
  terraform show -json plan.out | tollgate price - --usage usage.yml --region eu-west-1
  tollgate price scenario.json --rate nat-gateway.hour@eu-west-1=0.05 --format csv")]
pub struct Price {
    /// A scenario as JSON; a Terraform plan or state as `terraform show -json` prints it; or a
    /// CloudFormation template.
    pub scenario: PathBuf,
    /// What passes through the resources of a plan, state or template: a usage file in Infracost's
    /// format.
    #[arg(long, value_name = "FILE")]
    pub usage: Option<PathBuf>,
    /// The Region of resources whose own the plan, state or template does not tell.
    #[arg(long)]
    pub region: Option<String>,
    /// A parameter of a template; others take their defaults.
    #[arg(long = "parameter", value_name = "NAME=VALUE")]
    pub parameter: Vec<String>,
    /// A rate of your own; it stands before the rates of the specs.
    #[arg(long = "rate", value_name = "KIND.RATE[@REGION]=VALUE")]
    pub rate: Vec<String>,
    /// How to print the bill.
    #[arg(long, value_enum, default_value = "text")]
    pub format: BillFormat,
    #[command(flatten)]
    pub facts: Facts,
}

/// Options of a placement.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate place usage.csv --region us-east-1 --hub-zones 3
  tollgate place usage.json --format markdown")]
pub struct Place {
    /// What the VPCs need: JSON, or comma-separated values under `vpc,zones,service,gb`.
    pub usage: PathBuf,
    /// The Region, where the usage names none.
    #[arg(long)]
    pub region: Option<String>,
    /// In how many Availability Zones a hub would stand; without it, and without one in the usage,
    /// there is none.
    #[arg(long, value_name = "ZONES")]
    pub hub_zones: Option<String>,
    /// Hours of the month.
    #[arg(long)]
    pub hours: Option<String>,
    /// A rate of your own; it stands before the rates of the specs.
    #[arg(long = "rate", value_name = "KIND.RATE[@REGION]=VALUE")]
    pub rate: Vec<String>,
    /// How to print the placement.
    #[arg(long, value_enum, default_value = "text")]
    pub format: BillFormat,
    #[command(flatten)]
    pub facts: Facts,
}

/// Which facts hold.
#[derive(Debug, Args, Default)]
pub struct Facts {
    /// A rule file or a folder of them to lay over the built-in ones; may be repeated.
    #[arg(long, value_name = "FILE_OR_FOLDER")]
    pub spec: Vec<PathBuf>,
    /// The day whose facts are in force, as 2026-04-26; today (UTC) where it is not named.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

/// How a decision is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DecisionFormat {
    /// For reading.
    Text,
    /// For programs.
    Json,
    /// For tickets and wikis.
    Markdown,
}

/// How a bill is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BillFormat {
    /// For reading.
    Text,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// For tickets and wikis.
    Markdown,
}

fn day(text: &str) -> Result<Date, &'static str> {
    text.parse()
        .map_err(|_| "not a day; write year, month and day, as in 2026-04-26")
}
