//! The wizard: one question at a time, the trail and the price beside it.
//!
//! Keys become messages, `update` turns a state and a message into the next state, and views only
//! read. What touches the world (files, terminal, signals) is an effect that `screen` carries out. Every screen is
//! such a `program`, run by one loop; line by line it is `spoken` with instead, in one loop as well.

pub mod audit;
mod chart;
mod compare;
mod conversation;
mod copy;
mod export;
mod field;
mod further;
mod history;
mod keys;
mod layout;
mod leave;
mod menu;
mod message;
mod picker;
mod plain;
pub mod policy;
pub mod price;
mod program;
mod result;
mod rules;
mod screen;
mod session;
mod state;
mod terminal;
mod theme;
pub mod trace;
mod trail;
mod update;
mod view;
mod wake;

#[cfg(all(test, unix))]
#[path = "../tests/shared/terminal.rs"]
#[allow(dead_code, reason = "the tests of the program use the rest")]
mod emulated;
#[cfg(test)]
mod scripted;
#[cfg(test)]
mod tests;

pub use conversation::{Spoken, run as speak};
pub use leave::{Left, answer as left};
pub use menu::Tool;
pub use message::Message;
pub use program::{Program, run as show};
pub use rules::Rules;
pub use session::recent;
pub use state::{Door, Facts};
pub use terminal::{Mouse, Taken, is_there, size, take};
pub use theme::{Palette, Signs, Theme};
pub use update::{start, update};
