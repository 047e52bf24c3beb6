//! Whether a request passes the policies that stand in its way, and why.
//!
//! A [`case::Case`] is a request with the policies of each gate: of the caller, the resource, the
//! endpoint, the organisation, boundary and session. [`simulate`] judges it as AWS documents it.

pub mod actions;
pub mod build;
pub mod case;
pub mod condition;
pub mod context;
mod depends;
pub mod diff;
pub mod document;
mod explain;
pub mod fault;
pub mod gate;
pub mod knowledge;
pub mod lint;
mod open;
pub mod operator;
pub mod path;
pub mod pattern;
pub mod principal;
pub mod statement;

use alloc::borrow::Cow;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

pub use case::Case;
pub use knowledge::Knowledge;
pub use open::is_open;

use crate::report::{ContextKey, Simulation};
use context::Context;
use gate::{Accounts, judge};

/// Judges a case.
///
/// The decision is the one for the context as given, or as derived where the case tells the way of
/// its request; what is not known and would change it is listed beside it.
#[must_use]
pub fn simulate(known: &Knowledge, case: &Case) -> Simulation {
    let account = owner(case);
    let mut context: Cow<'_, Context> = match &case.way {
        Some(way) => Cow::Owned(path::derived(
            &case.given,
            &case.asked,
            way,
            account.as_deref(),
            known,
        )),
        None => Cow::Borrowed(&case.given),
    };
    if known.ends.iter().any(|it| context.entry(&it.of).is_some()) {
        context.to_mut().follow(&known.ends);
    }
    let accounts = match &account {
        Some(account)
            if *account != case.asked.caller.account && case.asked.caller.has_account() =>
        {
            Accounts::Two
        }
        Some(_) | None => Accounts::Same,
    };
    let ruling = judge(case, &context, known, accounts);
    let mut depends = depends::depends(case, &context, known, accounts, &ruling);
    if account.is_none() && case.asked.caller.has_account() {
        let other = judge(case, &context, known, Accounts::Two).decision;
        if other != ruling.decision {
            depends.push(depends::on_account(other));
        }
    }
    let shown = context
        .entries()
        .iter()
        .filter(|entry| !entry.values.is_empty() || entry.listed);
    let keys =
        shown.filter(|entry| !entry.values.is_empty() || case.given.entry(&entry.key).is_some());
    let keys: Vec<ContextKey> = keys
        .map(|entry| ContextKey {
            name: entry.name.to_string(),
            values: entry.values.clone(),
            listed: entry.listed,
        })
        .collect();
    Simulation {
        id: case.id.clone(),
        decision: ruling.decision.word(),
        by: explain::gates(case, &context, &ruling, accounts),
        skipped: explain::skipped(&ruling),
        depends,
        context: keys,
    }
}

/// The account that owns the resource, as far as it is known.
fn owner(case: &Case) -> Option<String> {
    let named = case.resource_account.clone();
    let on_way = || {
        case.way
            .as_ref()?
            .fact("resource.account")
            .map(String::from)
    };
    let in_name = || {
        let [_, _, _, _, account, _] = operator::arn::parts(&case.asked.resource)?;
        (!account.is_empty()).then(|| account.to_string())
    };
    named.or_else(on_way).or_else(in_name)
}
