//! Interviews: one question after another until nothing is left to ask.

use std::time::{Duration, Instant};

use serde::Serialize;
use tollgate_core::decide::{Defaults, Goal, Request, next_question};
use tollgate_core::facts::Answers;
use tollgate_core::model::Model;

use crate::clock;

/// How interviews went.
#[derive(Debug, Serialize)]
pub struct Wizard {
    /// Questions asked in an interview, on average.
    questions: f64,
    /// Microseconds to find the next question, on average and at the most; each step is the median of
    /// several tries, so that what else the machine does counts for little.
    step_us: f64,
    worst_us: f64,
}

/// How often each step is tried.
const TRIES: usize = 9;

/// Holds an interview for each set of complete answers.
pub fn interviews(
    model: &Model,
    decision: &str,
    all: &[Answers],
    goal: Goal,
) -> Result<Wizard, String> {
    let mut steps = Vec::new();
    for complete in all {
        let mut given = Answers::default();
        while let Some(question) = step(model, decision, &given, goal, &mut steps)? {
            let answer = complete
                .get(&question)
                .ok_or("asked for an answer that there is not")?;
            given.set(&question, answer.clone());
        }
    }
    let microseconds = steps.iter().map(|step| step.as_secs_f64() * 1e6);
    // The last step of an interview finds that nothing is left to ask.
    let asked = steps.len() - all.len();
    Ok(Wizard {
        questions: asked as f64 / all.len() as f64,
        step_us: microseconds.clone().sum::<f64>() / steps.len() as f64,
        worst_us: microseconds.fold(0.0, f64::max),
    })
}

/// The next question, and how long it takes to find it.
fn step(
    model: &Model,
    decision: &str,
    given: &Answers,
    goal: Goal,
    steps: &mut Vec<Duration>,
) -> Result<Option<String>, String> {
    let request = Request {
        decision,
        answers: given,
        defaults: Defaults::Leave,
        on: None,
    };
    let mut tries = Vec::new();
    let mut found = Ok(None);
    for _ in 0..TRIES {
        let start = Instant::now();
        found = next_question(model, &request, goal);
        tries.push(start.elapsed());
    }
    steps.push(clock::median(tries));
    let next = found.map_err(|wrong| wrong.into_iter().map(|it| it.message).collect::<String>())?;
    Ok(next.map(|question| question.id))
}

/// Complete answers to the main decision, a few of every kind.
pub fn endpoint_answers() -> Result<Vec<Answers>, String> {
    let targets = [
        "aws-service",
        "shared-resource",
        "own-service",
        "appliance",
        "service-network",
        "internet",
        "nothing",
    ];
    let mut all = Vec::new();
    for number in 0..84_usize {
        let one = |list: &[&'static str]| list[number % list.len()];
        let pairs = [
            (
                "target",
                targets[if number % 2 == 0 {
                    0
                } else {
                    number / 2 % targets.len()
                }],
            ),
            (
                "service",
                one(&["s3", "dynamodb", "kms", "sts", "execute-api"]),
            ),
            ("service-region", one(&["same", "same", "other"])),
            (
                "callers",
                one(&[
                    "this-vpc",
                    "this-vpc,on-premises",
                    "peered-vpc",
                    "on-premises",
                ]),
            ),
            ("resource", one(&["rds", "ip", "domain"])),
            ("resource-region", one(&["same", "same", "same", "other"])),
            (
                "consumers",
                one(&["one-target", "many-targets", "whole-vpc"]),
            ),
            ("protocol", one(&["tcp", "tcp", "udp"])),
            ("provider-load-balancer", one(&["nlb", "none", "gwlb"])),
            ("subnet", one(&["private", "public-with-ip"])),
            ("vpcs", one(&["1", "12"])),
            ("inspection", one(&["no", "yes"])),
            ("bulk-transfer", one(&["no", "yes"])),
            ("zones", one(&["3", "2", "1"])),
            ("data", one(&["500", "10000"])),
            ("region", one(&["us-east-1", "eu-west-2"])),
        ];
        let pairs = pairs.map(|(question, answer)| format!("{question}={answer}"));
        all.push(Answers::from_pairs(&pairs).map_err(|_| "no answers")?);
    }
    Ok(all)
}
