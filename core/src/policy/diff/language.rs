//! Texts that tell patterns apart: one for every way in which some of them match and the others do not.
//!
//! All patterns are read at once, sign by sign. What they have matched so far is the state; every state that can be
//! reached is reached over one sign more, so that each combination at the end comes with a shortest text.

use alloc::string::String;
use alloc::vec::Vec;

use crate::policy::context::Context;
use crate::policy::pattern::{Pattern, Token};

/// The most states that are looked at.
const MOST_STATES: usize = 4000;

/// One sign of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// This one.
    Is(char),
    /// Any one.
    One(Colons),
    /// Any number of them.
    Any(Colons),
}

/// Whether a wildcard takes colons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colons {
    /// It does.
    Taken,
    /// It ends before them.
    Left,
}

/// What tells patterns apart.
pub struct Witnesses {
    /// A text for each combination of patterns that some text matches.
    pub texts: Vec<String>,
    /// Whether there is no further combination.
    pub complete: bool,
}

/// The signs of a pattern; a variable is taken as its value in the context, or as its name.
pub fn signs(pattern: &Pattern, context: &Context, colons: Colons, into: &mut Vec<Sign>) {
    for token in &pattern.tokens {
        match token {
            Token::Literal(text) => into.extend(text.chars().map(Sign::Is)),
            Token::One => into.push(Sign::One(colons)),
            Token::Any => into.push(Sign::Any(colons)),
            Token::Variable(variable) => {
                let value = context.values(&variable.key).and_then(<[String]>::first);
                let value = value.map_or(variable.key.as_str(), String::as_str);
                into.extend(value.chars().map(Sign::Is));
            }
        }
    }
}

/// A text for every combination of these patterns that texts of the form match.
pub fn witnesses(patterns: &[Vec<Sign>], form: &[Sign]) -> Witnesses {
    let mut patterns: Vec<&[Sign]> = patterns.iter().map(Vec::as_slice).collect();
    patterns.push(form);
    let alphabet = alphabet(&patterns);
    let start: Vec<Vec<bool>> = patterns.iter().map(|it| started(it)).collect();
    // Each state with the one it was reached from, and over which sign.
    let mut states = alloc::vec![(start, 0_usize, None::<char>)];
    let mut found: Vec<(Vec<bool>, usize)> = Vec::new();
    let mut at = 0;
    while let Some((state, _, _)) = states.get(at) {
        let state = state.clone();
        let matched: Vec<bool> = state.iter().map(|it| it.last() == Some(&true)).collect();
        let has_form = matched.last() == Some(&true);
        if has_form && !found.iter().any(|(known, _)| *known == matched) {
            found.push((matched, at));
        }
        for sign in &alphabet {
            if states.len() >= MOST_STATES {
                break;
            }
            let next: Vec<Vec<bool>> = patterns
                .iter()
                .zip(&state)
                .map(|(pattern, held)| after(pattern, held, *sign))
                .collect();
            // A text that cannot take the form any more leads nowhere.
            let open = next.last().is_some_and(|it| it.contains(&true));
            if open && !states.iter().any(|(known, _, _)| *known == next) {
                states.push((next, at, Some(*sign)));
            }
        }
        at = at.saturating_add(1);
    }
    let texts = found.iter().map(|(_, at)| text(&states, *at)).collect();
    Witnesses {
        texts,
        complete: states.len() < MOST_STATES,
    }
}

/// The signs that the patterns name, and one that none of them does.
fn alphabet(patterns: &[&[Sign]]) -> Vec<char> {
    let mut found = Vec::new();
    for sign in patterns.iter().flat_map(|it| it.iter()) {
        if let Sign::Is(sign) = sign
            && !found.contains(sign)
        {
            found.push(*sign);
        }
    }
    let other = ('a'..='z').chain('A'..='Z').chain('0'..='9');
    let other = other.chain(['-', '_', '.', '~']);
    found.extend({ other }.find(|it| !found.contains(it)));
    found
}

/// The places in a pattern before any text: the first one, and those behind stars.
fn started(pattern: &[Sign]) -> Vec<bool> {
    let mut held = alloc::vec![false; pattern.len().saturating_add(1)];
    if let Some(first) = held.first_mut() {
        *first = true;
    }
    skip_stars(pattern, &mut held);
    held
}

/// A star may take nothing.
fn skip_stars(pattern: &[Sign], held: &mut [bool]) {
    for (at, sign) in pattern.iter().enumerate() {
        if matches!(sign, Sign::Any(_))
            && held.get(at) == Some(&true)
            && let Some(next) = held.get_mut(at.saturating_add(1))
        {
            *next = true;
        }
    }
}

/// The places after one more sign.
fn after(pattern: &[Sign], held: &[bool], read: char) -> Vec<bool> {
    let mut next = alloc::vec![false; held.len()];
    let takes = |colons: Colons| colons == Colons::Taken || read != ':';
    for (at, sign) in pattern.iter().enumerate() {
        if held.get(at) != Some(&true) {
            continue;
        }
        let to = match sign {
            Sign::Is(wanted) if *wanted == read => at.saturating_add(1),
            Sign::One(colons) if takes(*colons) => at.saturating_add(1),
            Sign::Any(colons) if takes(*colons) => at,
            Sign::Is(_) | Sign::One(_) | Sign::Any(_) => continue,
        };
        if let Some(place) = next.get_mut(to) {
            *place = true;
        }
    }
    skip_stars(pattern, &mut next);
    next
}

/// The places that each pattern is at, the state before, and the sign between them.
type State = (Vec<Vec<bool>>, usize, Option<char>);

/// The text over which a state was reached.
fn text(states: &[State], mut at: usize) -> String {
    let mut signs = Vec::new();
    while let Some((_, before, Some(sign))) = states.get(at) {
        signs.push(*sign);
        at = *before;
    }
    signs.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::pattern::Signs;

    fn read(text: &str) -> Vec<Sign> {
        let both = Signs {
            wildcards: true,
            variables: false,
        };
        let mut found = Vec::new();
        let pattern = Pattern::parse(text, both);
        signs(&pattern, &Context::default(), Colons::Taken, &mut found);
        found
    }

    #[test]
    fn every_combination_has_a_text() {
        for (patterns, combinations) in [
            (&["a*", "*b"][..], 4),
            (&["a", "b"], 3),
            (&["a*", "ab*", "abc"], 4),
            (&["?", "*"], 2),
            (&["*a*", "*b*", "*c*"], 8),
            (&[], 1),
        ] {
            let read: Vec<Vec<Sign>> = patterns.iter().map(|it| read(it)).collect();
            let found = witnesses(&read, &[Sign::Any(Colons::Taken)]);
            assert!(found.complete, "{patterns:?}");
            assert_eq!(
                found.texts.len(),
                combinations,
                "{patterns:?} {:?}",
                found.texts
            );
        }
    }

    #[test]
    fn texts_take_the_form() {
        let form = read("x:*");
        let found = witnesses(&[read("x:Get*"), read("y:*")], &form);
        assert_eq!(found.texts, ["x:", "x:Get"]);
    }
}
