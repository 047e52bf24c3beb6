//! Decisions that change in time, cut into stretches of days in which nothing changes. Each stretch is
//! proved by itself: a gap between two versions is a case without a branch there, an overlap of two
//! is a branch too many.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::compile::Checker;
use crate::compile::period::{self, Dated};
use crate::compile::tariff::rate_of_tariff;
use crate::date::Date;
use crate::model::Period;
use crate::source::Span;
use crate::syntax::tree::{Action, Arm, ArmGuard, Ask, Decision, Expression, ExpressionKind, Name};

use super::arm::guard_span;

/// Reports days that no fact of a decision can hold on, and versions of one that overlap or leave a
/// gap.
pub fn check(checker: &mut Checker<'_>, written: &Decision) {
    let mut named: Vec<(String, Period, Span)> = Vec::new();
    for outcome in &written.outcomes {
        let name = &outcome.name.value;
        named.push((
            format!("the outcome `{name}`"),
            outcome.period,
            outcome.name.span,
        ));
        let mut dated = Vec::new();
        for summary in &outcome.summaries {
            // The summaries of two outcomes of one name do not follow each other: the outcomes do.
            let what = format!("the summary of `{name}`");
            let place = checker.place(summary.text.span);
            let period = summary.period;
            dated.push(Dated {
                what,
                period,
                place,
            });
            period::check(checker, period, summary.text.span);
        }
        period::check_sequence(checker, dated);
        for step in &outcome.steps {
            period::check(checker, step.period, step.text.span);
        }
        for endpoint in &outcome.endpoints {
            period::check(checker, endpoint.period, endpoint.kind.span);
        }
        for item in &outcome.bill {
            period::check(checker, item.period, item.tariff.span);
        }
    }
    for caution in &written.cautions {
        let what = format!("the caution `{}`", caution.name.value);
        named.push((what, caution.period, caution.name.span));
    }
    let mut dated = Vec::new();
    for (what, period, span) in named {
        period::check(checker, period, span);
        let place = checker.place(span);
        dated.push(Dated {
            what,
            period,
            place,
        });
    }
    period::check_named(checker, dated);
    each_arm(written, &mut |arm| {
        period::check(checker, arm.period, guard_span(arm));
        if let Action::Conclude(conclude) = &arm.action {
            period::check(checker, conclude.period, conclude.because.span);
        }
    });
}

/// The stretches of days in which the same facts hold, the earliest first; all days are one where
/// nothing has a date.
pub fn stretches(checker: &Checker<'_>, written: &Decision) -> Vec<Period> {
    let mut starts: Vec<Date> = Vec::new();
    let mut note = |period: Period| {
        starts.extend(period.from);
        starts.extend(period.until.and_then(Date::next));
    };
    for outcome in &written.outcomes {
        note(outcome.period);
        outcome.summaries.iter().for_each(|it| note(it.period));
        outcome.steps.iter().for_each(|it| note(it.period));
        outcome.endpoints.iter().for_each(|it| note(it.period));
        outcome.bill.iter().for_each(|it| note(it.period));
    }
    each_arm(written, &mut |arm| note(of_arm(arm)));
    for name in rates_read(written) {
        let Ok((tariff, rate)) = rate_of_tariff(checker, name) else {
            continue;
        };
        let tariff = checker.model.tariffs.get(usize::from(tariff));
        let rows = tariff.into_iter().flat_map(|tariff| &tariff.rows);
        for row in rows.filter(|row| row.rate == rate && row.as_printed.is_none()) {
            let (from, until) = (row.from, row.until);
            note(Period { from, until });
        }
    }
    starts.sort_unstable();
    starts.dedup();
    let mut stretches = Vec::new();
    let mut from = None;
    for start in starts {
        let until = start.previous();
        stretches.push(Period { from, until });
        from = Some(start);
    }
    stretches.push(Period { from, until: None });
    stretches
}

/// What of a decision holds in a stretch; cautions are asked for their days with every answer.
pub fn within(written: &Decision, days: Period) -> Decision {
    let holds = |period: Period| period.meets(days);
    let mut decision = written.clone();
    decision.outcomes.retain(|outcome| holds(outcome.period));
    for outcome in &mut decision.outcomes {
        outcome.summaries.retain(|it| holds(it.period));
        outcome.steps.retain(|it| holds(it.period));
        outcome.endpoints.retain(|it| holds(it.period));
        outcome.bill.retain(|it| holds(it.period));
    }
    decision.cautions.retain(|it| holds(it.period));
    let branches = decision.branches.iter_mut().map(|branch| &mut branch.ask);
    for ask in decision.asks.iter_mut().chain(branches) {
        retain_arms(ask, days);
    }
    decision
}

/// A stretch in words.
pub fn words(days: Period) -> String {
    match (days.from, days.until) {
        (Some(from), Some(until)) => format!("so it is from {from} until {until}"),
        (Some(from), None) => format!("so it is from {from} on"),
        (None, Some(until)) => format!("so it is until {until}"),
        (None, None) => String::from("so it is on every day"),
    }
}

/// The days on which a branch holds: where it ends the way, those of its conclusion as well.
fn of_arm(arm: &Arm) -> Period {
    match &arm.action {
        Action::Conclude(conclude) => arm.period.and(conclude.period),
        Action::Continue(_) | Action::Ask(_) => arm.period,
    }
}

fn retain_arms(ask: &mut Ask, days: Period) {
    ask.arms.retain(|arm| of_arm(arm).meets(days));
    for arm in &mut ask.arms {
        if let Action::Ask(inner) = &mut arm.action {
            retain_arms(inner, days);
        }
    }
}

/// The rates that conditions of a decision read.
pub fn rates_read(written: &Decision) -> Vec<&Name> {
    let mut read = Vec::new();
    each_arm(written, &mut |arm| {
        if let ArmGuard::When(when, _) = &arm.guard {
            rates_in(when, &mut read);
        }
    });
    for caution in &written.cautions {
        rates_in(&caution.when, &mut read);
    }
    read
}

/// Adds the rates that a condition reads.
fn rates_in<'tree>(written: &'tree Expression, found: &mut Vec<&'tree Name>) {
    match &written.kind {
        ExpressionKind::Rate(rate, _) => found.push(rate),
        ExpressionKind::Not(inner)
        | ExpressionKind::Exists(inner)
        | ExpressionKind::Match(inner, ..)
        | ExpressionKind::Text(inner, ..) => rates_in(inner, found),
        ExpressionKind::Logic(_, left, right)
        | ExpressionKind::Compare(left, _, right)
        | ExpressionKind::Arithmetic(left, _, right) => {
            rates_in(left, found);
            rates_in(right, found);
        }
        ExpressionKind::Name(_) | ExpressionKind::Number(..) | ExpressionKind::Loop(..) => {}
    }
}

fn each_arm<'tree>(written: &'tree Decision, call: &mut impl FnMut(&'tree Arm)) {
    let branches = written.branches.iter().map(|branch| &branch.ask);
    for ask in written.asks.iter().chain(branches) {
        super::arm::each_ask(ask, &mut |ask| ask.arms.iter().for_each(&mut *call));
    }
}
