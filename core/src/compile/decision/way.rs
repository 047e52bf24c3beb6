//! Follows every way of a decision: what reaches each branch, what none covers, where all end.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::arm::{self, Conditions, guard_span};
use super::line::Lines;
use super::part;
use super::reach::{Reach, Reached, why_not};
use crate::compile::algebra::{Algebra, NO};
use crate::compile::name::unknown;
use crate::compile::template::template;
use crate::compile::{Checker, citation, classes, outcome};
use crate::diagnostic::Code;
use crate::model::{Condition, Guard, Rule, Target};
use crate::source::Span;
use crate::syntax::tree::{self, Action, Arm, Ask};

/// The most rules of one decision: ways from the first question to a conclusion.
const MOST_RULES: usize = 10_000;
/// The most shared branches one after another.
const MOST_BRANCHES: usize = 64;

/// The leaf of answers that no branch covers.
const NOWHERE: u32 = u32::MAX >> 1;

/// What following all ways gives.
pub struct Followed {
    /// The diagrams.
    pub algebra: Algebra,
    /// Where the search for a rule starts.
    pub root: Target,
    /// A rule for each way.
    pub rules: Vec<Rule>,
    /// The shared branches that were used.
    pub continued: Vec<String>,
    /// The branches that some way reaches, by their place.
    pub reached: Vec<Span>,
}

/// Follows all ways from the first question on.
pub fn follow_all(
    checker: &mut Checker<'_>,
    written: &tree::Decision,
    ask: &Ask,
    names: &[String],
    algebra: Algebra,
    conditions: Conditions,
) -> Followed {
    let mut ways = Ways {
        algebra,
        written,
        conditions,
        names,
        rules: Vec::new(),
        path: Vec::new(),
        asked: Vec::new(),
        continued: Vec::new(),
        on_the_way: Vec::new(),
        reached: Reached::default(),
        lines: Lines::default(),
    };
    let possible = classes::possible(&mut ways.algebra, &checker.model);
    let idle = part::report_of_branches(checker, written, &mut ways.algebra, possible);
    let root = way(checker, &mut ways, ask, possible);
    ways.reached.report(checker, &idle);
    let Ways {
        algebra,
        rules,
        continued,
        reached,
        ..
    } = ways;
    Followed {
        algebra,
        root,
        rules,
        continued,
        reached: reached.spans(),
    }
}

/// The state of following all ways of one decision.
struct Ways<'tree> {
    algebra: Algebra,
    written: &'tree tree::Decision,
    conditions: Conditions,
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
    reached: Reached,
    lines: Lines,
}

/// Follows an `ask` for the answers that reach it.
fn way<'tree>(
    checker: &mut Checker<'_>,
    ways: &mut Ways<'tree>,
    ask: &'tree Ask,
    reached: Target,
) -> Target {
    if ways.algebra.too_large() {
        return Target::leaf(NOWHERE);
    }
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
            parts: arm::parts(checker, ask, taken.arm),
            questions: read,
            because,
            citations,
        });
        results.push(follow(checker, ways, &taken.arm.action, taken.reached));
        ways.path.pop();
    }
    // What no branch covers was reported, or cannot be answered: there any end will do.
    let mut result = results.last().copied().unwrap_or(Target::leaf(NOWHERE));
    for (taken, target) in arms.iter().zip(results).rev() {
        result = ways.algebra.choose(taken.diagram, target, result);
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
        if ways.algebra.too_large() {
            break;
        }
        let span = guard_span(arm);
        let (conditions, diagram) = match ways.conditions.at(span) {
            Some(own) => {
                let own = own.clone();
                let diagram = classes::diagram(&mut ways.algebra, &checker.model, &own);
                (own, diagram)
            }
            None => {
                let earlier = arms.iter().map(|taken| taken.conditions.clone()).collect();
                let diagram = ways.algebra.not(covered);
                (Condition::Not(Box::new(Condition::Any(earlier))), diagram)
            }
        };
        if !ask.first_match {
            report_overlap(checker, ways, &arms, (span, diagram), reached);
        }
        let not_covered = ways.algebra.not(covered);
        let left = ways.algebra.and(reached, not_covered);
        let here = ways.algebra.and(left, diagram);
        if reached != NO {
            let reach = match here {
                NO if ways.reached.is_new(span) => {
                    let earlier = arms.iter().map(|it| (guard_span(it.arm), it.diagram));
                    let earlier: Vec<_> = earlier.collect();
                    let parts = (&mut ways.algebra, &mut ways.lines);
                    Reach::Not(why_not(checker, parts, &earlier, (reached, diagram)))
                }
                NO => Reach::Not(None),
                _ => Reach::Reached,
            };
            ways.reached.note(span, reach);
        }
        covered = ways.algebra.or(covered, diagram);
        arms.push(Taken {
            arm,
            conditions,
            diagram,
            reached: here,
        });
    }
    let not_covered = ways.algebra.not(covered);
    let missing = ways.algebra.and(reached, not_covered);
    if let Some(path) = ways.algebra.witness(missing) {
        let message = String::from("some answers reach no branch");
        let diagnostic = checker.error(Code::MissingCase, ask.span, message);
        let case = classes::case(&checker.model, &ways.algebra.variables, &path);
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
    let here = ways.algebra.and(reached, diagram);
    for other in earlier {
        ways.algebra.work(1);
        let both = ways.algebra.and(here, other.diagram);
        let Some(path) = ways.algebra.witness(both) else {
            continue;
        };
        let line = ways.lines.of(checker, guard_span(other.arm));
        let message = format!("this branch and the one of line {line} hold together");
        let diagnostic = checker.error(Code::Overlap, span, message);
        let case = classes::case(&checker.model, &ways.algebra.variables, &path);
        let help = "set them apart, or write `first-match` behind the question";
        checker.report(diagnostic.note(format!("for example {case}")).help(help));
        return;
    }
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
            if ways.on_the_way.len() >= MOST_BRANCHES {
                ways.algebra.builder.too_large = true;
                return Target::leaf(NOWHERE);
            }
            if !ways.continued.contains(&name.value) {
                ways.continued.push(name.value.clone());
            }
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
    if declared.is_none() {
        let message = format!("the outcome `{}` does not hold", written.outcome.value);
        let diagnostic = checker.error(Code::Gap, written.outcome.span, message);
        let help = "end this branch with the outcome, or say what the outcome is on these days";
        checker.report(diagnostic.help(help));
        return Target::leaf(NOWHERE);
    }
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
    let line = ways.lines.of(checker, written.outcome.span);
    let rule = Rule {
        path: ways.path.clone(),
        outcome: u16::try_from(outcome).unwrap_or(u16::MAX),
        settings,
        because,
        citations,
        written: (file, line),
    };
    let size = ways.path.iter().map(|guard| guard.condition.size());
    let size = size.fold(1, usize::saturating_add);
    ways.algebra.work(size.saturating_mul(8));
    if ways.rules.len() >= MOST_RULES || ways.algebra.too_large() {
        ways.algebra.builder.too_large = true;
        return Target::leaf(NOWHERE);
    }
    let number = u32::try_from(ways.rules.len()).unwrap_or(NOWHERE);
    ways.rules.push(rule);
    Target::leaf(number)
}
