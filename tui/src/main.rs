//! The command line and the terminal wizard of Tollgate.
//!
//! `main` parses and dispatches. One verb is one file under `command`; everything that a verb
//! answers is worked out before the first byte of it is printed.

#![cfg_attr(
    test,
    allow(
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

mod answers;
mod arguments;
mod busy;
mod clock;
mod command;
mod estate;
mod exit;
mod failure;
mod folder;
mod input;
mod keep;
mod language_server;
mod output;
mod pager;
mod reference;
mod schema;
mod settings;
mod specs;
mod table;
mod wizard;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::Arguments;
use exit::Exit;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(usage) => {
            let exit = if usage.use_stderr() {
                Exit::Bad
            } else {
                Exit::Fine
            };
            // Whoever closed the stream does not want to read it.
            let _ = usage.print();
            return exit.into();
        }
    };
    let color = arguments.color;
    match begin(arguments) {
        Ok((answer, manner)) => output::answer(&answer, &manner).into(),
        Err(failure) => {
            output::failure(&failure, color);
            Exit::Bad.into()
        }
    }
}

/// Reads the settings, and does what the command line asks for.
fn begin(mut arguments: Arguments) -> Result<(output::Answer, output::Manner), failure::Failure> {
    let settings = settings::load()?;
    settings::apply(&settings, &mut arguments);
    let manner = output::Manner {
        color: arguments.color,
        quiet: arguments.quiet,
        pager: settings.pager,
    };
    if !manner.quiet {
        busy::allow();
    }
    Ok((command::run(arguments)?, manner))
}
