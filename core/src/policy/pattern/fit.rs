//! How a pattern is laid over a text.
//!
//! What stands before the first `*` must begin the text, what stands behind the last one must end it. Each
//! part between two stars is taken where it occurs first: that leaves the most to the parts behind it, so
//! nothing is ever tried again. Signs that may be any at a part's ends only move it along. Where they stand
//! inside a part, 64 of its places are compared at once (the shift-and method of Baeza-Yates and Gonnet).

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::Token;
use crate::policy::context::Context;

/// Whether tokens stand for a text, whose variables the context fills.
///
/// Adds to `steps` the tokens that are looked at, the bytes that are passed over and the words that are compared.
pub fn fits(tokens: &[Token], text: &str, context: &Context, steps: &mut usize) -> bool {
    laid(tokens, text, context, steps).is_some()
}

fn laid(tokens: &[Token], text: &str, context: &Context, steps: &mut usize) -> Option<()> {
    *steps = steps.saturating_add(tokens.len());
    let mut parts = tokens.split(|it| *it == Token::Any);
    let mut rest = text;
    for token in parts.next()? {
        rest = match sign(token, context)? {
            Sign::Text(text) => rest.strip_prefix(text)?,
            Sign::One => after_one(rest)?,
        };
    }
    let Some(tail) = parts.next_back() else {
        return rest.is_empty().then_some(());
    };
    for token in tail.iter().rev() {
        rest = match sign(token, context)? {
            Sign::Text(text) => rest.strip_suffix(text)?,
            Sign::One => before_one(rest)?,
        };
    }
    for part in parts {
        let behind = after(part, rest, context, steps)?;
        *steps = steps.saturating_add(rest.len().saturating_sub(behind.len()));
        rest = behind;
    }
    Some(())
}

/// What follows the first place at which a part without stars occurs.
fn after<'text>(
    part: &[Token],
    text: &'text str,
    context: &Context,
    steps: &mut usize,
) -> Option<&'text str> {
    let (mut core, mut text, mut behind) = (part, text, 0_usize);
    while let [Token::One, inner @ ..] = core {
        (core, text) = (inner, after_one(text)?);
    }
    while let [inner @ .., Token::One] = core {
        (core, behind) = (inner, behind.saturating_add(1));
    }
    text = if core.contains(&Token::One) {
        after_gaps(core, text, context, steps)?
    } else {
        let literal = joined(core, context)?;
        text.split_once(&*literal)?.1
    };
    for _ in 0..behind {
        text = after_one(text)?;
    }
    Some(text)
}

/// The text of a part that has no signs that may be any.
fn joined<'found>(part: &'found [Token], context: &'found Context) -> Option<Cow<'found, str>> {
    if let [Token::Literal(literal)] = part {
        return Some(Cow::Borrowed(literal));
    }
    let mut joined = String::new();
    for token in part {
        if let Sign::Text(text) = sign(token, context)? {
            joined.push_str(text);
        }
    }
    Some(Cow::Owned(joined))
}

/// What follows the first place at which a part occurs that has signs inside which may be any.
fn after_gaps<'text>(
    part: &[Token],
    text: &'text str,
    context: &Context,
    steps: &mut usize,
) -> Option<&'text str> {
    let mut wanted: Vec<Option<char>> = Vec::new();
    for token in part {
        match sign(token, context)? {
            Sign::Text(text) => wanted.extend(text.chars().map(Some)),
            Sign::One => wanted.push(None),
        }
    }
    if wanted.len() > text.len() {
        return None;
    }
    let mut known: Vec<char> = wanted.iter().copied().flatten().collect();
    known.sort_unstable();
    known.dedup();
    // For each sign the places of the part that take it; in the last row those that take every sign.
    let words = wanted.len().div_ceil(64);
    let mut gaps = alloc::vec![0_u64; words];
    for (place, _) in wanted.iter().enumerate().filter(|(_, it)| it.is_none()) {
        mark(&mut gaps, place);
    }
    let mut rows = alloc::vec![gaps; known.len().saturating_add(1)];
    for (place, wanted) in wanted.iter().enumerate() {
        let row = wanted.and_then(|sign| known.binary_search(&sign).ok());
        if let Some(row) = row.and_then(|row| rows.get_mut(row)) {
            mark(row, place);
        }
    }
    let end = 1_u64 << (wanted.len().wrapping_sub(1) & 63);
    // A bit for each place up to which the part fits what ends here.
    let mut state = alloc::vec![0_u64; words];
    for (at, sign) in text.char_indices() {
        let row = known.binary_search(&sign).unwrap_or(known.len());
        let mut carry = 1;
        for (word, row) in state.iter_mut().zip(rows.get(row)?) {
            let next = *word >> 63;
            *word = ((*word << 1) | carry) & row;
            carry = next;
        }
        *steps = steps.saturating_add(words);
        if state.last()? & end != 0 {
            return text.get(at.saturating_add(sign.len_utf8())..);
        }
    }
    None
}

fn mark(row: &mut [u64], place: usize) {
    if let Some(word) = row.get_mut(place >> 6) {
        *word |= 1 << (place & 63);
    }
}

/// What a token without stars stands for.
enum Sign<'found> {
    Text(&'found str),
    One,
}

/// Nothing where a variable has no value.
fn sign<'found>(token: &'found Token, context: &'found Context) -> Option<Sign<'found>> {
    Some(match token {
        Token::Literal(literal) => Sign::Text(literal),
        Token::Variable(variable) => Sign::Text(variable.value(context)?),
        Token::One => Sign::One,
        // Parts are what stands between these.
        Token::Any => Sign::Text(""),
    })
}

fn after_one(text: &str) -> Option<&str> {
    let mut signs = text.chars();
    signs.next()?;
    Some(signs.as_str())
}

fn before_one(text: &str) -> Option<&str> {
    let mut signs = text.chars();
    signs.next_back()?;
    Some(signs.as_str())
}
