//! The screen on a terminal: waits for keys, and draws when something changed.

use std::io;

use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste, Event};
use ratatui::crossterm::execute;
use tollgate_core::report::text;

use super::keys;
use super::map::{Map, World};
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

/// Runs the screen until it is left.
pub fn run(world: &World<'_>, map: Map, theme: Theme) -> io::Result<(Map, Left)> {
    let mut screen = terminal::take()?;
    let _ = terminal::writer().and_then(|mut it| execute!(it, EnableBracketedPaste));
    let ended = attend(world, map, theme, &mut screen);
    let _ = terminal::writer().and_then(|mut it| execute!(it, DisableBracketedPaste));
    terminal::give_back();
    // Its drop would panic where the terminal is gone; there is nothing left for it to do.
    std::mem::forget(screen);
    ended
}

fn attend(
    world: &World<'_>,
    mut map: Map,
    theme: Theme,
    screen: &mut Screen,
) -> io::Result<(Map, Left)> {
    let wakes = listen();
    loop {
        screen.draw(|frame| view(Seen { map: &map, theme }, frame))?;
        let message = match wakes.recv() {
            Ok(Wake::Event(event)) => happened(&map, event),
            Ok(Wake::Closed | Wake::End) | Err(_) => return Ok((map, Left::Interrupted)),
        };
        let Some(message) = message else {
            continue;
        };
        let (after, effect) = update(world, map, message);
        map = after;
        match effect {
            Some(Effect::Leave) => return Ok((map, Left::Finished)),
            Some(Effect::Abort) => return Ok((map, Left::Interrupted)),
            Some(Effect::Suspend) => suspend(screen)?,
            None => {}
        }
    }
}

fn happened(map: &Map, event: Event) -> Option<Message> {
    match event {
        Event::Key(key) => keys::message(map, key),
        Event::Resize(width, height) => Some(Message::Resized(Size { width, height })),
        Event::Paste(text) => Some(Message::Pasted(text)),
        Event::FocusGained | Event::FocusLost | Event::Mouse(_) => None,
    }
}

/// What is left when the screen is: the way, step by step.
pub fn left(map: &Map, left: Left) -> Answer {
    let way = map.way.as_ref().filter(|_| left == Left::Finished);
    Answer {
        text: way.map(text::trace).unwrap_or_default(),
        shape: Shape::Reading,
        aside: String::new(),
        farewell: String::new(),
        exit: match (left, way) {
            (Left::Interrupted, _) => Exit::Interrupted,
            (Left::Finished, Some(way)) if way.arrives() => Exit::Fine,
            (Left::Finished, Some(_)) => Exit::No,
            (Left::Finished, None) => Exit::Open,
        },
    }
}
