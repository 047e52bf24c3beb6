//! What can happen on the screen, and what it can ask of the world.

use std::path::PathBuf;

use tui_input::InputRequest;

use crate::wizard::picker::Move;
use crate::wizard::state::Size;

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// The screen has another size.
    Resized(Size),
    /// Another row or choice.
    Go(Move),
    /// Scroll the bill.
    Scroll(Move),
    /// Choose, take, or go on.
    Forward,
    /// One level up.
    Back,
    /// Choose what else to bill.
    Add,
    /// Take the item away.
    Remove,
    /// Move the item to the next option.
    Option,
    /// Type a sign of a quantity.
    Digit(char),
    /// Take the last sign of the quantity away.
    Erase,
    /// Edit the filter or the line.
    Edit(InputRequest),
    /// Copy the bill.
    Copy,
    /// It was copied, or not, in words.
    Copied(String),
    /// Ask for the name of a file for the scenario.
    Save,
    /// The file was written.
    Saved(String),
    /// It could not be written, and why.
    NotSaved(String),
    /// Show or hide what the keys do.
    Help,
    /// Leave.
    Leave,
    /// Leave at once.
    Abort,
    /// Give the terminal back to the shell for a while.
    Suspend,
}

/// What the screen asks of the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End.
    Leave,
    /// End without a result.
    Abort,
    /// Stop the process until the shell continues it.
    Suspend,
    /// Copy a text.
    Copy(String),
    /// Write a text to a file that is not there yet.
    Save(PathBuf, String),
}
