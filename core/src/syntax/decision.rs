//! Decisions: outcomes, the way to them, and what to mind.

use alloc::boxed::Box;
use alloc::vec::Vec;

use nom::Parser as _;
use nom::combinator::{cut, opt};

use super::expected::{Expected, Parsed, fail};
use super::expression::expression;
use super::question::value;
use super::tree::{
    Action, Arm, ArmGuard, Ask, BillItem, Branch, Caution, Conclude, Decision, Endpoint,
    Expression, Name, Outcome, Purpose, Sentence, Text, Value,
};
use super::word::{At, braces, citations, keyword, name, names, period, sign, string};

/// How deep one `ask` may stand in another.
const DEEPEST: u8 = 32;

/// `decision endpoint "Which endpoint does this traffic need?" { ... }`
pub fn decision<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Decision> {
    let (rest, purpose) = match keyword("playbook")(text) {
        Ok((rest, ())) => (rest, Purpose::FindFault),
        Err(_) => (keyword("decision")(text)?.0, Purpose::Choose),
    };
    let (rest, name) = name(at, rest)?;
    let (rest, title) = string(at, rest)?;
    let what = "`help`, `outcome`, `ask`, `branch`, `caution` or `}`";
    let (rest, parts) = cut(braces(at, |text| part(at, text), what)).parse(rest)?;
    let mut decision = Decision {
        purpose,
        name,
        title,
        help: None,
        outcomes: Vec::new(),
        asks: Vec::new(),
        branches: Vec::new(),
        cautions: Vec::new(),
    };
    for part in parts {
        match part {
            Part::Help(help) => decision.help = Some(help),
            Part::Outcome(outcome) => decision.outcomes.push(outcome),
            Part::Ask(ask) => decision.asks.push(ask),
            Part::Branch(branch) => decision.branches.push(branch),
            Part::Caution(caution) => decision.cautions.push(caution),
        }
    }
    Ok((rest, decision))
}

enum Part {
    Help(Text),
    Outcome(Outcome),
    Ask(Ask),
    Branch(Branch),
    Caution(Caution),
}

fn part<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Part> {
    if let Ok((rest, ())) = keyword("help")(text) {
        return cut(|rest| string(at, rest))
            .parse(rest)
            .map(|(rest, it)| (rest, Part::Help(it)));
    }
    if keyword("outcome")(text).is_ok() {
        return outcome(at, text).map(|(rest, it)| (rest, Part::Outcome(it)));
    }
    if keyword("branch")(text).is_ok() {
        return branch(at, text).map(|(rest, it)| (rest, Part::Branch(it)));
    }
    if keyword("caution")(text).is_ok() {
        return caution(at, text).map(|(rest, it)| (rest, Part::Caution(it)));
    }
    ask(at, text, DEEPEST).map(|(rest, it)| (rest, Part::Ask(it)))
}

/// `branch interface-details { ask ... }`
fn branch<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Branch> {
    let (rest, ()) = keyword("branch")(text)?;
    let (rest, name) = cut(|rest| name(at, rest)).parse(rest)?;
    let (rest, ()) = cut(sign("{", "`{`")).parse(rest)?;
    at.piece(rest);
    let (rest, ask) = cut(|rest| ask(at, rest, DEEPEST)).parse(rest)?;
    let (rest, ()) = cut(sign("}", "`}` after the one `ask` of a branch")).parse(rest)?;
    Ok((rest, Branch { name, ask }))
}

/// `caution id "..." when ... [...]`
fn caution<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Caution> {
    let (rest, ()) = keyword("caution")(text)?;
    let (rest, name) = cut(|rest| name(at, rest)).parse(rest)?;
    let (rest, words) = cut(|rest| string(at, rest)).parse(rest)?;
    let (rest, ()) = cut(keyword("when")).parse(rest)?;
    let (rest, when) = cut(|rest| expression(at, rest)).parse(rest)?;
    let (rest, period) = period(rest)?;
    let (rest, citations) = citations(at, rest)?;
    Ok((
        rest,
        Caution {
            name,
            text: words,
            when,
            period,
            citations,
        },
    ))
}

/// `outcome gateway "Gateway endpoint" { ... } [...]`
fn outcome<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Outcome> {
    let (rest, ()) = keyword("outcome")(text)?;
    let (rest, name) = cut(|rest| name(at, rest)).parse(rest)?;
    let (rest, title) = cut(|rest| string(at, rest)).parse(rest)?;
    let what = "`summary`, `endpoint`, `step`, `bill` or `}`";
    let (rest, parts) = opt(braces(at, |text| outcome_part(at, text), what)).parse(rest)?;
    let (rest, period) = period(rest)?;
    let (rest, citations) = citations(at, rest)?;
    let mut outcome = Outcome {
        name,
        title,
        summaries: Vec::new(),
        endpoints: Vec::new(),
        steps: Vec::new(),
        bill: Vec::new(),
        period,
        citations,
    };
    for part in parts.unwrap_or_default() {
        match part {
            OutcomePart::Summary(summary) => outcome.summaries.push(summary),
            OutcomePart::Endpoint(endpoint) => outcome.endpoints.push(endpoint),
            OutcomePart::Step(step) => outcome.steps.push(step),
            OutcomePart::Bill(item) => outcome.bill.push(item),
        }
    }
    Ok((rest, outcome))
}

enum OutcomePart {
    Summary(Sentence),
    Endpoint(Endpoint),
    Step(Sentence),
    Bill(BillItem),
}

fn outcome_part<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, OutcomePart> {
    let (rest, word) = name(at, text)?;
    match word.value.as_str() {
        "summary" => cut(|rest| sentence(at, rest))
            .map(OutcomePart::Summary)
            .parse(rest),
        "step" => cut(|rest| sentence(at, rest))
            .map(OutcomePart::Step)
            .parse(rest),
        "endpoint" => cut(|rest| endpoint(at, rest))
            .map(OutcomePart::Endpoint)
            .parse(rest),
        "bill" => cut(|rest| bill(at, rest))
            .map(OutcomePart::Bill)
            .parse(rest),
        _ => fail(text, "`summary`, `endpoint`, `step`, `bill` or `}`"),
    }
}

/// `"..." from 2026-07-01`
pub fn sentence<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Sentence> {
    let (rest, text) = string(at, text)?;
    let (rest, period) = period(rest)?;
    Ok((rest, Sentence { text, period }))
}

/// `interface of service { private-dns yes }`
fn endpoint<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Endpoint> {
    let (rest, kind) = name(at, text)?;
    let (rest, of) = match keyword("of")(rest) {
        Ok((rest, ())) => cut(|rest| name(at, rest))
            .parse(rest)
            .map(|(rest, of)| (rest, Some(of)))?,
        Err(_) => (rest, None),
    };
    let (rest, settings) = opt(|rest| settings(at, rest)).parse(rest)?;
    let (rest, period) = period(rest)?;
    Ok((
        rest,
        Endpoint {
            kind,
            of,
            settings: settings.unwrap_or_default(),
            period,
        },
    ))
}

/// `{ private-dns yes  zones 3 }`
pub fn settings<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Vec<(Name, Value)>> {
    braces(at, |text| entry(at, text), "a name and its value, or `}`")(text)
}

fn entry<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, (Name, Value)> {
    let (rest, name) = name(at, text)?;
    let (rest, value) = cut(|rest| value(at, rest)).parse(rest)?;
    Ok((rest, (name, value)))
}

/// `interface-endpoint in region { gb = data }`
fn bill<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, BillItem> {
    let (rest, tariff) = name(at, text)?;
    let (rest, ()) = keyword("in")(rest)?;
    let (rest, region) = name(at, rest)?;
    let (rest, quantities) = braces(
        at,
        |text| quantity(at, text),
        "a quantity such as `gb = data`, or `}`",
    )(rest)?;
    let (rest, period) = period(rest)?;
    Ok((
        rest,
        BillItem {
            tariff,
            region,
            quantities,
            period,
        },
    ))
}

/// `gb = data`
pub fn quantity<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, (Name, Expression)> {
    let (rest, name) = name(at, text)?;
    let (rest, ()) = cut(sign("=", "`=`")).parse(rest)?;
    let (rest, expression) = cut(|rest| expression(at, rest)).parse(rest)?;
    Ok((rest, (name, expression)))
}

/// `first ask target first-match { ... }`
fn ask<'text>(at: At<'_>, text: &'text str, depth: u8) -> Parsed<'text, Ask> {
    let Some(depth) = depth.checked_sub(1) else {
        let help = "move the inner part to a `branch` and `continue` to it";
        let expected = Expected {
            help,
            ..Expected::new(text, "at most 32 nested `ask`s")
        };
        return Err(nom::Err::Failure(expected));
    };
    let (rest, pinned) = opt(keyword("first")).parse(text)?;
    let (rest, ()) = keyword("ask")(rest)?;
    let (rest, questions) = cut(|rest| names(at, rest)).parse(rest)?;
    let span = at.span(text, text).to(questions
        .last()
        .map_or(at.span(text, rest), |name| name.span));
    let (rest, first_match) = opt(keyword("first-match")).parse(rest)?;
    let what = "an answer, `when`, `otherwise` or `}`";
    let (rest, arms) = cut(braces(at, |text| arm(at, text, depth), what)).parse(rest)?;
    let (pinned, first_match) = (pinned.is_some(), first_match.is_some());
    Ok((
        rest,
        Ask {
            pinned,
            questions,
            first_match,
            arms,
            span,
        },
    ))
}

/// `aws-service because "..." [...]: ask ...`
fn arm<'text>(at: At<'_>, text: &'text str, depth: u8) -> Parsed<'text, Arm> {
    let (rest, guard) = guard(at, text)?;
    let (rest, because) = opt(|rest| because(at, rest)).parse(rest)?;
    let (rest, period) = period(rest)?;
    let (rest, citations) = match &because {
        Some(_) => citations(at, rest)?,
        None => (rest, Vec::new()),
    };
    let (rest, ()) = cut(sign(":", "`:` and where the branch leads")).parse(rest)?;
    let (rest, action) = cut(|rest| action(at, rest, depth)).parse(rest)?;
    Ok((
        rest,
        Arm {
            guard,
            because,
            period,
            citations,
            action,
        },
    ))
}

fn guard<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, ArmGuard> {
    if let Ok((rest, ())) = keyword("when")(text) {
        let (rest, condition) = cut(|rest| expression(at, rest)).parse(rest)?;
        let span = at.span(text, text).to(condition.span);
        return Ok((rest, ArmGuard::When(condition, span)));
    }
    let (rest, word) = name(at, text)?;
    if word.value == "otherwise" {
        return Ok((rest, ArmGuard::Otherwise(word.span)));
    }
    names(at, text).map(|(rest, values)| (rest, ArmGuard::Values(values)))
}

/// `because "..."`
fn because<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Text> {
    let (rest, ()) = keyword("because")(text)?;
    cut(|rest| string(at, rest)).parse(rest)
}

/// `conclude`, `continue` or another `ask`.
fn action<'text>(at: At<'_>, text: &'text str, depth: u8) -> Parsed<'text, Action> {
    if let Ok((rest, ())) = keyword("conclude")(text) {
        return conclude(at, rest).map(|(rest, conclude)| (rest, Action::Conclude(conclude)));
    }
    if let Ok((rest, ())) = keyword("continue")(text) {
        return cut(|rest| name(at, rest))
            .parse(rest)
            .map(|(rest, to)| (rest, Action::Continue(to)));
    }
    match ask(at, text, depth) {
        Ok((rest, ask)) => Ok((rest, Action::Ask(Box::new(ask)))),
        Err(nom::Err::Error(_)) => fail(text, "`conclude`, `continue` or `ask`"),
        Err(other) => Err(other),
    }
}

/// `gateway with { ... } because "..." [...]`
fn conclude<'text>(at: At<'_>, text: &'text str) -> Parsed<'text, Conclude> {
    let (rest, outcome) = cut(|rest| name(at, rest)).parse(text)?;
    let (rest, with) = opt(keyword("with")).parse(rest)?;
    let (rest, settings) = match with {
        Some(()) => cut(|rest| settings(at, rest)).parse(rest)?,
        None => (rest, Vec::new()),
    };
    let (rest, because) = cut(|rest| because(at, rest)).parse(rest)?;
    let (rest, period) = period(rest)?;
    let (rest, citations) = citations(at, rest)?;
    Ok((
        rest,
        Conclude {
            outcome,
            settings,
            because,
            period,
            citations,
        },
    ))
}
