//! Tags by which a thing says that findings about it are accepted.

use super::{Name, Names, Spot};

/// Names of rules with spaces between, or `all`.
const ACCEPT: &str = "tollgate:accept";
/// Why.
const REASON: &str = "tollgate:reason";
/// The last day on which they are.
const UNTIL: &str = "tollgate:until";

/// What the tags of a thing accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// The thing's place.
    pub at: Spot,
    /// Rules with spaces between.
    pub rules: Option<Name>,
    /// Why.
    pub reason: Option<Name>,
    /// The last day.
    pub until: Option<Name>,
}

impl Mark {
    /// Takes in a tag, where it is one of these.
    pub fn take(&mut self, names: &mut Names, key: &str, value: &str) {
        let slot = match key {
            ACCEPT => &mut self.rules,
            REASON => &mut self.reason,
            UNTIL => &mut self.until,
            _ => return,
        };
        *slot = names.keep(value);
    }
}
