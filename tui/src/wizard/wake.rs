//! Everything that wakes a screen: keys and the like, signals, and a terminal that is closed.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use ratatui::crossterm::event::{self, Event};

/// What wakes a screen.
pub enum Wake {
    /// Something was typed, or the screen has another size.
    Event(Event),
    /// The terminal cannot be read any more.
    Closed,
    /// The process is told to end.
    End,
}

/// Waits for everything that wakes a screen; to be called once a process, because only one may read keys.
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
