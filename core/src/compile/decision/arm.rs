//! The branches of a decision: the order of its questions, and the condition of each branch.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::compile::Checker;
use crate::compile::expression::{Scope, condition};
use crate::compile::name::unknown;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Condition, Kind};
use crate::source::Span;
use crate::syntax::tree::{
    self, Action, Arm, ArmGuard, Ask, Expression, ExpressionKind, Logic, Name,
};

/// The questions in the order in which they are asked; pinned ones first.
pub fn order(checker: &mut Checker<'_>, written: &tree::Decision, ask: &Ask) -> (Vec<u16>, u16) {
    let (mut pinned, mut others) = (Vec::new(), Vec::new());
    let branches = written.branches.iter().map(|branch| &branch.ask);
    for ask in core::iter::once(ask).chain(branches) {
        each_ask(ask, &mut |ask| {
            for name in &ask.questions {
                match checker.names.questions.get(&name.value) {
                    Some(question) if ask.pinned => pinned.push(question),
                    Some(question) => others.push(question),
                    None => {
                        let known = checker.names.questions.names();
                        let diagnostic = unknown(checker, name, "question", known);
                        checker.report(diagnostic);
                    }
                }
            }
            for arm in &ask.arms {
                if let ArmGuard::When(when, _) = &arm.guard
                    && let Ok(read) = condition(checker, Scope::Answers(&[]), when)
                {
                    read.questions(&mut others);
                }
            }
        });
    }
    let mut order: Vec<u16> = Vec::new();
    for question in pinned.iter().chain(&others) {
        if !order.contains(question) {
            order.push(*question);
        }
    }
    pinned.sort_unstable();
    pinned.dedup();
    (order, u16::try_from(pinned.len()).unwrap_or(0))
}

/// Calls back for an `ask` and for those in its branches.
pub fn each_ask<'tree>(ask: &'tree Ask, call: &mut impl FnMut(&'tree Ask)) {
    call(ask);
    for arm in &ask.arms {
        if let Action::Ask(inner) = &arm.action {
            each_ask(inner, call);
        }
    }
}

/// The condition of every branch that has one, by its place.
pub struct Conditions {
    // INVARIANT: in the order of the places.
    all: Vec<(Span, Condition)>,
}

impl Conditions {
    /// The condition of the branch at a place.
    pub fn at(&self, span: Span) -> Option<&Condition> {
        let place = self.all.binary_search_by_key(&span, |(span, _)| *span).ok();
        self.all.get(place?).map(|(_, condition)| condition)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Condition> {
        self.all.iter().map(|(_, condition)| condition)
    }
}

/// Reads the condition of every branch.
pub fn read_conditions(
    checker: &mut Checker<'_>,
    written: &tree::Decision,
    ask: &Ask,
) -> Conditions {
    let mut all = Vec::new();
    let branches = written.branches.iter().map(|branch| &branch.ask);
    for ask in core::iter::once(ask).chain(branches) {
        each_ask(ask, &mut |ask| {
            for arm in &ask.arms {
                match arm_condition(checker, ask, arm) {
                    Ok(found) => all.extend(found),
                    Err(diagnostic) => checker.report(diagnostic),
                }
            }
        });
    }
    all.sort_by_key(|(span, _)| *span);
    Conditions { all }
}

/// The condition of a branch that has one of its own.
fn arm_condition(
    checker: &Checker<'_>,
    ask: &Ask,
    arm: &Arm,
) -> Result<Option<(Span, Condition)>, Diagnostic> {
    match &arm.guard {
        ArmGuard::Otherwise(_) => Ok(None),
        ArmGuard::When(when, span) => {
            condition(checker, Scope::Answers(&[]), when).map(|condition| Some((*span, condition)))
        }
        ArmGuard::Values(values) => {
            let span = guard_span(arm);
            let [question] = ask.questions.as_slice() else {
                let message =
                    String::from("several questions are asked, so answers alone do not tell");
                let diagnostic = checker.error(Code::TypeMismatch, span, message);
                return Err(diagnostic.help("write `when ...:` for each branch"));
            };
            values_condition(checker, question, values).map(|condition| Some((span, condition)))
        }
    }
}

/// `tcp, udp:` as a condition.
fn values_condition(
    checker: &Checker<'_>,
    question: &Name,
    values: &[Name],
) -> Result<Condition, Diagnostic> {
    let subject = tree::Expression {
        kind: tree::ExpressionKind::Name(question.value.clone()),
        span: question.span,
    };
    let position = checker.names.questions.get(&question.value);
    let asked = position.and_then(|it| checker.model.questions.get(usize::from(it)));
    if matches!(asked.map(|question| &question.kind), Some(Kind::Flag)) && values.len() > 1 {
        let span = values.first().map_or(question.span, |value| value.span);
        let message = String::from("`yes` and `no` together are every answer");
        return Err(checker
            .error(Code::TypeMismatch, span, message)
            .help("write `otherwise:`"));
    }
    let words = values.to_vec();
    let matching = tree::Matching::Is;
    let kind = tree::ExpressionKind::Match(Box::new(subject), matching, words);
    let span = question.span;
    condition(
        checker,
        Scope::Answers(&[]),
        &tree::Expression { kind, span },
    )
}

/// What must hold together for a branch, each as it is written.
pub fn parts(checker: &Checker<'_>, ask: &Ask, arm: &Arm) -> Vec<(Condition, String)> {
    match &arm.guard {
        ArmGuard::Otherwise(_) => Vec::new(),
        ArmGuard::Values(values) => {
            let names: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
            let question = ask.questions.first().map_or("", |name| name.value.as_str());
            let read = arm_condition(checker, ask, arm).ok().flatten();
            let text = format!("{question} is {}", names.join(" or "));
            read.map(|(_, condition)| (condition, text))
                .into_iter()
                .collect()
        }
        ArmGuard::When(when, _) => {
            let mut joined = Vec::new();
            each_joined(when, &mut joined);
            let read = joined.into_iter().filter_map(|part| {
                let condition = condition(checker, Scope::Answers(&[]), part).ok()?;
                Some((condition, written(checker, part.span)))
            });
            read.collect()
        }
    }
}

/// The operands of `and` on the outermost level.
fn each_joined<'tree>(expression: &'tree Expression, joined: &mut Vec<&'tree Expression>) {
    if let ExpressionKind::Logic(Logic::And, left, right) = &expression.kind {
        each_joined(left, joined);
        each_joined(right, joined);
    } else {
        joined.push(expression);
    }
}

/// A piece of the rule file on one line.
fn written(checker: &Checker<'_>, span: Span) -> String {
    let file = checker.files.get(usize::from(checker.file));
    let (start, end) = (usize::try_from(span.start), usize::try_from(span.end));
    let text = file
        .and_then(|file| file.text.get(start.ok()?..end.ok()?))
        .unwrap_or("");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a branch says when it is taken.
pub fn guard_span(arm: &Arm) -> Span {
    match &arm.guard {
        ArmGuard::Values(values) => {
            let first = values.first().map_or(Span::default(), |value| value.span);
            values.last().map_or(first, |last| first.to(last.span))
        }
        ArmGuard::When(_, span) | ArmGuard::Otherwise(span) => *span,
    }
}
