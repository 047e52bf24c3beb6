//! The wizard line by line: for screen readers, dumb terminals and slow lines.
//!
//! No screen is drawn and no line is written over. Choices have numbers, and everything that can
//! be done besides answering is a word.

mod hear;
mod say;

use std::io::{self, BufRead, Write};

use super::leave::Left;
use super::rules::Rules;
use super::session;
use super::state::State;
use super::terminal;
use crate::exit::Exit;

pub use hear::{Heard, hear};
pub use say::step;

/// Asks line by line until everything is decided and wanted, or the input ends.
pub fn run(rules: &Rules, state: State) -> io::Result<(State, Left)> {
    end_on_signals();
    let mut output = terminal::writer()?;
    let mut input = io::stdin().lock();
    converse(rules, state, &mut input, &mut output, session::keep)
}

fn converse(
    rules: &Rules,
    mut state: State,
    input: &mut impl BufRead,
    output: &mut impl Write,
    keep: impl Fn(&str),
) -> io::Result<(State, Left)> {
    writeln!(output, "{}", step(rules, &state))?;
    loop {
        write!(output, "> ")?;
        output.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            writeln!(output)?;
            return Ok((state, Left::Finished));
        }
        let before = state.facts.clone();
        let Heard {
            state: next,
            reply,
            left,
        } = hear(rules, state, line.trim());
        if let Some(report) = next.report.as_ref().filter(|_| next.facts != before) {
            keep(&report.share);
        }
        state = next;
        writeln!(output, "{reply}")?;
        if left {
            return Ok((state, Left::Finished));
        }
    }
}

/// Ends the process as a shell expects it where it waits for a line.
#[cfg(unix)]
pub fn end_on_signals() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    if let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) {
        std::thread::spawn(move || {
            if signals.forever().next().is_some() {
                let _ = writeln!(io::stderr());
                std::process::exit(Exit::Interrupted.number().into());
            }
        });
    }
}

#[cfg(not(unix))]
pub fn end_on_signals() {}

#[cfg(test)]
mod tests;
