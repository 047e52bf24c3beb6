//! What can happen on the desk, and what it can ask of the world.

use std::path::PathBuf;

use tui_input::InputRequest;

use crate::wizard::picker::Move;
use crate::wizard::state::Size;

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// The screen has another size.
    Resized(Size),
    /// Move the cursor, or scroll.
    Go(Move),
    /// The keys to the next part of the screen.
    Next,
    /// The keys to the part before.
    Previous,
    /// Open a file, show a policy, or take what is typed.
    Forward,
    /// One level up.
    Back,
    /// Edit the line.
    Edit(InputRequest),
    /// Ask for the name of a file to open.
    Open,
    /// A file was read.
    Opened(String),
    /// It could not be read, and why.
    NotOpened(String),
    /// A text was pasted.
    Pasted(String),
    /// Take the policy of the gate away.
    Clear,
    /// Try the first value that would change the decision.
    Try,
    /// Ask for the name of a file to save the case in.
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

/// What the desk asks of the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End.
    Leave,
    /// End without a result.
    Abort,
    /// Stop the process until the shell continues it.
    Suspend,
    /// Read a file.
    Open(PathBuf),
    /// Write the case to a file that is not there yet.
    Save(PathBuf, String),
}
