//! The policies of the guides: the table of their cases names every case, and no other.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

fn read(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/policy");
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn every_policy_of_the_guides_has_cases() {
    let table = read("COVERAGE.md");
    let words = table.lines().filter(|line| line.starts_with("| 0"));
    let words = words.flat_map(|line| line.split('`').skip(1).step_by(2));
    let listed: BTreeSet<String> = words
        .filter(|word| word.starts_with("00") && word.ends_with(':'))
        .map(str::to_owned)
        .collect();
    let mut found = BTreeSet::new();
    for file in ["guides.json", "guides-in-use.json", "lint.json"] {
        let cases: Value =
            serde_json::from_str(&read(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let names = cases.as_array().into_iter().flatten();
        let names = names.filter_map(|case| case["name"].as_str());
        let of_guides = names.filter(|name| name.starts_with("00"));
        found.extend(of_guides.filter_map(|name| Some(name.split_once(": ")?.0.to_owned() + ":")));
    }
    assert_eq!(found, listed);
}
