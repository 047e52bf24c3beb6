//! A screen line by line: for screen readers, dumb terminals and slow lines.
//!
//! No screen is drawn and no line is written over. Choices have numbers, and everything that can
//! be done besides answering is a word.

use std::io::{self, BufRead, Write};

use super::leave::Left;
use super::{session, terminal};

/// Something that can be spoken with.
pub trait Spoken {
    /// Everything that changes between two lines.
    type State;

    /// What is said first.
    fn greeting(&self, state: &Self::State) -> String;

    /// What a typed line does.
    fn hear(&self, state: Self::State, line: &str) -> Heard<Self::State>;

    /// The share text of what outlives the process, once there is anything.
    fn share(&self, _: &Self::State) -> Option<String> {
        None
    }
}

/// What a line led to.
pub struct Heard<State> {
    /// The next state.
    pub state: State,
    /// What is said about it, with what can be said next.
    pub reply: String,
    /// How it ends, where it does.
    pub left: Option<Left>,
}

impl<State> Heard<State> {
    /// A reply after which it goes on.
    pub const fn reply(state: State, reply: String) -> Self {
        Self {
            state,
            reply,
            left: None,
        }
    }

    /// The end.
    pub const fn left(state: State, left: Left) -> Self {
        Self {
            state,
            reply: String::new(),
            left: Some(left),
        }
    }
}

/// Speaks on the terminal until it is left, or the input ends.
pub fn run<S: Spoken>(spoken: &S, state: S::State) -> io::Result<(S::State, Left)> {
    end_on_signals();
    let mut output = terminal::writer()?;
    let mut input = io::stdin().lock();
    converse(spoken, state, &mut input, &mut output, session::keep)
}

/// The conversation over any input and output.
pub fn converse<S: Spoken>(
    spoken: &S,
    mut state: S::State,
    input: &mut impl BufRead,
    output: &mut impl Write,
    keep: impl Fn(&str),
) -> io::Result<(S::State, Left)> {
    writeln!(output, "{}", spoken.greeting(&state))?;
    let mut kept = spoken.share(&state);
    loop {
        write!(output, "> ")?;
        output.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            writeln!(output)?;
            return Ok((state, Left::Finished));
        }
        let heard = spoken.hear(state, line.trim());
        state = heard.state;
        let share = spoken.share(&state);
        if let Some(share) = share.as_ref().filter(|_| share != kept) {
            keep(share);
        }
        kept = share;
        writeln!(output, "{}", heard.reply)?;
        if let Some(left) = heard.left {
            return Ok((state, left));
        }
    }
}

/// Ends the process as a shell expects it where it waits for a line.
#[cfg(unix)]
fn end_on_signals() {
    use std::sync::Once;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

    use crate::exit::Exit;

    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        if let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) {
            std::thread::spawn(move || {
                if signals.forever().next().is_some() {
                    let _ = writeln!(io::stderr());
                    std::process::exit(Exit::Interrupted.number().into());
                }
            });
        }
    });
}

#[cfg(not(unix))]
fn end_on_signals() {}
