//! Decisions: every way from the first question to an outcome, proved complete.

mod arm;
mod caution;
mod way;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::algebra::Algebra;
use super::name::report_repeated;
use super::{Checker, classes, outcome};
use crate::diagnostic::Code;
use crate::model::{Condition, Decision, Rule, Target};
use crate::syntax::tree;

/// Checks a decision and compiles it to a diagram.
pub fn decision(checker: &mut Checker<'_>, written: &tree::Decision) {
    let place = checker.place(written.name.span);
    if let Err(diagnostic) = checker
        .names
        .decisions
        .declare(&written.name.value, place, "decision")
    {
        return checker.report(diagnostic);
    }
    let [ask] = written.asks.as_slice() else {
        let message = format!(
            "a decision starts with one `ask`, not {}",
            written.asks.len()
        );
        let diagnostic = checker.error(Code::Syntax, written.name.span, message);
        return checker.report(diagnostic.help("put further ones into its branches"));
    };
    let names = outcome::names(checker, written);
    report_repeated(
        checker,
        "branch",
        written.branches.iter().map(|it| &it.name),
    );
    report_repeated(
        checker,
        "caution",
        written.cautions.iter().map(|it| &it.name),
    );
    let before = checker.diagnostics.len();
    let (order, pinned) = arm::order(checker, written, ask);
    let conditions = arm::read_conditions(checker, written, ask);
    if checker.diagnostics.len() > before {
        // Where a condition cannot be read, nothing can be proved of the ways through it.
        return;
    }
    let variables = {
        let found: Vec<&Condition> = conditions.all().collect();
        classes::variables(&checker.model, &order, &found)
    };
    let Some(variables) = variables else {
        return report_too_large(checker, written);
    };
    let before = checker.diagnostics.len();
    let followed = way::follow_all(
        checker,
        written,
        ask,
        &names,
        Algebra::new(variables),
        conditions,
    );
    let way::Followed {
        algebra,
        root,
        rules,
        continued,
    } = followed;
    if algebra.too_large() {
        // What was found on the way there may not be true.
        checker.diagnostics.truncate(before);
        return report_too_large(checker, written);
    }
    check_use(checker, written, &names, &rules, &continued);
    finish(
        checker,
        written,
        Finished {
            algebra,
            root,
            rules,
            order,
            pinned,
            names,
        },
    );
}

fn report_too_large(checker: &mut Checker<'_>, written: &tree::Decision) {
    let message = format!("the decision `{}` has too many cases", written.name.value);
    let diagnostic = checker.error(Code::Limit, written.name.span, message);
    checker.report(diagnostic.help("split it into several decisions"));
}

/// What is known when all ways were followed.
struct Finished {
    algebra: Algebra,
    root: Target,
    rules: Vec<Rule>,
    order: Vec<u16>,
    pinned: u16,
    names: Vec<String>,
}

fn finish(checker: &mut Checker<'_>, written: &tree::Decision, finished: Finished) {
    let Finished {
        algebra,
        root,
        rules,
        mut order,
        pinned,
        names,
    } = finished;
    // Rules that lead to the same outcome with the same settings need no telling apart.
    let first_alike = |leaf: u32| {
        let rule = usize::try_from(leaf).ok().and_then(|leaf| rules.get(leaf));
        let alike = |other: &Rule| {
            rule.is_some_and(|rule| {
                rule.outcome == other.outcome && rule.settings == other.settings
            })
        };
        rules
            .iter()
            .position(alike)
            .and_then(|first| u32::try_from(first).ok())
            .unwrap_or(leaf)
    };
    let Some(diagram) = algebra.finish(root, &first_alike) else {
        return report_too_large(checker, written);
    };
    let mut cautions = Vec::new();
    for caution in &written.cautions {
        let Some(read) = outcome::caution(checker, caution, &names) else {
            continue;
        };
        if caution::never_holds(&checker.model, &rules, &read.when) == Some(true) {
            let message = format!("the caution `{}` never holds", caution.name.value);
            let diagnostic = checker.error(Code::Unused, caution.when.span, message);
            checker.report(
                diagnostic.help("no way to an outcome lets it hold: mend it or take it out"),
            );
        }
        cautions.push(read);
    }
    let outcomes: Vec<_> = written
        .outcomes
        .iter()
        .map(|written| outcome::outcome(checker, written))
        .collect();
    let mut used = Vec::new();
    cautions
        .iter()
        .for_each(|caution| caution.when.questions(&mut used));
    for item in outcomes.iter().flat_map(|outcome| &outcome.bill) {
        item.quantities
            .iter()
            .for_each(|formula| formula.slots(&mut used));
        used.push(item.region);
    }
    used.retain(|question| !order.contains(question));
    for question in used {
        if !order.contains(&question) {
            order.push(question);
        }
    }
    checker.model.decisions.push(Decision {
        purpose: written.purpose,
        name: written.name.value.clone(),
        title: written.title.value.clone(),
        help: written
            .help
            .as_ref()
            .map(|help| help.value.clone())
            .unwrap_or_default(),
        outcomes,
        rules,
        cautions,
        order,
        pinned,
        diagram,
    });
}

/// Every outcome and every shared branch must be put to use.
fn check_use(
    checker: &mut Checker<'_>,
    written: &tree::Decision,
    names: &[String],
    rules: &[Rule],
    continued: &[String],
) {
    for (position, outcome) in (0_u16..).zip(&written.outcomes) {
        let declared = names.get(usize::from(position)) == Some(&outcome.name.value);
        if declared && !rules.iter().any(|rule| rule.outcome == position) {
            let message = format!("the outcome `{}` is never reached", outcome.name.value);
            let diagnostic = checker.error(Code::Unused, outcome.name.span, message);
            checker.report(diagnostic.help("conclude it in a branch, or take it out"));
        }
    }
    for branch in &written.branches {
        if !continued.contains(&branch.name.value) {
            let message = format!("nothing continues with the branch `{}`", branch.name.value);
            let diagnostic = checker.error(Code::Unused, branch.name.span, message);
            checker.report(diagnostic);
        }
    }
}
