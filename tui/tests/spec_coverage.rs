//! Examples reach every way of the built-in decisions, and one can be written for every way.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by failing"
)]

use tollgate_core::compile::{Compiled, compile};
use tollgate_core::coverage::coverage;
use tollgate_core::example;
use tollgate_core::report::{DecisionCoverage, text};
use tollgate_core::source::SourceFile;
use tollgate_specs::FILES;

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile {
        name: name.to_string(),
        text: text.to_string(),
    }
}

/// Compiles files, which must hold together, and tells what their examples reach.
#[track_caller]
fn covered(files: &[SourceFile]) -> (Compiled, Vec<DecisionCoverage>) {
    let compiled = compile(files);
    assert_eq!(compiled.diagnostics, []);
    let model = compiled.model.as_ref().expect("there are no mistakes");
    let failures = example::run(model, &compiled.examples);
    assert_eq!(failures, []);
    let reached = coverage(model, &compiled.examples, files);
    (compiled, reached)
}

/// Files without any example: each way must get one that holds and takes it.
#[track_caller]
fn check_every_way_gets_an_example(mut files: Vec<SourceFile>) {
    let (_, before) = covered(&files);
    assert!(before.iter().all(|decision| decision.ways_reached == 0));
    let examples = text::missing_examples(&before);
    files.push(file("examples.toll", &examples));
    let (_, after) = covered(&files);
    for decision in after {
        assert_eq!(decision.missing_ways, [], "{}", decision.decision);
    }
}

#[test]
fn the_built_in_examples_take_every_way() {
    let files: Vec<SourceFile> = FILES.iter().map(|(name, text)| file(name, text)).collect();
    let (_, reached) = covered(&files);
    assert!(!reached.is_empty());
    for decision in reached {
        assert_eq!(decision.missing_ways, [], "{}", decision.decision);
    }
}

#[test]
fn every_way_of_the_built_in_decisions_gets_an_example() {
    let without_examples = FILES
        .iter()
        .filter(|(_, text)| !text.starts_with("example ") && !text.contains("\nexample "));
    check_every_way_gets_an_example(
        without_examples
            .map(|(name, text)| file(name, text))
            .collect(),
    );
}

const FERRIES: &str = r#"
source board "Board of fares" { verified 2026-09-01 }
unit car
unit tonne
set cargo "What is on it?" { people "People"  mail "Mail"  oil "Oil" }
number cars "How many cars?" unit car in 1..90 default 8
amount load "How heavy is the rest?" unit tonne in 0..0.5 default 0.2
amount limit "How heavy may it be?" unit tonne in 0..1000 default 3
decision boat "Which boat?" {
  outcome small "A small one" [board]
  outcome large "A large one" [board]
  outcome tanker "A tanker" [board]
  outcome none "None" [board]
  ask cargo {
    when cargo has oil and not cargo has any of (people, mail):
      conclude tanker because "only oil" [board oil]
    when cargo has oil and cargo has any of (people, mail):
      conclude none because "oil travels alone" [board oil]
    otherwise: ask cars, load, limit first-match {
      when 2 tonne/car * cars + load > limit: conclude none because "too heavy" [board limits]
      when cars < 20 cars and load > 0.3 tonne: conclude small because "few, with luggage" [board cars]
      when cars < 20 cars: conclude small because "few cars" [board cars]
      otherwise: conclude large because "many cars" [board cars]
    }
  }
  caution wet "The deck is wet." when outcome is small and cargo has mail [board deck]
}
"#;

#[test]
fn every_way_over_sets_and_compared_numbers_gets_an_example() {
    check_every_way_gets_an_example(vec![file("ferries.toll", FERRIES)]);
}

#[test]
fn what_no_example_reaches_is_named_by_its_line() {
    let one = "example \"Oil\" { decide boat { cargo oil } expect { outcome tanker } } [board]\n";
    let files = [file("ferries.toll", FERRIES), file("own.toll", one)];
    let (_, reached) = covered(&files);
    let printed = text::coverage(&reached);
    for words in [
        "boat: 1 of 6 ways, 0 of 1 cautions",
        "ferries.toll:18: no example ends in `none` here, as with cargo=",
        "ferries.toll:26: no example shows the caution `wet`",
    ] {
        assert!(printed.contains(words), "{printed}");
    }
}
