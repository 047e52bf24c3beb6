//! Made-up decisions as one list of rules: the engine against reading the rules from the top, and
//! what it says of open questions against trying every way in which they could be answered.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use tollgate_core::compile::compile;
use tollgate_core::decide::{Defaults, Request, decide, prepare};
use tollgate_core::diagnostic::render;
use tollgate_core::facts::Answers;
use tollgate_core::model::Model;
use tollgate_core::report::{DecisionReport, DecisionStatus};
use tollgate_core::source::SourceFile;

use super::world::{self, Comparing, Condition, Draw, Question, Value};
use super::{broken, holds};

/// A list of rules; the last one holds for all that is left.
#[derive(Debug)]
struct Rules {
    questions: Vec<Question>,
    conditions: Vec<Condition>,
    /// The outcome of each condition, and of what is left.
    outcomes: Vec<usize>,
}

fn drawn() -> impl Strategy<Value = (Vec<Question>, Vec<(Draw, usize)>)> {
    (world::questions(), vec((world::draw(), 0..3_usize), 1..=5))
}

/// The rules without those that no answers reach or that say nothing, so that the checker has nothing to say.
fn rules(questions: Vec<Question>, drawn: &[(Draw, usize)], comparing: Comparing) -> Rules {
    let assignments = world::assignments(&questions);
    let all = drawn.iter().filter_map(|(draw, outcome)| {
        let condition = world::condition(draw, &questions, comparing);
        Some((Some(condition.lively(&assignments)?), *outcome))
    });
    let mut all: Vec<(Option<Condition>, usize)> = all.collect();
    all.push((None, 3));
    let mut reached = BTreeSet::new();
    for values in assignments {
        reached.extend(
            all.iter()
                .position(|(condition, _)| condition.as_ref().is_none_or(|it| it.holds(&values))),
        );
    }
    let mut kept = (0..)
        .zip(all)
        .filter(|(position, _)| reached.contains(position))
        .map(|(_, rule)| rule);
    let mut numbers: Vec<usize> = Vec::new();
    let (mut conditions, mut outcomes) = (Vec::new(), Vec::new());
    for (condition, outcome) in kept.by_ref() {
        conditions.extend(condition);
        let known = numbers.iter().position(|known| *known == outcome);
        outcomes.push(known.unwrap_or(numbers.len()));
        if known.is_none() {
            numbers.push(outcome);
        }
    }
    // What the last condition leaves is nothing, so it may as well be left out.
    conditions.truncate(outcomes.len() - 1);
    Rules {
        questions,
        conditions,
        outcomes,
    }
}

impl Rules {
    fn rule(&self, values: &[Value]) -> usize {
        let first = self
            .conditions
            .iter()
            .position(|condition| condition.holds(values));
        first.unwrap_or(self.conditions.len())
    }

    fn text(&self, first: &str) -> String {
        let asked: Vec<String> = (0..self.questions.len())
            .map(|position| format!("q{position}"))
            .collect();
        let guards = self
            .conditions
            .iter()
            .map(|condition| format!("when {}", condition.written()));
        let guards = guards.chain([String::from("otherwise")]);
        let arms = guards.zip(&self.outcomes).map(|(guard, outcome)| {
            format!("    {guard}: conclude o{outcome} because \"it is so\" [note 1]\n")
        });
        let arms: String = arms.collect();
        let ask = format!("{first}ask {} first-match {{\n{arms}  }}", asked.join(", "));
        let outcomes = self.outcomes.iter().max().map_or(0, |most| most + 1);
        world::decision(&self.questions, outcomes, &ask)
    }

    fn compiled(&self, first: &str) -> Result<Model, TestCaseError> {
        let text = self.text(first);
        let files = [SourceFile {
            name: String::from("made-up"),
            text,
        }];
        let compiled = compile(&files);
        let said: Vec<String> = compiled
            .diagnostics
            .iter()
            .map(|it| render(it, &files))
            .collect();
        compiled
            .model
            .ok_or_else(|| broken(format!("{}\n{}", said.join("\n"), files[0].text)))
    }
}

fn report(model: &Model, answers: &Answers) -> Result<DecisionReport, TestCaseError> {
    let request = Request {
        decision: "made-up",
        answers,
        defaults: Defaults::Leave,
        on: None,
    };
    decide(model, &request).map_err(|wrong| broken(format!("{wrong:?}")))
}

#[test]
fn complete_answers_reach_the_first_rule_that_holds() {
    holds(
        150,
        &(drawn(), any::<bool>()),
        |((questions, drawn), comparing)| {
            let comparing = if comparing {
                Comparing::WithOneAnother
            } else {
                Comparing::WithNumbers
            };
            let rules = rules(questions, &drawn, comparing);
            let model = rules.compiled("")?;
            let prepared = prepare(&model, "made-up", None).ok_or_else(|| broken("no decision"))?;
            for (number, values) in world::assignments(&rules.questions).into_iter().enumerate() {
                let known: Vec<Option<Value>> = values.iter().copied().map(Some).collect();
                let answers = world::answers(&rules.questions, &known);
                let encoded = prepared
                    .encode(&answers)
                    .map_err(|wrong| broken(format!("{wrong:?}")))?;
                let rule = prepared.evaluate(&encoded).rule.map(usize::from);
                prop_assert_eq!(
                    rule,
                    Some(rules.rule(&values)),
                    "{:?}\n{}",
                    values,
                    rules.text("")
                );
                if number % 16 == 0 {
                    let wanted = format!("o{}", rules.outcomes[rules.rule(&values)]);
                    let found = report(&model, &answers)?.outcome.map(|outcome| outcome.id);
                    prop_assert_eq!(found, Some(wanted));
                }
            }
            Ok(())
        },
    );
}

/// Which outcomes are left when some questions are open, and which open questions matter.
struct Left {
    outcomes: BTreeSet<usize>,
    matter: BTreeSet<usize>,
}

fn left(rules: &Rules, all: &[(Vec<Value>, usize)], known: &[Option<Value>]) -> Left {
    let fits = |values: &[Value]| {
        values
            .iter()
            .zip(known)
            .all(|(value, known)| known.is_none_or(|it| it == *value))
    };
    let ways: Vec<&(Vec<Value>, usize)> = all.iter().filter(|(values, _)| fits(values)).collect();
    let matters = |question: &usize| {
        let mut by_others = std::collections::BTreeMap::new();
        ways.iter().any(|(values, outcome)| {
            let mut others = values.clone();
            others[*question] = 0;
            by_others
                .insert(others, *outcome)
                .is_some_and(|before| before != *outcome)
        })
    };
    let open = (0..rules.questions.len()).filter(|question| known[*question].is_none());
    Left {
        matter: open.filter(matters).collect(),
        outcomes: ways.iter().map(|(_, outcome)| *outcome).collect(),
    }
}

type Partial = Vec<Option<u32>>;

/// What is answered, of a complete assignment; answers are drawn modulo what there is.
fn partial() -> impl Strategy<Value = Vec<Partial>> {
    vec(vec(proptest::option::of(any::<u32>()), 4), 6)
}

fn known(questions: &[Question], partial: &Partial) -> Vec<Option<Value>> {
    let pairs = questions.iter().zip(partial);
    let answered = pairs.map(|(question, drawn)| {
        let values = question.values();
        drawn.map(|drawn| values[drawn as usize % values.len()])
    });
    answered.collect()
}

fn every_way(rules: &Rules) -> Vec<(Vec<Value>, usize)> {
    let all = world::assignments(&rules.questions).into_iter();
    all.map(|values| {
        let outcome = rules.outcomes[rules.rule(&values)];
        (values, outcome)
    })
    .collect()
}

#[test]
fn open_means_that_answers_matter_and_only_those_are_asked() {
    holds(
        120,
        &(drawn(), partial(), any::<bool>()),
        |((questions, drawn), partials, pinned)| {
            let rules = rules(questions, &drawn, Comparing::WithNumbers);
            let model = rules.compiled(if pinned { "first " } else { "" })?;
            let all = every_way(&rules);
            for partial in partials {
                let known = known(&rules.questions, &partial);
                let left = left(&rules, &all, &known);
                let report = report(&model, &world::answers(&rules.questions, &known))?;
                let context = format!("{known:?}\n{}", rules.text(""));
                let possible: BTreeSet<String> = report.possible.iter().cloned().collect();
                let wanted: BTreeSet<String> = left
                    .outcomes
                    .iter()
                    .map(|outcome| format!("o{outcome}"))
                    .collect();
                prop_assert_eq!(possible, wanted, "{}", context);
                prop_assert_eq!(
                    report.status == DecisionStatus::Decided,
                    left.outcomes.len() == 1,
                    "{}",
                    context
                );
                let matter: Vec<String> = left
                    .matter
                    .iter()
                    .map(|question| format!("q{question}"))
                    .collect();
                match report.question {
                    Some(asked) if pinned => {
                        prop_assert_eq!(Some(&asked.id), matter.first(), "{}", context)
                    }
                    Some(asked) => {
                        prop_assert!(matter.contains(&asked.id), "{} {}", asked.id, context)
                    }
                    None => prop_assert!(matter.is_empty(), "{}", context),
                }
                changes(&rules, &all, &known, &report.would_change)?;
            }
            Ok(())
        },
    );
}

/// Each answer that would change the outcome leads where it says.
fn changes(
    rules: &Rules,
    all: &[(Vec<Value>, usize)],
    known: &[Option<Value>],
    changes: &[tollgate_core::report::Alternative],
) -> TestCaseResult {
    for change in changes {
        let question: usize = change.question[1..]
            .parse()
            .map_err(|_| broken("no question"))?;
        let values = rules.questions[question].values();
        let value = values
            .into_iter()
            .find(|value| rules.questions[question].answer(*value) == change.answer);
        // A decimal between two bounds may be none of those that are tried here.
        let Some(value) = value else { continue };
        let mut instead = known.to_vec();
        instead[question] = Some(value);
        let outcomes = left(rules, all, &instead).outcomes;
        let told: BTreeSet<String> = outcomes
            .iter()
            .map(|outcome| format!("o{outcome}"))
            .collect();
        match &change.outcome {
            Some(outcome) => prop_assert_eq!(told, BTreeSet::from([outcome.clone()])),
            None => prop_assert!(told.len() > 1, "{:?}", change),
        }
    }
    Ok(())
}

#[test]
fn comparisons_of_answers_never_decide_too_soon() {
    holds(
        120,
        &(drawn(), partial()),
        |((questions, drawn), partials)| {
            let rules = rules(questions, &drawn, Comparing::WithOneAnother);
            let model = rules.compiled("")?;
            let all = every_way(&rules);
            for partial in partials {
                let known = known(&rules.questions, &partial);
                let outcomes = left(&rules, &all, &known).outcomes;
                let report = report(&model, &world::answers(&rules.questions, &known))?;
                let context = format!("{known:?}\n{}", rules.text(""));
                for outcome in &outcomes {
                    prop_assert!(
                        report.possible.contains(&format!("o{outcome}")),
                        "{}",
                        context
                    );
                }
                prop_assert_eq!(
                    report.status == DecisionStatus::Decided,
                    report.possible.len() == 1,
                    "{}",
                    context
                );
                let open = known.contains(&None);
                prop_assert!(report.question.is_none() || open, "{}", context);
                prop_assert!(open || outcomes.len() == 1, "{}", context);
            }
            Ok(())
        },
    );
}
