//! Branches that hold on some days: what is proved of them, and which is taken, against going through
//! the days.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use tollgate_core::compile::compile;
use tollgate_core::decide::{Defaults, Request, decide};
use tollgate_core::diagnostic::Code;
use tollgate_core::facts::{Answer, Answers};
use tollgate_core::source::SourceFile;

use super::{broken, holds};

/// The last day that a branch may begin or end on; those before and after stand for all others.
const DAYS: u32 = 9;

type Row = (Option<u32>, Option<u32>);

fn row() -> impl Strategy<Value = Row> {
    let end = || proptest::option::weighted(0.7, 1..=DAYS);
    (end(), end()).prop_map(|(from, until)| match (from, until) {
        // What ends before it begins is another mistake.
        (Some(from), Some(until)) => (Some(from.min(until)), Some(from.max(until))),
        either => either,
    })
}

fn on((from, until): Row, day: u32) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

/// One branch after another for `yes`, each with its days, and one for `no` on all of them.
fn written(rows: &[Row]) -> String {
    let day = |word: &str, day: Option<u32>| {
        day.map_or_else(String::new, |day| format!(" {word} 2026-03-{day:02}"))
    };
    let arms = rows.iter().enumerate().map(|(at, (from, until))| {
        let (from, until) = (day("from", *from), day("until", *until));
        format!("    yes: conclude o{at} because \"so\"{from}{until} [note]\n")
    });
    let arms: String = arms.collect();
    let outcomes = (0..=rows.len()).map(|at| format!("  outcome o{at} \"One\" [note]\n"));
    let outcomes: String = outcomes.collect();
    format!(
        "source note \"A note\"\nflag q \"Is it?\"\ndecision made-up \"What?\" {{\n{outcomes}  ask q {{\n{arms}\
         \x20   no: conclude o{} because \"so\" [note]\n  }}\n}}\n",
        rows.len()
    )
}

#[test]
fn branches_hold_once_on_each_day_as_counting_shows() {
    let seen = std::cell::RefCell::new(BTreeSet::new());
    holds(400, &vec(row(), 1..=3), |rows| {
        let days = 0..=DAYS + 1;
        let counts = days.clone().map(|day| {
            let holding = rows.iter().filter(|row| on(**row, day));
            holding.count()
        });
        let counts: Vec<usize> = counts.collect();
        let mut wanted = BTreeSet::new();
        if counts.contains(&0) {
            wanted.insert(Code::MissingCase);
        }
        if counts.iter().any(|count| *count > 1) {
            wanted.insert(Code::Overlap);
        }
        // A branch is reached on the days that none before it takes.
        let taken = |day: u32| rows.iter().position(|row| on(*row, day));
        let reached: BTreeSet<usize> = days.clone().filter_map(taken).collect();
        if reached.len() < rows.len() {
            wanted.insert(Code::UnreachableBranch);
        }
        let text = written(&rows);
        let file = SourceFile {
            name: String::from("made-up"),
            text: text.clone(),
        };
        let compiled = compile(&[file]);
        let found = compiled.diagnostics.iter().map(|it| it.code);
        let found: BTreeSet<Code> = found.collect();
        prop_assert_eq!(&found, &wanted, "{}", text);
        seen.borrow_mut().insert(wanted);
        let Some(model) = compiled.model else {
            return Ok(());
        };
        let mut answers = Answers::default();
        answers.set("q", Answer::Word(String::from("yes")));
        for day in days {
            let date = match day {
                0 => String::from("2026-02-28"),
                _ => format!("2026-03-{day:02}"),
            };
            let request = Request {
                decision: "made-up",
                answers: &answers,
                defaults: Defaults::Leave,
                on: date.parse().ok(),
            };
            let report = decide(&model, &request).map_err(|it| broken(format!("{it:?}")))?;
            let outcome = report.outcome.map(|outcome| outcome.id);
            let wanted = taken(day).map(|at| format!("o{at}"));
            prop_assert_eq!(outcome, wanted, "on {}\n{}", date, text);
        }
        Ok(())
    });
    let all: BTreeSet<Code> = seen.borrow().iter().flatten().copied().collect();
    assert_eq!(all.len(), 3, "some mistake was never tried: {all:?}");
    assert!(
        seen.borrow().contains(&BTreeSet::new()),
        "nothing was right"
    );
}
