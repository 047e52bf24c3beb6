//! The wizard on a screen: what its messages ask of files and of the terminal.

use std::path::Path;

use ratatui::Frame;
use ratatui::crossterm::event::KeyEvent;

use super::copy::copy;
use super::keys;
use super::leave::Left;
use super::message::{Effect, Existing, Message};
use super::picker::Move;
use super::program::{Done, Program};
use super::rules::Rules;
use super::state::{Size, State};
use super::theme::Theme;
use super::update::update;
use super::view::{Seen, view};
use crate::keep;

impl Program for Rules {
    type State = State;
    type Message = Message;
    type Effect = Effect;

    fn key(&self, state: &State, key: KeyEvent) -> Option<Message> {
        keys::message(state, key)
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

    fn update(&self, state: State, message: Message) -> (State, Option<Effect>) {
        update(self, state, message)
    }

    fn draw(&self, state: &State, theme: Theme, frame: &mut Frame<'_>) {
        let seen = Seen {
            rules: self,
            state,
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
            Effect::Open => Done::Left(Left::Elsewhere),
            Effect::Save {
                path,
                text,
                existing,
            } => Done::Then(save(&path, &text, existing)),
        }
    }

    fn share(&self, state: &State) -> Option<String> {
        let report = state.report.as_ref()?;
        (!state.facts.answers.given.is_empty()).then(|| report.share.clone())
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
