//! A screen as a program of state, message, update and view, and the one loop that runs any of them on a
//! terminal.
//!
//! Nothing is drawn while nothing happens: the loop waits for what wakes it, and draws where a message came of it.

use std::io;

use ratatui::Frame;
use ratatui::crossterm::event::{Event, KeyEvent, MouseEvent, MouseEventKind};

use super::leave::Left;
use super::picker::Move;
use super::session;
use super::state::Size;
use super::terminal::Taken;
use super::theme::Theme;
use super::wake::Wake;

/// A screen: everything about it but its state.
pub trait Program {
    /// Everything that changes between two keys.
    type State;
    /// What can happen.
    type Message;
    /// What it asks of the world.
    type Effect;

    /// What a key means; nothing for those that mean nothing here.
    fn key(&self, state: &Self::State, key: KeyEvent) -> Option<Self::Message>;

    /// The screen has another size.
    fn resized(size: Size) -> Self::Message;

    /// The wheel of a mouse leads there.
    fn scrolled(to: Move) -> Self::Message;

    /// A text was pasted; nothing where it means nothing.
    fn pasted(text: String) -> Option<Self::Message>;

    /// What an event means; nothing for those that mean nothing here.
    fn message(&self, state: &Self::State, event: Event) -> Option<Self::Message> {
        match event {
            Event::Key(key) => self.key(state, key),
            Event::Resize(width, height) => Some(Self::resized(Size { width, height })),
            Event::Mouse(mouse) => wheel(mouse).map(Self::scrolled),
            Event::Paste(text) => Self::pasted(text),
            Event::FocusGained | Event::FocusLost => None,
        }
    }

    /// The next state, and what is asked of the world. Nothing in it touches the world.
    fn update(
        &self,
        state: Self::State,
        message: Self::Message,
    ) -> (Self::State, Option<Self::Effect>);

    /// Draws the state; it only reads.
    fn draw(&self, state: &Self::State, theme: Theme, frame: &mut Frame<'_>);

    /// Does what was asked of the world.
    fn carry_out(&self, effect: Self::Effect) -> Done<Self::Message>;

    /// The share text of what outlives the process, once there is anything.
    fn share(&self, _: &Self::State) -> Option<String> {
        None
    }
}

/// What came of an effect.
pub enum Done<Message> {
    /// The screen ends.
    Left(Left),
    /// The process is to be stopped until the shell continues it.
    Suspend,
    /// It was done, or not, and that is a message.
    Then(Message),
}

/// Runs a screen until it is left.
pub fn run<P: Program>(
    program: &P,
    mut state: P::State,
    theme: Theme,
    taken: &mut Taken,
) -> io::Result<(P::State, Left)> {
    let mut kept = program.share(&state);
    let mut stale = true;
    loop {
        if stale {
            taken.draw(|frame| program.draw(&state, theme, frame))?;
        }
        stale = false;
        // Everything that is already waiting is one change of the screen.
        let mut wake = taken.wakes.recv().ok();
        while let Some(woken) = wake {
            let mut next = match woken {
                Wake::Event(event) => program.message(&state, event),
                Wake::Closed | Wake::End => return Ok((state, Left::Interrupted)),
            };
            while let Some(message) = next.take() {
                stale = true;
                let (after, effect) = program.update(state, message);
                state = after;
                keep(program, &state, &mut kept);
                match effect.map(|effect| program.carry_out(effect)) {
                    Some(Done::Left(left)) => return Ok((state, left)),
                    Some(Done::Suspend) => taken.suspend()?,
                    Some(Done::Then(message)) => next = Some(message),
                    None => {}
                }
            }
            wake = taken.wakes.try_recv().ok();
        }
    }
}

/// Keeps what outlives the process whenever it changed, so that a crash takes nothing away.
fn keep<P: Program>(program: &P, state: &P::State, kept: &mut Option<String>) {
    let share = program.share(state);
    if let Some(share) = share.as_ref().filter(|_| share != *kept) {
        session::keep(share);
    }
    *kept = share;
}

/// Where the wheel of a mouse leads.
const fn wheel(mouse: MouseEvent) -> Option<Move> {
    match mouse.kind {
        MouseEventKind::ScrollUp => Some(Move::Up),
        MouseEventKind::ScrollDown => Some(Move::Down),
        MouseEventKind::Down(_)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => None,
    }
}
