//! What follows from a result besides the decision itself: the plan that builds it, what else is to be decided
//! with it, and what it costs over its volume. It is worked out when the result is, so that views only read.

use tollgate_core::decide::{Defaults, Request};
use tollgate_core::plan::plan;
use tollgate_core::price::Curves;
use tollgate_core::report::{DecisionReport, PlanReport};

use super::chart;
use super::rules::{Rules, decide};
use super::state::Facts;
use crate::answers::MAIN;

/// The decisions that go with the main one, where the rules have them: how callers find what is built, and whom it
/// lets through.
const NAMES: &str = "dns";
const POLICIES: &str = "perimeter";

/// What follows from a result.
#[derive(Debug, Clone, Default)]
pub struct Further {
    /// What builds it.
    pub plan: Option<PlanReport>,
    /// How callers find it.
    pub names: Option<DecisionReport>,
    /// Whom it lets through.
    pub policies: Option<DecisionReport>,
    /// What it costs over its volume.
    pub curves: Option<Curves>,
}

/// Works out what follows from facts that led to a result.
pub fn further(rules: &Rules, facts: &Facts) -> Further {
    let Some(decision) = facts.decision.as_deref() else {
        return Further::default();
    };
    let request = Request {
        decision,
        answers: &facts.answers,
        defaults: Defaults::Leave,
        on: rules.on,
    };
    let beside = |id: &str| {
        let there = decision == MAIN && rules.decision(id).is_some();
        there
            .then(|| decide(rules, id, &facts.answers).ok())
            .flatten()
    };
    Further {
        plan: plan(&rules.model, &request).ok(),
        names: beside(NAMES),
        policies: beside(POLICIES),
        curves: chart::chart(rules, facts),
    }
}
