//! The desk on a terminal, the files that it reads and writes, and what is left of it.

use std::path::Path;

use ratatui::Frame;
use ratatui::crossterm::event::KeyEvent;

use super::desk::{Desk, Judge};
use super::keys;
use super::message::{Effect, Message};
use super::update::update;
use super::view::{Seen, view};
use crate::exit::Exit;
use crate::output::{Answer, Shape};
use crate::wizard::leave::Left;
use crate::wizard::picker::Move;
use crate::wizard::program::{Done, Program};
use crate::wizard::state::Size;
use crate::wizard::theme::Theme;
use crate::{input, keep};

impl Program for Judge<'_> {
    type State = Desk;
    type Message = Message;
    type Effect = Effect;

    fn key(&self, desk: &Desk, key: KeyEvent) -> Option<Message> {
        keys::message(desk, key)
    }

    fn resized(size: Size) -> Message {
        Message::Resized(size)
    }

    fn scrolled(to: Move) -> Message {
        Message::Go(to)
    }

    fn pasted(text: String) -> Option<Message> {
        Some(Message::Pasted(text.replace('\r', "\n")))
    }

    fn update(&self, desk: Desk, message: Message) -> (Desk, Option<Effect>) {
        update(self, desk, message)
    }

    fn draw(&self, desk: &Desk, theme: Theme, frame: &mut Frame<'_>) {
        view(Seen { desk, theme }, frame);
    }

    fn carry_out(&self, effect: Effect) -> Done<Message> {
        match effect {
            Effect::Leave => Done::Left(Left::Finished),
            Effect::Abort => Done::Left(Left::Interrupted),
            Effect::Suspend => Done::Suspend,
            Effect::Open(path) => Done::Then(opened(&path)),
            Effect::Save(path, text) => Done::Then(saved(&path, &text)),
        }
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
    match keep::anew(path, text) {
        Ok(name) => Message::Saved(name),
        Err(why) => Message::NotSaved(why),
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
        shape: Shape::Seen,
        aside: String::new(),
        farewell: String::new(),
        exit: match (left, judged.map(|it| it.decision)) {
            (Left::Interrupted, _) => Exit::Interrupted,
            (Left::Finished | Left::Elsewhere, Some("allowed")) => Exit::Fine,
            (Left::Finished | Left::Elsewhere, Some(_)) => Exit::No,
            (Left::Finished | Left::Elsewhere, None) => Exit::Open,
        },
    }
}
