//! The screen on a terminal, the report that it writes, and what is left of it.

use std::path::Path;

use ratatui::Frame;
use ratatui::crossterm::event::KeyEvent;
use tollgate_core::report::{html, markdown, sarif, text};

use super::keys;
use super::ledger::{Audited, Ledger};
use super::message::{Effect, Message};
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

impl Program for Audited {
    type State = Ledger;
    type Message = Message;
    type Effect = Effect;

    fn key(&self, ledger: &Ledger, key: KeyEvent) -> Option<Message> {
        keys::message(ledger, key)
    }

    fn resized(size: Size) -> Message {
        Message::Resized(size)
    }

    fn scrolled(to: Move) -> Message {
        Message::Go(to)
    }

    fn pasted(text: String) -> Option<Message> {
        Some(Message::Pasted(text))
    }

    fn update(&self, ledger: Ledger, message: Message) -> (Ledger, Option<Effect>) {
        update(self, ledger, message)
    }

    fn draw(&self, ledger: &Ledger, theme: Theme, frame: &mut Frame<'_>) {
        let seen = Seen {
            audited: self,
            ledger,
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
            Effect::Save(path) => Done::Then(saved(self, &path)),
        }
    }
}

/// Writes the report to a file that is not there yet, as its ending asks for.
pub fn saved(audited: &Audited, path: &Path) -> Message {
    let report = &audited.report;
    let ending = path.extension().and_then(|ending| ending.to_str());
    let text = match ending {
        Some("json") => serde_json::to_string(report).unwrap_or_default(),
        Some("sarif") => {
            let found = sarif::log(&report.diagnostics(), env!("CARGO_PKG_VERSION"));
            serde_json::to_string(&found).unwrap_or_default()
        }
        Some("html") => html::audit(report),
        Some("md") => markdown::audit(report),
        Some(_) | None => text::audit(report),
    };
    match keep::anew(path, text) {
        Ok(name) => Message::Saved(name),
        Err(why) => Message::NotSaved(why),
    }
}

/// What is left when the screen is: the whole report.
pub fn left(audited: &Audited, left: Left) -> Answer {
    let text = match left {
        Left::Finished | Left::Elsewhere => text::audit(&audited.report),
        Left::Interrupted => String::new(),
    };
    Answer {
        text,
        shape: Shape::Seen,
        aside: String::new(),
        farewell: String::new(),
        exit: match left {
            Left::Interrupted => Exit::Interrupted,
            Left::Finished | Left::Elsewhere => Exit::answer(audited.report.summary.error == 0),
        },
    }
}
