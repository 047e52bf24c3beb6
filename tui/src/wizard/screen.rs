//! The wizard on a screen: waits for keys, draws only when one changed something.

use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use ratatui::crossterm::event::{self, Event};

use super::leave::Left;
use super::message::{Effect, Existing, Message};
use super::rules::Rules;
use super::state::{Facts, Size, State};
use super::terminal::{self, Screen};
use super::theme::Theme;
use super::update::update;
use super::view::{Seen, view};
use super::{keys, session};
use crate::keep;

/// What wakes the wizard.
pub enum Wake {
    /// Something was typed, or the screen has another size.
    Event(Event),
    /// The terminal cannot be read any more.
    Closed,
    /// The process is told to end.
    End,
}

/// Runs the wizard until it is left.
pub fn run(rules: &Rules, state: State, theme: Theme) -> io::Result<(State, Left)> {
    let mut screen = terminal::take()?;
    let ended = attend(rules, state, theme, &mut screen);
    terminal::give_back();
    // Its drop would panic where the terminal is gone; there is nothing left for it to do.
    std::mem::forget(screen);
    ended
}

/// The size of the terminal, before the wizard takes it.
pub fn size() -> Size {
    let (width, height) = ratatui::crossterm::terminal::size().unwrap_or((80, 24));
    Size { width, height }
}

fn attend(
    rules: &Rules,
    mut state: State,
    theme: Theme,
    screen: &mut Screen,
) -> io::Result<(State, Left)> {
    let wakes = listen();
    loop {
        let seen = Seen {
            rules,
            state: &state,
            theme,
        };
        screen.draw(|frame| view(seen, frame))?;
        // Everything that is already waiting is one change of the screen.
        let mut wake = wakes.recv().ok();
        loop {
            let (next, effect) = match wake {
                Some(Wake::Event(event)) => happened(rules, state, event),
                Some(Wake::Closed | Wake::End) | None => return Ok((state, Left::Interrupted)),
            };
            state = next;
            match effect {
                Some(Effect::Leave) => return Ok((state, Left::Finished)),
                Some(Effect::Abort) => return Ok((state, Left::Interrupted)),
                Some(Effect::Suspend) => suspend(screen)?,
                Some(Effect::Save {
                    path,
                    text,
                    existing,
                }) => {
                    let message = save(&path, &text, existing);
                    state = update(rules, state, message).0;
                }
                None => {}
            }
            match wakes.try_recv() {
                Ok(next) => wake = Some(next),
                Err(_) => break,
            }
        }
    }
}

fn happened(rules: &Rules, state: State, event: Event) -> (State, Option<Effect>) {
    let message = match event {
        Event::Key(key) => keys::message(&state, key),
        Event::Resize(width, height) => Some(Message::Resized(Size { width, height })),
        Event::FocusGained | Event::FocusLost | Event::Mouse(_) | Event::Paste(_) => None,
    };
    let Some(message) = message else {
        return (state, None);
    };
    let before = state.facts.clone();
    let (state, effect) = update(rules, state, message);
    keep_session(&before, &state);
    (state, effect)
}

/// Keeps the answers for `--resume` whenever one changed.
fn keep_session(before: &Facts, state: &State) {
    if let Some(report) = &state.report
        && *before != state.facts
    {
        session::keep(&report.share);
    }
}

fn save(path: &Path, text: &str, existing: Existing) -> Message {
    let name = path.display().to_string();
    if existing == Existing::Keep && path.exists() {
        return Message::Exists(name);
    }
    match keep::write(path, text) {
        Ok(()) => Message::Saved(name),
        Err(error) => Message::NotSaved(format!("`{name}`: {error}")),
    }
}

/// Waits for everything that wakes the wizard.
pub fn listen() -> Receiver<Wake> {
    let (sender, receiver) = channel();
    signals(sender.clone());
    hangup(sender.clone());
    thread::spawn(move || {
        loop {
            let wake = event::read().map_or(Wake::Closed, Wake::Event);
            let closed = matches!(wake, Wake::Closed);
            if sender.send(wake).is_err() || closed {
                return;
            }
        }
    });
    receiver
}

#[cfg(unix)]
fn signals(sender: Sender<Wake>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) else {
        return;
    };
    thread::spawn(move || {
        for _ in signals.forever() {
            if sender.send(Wake::End).is_err() {
                return;
            }
        }
    });
}

#[cfg(not(unix))]
fn signals(_: Sender<Wake>) {}

/// Waits until the terminal is closed; nothing else wakes it.
#[cfg(unix)]
fn hangup(sender: Sender<Wake>) {
    use rustix::event::{PollFd, PollFlags, poll};
    thread::spawn(move || {
        let stdin = io::stdin();
        let mut closed = [PollFd::new(&stdin, PollFlags::empty())];
        while poll(&mut closed, None) == Err(rustix::io::Errno::INTR) {}
        // Whoever does not listen any more is ending already.
        let _ = sender.send(Wake::Closed);
    });
}

#[cfg(not(unix))]
fn hangup(_: Sender<Wake>) {}

/// Stops the process as the shell expects it, and takes the terminal again afterwards.
pub fn suspend(screen: &mut Screen) -> io::Result<()> {
    terminal::give_back();
    #[cfg(unix)]
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
    // Clearing the old screen would ask where the cursor is, and the thread that reads keys would
    // take the answer.
    let stopped = std::mem::replace(screen, terminal::enter()?);
    std::mem::forget(stopped);
    Ok(())
}
