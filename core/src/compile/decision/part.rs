//! Parts of conditions that say nothing: comparisons that no answer meets, or every one, and parts that
//! cannot hold together, or of which one always holds.

use alloc::string::String;
use alloc::vec::Vec;

use super::arm::each_ask;
use crate::compile::Checker;
use crate::compile::algebra::{Algebra, NO};
use crate::compile::classes;
use crate::compile::expression::{Scope, condition};
use crate::diagnostic::Code;
use crate::model::{Condition, Kind, Target};
use crate::source::Span;
use crate::syntax::tree::{self, ArmGuard, Expression, ExpressionKind};

/// The most classes of answers that the parts of a decision are held against, all together: beyond, a part that
/// says nothing only shows where a branch is not reached.
const MOST_CLASSES: usize = 2_000_000;

/// What tells whether a part says anything: diagrams, and the answers that there are.
struct Judge<'algebra> {
    algebra: &'algebra mut Algebra,
    possible: Target,
    outcomes: &'algebra [String],
    /// How many classes may still be looked at.
    left: usize,
}

impl Judge<'_> {
    /// Whether a condition may be looked at, by the classes of the answers that it asks for.
    fn affords(&mut self, read: &Condition) -> bool {
        let mut questions = Vec::new();
        read.questions(&mut questions);
        let mut classes = 0_usize;
        for (position, variable) in (0_u16..).zip(&self.algebra.variables) {
            if variable.questions.iter().any(|it| questions.contains(it)) {
                let count = usize::from(self.algebra.builder.count(position));
                classes = classes.saturating_add(count);
            }
        }
        let left = self.left.checked_sub(classes);
        self.left = left.unwrap_or(0);
        left.is_some()
    }
}

/// Reports such parts of the conditions of branches; gives the places of the branches.
pub fn report_of_branches(
    checker: &mut Checker<'_>,
    written: &tree::Decision,
    algebra: &mut Algebra,
    possible: Target,
) -> Vec<Span> {
    let mut guards: Vec<(&Expression, Span)> = Vec::new();
    let branches = written.branches.iter().map(|branch| &branch.ask);
    for ask in written.asks.iter().chain(branches) {
        each_ask(ask, &mut |ask| {
            for arm in &ask.arms {
                if let ArmGuard::When(when, span) = &arm.guard {
                    guards.push((when, *span));
                }
            }
        });
    }
    let mut judge = Judge {
        algebra,
        possible,
        outcomes: &[],
        left: MOST_CLASSES,
    };
    let mut idle = Vec::new();
    for (when, span) in guards {
        if report(checker, &mut judge, when) {
            idle.push(span);
        }
    }
    idle
}

/// Reports such parts of the condition of a caution; whether there was one.
pub fn report_of_caution(
    checker: &mut Checker<'_>,
    outcomes: &[String],
    written: &Expression,
    read: &Condition,
) -> bool {
    let mut order = Vec::new();
    read.questions(&mut order);
    let Some(variables) = classes::variables(&checker.model, &order, &[read]) else {
        return false;
    };
    let mut algebra = Algebra::new(variables);
    let possible = classes::possible(&mut algebra, &checker.model);
    let mut judge = Judge {
        algebra: &mut algebra,
        possible,
        outcomes,
        left: MOST_CLASSES,
    };
    report(checker, &mut judge, written)
}

/// Reports the innermost parts of a condition that say nothing; whether there was one.
fn report(checker: &mut Checker<'_>, judge: &mut Judge<'_>, written: &Expression) -> bool {
    let (code, inner) = match &written.kind {
        ExpressionKind::Not(inner) => (None, report(checker, judge, inner)),
        ExpressionKind::Logic(_, left, right) => {
            let left = report(checker, judge, left);
            let right = report(checker, judge, right);
            (Some(Code::Contradiction), left || right)
        }
        ExpressionKind::Name(_)
        | ExpressionKind::Rate(..)
        | ExpressionKind::Number(..)
        | ExpressionKind::Text(..)
        | ExpressionKind::Exists(_)
        | ExpressionKind::Loop(..)
        | ExpressionKind::Arithmetic(..)
        | ExpressionKind::Match(..)
        | ExpressionKind::Compare(..) => (Some(Code::ImpossibleComparison), false),
    };
    let Some(code) = code.filter(|_| !inner) else {
        return inner;
    };
    let Ok(read) = condition(checker, Scope::Answers(judge.outcomes), written) else {
        return false;
    };
    if asks_for_outcome(&read) || !judge.affords(&read) {
        return false;
    }
    let algebra = &mut *judge.algebra;
    let holds = classes::diagram(algebra, &checker.model, &read);
    let fails = algebra.not(holds);
    let (ever, ever_not) = (
        algebra.and(holds, judge.possible) != NO,
        algebra.and(fails, judge.possible) != NO,
    );
    if (ever && ever_not) || algebra.too_large() {
        return false;
    }
    let (message, help) = match (ever, code) {
        (false, Code::Contradiction) => ("these cannot hold together", "take one of them out"),
        (false, _) => ("no answer makes this hold", "mend it or take it out"),
        (true, Code::Contradiction) => ("one of these always holds", "take both of them out"),
        (true, _) => ("every answer makes this hold", "mend it or take it out"),
    };
    let diagnostic = checker.error(code, written.span, String::from(message));
    let note = range(checker, &read);
    let diagnostic = match note {
        Some(note) => diagnostic.note(note),
        None => diagnostic,
    };
    checker.report(diagnostic.help(help));
    true
}

/// What the answers to the questions of a comparison are, where they are numbers.
fn range(checker: &Checker<'_>, read: &Condition) -> Option<String> {
    let mut questions = Vec::new();
    read.questions(&mut questions);
    questions.sort_unstable();
    questions.dedup();
    let mut ranges = Vec::new();
    for question in questions {
        let asked = checker.model.questions.get(usize::from(question))?;
        let Kind::Number { least, most, .. } = &asked.kind else {
            return None;
        };
        let name = &asked.name;
        ranges.push(alloc::format!("`{name}` lies between {least} and {most}"));
    }
    (!ranges.is_empty()).then(|| ranges.join(", "))
}

/// Whether a condition looks at the outcome, which answers alone do not tell.
fn asks_for_outcome(condition: &Condition) -> bool {
    match condition {
        Condition::Outcome(_) => true,
        Condition::Not(inner) => asks_for_outcome(inner),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(asks_for_outcome),
        Condition::Always(_)
        | Condition::OneOf(..)
        | Condition::Has(..)
        | Condition::Only(..)
        | Condition::Flag(_)
        | Condition::Compare(..) => false,
    }
}
