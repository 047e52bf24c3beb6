//! What can happen to the wizard, and what it can ask of the world.

use std::path::PathBuf;

use tui_input::InputRequest;

use super::picker::Move;
use super::result::Section;
use super::state::Size;

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// The screen has another size.
    Resized(Size),
    /// Move the cursor, or scroll.
    Go(Move),
    /// Edit the line or the filter.
    Edit(InputRequest),
    /// A text was pasted.
    Pasted(String),
    /// Start to type a filter.
    Filter,
    /// Mark the choice under the cursor, or take its mark away.
    Mark,
    /// Choose by place in the list, from 0.
    Pick(usize),
    /// Take the answer and go on.
    Forward,
    /// One level up.
    Back,
    /// The section to the right.
    NextSection,
    /// The section to the left.
    PreviousSection,
    /// A section by name.
    Open(Section),
    /// The keys to the trail, or back from it.
    Trail,
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
    /// Show or hide what the keys do.
    Help,
    /// Show or hide what the result costs over its volume.
    Chart,
    /// Keep the result, to compare others with it.
    Keep,
    /// Show two results side by side, or hide them.
    Compare,
    /// Another dialect of code.
    Dialect,
    /// Copy what is shown.
    Copy,
    /// It was copied, or not, in words.
    Copied(String),
    /// Ask for the name of a file to save in.
    Save,
    /// Yes, to what the dialog asks.
    Yes,
    /// The file was written.
    Saved(String),
    /// The file is there already.
    Exists(String),
    /// The file could not be written, and why.
    NotSaved(String),
    /// The estate cannot be shown, and why.
    NotOpened(String),
    /// Leave, after asking where something would be lost.
    Leave,
    /// Leave at once.
    Abort,
    /// Give the terminal back to the shell for a while.
    Suspend,
}

/// What the wizard asks of the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End; the state holds the result.
    Leave,
    /// End without a result.
    Abort,
    /// Stop the process until the shell continues it.
    Suspend,
    /// Go through the state's door.
    Open,
    /// Copy a text.
    Copy(String),
    /// Write the answers to a file.
    Save {
        /// The file.
        path: PathBuf,
        /// What to write.
        text: String,
        /// What to do with a file that is there.
        existing: Existing,
    },
}

/// What to do with a file that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Leave it alone and say so.
    Keep,
    /// Write over it.
    Replace,
}
