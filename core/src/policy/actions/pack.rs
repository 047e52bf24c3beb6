//! Names of actions as numbers of words.
//!
//! Each name is a byte, which says what the action acts on, how many words it shares with the name before and how
//! many follow, and then the numbers of these words: one byte for the frequent ones, two for others.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Action, ActionList, PackedActions, PackedList, Target};

/// The most words of a name; the last one holds the rest.
const MOST_WORDS: usize = 7;

impl PackedActions {
    /// Packs lists.
    #[must_use]
    pub fn of(lists: &[ActionList]) -> Self {
        let names = lists.iter().flat_map(|list| &list.actions);
        let mut all: Vec<&str> = names.flat_map(|it| words(&it.name)).collect();
        all.sort_unstable();
        let mut counted: Vec<(&str, usize)> = Vec::new();
        for word in all {
            match counted.last_mut() {
                Some((known, count)) if *known == word => *count = count.saturating_add(1),
                Some(_) | None => counted.push((word, 1)),
            }
        }
        counted.sort_by(|left, right| right.1.cmp(&left.1).then(left.0.cmp(right.0)));
        let order: Vec<&str> = counted.iter().map(|(word, _)| *word).collect();
        let mut numbered: Vec<(&str, usize)> = Vec::new();
        for (number, word) in order.iter().enumerate() {
            numbered.push((word, number));
        }
        numbered.sort_unstable();
        Self {
            words: order.join(" "),
            lists: lists.iter().map(|list| packed(list, &numbered)).collect(),
        }
    }
}

fn packed(list: &ActionList, numbered: &[(&str, usize)]) -> PackedList {
    let mut names = Vec::new();
    let mut before: Vec<&str> = Vec::new();
    for action in &list.actions {
        let parts = words(&action.name);
        let alike = parts.iter().zip(&before);
        let shared = alike.take_while(|(one, other)| one == other).count();
        let new = parts.get(shared..).unwrap_or_default();
        let target = Target::ALL.iter().position(|it| *it == action.target);
        let head = (target.unwrap_or(0) << 6) | (shared << 3) | new.len();
        names.push(u8::try_from(head).unwrap_or(0));
        for word in new {
            let found = numbered.binary_search_by(|(known, _)| known.cmp(word));
            let number = found.ok().and_then(|at| numbered.get(at));
            let number = number.map_or(0, |(_, number)| *number);
            // Below 128 a number is its own byte; else the first byte has the highest bit set.
            if number >= 0x80 {
                names.push(u8::try_from(0x80 | (number >> 8)).unwrap_or(u8::MAX));
            }
            names.push(u8::try_from(number & 0xff).unwrap_or(0));
        }
        before = parts;
    }
    PackedList {
        prefix: list.prefix.clone(),
        names,
    }
}

/// Spells packed names; what is damaged is left out.
pub fn spelt(bytes: &[u8], words: &[&str]) -> Vec<Action> {
    let mut actions = Vec::new();
    let mut parts: Vec<&str> = Vec::new();
    let mut bytes = bytes.iter().copied().map(usize::from);
    while let Some(head) = bytes.next() {
        let (target, shared, new) = (head >> 6, (head >> 3) & 7, head & 7);
        parts.truncate(shared);
        for _ in 0..new {
            let first = bytes.next().unwrap_or(0);
            let number = if first < 0x80 {
                first
            } else {
                ((first & 0x7f) << 8) | bytes.next().unwrap_or(0)
            };
            parts.extend(words.get(number));
        }
        let name: String = parts.concat();
        actions.push(Action {
            lower: name.to_ascii_lowercase(),
            name,
            target: Target::ALL.get(target).copied().unwrap_or(Target::Resource),
        });
    }
    actions
}

/// The words of a name: each begins with a capital that follows a small letter, or that a small letter follows.
fn words(name: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let signs: Vec<(usize, char)> = name.char_indices().collect();
    for around in signs.windows(3) {
        let [(_, first), (at, second), (_, third)] = around else {
            continue;
        };
        let begins = second.is_ascii_uppercase()
            && (!first.is_ascii_uppercase() || third.is_ascii_lowercase());
        if begins && found.len() < MOST_WORDS.saturating_sub(1) {
            found.extend(name.get(start..*at));
            start = *at;
        }
    }
    found.extend(name.get(start..));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fall_into_words() {
        for (name, expected) in [
            ("GetObject", "Get Object"),
            ("AssumeRoleWithSAML", "Assume Role With SAML"),
            ("CreateSAMLProvider", "Create SAML Provider"),
            ("listA", "listA"),
            ("X", "X"),
            ("AaBbCcDdEeFfGgHhIi", "Aa Bb Cc Dd Ee Ff GgHhIi"),
        ] {
            assert_eq!(words(name).join(" "), expected);
        }
    }
}
