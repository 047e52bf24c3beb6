//! The wizard: one question at a time, the trail and the price beside it.
//!
//! Keys become messages, `update` turns a state and a message into the next state, and views only
//! read. What touches the world (files, terminal, signals) is an effect that `screen` carries out.

mod chart;
mod field;
mod history;
mod keys;
mod layout;
mod leave;
mod message;
mod picker;
mod plain;
pub mod policy;
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

#[cfg(test)]
mod tests;

pub use leave::answer as left;
pub use plain::run as run_plain;
pub use rules::Rules;
pub use screen::{run as run_screen, size};
pub use session::last as last_session;
pub use state::Facts;
pub use terminal::is_there;
pub use theme::{Palette, Signs, Theme};
pub use update::start;
