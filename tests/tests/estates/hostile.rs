//! Estates that are broken, odd or meant to harm: they are refused or listed, and nothing falls over.

use tollgate_core::estate::read::{Beside, read};
use tollgate_core::source::SourceFile;
use tollgate_core::trace::{Knowledge, Request, trace};
use tollgate_tests::{case, specs};

fn file(text: &str) -> SourceFile {
    SourceFile {
        name: String::from("a.json"),
        text: text.to_owned(),
    }
}

#[test]
fn broken_json_is_refused_at_its_place() {
    let deep = "[".repeat(100_000);
    for text in [
        "{\"Vpcs\": [",
        "{\"Vpcs\": [{\"VpcId\": }]}",
        "{\"Vpcs\": [{} {}]}",
        "{\"Vpcs\": []} x",
        &deep,
    ] {
        let wrong = read(&[file("{}"), file(text)], &Beside::default());
        let wrong = wrong.expect_err("it is broken");
        let place = wrong
            .first()
            .and_then(|it| it.place)
            .expect("it has a place");
        assert_eq!(place.file, 1, "{text:.40}");
    }
}

#[test]
fn odd_values_are_listed_with_their_line() {
    let text = "{\"Vpcs\": [\n{\"VpcId\": 7, \"CidrBlock\": \"10.0.0.0/99\"},\n{\"VpcId\": \"vpc-1\", \"CidrBlock\": null}],\n\"Unheard\": 1}";
    let estate = read(&[file(text)], &Beside::default()).expect("it is JSON");
    let lines: Vec<u32> = estate.skipped.iter().map(|it| it.line).collect();
    assert_eq!(lines, [2, 2, 4, 2], "{:?}", estate.skipped);
    assert_eq!(estate.vpcs.len(), 1);
}

#[test]
fn cut_and_garbled_estates_never_fall_over() {
    let model = specs::model().expect("the specs are there");
    let known = Knowledge::of(&model, None);
    let path = case::root().join("trace/joined.estate");
    let text = std::fs::read_to_string(path).expect("the estate is there");
    let files: std::collections::BTreeMap<String, serde_json::Value> =
        serde_json::from_str(&text).expect("it is JSON");
    for (name, json) in &files {
        let whole = json.to_string();
        for step in 1..40 {
            // A file of which each text of a kind is replaced, and one that is cut off.
            let at = whole.len() * step / 40;
            let cut = whole
                .char_indices()
                .find(|(end, _)| *end >= at)
                .map_or(0, |(end, _)| end);
            let garbled = whole
                .replace(&format!("-{}", step % 10), "")
                .replace("10.0.", &format!("{step}."));
            for changed in [whole.get(..cut).unwrap_or(""), &garbled] {
                let mut all: Vec<SourceFile> = files
                    .iter()
                    .filter(|(other, _)| *other != name)
                    .map(|(other, json)| SourceFile {
                        name: other.clone(),
                        text: json.to_string(),
                    })
                    .collect();
                all.push(SourceFile {
                    name: name.clone(),
                    text: changed.to_owned(),
                });
                let Ok(estate) = read(&all, &Beside::default()) else {
                    continue;
                };
                for (from, to) in [
                    ("i-client", "secretsmanager.us-east-1.amazonaws.com"),
                    ("i-client", "10.2.1.20"),
                    ("on-premises", "10.0.1.10"),
                    ("internet", "198.51.100.20"),
                ] {
                    let request = Request {
                        from: from.to_owned(),
                        to: to.to_owned(),
                        ..Request::default()
                    };
                    if let Ok(report) = trace(&known, &estate, &request) {
                        assert!(!report.verdict.is_empty());
                    }
                }
            }
        }
    }
}
