//! Options of the verbs for the shell.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Options of the completions.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate completions bash > ~/.local/share/bash-completion/completions/tollgate
  tollgate completions zsh > ~/.zfunc/_tollgate
  tollgate completions fish > ~/.config/fish/completions/tollgate.fish")]
pub struct Completions {
    /// The shell that is to complete.
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Options of the manual pages.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  tollgate man | man -l -
  tollgate man --out ~/.local/share/man/man1")]
pub struct Man {
    /// Write a page for every verb into this folder, instead of printing that of `tollgate`.
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
}

/// A shell that completes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// The GNU shell.
    Bash,
    /// The elvish shell.
    Elvish,
    /// The friendly shell.
    Fish,
    /// Nu.
    Nushell,
    /// Windows, and elsewhere.
    #[value(name = "powershell")]
    Power,
    /// The Z shell.
    Zsh,
}
