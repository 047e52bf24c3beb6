//! The verbs for rule files and their options.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// What can be done with rule files.
#[derive(Debug, Subcommand)]
pub enum Spec {
    /// Prove that rule files are complete and consistent, and run their own examples. Exit 2 where they are not,
    /// or 1 with the report where it is printed for programs or an example fails.
    Check(SpecFiles),
    /// Check rule files, run every example, the built-in ones too, and tell what they reach.
    Test(SpecCases),
    /// Print a rule file to start from: a decision with its questions and examples.
    New(SpecStarter),
    /// Serve editors over standard input and output, by the Language Server Protocol.
    Lsp(SpecServer),
    /// Bring rule files into their one layout; a file that does not follow the grammar stays as it is.
    Fmt(SpecLayout),
    /// Write everything that the rules say as static pages.
    Docs(SpecPages),
    /// Write the rules as an image, for a page whose script tag names it in `data-rules`.
    Image(SpecImage),
    /// Print JSON Schemas of what goes in and comes out, all by name or one.
    Schema(SpecSchema),
}

/// Which schemas.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate spec schema scenario > scenario.schema.json")]
pub struct SpecSchema {
    /// The name of one, such as `scenario` or `bill`; all of them as one object where it is left out.
    pub name: Option<String>,
    /// List the names.
    #[arg(long)]
    pub list: bool,
    /// Rule files whose kinds scenarios may name too.
    #[arg(long, value_name = "FILE_OR_FOLDER")]
    pub spec: Vec<PathBuf>,
}

/// Rule files beside the built-in ones.
#[derive(Debug, Args)]
pub struct Laid {
    /// Files or folders to lay over the built-in ones, or a working copy of those.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The same, as every verb takes them; may be repeated.
    #[arg(long, value_name = "FILE_OR_FOLDER")]
    pub spec: Vec<PathBuf>,
}

impl Laid {
    /// All of them, those that others are laid over first.
    pub fn all(&self) -> Vec<PathBuf> {
        self.spec.iter().chain(&self.paths).cloned().collect()
    }
}

/// Which rule files.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate spec check rules/
  tollgate spec check own.toll --format sarif")]
pub struct SpecFiles {
    #[command(flatten)]
    pub laid: Laid,
    /// How to print what was found.
    #[arg(long, value_enum, default_value = "text")]
    pub format: SpecFormat,
}

/// Which rule files to test.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate spec test rules/
  tollgate spec test own.toll --missing")]
pub struct SpecCases {
    #[command(flatten)]
    pub files: SpecFiles,
    /// Print an example for each way that none takes, ready to be put into a rule file.
    #[arg(long)]
    pub missing: bool,
}

/// How findings about rule files are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SpecFormat {
    /// For reading.
    Text,
    /// For programs.
    Json,
    /// For code hosts and editors: SARIF 2.1.0.
    Sarif,
}

/// What to start.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate spec new billing-access > own.toll")]
pub struct SpecStarter {
    /// Name of the decision, such as `billing-access`.
    pub name: String,
    /// Write it to a file instead; a file that is there already stays as it is.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Which rule files to lay out.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate spec fmt rules/
  tollgate spec fmt rules/ --check")]
pub struct SpecLayout {
    /// Files or folders; the folder that you are in where nothing is named. `-` alone goes from standard
    /// input to standard output.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Change nothing; name the files that differ, and exit 1 where there is one.
    #[arg(long)]
    pub check: bool,
}

/// What the language server knows beside the open files.
#[derive(Debug, Args)]
pub struct SpecServer {
    /// A rule file or a folder of them to lay over the built-in ones; may be repeated.
    #[arg(long, value_name = "FILE_OR_FOLDER")]
    pub spec: Vec<PathBuf>,
    /// Accepted because editors pass it; there is no other way.
    #[arg(long, hide = true)]
    pub stdio: bool,
}

/// Which image to write.
#[derive(Debug, Args)]
pub struct SpecImage {
    /// The file to write it to.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    #[command(flatten)]
    pub laid: Laid,
}

/// Which pages to write.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate spec docs --out reference/")]
pub struct SpecPages {
    /// The folder to write them to; it is made where there is none, and other files in it stay.
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    #[command(flatten)]
    pub laid: Laid,
}
