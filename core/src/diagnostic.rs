//! What is wrong, as data: where, why, and what to do. Rendering is elsewhere.

mod code;
mod render;

use alloc::string::String;
use alloc::vec::Vec;

pub use code::Code;
pub use render::{render, report};

use crate::source::Place;

/// The longest name that another is offered for, in characters.
const LONGEST_NAME: usize = 100;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Notice,
    /// Likely not what was meant.
    Warning,
    /// Cannot be used as it stands.
    Error,
}

impl Severity {
    /// The word it is printed as.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong: lower case, no full stop, the user's words in backticks.
    pub message: String,
    /// Where; absent where the input has no place for it.
    pub place: Option<Place>,
    /// Why, a sentence each.
    pub notes: Vec<String>,
    /// What to write instead.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(code: Code, place: Place, message: String) -> Self {
        Self {
            place: Some(place),
            ..Self::unplaced(code, message)
        }
    }

    /// An error that has no place in a text.
    #[must_use]
    pub const fn unplaced(code: Code, message: String) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message,
            place: None,
            notes: Vec::new(),
            help: None,
        }
    }

    /// The same with one more reason.
    #[must_use]
    pub fn note(mut self, note: String) -> Self {
        self.notes.push(note);
        self
    }

    /// The same with a remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with a remedy where there is one.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }
}

/// Leaves the first ones of a long list of mistakes, and says how many more there are.
pub fn shorten(diagnostics: &mut Vec<Diagnostic>, most: usize) {
    let more = diagnostics.len().saturating_sub(most);
    if let Some(next) = diagnostics.get_mut(most) {
        next.message = alloc::format!("{more} more mistakes");
        next.code = Code::Limit;
        next.notes.clear();
        next.help = None;
        diagnostics.truncate(most.saturating_add(1));
    }
}

/// The known name nearest to a misspelt one, where one is near enough to be meant; the first of those
/// that are equally near.
pub fn nearest<'name>(
    written: &str,
    known: impl IntoIterator<Item = &'name str>,
) -> Option<&'name str> {
    // One copy of the search for all kinds of lists: their own would be a good part of a page's module.
    nearest_of(written, &mut known.into_iter())
}

fn nearest_of<'name>(
    written: &str,
    known: &mut dyn Iterator<Item = &'name str>,
) -> Option<&'name str> {
    let length = written.chars().count();
    if length > LONGEST_NAME {
        return None;
    }
    let mut tolerance = length.div_ceil(3).max(1).saturating_add(1);
    let mut near = None;
    for name in known {
        if tolerance <= 1 {
            // Nothing is nearer than one sign away, but what is known.
            break;
        }
        if name.chars().count().abs_diff(length) < tolerance {
            let distance = distance(written, name);
            if distance < tolerance {
                tolerance = distance;
                near = Some(name);
            }
        }
    }
    near
}

/// How many characters must be put in, taken out or changed (Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (index, from) in left.chars().enumerate() {
        let mut diagonal = index;
        let mut previous = index.saturating_add(1);
        if let Some(first) = row.first_mut() {
            *first = previous;
        }
        for (cell, to) in row.iter_mut().skip(1).zip(right.chars()) {
            let change = diagonal.saturating_add(usize::from(from != to));
            diagonal = *cell;
            previous = change
                .min(previous.saturating_add(1))
                .min(diagonal.saturating_add(1));
            *cell = previous;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_cut() {
        let mistake = Diagnostic::unplaced(Code::Syntax, "no".into()).help("none");
        let mut mistakes = alloc::vec![mistake.clone(); 5];
        shorten(&mut mistakes, 5);
        assert_eq!(mistakes.len(), 5);
        shorten(&mut mistakes, 3);
        assert_eq!(mistakes[2], mistake);
        assert_eq!(
            mistakes[3],
            Diagnostic::unplaced(Code::Limit, "2 more mistakes".into())
        );
    }

    #[test]
    fn the_nearest_name_is_offered_and_far_ones_are_not() {
        let known = ["private-dns", "service", "callers"];
        for (written, near) in [
            ("servise", Some("service")),
            ("callers", Some("callers")),
            ("caller", Some("callers")),
            ("privat-dns", Some("private-dns")),
            ("zones", None),
        ] {
            assert_eq!(nearest(written, known), near, "{written}");
        }
        let long = "x".repeat(4_000_000);
        assert_eq!(
            nearest(&long, known.into_iter().chain([long.as_str()])),
            None
        );
        assert_eq!(nearest("x", [long.as_str()]), None);
    }
}
