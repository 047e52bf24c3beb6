//! A list to choose from: a cursor, marks where several may be chosen, and type to filter.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use tollgate_core::report::OptionText;
use tui_input::{Input, InputRequest};

/// From this many choices on, typing filters without being asked to.
const LONG: usize = 10;

/// How far one key moves the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// Ten lines up.
    PageUp,
    /// Ten lines down.
    PageDown,
    /// To the first line.
    First,
    /// To the last line.
    Last,
}

/// Lines that a page key moves by.
const PAGE: usize = 10;

impl Move {
    /// The line that it leads to from a line of so many; it stops at both ends.
    pub fn line_after(self, at: usize, count: usize) -> usize {
        let last = count.saturating_sub(1);
        let to = match self {
            Self::Up => at.saturating_sub(1),
            Self::Down => at.saturating_add(1),
            Self::PageUp => at.saturating_sub(PAGE),
            Self::PageDown => at.saturating_add(PAGE),
            Self::First => 0,
            Self::Last => last,
        };
        to.min(last)
    }
}

/// How many may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Several {
    /// One.
    No,
    /// Any number of them.
    Yes,
}

/// A list to choose from.
#[derive(Debug, Clone)]
pub struct Picker {
    /// Everything that can be chosen.
    pub options: Vec<OptionText>,
    /// Whether several may be chosen.
    pub several: Several,
    /// Identifiers that are marked, where several may be chosen.
    pub marked: Vec<String>,
    /// What the list is narrowed by.
    pub filter: Input,
    /// Whether typing goes into the filter.
    pub filtering: bool,
    /// Which options the filter leaves, the best match first.
    pub shown: Vec<usize>,
    /// Which of the shown options has the cursor.
    pub cursor: usize,
}

impl Picker {
    /// A list with the cursor on the first option.
    pub fn new(options: Vec<OptionText>, several: Several) -> Self {
        let shown = (0..options.len()).collect();
        Self {
            filtering: options.len() >= LONG,
            options,
            several,
            marked: Vec::new(),
            filter: Input::default(),
            shown,
            cursor: 0,
        }
    }

    /// The same with the cursor on an option, where there is one of that name.
    pub fn at(mut self, id: &str) -> Self {
        let place = self.shown().position(|option| option.id == id);
        self.cursor = place.unwrap_or(self.cursor);
        self
    }

    /// The options that the filter leaves, in order.
    pub fn shown(&self) -> impl Iterator<Item = &OptionText> {
        self.shown
            .iter()
            .filter_map(|index| self.options.get(*index))
    }

    /// The option under the cursor.
    pub fn current(&self) -> Option<&OptionText> {
        self.shown().nth(self.cursor)
    }

    /// Whether the list is long enough to be filtered without asking.
    pub fn is_long(&self) -> bool {
        self.options.len() >= LONG
    }

    /// Moves the cursor; it stops at both ends.
    pub fn go(&mut self, to: Move) {
        self.cursor = to.line_after(self.cursor, self.shown.len());
    }

    /// Edits the filter and narrows the list by it.
    pub fn edit(&mut self, request: InputRequest) {
        let changed = self.filter.handle(request);
        if changed.is_some_and(|changed| changed.value) {
            self.narrow();
        }
    }

    /// Takes the filter away and keeps the cursor on its option.
    pub fn clear(&mut self) {
        let current = self.current().map(|option| option.id.clone());
        self.filter = Input::default();
        self.filtering = self.is_long();
        self.narrow();
        if let Some(id) = current {
            let place = self.shown().position(|option| option.id == id);
            self.cursor = place.unwrap_or(0);
        }
    }

    /// Marks the option under the cursor, or takes its mark away.
    pub fn mark(&mut self) {
        let Some(id) = self.current().map(|option| option.id.clone()) else {
            return;
        };
        if self.marked.contains(&id) {
            self.marked.retain(|marked| *marked != id);
        } else {
            self.marked.push(id);
        }
    }

    /// The marked identifiers in the order of the list.
    pub fn marks(&self) -> Vec<String> {
        let ids = self.options.iter().map(|option| &option.id);
        ids.filter(|id| self.marked.contains(id)).cloned().collect()
    }

    fn narrow(&mut self) {
        self.shown = matches(&self.options, self.filter.value());
        self.cursor = 0;
    }
}

/// More than any looser match scores.
const EXACT: u32 = 100_000;

/// Which options match, the best one first; all of them in order for an empty filter.
///
/// An identifier that is or begins with what was typed comes before any looser match.
fn matches(options: &[OptionText], typed: &str) -> Vec<usize> {
    let typed = typed.trim();
    if typed.is_empty() {
        return (0..options.len()).collect();
    }
    let pattern = Pattern::new(
        typed,
        CaseMatching::Ignore,
        Normalization::Smart,
        AtomKind::Fuzzy,
    );
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut signs = Vec::new();
    let mut found: Vec<(u32, usize)> = Vec::new();
    for (index, option) in options.iter().enumerate() {
        let mut score = |text: &str| pattern.score(Utf32Str::new(text, &mut signs), &mut matcher);
        let best = score(&option.id).max(score(&option.text));
        let exact = match option.id.to_lowercase().strip_prefix(&typed.to_lowercase()) {
            Some("") => 2 * EXACT,
            Some(_) => EXACT,
            None => 0,
        };
        if let Some(best) = best {
            found.push((best + exact, index));
        }
    }
    // Letters that merely occur in order somewhere in a long name are no match beside a good one.
    let best = found.iter().map(|(score, _)| *score % EXACT).max();
    found.retain(|(score, _)| score % EXACT * 2 >= best.unwrap_or(0));
    found.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
    found.into_iter().map(|(_, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Vec<OptionText> {
        [
            ("ferry", "By ferry"),
            ("fe", "Fast express"),
            ("rail", "By rail and ferry"),
        ]
        .map(|(id, text)| OptionText {
            id: id.to_string(),
            text: text.to_string(),
            help: String::new(),
        })
        .into()
    }

    #[track_caller]
    fn check(typed: &str, ids: &[&str]) {
        let options = options();
        let found: Vec<&str> = matches(&options, typed)
            .into_iter()
            .filter_map(|index| options.get(index))
            .map(|option| option.id.as_str())
            .collect();
        assert_eq!(found, ids, "{typed}");
    }

    #[test]
    fn the_nearest_option_comes_first() {
        check("", &["ferry", "fe", "rail"]);
        check("fe", &["fe", "ferry", "rail"]);
        check("FERRY", &["ferry", "rail"]);
        check("rail", &["rail"]);
        check("by rl", &["rail"]);
        check("xyz", &[]);
    }

    #[test]
    fn clearing_the_filter_keeps_the_option() {
        let mut picker = Picker::new(options(), Several::No);
        for sign in "rail".chars() {
            picker.edit(InputRequest::InsertChar(sign));
        }
        assert_eq!(
            picker.current().map(|option| option.id.as_str()),
            Some("rail")
        );
        picker.clear();
        assert_eq!(picker.cursor, 2);
    }
}
