//! Why statements match or not, in words.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::case::Case;
use super::condition::shown;
use super::context::Context;
use super::gate::{Accounts, Gate, GateRuling, Ruling};
use super::principal::Fit;
use super::statement::{Clause, Effect, Match, Miss, Statement};
use crate::report::{GateReport, SkippedGate, StatementReport};

/// Every gate with its statements.
pub fn gates(
    case: &Case,
    context: &Context,
    ruling: &Ruling<'_>,
    accounts: Accounts,
) -> Vec<GateReport> {
    let report = |gate: &GateRuling<'_>| {
        let statements = gate.rows.iter().map(|(statement, found)| StatementReport {
            pointer: statement.pointer.clone(),
            sid: statement.sid.clone(),
            matched: matches!(found, Match::Fits(_)),
            why: why(case, context, gate.gate, statement, *found, accounts),
        });
        GateReport {
            gate: gate.gate.word(),
            decision: gate.decision.word(),
            statements: statements.collect(),
        }
    };
    ruling.gates.iter().map(report).collect()
}

/// The gates that do not apply.
pub fn skipped(ruling: &Ruling<'_>) -> Vec<SkippedGate> {
    let skipped = ruling.skipped.iter();
    skipped
        .map(|(gate, why)| SkippedGate {
            gate: gate.word(),
            why: (*why).to_string(),
        })
        .collect()
}

fn why(
    case: &Case,
    context: &Context,
    gate: Gate,
    statement: &Statement,
    found: Match,
    accounts: Accounts,
) -> String {
    let fit = match found {
        Match::Fits(fit) => fit,
        Match::Misses(miss) => return missed(case, context, statement, miss),
    };
    let does = match statement.effect {
        Some(Effect::Deny) => "denies it",
        Some(Effect::Allow) | None => "allows it",
    };
    let delegates = gate == Gate::Resource && fit == Fit::Account && accounts == Accounts::Same;
    if delegates && statement.effect == Some(Effect::Allow) {
        return String::from(
            "allows it to the account, which leaves the choice to the account's own policies",
        );
    }
    let absent: Vec<&str> = statement
        .conditions
        .iter()
        .filter(|condition| context.values(&condition.key).is_none())
        .map(|condition| condition.name.as_str())
        .collect();
    if absent.is_empty() {
        return does.to_string();
    }
    format!(
        "{does}; its conditions hold without {}",
        shown(absent.into_iter())
    )
}

fn missed(case: &Case, context: &Context, statement: &Statement, miss: Miss) -> String {
    let asked = &case.asked;
    match miss {
        Miss::Incomplete => String::from("it has no effect or no action"),
        Miss::NoPrincipal => String::from("it names no principal, so it never matches here"),
        Miss::Principal => {
            let listed = statement.principal.as_ref().map(texts).unwrap_or_default();
            format!("`{}` is not whom it means: {listed}", asked.caller.text)
        }
        Miss::Action => {
            let listed = statement.action.as_ref().map(texts).unwrap_or_default();
            format!("`{}` is not what it means: {listed}", asked.action)
        }
        Miss::Resource => match &statement.resource {
            Some(resource) => format!(
                "`{}` is not what it means: {}",
                asked.resource,
                texts(resource)
            ),
            None => String::from("it names no resource"),
        },
        Miss::Condition(at) => {
            let condition = statement.conditions.get(at);
            condition
                .map(|condition| condition.failure(context))
                .unwrap_or_default()
        }
    }
}

fn texts<Entry>(clause: &Clause<Entry>) -> String {
    let listed = shown(clause.entries.iter().map(|it| it.text.as_str()));
    if clause.negated {
        return ["all but ", &listed].concat();
    }
    listed
}
