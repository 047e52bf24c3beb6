//! What is not known of a request and would change the decision.
//!
//! Keys that the context leaves out are tried with the values that policies compare them with, and
//! with one that none names. A key that is known to be absent is not tried.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::case::Case;
use super::condition::Condition;
use super::context::Context;
use super::gate::{Accounts, Decision, Ruling, judge};
use super::knowledge::Knowledge;
use super::operator::{Comparison, Operand};
use super::statement::{Effect, Match, Miss, Statement};
use crate::quantity::Decimal;
use crate::report::Dependence;

/// The most statements that are tried.
const MOST_TRIALS: usize = 32;
/// The most values of a condition that are tried.
const MOST_VALUES: usize = 8;
/// A value that no policy names.
const OTHER: &str = "another-value";

const ABSENT: &str = "the request does not say what this key holds";
const SEVERAL: &str = "the key has several values, and the operator does not say how they count";

/// A value for a key: its name, the value, and whether a policy names it.
type Trial = Vec<(String, String)>;

/// What would change the decision.
pub fn depends(
    case: &Case,
    context: &Context,
    known: &Knowledge,
    accounts: Accounts,
    ruling: &Ruling<'_>,
) -> Vec<Dependence> {
    let mut found = Vec::new();
    let mut helpful: Trial = Vec::new();
    let rows = ruling.gates.iter().flat_map(|gate| &gate.rows);
    let open = rows.filter(|(statement, fit)| is_open(statement, *fit, context));
    for (statement, fit) in open.take(MOST_TRIALS) {
        let Some(trial) = trial(statement, *fit, context) else {
            continue;
        };
        let decision = judge(case, &with(context, &trial), known, accounts).decision;
        if decision != ruling.decision {
            add(&mut found, &trial, decision);
        }
        let allows = matches!(fit, Match::Fits(_)) == (statement.effect == Some(Effect::Deny));
        for pair in trial.into_iter().filter(|_| allows) {
            if !helpful
                .iter()
                .any(|(key, _)| key.eq_ignore_ascii_case(&pair.0))
            {
                helpful.push(pair);
            }
        }
    }
    if found.is_empty() && !helpful.is_empty() {
        let decision = judge(case, &with(context, &helpful), known, accounts).decision;
        if decision != ruling.decision {
            add(&mut found, &helpful, decision);
        }
    }
    undefined(ruling, context, &mut found);
    found
}

/// That the owner of the resource would change it.
pub fn on_account(decision: Decision) -> Dependence {
    Dependence {
        key: String::from("request.resource_account"),
        would_be: decision.word(),
        values: Vec::new(),
        why: "the request does not say which account owns the resource; it is taken to be the caller's",
    }
}

/// Whether keys that are not known decide how a request fits a statement.
fn is_open(statement: &Statement, fit: Match, context: &Context) -> bool {
    let asks = matches!(fit, Match::Fits(_) | Match::Misses(Miss::Condition(_)));
    asks && statement
        .conditions
        .iter()
        .any(|condition| is_unknown(condition, context))
}

fn is_unknown(condition: &Condition, context: &Context) -> bool {
    context.entry(&condition.key).is_none()
}

/// Values for the unknown keys of a statement that make it fit where it does not, and not fit
/// where it does.
fn trial(statement: &Statement, fit: Match, context: &Context) -> Option<Trial> {
    let fits = matches!(fit, Match::Fits(_));
    let mut trial: Trial = Vec::new();
    let mut tried = context.clone();
    for condition in statement
        .conditions
        .iter()
        .filter(|it| is_unknown(it, context))
    {
        if trial
            .iter()
            .any(|(key, _)| key.eq_ignore_ascii_case(&condition.key))
        {
            continue;
        }
        let same: Vec<&Condition> = statement
            .conditions
            .iter()
            .filter(|it| it.key == condition.key)
            .collect();
        let chosen = candidates(condition).into_iter().find(|value| {
            tried.set(&condition.name, alloc::vec![value.clone()], false);
            let holds = same.iter().all(|it| it.holds(&tried));
            holds != fits
        });
        match chosen {
            Some(value) => trial.push((condition.name.clone(), value)),
            None if fits => tried = with(context, &trial),
            None => return None,
        }
        if fits && !trial.is_empty() {
            break;
        }
    }
    let holds = statement.conditions.iter().all(|it| it.holds(&tried));
    (holds != fits && !trial.is_empty()).then_some(trial)
}

/// Values worth trying: those of the policy, those beside them, and one of no policy.
pub fn candidates(condition: &Condition) -> Vec<String> {
    let mut found = Vec::new();
    for value in condition.values.iter().take(MOST_VALUES) {
        match (&value.operand, condition.operator.comparison) {
            (Operand::Amount(Some(amount)), Comparison::Number(_) | Comparison::Date(_)) => {
                let one = Decimal::whole(1);
                let near = [
                    Some(*amount),
                    amount.checked_sub(one),
                    amount.checked_add(one),
                ];
                found.extend(
                    near.into_iter()
                        .flatten()
                        .map(|it| it.shortest().to_string()),
                );
            }
            (Operand::Address(Some(range)), _) => found.push(range.address.to_string()),
            (Operand::Flag(_), _) => {}
            (_, Comparison::Text(_)) => found.push(value.text.replace(['*', '?'], "x")),
            (_, Comparison::Arn) => found.push(value.text.replace(['*', '?'], "x")),
            (_, _) => found.push(value.text.clone()),
        }
    }
    found.extend(
        ["true", "false", OTHER]
            .map(String::from)
            .into_iter()
            .filter(|it| it == OTHER || condition.operator.comparison == Comparison::Flag),
    );
    found
}

fn with(context: &Context, trial: &Trial) -> Context {
    let mut tried = context.clone();
    for (key, value) in trial {
        tried.set(key, alloc::vec![value.clone()], false);
    }
    tried
}

fn add(found: &mut Vec<Dependence>, trial: &Trial, decision: Decision) {
    for (key, value) in trial {
        let values = (value != OTHER).then(|| value.clone());
        let known = found
            .iter_mut()
            .find(|it| it.key.eq_ignore_ascii_case(key) && it.would_be == decision.word());
        match known {
            Some(known) => known
                .values
                .extend(values.filter(|value| !known.values.contains(value))),
            None => found.push(Dependence {
                key: key.clone(),
                would_be: decision.word(),
                values: values.into_iter().collect(),
                why: ABSENT,
            }),
        }
    }
}

/// Keys of several values under operators that do not say how they count.
fn undefined(ruling: &Ruling<'_>, context: &Context, found: &mut Vec<Dependence>) {
    for (statement, fit) in ruling.gates.iter().flat_map(|gate| &gate.rows) {
        if !matches!(fit, Match::Fits(_) | Match::Misses(Miss::Condition(_))) {
            continue;
        }
        for condition in statement
            .conditions
            .iter()
            .filter(|it| it.is_undefined(context))
        {
            if found
                .iter()
                .any(|it| it.key.eq_ignore_ascii_case(&condition.key))
            {
                continue;
            }
            found.push(Dependence {
                key: condition.name.clone(),
                would_be: "undefined",
                values: Vec::new(),
                why: SEVERAL,
            });
        }
    }
}
