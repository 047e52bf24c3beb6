//! Decisions: every way from the first question to an outcome, proved complete.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::expression::{Scope, condition};
use super::name::unknown;
use super::template::template;
use super::{Checker, citation, classes, outcome};
use crate::diagnostic::{Code, Diagnostic};
use crate::diagram::{Builder, NO, YES, compacted};
use crate::model::{Condition, Decision, Guard, Kind, Rule, Target};
use crate::source::{Span, position};
use crate::syntax::tree::{self, Action, Arm, ArmGuard, Ask, Name};

/// The leaf of answers that no branch covers.
const NOWHERE: u32 = u32::MAX >> 1;

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
    let before = checker.diagnostics.len();
    let (order, pinned) = order(checker, written, ask);
    let conditions = read_conditions(checker, written, ask);
    if checker.diagnostics.len() > before {
        // Where a condition cannot be read, nothing can be proved of the ways through it.
        return;
    }
    let variables = {
        let found: Vec<&Condition> = conditions.values().collect();
        classes::variables(&checker.model, &order, &found)
    };
    let mut ways = Ways {
        builder: Builder::new(variables),
        written,
        conditions,
        names: &names,
        rules: Vec::new(),
        path: Vec::new(),
        asked: Vec::new(),
        continued: Vec::new(),
        on_the_way: Vec::new(),
    };
    let root = way(checker, &mut ways, ask, YES);
    let Ways {
        builder,
        rules,
        continued,
        ..
    } = ways;
    check_use(checker, written, &names, &rules, &continued);
    if builder.too_large {
        let message = format!("the decision `{}` has too many cases", written.name.value);
        let diagnostic = checker.error(Code::Limit, written.name.span, message);
        return checker.report(diagnostic.help("split it into several decisions"));
    }
    finish(
        checker,
        written,
        Finished {
            builder,
            root,
            rules,
            order,
            pinned,
            names,
        },
    );
}

/// What is known when all ways were followed.
struct Finished {
    builder: Builder,
    root: Target,
    rules: Vec<Rule>,
    order: Vec<u16>,
    pinned: u16,
    names: Vec<String>,
}

fn finish(checker: &mut Checker<'_>, written: &tree::Decision, finished: Finished) {
    let Finished {
        mut builder,
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
    let outcomes = builder.relabel(root, &first_alike);
    builder.diagram.rules = root;
    builder.diagram.outcomes = outcomes;
    let mut cautions = Vec::new();
    for caution in &written.cautions {
        cautions.extend(outcome::caution(checker, caution, &names));
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
        diagram: compacted(&builder.diagram),
    });
}

/// The questions in the order in which they are asked; pinned ones first.
fn order(checker: &mut Checker<'_>, written: &tree::Decision, ask: &Ask) -> (Vec<u16>, u16) {
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
fn each_ask<'tree>(ask: &'tree Ask, call: &mut impl FnMut(&'tree Ask)) {
    call(ask);
    for arm in &ask.arms {
        if let Action::Ask(inner) = &arm.action {
            each_ask(inner, call);
        }
    }
}

/// The condition of every branch, by its place.
fn read_conditions(
    checker: &mut Checker<'_>,
    written: &tree::Decision,
    ask: &Ask,
) -> BTreeMap<Span, Condition> {
    let mut conditions = BTreeMap::new();
    let branches = written.branches.iter().map(|branch| &branch.ask);
    for ask in core::iter::once(ask).chain(branches) {
        each_ask(ask, &mut |ask| {
            for arm in &ask.arms {
                match arm_condition(checker, ask, arm) {
                    Ok(Some((span, condition))) => {
                        conditions.insert(span, condition);
                    }
                    Ok(None) => {}
                    Err(diagnostic) => checker.report(diagnostic),
                }
            }
        });
    }
    conditions
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

fn guard_span(arm: &Arm) -> Span {
    match &arm.guard {
        ArmGuard::Values(values) => {
            let first = values.first().map_or(Span::default(), |value| value.span);
            values.last().map_or(first, |last| first.to(last.span))
        }
        ArmGuard::When(_, span) | ArmGuard::Otherwise(span) => *span,
    }
}

/// The state of following all ways of one decision.
struct Ways<'tree> {
    builder: Builder,
    written: &'tree tree::Decision,
    conditions: BTreeMap<Span, Condition>,
    names: &'tree [String],
    rules: Vec<Rule>,
    /// The branches taken from the first question to here.
    path: Vec<Guard>,
    /// The questions asked on the way to here.
    asked: Vec<u16>,
    /// The shared branches that were used.
    continued: Vec<String>,
    /// The shared branches that lead to here.
    on_the_way: Vec<String>,
}

/// Follows an `ask` for the answers that reach it.
fn way<'tree>(
    checker: &mut Checker<'_>,
    ways: &mut Ways<'tree>,
    ask: &'tree Ask,
    reached: Target,
) -> Target {
    let depth = ways.asked.len();
    let questions = ask
        .questions
        .iter()
        .filter_map(|it| checker.names.questions.get(&it.value));
    let questions: Vec<u16> = questions.collect();
    for (question, name) in questions.iter().zip(&ask.questions) {
        if ways.asked.contains(question) {
            let message = format!("`{}` was already asked on the way here", name.value);
            let diagnostic = checker.error(Code::AskedTwice, name.span, message);
            checker.report(diagnostic.help("use the earlier answer in a `when`"));
        }
        ways.asked.push(*question);
    }
    let arms = taken_arms(checker, ways, ask, reached);
    let mut result = Target::leaf(NOWHERE);
    let mut results = Vec::new();
    for taken in &arms {
        let conditions = taken.conditions.clone();
        let mut read = questions.clone();
        conditions.questions(&mut read);
        let because = taken
            .arm
            .because
            .as_ref()
            .map(|because| template(checker, because));
        let citations = match &because {
            Some(_) => citation::required(
                checker,
                &taken.arm.citations,
                guard_span(taken.arm),
                "a reason",
            ),
            None => Vec::new(),
        };
        ways.path.push(Guard {
            condition: conditions,
            questions: read,
            because,
            citations,
        });
        results.push(follow(checker, ways, &taken.arm.action, taken.reached));
        ways.path.pop();
    }
    for (taken, target) in arms.iter().zip(results).rev() {
        result = ways.builder.choose(taken.diagram, target, result);
    }
    ways.asked.truncate(depth);
    result
}

/// A branch with the answers that take it.
struct Taken<'tree> {
    arm: &'tree Arm,
    conditions: Condition,
    diagram: Target,
    reached: Target,
}

/// The branches of an `ask` in order; reports those that overlap, that nothing reaches, and the
/// answers that none covers.
fn taken_arms<'tree>(
    checker: &mut Checker<'_>,
    ways: &mut Ways<'tree>,
    ask: &'tree Ask,
    reached: Target,
) -> Vec<Taken<'tree>> {
    let mut arms: Vec<Taken<'tree>> = Vec::new();
    let mut covered = NO;
    for arm in &ask.arms {
        let span = guard_span(arm);
        let (conditions, diagram) = match ways.conditions.get(&span) {
            Some(own) => {
                let own = own.clone();
                let diagram = classes::diagram(&mut ways.builder, &checker.model, &own);
                (own, diagram)
            }
            None => {
                let earlier = arms.iter().map(|taken| taken.conditions.clone()).collect();
                let diagram = ways.builder.not(covered);
                (Condition::Not(Box::new(Condition::Any(earlier))), diagram)
            }
        };
        if !ask.first_match {
            report_overlap(checker, ways, &arms, (span, diagram), reached);
        }
        let not_covered = ways.builder.not(covered);
        let left = ways.builder.and(reached, not_covered);
        let here = ways.builder.and(left, diagram);
        if here == NO && reached != NO {
            let message = String::from("no answers reach this branch");
            let diagnostic = checker.error(Code::UnreachableBranch, span, message);
            checker
                .report(diagnostic.help("earlier branches, or the way here, leave nothing for it"));
        }
        covered = ways.builder.or(covered, diagram);
        arms.push(Taken {
            arm,
            conditions,
            diagram,
            reached: here,
        });
    }
    let not_covered = ways.builder.not(covered);
    let missing = ways.builder.and(reached, not_covered);
    if let Some(path) = ways.builder.witness(missing) {
        let message = String::from("some answers reach no branch");
        let diagnostic = checker.error(Code::MissingCase, ask.span, message);
        let case = case(checker, &ways.builder, &path);
        let help = "add a branch for them, or `otherwise:`";
        checker.report(diagnostic.note(format!("for example {case}")).help(help));
    }
    arms
}

fn report_overlap(
    checker: &mut Checker<'_>,
    ways: &mut Ways<'_>,
    earlier: &[Taken<'_>],
    (span, diagram): (Span, Target),
    reached: Target,
) {
    let here = ways.builder.and(reached, diagram);
    for other in earlier {
        let both = ways.builder.and(here, other.diagram);
        let Some(path) = ways.builder.witness(both) else {
            continue;
        };
        let line = line_of(checker, guard_span(other.arm));
        let message = format!("this branch and the one of line {line} hold together");
        let diagnostic = checker.error(Code::Overlap, span, message);
        let case = case(checker, &ways.builder, &path);
        let help = "set them apart, or write `first-match` behind the question";
        checker.report(diagnostic.note(format!("for example {case}")).help(help));
        return;
    }
}

/// A case in words: `target = aws-service, zones = 3`.
fn case(checker: &Checker<'_>, builder: &Builder, path: &[(u16, u16)]) -> String {
    let answers: Vec<String> = path
        .iter()
        .filter_map(|(variable, class)| {
            let variable = builder.diagram.variables.get(usize::from(*variable))?;
            Some(classes::sample(&checker.model, variable, *class))
        })
        .collect();
    if answers.is_empty() {
        String::from("any answers")
    } else {
        answers.join(", ")
    }
}

fn line_of(checker: &Checker<'_>, span: Span) -> u32 {
    let file = checker.files.get(usize::from(checker.file));
    file.map_or(0, |file| position(&file.text, span.start).line)
}

/// Follows a branch to where it leads.
fn follow<'tree>(
    checker: &mut Checker<'_>,
    ways: &mut Ways<'tree>,
    action: &'tree Action,
    reached: Target,
) -> Target {
    match action {
        Action::Ask(ask) => way(checker, ways, ask, reached),
        Action::Conclude(conclude) => self::conclude(checker, ways, conclude),
        Action::Continue(name) => {
            let written = ways.written;
            let Some(branch) = written
                .branches
                .iter()
                .find(|it| it.name.value == name.value)
            else {
                let known = written
                    .branches
                    .iter()
                    .map(|branch| branch.name.value.as_str());
                let diagnostic = unknown(checker, name, "branch", known);
                checker.report(diagnostic);
                return Target::leaf(NOWHERE);
            };
            if ways.on_the_way.contains(&name.value) {
                let message = format!("the branch `{}` leads back to itself", name.value);
                let diagnostic = checker.error(Code::Loop, name.span, message);
                checker.report(diagnostic);
                return Target::leaf(NOWHERE);
            }
            ways.continued.push(name.value.clone());
            ways.on_the_way.push(name.value.clone());
            let target = way(checker, ways, &branch.ask, reached);
            ways.on_the_way.pop();
            target
        }
    }
}

/// Ends a way: a rule of its own for each place from which it is reached.
fn conclude(checker: &mut Checker<'_>, ways: &mut Ways<'_>, written: &tree::Conclude) -> Target {
    let Some(outcome) = ways
        .names
        .iter()
        .position(|name| *name == written.outcome.value)
    else {
        let known = ways.names.iter().map(String::as_str);
        let diagnostic = unknown(checker, &written.outcome, "outcome", known);
        checker.report(diagnostic);
        return Target::leaf(NOWHERE);
    };
    let declared = ways.written.outcomes.get(outcome);
    let settings = outcome::overridden(checker, declared, &written.settings);
    let because = template(checker, &written.because);
    let citations = citation::required(
        checker,
        &written.citations,
        written.because.span,
        "a conclusion",
    );
    let file = checker.files.get(usize::from(checker.file));
    let file = file.map_or_else(String::new, |file| file.name.clone());
    let rule = Rule {
        path: ways.path.clone(),
        outcome: u16::try_from(outcome).unwrap_or(u16::MAX),
        settings,
        because,
        citations,
        written: (file, line_of(checker, written.outcome.span)),
    };
    let number = u32::try_from(ways.rules.len()).unwrap_or(NOWHERE);
    ways.rules.push(rule);
    Target::leaf(number)
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
