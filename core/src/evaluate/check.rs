//! Checks and policy rules over a table of facts.

use alloc::string::String;
use alloc::vec::Vec;

use super::claim::holds;
use super::path::{End, Question, Words, end, things, worded};
use super::table::{Table, Thing};
use crate::date::Date;
use crate::model::{Check, Loop, Rulebook, Subject, Wording};

/// What checks found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Checked {
    /// What does not hold.
    pub findings: Vec<Finding>,
    /// What could not be told.
    pub not_evaluated: Vec<NotEvaluated>,
}

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Position of the check.
    pub check: u16,
    /// The things in hand, in the order in which they were taken.
    pub things: Vec<Thing>,
    /// Further things that the message names.
    pub named: Vec<Thing>,
    /// What is wrong.
    pub message: String,
    /// What mends it.
    pub fix: Vec<String>,
}

/// A check that could not be told of some things.
#[derive(Debug, Clone, PartialEq)]
pub struct NotEvaluated {
    /// Position of the check.
    pub check: u16,
    /// The things in hand as far as they were taken.
    pub things: Vec<Thing>,
    /// The facts that are missing, such as `vpc-1.dns-support`, or `vpcs` where not all are known.
    pub missing: Vec<String>,
}

/// Runs the checks of a subject that hold on a day, each by itself, in the order of the rulebook.
///
/// The table must be closed. A fact that is missing leaves a check not evaluated, never passed.
#[must_use]
pub fn check(book: &Rulebook, table: &Table, subject: Subject, on: Option<Date>) -> Checked {
    let mut checked = Checked::default();
    for (position, check) in (0_u16..).zip(&book.checks) {
        if check.subject == subject && check.period.holds(on) {
            check_one(book, table, position, &mut checked);
        }
    }
    checked
}

/// Runs the check at a position.
pub fn check_one(book: &Rulebook, table: &Table, position: u16, checked: &mut Checked) {
    let Some(check) = book.checks.get(usize::from(position)) else {
        return;
    };
    let mut run = Run {
        question: Question {
            book,
            table,
            missing: Vec::new(),
            words: Words::Wanted,
        },
        check,
        position,
        checked,
        told: 0,
    };
    take(&mut run, &check.loops, &mut Vec::new());
}

/// For how many things a check tells what it lacks; nobody reads more, and an estate may have a hundred thousand.
const MOST_TOLD: usize = 256;

/// A check that is under way.
struct Run<'facts, 'found> {
    question: Question<'facts>,
    check: &'facts Check,
    position: u16,
    checked: &'found mut Checked,
    /// For how many things it was said that the check is not evaluated.
    told: usize,
}

/// Takes the things of the first loop in hand, one after another; with the last, asks what must hold.
fn take(run: &mut Run<'_, '_>, loops: &[Loop], hand: &mut Vec<Thing>) {
    let Some((first, inner)) = loops.split_first() else {
        return expect(run, hand);
    };
    let (things, all) = things(&mut run.question, hand, &first.set);
    if !all {
        not_evaluated(run, hand);
    }
    for thing in things {
        hand.push(thing);
        let counts = match &first.filter {
            Some(filter) => holds(&mut run.question, hand, filter),
            None => Some(true),
        };
        match counts {
            Some(true) => {
                run.question.missing.clear();
                take(run, inner, hand);
            }
            Some(false) => run.question.missing.clear(),
            None => not_evaluated(run, hand),
        }
        hand.pop();
    }
}

fn expect(run: &mut Run<'_, '_>, hand: &mut Vec<Thing>) {
    match holds(&mut run.question, hand, &run.check.expect) {
        Some(true) => run.question.missing.clear(),
        None => not_evaluated(run, hand),
        Some(false) => {
            let check = run.check;
            let named = named(run, hand);
            let message = said(run, hand, &check.say);
            let mut fix = Vec::new();
            for wording in &check.fix {
                fix.extend(filled(run, hand, wording));
            }
            run.question.missing.clear();
            run.checked.findings.push(Finding {
                check: run.position,
                things: hand.clone(),
                named,
                message,
                fix,
            });
        }
    }
}

/// The things that the message names and that are not in hand.
fn named(run: &mut Run<'_, '_>, hand: &[Thing]) -> Vec<Thing> {
    let mut named = Vec::new();
    let paths = run
        .check
        .say
        .pieces
        .iter()
        .filter_map(|(_, path)| path.as_ref());
    for path in paths {
        let things = match end(&mut run.question, hand, path) {
            End::Thing(thing) => alloc::vec![thing],
            End::Field(thing, field) => {
                let (referred, _) = run.question.table.referred(thing, field);
                core::iter::once(thing)
                    .chain(referred.iter().copied())
                    .collect()
            }
            End::Nothing | End::Unknown => Vec::new(),
        };
        for thing in things {
            if !hand.contains(&thing) && !named.contains(&thing) {
                named.push(thing);
            }
        }
    }
    named
}

fn not_evaluated(run: &mut Run<'_, '_>, hand: &[Thing]) {
    if run.told >= MOST_TOLD {
        return;
    }
    run.told = run.told.saturating_add(1);
    if run.told == MOST_TOLD {
        run.question.words = Words::Spared;
    }
    run.checked.not_evaluated.push(NotEvaluated {
        check: run.position,
        things: Vec::from(hand),
        missing: core::mem::take(&mut run.question.missing),
    });
}

/// A text whose gaps all have something to stand in them.
fn filled(run: &mut Run<'_, '_>, hand: &[Thing], wording: &Wording) -> Option<String> {
    let mut gaps = wording.pieces.iter().filter_map(|(_, path)| path.as_ref());
    let is_open = gaps.any(|path| {
        let value = worded(&mut run.question, hand, path);
        value.is_none_or(|value| value.is_empty())
    });
    (!is_open).then(|| said(run, hand, wording))
}

fn said(run: &mut Run<'_, '_>, hand: &[Thing], wording: &Wording) -> String {
    let mut text = String::new();
    for (words, path) in &wording.pieces {
        text.push_str(words);
        if let Some(path) = path {
            let value = worded(&mut run.question, hand, path);
            text.push_str(value.as_deref().unwrap_or("unknown"));
        }
    }
    text
}
