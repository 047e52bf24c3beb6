//! What one policy lets through that another does not.
//!
//! Of actions, resources, callers and values of keys, those are alike which both policies treat alike; one of each kind
//! stands for all. Every combination is asked of both policies, so that where all kinds were found and tried, no
//! difference means that there is none.

mod language;
mod parts;

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::condition::Condition;
use super::context::Context;
use super::document::Document;
use super::gate::Decision;
use super::operator::Operand;
use super::pattern::{Pattern, Variable};
use super::principal::Fit;
use super::statement::{Asked, Door, Effect, Match, Miss, ResourcePattern, Statement};
use crate::report::{ContextKey, Difference, PolicyDiff};
use parts::Parts;

/// The most requests that are tried.
const MOST_REQUESTS: u32 = 300_000;
/// The most differences that are shown of each policy.
const MOST_SHOWN: usize = 20;

/// How the statements of both policies meet a request, but for their conditions.
type Meeting = Vec<Option<Fit>>;

/// A key, and what it may hold.
struct Key<'policies> {
    conditions: Vec<&'policies Condition>,
    values: Vec<Vec<String>>,
}

/// Compares two policies of an endpoint or a resource.
#[must_use]
pub fn diff(first: &Document, second: &Document) -> PolicyDiff {
    let mut found = PolicyDiff {
        same: true,
        complete: true,
        only_first: Vec::new(),
        only_second: Vec::new(),
        tried: 0,
    };
    let statements: Vec<&Statement> = first.statements.iter().chain(&second.statements).collect();
    let filled = filled(&statements);
    let callers = parts::callers(&statements);
    let actions = parts::actions(&statements);
    let resources = parts::resources(&statements, &filled);
    let keys = keys(&statements, &filled);
    found.complete = callers.complete && actions.complete && resources.complete && keys.complete;
    let mut met: Vec<Meeting> = Vec::new();
    for action in &actions.found {
        for resource in &resources.found {
            for caller in &callers.found {
                let asked = Asked {
                    caller: caller.clone(),
                    action: action.clone(),
                    written: action.clone(),
                    resource: resource.clone(),
                };
                let meeting: Meeting = statements
                    .iter()
                    .map(|it| meets(it, &asked, &filled))
                    .collect();
                // Requests that meet the same statements are alike in all else.
                if met.contains(&meeting) {
                    continue;
                }
                let asking = statements.iter().zip(&meeting);
                let asking = asking.filter(|(_, fit)| fit.is_some());
                let asking: Vec<&Condition> = asking.flat_map(|(it, _)| &it.conditions).collect();
                met.push(meeting);
                under_all_keys(
                    &mut found,
                    (first, second),
                    &asked,
                    &keys.found,
                    &asking,
                    &filled,
                );
            }
        }
    }
    found
}

/// Asks both policies about a request with every combination of the keys that it is asked for.
fn under_all_keys(
    found: &mut PolicyDiff,
    policies: (&Document, &Document),
    asked: &Asked,
    keys: &[Key<'_>],
    asking: &[&Condition],
    filled: &Context,
) {
    let keys = keys.iter().filter(|key| {
        let mut conditions = key.conditions.iter();
        conditions.any(|it| asking.iter().any(|other| core::ptr::eq(*it, *other)))
    });
    let keys: Vec<&Key<'_>> = keys.collect();
    let mut chosen = alloc::vec![0_usize; keys.len()];
    loop {
        if found.tried >= MOST_REQUESTS {
            found.complete = false;
            return;
        }
        found.tried = found.tried.saturating_add(1);
        let mut context = filled.clone();
        for (key, at) in keys.iter().zip(&chosen) {
            if let (Some(condition), Some(values)) = (key.conditions.first(), key.values.get(*at)) {
                context.set(&condition.name, values.clone(), values.len() > 1);
            }
        }
        compare(found, policies, asked, &context);
        // The next combination, as an odometer counts.
        let mut counted = keys.iter().zip(&mut chosen);
        let turned = counted.any(|(key, at)| {
            *at = at.saturating_add(1);
            let over = *at >= key.values.len();
            if over {
                *at = 0;
            }
            !over
        });
        if !turned {
            return;
        }
    }
}

/// How a statement fits but for its conditions.
fn meets(statement: &Statement, asked: &Asked, filled: &Context) -> Option<Fit> {
    match statement.fit(asked, filled, Door::Interface) {
        Match::Fits(fit) => Some(fit),
        Match::Misses(Miss::Condition(_)) => Some(Fit::Caller),
        Match::Misses(
            Miss::Incomplete | Miss::NoPrincipal | Miss::Principal | Miss::Action | Miss::Resource,
        ) => None,
    }
}

/// Every key that a condition names, with what it may hold as far as the conditions tell it apart.
fn keys<'policies>(statements: &[&'policies Statement], filled: &Context) -> Parts<Key<'policies>> {
    let mut found: Vec<Key<'_>> = Vec::new();
    let mut complete = true;
    for condition in statements.iter().flat_map(|it| &it.conditions) {
        let known = found.iter_mut().find(|key| {
            let first = key.conditions.first();
            first.is_some_and(|first| first.key == condition.key)
        });
        match known {
            Some(key) => key.conditions.push(condition),
            None => found.push(Key {
                conditions: alloc::vec![condition],
                values: Vec::new(),
            }),
        }
    }
    for key in &mut found {
        let told = parts::values(&key.conditions, filled);
        complete &= told.complete;
        let mut ways: Vec<Vec<bool>> = Vec::new();
        for values in told.found {
            let mut context = filled.clone();
            let name = key.conditions.first().map_or("", |it| it.name.as_str());
            context.set(name, values.clone(), values.len() > 1);
            let way: Vec<bool> = key.conditions.iter().map(|it| it.holds(&context)).collect();
            if !ways.contains(&way) {
                ways.push(way);
                key.values.push(values);
            }
        }
    }
    Parts { found, complete }
}

/// A value for every variable that the policies use; with them the comparison holds for these values only.
fn filled(statements: &[&Statement]) -> Context {
    let mut context = Context::default();
    let mut fill = |variable: &Variable| {
        context.set(&variable.key, alloc::vec!["example".to_string()], false);
    };
    for statement in statements {
        let resources = statement.resource.iter().flat_map(|it| &it.entries);
        for entry in resources {
            if let ResourcePattern::Arn(arn) = &entry.entry {
                arn.parts
                    .iter()
                    .flat_map(Pattern::variables)
                    .for_each(&mut fill);
            }
        }
        for value in statement.conditions.iter().flat_map(|it| &it.values) {
            match &value.operand {
                Operand::Text(pattern) => pattern.variables().for_each(&mut fill),
                Operand::Arn(arn) => {
                    arn.parts
                        .iter()
                        .flat_map(Pattern::variables)
                        .for_each(&mut fill);
                }
                Operand::Amount(_)
                | Operand::Flag(_)
                | Operand::Binary(_)
                | Operand::Address(_) => {}
            }
        }
    }
    context
}

fn compare(
    found: &mut PolicyDiff,
    (first, second): (&Document, &Document),
    asked: &Asked,
    context: &Context,
) {
    let (left, by_left) = decide(first, asked, context);
    let (right, by_right) = decide(second, asked, context);
    if (left == Decision::Allowed) == (right == Decision::Allowed) {
        return;
    }
    found.same = false;
    let (list, allowed_by, other, denied_by) = match left {
        Decision::Allowed => (&mut found.only_first, by_left, right, by_right),
        Decision::ExplicitDeny | Decision::ImplicitDeny => {
            (&mut found.only_second, by_right, left, by_left)
        }
    };
    // One example of each pair of statements is enough.
    let known = list.iter().any(|it| {
        it.allowed_by == allowed_by && it.denied_by == denied_by && it.action == asked.written
    });
    if known || list.len() >= MOST_SHOWN {
        return;
    }
    // A key without values is one that the request does not have.
    let present = context.entries().iter().filter(|it| !it.values.is_empty());
    let keys = present.map(|entry| ContextKey {
        name: entry.name.to_string(),
        values: entry.values.clone(),
        listed: entry.listed,
    });
    list.push(Difference {
        principal: asked.caller.text.clone(),
        action: asked.written.clone(),
        resource: asked.resource.clone(),
        context: keys.collect(),
        allowed_by,
        other: other.word(),
        denied_by,
    });
}

/// What one policy says, and by which statement.
fn decide(document: &Document, asked: &Asked, context: &Context) -> (Decision, String) {
    let mut decided = (Decision::ImplicitDeny, String::new());
    for statement in &document.statements {
        let Match::Fits(fit) = statement.fit(asked, context, Door::Interface) else {
            continue;
        };
        match statement.effect {
            Some(Effect::Deny) => return (Decision::ExplicitDeny, statement.pointer.clone()),
            Some(Effect::Allow) if fit > Fit::No && decided.0 != Decision::Allowed => {
                decided = (Decision::Allowed, statement.pointer.clone());
            }
            Some(Effect::Allow) | None => {}
        }
    }
    decided
}
