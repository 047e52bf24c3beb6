//! The screen for policies: what is wrong beside the lines, a request to edit, and what each gate says to it.
//!
//! It is built like the rest of the wizard: keys become messages, `update` turns a state and a message into the next
//! state, views only read, and files are read and written as effects.

mod desk;
mod keys;
mod message;
mod plain;
mod request;
mod run;
mod update;
mod view;

#[cfg(test)]
mod tests;

pub use desk::{Desk, Judge};
pub use run::left;
