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
    /// Another finding, or scroll.
    Go(Move),
    /// The keys to the other part of the screen.
    Turn,
    /// Look at the finding, or take what is typed.
    Forward,
    /// One level up.
    Back,
    /// Start to type a filter.
    Filter,
    /// Edit the filter or the line.
    Edit(InputRequest),
    /// A text was pasted.
    Pasted(String),
    /// Copy what mends the finding.
    Copy,
    /// It was copied, or not, in words.
    Copied(String),
    /// Ask for the name of a file for the report.
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
    /// Write the report to a file that is not there yet; its ending says how.
    Save(PathBuf),
}
