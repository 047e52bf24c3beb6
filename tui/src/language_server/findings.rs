//! What checking found in the open files, as editors show it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Value, json};
use tollgate_core::compile::compile;
use tollgate_core::diagnostic::{Diagnostic, Severity};
use tollgate_core::example;

use super::place;
use super::surroundings::{Document, around};

/// The findings of each open file, by its address. Files of one working copy are checked once.
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
            // Examples elsewhere may depend on this file, but only those of open files are shown.
            diagnostics.extend(example::run(model, &compiled.examples));
        }
        for (other, document) in documents {
            let Some(position) = around.position(other, document) else {
                continue;
            };
            let here = diagnostics.iter().filter(|it| {
                it.place
                    .is_some_and(|place| usize::from(place.file) == position)
            });
            let here: Vec<Value> = here.map(|it| finding(&document.text, it)).collect();
            found.insert(other.clone(), Value::Array(here));
        }
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
