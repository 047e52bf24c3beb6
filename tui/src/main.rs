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
mod reference;
mod schema;
mod specs;
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
    match command::run(arguments) {
        Ok(answer) => output::answer(&answer, color).into(),
        Err(failure) => {
            output::failure(&failure, color);
            Exit::Bad.into()
        }
    }
}
