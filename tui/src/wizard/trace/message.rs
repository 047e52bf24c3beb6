//! What can happen on the screen, and what it can ask of the world.

use tui_input::InputRequest;

use crate::wizard::picker::Move;
use crate::wizard::state::Size;

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// The screen has another size.
    Resized(Size),
    /// Another field, or scroll.
    Go(Move),
    /// The keys to the next part of the screen.
    Next,
    /// The keys to the part before.
    Previous,
    /// The next start of the estate.
    NextStart,
    /// The one before.
    PreviousStart,
    /// Take what is typed, and go on.
    Forward,
    /// Back to the fields.
    Back,
    /// Edit the line.
    Edit(InputRequest),
    /// A text was pasted.
    Pasted(String),
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// End.
    Leave,
    /// End without a result.
    Abort,
    /// Stop the process until the shell continues it.
    Suspend,
}
