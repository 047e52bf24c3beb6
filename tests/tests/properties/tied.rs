//! Numbers that are compared with one another: what is proved of them and what is asked for, against
//! trying every number on a grid fine enough to meet all that can be told apart.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use tollgate_core::compile::compile;
use tollgate_core::decide::{Defaults, Goal, Request, decide, next_question};
use tollgate_core::diagnostic::Code;
use tollgate_core::facts::{Answer, Answers};
use tollgate_core::report::DecisionStatus;
use tollgate_core::source::SourceFile;

use super::world::{self, Comparing, Condition, Question, Value};
use super::{broken, holds};

/// Numbers are tried in eighths: comparisons with once or twice another number meet whole bounds in
/// quarters.
const PARTS: i64 = 8;

/// One or two amounts and a few whole numbers, or one amount and so many that they are not all tried.
fn questions() -> impl Strategy<Value = Vec<Question>> {
    let amounts = vec((1..=2_i64).prop_map(Question::Amount), 1..=2);
    let whole = prop_oneof![4 => 1..=3_i64, 1 => 65..=70_i64].prop_map(Question::Whole);
    (amounts, whole, any::<bool>()).prop_map(|(mut questions, whole, flag)| {
        if is_wide(&whole) {
            questions.truncate(1);
        }
        questions.push(whole);
        questions.extend(flag.then_some(Question::Flag));
        questions
    })
}

fn is_wide(question: &Question) -> bool {
    matches!(question, Question::Whole(most) if *most > 64)
}

fn values(question: &Question) -> Vec<Value> {
    match question {
        Question::Whole(most) => (0..=*most).map(|number| number * PARTS).collect(),
        Question::Amount(most) => (0..=most * PARTS).collect(),
        Question::Flag | Question::Choice(_) | Question::Set(_) => vec![0, 1],
    }
}

fn assignments(questions: &[Question]) -> Vec<Vec<Value>> {
    questions.iter().fold(vec![Vec::new()], |known, question| {
        let longer = known.iter().flat_map(|start: &Vec<Value>| {
            let values = values(question).into_iter();
            values.map(|value| [start.as_slice(), &[value]].concat())
        });
        longer.collect()
    })
}

/// The condition with numbers compared with once or twice another: a third of one is no decimal.
fn plain(condition: Condition) -> Condition {
    let inner = |one: Box<Condition>| Box::new(plain(*one));
    match condition {
        Condition::Between(question, comparison, factor, other) => {
            Condition::Between(question, comparison, factor.min(2), other)
        }
        Condition::Not(one) => Condition::Not(inner(one)),
        Condition::Both(one, other) => Condition::Both(inner(one), inner(other)),
        Condition::Either(one, other) => Condition::Either(inner(one), inner(other)),
        other => other,
    }
}

fn met(condition: &Condition, values: &[Value]) -> bool {
    match condition {
        Condition::Bound(question, comparison, number) => {
            world::compares(values[*question], comparison, PARTS * number)
        }
        Condition::Not(one) => !met(one, values),
        Condition::Both(one, other) => met(one, values) && met(other, values),
        Condition::Either(one, other) => met(one, values) || met(other, values),
        other => other.holds(values),
    }
}

fn idle(condition: &Condition, all: &[Vec<Value>]) -> BTreeSet<Code> {
    condition.idle(&|part| {
        let holds = |values: &Vec<Value>| met(part, values);
        (all.iter().any(holds), !all.iter().all(holds))
    })
}

fn answers(questions: &[Question], known: &[Option<Value>]) -> Answers {
    let mut answers = Answers::default();
    for (position, (question, value)) in questions.iter().zip(known).enumerate() {
        let Some(value) = value else { continue };
        let answer = match question {
            Question::Whole(_) | Question::Amount(_) => {
                let thousandths = value * 1000 / PARTS;
                Answer::Word(format!("{}.{:03}", thousandths / 1000, thousandths % 1000))
            }
            other => other.answer(*value),
        };
        answers.set(&format!("q{position}"), answer);
    }
    answers
}

fn written(questions: &[Question], conditions: &[Condition], ends: &[usize]) -> String {
    let asked: Vec<String> = (0..questions.len()).map(|it| format!("q{it}")).collect();
    let guards = conditions.iter().map(|it| format!("when {}", it.written()));
    let guards = guards.chain((ends.len() > conditions.len()).then(|| String::from("otherwise")));
    let arms = guards
        .zip(ends)
        .map(|(guard, end)| format!("    {guard}: conclude o{end} because \"so\" [note 1]\n"));
    let arms: String = arms.collect();
    let ask = format!("ask {} first-match {{\n{arms}  }}", asked.join(", "));
    let outcomes = ends.iter().max().map_or(0, |most| most + 1);
    world::decision(questions, outcomes, &ask)
}

fn compiled(text: &str) -> (Option<tollgate_core::model::Model>, BTreeSet<Code>) {
    let file = SourceFile {
        name: String::from("made-up"),
        text: text.to_owned(),
    };
    let compiled = compile(&[file]);
    let codes = compiled.diagnostics.into_iter().map(|it| it.code);
    (compiled.model, codes.collect())
}

#[test]
fn branches_over_tied_numbers_are_reached_and_miss_cases_as_trying_shows() {
    let drawn = (questions(), vec(world::draw(), 1..=3), any::<bool>());
    let seen = std::cell::RefCell::new(BTreeSet::new());
    holds(150, &drawn, |(questions, draws, otherwise)| {
        let conditions = draws.iter();
        let conditions =
            conditions.map(|it| plain(world::condition(it, &questions, Comparing::WithOneAnother)));
        let conditions: Vec<Condition> = conditions.collect();
        let ends: Vec<usize> = (0..conditions.len() + usize::from(otherwise)).collect();
        let all = assignments(&questions);
        let mut reached = BTreeSet::new();
        for values in &all {
            let first = conditions.iter().position(|it| met(it, values));
            reached.insert(first.unwrap_or(conditions.len()));
        }
        let mut wanted = BTreeSet::new();
        for (position, condition) in conditions.iter().enumerate() {
            let idle = idle(condition, &all);
            if !idle.is_empty() {
                reached.insert(position);
            }
            wanted.extend(idle);
        }
        if !otherwise && reached.contains(&conditions.len()) {
            wanted.insert(Code::MissingCase);
        }
        if ends.iter().any(|end| !reached.contains(end)) {
            wanted.insert(Code::UnreachableBranch);
        }
        let text = written(&questions, &conditions, &ends);
        let (_, mut found) = compiled(&text);
        found.remove(&Code::Unused);
        prop_assert_eq!(&found, &wanted, "{}", text);
        seen.borrow_mut().insert(wanted);
        Ok(())
    });
    let all: BTreeSet<Code> = seen.borrow().iter().flatten().copied().collect();
    assert_eq!(all.len(), 4, "some mistake was never tried: {all:?}");
}

#[test]
fn nothing_is_asked_of_tied_numbers_that_cannot_change_the_outcome() {
    let partial = vec(proptest::option::weighted(0.4, any::<u32>()), 4);
    let drawn = (questions(), vec(world::draw(), 1..=2), vec(partial, 6));
    let seen = std::cell::Cell::new((0_u32, 0_u32));
    holds(120, &drawn, |(questions, draws, partials)| {
        let conditions = draws.iter();
        let conditions =
            conditions.map(|it| plain(world::condition(it, &questions, Comparing::WithOneAnother)));
        let conditions: Vec<Condition> = conditions.collect();
        let all = assignments(&questions);
        let end = |values: &[Value]| {
            let first = conditions.iter().position(|it| met(it, values));
            first.unwrap_or(conditions.len())
        };
        let ends: Vec<usize> = (0..=conditions.len()).collect();
        let text = written(&questions, &conditions, &ends);
        let (Some(model), _) = compiled(&text) else {
            return Ok(());
        };
        for partial in partials {
            let known: Vec<Option<Value>> = questions
                .iter()
                .zip(&partial)
                .map(|(question, drawn)| {
                    let values = values(question);
                    drawn.map(|drawn| values[drawn as usize % values.len()])
                })
                .collect();
            let fits = |values: &&Vec<Value>| {
                let mut pairs = values.iter().zip(&known);
                pairs.all(|(value, known)| known.is_none_or(|it| it == *value))
            };
            let left: Vec<&Vec<Value>> = all.iter().filter(fits).collect();
            let mut matter = BTreeSet::new();
            for question in (0..questions.len()).filter(|it| known[*it].is_none()) {
                let mut by_others: BTreeMap<Vec<Value>, usize> = BTreeMap::new();
                for values in &left {
                    let mut others = (*values).clone();
                    others[question] = 0;
                    let end = end(values);
                    if *by_others.entry(others).or_insert(end) != end {
                        matter.insert(format!("q{question}"));
                        break;
                    }
                }
            }
            let answers = answers(&questions, &known);
            let request = Request {
                decision: "made-up",
                answers: &answers,
                defaults: Defaults::Leave,
                on: None,
            };
            let asked = next_question(&model, &request, Goal::Outcome);
            let asked = asked.map_err(|it| broken(format!("{it:?}")))?;
            let report = decide(&model, &request).map_err(|it| broken(format!("{it:?}")))?;
            let mut open: BTreeSet<String> = report.open.into_iter().collect();
            // As long as the end is open, many whole numbers seem to matter where any number would.
            let wide = questions.iter().position(is_wide);
            let wide = wide.map(|position| format!("q{position}"));
            let beyond = |id: &String| !matter.is_empty() && Some(id) == wide.as_ref();
            open.retain(|id| matter.contains(id) || !beyond(id));
            prop_assert_eq!(&open, &matter, "{:?}\n{}", known, text);
            prop_assert_eq!(
                report.status == DecisionStatus::Decided,
                matter.is_empty(),
                "{:?}\n{}",
                known,
                text
            );
            match asked {
                Some(asked) => {
                    let meant = matter.contains(&asked.id) || beyond(&asked.id);
                    prop_assert!(meant, "{}\n{}", asked.id, text);
                }
                None => prop_assert!(matter.is_empty(), "{:?}\n{}", matter, text),
            }
            let possible: BTreeSet<String> = report.possible.into_iter().collect();
            let wanted: BTreeSet<String> = left.iter().map(|it| format!("o{}", end(it))).collect();
            prop_assert_eq!(possible, wanted, "{:?}\n{}", known, text);
            let (decided, open) = seen.get();
            seen.set(match matter.is_empty() {
                true => (decided + 1, open),
                false => (decided, open + 1),
            });
        }
        Ok(())
    });
    let (decided, open) = seen.get();
    assert!(decided > 40 && open > 40, "{decided} decided, {open} open");
}

#[test]
fn a_product_with_a_known_factor_is_compared_exactly() -> TestCaseResult {
    let questions = [Question::Whole(5), Question::Amount(10)];
    let ask = "ask q0, q1 first-match {
    when q0 * q1 > 8: conclude o0 because \"so\" [note 1]
    when q1 > 4: conclude o1 because \"so\" [note 1]
    otherwise: conclude o2 because \"so\" [note 1]
  }";
    let (model, _) = compiled(&world::decision(&questions, 3, ask));
    let model = model.ok_or_else(|| broken("the rules are refused"))?;
    for (known, wanted) in [
        (None, &["o0", "o1", "o2"][..]),
        (Some(2), &["o0", "o2"]),
        (Some(1), &["o0", "o1", "o2"]),
        (Some(0), &["o1", "o2"]),
    ] {
        let answers = answers(&questions, &[known.map(|known| known * PARTS), None]);
        let request = Request {
            decision: "made-up",
            answers: &answers,
            defaults: Defaults::Leave,
            on: None,
        };
        let report = decide(&model, &request).map_err(|it| broken(format!("{it:?}")))?;
        prop_assert_eq!(report.possible, wanted, "{:?}", known);
    }
    Ok(())
}
