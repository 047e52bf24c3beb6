//! What one policy lets through that another does not, by requests that either of them speaks of.
//!
//! Requests are put together from the principals, actions, resources and keys that stand in the two
//! policies. A difference that is found is one; that none is found is no proof.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::context::Context;
use super::depends::candidates;
use super::document::Document;
use super::gate::Decision;
use super::knowledge::Knowledge;
use super::principal::{Caller, Fit};
use super::statement::{Asked, Door, Effect, Match, ResourcePattern, Statement};
use crate::report::{ContextKey, Difference, PolicyDiff};

/// The most requests that are tried.
const MOST_REQUESTS: usize = 20_000;
/// The most of each kind of part that requests are put together from.
const MOST_PARTS: usize = 40;
/// The most differences that are shown.
const MOST_SHOWN: usize = 20;

/// Callers that every policy is asked about.
const CALLERS: [&str; 3] = [
    "arn:aws:iam::111122223333:role/example",
    "arn:aws:iam::111122223333:root",
    "anonymous",
];

/// Compares two policies of an endpoint or a resource.
#[must_use]
pub fn diff(known: &Knowledge, first: &Document, second: &Document) -> PolicyDiff {
    let mut found = PolicyDiff {
        same: true,
        only_first: Vec::new(),
        only_second: Vec::new(),
        tried: 0,
    };
    let statements: Vec<&Statement> = first.statements.iter().chain(&second.statements).collect();
    let (callers, actions) = (callers(&statements), actions(known, &statements));
    let (resources, contexts) = (resources(&statements), contexts(&statements));
    for action in &actions {
        for resource in &resources {
            for caller in &callers {
                for context in &contexts {
                    if usize::try_from(found.tried).unwrap_or(usize::MAX) >= MOST_REQUESTS {
                        return found;
                    }
                    found.tried = found.tried.saturating_add(1);
                    let asked = Asked {
                        caller: caller.clone(),
                        action: action.to_ascii_lowercase(),
                        written: action.clone(),
                        resource: resource.clone(),
                    };
                    compare(&mut found, (first, second), &asked, context);
                }
            }
        }
    }
    found
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
    let keys = context.entries().iter().map(|entry| ContextKey {
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

fn add<Part: PartialEq>(parts: &mut Vec<Part>, part: Part) {
    if parts.len() < MOST_PARTS && !parts.contains(&part) {
        parts.push(part);
    }
}

fn callers(statements: &[&Statement]) -> Vec<Caller> {
    let mut found = Vec::new();
    for entry in statements
        .iter()
        .flat_map(|it| &it.principal)
        .flat_map(|it| &it.entries)
    {
        if let Some(caller) = Caller::read(&entry.text) {
            add(&mut found, caller);
        }
    }
    for caller in CALLERS.into_iter().filter_map(Caller::read) {
        add(&mut found, caller);
    }
    found
}

/// Actions that the patterns mean, and one beside them.
fn actions(known: &Knowledge, statements: &[&Statement]) -> Vec<String> {
    let none = Context::default();
    let mut found = Vec::new();
    for entry in statements
        .iter()
        .flat_map(|it| &it.action)
        .flat_map(|it| &it.entries)
    {
        let pattern = &entry.entry;
        if !pattern.name.is_wild() && pattern.prefix != "*" {
            add(&mut found, entry.text.clone());
            continue;
        }
        let named = known.lists(&pattern.prefix).flat_map(|list| &list.names);
        for name in named
            .filter(|name| pattern.name.matches(name, &none))
            .take(3)
        {
            add(&mut found, [pattern.prefix.as_str(), ":", name].concat());
        }
        let prefix = if pattern.prefix == "*" {
            "service"
        } else {
            &pattern.prefix
        };
        let name = pattern
            .name
            .filled(&none)
            .unwrap_or_default()
            .replace(['*', '?'], "x");
        add(&mut found, [prefix, ":", &name].concat());
    }
    add(&mut found, "service:AnotherAction".to_string());
    found
}

fn resources(statements: &[&Statement]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in statements
        .iter()
        .flat_map(|it| &it.resource)
        .flat_map(|it| &it.entries)
    {
        if entry.entry != ResourcePattern::Everything {
            add(&mut found, entry.text.replace(['*', '?'], "x"));
        }
    }
    add(&mut found, "arn:aws:service:::another-resource".to_string());
    found
}

/// Contexts under which the conditions of a statement hold, and under which they do not.
fn contexts(statements: &[&Statement]) -> Vec<Context> {
    let mut found = alloc::vec![Context::default()];
    for statement in statements.iter().filter(|it| !it.conditions.is_empty()) {
        for holds in [true, false] {
            let mut context = Context::default();
            for condition in &statement.conditions {
                for value in candidates(condition) {
                    context.set(&condition.name, alloc::vec![value], false);
                    if condition.holds(&context) == holds {
                        break;
                    }
                }
            }
            add(&mut found, context);
        }
    }
    found
}
