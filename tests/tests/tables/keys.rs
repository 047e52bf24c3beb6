//! Condition keys: which services set which of them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tollgate_core::listing;
use tollgate_core::report::Entry;

use crate::{Wrong, field, model, nothing_wrong, rows, said, table};

/// The ids of the records that say yes in a field.
fn with<'entry>(entries: impl IntoIterator<Item = &'entry Entry>, name: &str) -> BTreeSet<String> {
    let entries = entries.into_iter().filter(|it| said(it, name) == "yes");
    entries.map(|it| it.id.clone()).collect()
}

#[test]
fn every_key_names_its_services() {
    let Some(text) = table("vpce_key_support.json") else {
        return;
    };
    let printed: BTreeMap<String, Value> =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
    let catalogue = listing::catalogue(&model());
    let prefixes = catalogue
        .catalogues
        .iter()
        .filter(|list| list.id == "action-prefix");
    let prefixes: Vec<&Entry> = prefixes.flat_map(|list| &list.entries).collect();
    let (mut wrong, mut compared) = (Wrong::new(), 0);
    for (name, printed) in printed.iter().filter(|(name, _)| !name.starts_with('_')) {
        compared += 1;
        let printed = printed.as_array().into_iter().flatten();
        let printed: BTreeSet<String> = printed
            .filter_map(Value::as_str)
            .map(String::from)
            .collect();
        let own: BTreeSet<String> = match name.as_str() {
            "rcp_services" => with(prefixes.iter().copied(), "resource-control"),
            "sensitive_no_wildcards" => with(&catalogue.keys, "sensitive"),
            name => {
                let own = catalogue.keys.iter().find(|key| key.id == name);
                let services = own.map(|key| said(key, "services")).unwrap_or_default();
                services.split(", ").map(String::from).collect()
            }
        };
        if own != printed {
            let apart: Vec<_> = own.symmetric_difference(&printed).collect();
            wrong.push(format!("{name}: differs in {apart:?}"));
        }
    }
    nothing_wrong(&wrong, compared);
}

#[test]
fn every_prefix_names_its_keys() {
    let Some(text) = table("vpce_condition_key_services.csv") else {
        return;
    };
    let catalogue = listing::catalogue(&model());
    let lists = catalogue.catalogues.iter();
    let prefixes = lists.filter(|list| list.id == "action-prefix");
    let prefixes: BTreeMap<&str, &Entry> = prefixes
        .flat_map(|list| &list.entries)
        .map(|entry| (entry.id.as_str(), entry))
        .collect();
    let (rows, mut wrong) = (rows(&text), Wrong::new());
    for row in &rows {
        let prefix = field(row, "iam_prefix");
        let Some(entry) = prefixes.get(prefix) else {
            wrong.push(format!("{prefix}: not carried"));
            continue;
        };
        let columns = [
            ("aws:SourceVpcArn", "vpc-arn"),
            ("aws:VpceAccount", "account"),
            ("aws:VpceOrgPaths", "account"),
            ("aws:VpceOrgID", "organisation"),
        ];
        for (column, name) in columns {
            let printed = match field(row, column) {
                "" => "no",
                other => other,
            };
            if said(entry, name) != printed {
                wrong.push(format!("{prefix}: {column} is not {printed}"));
            }
        }
    }
    nothing_wrong(&wrong, rows.len());
}
