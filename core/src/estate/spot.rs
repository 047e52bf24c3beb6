//! Where in the input something stands.

use alloc::format;
use alloc::string::String;

use super::Name;

/// The place of a thing: a file, a line, and the way to it by a JSON pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spot {
    /// Which of the files, from 0.
    pub file: u16,
    /// Line, from 1; 0 where the input has none.
    pub line: u32,
    /// The list it is in; none where its place is the whole file.
    pub list: Option<Name>,
    /// Its number in the list, from 0; none where the list is the way to the thing itself, as it is for
    /// resources of plans and templates.
    pub number: Option<u32>,
}

/// A JSON pointer to a thing, and what follows inside it, such as `/Routes/2`. What follows is spelt as
/// answers of AWS are: a resource that is declared has other names inside, and its own place is told.
#[must_use]
pub fn pointer(list: Option<&str>, number: Option<u32>, inside: &str) -> String {
    match (list, number) {
        (Some(list), Some(number)) => format!("/{list}/{number}{inside}"),
        (Some(list), None) => format!("/{list}"),
        (None, _) => String::from(inside),
    }
}
