//! Which ways and cautions of the decisions the examples reach, and an example for each way that none
//! takes.
//!
//! A way counts as taken where the answers of an example leave it as the only one; an example that
//! is decided, but could still have come by several ways, shows none of them.

mod witness;

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use crate::compile::written_as_answer;
use crate::decide::ways_left;
use crate::evaluate::condition::holds;
use crate::facts::{Answer, Answers, read};
use crate::model::{Decision, Model, Rule};
use crate::report::{DecisionCoverage, MissingCaution, MissingWay, text};
use crate::source::{SourceFile, position};
use crate::syntax::parse;
use crate::syntax::tree::{Example, Given, Item};

/// How much of each decision the examples reach; the files are those that the model is compiled from.
#[must_use]
pub fn coverage(
    model: &Model,
    examples: &[(u16, Example)],
    files: &[SourceFile],
) -> Vec<DecisionCoverage> {
    let decisions = model.decisions.iter();
    decisions
        .map(|decision| of_decision(model, decision, examples, files))
        .collect()
}

fn of_decision(
    model: &Model,
    decision: &Decision,
    examples: &[(u16, Example)],
    files: &[SourceFile],
) -> DecisionCoverage {
    let reached = reached(model, decision, examples);
    let ways = (0_u16..).zip(&decision.rules);
    let missing_ways: Vec<MissingWay> = ways
        .filter(|(way, _)| reached.ways.binary_search(way).is_err())
        .map(|(way, rule)| missing_way(model, decision, way, rule))
        .collect();
    let cautions = decision.cautions.iter();
    let missing_cautions: Vec<MissingCaution> = cautions
        .filter(|caution| !reached.cautions.contains(&caution.name.as_str()))
        .map(|caution| missing_caution(&decision.name, &caution.name, files))
        .collect();
    let count = |all: usize| u32::try_from(all).unwrap_or(u32::MAX);
    let (ways, cautions) = (count(decision.rules.len()), count(decision.cautions.len()));
    DecisionCoverage {
        decision: decision.name.clone(),
        ways,
        ways_reached: ways.saturating_sub(count(missing_ways.len())),
        cautions,
        cautions_reached: cautions.saturating_sub(count(missing_cautions.len())),
        missing_ways,
        missing_cautions,
    }
}

/// What the examples of a decision reach.
#[derive(Default)]
struct Reached<'model> {
    ways: Vec<u16>,
    cautions: Vec<&'model str>,
}

fn reached<'model>(
    model: &'model Model,
    decision: &'model Decision,
    examples: &[(u16, Example)],
) -> Reached<'model> {
    let mut reached = Reached::default();
    for (_, example) in examples {
        let Given::Decide(name, pairs) = &example.given else {
            continue;
        };
        if name.value != decision.name || !decision.period.holds(example.on) {
            continue;
        }
        let mut answers = Answers::default();
        for (question, value) in pairs {
            answers.set(&question.value, Answer::Word(written_as_answer(value)));
        }
        let Ok(left) = ways_left(model, &decision.name, &answers, example.on) else {
            continue;
        };
        if let [way] = left.as_slice() {
            reached.ways.push(*way);
        }
        let outcome_of = |way: &u16| decision.rules.get(usize::from(*way)).map(|it| it.outcome);
        let outcome = left.first().and_then(outcome_of);
        let (Some(outcome), Ok(facts)) = (outcome, read(model, &answers, example.on)) else {
            continue;
        };
        if left.iter().all(|way| outcome_of(way) == Some(outcome)) {
            let shown = decision.cautions.iter();
            let shown = shown.filter(|it| it.period.holds(example.on));
            let shown = shown.filter(|it| holds(&it.when, &facts, Some(outcome)) == Some(true));
            reached.cautions.extend(shown.map(|it| it.name.as_str()));
        }
    }
    reached.ways.sort_unstable();
    reached.ways.dedup();
    reached
}

fn missing_way(model: &Model, decision: &Decision, way: u16, rule: &Rule) -> MissingWay {
    let outcome = decision.outcomes.get(usize::from(rule.outcome));
    let outcome = outcome.map_or("", |it| it.name.as_str());
    let found = witness::witness(model, decision, way).unwrap_or_default();
    let (file, line) = rule.written.clone();
    let mut example = String::new();
    if !found.given.is_empty() {
        example = written_example(model, decision, rule, outcome, &found);
    }
    MissingWay {
        outcome: outcome.to_string(),
        file,
        line,
        answers: found
            .given
            .iter()
            .map(|(question, answer)| format!("{question}={}", text::answer(answer)))
            .collect(),
        example,
    }
}

/// An `example` item: the answers, and the outcome that they lead to.
fn written_example(
    model: &Model,
    decision: &Decision,
    rule: &Rule,
    outcome: &str,
    answers: &Answers,
) -> String {
    let pairs = answers.given.iter();
    let pairs: Vec<String> = pairs
        .map(|(question, answer)| match answer {
            Answer::Word(word) => format!("{question} {word}"),
            Answer::Words(words) => format!("{question} {}", words.join(", ")),
        })
        .collect();
    let cited = rule.citations.first();
    let source = cited.and_then(|it| model.sources.get(usize::from(it.source)));
    let section = cited.map_or("", |it| it.section.as_str());
    let cite = source.map_or_else(String::new, |it| {
        let whole = format!("{} {section}", it.name);
        format!(" [{}]", whole.trim_end())
    });
    // Another day than today's has to be asked for.
    let day = decision.period.until;
    let on = day.map_or_else(String::new, |day| format!("  on {day}\n"));
    format!(
        "example \"{name}: {outcome}, with {title}\" {{\n{on}  decide {name} {{ {given} }}\n  expect {{ outcome {outcome} }}\n}}{cite}\n",
        name = decision.name,
        title = pairs.join("; "),
        given = pairs.join("  "),
    )
}

/// Where a caution is written; the later place counts where it was overridden.
fn missing_caution(decision: &str, caution: &str, files: &[SourceFile]) -> MissingCaution {
    let mut found = (String::new(), 0);
    for file in files.iter().filter(|file| file.text.contains(caution)) {
        let (written, _) = parse(&file.text, 0);
        let mut decisions = Vec::new();
        for written in &written {
            if let Item::Decision(it) = &written.item
                && it.name.value == decision
            {
                decisions.push(it);
            }
        }
        for written in decisions.iter().flat_map(|decision| &decision.cautions) {
            if written.name.value == caution {
                let line = position(&file.text, written.name.span.start).line;
                found = (file.name.clone(), line);
            }
        }
    }
    let (file, line) = found;
    MissingCaution {
        caution: caution.to_string(),
        file,
        line,
    }
}
