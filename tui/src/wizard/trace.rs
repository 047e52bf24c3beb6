//! The screen for estates: where a packet starts and goes, the way it takes, every step of it, and who gets where.
//!
//! It is built like the screen for policies: keys become messages, `update` turns a state and a message into the next
//! state, and views only read.

mod keys;
mod map;
mod message;
mod plain;
mod run;
mod update;
mod view;

#[cfg(test)]
mod tests;

pub use map::{Map, World};
pub use run::left;
