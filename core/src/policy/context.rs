//! What a request says of itself: keys and their values.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::knowledge::{End, KeyEnd};

/// Keys and values of a request. Names of keys are compared without regard to case, those of tags
/// in them too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Context {
    // INVARIANT: sorted by `key`, each of which is there once.
    entries: Vec<Entry>,
}

/// A key of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name in lower case.
    pub key: Arc<str>,
    /// The name as it was given.
    pub name: Arc<str>,
    /// Its values; none means that the key is known to be absent.
    pub values: Vec<String>,
    /// Whether it was given as a list.
    pub listed: bool,
}

impl Context {
    /// Gives a key its values, in the place of those that it had.
    pub fn set(&mut self, name: &str, values: Vec<String>, listed: bool) {
        let key = name.to_ascii_lowercase();
        let found = self
            .entries
            .binary_search_by(|entry| entry.key.as_ref().cmp(key.as_str()));
        let entry = Entry {
            name: name.into(),
            key: key.as_str().into(),
            values,
            listed,
        };
        match found {
            Ok(at) => {
                if let Some(old) = self.entries.get_mut(at) {
                    *old = entry;
                }
            }
            Err(at) => self.entries.insert(at, entry),
        }
    }

    /// These keys, and further ones that are not among them; of several of one name the first.
    #[must_use]
    pub(super) fn with(&self, mut further: Vec<Entry>) -> Self {
        further.extend_from_slice(&self.entries);
        further.sort_by(|left, right| left.key.cmp(&right.key));
        further.dedup_by(|later, first| later.key == first.key);
        Self { entries: further }
    }

    /// Gives the keys that hold a value of another one what follows from that key; those that were given stay.
    pub(super) fn follow(&mut self, ends: &[KeyEnd]) {
        for end in ends {
            let Some(whole) = self.entry(&end.of) else {
                continue;
            };
            let value = match end.which {
                End::First => whole.values.first(),
                End::Last => whole.values.last(),
            };
            let values = value.cloned().into_iter().collect();
            if self.entry(&end.name.to_ascii_lowercase()).is_none() {
                self.set(&end.name, values, false);
            }
        }
    }

    /// Everything that is known of a key, which is in lower case.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        let found = self
            .entries
            .binary_search_by(|entry| entry.key.as_ref().cmp(key));
        found.ok().and_then(|at| self.entries.get(at))
    }

    /// The values of a key, which is in lower case; at least one, or the key is absent.
    #[must_use]
    pub fn values(&self, key: &str) -> Option<&[String]> {
        let values = self.entry(key)?.values.as_slice();
        (!values.is_empty()).then_some(values)
    }

    /// All keys, in the order of their names in lower case.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}
