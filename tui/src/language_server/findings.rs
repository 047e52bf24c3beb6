//! What checking found in the open files, as editors show it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Value, json};
use tollgate_core::compile::compile;
use tollgate_core::diagnostic::{Diagnostic, Severity, report};
use tollgate_core::example;

use super::place;
use super::surroundings::{Document, Surroundings, around};

/// The findings of each open file, and of others where there are some, by address. Files of one
/// working copy are checked once.
pub fn findings(
    documents: &BTreeMap<String, Document>,
    overlays: &[PathBuf],
) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    for uri in documents.keys() {
        if found.contains_key(uri) {
            continue;
        }
        let around = around(uri, documents, overlays);
        let compiled = compile(&around.files);
        let mut diagnostics = compiled.diagnostics;
        if let Some(model) = &compiled.model {
            diagnostics.extend(example::run(model, &compiled.examples));
        }
        for (address, here) in by_address(uri, &around, &diagnostics) {
            if !here.is_empty() || documents.contains_key(&address) {
                found.insert(address, Value::Array(here));
            }
        }
    }
    found
}

/// Findings by the address of their file. Those of files that come with the program, which no editor
/// can open, are told at the start of the one that is open: it is what made them wrong.
fn by_address(
    uri: &str,
    around: &Surroundings,
    diagnostics: &[Diagnostic],
) -> BTreeMap<String, Vec<Value>> {
    let known = around.uris.iter().flatten();
    let mut found: BTreeMap<String, Vec<Value>> =
        known.map(|uri| (uri.clone(), Vec::new())).collect();
    for diagnostic in diagnostics {
        let position = diagnostic.place.map_or(0, |it| usize::from(it.file));
        let file = around.files.get(position);
        let text = file.map_or("", |file| file.text.as_str());
        let address = around.uris.get(position).and_then(Option::as_ref);
        let (address, told) = match address {
            Some(address) => (address.as_str(), finding(text, diagnostic)),
            None => {
                let place = report(diagnostic, &around.files);
                let mut moved = diagnostic.clone();
                moved.message = format!("{}:{}: {}", place.file, place.line, moved.message);
                moved.place = None;
                (uri, finding("", &moved))
            }
        };
        found.entry(address.to_string()).or_default().push(told);
    }
    found
}

fn finding(text: &str, diagnostic: &Diagnostic) -> Value {
    let mut message = diagnostic.message.clone();
    for note in &diagnostic.notes {
        message += &format!("\n{note}");
    }
    if let Some(help) = &diagnostic.help {
        message += &format!("\nhelp: {help}");
    }
    json!({
        "range": place::range(text, diagnostic.place.map(|it| it.span).unwrap_or_default()),
        "severity": match diagnostic.severity {
            Severity::Error => 1,
            Severity::Warning => 2,
            Severity::Notice => 3,
        },
        "code": diagnostic.code.word(),
        "source": "tollgate",
        "message": message,
    })
}
