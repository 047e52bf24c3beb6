//! The plan that mends a finding: a decision, and its answers as the estate gives them.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::scene::Scene;
use crate::diagnostic::{Code, Diagnostic};
use crate::evaluate::check::Finding;
use crate::evaluate::path::id;
use crate::evaluate::table::{Fact, Table, Thing};
use crate::json::Json;
use crate::model::Model;
use crate::policy::knowledge::Record;
use crate::report::FindingPlan;

/// The catalogue of what mends, by the names of checks.
const MEND: &str = "mend";

/// The plan for a finding; nothing where the specs name none. An answer that the estate does not give is left out, so
/// that it becomes a variable of the plan.
pub fn mend(
    model: &Model,
    scene: &Scene<'_>,
    table: &Table,
    found: &Finding,
) -> Option<FindingPlan> {
    let check = scene.book.checks.get(usize::from(found.check))?;
    let of = model.catalogue(MEND)?;
    let entry = of.entries.iter().find(|entry| entry.name == check.name)?;
    let record = Record { of, entry };
    let first = *found.things.first()?;
    let answers = record.list("answers").iter().filter_map(|written| {
        let (name, value) = written.split_once('=')?;
        let value = match value.strip_prefix('@') {
            Some(path) => held(scene, table, first, path)?,
            None => value.to_string(),
        };
        Some([name, "=", &value].concat())
    });
    Some(FindingPlan {
        decision: String::from(record.word("decision")),
        answers: answers.collect(),
    })
}

/// What stands at the end of a path over the fields of a thing: ids and texts, with commas between; the thing's own id
/// at its beginning.
fn held(scene: &Scene<'_>, table: &Table, thing: Thing, path: &str) -> Option<String> {
    let (step, rest) = path.split_once('.').unwrap_or((path, ""));
    let field = scene.book.field(thing.entity, step)?;
    match table.fact(thing, field) {
        Fact::One(to) if rest.is_empty() => return Some(id(table, *to)),
        Fact::One(to) => return held(scene, table, *to, rest),
        Fact::Text(text) => return Some(text.clone()),
        Fact::Unknown
        | Fact::Absent
        | Fact::Flag(_)
        | Fact::Number(_)
        | Fact::Word(_)
        | Fact::List(_)
        | Fact::Many(_) => {}
    }
    let (things, all) = table.referred(thing, field);
    let ids: Vec<String> = things.iter().map(|thing| id(table, *thing)).collect();
    (all && !ids.is_empty()).then(|| ids.join(","))
}

/// Reads a finding as an audit prints it, alone or the only one with a plan in a whole report: its decision and its answers.
///
/// # Errors
/// Where the text is none of these, no finding has a plan, or several have.
pub fn planned(text: &str) -> Result<FindingPlan, Diagnostic> {
    let json = Json::parse(text)?;
    let findings = json
        .field("findings")
        .map_or(core::slice::from_ref(&json), Json::items);
    let plans: Vec<&Json> = findings
        .iter()
        .filter_map(|finding| finding.field("plan"))
        .collect();
    let wrong = |message: &str, help: &str| {
        Diagnostic::unplaced(Code::Json, String::from(message)).help(help)
    };
    let [plan] = plans.as_slice() else {
        return Err(if plans.is_empty() {
            wrong(
                "no finding here can be mended by a plan",
                "give a finding of `audit --format json` that has a `plan`; others say in `fix` what mends them",
            )
        } else {
            wrong(
                "several findings here can be mended by a plan",
                "give one of them, such as `.findings[0]` of the report",
            )
        });
    };
    let decision = plan.field("decision").and_then(Json::text);
    let answers = plan.field("answers").map_or(&[][..], Json::items);
    match decision {
        Some(decision) => Ok(FindingPlan {
            decision: decision.to_string(),
            answers: answers
                .iter()
                .filter_map(|it| Some(it.text()?.to_string()))
                .collect(),
        }),
        None => Err(wrong(
            "the plan of this finding names no decision",
            "give it as `audit` printed it",
        )),
    }
}
