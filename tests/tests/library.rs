//! Every case through the library: the truths written by hand, then the exact output.
#![expect(clippy::panic, reason = "a test fails by panicking")]

use std::env;
use std::fs;

use tollgate_tests::{case, expectation, library, specs};

#[test]
fn every_case_comes_out_as_written() {
    let update = env::var_os("TOLLGATE_UPDATE").is_some_and(|value| value == "1");
    let mut wrong = Vec::new();
    for file in case::all().unwrap_or_else(|error| panic!("{error}")) {
        let model = specs::model().unwrap_or_else(|error| panic!("{error}"));
        let mut lines = Vec::new();
        for case in &file.cases {
            let place = format!("{}: {}", file.path.display(), case.name);
            match library::run(&model, case) {
                Ok(ran) => {
                    let answer = serde_json::from_str(&ran.line)
                        .unwrap_or_else(|error| panic!("{place}: {error}"));
                    let broken = expectation::broken(ran.exit, &answer, &case.expect);
                    wrong.extend(broken.into_iter().map(|truth| format!("{place}: {truth}")));
                    lines.push(ran.line);
                }
                Err(error) => wrong.push(format!("{place}: {error}")),
            }
        }
        if update {
            let text = lines.join("\n") + "\n";
            fs::write(file.outputs_path(), text).unwrap_or_else(|error| panic!("{error}"));
            continue;
        }
        let outputs = file.outputs().unwrap_or_else(|error| panic!("{error}"));
        if lines.len() != outputs.len() {
            wrong.push(format!("{}: not one output a case", file.path.display()));
        }
        for ((case, line), output) in file.cases.iter().zip(lines).zip(outputs) {
            if line != output {
                wrong.push(format!(
                    "{}: {}: the output changed; set TOLLGATE_UPDATE=1 if it should\n  was {output}\n  is  {line}",
                    file.path.display(),
                    case.name
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
