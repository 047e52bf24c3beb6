//! The screen for what is wrong in an estate: findings as a list, each with its reason, its place and what mends it.
//!
//! It is built like the other screens: keys become messages, `update` turns a state and a message into the next
//! state, and views only read.

mod keys;
mod ledger;
mod message;
mod plain;
mod run;
mod update;
mod view;

#[cfg(test)]
mod tests;

pub use ledger::{Audited, Ledger};
pub use run::left;
