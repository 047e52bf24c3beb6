//! The tables that the facts were gathered in, row by row against what the rule files say.
//!
//! The tables stand beside the project where it is written, and nowhere else.
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod bundles;
mod keys;
mod prices;
mod services;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tollgate_core::model::Model;
use tollgate_core::report::Entry;

/// What is wrong, all of it, so that one run shows every row.
type Wrong = Vec<String>;

fn model() -> Model {
    Model::from_image(tollgate_specs::IMAGE).unwrap_or_else(|error| panic!("{error:?}"))
}

/// The text of a table; nothing where it is not there, and then the test says so.
fn table(name: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let text = fs::read_to_string(folder.join(name)).ok();
    if text.is_none() {
        println!("{name} is not here: the rule files are compared with nothing");
    }
    text
}

/// The rows of comma-separated values, each by the words of the heading.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut lines = text.lines().map(fields);
    let heading = lines.next().unwrap_or_default();
    let row = |fields: Vec<String>| heading.iter().cloned().zip(fields).collect();
    lines.map(row).collect()
}

/// The fields of a line, of which those in quotation marks may hold commas.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for sign in line.chars() {
        match sign {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => fields
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|field| field.push(sign)),
        }
    }
    fields
}

/// A field of a row.
fn field<'row>(row: &'row BTreeMap<String, String>, name: &str) -> &'row str {
    row.get(name)
        .map_or_else(|| panic!("no column `{name}`"), String::as_str)
}

/// What a record says in a field.
fn said(entry: &Entry, name: &str) -> String {
    let field = entry.fields.iter().find(|field| field.name == name);
    field.map(|field| field.value.clone()).unwrap_or_default()
}

#[track_caller]
fn nothing_wrong(wrong: &Wrong, compared: usize) {
    assert!(compared > 0, "the table has no rows");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
