//! Paths of checks and keys: things in hand, and the fields that lead from one to the next.

use super::declared::Declared;
use super::spot::Spot;
use super::spot::pieces::{Piece, pieces};

/// The entity that keys look at.
const REQUEST: &str = "request";

/// Whether the item around the cursor looks at things rather than at answers.
pub fn looks_at_things(spot: &Spot<'_>) -> bool {
    matches!(spot.item.0, "check" | "policy-rule" | "key")
}

/// The things in hand before the cursor: what each is called, and its entity.
pub fn in_hand<'names>(
    spot: &Spot<'_>,
    names: &'names [Declared],
) -> Vec<(String, &'names Declared)> {
    let mut hands: Vec<(String, &Declared)> = Vec::new();
    if spot.item.0 == "key" {
        hands.extend(entity(REQUEST, names).map(|it| (String::from(REQUEST), it)));
    }
    let (pieces, _) = pieces(spot.before);
    for four in pieces.windows(4) {
        if let [
            Piece::Word("for" | "some" | "no"),
            Piece::Word(name),
            Piece::Word("in"),
            Piece::Word(set),
        ] = four
        {
            let steps = steps(set, &hands, names);
            let of = steps.last().and_then(|last| leads_to(last, names));
            hands.extend(of.map(|it| ((*name).to_string(), it)));
        }
    }
    hands
}

/// What each part of the path under the cursor stands for, up to the part that the cursor is in.
pub fn path<'names>(spot: &Spot<'_>, names: &'names [Declared]) -> Vec<&'names Declared> {
    let cursor = spot.cursor.min(spot.word.len());
    let rest = spot.word.get(cursor..).unwrap_or("");
    let end = rest.find('.').map_or(spot.word.len(), |dot| cursor + dot);
    let path = spot.word.get(..end).unwrap_or("");
    let found = steps(path, &in_hand(spot, names), names);
    if found.len() == path.split('.').count() {
        found
    } else {
        Vec::new()
    }
}

/// The entity that a path leads to.
pub fn end<'names>(
    path: &str,
    spot: &Spot<'_>,
    names: &'names [Declared],
) -> Option<&'names Declared> {
    let found = steps(path, &in_hand(spot, names), names);
    let whole = found.len() == path.split('.').count();
    found
        .last()
        .filter(|_| whole)
        .and_then(|last| leads_to(last, names))
}

/// The field that a path ends in, as `ENTITY.FIELD`.
pub fn field(path: &str, spot: &Spot<'_>, names: &[Declared]) -> Option<String> {
    let found = steps(path, &in_hand(spot, names), names);
    let last = found.last().filter(|it| it.kind == "field")?;
    Some(format!("{}.{}", last.within, last.name))
}

/// What the parts of a path stand for, as far as they are known.
fn steps<'names>(
    path: &str,
    hands: &[(String, &'names Declared)],
    names: &'names [Declared],
) -> Vec<&'names Declared> {
    let mut parts = path.split('.');
    let first = parts.next().unwrap_or("");
    let in_hand = hands.iter().rev().find(|(name, _)| name == first);
    let all = || {
        let mut entities = names.iter().filter(|it| it.kind == "entity");
        entities.find(|it| it.of.as_deref() == Some(first))
    };
    let mut found: Vec<&Declared> = in_hand
        .map(|(_, entity)| *entity)
        .or_else(all)
        .into_iter()
        .collect();
    for part in parts {
        let Some(of) = found.last().and_then(|last| leads_to(last, names)) else {
            break;
        };
        let mut fields = names.iter().filter(|it| it.kind == "field");
        match fields.find(|it| it.within == of.name && it.name == part) {
            Some(field) => found.push(field),
            None => break,
        }
    }
    found
}

/// The entity of a thing, or of what a field of one refers to.
fn leads_to<'names>(step: &'names Declared, names: &'names [Declared]) -> Option<&'names Declared> {
    match step.kind.as_str() {
        "entity" => Some(step),
        _ => entity(step.of.as_deref()?, names),
    }
}

fn entity<'names>(name: &str, names: &'names [Declared]) -> Option<&'names Declared> {
    names
        .iter()
        .find(|it| it.kind == "entity" && it.name == name)
}
