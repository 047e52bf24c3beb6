//! The screen for prices: resources with their quantities, and the bill that they come to while they are typed.
//!
//! It is built like the other screens: keys become messages, `update` turns a state and a message into the next
//! state, and views only read.

mod keys;
mod message;
mod plain;
mod run;
mod sheet;
mod update;
mod view;

#[cfg(test)]
mod tests;

pub use run::left;
pub use sheet::{Sheet, Till};
