//! Made-up decisions as trees: every `ask` in the branch of another, and the engine against
//! walking down the tree.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use tollgate_core::compile::compile;
use tollgate_core::decide::{Defaults, Request, decide, prepare};
use tollgate_core::diagnostic::render;
use tollgate_core::report::DecisionStatus;
use tollgate_core::source::SourceFile;

use super::world::{self, Question, Value};
use super::{broken, holds};

/// A question with a place to go for each part of its answers, or an end.
#[derive(Debug)]
enum Tree {
    End(usize),
    Ask(usize, Vec<(String, Vec<Value>, Tree)>),
}

/// Grows a tree that asks each question once at most on a way; `draws` decide where it goes.
fn tree(questions: &[Question], open: &[usize], draws: &mut std::vec::IntoIter<u32>) -> Tree {
    let draw = draws.next().unwrap_or(0) as usize;
    if open.is_empty() || draw.is_multiple_of(4) {
        return Tree::End(draw / 4 % 3);
    }
    let asked = open[draw / 4 % open.len()];
    let rest: Vec<usize> = open
        .iter()
        .copied()
        .filter(|other| *other != asked)
        .collect();
    let arms = parts(&questions[asked], asked, draw / 16);
    let arms = arms.into_iter().map(|(guard, values)| {
        let below = tree(questions, &rest, draws);
        (guard, values, below)
    });
    Tree::Ask(asked, arms.collect())
}

/// The guards of the branches, with the answers that take each.
fn parts(question: &Question, position: usize, draw: usize) -> Vec<(String, Vec<Value>)> {
    let values = question.values();
    let word = |value: Value| match question.answer(value) {
        tollgate_core::facts::Answer::Word(word) => word,
        tollgate_core::facts::Answer::Words(words) => words.join(", "),
    };
    let split = |guard: String, takes: &dyn Fn(Value) -> bool| {
        let (taken, left): (Vec<Value>, Vec<Value>) =
            values.iter().partition(|value| takes(**value));
        vec![(guard, taken), (String::from("otherwise"), left)]
    };
    match question {
        Question::Choice(_) if draw.is_multiple_of(2) => values
            .iter()
            .map(|value| (word(*value), vec![*value]))
            .collect(),
        Question::Choice(_) => split(format!("{}, {}", word(1), word(0)), &|value| value < 2)
            .into_iter()
            .filter(|(_, values)| !values.is_empty())
            .collect(),
        Question::Flag => values
            .iter()
            .map(|value| (word(*value), vec![*value]))
            .collect(),
        Question::Set(_) if draw.is_multiple_of(2) => {
            split(format!("when q{position} is only green"), &|value| {
                value == 2
            })
        }
        Question::Set(_) => split(format!("when q{position} has red"), &|value| value & 1 == 1),
        Question::Whole(_) | Question::Amount(_) => {
            split(format!("when q{position} <= 1"), &|value| value <= 2)
        }
    }
}

impl Tree {
    fn end(&self, values: &[Value]) -> usize {
        match self {
            Self::End(outcome) => *outcome,
            Self::Ask(question, arms) => {
                let mut taken = arms
                    .iter()
                    .filter(|(_, takes, _)| takes.contains(&values[*question]));
                taken
                    .next()
                    .map_or(usize::MAX, |(.., below)| below.end(values))
            }
        }
    }

    fn written(&self) -> String {
        match self {
            Self::End(outcome) => format!("conclude o{outcome} because \"it is so\" [note 1]"),
            Self::Ask(question, arms) => {
                let arms = arms
                    .iter()
                    .map(|(guard, _, below)| format!("{guard}: {}\n", below.written()));
                let arms: String = arms.collect();
                format!("ask q{question} {{\n{arms}}}").replace('\n', "\n  ")
            }
        }
    }
}

#[test]
fn trees_are_walked_down() {
    let inputs = (world::questions(), vec(any::<u32>(), 40));
    holds(150, &inputs, |(questions, draws)| {
        let all: Vec<usize> = (0..questions.len()).collect();
        let tree = tree(&questions, &all, &mut draws.into_iter());
        let tree = match tree {
            // A decision starts with a question.
            Tree::End(_) => Tree::Ask(
                0,
                vec![(String::from("otherwise"), questions[0].values(), tree)],
            ),
            Tree::Ask(..) => tree,
        };
        let written = tree.written();
        // Outcomes and questions that the tree does not use would be reported.
        let used: Vec<usize> = (0..3)
            .filter(|outcome| written.contains(&format!("o{outcome} ")))
            .collect();
        let asked = |position: usize| written.contains(&format!("ask q{position} "));
        let declared: Vec<String> = world::decision(&questions, 3, &written)
            .split_inclusive('\n')
            .filter(|line| {
                let unused = (0..3).any(|it| {
                    !used.contains(&it) && line.starts_with(&format!("  outcome o{it} "))
                });
                let unasked = (0..questions.len())
                    .any(|it| !asked(it) && line.contains(&format!(" q{it} \"")));
                !unused && !unasked
            })
            .map(str::to_owned)
            .collect();
        let files = [SourceFile {
            name: String::from("made-up"),
            text: declared.concat(),
        }];
        let compiled = compile(&files);
        let said: Vec<String> = compiled
            .diagnostics
            .iter()
            .map(|it| render(it, &files))
            .collect();
        let model = compiled
            .model
            .ok_or_else(|| broken(format!("{}\n{}", said.join("\n"), files[0].text)))?;
        let prepared = prepare(&model, "made-up", None).ok_or_else(|| broken("no decision"))?;
        for (number, values) in world::assignments(&questions).into_iter().enumerate() {
            let known: Vec<Option<Value>> = (0..)
                .zip(&values)
                .map(|(at, value)| asked(at).then_some(*value))
                .collect();
            let answers = world::answers(&questions, &known);
            let encoded = prepared
                .encode(&answers)
                .map_err(|wrong| broken(format!("{wrong:?}")))?;
            let rule = prepared.evaluate(&encoded).rule;
            let outcome = rule
                .and_then(|rule| prepared.outcome(rule))
                .map(str::to_owned);
            let wanted = format!("o{}", tree.end(&values));
            prop_assert_eq!(outcome, Some(wanted), "{:?}\n{}", values, files[0].text);
            if number % 32 == 0 {
                let request = Request {
                    decision: "made-up",
                    answers: &answers,
                    defaults: Defaults::Leave,
                    on: None,
                };
                let report =
                    decide(&model, &request).map_err(|wrong| broken(format!("{wrong:?}")))?;
                prop_assert_eq!(report.status, DecisionStatus::Decided);
                let reasons = report.outcome.map_or(0, |outcome| outcome.reasons.len());
                prop_assert!(reasons > 0, "a decision without a reason");
            }
        }
        Ok(())
    });
}

impl Tree {
    /// Notes the questions that are asked of these answers, and the end.
    fn walk(&self, values: &[Value], asked: &mut BTreeSet<usize>, ends: &mut BTreeSet<usize>) {
        match self {
            Self::End(outcome) => {
                ends.insert(*outcome);
            }
            Self::Ask(question, arms) => {
                asked.insert(*question);
                let mut arms = arms.iter();
                let taken = arms.find(|(_, takes, _)| takes.contains(&values[*question]));
                if let Some((.., below)) = taken {
                    below.walk(values, asked, ends);
                }
            }
        }
    }
}

#[test]
fn questions_and_outcomes_are_unused_where_no_walk_meets_them() {
    let inputs = (world::questions(), vec(any::<u32>(), 40));
    let seen = std::cell::RefCell::new(BTreeSet::new());
    holds(150, &inputs, |(questions, draws)| {
        let all: Vec<usize> = (0..questions.len()).collect();
        let tree = tree(&questions, &all, &mut draws.into_iter());
        let tree = match tree {
            Tree::End(_) => Tree::Ask(
                0,
                vec![(String::from("otherwise"), questions[0].values(), tree)],
            ),
            Tree::Ask(..) => tree,
        };
        let (mut asked, mut ends) = (BTreeSet::new(), BTreeSet::new());
        for values in world::assignments(&questions) {
            tree.walk(&values, &mut asked, &mut ends);
        }
        let unused = (0..questions.len()).filter(|it| !asked.contains(it));
        let unused = unused.map(|it| format!("the question `q{it}` is never asked"));
        let idle = (0..3).filter(|it| !ends.contains(it));
        let idle = idle.map(|it| format!("the outcome `o{it}` is never reached"));
        let wanted: BTreeSet<String> = unused.chain(idle).collect();
        let text = world::decision(&questions, 3, &tree.written());
        let files = [SourceFile {
            name: String::from("made-up"),
            text,
        }];
        let found = compile(&files).diagnostics.into_iter();
        let found: BTreeSet<String> = found.map(|it| it.message).collect();
        prop_assert_eq!(&found, &wanted, "{}", files[0].text);
        seen.borrow_mut()
            .insert((asked.len() < questions.len(), ends.len() < 3));
        Ok(())
    });
    assert_eq!(seen.borrow().len(), 4, "some mistake was never tried");
}
