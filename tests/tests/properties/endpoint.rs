//! The main decision: its diagram against its rules, read one after another.

use proptest::collection::vec;
use proptest::prelude::*;
use tollgate_core::decide::{Defaults, Goal, Request, decide, next_question, prepare};
use tollgate_core::facts::{Answer, Answers, Facts, Value, read, written};
use tollgate_core::model::{Condition, Decision, Formula, Kind, Model, Options, Step};
use tollgate_core::quantity::Decimal;
use tollgate_core::report::{DecisionReport, DecisionStatus};
use tollgate_core::syntax::tree::Comparison;
use tollgate_tests::specs;

use super::{broken, holds};

const DECISION: &str = "endpoint";

/// An answer to every question of the decision, by positions that are taken modulo what there is.
fn answers(model: &Model, decision: &Decision, draws: &[u32]) -> Answers {
    let mut answers = Answers::default();
    for (question, draw) in decision.order.iter().zip(draws) {
        let asked = &model.questions[usize::from(*question)];
        let value = match &asked.kind {
            Kind::Choice(options) => Value::Option(choice(model, options, *draw)),
            Kind::Set(options) => {
                let combinations = (1_u32 << options.count(model)) - 1;
                Value::Options(u16::try_from(draw % combinations + 1).unwrap_or(1))
            }
            Kind::Flag => Value::Flag(draw.is_multiple_of(2)),
            Kind::Number { least, most, .. } => {
                let number = [*least, *most, Decimal::whole(i64::from(draw % 2_000_000))];
                Value::Number(number[(draw % 3) as usize].clamp(*least, *most))
            }
            Kind::Text { .. } => continue,
        };
        answers.set(&asked.name, written(model, asked, &value));
    }
    answers
}

/// Of many records the few with gateway endpoints come up half of the time.
fn choice(model: &Model, options: &Options, draw: u32) -> u16 {
    let known = ["s3", "dynamodb", "s3express", "kms", "sts", "execute-api"];
    let count = u32::try_from(options.count(model)).unwrap_or(1);
    let familiar = options.position(model, known[(draw / 2 % 6) as usize], None);
    match familiar {
        Some(position) if draw.is_multiple_of(2) => position,
        _ => u16::try_from(draw / 2 % count).unwrap_or(0),
    }
}

/// The first rule all of whose branches hold, by nothing but its own words.
fn first_rule(decision: &Decision, facts: &Facts) -> Option<usize> {
    decision.rules.iter().position(|rule| {
        rule.path
            .iter()
            .all(|guard| naively(&guard.condition, facts))
    })
}

fn naively(condition: &Condition, facts: &Facts) -> bool {
    let set = |question: &u16| match facts.get(*question) {
        Some(Value::Options(set)) => *set,
        _ => 0,
    };
    match condition {
        Condition::Always(always) => *always,
        Condition::Not(inner) => !naively(inner, facts),
        Condition::All(parts) => parts.iter().all(|part| naively(part, facts)),
        Condition::Any(parts) => parts.iter().any(|part| naively(part, facts)),
        Condition::OneOf(question, options) => {
            matches!(facts.get(*question), Some(Value::Option(option)) if options.contains(option))
        }
        Condition::Has(question, mask) => set(question) & mask != 0,
        Condition::Only(question, mask) => set(question) & !mask == 0,
        Condition::Flag(question) => facts.get(*question) == Some(&Value::Flag(true)),
        Condition::Compare(left, comparison, right) => {
            let (left, right) = (number(left, facts), number(right, facts));
            match comparison {
                Comparison::Less => left < right,
                Comparison::LessOrEqual => left <= right,
                Comparison::Greater => left > right,
                Comparison::GreaterOrEqual => left >= right,
                Comparison::Equal => left == right,
                Comparison::NotEqual => left != right,
            }
        }
        Condition::Outcome(_) => false,
    }
}

fn number(formula: &Formula, facts: &Facts) -> Decimal {
    let mut stack = Vec::new();
    for step in &formula.steps {
        let value = match step {
            Step::Number(number) => Some(*number),
            Step::Slot(question) => facts.number(*question),
            Step::OfOption(told) => facts.slot(told.question).and_then(|it| told.of(it)),
            Step::Add | Step::Subtract | Step::Multiply => {
                let (right, left): (Decimal, Decimal) = (
                    stack.pop().unwrap_or_default(),
                    stack.pop().unwrap_or_default(),
                );
                match step {
                    Step::Add => left.checked_add(right),
                    Step::Subtract => left.checked_sub(right),
                    _ => left.checked_mul(right),
                }
            }
        };
        stack.push(value.unwrap_or_default());
    }
    stack.pop().unwrap_or_default()
}

fn decided(model: &Model, answers: &Answers) -> Result<DecisionReport, TestCaseError> {
    let request = Request {
        decision: DECISION,
        answers,
        defaults: Defaults::Leave,
        on: None,
    };
    decide(model, &request).map_err(|wrong| broken(format!("{wrong:?}")))
}

fn outcome(report: &DecisionReport) -> Option<String> {
    report.outcome.as_ref().map(|outcome| outcome.id.clone())
}

#[test]
fn complete_answers_lead_where_the_rules_say() {
    let model = specs::model().unwrap_or_default();
    let Some(decision) = model.decision(DECISION, None) else {
        panic!("no decision")
    };
    let Some(prepared) = prepare(&model, DECISION, None) else {
        panic!("no decision")
    };
    let mut reached = vec![0_u32; decision.rules.len()];
    let reached = std::cell::RefCell::new(&mut reached);
    holds(600, &vec(any::<u32>(), decision.order.len()), |draws| {
        let answers = answers(&model, decision, &draws);
        let facts = read(&model, &answers, None).map_err(|wrong| broken(format!("{wrong:?}")))?;
        let Some(rule) = first_rule(decision, &facts) else {
            return Err(broken("no rule holds"));
        };
        let wanted = &decision.outcomes[usize::from(decision.rules[rule].outcome)].name;
        let report = decided(&model, &answers)?;
        prop_assert_eq!(outcome(&report), Some(wanted.clone()));
        prop_assert_eq!(&report.question, &None);
        let encoded = prepared
            .encode(&answers)
            .map_err(|wrong| broken(format!("{wrong:?}")))?;
        let evaluation = prepared.evaluate(&encoded);
        prop_assert_eq!(evaluation.rule.map(usize::from), Some(rule));
        let total = evaluation.total.map(Decimal::to_cents);
        if let Some(price) = report.price.filter(|price| price.complete) {
            prop_assert_eq!(total, Some(price.total));
        }
        reached.borrow_mut()[rule] += 1;
        Ok(())
    });
    let unreached = reached.borrow().iter().filter(|count| **count == 0).count();
    assert!(
        unreached * 4 < decision.rules.len(),
        "{unreached} rules were never tried"
    );
}

#[test]
fn asking_on_ends_where_all_answers_lead_and_asks_only_what_matters() {
    let model = specs::model().unwrap_or_default();
    let Some(decision) = model.decision(DECISION, None) else {
        panic!("no decision")
    };
    holds(60, &vec(any::<u32>(), decision.order.len()), |draws| {
        let complete = answers(&model, decision, &draws);
        let wanted = outcome(&decided(&model, &complete)?);
        let mut given = Answers::default();
        for _ in 0..=decision.order.len() {
            let request = Request {
                decision: DECISION,
                answers: &given,
                defaults: Defaults::Leave,
                on: None,
            };
            let asked =
                next_question(&model, &request, Goal::Outcome).map_err(|_| broken("refused"))?;
            let report = decided(&model, &given)?;
            prop_assert_eq!(&report.question, &asked);
            let Some(asked) = asked else {
                prop_assert_eq!(report.status, DecisionStatus::Decided);
                prop_assert_eq!(outcome(&report), wanted);
                prop_assert_eq!(report.possible.len(), 1);
                return Ok(());
            };
            prop_assert_eq!(report.status, DecisionStatus::Open);
            prop_assert!(
                report.possible.len() > 1
                    || decision.rules.iter().any(|rule| !rule.settings.is_empty())
            );
            let Some(answer) = complete.get(&asked.id) else {
                return Err(broken("asked what is no question"));
            };
            given.set(&asked.id, answer.clone());
        }
        Err(broken("asked for ever"))
    });
}

#[test]
fn one_more_answer_only_decides() {
    let model = specs::model().unwrap_or_default();
    let Some(decision) = model.decision(DECISION, None) else {
        panic!("no decision")
    };
    let inputs = (vec(any::<u32>(), decision.order.len()), any::<u32>());
    holds(120, &inputs, |(draws, kept)| {
        let complete = answers(&model, decision, &draws);
        let mut given = Answers::default();
        let mut before = decided(&model, &given)?;
        let order = complete.given.iter().enumerate();
        let (first, last): (Vec<_>, Vec<_>) = order.partition(|(at, _)| kept >> at & 1 == 1);
        for (_, (question, answer)) in first.into_iter().chain(last) {
            given.set(question, Answer::clone(answer));
            let after = decided(&model, &given)?;
            prop_assert!(after.possible.iter().all(|it| before.possible.contains(it)));
            if before.status == DecisionStatus::Decided {
                prop_assert_eq!(outcome(&after), outcome(&before));
            }
            before = after;
        }
        prop_assert_eq!(before.status, DecisionStatus::Decided);
        Ok(())
    });
}
