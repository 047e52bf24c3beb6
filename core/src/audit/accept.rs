//! What somebody accepts: in a file of accepted findings, or by tags of the things themselves.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::Options;
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic};
use crate::estate::{Estate, Mark, Name, Spot};
use crate::json::{Json, JsonValue};
use crate::policy::case::{Reader, field};
use crate::report::{AcceptedFinding, LintFinding, LintReport};

const FIELDS: [&str; 4] = ["rule", "resources", "reason", "until"];
/// The rules of a tag that accepts every finding.
const EVERY: &str = "all";

/// Findings that are accepted until a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    /// Each with its reason.
    pub accepted: Vec<Accepted>,
}

/// A finding that is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The rule.
    pub rule: String,
    /// Things that are involved, all of them; one is enough to tell which finding is meant.
    pub resources: Vec<String>,
    /// Why.
    pub reason: String,
    /// The last day on which it is.
    pub until: Date,
}

impl Baseline {
    /// Reads `{ "accepted": [ { "rule", "resources": [id...], "reason", "until": "2027-03-31" } ] }`.
    ///
    /// # Errors
    /// All mistakes of the text, each at its place in file 0.
    pub fn from_json(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let json = Json::parse(text).map_err(|found| alloc::vec![found])?;
        let mut reader = Reader { found: Vec::new() };
        let mut baseline = Self::default();
        if let Some(fields) = reader.record(&json, "a baseline", &["accepted"]) {
            match field(fields, "accepted") {
                Some(list) => {
                    let list = reader.list(list, "accepted");
                    let list = list.iter().filter_map(|it| accepted(&mut reader, it));
                    baseline.accepted = list.collect();
                }
                None => reader.found.push(lacks(&json, "accepted")),
            }
        }
        if reader.found.is_empty() {
            Ok(baseline)
        } else {
            Err(reader.found)
        }
    }
}

fn lacks(json: &Json, name: &str) -> Diagnostic {
    let help = "write `{ \"accepted\": [ { \"rule\": ..., \"resources\": [...], \"reason\": ..., \"until\": \"2027-03-31\" } ] }`";
    json.error(Code::MissingField, format!("there is no `{name}`"))
        .help(help)
}

fn accepted(reader: &mut Reader, json: &Json) -> Option<Accepted> {
    let fields = reader.record(json, "what is accepted", &FIELDS)?;
    let mut text = |name: &str| match field(fields, name) {
        Some(held) => reader.text(held, name).filter(|text| !text.is_empty()),
        None => {
            reader.found.push(lacks(json, name));
            None
        }
    };
    let (rule, reason, until) = (text("rule"), text("reason"), text("until"));
    let resources = match field(fields, "resources") {
        Some(Json {
            value: JsonValue::Text(one),
            ..
        }) => alloc::vec![one.clone()],
        Some(list) => {
            let list = reader.list(list, "resources").iter();
            list.filter_map(|it| reader.text(it, "resources")).collect()
        }
        None => Vec::new(),
    };
    if resources.is_empty() {
        reader.found.push(lacks(json, "resources"));
    }
    let day = until.as_deref()?.parse();
    if day.is_err() {
        let message = format!("`{}` is no day", until.unwrap_or_default());
        let wrong = json.error(Code::Json, message);
        reader
            .found
            .push(wrong.help("write year, month and day, as in 2027-03-31"));
    }
    Some(Accepted {
        rule: rule?,
        resources,
        reason: reason?,
        until: day.ok()?,
    })
}

/// Takes out of a report what is accepted; what was accepted until a day that is over stays, and says so.
pub fn accept(estate: &Estate, options: &Options, report: &mut LintReport) {
    let mut marks: Vec<&Mark> = estate.marks.iter().collect();
    marks.sort_by_key(|mark| order(mark.at));
    let mut listed: Vec<(&str, &str, usize)> = Vec::new();
    for (at, accepted) in options.baseline.accepted.iter().enumerate() {
        let first = accepted.resources.first();
        listed.extend(first.map(|first| (accepted.rule.as_str(), first.as_str(), at)));
    }
    listed.sort_unstable();
    let mut used = alloc::vec![false; options.baseline.accepted.len()];
    let mut kept = Vec::new();
    for mut finding in core::mem::take(&mut report.findings) {
        let found = by_file(options, &listed, &finding, &mut used)
            .or_else(|| by_tag(estate, &marks, &finding));
        let over = |day: Date| options.on.is_some_and(|on| on > day);
        match found {
            Some((accepted, Some(day))) if over(day) => {
                finding.message = format!(
                    "{} (accepted until {day}, which is over: {})",
                    finding.message, accepted.reason
                );
                kept.push(finding);
            }
            Some((accepted, _)) => report.accepted.push(accepted),
            None => kept.push(finding),
        }
    }
    report.findings = kept;
    for (accepted, _) in options
        .baseline
        .accepted
        .iter()
        .zip(used)
        .filter(|(_, used)| !used)
    {
        report.skipped.push(format!(
            "baseline: `{}` is not found at {} any more",
            accepted.rule,
            accepted.resources.join(", ")
        ));
    }
}

type Found = (AcceptedFinding, Option<Date>);

/// What a baseline accepts of a finding. It is looked for by the rule and the first of the things that it names.
fn by_file(
    options: &Options,
    listed: &[(&str, &str, usize)],
    finding: &LintFinding,
    used: &mut [bool],
) -> Option<Found> {
    let mut fitting: Option<usize> = None;
    for id in &finding.resources {
        let key = (finding.rule.as_str(), id.as_str());
        let start = listed.partition_point(|(rule, first, _)| (*rule, *first) < key);
        let same = listed.get(start..).unwrap_or(&[]).iter();
        for (_, _, at) in same.take_while(|(rule, first, _)| (*rule, *first) == key) {
            let accepted = options.baseline.accepted.get(*at);
            let fits = |it: &Accepted| it.resources.iter().all(|id| finding.resources.contains(id));
            if accepted.is_some_and(fits) {
                fitting = Some(fitting.map_or(*at, |known| known.min(*at)));
            }
        }
    }
    let at = fitting?;
    let found = options.baseline.accepted.get(at)?;
    *used.get_mut(at)? = true;
    let accepted = AcceptedFinding {
        rule: finding.rule.clone(),
        resource: finding.resources.join(", "),
        by: "baseline",
        reason: found.reason.clone(),
        until: Some(found.until.to_string()),
    };
    Some((accepted, Some(found.until)))
}

/// The place of a thing that may have tags.
fn spot(estate: &Estate, id: &str) -> Option<Spot> {
    let name = estate.names.find(id);
    let spots = [
        estate.vpc(name).map(|it| it.at),
        estate.subnet(name).map(|it| it.at),
        estate.table(name).map(|it| it.at),
        estate.nat_gateway(name).map(|it| it.at),
        estate.endpoint(name).map(|it| it.at),
        estate.group(name).map(|it| it.at),
    ];
    spots.into_iter().flatten().next()
}

/// What sets the places of things apart.
const fn order(at: Spot) -> (u16, Option<Name>, Option<u32>) {
    (at.file, at.list, at.number)
}

/// A tag of any thing that is involved. A day that cannot be read is over.
fn by_tag(estate: &Estate, marks: &[&Mark], finding: &LintFinding) -> Option<Found> {
    if marks.is_empty() {
        return None;
    }
    for id in &finding.resources {
        let Some(of) = spot(estate, id) else {
            continue;
        };
        let at = marks.partition_point(|mark| order(mark.at) < order(of));
        let Some(mark) = marks.get(at).filter(|mark| order(mark.at) == order(of)) else {
            continue;
        };
        let mut rules = estate.text(mark.rules).split_whitespace();
        if !rules.any(|rule| rule == EVERY || rule == finding.rule) {
            continue;
        }
        let until = mark.until.map(|until| estate.names.text(until).to_string());
        let day = until
            .as_deref()
            .map(|until| until.parse().unwrap_or(Date::EARLIEST));
        let accepted = AcceptedFinding {
            rule: finding.rule.clone(),
            resource: id.clone(),
            by: "tag",
            reason: estate.text(mark.reason).to_string(),
            until,
        };
        return Some((accepted, day));
    }
    None
}
