//! A language server for rule files, over standard input and output.
//!
//! Messages are handled in the order in which they come. Files are checked when no message waits, so
//! that fast typing is answered at once and checked when it pauses. No message, however malformed,
//! ends the server; only `exit` and the end of the input do.

mod completion;
mod declared;
mod findings;
mod goto;
mod hover;
mod message;
mod place;
mod session;
mod spot;
mod surroundings;
mod things;

use std::io::{self, BufReader};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;

use message::Received;
use session::Session;

use crate::exit::Exit;

/// How many messages may wait to be handled.
const WAITING: usize = 256;

/// Serves until it is told to end; overlays are laid under every file that is open.
pub fn serve(overlays: &[PathBuf]) -> Exit {
    let (sender, receiver) = sync_channel(WAITING);
    // The thread ends with its input or with the process, whichever comes first.
    thread::spawn(move || {
        let mut input = BufReader::new(io::stdin());
        loop {
            let received = message::read(&mut input);
            let ended = matches!(received, Received::End);
            if sender.send(received).is_err() || ended {
                return;
            }
        }
    });
    let mut session = Session::new(overlays.to_vec());
    let mut output = io::stdout().lock();
    while let Some(received) = next(&receiver, &mut session, &mut output) {
        let answers = match received {
            Received::Message(message) => session.handle(&message),
            Received::Malformed(why) => vec![message::refused(why)],
            Received::End => break,
        };
        // Whoever went away reads no answers; the end of the input follows.
        let _ = message::write(&mut output, &answers);
        if session.is_over() {
            break;
        }
    }
    session.exit()
}

/// The next message; files are checked before waiting for it.
fn next(
    receiver: &Receiver<Received>,
    session: &mut Session,
    output: &mut impl io::Write,
) -> Option<Received> {
    match receiver.try_recv() {
        Ok(received) => Some(received),
        Err(TryRecvError::Disconnected) => None,
        Err(TryRecvError::Empty) => {
            let _ = message::write(output, &session.check());
            receiver.recv().ok()
        }
    }
}
