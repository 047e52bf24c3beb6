//! What a message makes of the screen. Nothing here touches the world.

use super::map::{FIELDS, FROM, Map, Panel, World};
use super::message::{Effect, Message};
use super::view::lines_of;
use crate::wizard::picker::Move;

/// The next state, and what is asked of the world.
pub fn update(world: &World<'_>, mut map: Map, message: Message) -> (Map, Option<Effect>) {
    let effect = act(world, &mut map, message);
    (map, effect)
}

fn act(world: &World<'_>, map: &mut Map, message: Message) -> Option<Effect> {
    match message {
        Message::Abort => return Some(Effect::Abort),
        Message::Suspend => return Some(Effect::Suspend),
        Message::Leave => return Some(Effect::Leave),
        Message::Resized(size) => map.size = size,
        Message::Help => map.help = !map.help,
        Message::Go(to) => go(map, to),
        Message::Next => turn(world, map, [Panel::Steps, Panel::All, Panel::Fields]),
        Message::Previous => turn(world, map, [Panel::All, Panel::Fields, Panel::Steps]),
        Message::NextStart => start(world, map, true),
        Message::PreviousStart => start(world, map, false),
        Message::Forward if map.help => map.help = false,
        Message::Forward => go(map, Move::Down),
        Message::Back if map.help => map.help = false,
        Message::Back => {
            map.panel = Panel::Fields;
            map.go(map.row);
        }
        Message::Edit(request) => {
            map.line.edit(request);
            typed(world, map);
        }
        Message::Pasted(text) => {
            if map.panel == Panel::Fields {
                for sign in text.trim().chars().filter(|sign| !sign.is_control()) {
                    map.line.edit(tui_input::InputRequest::InsertChar(sign));
                }
                typed(world, map);
            }
        }
    }
    None
}

fn typed(world: &World<'_>, map: &mut Map) {
    let text = map.line.input.value().to_string();
    map.set(world, map.row, &text);
}

fn turn(world: &World<'_>, map: &mut Map, [fields, steps, all]: [Panel; 3]) {
    map.panel = match map.panel {
        Panel::Fields => fields,
        Panel::Steps => steps,
        Panel::All => all,
    };
    map.top = 0;
    match map.panel {
        Panel::All if map.all.is_none() => map.ask_all(world),
        Panel::Fields => map.go(map.row),
        Panel::Steps | Panel::All => {}
    }
}

fn go(map: &mut Map, to: Move) {
    match map.panel {
        _ if map.help => {}
        Panel::Fields => map.go(to.line_after(map.row, FIELDS.len())),
        Panel::Steps | Panel::All => map.top = to.line_after(map.top, lines_of(map).max(1)),
    }
}

/// The next or the previous place that a packet may start at.
fn start(world: &World<'_>, map: &mut Map, forward: bool) {
    let now = map.text(FROM);
    let at = world.starts.iter().position(|it| it == now);
    let count = world.starts.len();
    let next = match (at, forward) {
        (None, _) => 0,
        (Some(at), true) => (at + 1) % count,
        (Some(at), false) => (at + count - 1) % count,
    };
    if let Some(start) = world.starts.get(next) {
        map.set(world, FROM, start);
        map.go(map.row);
    }
}
