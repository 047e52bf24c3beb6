//! The desk on a terminal: waits for keys, reads and writes files, draws when something changed.

use std::io;
use std::path::Path;

use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste, Event};
use ratatui::crossterm::execute;

use super::desk::{Desk, Judge};
use super::keys;
use super::message::{Effect, Message};
use super::update::update;
use super::view::{Seen, view};
use crate::exit::Exit;
use crate::output::{Answer, Shape};
use crate::wizard::leave::Left;
use crate::wizard::screen::{Wake, listen, suspend};
use crate::wizard::state::Size;
use crate::wizard::terminal::{self, Screen};
use crate::wizard::theme::Theme;
use crate::{input, keep};

/// Runs the screen until it is left.
pub fn run(judge: &Judge, desk: Desk, theme: Theme) -> io::Result<(Desk, Left)> {
    let mut screen = terminal::take()?;
    // A pasted policy then comes as one text; terminals that do not know this type it.
    let _ = terminal::writer().and_then(|mut it| execute!(it, EnableBracketedPaste));
    let ended = attend(judge, desk, theme, &mut screen);
    let _ = terminal::writer().and_then(|mut it| execute!(it, DisableBracketedPaste));
    terminal::give_back();
    // Its drop would panic where the terminal is gone; there is nothing left for it to do.
    std::mem::forget(screen);
    ended
}

fn attend(
    judge: &Judge,
    mut desk: Desk,
    theme: Theme,
    screen: &mut Screen,
) -> io::Result<(Desk, Left)> {
    let wakes = listen();
    loop {
        let seen = Seen { desk: &desk, theme };
        screen.draw(|frame| view(seen, frame))?;
        let message = match wakes.recv() {
            Ok(Wake::Event(event)) => happened(&desk, event),
            Ok(Wake::Closed | Wake::End) | Err(_) => return Ok((desk, Left::Interrupted)),
        };
        let mut next = message;
        while let Some(message) = next.take() {
            let (after, effect) = update(judge, desk, message);
            desk = after;
            match effect {
                Some(Effect::Leave) => return Ok((desk, Left::Finished)),
                Some(Effect::Abort) => return Ok((desk, Left::Interrupted)),
                Some(Effect::Suspend) => suspend(screen)?,
                Some(Effect::Open(path)) => next = Some(opened(&path)),
                Some(Effect::Save(path, text)) => next = Some(saved(&path, &text)),
                None => {}
            }
        }
    }
}

fn happened(desk: &Desk, event: Event) -> Option<Message> {
    match event {
        Event::Key(key) => keys::message(desk, key),
        Event::Resize(width, height) => Some(Message::Resized(Size { width, height })),
        Event::Paste(text) => Some(Message::Pasted(text.replace('\r', "\n"))),
        Event::FocusGained | Event::FocusLost | Event::Mouse(_) => None,
    }
}

/// Reads a file; a standard input is none, since keys come from there.
pub fn opened(path: &Path) -> Message {
    if path == Path::new("-") {
        return Message::NotOpened("give the name of a file".to_string());
    }
    match input::read(path) {
        Ok(file) => Message::Opened(file.text),
        Err(failure) => {
            let why = failure.text.lines().next().unwrap_or_default();
            Message::NotOpened(why.trim_start_matches("error: ").to_string())
        }
    }
}

/// Writes a case to a file that is not there yet.
pub fn saved(path: &Path, text: &str) -> Message {
    let name = path.display().to_string();
    if path.exists() {
        return Message::NotSaved(format!("`{name}` is there already: give another name"));
    }
    match keep::write(path, text) {
        Ok(()) => Message::Saved(name),
        Err(error) => Message::NotSaved(format!("`{name}`: {error}")),
    }
}

/// What is left when the desk is: the decision, gate by gate.
pub fn left(desk: &Desk, left: Left) -> Answer {
    let judged = desk.judged.as_ref().filter(|_| left == Left::Finished);
    let mut text = String::new();
    if let Some(judged) = judged {
        text.push_str(&format!("{}\n", judged.decision));
        for gate in desk.gates.iter().filter(|it| desk.said(it).is_some()) {
            text.push_str(&format!("  {} {}\n", gate.kind.title, desk.light(gate).1));
        }
    }
    Answer {
        text,
        shape: Shape::Reading,
        aside: String::new(),
        farewell: String::new(),
        exit: match (left, judged.map(|it| it.decision)) {
            (Left::Interrupted, _) => Exit::Interrupted,
            (Left::Finished, Some("allowed")) => Exit::Fine,
            (Left::Finished, Some(_)) => Exit::No,
            (Left::Finished, None) => Exit::Open,
        },
    }
}
