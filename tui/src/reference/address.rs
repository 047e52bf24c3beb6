//! Where things stand: file names and anchors.
//!
//! Names of the rule language never hold two dashes in a row, so an anchor with `--` is never
//! somebody's name.

use tollgate_core::model::{Catalogue, Decision, Entry, Model, Purpose};

/// The page that lists all others.
pub const INDEX: &str = "index.html";
/// What can be priced.
pub const TARIFFS: &str = "tariffs.html";
/// What is billed by which tariff.
pub const BILLS: &str = "bills.html";
/// What plans build.
pub const PLANS: &str = "plans.html";
/// What is checked of estates and policies.
pub const CHECKS: &str = "checks.html";
/// Where sources are wrong or disagree.
pub const DISPUTES: &str = "disputes.html";
/// Where facts come from.
pub const SOURCES: &str = "sources.html";
/// How the pages look.
pub const STYLE: &str = "reference.css";
/// The anchor of a page's own content.
pub const MAIN: &str = "--main";

/// The page of a decision or a playbook; what it was before has its last day in the name.
pub fn decision(decision: &Decision) -> String {
    let kind = match decision.purpose {
        Purpose::Choose => "decision",
        Purpose::FindFault => "playbook",
    };
    let until = decision.period.until;
    let until = until.map_or_else(String::new, |day| format!("-until-{day}"));
    format!("{kind}-{}{until}.html", file_name(&decision.name))
}

/// The page of a catalogue, called after many of its records.
pub fn catalogue(name: &str) -> String {
    let name = file_name(name);
    let name = match name.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if name.ends_with(['s', 'x']) => format!("{name}es"),
        _ => format!("{name}s"),
    };
    let own = if name.starts_with("decision-") || name.starts_with("playbook-") {
        "catalogue-"
    } else {
        ""
    };
    format!("{own}{name}.html")
}

/// The place of a record.
pub fn record(catalogue: &Catalogue, entry: &Entry) -> String {
    format!("{}#{}", self::catalogue(&catalogue.name), entry.name)
}

/// The anchor of a question on the page of a decision.
pub fn question(name: &str) -> String {
    format!("question--{name}")
}

/// The anchor of a caution on the page of a decision.
pub fn caution(name: &str) -> String {
    format!("caution--{name}")
}

/// The anchor of a way to an outcome on the page of a decision.
pub fn rule(number: usize) -> String {
    format!("rule--{}", number + 1)
}

/// The anchor of a field on the page of a catalogue.
pub fn field(name: &str) -> String {
    format!("field--{name}")
}

/// The anchor of an input of plans.
pub fn input(name: &str) -> String {
    format!("input--{name}")
}

/// The anchor of a kind of resource of plans.
pub fn construct(name: &str) -> String {
    format!("construct--{name}")
}

/// The place of a tariff's rates in a Region.
pub fn rates(tariff: &str, region: &str) -> String {
    format!("{TARIFFS}#{tariff}--{region}")
}

/// The places that a name stands for: a tariff, records, decisions, outcomes.
pub fn places(model: &Model, name: &str) -> Vec<(String, String)> {
    let mut places = Vec::new();
    if let Some(tariff) = model.tariff(name) {
        places.push((format!("{TARIFFS}#{name}"), tariff.title.clone()));
    }
    for catalogue in &model.catalogues {
        for entry in catalogue.entries.iter().filter(|entry| entry.name == name) {
            places.push((record(catalogue, entry), entry.title.clone()));
        }
    }
    let book = super::check::rulebook(model);
    for check in book.checks.iter().filter(|check| check.name == name) {
        places.push((format!("{CHECKS}#{name}"), check.title.clone()));
    }
    for decided in &model.decisions {
        if decided.name == name {
            places.push((decision(decided), decided.title.clone()));
        }
        for outcome in decided.outcomes.iter().filter(|it| it.name == name) {
            let title = format!("{}: {}", decided.title, outcome.title);
            places.push((format!("{}#{name}", decision(decided)), title));
        }
    }
    places
}

/// A name that every file system takes and tells from every other: small letters, digits, dots and
/// dashes stay as they are.
fn file_name(name: &str) -> String {
    let mut written = String::new();
    for sign in name.chars() {
        match sign {
            'a'..='z' | '0'..='9' | '.' | '-' => written.push(sign),
            _ => written += &format!("_{:x}", u32::from(sign)),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_differ_where_names_do_and_stay_in_their_folder() {
        assert_eq!(catalogue("service"), "services.html");
        assert_eq!(catalogue("action-prefix"), "action-prefixes.html");
        assert_eq!(catalogue("policy"), "policies.html");
        assert_eq!(catalogue("key"), "keys.html");
        assert_eq!(catalogue("decision-x"), "catalogue-decision-xes.html");
        assert_eq!(file_name("a/b:C_d"), "a_2fb_3a_43_5fd");
    }
}
