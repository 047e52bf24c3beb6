//! The sheet on a terminal, the files that it writes, and what is left of it.

use std::path::Path;

use ratatui::Frame;
use ratatui::crossterm::event::KeyEvent;
use tollgate_core::report::text;
use tui_input::InputRequest;

use super::keys;
use super::message::{Effect, Message};
use super::sheet::{Sheet, Till};
use super::update::update;
use super::view::{Seen, view};
use crate::exit::Exit;
use crate::keep;
use crate::output::{Answer, Shape};
use crate::wizard::copy::copy;
use crate::wizard::leave::Left;
use crate::wizard::picker::Move;
use crate::wizard::program::{Done, Program};
use crate::wizard::state::Size;
use crate::wizard::theme::Theme;

impl Program for Till<'_> {
    type State = Sheet;
    type Message = Message;
    type Effect = Effect;

    fn key(&self, sheet: &Sheet, key: KeyEvent) -> Option<Message> {
        keys::message(sheet, key)
    }

    fn resized(size: Size) -> Message {
        Message::Resized(size)
    }

    fn scrolled(to: Move) -> Message {
        Message::Go(to)
    }

    fn pasted(text: String) -> Option<Message> {
        // A name that was pasted is searched for by its first sign.
        let sign = text.trim().chars().next()?;
        Some(Message::Edit(InputRequest::InsertChar(sign)))
    }

    fn update(&self, sheet: Sheet, message: Message) -> (Sheet, Option<Effect>) {
        update(self, sheet, message)
    }

    fn draw(&self, sheet: &Sheet, theme: Theme, frame: &mut Frame<'_>) {
        let seen = Seen {
            till: self,
            sheet,
            theme,
        };
        view(seen, frame);
    }

    fn carry_out(&self, effect: Effect) -> Done<Message> {
        match effect {
            Effect::Leave => Done::Left(Left::Finished),
            Effect::Abort => Done::Left(Left::Interrupted),
            Effect::Suspend => Done::Suspend,
            Effect::Copy(text) => Done::Then(Message::Copied(copy(&text))),
            Effect::Save(path, text) => Done::Then(saved(&path, &text)),
        }
    }
}

/// Writes a text to a file that is not there yet.
pub fn saved(path: &Path, text: &str) -> Message {
    match keep::anew(path, text) {
        Ok(name) => Message::Saved(name),
        Err(why) => Message::NotSaved(why),
    }
}

/// What is left when the sheet is: the bill.
pub fn left(sheet: &Sheet, left: Left) -> Answer {
    let bill = sheet.bill.as_ref().filter(|_| left != Left::Interrupted);
    Answer {
        text: bill.map(text::bill).unwrap_or_default(),
        shape: Shape::Seen,
        aside: String::new(),
        farewell: String::new(),
        exit: match (left, bill) {
            (Left::Interrupted, _) => Exit::Interrupted,
            (Left::Finished | Left::Elsewhere, Some(_)) => Exit::Fine,
            (Left::Finished | Left::Elsewhere, None) => Exit::Open,
        },
    }
}
