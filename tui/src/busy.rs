//! A word while something takes long: on a terminal only, and gone when it is done.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::output::dumb;

/// What takes less is not worth a word.
const PATIENCE: Duration = Duration::from_millis(400);

static WANTED: OnceLock<()> = OnceLock::new();

/// Lets things say that they take long; without it they do not.
pub fn allow() {
    // Whoever allows it twice means the same.
    let _ = WANTED.set(());
}

/// Something that may take long, until it is dropped.
pub struct Busy {
    done: Option<Sender<()>>,
    teller: Option<JoinHandle<()>>,
}

/// Says what is done, and for how long already, once it takes long.
pub fn busy(doing: &str) -> Busy {
    if WANTED.get().is_none() || !io::stderr().is_terminal() || dumb() {
        return Busy {
            done: None,
            teller: None,
        };
    }
    let (done, waits) = channel();
    let doing = doing.to_string();
    let teller = thread::spawn(move || {
        let begun = Instant::now();
        let mut wait = PATIENCE;
        let mut told = false;
        while waits.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
            let seconds = begun.elapsed().as_secs();
            // Nobody is waiting where it cannot be written.
            let _ = write!(io::stderr(), "\r{doing} ... {seconds} s");
            told = true;
            wait = Duration::from_secs(1);
        }
        if told {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    });
    Busy {
        done: Some(done),
        teller: Some(teller),
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        drop(self.done.take());
        if let Some(teller) = self.teller.take() {
            // It has nothing to say any more, whatever became of it.
            let _ = teller.join();
        }
    }
}
