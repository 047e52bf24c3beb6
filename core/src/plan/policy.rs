//! The policy of the endpoint, where answers of the perimeter were given.

use alloc::string::String;
use alloc::vec::Vec;

use super::Request;
use super::given::Given;
use crate::decide::{self, decide};
use crate::diagnostic::Diagnostic;
use crate::facts::Answer;
use crate::model::Model;
use crate::policy::build::{DECISION, Goal, SERVICE, build, names};
use crate::report::{BuiltPolicy, QuestionText};

/// The decision's question about the service that the endpoint reaches.
const REACHED: &str = "service";

/// What came of the perimeter.
#[derive(Default)]
pub struct Policy {
    /// For the endpoint.
    pub endpoint: Option<BuiltPolicy>,
    /// For the resource.
    pub resource: Option<BuiltPolicy>,
    /// The question to answer first.
    pub question: Option<QuestionText>,
    /// What is missing: questions of the perimeter, or values.
    pub needed: Vec<String>,
    /// Values that further statements would need.
    pub missing: Vec<String>,
    /// The answers that the perimeter used.
    pub used: Vec<String>,
}

/// Builds the policies where any question of the perimeter was answered or a value was given.
///
/// # Errors
/// Where an answer or a value does not suit.
pub fn policy(
    model: &Model,
    request: &Request<'_>,
    given: &Given,
) -> Result<Policy, Vec<Diagnostic>> {
    let mut policy = Policy::default();
    let Some(perimeter) = model.decision(DECISION, request.on) else {
        return Ok(policy);
    };
    let own = model.decision(request.decision, request.on);
    let order = perimeter
        .order
        .iter()
        .filter(|it| own.is_none_or(|own| !own.order.contains(it)));
    let asking: Vec<&str> = order
        .filter_map(|it| model.questions.get(usize::from(*it)))
        .map(|it| it.name.as_str())
        .collect();
    let asked = |name: &String| asking.contains(&name.as_str());
    let asked_for =
        request.decision == DECISION || given.answers.given.iter().any(|(it, _)| asked(it));
    if !asked_for && given.values.is_empty() {
        return Ok(policy);
    }
    let mut answers = given.answers.clone();
    if answers.get(SERVICE).is_none()
        && let Some(prefix) = prefix(model, given)
    {
        answers.set(SERVICE, Answer::Word(prefix));
    }
    let question = decide::Request {
        decision: DECISION,
        answers: &answers,
        defaults: request.defaults,
        on: request.on,
    };
    let decided = decide(model, &question)?;
    policy.used = asking.iter().map(|it| String::from(*it)).collect();
    let Some(outcome) = decided.outcome else {
        policy.needed = decided.open;
        policy.question = decided.question;
        return Ok(policy);
    };
    let service = match answers.get(SERVICE) {
        Some(Answer::Word(word)) => word.clone(),
        Some(Answer::Words(_)) | None => String::new(),
    };
    let mut values = given.values.clone();
    // A value may be the answer to a question as well, as the Region is.
    for name in names(model) {
        if let Some(Answer::Word(word)) = answers.get(&name) {
            values.push((name, alloc::vec![word.clone()]));
        }
    }
    let goal = Goal {
        outcome: outcome.id,
        service,
        values,
    };
    let built = build(model, &goal)?;
    // Without any id of the user's own only exceptions would be left of the policy.
    let none = built.endpoint_policy.is_none() && built.resource_policy.is_none();
    if !built.missing.is_empty() && (none || given.values.is_empty()) {
        policy.needed = built.missing;
    } else {
        policy.missing = built.missing;
    }
    policy.endpoint = built.endpoint_policy;
    policy.resource = built.resource_policy;
    Ok(policy)
}

/// The prefix of the actions of the service that the endpoint reaches: the record of its name, or of
/// the name's first part.
fn prefix(model: &Model, given: &Given) -> Option<String> {
    let Some(Answer::Word(reached)) = given.answers.get(REACHED) else {
        return None;
    };
    let (_, question) = model.question(SERVICE)?;
    let crate::model::Kind::Choice(options) = &question.kind else {
        return None;
    };
    let first = reached.split('.').next().unwrap_or(reached);
    let names = [reached.as_str(), first];
    let mut known = names.into_iter();
    let found = known.find(|name| options.names(model).any(|it| it == *name));
    found.map(String::from)
}
