//! Whether a claim holds of things: yes, no, or not known, and then which facts are missing.

use alloc::vec::Vec;

use super::path::{End, Question, end, miss, things, value};
use super::table::{Fact, Thing};
use crate::model::{Amount, Claim, FactKind, Loop, Path};
use crate::quantity::Decimal;

/// Whether a claim holds of the things in hand; nothing where that is not known.
pub fn holds(question: &mut Question<'_>, hand: &mut Vec<Thing>, claim: &Claim) -> Option<bool> {
    match claim {
        Claim::Always(always) => Some(*always),
        Claim::Not(inner) => holds(question, hand, inner).map(|holds| !holds),
        Claim::All(parts) => decided(question, hand, parts, false),
        Claim::Any(parts) => decided(question, hand, parts, true),
        Claim::Flag(path) => {
            let fact = value(question, hand, path);
            known(fact, *fact == Fact::Flag(true))
        }
        Claim::Exists(path) => match end(question, hand, path) {
            End::Thing(_) => Some(true),
            End::Nothing => Some(false),
            End::Unknown => None,
            End::Field(thing, field) => exists(question, thing, field),
        },
        Claim::Word(path, words) => {
            let fact = value(question, hand, path);
            known(fact, words.iter().any(|word| *fact == Fact::Word(*word)))
        }
        Claim::Text(path, texts) => matches(value(question, hand, path), &|held| {
            texts.iter().any(|text| text == held)
        }),
        Claim::Like(path, patterns) => matches(value(question, hand, path), &|held| {
            patterns.iter().any(|pattern| follows(pattern, held))
        }),
        Claim::Same(left, right) => same(question, hand, left, right),
        Claim::Compare(left, comparison, right) => {
            let (left, right) = (amount(question, hand, left), amount(question, hand, right));
            Some(comparison.holds(left?.cmp(&right?)))
        }
        Claim::Some(set) => {
            let missed = question.missing.len();
            let (least, most) = count(question, hand, set);
            let found = match (least > 0, most) {
                (true, _) => Some(true),
                (false, Some(_)) => Some(false),
                (false, None) => None,
            };
            if found.is_some() {
                question.missing.truncate(missed);
            }
            found
        }
    }
}

/// One part that is so decides; what is not known of the others is not missed then.
fn decided(
    question: &mut Question<'_>,
    hand: &mut Vec<Thing>,
    parts: &[Claim],
    deciding: bool,
) -> Option<bool> {
    let missed = question.missing.len();
    let mut known = true;
    for part in parts {
        match holds(question, hand, part) {
            Some(holds) if holds == deciding => {
                question.missing.truncate(missed);
                return Some(deciding);
            }
            Some(_) => {}
            None => known = false,
        }
    }
    known.then_some(!deciding)
}

/// What holds of a fact; nothing where the fact is not known.
fn known(fact: &Fact, holds: bool) -> Option<bool> {
    (*fact != Fact::Unknown).then_some(holds)
}

fn matches(fact: &Fact, test: &dyn Fn(&str) -> bool) -> Option<bool> {
    let texts = match fact {
        Fact::Text(text) => core::slice::from_ref(text),
        Fact::List(texts) => texts,
        Fact::Unknown
        | Fact::Absent
        | Fact::Flag(_)
        | Fact::Number(_)
        | Fact::Word(_)
        | Fact::One(_)
        | Fact::Many(_) => &[],
    };
    known(fact, texts.iter().any(|text| test(text)))
}

/// Whether a text follows a pattern in which `*` stands for anything.
pub fn follows(pattern: &str, text: &str) -> bool {
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut last = None;
    for piece in pieces {
        // A piece between two stars is taken where it stands first.
        if let Some(between) = last.replace(piece) {
            let Some((_, after)) = rest.split_once(between) else {
                return false;
            };
            rest = after;
        }
    }
    last.map_or(rest.is_empty(), |last| rest.ends_with(last))
}

fn exists(question: &mut Question<'_>, thing: Thing, field: u16) -> Option<bool> {
    let several = matches!(
        question.book.kind(thing.entity, field),
        Some(FactKind::Many(_) | FactKind::Back(..))
    );
    if several {
        let (things, all) = question.table.referred(thing, field);
        if !things.is_empty() {
            return Some(true);
        }
        if !all {
            miss(question, thing, field);
        }
        return all.then_some(false);
    }
    match question.table.fact(thing, field) {
        Fact::Unknown => {
            miss(question, thing, field);
            None
        }
        Fact::Absent => Some(false),
        Fact::List(texts) => Some(!texts.is_empty()),
        Fact::Flag(_)
        | Fact::Number(_)
        | Fact::Word(_)
        | Fact::Text(_)
        | Fact::One(_)
        | Fact::Many(_) => Some(true),
    }
}

fn same(question: &mut Question<'_>, hand: &[Thing], left: &Path, right: &Path) -> Option<bool> {
    if let End::Field(thing, field) = end(question, hand, left)
        && let Fact::List(texts) = question.table.fact(thing, field)
    {
        let text = value(question, hand, right);
        return known(
            text,
            texts
                .iter()
                .any(|it| matches!(text, Fact::Text(text) if text == it)),
        );
    }
    let thing = |question: &mut Question<'_>, path| match end(question, hand, path) {
        End::Thing(thing) => Some(Ok(thing)),
        End::Nothing => Some(Err(None)),
        End::Unknown => None,
        End::Field(thing, field) => match question.table.fact(thing, field) {
            Fact::Text(text) => Some(Err(Some(text.clone()))),
            Fact::One(to) => Some(Ok(*to)),
            Fact::Unknown => {
                miss(question, thing, field);
                None
            }
            Fact::Absent
            | Fact::Flag(_)
            | Fact::Number(_)
            | Fact::Word(_)
            | Fact::List(_)
            | Fact::Many(_) => Some(Err(None)),
        },
    };
    let (left, right) = (thing(question, left), thing(question, right));
    match (left?, right?) {
        (Err(None), _) | (_, Err(None)) => Some(false),
        (left, right) => Some(left == right),
    }
}

/// How many things of a set count at least, and at most where that is known.
fn count(question: &mut Question<'_>, hand: &mut Vec<Thing>, set: &Loop) -> (u32, Option<u32>) {
    let (things, mut all) = things(question, hand, &set.set);
    let (mut least, mut most) = (0_u32, 0_u32);
    for thing in things {
        hand.push(thing);
        let counts = match &set.filter {
            Some(filter) => holds(question, hand, filter),
            None => Some(true),
        };
        hand.pop();
        all &= counts.is_some();
        least = least.saturating_add(u32::from(counts == Some(true)));
        most = most.saturating_add(u32::from(counts != Some(false)));
    }
    (least, all.then_some(most))
}

fn amount(
    question: &mut Question<'_>,
    hand: &mut Vec<Thing>,
    amount_of: &Amount,
) -> Option<Decimal> {
    let mut both = |sides: &(Amount, Amount)| {
        let left = amount(question, hand, &sides.0);
        let right = amount(question, hand, &sides.1);
        Some((left?, right?))
    };
    match amount_of {
        Amount::Number(number) => Some(*number),
        Amount::Sum(sides) => both(sides).and_then(|(left, right)| left.checked_add(right)),
        Amount::Difference(sides) => both(sides).and_then(|(left, right)| left.checked_sub(right)),
        Amount::Product(sides) => both(sides).and_then(|(left, right)| left.checked_mul(right)),
        Amount::Field(path) => value(question, hand, path).number(),
        Amount::Count(set) => {
            let (least, most) = count(question, hand, set);
            let most = most.filter(|most| *most == least)?;
            Decimal::new(i128::from(most), 0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::follows;

    #[test]
    fn patterns_hold_what_stands_between_their_stars() {
        for (pattern, text, fits) in [
            ("", "", true),
            ("*", "", true),
            ("a", "ab", false),
            ("a*", "ab", true),
            ("*b", "ab", true),
            ("a*a", "a", false),
            ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "acb", false),
            ("*.s3.*", "x.s3.eu", true),
            ("**", "x", true),
        ] {
            assert_eq!(follows(pattern, text), fits, "{pattern} {text}");
        }
    }
}
