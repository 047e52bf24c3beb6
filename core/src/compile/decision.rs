//! Decisions: every way from the first question to an outcome, proved complete.

mod arm;
mod caution;
mod days;
mod line;
mod part;
mod reach;
mod way;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::algebra::Algebra;
use super::name::report_repeated;
use super::{Checker, classes, outcome};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Condition, Decision, Period, Rule, Target};
use crate::source::Span;
use crate::syntax::tree;

/// The most stretches of days that a decision is proved for.
const MOST_STRETCHES: usize = 16;

/// Checks a decision and compiles it to a diagram for each stretch of days in which nothing of it
/// changes. Returns whether all of it could be followed.
pub fn decision(checker: &mut Checker<'_>, written: &tree::Decision) -> bool {
    let place = checker.place(written.name.span);
    if let Err(diagnostic) = checker
        .names
        .decisions
        .declare(&written.name.value, place, "decision")
    {
        checker.report(diagnostic);
        return false;
    }
    report_repeated(
        checker,
        "branch",
        written.branches.iter().map(|it| &it.name),
    );
    days::check(checker, written);
    for rate in days::rates_read(written) {
        if let Some((tariff, _)) = rate.value.split_once('.') {
            let decision = written.name.value.clone();
            checker.rated.push((decision, String::from(tariff)));
        }
    }
    let stretches = days::stretches(checker, written);
    if stretches.len() > MOST_STRETCHES {
        let message = format!(
            "the decision `{}` changes more than {} times",
            written.name.value,
            MOST_STRETCHES.saturating_sub(1)
        );
        let diagnostic = checker.error(Code::Limit, written.name.span, message);
        checker.report(diagnostic.help("take out what ended long ago"));
        return false;
    }
    if let [always] = stretches.as_slice() {
        return in_stretch(checker, written, written, *always, &mut Vec::new());
    }
    let before = checker.diagnostics.len();
    let mut complete = true;
    let mut used = Vec::new();
    for days in stretches {
        let start = checker.diagnostics.len();
        let part = days::within(written, days);
        checker.day = days.from.or(days.until);
        complete &= in_stretch(checker, &part, written, days, &mut used);
        for diagnostic in checker.diagnostics.iter_mut().skip(start) {
            diagnostic.notes.push(days::words(days));
        }
    }
    checker.day = None;
    // What one stretch leaves idle, another may use; what is wrong in several is told once.
    let found = checker.diagnostics.split_off(before);
    for diagnostic in found {
        let idle = matches!(diagnostic.code, Code::Unused | Code::UnreachableBranch);
        let elsewhere = diagnostic.place.is_some_and(|it| used.contains(&it.span));
        let mut told = checker.diagnostics.iter().skip(before);
        let same = |other: &Diagnostic| {
            (other.place, other.code, &other.message)
                == (diagnostic.place, diagnostic.code, &diagnostic.message)
        };
        let superfluous = (idle && elsewhere) || told.any(same);
        if !superfluous {
            checker.diagnostics.push(diagnostic);
        }
    }
    complete
}

/// Checks what of a decision holds in a stretch of days, and notes what of it is put to use.
/// Returns whether it could be followed.
fn in_stretch(
    checker: &mut Checker<'_>,
    written: &tree::Decision,
    whole: &tree::Decision,
    days: Period,
    used: &mut Vec<Span>,
) -> bool {
    let [ask] = written.asks.as_slice() else {
        let message = format!(
            "a decision starts with one `ask`, not {}",
            written.asks.len()
        );
        let diagnostic = checker.error(Code::Syntax, written.name.span, message);
        checker.report(diagnostic.help("put further ones into its branches"));
        return false;
    };
    let names = outcome::names(written, whole);
    let before = checker.diagnostics.len();
    let (order, pinned) = arm::order(checker, written, ask);
    let conditions = arm::read_conditions(checker, written, ask);
    if checker.diagnostics.len() > before {
        // Where a condition cannot be read, nothing can be proved of the ways through it.
        return false;
    }
    let variables = {
        let found: Vec<&Condition> = conditions.all().collect();
        classes::variables(&checker.model, &order, &found)
    };
    let Some(variables) = variables else {
        report_too_large(checker, written);
        return false;
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
        reached,
    } = followed;
    if algebra.too_large() {
        // What was found on the way there may not be true.
        checker.diagnostics.truncate(before);
        report_too_large(checker, written);
        return false;
    }
    used.extend(reached);
    check_use(checker, written, &rules, &continued, used);
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
            days,
        },
        used,
    )
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
    days: Period,
}

fn finish(
    checker: &mut Checker<'_>,
    written: &tree::Decision,
    finished: Finished,
    shown: &mut Vec<Span>,
) -> bool {
    let Finished {
        algebra,
        root,
        rules,
        mut order,
        pinned,
        names,
        days,
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
        report_too_large(checker, written);
        return false;
    };
    let mut cautions = Vec::new();
    for caution in &written.cautions {
        let Some(read) = outcome::caution(checker, caution, &names) else {
            continue;
        };
        if part::report_of_caution(checker, &names, &caution.when, &read.when) {
            shown.push(caution.when.span);
        } else if caution::never_holds(&checker.model, &rules, &read.when) == Some(true) {
            let message = format!("the caution `{}` never holds", caution.name.value);
            let diagnostic = checker.error(Code::Unused, caution.when.span, message);
            checker.report(
                diagnostic.help("no way to an outcome lets it hold: mend it or take it out"),
            );
        } else {
            shown.push(caution.when.span);
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
        period: days,
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
    true
}

/// Every outcome and every shared branch must be put to use.
fn check_use(
    checker: &mut Checker<'_>,
    written: &tree::Decision,
    rules: &[Rule],
    continued: &[String],
    used: &mut Vec<Span>,
) {
    for (position, outcome) in (0_u16..).zip(&written.outcomes) {
        if rules.iter().any(|rule| rule.outcome == position) {
            used.push(outcome.name.span);
        } else {
            let message = format!("the outcome `{}` is never reached", outcome.name.value);
            let diagnostic = checker.error(Code::Unused, outcome.name.span, message);
            checker.report(diagnostic.help("conclude it in a branch, or take it out"));
        }
    }
    for branch in &written.branches {
        if continued.contains(&branch.name.value) {
            used.push(branch.name.span);
        } else {
            let message = format!("nothing continues with the branch `{}`", branch.name.value);
            let diagnostic = checker.error(Code::Unused, branch.name.span, message);
            checker.report(diagnostic);
        }
    }
}
