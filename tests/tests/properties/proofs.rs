//! What the checker proves of made-up rules, against trying every case there is.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use tollgate_core::compile::compile;
use tollgate_core::decide::{Defaults, Goal, Request, decide, next_question};
use tollgate_core::diagnostic::Code;
use tollgate_core::source::SourceFile;

use super::world::{self, Comparing, Condition, Draw, Question, Value};
use super::{broken, holds};

/// The codes of what is wrong with a rule file, without what follows from it: a question that nothing
/// uses, since a made-up decision need not look at all, and the outcome of a branch that nothing reaches.
fn codes(text: &str) -> BTreeSet<Code> {
    let file = SourceFile {
        name: String::from("made-up"),
        text: text.to_owned(),
    };
    let found = compile(&[file]).diagnostics.into_iter();
    let of_outcome =
        |message: &str| message.starts_with("the question") || message.starts_with("the outcome");
    let found = found.filter(|it| it.code != Code::Unused || !of_outcome(&it.message));
    found.map(|it| it.code).collect()
}

/// Whether the branches of an `ask` may overlap, and whether the last takes what is left.
#[derive(Debug, Clone, Copy)]
struct Shape {
    first_match: bool,
    otherwise: bool,
}

fn shape() -> impl Strategy<Value = Shape> {
    any::<[bool; 2]>().prop_map(|[first_match, otherwise]| Shape {
        first_match,
        otherwise,
    })
}

/// The rule file of one `ask` with these branches, each to an outcome of its own.
fn written(questions: &[Question], conditions: &[Condition], shape: Shape) -> String {
    let asked: Vec<String> = (0..questions.len()).map(|it| format!("q{it}")).collect();
    let guards = conditions.iter().map(|it| format!("when {}", it.written()));
    let guards = guards.chain(shape.otherwise.then(|| String::from("otherwise")));
    let arms = guards.enumerate().map(|(number, guard)| {
        format!("    {guard}: conclude o{number} because \"so\" [note 1]\n")
    });
    let arms: String = arms.collect();
    let first = if shape.first_match {
        " first-match"
    } else {
        ""
    };
    let ask = format!("ask {}{first} {{\n{arms}  }}", asked.join(", "));
    let outcomes = conditions.len() + usize::from(shape.otherwise);
    world::decision(questions, outcomes, &ask)
}

/// What is wrong with such an `ask`, by trying all answers.
fn tried(questions: &[Question], conditions: &[Condition], shape: Shape) -> BTreeSet<Code> {
    let mut wrong = BTreeSet::new();
    let mut reached = vec![false; conditions.len() + 1];
    for values in world::assignments(questions) {
        let holding: Vec<usize> = (0..conditions.len())
            .filter(|it| conditions[*it].holds(&values))
            .collect();
        match holding.as_slice() {
            [] if !shape.otherwise => {
                wrong.insert(Code::MissingCase);
            }
            [] => reached[conditions.len()] = true,
            // What an earlier branch takes is left to it, also where that is a mistake.
            [first, ..] => reached[*first] = true,
        }
        if holding.len() > 1 && !shape.first_match {
            wrong.insert(Code::Overlap);
        }
    }
    // A condition that says nothing is told where it stands, and not for its branch again.
    for (position, condition) in conditions.iter().enumerate() {
        let idle = condition.idle_of(questions);
        reached[position] |= !idle.is_empty();
        wrong.extend(idle);
    }
    let branches = conditions.len() + usize::from(shape.otherwise);
    if reached.iter().take(branches).any(|reached| !reached) {
        wrong.insert(Code::UnreachableBranch);
    }
    wrong
}

#[test]
fn branches_overlap_miss_cases_and_are_reached_as_trying_shows() {
    let drawn = (world::questions(), vec(world::draw(), 1..=3), shape());
    let seen = std::cell::RefCell::new(BTreeSet::new());
    holds(400, &drawn, |(questions, draws, shape)| {
        let conditions = draws.iter();
        let conditions =
            conditions.map(|it| world::condition(it, &questions, Comparing::WithNumbers));
        let conditions: Vec<Condition> = conditions.collect();
        let text = written(&questions, &conditions, shape);
        let wanted = tried(&questions, &conditions, shape);
        prop_assert_eq!(&codes(&text), &wanted, "{}", text);
        seen.borrow_mut().insert(wanted);
        Ok(())
    });
    let all: BTreeSet<Code> = seen.borrow().iter().flatten().copied().collect();
    assert_eq!(all.len(), 5, "some mistake was never tried: {all:?}");
    assert!(
        seen.borrow().contains(&BTreeSet::new()),
        "nothing was right"
    );
}

#[test]
fn a_caution_holds_nowhere_as_trying_shows() {
    let drawn = (
        world::questions(),
        world::draw(),
        world::draw(),
        any::<bool>(),
    );
    let seen = std::cell::RefCell::new(BTreeSet::new());
    holds(300, &drawn, |(questions, branch, caution, of_first)| {
        let read = |draw: &Draw| world::condition(draw, &questions, Comparing::WithNumbers);
        let (branch, caution) = (read(&branch), read(&caution));
        let shape = Shape {
            first_match: true,
            otherwise: true,
        };
        let conditions = [branch];
        if !tried(&questions, &conditions, shape).is_empty() {
            return Ok(());
        }
        let outcome = if of_first { "o0" } else { "o1" };
        let when = format!("outcome is {outcome} and ({})", caution.written());
        let text = written(&questions, &conditions, shape);
        let text = text.trim_end().trim_end_matches('}').to_owned()
            + &format!("  caution c \"C\" when {when} [note 1]\n}}\n");
        let met =
            |values: &Vec<Value>| conditions[0].holds(values) == of_first && caution.holds(values);
        let ever = world::assignments(&questions).iter().any(met);
        let right = ever && caution.idle_of(&questions).is_empty();
        prop_assert_eq!(codes(&text).is_empty(), right, "{}", text);
        seen.borrow_mut().insert(right);
        Ok(())
    });
    assert_eq!(seen.borrow().len(), 2, "one of the two was never tried");
}

#[test]
fn a_question_is_asked_twice_where_it_is_on_the_way() {
    let drawn = (
        vec(world::question(), 3),
        vec((0..3_usize, any::<bool>()), 1..=4),
    );
    holds(150, &drawn, |(questions, chain)| {
        // Each asks in one of its two branches; the other ends.
        let mut ask = String::from("conclude o0 because \"so\" [note 1]");
        for (question, in_first) in chain.iter().rev() {
            let end = String::from("conclude o1 because \"so\" [note 1]");
            let (first, second) = if *in_first { (ask, end) } else { (end, ask) };
            let guard = match questions[*question] {
                Question::Choice(_) => format!("when q{question} is red"),
                Question::Set(_) => format!("when q{question} has red"),
                Question::Flag => format!("when q{question}"),
                Question::Whole(_) | Question::Amount(_) => format!("when q{question} < 1"),
            };
            ask = format!("ask q{question} {{ {guard}: {first}\n otherwise: {second} }}");
        }
        let text = world::decision(&questions, 2, &ask);
        let asked: BTreeSet<usize> = chain.iter().map(|(question, _)| *question).collect();
        let twice = asked.len() < chain.len();
        prop_assert_eq!(codes(&text).contains(&Code::AskedTwice), twice, "{}", text);
        prop_assert_eq!(codes(&text).is_empty(), !twice, "{}", text);
        Ok(())
    });
}

#[test]
fn rates_hold_once_on_each_day_as_counting_shows() {
    const DAYS: i32 = 12;
    let drawn = vec(
        (
            proptest::option::of(1..=DAYS),
            proptest::option::of(1..=DAYS),
        ),
        1..=3,
    );
    let seen = std::cell::RefCell::new(BTreeSet::new());
    holds(400, &drawn, |rows| {
        let rows: Vec<(Option<i32>, Option<i32>)> = rows
            .into_iter()
            .map(|(from, until)| match (from, until) {
                // What ends before it begins is another mistake.
                (Some(from), Some(until)) => (Some(from.min(until)), Some(from.max(until))),
                either => either,
            })
            .collect();
        let lines = rows.iter().map(|(from, until)| {
            let day = |word: &str, day: &Option<i32>| {
                day.map_or_else(String::new, |day| format!(" {word} 2026-03-{day:02}"))
            };
            let (from, until) = (day("from", from), day("until", until));
            format!("  here {{ each 1 USD/hour }}{from}{until} grade A read 2026-01-01 [note]\n")
        });
        let lines: String = lines.collect();
        let text = format!(
            "source note \"A note\"\nunit hour\ncatalogue region \"R\" {{ }}\nregion here \"Here\" [note]\n\
             tariff t \"T\" {{ line \"Hours\" = hours at each }} [note]\nrates t {{\n{lines}}}\n"
        );
        // Days before and after all bounds stand for those without end.
        let on = |day: i32| {
            let holds = |(from, until): &&(Option<i32>, Option<i32>)| {
                from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
            };
            rows.iter().filter(holds).count()
        };
        let counts: Vec<usize> = (0..=DAYS + 1).map(on).collect();
        let mut wanted = BTreeSet::new();
        if counts.iter().any(|count| *count > 1) {
            wanted.insert(Code::DoubleRate);
        }
        let first = counts.iter().position(|count| *count > 0);
        let last = counts.iter().rposition(|count| *count > 0);
        let between = first.zip(last).map(|(first, last)| &counts[first..=last]);
        let double = wanted.contains(&Code::DoubleRate);
        if between.is_some_and(|counts| counts.contains(&0)) {
            wanted.insert(Code::Gap);
        }
        let mut found = codes(&text);
        if double {
            // Of two rates for a day one is left out, and gaps are those of the other.
            found.remove(&Code::Gap);
            wanted.remove(&Code::Gap);
        }
        prop_assert_eq!(&found, &wanted, "{}", text);
        seen.borrow_mut().insert(wanted);
        Ok(())
    });
    assert!(seen.borrow().len() > 2, "some mistake was never tried");
}

#[test]
fn tiers_follow_one_another_to_an_end_that_has_none() {
    let drawn = (vec(0..=2_u8, 1..=4), any::<bool>());
    holds(100, &drawn, |(widths, ends)| {
        let tier = |(number, width): (usize, &u8)| {
            let word = if number == 0 { "first" } else { "next" };
            format!("{word} {width} GB 0.0{}  ", number + 1)
        };
        let tiers: String = widths.iter().enumerate().map(tier).collect();
        let last = if ends { "then 0.01 " } else { "" };
        let text = format!(
            "source note \"A note\"\nunit hour\nunit GB\ncatalogue region \"R\" {{ }}\nregion here \"Here\" [note]\n\
             tariff t \"T\" {{ takes gb \"GB\" unit GB  line \"Data\" = gb at data graduated }} [note]\n\
             rates t {{ here {{ data {{ {tiers}{last}}} USD/GB }} grade A read 2026-01-01 [note] }}\n"
        );
        let right = ends && !widths.contains(&0);
        let found = codes(&text);
        prop_assert_eq!(found.is_empty(), right, "{} {:?}", text, found);
        prop_assert_eq!(found.contains(&Code::Tiers), !right, "{} {:?}", text, found);
        Ok(())
    });
}

/// A decision whose first outcome costs what a question says, and whose second costs nothing.
fn priced(questions: &[Question], condition: &Condition, number: usize) -> String {
    let asked: Vec<String> = (0..questions.len()).map(|it| format!("q{it}")).collect();
    let declared = questions.iter().enumerate();
    let declared: String = declared
        .map(|(at, question)| question.declared(at))
        .collect();
    format!(
        "source note \"A note\"\nunit hour\ncatalogue region \"R\" {{ }}\nregion here \"Here\" [note]\n\
         tariff t \"T\" {{ takes n \"N\"  line \"Hours\" = n * hours at each }} [note]\n\
         rates t {{ here {{ each 1 USD/hour }} grade A read 2026-01-01 [note] }}\n\
         choice region \"Where?\" of region\n{declared}decision made-up \"What?\" {{\n\
         \x20 outcome o0 \"One\" {{ summary \"So.\"  bill t in region {{ n = q{number} }} }} [note]\n\
         \x20 outcome o1 \"Other\" {{ summary \"So.\" }} [note]\n\
         \x20 ask {} first-match {{\n    when {}: conclude o0 because \"so\" [note]\n\
         \x20   otherwise: conclude o1 because \"so\" [note]\n  }}\n}}\n",
        asked.join(", "),
        condition.written()
    )
}

#[test]
fn for_a_price_nothing_is_asked_that_changes_neither_outcome_nor_price() {
    let partial = vec(proptest::option::of(any::<u32>()), 5);
    let drawn = (world::questions(), world::draw(), vec(partial, 5));
    let seen = std::cell::Cell::new(0_u32);
    holds(80, &drawn, |(mut questions, draw, partials)| {
        questions.push(Question::Whole(3));
        let number = questions.len() - 1;
        let condition = world::condition(&draw, &questions, Comparing::WithNumbers);
        let shape = Shape {
            first_match: true,
            otherwise: true,
        };
        if !tried(&questions, std::slice::from_ref(&condition), shape).is_empty() {
            return Ok(());
        }
        let text = priced(&questions, &condition, number);
        let file = SourceFile {
            name: String::from("made-up"),
            text: text.clone(),
        };
        let compiled = compile(&[file]);
        let said = format!("{:?}\n{text}", compiled.diagnostics);
        let model = compiled.model.ok_or_else(|| broken(said))?;
        let all = world::assignments(&questions);
        for partial in partials {
            let known: Vec<Option<Value>> = questions
                .iter()
                .zip(&partial)
                .map(|(question, drawn)| {
                    let values = question.values();
                    drawn.map(|drawn| values[drawn as usize % values.len()])
                })
                .collect();
            let mut answers = world::answers(&questions, &known);
            let here = tollgate_core::facts::Answer::Word(String::from("here"));
            answers.set("region", here);
            let request = Request {
                decision: "made-up",
                answers: &answers,
                defaults: Defaults::Leave,
                on: None,
            };
            let asked = next_question(&model, &request, Goal::Price);
            let asked = asked.map_err(|_| broken("refused"))?.map(|asked| asked.id);
            // What the answers come to: the outcome, and where it costs something how much.
            let result = |values: &Vec<Value>| {
                let first = condition.holds(values);
                (first, if first { values[number] } else { 0 })
            };
            let fits = |values: &&Vec<Value>| {
                let mut pairs = values.iter().zip(&known);
                pairs.all(|(value, known)| known.is_none_or(|it| it == *value))
            };
            let left: Vec<&Vec<Value>> = all.iter().filter(fits).collect();
            let matters = |question: usize| {
                left.iter().any(|one| {
                    left.iter().any(|other| {
                        let mut others = (0..questions.len()).filter(|it| *it != question);
                        others.all(|it| one[it] == other[it]) && result(one) != result(other)
                    })
                })
            };
            let matter: BTreeSet<String> = (0..questions.len())
                .filter(|question| known[*question].is_none() && matters(*question))
                .map(|question| format!("q{question}"))
                .collect();
            match asked {
                Some(asked) => {
                    prop_assert!(matter.contains(&asked), "{} {:?}\n{}", asked, known, text)
                }
                None => prop_assert!(matter.is_empty(), "{:?} {:?}\n{}", matter, known, text),
            }
            let report = decide(&model, &request).map_err(|_| broken("refused"))?;
            if let (Some(outcome), Some(price)) = (&report.outcome, &report.price) {
                prop_assert_eq!(outcome.id.as_str(), "o0");
                let total = known[number].map(|halves| format!("{}.00", halves / 2 * 730));
                prop_assert_eq!(Some(&price.total), total.as_ref());
                seen.set(seen.get() + 1);
            }
        }
        Ok(())
    });
    assert!(seen.get() > 20, "hardly anything was priced");
}
