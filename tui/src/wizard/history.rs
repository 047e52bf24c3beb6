//! Undo and redo over what the user gave.

use super::state::Facts;

/// How many changes can be undone.
const LIMIT: usize = 200;

/// Earlier and undone facts, the nearest last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    past: Vec<Facts>,
    future: Vec<Facts>,
}

impl History {
    /// Remembers facts before they change; what was undone is no longer to be redone.
    pub fn remember(&mut self, facts: &Facts) {
        self.future.clear();
        if self.past.len() == LIMIT {
            self.past.remove(0);
        }
        self.past.push(facts.clone());
    }

    /// The facts before the last change, where there was one.
    pub fn undo(&mut self, now: &Facts) -> Option<Facts> {
        let earlier = self.past.pop()?;
        self.future.push(now.clone());
        Some(earlier)
    }

    /// The facts after the last undone change, where there is one.
    pub fn redo(&mut self, now: &Facts) -> Option<Facts> {
        let later = self.future.pop()?;
        self.past.push(now.clone());
        Some(later)
    }

    /// Whether anything can be undone.
    pub const fn has_past(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether anything can be redone.
    pub const fn has_future(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undo_and_redo_walk_the_same_way() {
        let named = |name: &str| Facts {
            decision: Some(name.to_string()),
            ..Facts::default()
        };
        let mut history = History::default();
        history.remember(&named("one"));
        history.remember(&named("two"));
        assert_eq!(history.undo(&named("three")), Some(named("two")));
        assert_eq!(history.undo(&named("two")), Some(named("one")));
        assert_eq!(history.undo(&named("one")), None);
        assert_eq!(history.redo(&named("one")), Some(named("two")));
        history.remember(&named("two"));
        assert!(!history.has_future() && history.has_past());
    }
}
