//! Cautions that nobody would ever see.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::compile::algebra::{Algebra, NO};
use crate::compile::classes;
use crate::model::{Condition, Model, Rule};

/// Whether a caution holds on no way to an outcome; nothing where that takes too long to tell.
pub fn never_holds(model: &Model, rules: &[Rule], when: &Condition) -> Option<bool> {
    for rule in rules {
        let met = reaching(when, rule.outcome);
        if met == Condition::Always(false) {
            continue;
        }
        let guards = rule.path.iter().map(|guard| &guard.condition);
        let mut conditions: Vec<&Condition> = guards.collect();
        conditions.push(&met);
        let mut order = Vec::new();
        conditions.iter().for_each(|it| it.questions(&mut order));
        let mut algebra = Algebra::new(classes::variables(model, &order, &conditions)?);
        // What the caution asks comes first: often it is all that is needed.
        let possible = classes::possible(&mut algebra, model);
        let mut target = classes::diagram(&mut algebra, model, &met);
        target = algebra.and(target, possible);
        for guard in &rule.path {
            let guard = classes::diagram(&mut algebra, model, &guard.condition);
            target = algebra.and(target, guard);
        }
        if algebra.too_large() {
            return None;
        }
        if target != NO {
            return Some(false);
        }
    }
    Some(!rules.is_empty())
}

/// A condition where this outcome was reached.
fn reaching(condition: &Condition, outcome: u16) -> Condition {
    match condition {
        Condition::Outcome(outcomes) => Condition::Always(outcomes.contains(&outcome)),
        Condition::Not(inner) => {
            let inner = reaching(inner, outcome);
            if let Condition::Always(always) = inner {
                return Condition::Always(!always);
            }
            Condition::Not(Box::new(inner))
        }
        Condition::All(parts) => joined(parts, outcome, false),
        Condition::Any(parts) => joined(parts, outcome, true),
        Condition::Always(_)
        | Condition::OneOf(..)
        | Condition::Has(..)
        | Condition::Only(..)
        | Condition::Flag(_)
        | Condition::Compare(..) => condition.clone(),
    }
}

/// Several parts, one of which may decide by itself.
fn joined(parts: &[Condition], outcome: u16, deciding: bool) -> Condition {
    let parts: Vec<Condition> = parts.iter().map(|part| reaching(part, outcome)).collect();
    if parts.contains(&Condition::Always(deciding)) {
        return Condition::Always(deciding);
    }
    let open = parts.into_iter();
    let open: Vec<Condition> = open
        .filter(|part| *part != Condition::Always(!deciding))
        .collect();
    match (open.is_empty(), deciding) {
        (true, _) => Condition::Always(!deciding),
        (false, true) => Condition::Any(open),
        (false, false) => Condition::All(open),
    }
}
