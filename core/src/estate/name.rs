//! Names of things, each kept once: an estate repeats its ids a hundred thousand times.

use alloc::string::String;
use alloc::vec::Vec;
use core::num::NonZeroU32;

/// A text of [`Names`]; two are equal where their texts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(NonZeroU32);

/// Texts by number and numbers by text.
#[derive(Debug, Clone, Default)]
pub struct Names {
    text: String,
    /// Where each text ends; the first begins at nought.
    ends: Vec<u32>,
    /// Numbers by a hash of their text, with gaps (open addressing); nought is a gap.
    // INVARIANT: a power of two long, and never full.
    slots: Vec<u32>,
}

impl Name {
    /// Position among all names, from 0.
    #[must_use]
    pub fn position(self) -> usize {
        usize::try_from(self.0.get()).map_or(usize::MAX, |number| number.saturating_sub(1))
    }

    fn at(position: usize) -> Option<Self> {
        let number = u32::try_from(position).ok()?.checked_add(1)?;
        NonZeroU32::new(number).map(Self)
    }
}

impl Names {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text of a name.
    #[must_use]
    pub fn text(&self, name: Name) -> &str {
        self.nth(name.position())
    }

    /// The name of a text that some thing bears.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Name> {
        let slot = self.slot(text)?;
        let number = *self.slots.get(slot)?;
        NonZeroU32::new(number).map(Name)
    }

    /// The name of a text, which is kept; none where four gigabytes of names are kept already.
    pub fn keep(&mut self, text: &str) -> Option<Name> {
        if self.slots.len() <= self.ends.len().saturating_mul(2) {
            self.grow();
        }
        let slot = self.slot(text)?;
        let found = self.slots.get_mut(slot)?;
        if let Some(number) = NonZeroU32::new(*found) {
            return Some(Name(number));
        }
        let end = u32::try_from(self.text.len().checked_add(text.len())?).ok()?;
        let name = Name::at(self.ends.len())?;
        *found = name.0.get();
        self.text.push_str(text);
        self.ends.push(end);
        Some(name)
    }

    fn nth(&self, position: usize) -> &str {
        let start = match position.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(u32::MAX),
            None => 0,
        };
        let end = self.ends.get(position).copied().unwrap_or(0);
        let [start, end] = [start, end].map(|it| usize::try_from(it).unwrap_or(usize::MAX));
        self.text.get(start..end).unwrap_or("")
    }

    /// Where a text stands in the slots, or would.
    fn slot(&self, text: &str) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash(text) & mask;
        loop {
            let number = usize::try_from(*self.slots.get(slot)?).ok()?;
            match number.checked_sub(1) {
                Some(position) if self.nth(position) != text => {
                    slot = slot.wrapping_add(1) & mask;
                }
                Some(_) | None => return Some(slot),
            }
        }
    }

    fn grow(&mut self) {
        let length = self.slots.len().saturating_mul(4).max(64);
        self.slots = alloc::vec![0; length];
        for position in 0..self.ends.len() {
            let text = self.nth(position);
            let slot = self.slot(text);
            let number = Name::at(position).map(|name| name.0.get());
            if let (Some(slot), Some(number)) = (slot.and_then(|at| self.slots.get_mut(at)), number)
            {
                *slot = number;
            }
        }
    }
}

/// FNV-1a, mixed once more so that ids which differ in their last sign lie apart.
fn hash(text: &str) -> usize {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^= hash >> 32;
    usize::try_from(hash & 0x7fff_ffff).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_name_however_many_there_are() {
        let mut names = Names::default();
        assert_eq!(names.find("vpc-1"), None);
        let kept: Vec<Name> = (0..5000)
            .map(|number| names.keep(&alloc::format!("vpc-{number}")).unwrap())
            .collect();
        for (number, name) in kept.iter().enumerate() {
            let text = alloc::format!("vpc-{number}");
            assert_eq!(names.text(*name), text);
            assert_eq!(names.find(&text), Some(*name));
            assert_eq!(names.keep(&text), Some(*name));
        }
        assert_eq!(names.len(), 5000);
        assert_eq!(names.find("vpc-5000"), None);
        let empty = names.keep("").unwrap();
        assert_eq!(names.text(empty), "");
    }
}
