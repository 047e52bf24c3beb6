//! Standard output and standard error: colour where it is wanted, nothing where nobody reads.

use std::env;
use std::io::{self, IsTerminal as _, Write};

use clap::ColorChoice;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::pager;

/// What a verb answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// For standard output.
    pub text: String,
    /// Whether the text is for reading, and so may be broken into lines and coloured.
    pub shape: Shape,
    /// For standard error, before the answer: what is not part of it.
    pub aside: String,
    /// For standard error, after the answer.
    pub farewell: String,
    /// How the run ends.
    pub exit: Exit,
}

/// How answers are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manner {
    /// When to use colour.
    pub color: ColorChoice,
    /// Whether only the answer itself is printed.
    pub quiet: bool,
    /// What long texts are shown by, where it is set.
    pub pager: Option<String>,
}

/// What a text is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// For eyes.
    Reading,
    /// For eyes that saw it already, on a screen: it is not paged.
    Seen,
    /// For programs and files: every byte counts.
    Exact,
}

/// Prints an answer; a reader that has gone away is no error.
pub fn answer(answer: &Answer, manner: &Manner) -> Exit {
    beside(&answer.aside, manner);
    let terminal = io::stdout().is_terminal();
    let colour = coloured(manner.color, terminal);
    let reading = || match terminal {
        true => shown(&broken(&answer.text), colour),
        false => shown(&answer.text, colour),
    };
    let text = match answer.shape {
        Shape::Exact => answer.text.clone(),
        Shape::Seen => reading(),
        Shape::Reading => {
            let text = reading();
            if terminal && pager::shown(&text, manner.pager.as_deref()) {
                beside(&answer.farewell, manner);
                return answer.exit;
            }
            text
        }
    };
    match io::stdout().lock().write_all(text.as_bytes()) {
        Ok(()) => {
            beside(&answer.farewell, manner);
            answer.exit
        }
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => answer.exit,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: cannot write the result: {error}");
            Exit::Bad
        }
    }
}

/// Prints what is not part of the answer, where it is wanted.
fn beside(text: &str, manner: &Manner) {
    if !manner.quiet {
        let wanted = coloured(manner.color, io::stderr().is_terminal());
        // Whoever closed the stream does not want to read it.
        let _ = io::stderr().write_all(shown(text, wanted).as_bytes());
    }
}

/// Prints why nothing could be answered.
pub fn failure(failure: &Failure, color: ColorChoice) {
    let wanted = coloured(color, io::stderr().is_terminal());
    let _ = io::stderr().write_all(shown(&failure.text, wanted).as_bytes());
}

/// Whether colour is wanted on a stream.
///
/// An option wins over the environment; `NO_COLOR` and `CLICOLOR_FORCE` win over the terminal
/// (<https://no-color.org>, <https://bixense.com/clicolors>).
pub fn coloured(color: ColorChoice, terminal: bool) -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let zero = |name| env::var_os(name).is_some_and(|value| value == "0");
    match color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if set("NO_COLOR") => false,
        ColorChoice::Auto if set("CLICOLOR_FORCE") && !zero("CLICOLOR_FORCE") => true,
        ColorChoice::Auto => terminal && !dumb() && !zero("CLICOLOR"),
    }
}

/// Whether the terminal can do no more than print one line after the other.
pub fn dumb() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Breaks long lines at the terminal's width and keeps their indent.
fn broken(text: &str) -> String {
    let columns = ratatui::crossterm::terminal::size().map_or(80, |(columns, _)| columns);
    let width = usize::from(columns.clamp(40, 110));
    let mut lines = String::with_capacity(text.len());
    for line in text.lines() {
        let indent: String = line.chars().take_while(|sign| *sign == ' ').collect();
        let options = textwrap::Options::new(width)
            .subsequent_indent(&indent)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(false);
        // A table or a share text is longer than its width on purpose.
        if line.trim_start().contains("   ") || !line.trim().contains(' ') {
            lines.push_str(line);
        } else {
            lines.push_str(&textwrap::fill(line, options));
        }
        lines.push('\n');
    }
    lines
}

/// The text with headings and graver words set off, where colour is wanted.
fn shown(text: &str, coloured: bool) -> String {
    if !coloured {
        return text.to_string();
    }
    text.lines().map(painted).collect()
}

fn painted(line: &str) -> String {
    const PLAIN: &str = "\u{1b}[0m";
    let style = match line.split(['[', ':']).next() {
        Some("error") => "\u{1b}[1;31m",
        Some("warning") => "\u{1b}[1;33m",
        _ if line.starts_with(|sign: char| sign.is_alphabetic()) => "\u{1b}[1m",
        _ => return format!("{line}\n"),
    };
    format!("{style}{line}{PLAIN}\n")
}
