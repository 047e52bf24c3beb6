//! The screen on a terminal, and what is left of it.

use ratatui::Frame;
use ratatui::crossterm::event::KeyEvent;
use tollgate_core::report::text;

use super::keys;
use super::map::{Map, World};
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

impl Program for World<'_> {
    type State = Map;
    type Message = Message;
    type Effect = Effect;

    fn key(&self, map: &Map, key: KeyEvent) -> Option<Message> {
        keys::message(map, key)
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

    fn update(&self, map: Map, message: Message) -> (Map, Option<Effect>) {
        update(self, map, message)
    }

    fn draw(&self, map: &Map, theme: Theme, frame: &mut Frame<'_>) {
        view(Seen { map, theme }, frame);
    }

    fn carry_out(&self, effect: Effect) -> Done<Message> {
        match effect {
            Effect::Leave => Done::Left(Left::Finished),
            Effect::Abort => Done::Left(Left::Interrupted),
            Effect::Suspend => Done::Suspend,
        }
    }
}

/// What is left when the screen is: the way, step by step.
pub fn left(map: &Map, left: Left) -> Answer {
    let way = map.way.as_ref().filter(|_| left == Left::Finished);
    Answer {
        text: way.map(text::trace).unwrap_or_default(),
        shape: Shape::Seen,
        aside: String::new(),
        farewell: String::new(),
        exit: match (left, way) {
            (Left::Interrupted, _) => Exit::Interrupted,
            (Left::Finished | Left::Elsewhere, Some(way)) if way.arrives() => Exit::Fine,
            (Left::Finished | Left::Elsewhere, Some(_)) => Exit::No,
            (Left::Finished | Left::Elsewhere, None) => Exit::Open,
        },
    }
}
