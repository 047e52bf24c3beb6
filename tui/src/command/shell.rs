//! The verbs for the shell: completions and manual pages, made from the verbs and options themselves.

use std::fs;
use std::io;

use clap::CommandFactory as _;
use clap_complete::{Generator, Shell as Known, generate};
use clap_complete_nushell::Nushell;
use clap_mangen::{Man as Page, generate_to};

use crate::arguments::{Arguments, Man, Shell};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Answer, Shape};

/// What a shell reads to complete verbs, options and their values.
pub fn completions(shell: Shell) -> Result<Answer, Failure> {
    let script = match shell {
        Shell::Bash => script(Known::Bash),
        Shell::Elvish => script(Known::Elvish),
        Shell::Fish => script(Known::Fish),
        Shell::Nushell => script(Nushell),
        Shell::Power => script(Known::PowerShell),
        Shell::Zsh => script(Known::Zsh),
    };
    written(script)
}

/// The manual page of the program, or one for each verb in a folder.
pub fn man(pages: &Man) -> Result<Answer, Failure> {
    let Some(folder) = &pages.out else {
        return written(page().map_err(unwritten)?);
    };
    let refused = |error: io::Error| Failure::file("write", folder, &error);
    fs::create_dir_all(folder).map_err(refused)?;
    generate_to(Arguments::command(), folder).map_err(refused)?;
    written(Vec::new())
}

fn page() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    Page::new(Arguments::command()).render(&mut bytes)?;
    Ok(bytes)
}

fn script(shell: impl Generator) -> Vec<u8> {
    let mut bytes = Vec::new();
    generate(shell, &mut Arguments::command(), "tollgate", &mut bytes);
    bytes
}

fn written(bytes: Vec<u8>) -> Result<Answer, Failure> {
    let text = String::from_utf8(bytes).map_err(|error| unwritten(io::Error::other(error)))?;
    Ok(Answer {
        text,
        shape: Shape::Exact,
        aside: String::new(),
        farewell: String::new(),
        exit: Exit::Fine,
    })
}

fn unwritten(error: io::Error) -> Failure {
    Failure::new(
        format!("the text cannot be made: {error}"),
        "report this as a defect",
    )
}
