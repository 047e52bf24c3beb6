//! Checks and keys: what is not known, and every built-in check seen to find and to pass.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use tollgate_core::compile::compile;
use tollgate_core::evaluate::check::{Checked, check};
use tollgate_core::evaluate::table::{Fact, Table};
use tollgate_core::model::Subject;
use tollgate_core::source::SourceFile;
use tollgate_core::syntax::tree::{Given, ThingsFor};
use tollgate_tests::specs::built_in;

const PORT: &str = r#"
source log "Log" { }
unit metre
entity port "Port" { deep flag  ships many of ship by port }
entity ship "Ship" { port of port  draught number unit metre  kind one of tug, ferry  name text }
"#;

/// Runs one check over one ship of which so much is known.
#[track_caller]
fn run(expect: &str, facts: &[(&str, Fact)]) -> Checked {
    let check_text = format!(
        "{PORT}check c error \"C\" {{ for ship in ships  expect {expect}  say \"{{ship.id}}\" }} [log]"
    );
    let file = SourceFile {
        name: String::from("port.toll"),
        text: check_text,
    };
    let model = compile(&[file]).model.expect("no mistakes");
    let book = model.rulebook.unpack().expect("a rulebook");
    let mut table = Table::new(&book);
    let entity = |name: &str| book.entity(name).expect("declared");
    let (port, ship) = (entity("port"), entity("ship"));
    let field = |name: &str| book.field(ship, name).expect("declared");
    let harbour = table.add(port, "harbour").expect("a row");
    let petrel = table.add(ship, "petrel").expect("a row");
    table.set(petrel, field("port"), Fact::One(harbour));
    for (name, fact) in facts {
        table.set(petrel, field(name), fact.clone());
    }
    table.complete(ship);
    table.close();
    check(&book, &table, Subject::Estate, None)
}

#[test]
fn what_is_not_known_is_not_evaluated_unless_something_else_decides() {
    let tug = || vec![("kind", Fact::Word(0))];
    let no_name = || vec![("name", Fact::Absent)];
    for (expect, facts, findings, not_evaluated) in [
        ("ship.kind is tug", vec![], 0, 1),
        ("ship.kind is tug", tug(), 0, 0),
        ("ship.kind is ferry", tug(), 1, 0),
        ("not (ship.kind is ferry)", vec![], 0, 1),
        ("ship.kind is tug or ship.port.deep", tug(), 0, 0),
        ("ship.kind is ferry or ship.port.deep", tug(), 0, 1),
        ("ship.kind is ferry and ship.port.deep", tug(), 1, 0),
        ("ship.name exists", vec![], 0, 1),
        ("ship.name exists", no_name(), 1, 0),
        ("ship.name is \"x\"", no_name(), 1, 0),
        ("ship.name is not \"x\"", no_name(), 0, 0),
        ("ship.draught > 2 metre", vec![], 0, 1),
        // Every ship is known, and which of them lie in the harbour.
        (
            "some other in ship.port.ships where other is ship",
            vec![],
            0,
            0,
        ),
        ("number of ship.port.ships = 1", vec![], 0, 0),
        (
            "no other in ship.port.ships where other.kind is tug",
            vec![],
            0,
            1,
        ),
        // Not every port is known.
        (
            "ship.kind is tug and no port in ports where port.deep",
            tug(),
            0,
            1,
        ),
    ] {
        let checked = run(expect, &facts);
        let found = (checked.findings.len(), checked.not_evaluated.len());
        assert_eq!(found, (findings, not_evaluated), "{expect} {checked:?}");
    }
}

#[test]
fn what_is_missing_is_named() {
    let missing = |expect: &str| {
        let not_evaluated = run(expect, &[]).not_evaluated;
        let missing = not_evaluated.into_iter().flat_map(|it| it.missing);
        missing.collect::<Vec<_>>()
    };
    let both = missing("ship.kind is tug and ship.port.deep");
    assert_eq!(both, ["petrel.kind", "harbour.deep"]);
    // What a part decides by itself misses nothing.
    let one = missing("(ship.port.deep or ship.port exists) and ship.kind is tug");
    assert_eq!(one, ["petrel.kind"]);
    let harbours = missing("no port in ports where port is not ship.port");
    assert_eq!(harbours, ["ports"]);
}

#[test]
fn estates_fill_the_fields_that_are_declared() {
    let model = compile(&built_in()).model.expect("the specs compile");
    let book = model.rulebook.unpack().expect("a rulebook");
    let told = tollgate_core::audit::fields();
    let of_estates: BTreeSet<&str> = told.iter().map(|(entity, _)| *entity).collect();
    let mut open: Vec<String> = Vec::new();
    for entity in book
        .entities
        .iter()
        .filter(|it| of_estates.contains(it.name.as_str()))
    {
        let fields = entity.fields.iter().filter(|it| it.name != "id");
        let fields = fields.map(|field| (entity.name.as_str(), field.name.as_str()));
        let untold = fields.filter(|field| !told.contains(field));
        open.extend(untold.map(|(entity, field)| format!("{entity}.{field}")));
    }
    // Asked of requests, which come with them; filled for whatever service a field names; looked through by itself.
    let others = [
        "vpc.arn",
        "vpc.s3-through-nat",
        "vpc.dynamodb-through-nat",
        "endpoint.organisation",
        "endpoint.organisation-paths",
        "endpoint.policies",
    ];
    assert_eq!(open, others);
    for (entity, field) in told {
        let declared = book.entity(entity).and_then(|it| book.field(it, field));
        assert!(declared.is_some(), "`{entity}` has no `{field}`");
    }
}

/// The checks that some example lets find something, or find nothing among what it gives.
fn shown(finds: bool) -> BTreeSet<String> {
    let compiled = compile(&built_in());
    let examples = compiled.examples.into_iter();
    let cases = examples.filter_map(|(_, example)| {
        let Given::Things(ThingsFor::Check, of, things) = example.given else {
            return None;
        };
        let expected = example
            .expect
            .iter()
            .find(|(name, _)| name.value == "finds");
        let (_, found) = expected?;
        let found = format!("{found:?}");
        let none = found.contains("\"none\"");
        // Of several things of a kind that an example gives, the check finds one and passes another.
        let kinds: Vec<&str> = things.iter().map(|it| it.entity.value.as_str()).collect();
        let several = kinds
            .iter()
            .any(|kind| kinds.iter().filter(|other| *other == kind).count() > 1);
        let holds = if finds { !none } else { none || several };
        holds.then_some(of.value)
    });
    cases.collect()
}

/// The same of the cases of `policy lint`: a rule finds, or neither finds nor lacks a fact.
fn linted(names: &[&str], finding: &mut BTreeSet<String>, passing: &mut BTreeSet<String>) {
    let outputs = ["lint", "beside", "actions"].map(|name| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/cases/policy");
        let path = format!("{folder}/{name}.output.jsonl");
        std::fs::read_to_string(path).expect("the outputs of the cases")
    });
    let text = outputs.concat();
    for line in text.lines() {
        let report: serde_json::Value = serde_json::from_str(line).expect("a report");
        let rules = |list: &str| -> BTreeSet<String> {
            let list = report[list].as_array().cloned().unwrap_or_default();
            let rules = list.iter().filter_map(|it| it["rule"].as_str());
            rules.map(str::to_owned).collect()
        };
        let (found, lacking) = (rules("findings"), rules("not_evaluated"));
        if report["summary"].is_object() {
            let silent = names.iter().filter(|name| !found.contains(**name));
            let silent = silent.filter(|name| !lacking.contains(**name));
            passing.extend(silent.map(|name| (*name).to_owned()));
        }
        finding.extend(found);
    }
}

#[test]
fn every_check_is_seen_to_find_and_to_pass() {
    let model = compile(&built_in()).model.expect("the specs compile");
    let book = model.rulebook.unpack().expect("a rulebook");
    let (mut finding, mut passing) = (shown(true), shown(false));
    let names = book.checks.iter().map(|check| check.name.as_str());
    linted(&names.collect::<Vec<_>>(), &mut finding, &mut passing);
    let wrong = book.checks.iter().map(|check| check.name.clone());
    let wrong: Vec<String> = wrong
        .filter(|name| !finding.contains(name) || !passing.contains(name))
        .collect();
    assert_eq!(
        wrong, [""; 0],
        "each needs an example that finds and one that passes"
    );
    assert!(book.checks.len() > 20 && book.keys.len() > 25);
}
