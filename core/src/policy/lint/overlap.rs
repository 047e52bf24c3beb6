//! Whether one statement covers another, as far as patterns show it without doubt.

use crate::policy::context::Context;
use crate::policy::pattern::{Pattern, Token};
use crate::policy::principal::Principal;
use crate::policy::statement::{ActionPattern, Clause, ResourcePattern, Statement};

/// Whether everything that the second statement means, the first one does as well.
pub fn covers(first: &Statement, second: &Statement) -> bool {
    let (Some(actions), Some(inner)) = (&first.action, &second.action) else {
        return false;
    };
    let conditions = first.conditions.is_empty()
        || (first.conditions.len() == second.conditions.len()
            && first
                .conditions
                .iter()
                .zip(&second.conditions)
                .all(|(left, right)| {
                    left.written == right.written
                        && left.key == right.key
                        && left
                            .values
                            .iter()
                            .map(|it| &it.text)
                            .eq(right.values.iter().map(|it| &it.text))
                }));
    conditions
        && covers_all(actions, inner, action)
        && match (&first.resource, &second.resource) {
            (Some(left), Some(right)) => covers_all(left, right, resource),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
        && match (&first.principal, &second.principal) {
            (Some(left), Some(right)) => covers_all(left, right, |left, right| {
                *left == Principal::Everybody || left == right
            }),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
}

fn covers_all<Entry>(
    first: &Clause<Entry>,
    second: &Clause<Entry>,
    covers: impl Fn(&Entry, &Entry) -> bool,
) -> bool {
    let plain = !first.negated && !second.negated && !second.entries.is_empty();
    plain
        && second.entries.iter().all(|inner| {
            first
                .entries
                .iter()
                .any(|outer| covers(&outer.entry, &inner.entry))
        })
}

fn action(first: &ActionPattern, second: &ActionPattern) -> bool {
    (first.prefix == "*" || first.prefix == second.prefix) && pattern(&first.name, &second.name)
}

fn resource(first: &ResourcePattern, second: &ResourcePattern) -> bool {
    match (first, second) {
        (ResourcePattern::Everything, _) => true,
        (ResourcePattern::Arn(_), ResourcePattern::Everything) => false,
        (ResourcePattern::Arn(first), ResourcePattern::Arn(second)) => {
            first.parts.len() == second.parts.len()
                && first
                    .parts
                    .iter()
                    .zip(&second.parts)
                    .all(|(left, right)| pattern(left, right))
        }
    }
}

/// Every text of the second pattern is one of the first: the second's wildcards are taken as signs
/// of their own, which only wildcards of the first match.
fn pattern(first: &Pattern, second: &Pattern) -> bool {
    if first == second || first.tokens == [Token::Any] {
        return true;
    }
    let has_variables = first.variables().next().is_some() || second.variables().next().is_some();
    let context = Context::default();
    let text = second.filled(&context);
    // A `?` of the first would take the `*` of the second for a single sign.
    let single = first.tokens.contains(&Token::One) && second.tokens.contains(&Token::Any);
    !has_variables && !single && text.is_some_and(|text| first.matches(&text, &context))
}
