//! Lines of the file that a decision is written in.

use crate::compile::Checker;
use crate::source::Span;

/// How far lines were counted. Most places come in the order of the text, so they are counted on from the
/// last one.
#[derive(Default)]
pub struct Lines {
    /// A place, and how many lines end before it.
    counted: (u32, u32),
}

impl Lines {
    /// The line of a place in the file under check.
    pub fn of(&mut self, checker: &Checker<'_>, span: Span) -> u32 {
        let file = checker.files.get(usize::from(checker.file));
        let text = file.map_or("", |file| file.text.as_str()).as_bytes();
        let (from, before) = match self.counted {
            (from, _) if from > span.start => (0, 0),
            counted => counted,
        };
        let offset = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        let passed = text.get(offset(from)..offset(span.start));
        let passed = passed.unwrap_or_default().iter();
        let lines = passed.filter(|byte| **byte == b'\n').count();
        let before = before.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.counted = (span.start, before);
        before.saturating_add(1)
    }
}
