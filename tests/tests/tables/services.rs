//! Services: names, hosts, endpoint policies, gateways, and which are reached across Regions.

use std::collections::BTreeMap;

use serde_json::Value;
use tollgate_core::listing;
use tollgate_core::report::Entry;

use crate::{Wrong, field, model, nothing_wrong, rows, said, table};

/// The services by the names of their endpoint services; `<region>` stands where a Region's name does.
fn services() -> BTreeMap<String, Entry> {
    let catalogue = listing::catalogue(&model());
    let named = catalogue.services.into_iter().map(|entry| {
        let name = said(&entry, "name").replace("{region}", "<region>");
        (name.replace("{id}", &entry.id), entry)
    });
    named.collect()
}

#[test]
fn every_service_of_the_table_is_carried() {
    let Some(text) = table("privatelink_services.csv") else {
        return;
    };
    let (services, mut wrong) = (services(), Wrong::new());
    let rows = rows(&text);
    for row in &rows {
        // One service makes its endpoints itself and has no name for them.
        let name = match field(row, "service_name") {
            "(service-managed)" => "(created by Amazon OpenSearch Service)",
            name => name,
        };
        let Some(entry) = services.get(name) else {
            wrong.push(format!("{name}: not carried"));
            continue;
        };
        let gateway = match field(row, "gateway_type") {
            "" => ("no", "yes"),
            "gateway-only" => ("yes", "no"),
            _ => ("yes", "yes"),
        };
        let policy = match field(row, "endpoint_policy") {
            "yes?" => "likely",
            "no?" => "unlikely",
            plain => plain,
        };
        let across = if field(row, "xrpl").is_empty() {
            "no"
        } else {
            "yes"
        };
        let facts = [
            ("policy", policy),
            ("gateway", gateway.0),
            ("interface", gateway.1),
            ("cross-region", across),
        ];
        for (name, printed) in facts {
            let own = said(entry, name);
            if own != printed {
                wrong.push(format!("{}: {name} is {own}, not {printed}", entry.id));
            }
        }
    }
    let known: Vec<&str> = rows.iter().map(|row| field(row, "service_name")).collect();
    let more = services
        .keys()
        .filter(|it| !known.contains(&it.as_str()) && !it.starts_with('('));
    wrong.extend(more.map(|name| format!("{name}: not in the table")));
    nothing_wrong(&wrong, rows.len());
}

#[test]
fn every_service_across_regions_is_carried() {
    let Some(text) = table("xrpl_services.csv") else {
        return;
    };
    let (services, mut wrong) = (services(), Wrong::new());
    let rows = rows(&text);
    for row in &rows {
        let name = field(row, "service_name");
        let own = services.get(name).map(|entry| said(entry, "cross-region"));
        if own.as_deref() != Some("yes") {
            wrong.push(format!("{name}: cross-region is {own:?}"));
        }
    }
    nothing_wrong(&wrong, rows.len());
}

/// Hosts are as real answers show them; where several are kept, those of the newest answer count.
#[test]
fn every_private_name_is_carried() {
    let Some(text) = table("private_dns_names.json") else {
        return;
    };
    let answers: BTreeMap<String, Value> =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
    let (services, mut wrong) = (services(), Wrong::new());
    for (key, answer) in &answers {
        let name = key.split('#').next().unwrap_or_default();
        let Some(entry) = services.get(&name.replace("us-east-1", "<region>")) else {
            wrong.push(format!("{key}: not carried"));
            continue;
        };
        let kinds = answer.get("type").and_then(Value::as_array);
        let kinds = kinds.into_iter().flatten().filter_map(Value::as_str);
        for kind in kinds {
            let field = kind.to_lowercase();
            if said(entry, &field) != "yes" {
                wrong.push(format!("{key}: no {field} endpoint"));
            }
        }
        let hosts = said(entry, "hosts").replace("{region}", "us-east-1");
        let hosts: Vec<&str> = hosts.split(", ").filter(|it| !it.is_empty()).collect();
        let printed = answer.get("private_dns_names").and_then(Value::as_array);
        let printed = printed.into_iter().flatten().filter_map(Value::as_str);
        for host in printed {
            if !hosts.contains(&host) {
                wrong.push(format!("{key}: `{host}` is not among {hosts:?}"));
            }
        }
    }
    nothing_wrong(&wrong, answers.len());
}
