//! Plans: what is written parses, names only what the provider has, and obeys nothing of an answer.
#![expect(clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hcl::{Body, Expression, Structure};
use serde_json::Value;
use tollgate_core::compile::compile;
use tollgate_core::decide::Defaults;
use tollgate_core::facts::{Answer, Answers};
use tollgate_core::model::Model;
use tollgate_core::plan::{Format, Request, plan, printed};
use tollgate_core::report::{PlanReport, PlanStatus};
use tollgate_tests::specs::with_overlay;

/// What no shell, template or file may obey.
const HOSTILE: &[&str] = &[
    "\"; rm -rf / #",
    "'; touch owned; '",
    "$(touch owned)",
    "`touch owned`",
    "${var.vpc_id}",
    "%{ if true }x%{ endif }",
    "a\nb: c",
    "!Sub ${AWS::AccountId}",
    "*anchor",
    "\\",
    "}",
    "{{id}}",
    "EOF\n",
    "yes",
    "- a",
    "# not a comment",
];

fn reports() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/plan");
    let mut found = Vec::new();
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{error}"));
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.ends_with(".output.jsonl") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap_or_else(|error| panic!("{error}"));
        for (number, line) in (1..).zip(text.lines()) {
            let report: Value =
                serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}"));
            if report.get("status").and_then(Value::as_str) == Some("ready") {
                found.push((format!("{name}:{number}"), report));
            }
        }
    }
    assert!(found.len() > 20, "the cases hold plans");
    found
}

fn code<'report>(report: &'report Value, form: &str) -> &'report str {
    report.get(form).and_then(Value::as_str).unwrap_or_default()
}

#[test]
fn terraform_parses_and_names_only_what_the_provider_has() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/tf_aws_schema_subset.json");
    let schema: Option<Value> = fs::read_to_string(&path)
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok());
    let schema = schema.as_ref().and_then(|it| it.get("resources"));
    if schema.is_none() {
        println!(
            "{} is not there: names of attributes are not compared",
            path.display()
        );
    }
    let (mut wrong, mut apart) = (Vec::new(), BTreeSet::new());
    for (name, report) in reports() {
        let body: Body = match hcl::from_str(code(&report, "terraform")) {
            Ok(body) => body,
            Err(error) => {
                wrong.push(format!("{name}: {error}"));
                continue;
            }
        };
        for block in body.blocks().filter(|it| it.identifier() == "resource") {
            let kind = block.labels().first().map(|it| it.as_str().to_owned());
            let kind = kind.unwrap_or_default();
            let Some(known) = schema.and_then(|it| it.get(&kind)) else {
                apart.insert(kind);
                continue;
            };
            for structure in block.body() {
                let used = match structure {
                    Structure::Attribute(attribute) => attribute.key(),
                    Structure::Block(inner) => inner.identifier(),
                };
                let is_block = matches!(structure, Structure::Block(_));
                let found = known.get(used);
                let fits =
                    found.is_some_and(|it| it.get("is_block") == Some(&Value::Bool(is_block)));
                if !fits && used != "depends_on" {
                    wrong.push(format!("{name}: {kind} has no `{used}`"));
                }
            }
            let required = known.as_object().into_iter().flatten();
            let required =
                required.filter(|(_, it)| it.get("required") == Some(&Value::Bool(true)));
            for (wanted, _) in required {
                let given = block.body().attributes().any(|it| it.key() == wanted)
                    || block.body().blocks().any(|it| it.identifier() == wanted);
                if !given {
                    wrong.push(format!("{name}: {kind} needs `{wanted}`"));
                }
            }
        }
    }
    if schema.is_some() {
        println!("not in the table, so not compared: {apart:?}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_left_to_fill_in() {
    let mut wrong = Vec::new();
    for (name, report) in reports() {
        for form in ["terraform", "cloudformation", "aws_cli"] {
            let text = code(&report, form);
            for mark in ["{region}", "{id}", "<vpc", "{service", "\"\"\""] {
                // A gap of Terraform and the shell starts with a dollar sign.
                if text.replace("${id}", "").contains(mark) {
                    wrong.push(format!("{name}: {form} holds `{mark}`"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A rule file whose answer, record and texts go into every place that a plan has.
const OVERLAY: &str = r#"
source harness "Test of quoting"
text hostile "What is written on it?"
flag hung "Is it hung?"
decision sign "Which sign?" {
  outcome written "A sign" { summary "{hostile}" } [harness 1]
  outcome none "No sign" { summary "None." } [harness 1]
  ask hung {
    yes: conclude written because "it hangs" [harness 1]
    no:  conclude none because "it does not" [harness 1]
  }
}
construct sign "Sign" {
  terraform "aws_sign"
  cloudformation "AWS::Sign::Sign"
  create "ec2 create-sign"
  delete "ec2 delete-sign --text {words} --sign {id}"
  tags "sign"
  gives id terraform "id" cloudformation "Ref" cli "Id"
  takes words
  takes more list
  takes inner block
  takes both pairs
  takes policy document
  takes tags tags
} [harness 1]
blueprint signs "Signs" for sign.written {
  before "{hostile}" run "echo {hostile}"
  resource sign sign {
    words = hostile
    more = [hostile, "a {hostile} b {region}"]
    inner { words = hostile }
    both { key = hostile }
    policy { "aws:Key" = hostile  Other = "x {hostile} {region}" }
    tags { Name = "{hostile}" }
  }
  verify "{hostile}" run "echo {hostile} {sign.id}" expect "{hostile}"
} [harness 1]
"#;

fn hostile_plan(model: &Model, words: &str) -> PlanReport {
    let mut answers = Answers::default();
    answers.set("hung", Answer::Word("yes".into()));
    answers.set("hostile", Answer::Word(words.into()));
    let request = Request {
        decision: "sign",
        answers: &answers,
        defaults: Defaults::Leave,
        on: None,
    };
    plan(model, &request).unwrap_or_else(|found| panic!("{words}: {found:?}"))
}

/// The texts of an attribute that hold nothing but words.
fn texts(expression: &Expression, found: &mut Vec<String>) {
    match expression {
        Expression::String(text) => found.push(text.clone()),
        Expression::Array(inner) => inner.iter().for_each(|it| texts(it, found)),
        Expression::Object(inner) => inner.iter().for_each(|(_, it)| texts(it, found)),
        Expression::FuncCall(call) => call.args.iter().for_each(|it| texts(it, found)),
        _ => {}
    }
}

#[test]
fn an_answer_is_never_obeyed() {
    let compiled = compile(&with_overlay("overlay.toll", OVERLAY));
    let model = compiled
        .model
        .unwrap_or_else(|| panic!("{:?}", compiled.diagnostics));
    let folder = std::env::temp_dir().join(format!("tollgate-plans-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{error}"));
    for words in HOSTILE {
        let report = hostile_plan(&model, words);
        assert_eq!(report.status, PlanStatus::Ready, "{words}");
        let body: Body = hcl::from_str(&report.terraform)
            .unwrap_or_else(|error| panic!("{words}: {error}\n{}", report.terraform));
        let mut found = Vec::new();
        for block in body.blocks().filter(|it| it.identifier() == "resource") {
            for attribute in block.body().attributes() {
                texts(attribute.expr(), &mut found);
            }
        }
        let escaped = words.replace("${", "$${").replace("%{", "%%{");
        let whole = found
            .iter()
            .filter(|it| **it == *words || **it == escaped)
            .count();
        // A flag and a number keep their kind, and are no texts.
        assert!(whole >= 4 || *words == "yes", "{words}: {found:?}");
        ran(&folder, words, &report);
        let runbook = printed(&report, Format::Markdown);
        assert!(!runbook.contains("\n```\n```"), "{words}: {runbook}");
    }
    fs::remove_dir_all(&folder).unwrap_or_else(|error| panic!("{error}"));
}

/// Runs the script with an `aws` that only repeats its words: nothing else may happen.
fn ran(folder: &Path, words: &str, report: &PlanReport) {
    use std::os::unix::fs::PermissionsExt as _;
    use std::process::Command;

    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap_or_else(|error| panic!("{error}"));
        let mode = fs::Permissions::from_mode(0o755);
        fs::set_permissions(&path, mode).unwrap_or_else(|error| panic!("{error}"));
    };
    write(
        "aws",
        "#!/bin/sh\nprintf '%s\\0' \"$@\" >> \"$NOTES\"\necho made-1\n",
    );
    write("plan.sh", &report.aws_cli);
    let notes = folder.join("notes");
    let _ = fs::remove_file(&notes);
    for verb in ["apply", "verify", "rollback"] {
        let path = std::env::var("PATH").unwrap_or_default();
        let output = Command::new("bash")
            .arg(folder.join("plan.sh"))
            .arg(verb)
            .current_dir(folder)
            .env("PATH", format!("{}:{path}", folder.display()))
            .env("NOTES", &notes)
            .env("REGION", "us-east-1")
            .output()
            .unwrap_or_else(|error| panic!("bash: {error}"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "{words}: {verb}: {said}\n{}",
            report.aws_cli
        );
    }
    assert!(!folder.join("owned").exists(), "{words} was obeyed");
    let noted = fs::read_to_string(&notes).unwrap_or_default();
    let given = noted.split('\0').any(|word| word == words);
    assert!(given || words == "yes", "{words} did not arrive: {noted}");
}
