//! What prose asks of the project's files, asked of the files.
#![expect(clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tollgate_core::model::{Catalogue, Price};
use tollgate_tests::specs;

/// The most lines of a source file.
const MOST_LINES: usize = 400;

/// The storeys of the core, from the ground up; a module reaches modules below its own storey, and
/// those that are listed here on the same one.
const STOREYS: &[&[&str]] = &[
    &["source", "quantity", "date", "image", "report", "address"],
    &["diagnostic", "model"],
    &["json", "syntax", "diagram"],
    &["facts", "estate"],
    &["compile", "evaluate"],
    &["policy", "price", "decide"],
    &["trace", "audit", "plan", "listing", "example", "coverage"],
    &["inspect"],
];
const SIDEWAYS: &[(&str, &str)] = &[("plan", "audit"), ("audit", "trace")];

/// Namespaces of AWS interfaces that readers and emitters must spell, a WAI-ARIA role, a way of a
/// placement, and words that inputs spell: kinds of endpoints, parts of a request's path, and policy cases.
const NAMESPACES: &[&str] = &[
    "ec2",
    "vpc-lattice",
    "ram",
    "route53",
    "iam",
    "cloudformation",
    "group",
    "gateway",
    "gateway-load-balancer",
    "service-network",
    "interface",
    "resource",
    "account",
    "action",
    "cases",
];

/// A source file of the project.
struct Source {
    /// Its path from the root, with `/`.
    name: String,
    text: String,
}

#[test]
fn files_stay_short_and_folders_have_no_mod_files() {
    let mut wrong = Vec::new();
    for source in sources(&["core", "specs", "tui", "wasm", "tests", "xtask", "web-demo"]) {
        let lines = source.text.lines().count();
        if lines > MOST_LINES {
            wrong.push(format!("{}: {lines} lines", source.name));
        }
        if source.name.ends_with("/mod.rs") {
            wrong.push(format!("{}: name it as its folder, beside it", source.name));
        }
    }
    nothing(&wrong);
}

#[test]
fn modules_of_the_core_reach_only_downwards() {
    let storey = |module: &str| STOREYS.iter().position(|storey| storey.contains(&module));
    let mut wrong = Vec::new();
    for source in sources(&["core/src"]) {
        let path = source.name.trim_start_matches("core/src/");
        let own = path.split(['/', '.']).next().unwrap_or_default();
        if own == "lib" {
            continue;
        }
        let Some(height) = storey(own) else {
            wrong.push(format!("{}: `{own}` has no storey", source.name));
            continue;
        };
        let text = product(&source.text);
        for module in reached(&text) {
            let sideways = SIDEWAYS.contains(&(own, module));
            let down = storey(module).is_some_and(|below| below < height);
            if module != own && !down && !sideways {
                wrong.push(format!("{}: reaches up to `{module}`", source.name));
            }
        }
    }
    nothing(&wrong);
}

/// The modules of the crate that a text names: `crate::x` and `crate::{x, y}`.
fn reached(text: &str) -> BTreeSet<&str> {
    let names = text.split("crate::").skip(1);
    let names = names.flat_map(|rest| match rest.strip_prefix('{') {
        Some(list) => list
            .split('}')
            .next()
            .unwrap_or_default()
            .split(',')
            .collect(),
        None => vec![rest],
    });
    let word = |rest: &'_ str| {
        rest.trim()
            .find(|sign: char| !sign.is_alphanumeric() && sign != '_')
    };
    names
        .filter_map(|rest| {
            let rest = rest.trim();
            let name = word(rest).map_or(rest, |end| &rest[..end]);
            // Macros and the crate's own lint names are no modules.
            (!name.is_empty() && name.starts_with(char::is_lowercase)).then_some(name)
        })
        .collect()
}

#[test]
fn nothing_is_left_to_do() {
    // Put together here, so that this file does not speak of itself.
    let marks = [["TO", "DO"], ["FIX", "ME"], ["XX", "X"], ["HA", "CK"]].map(|mark| mark.concat());
    let attributes = [
        ["#[ign", "ore"],
        ["#[should", "_panic"],
        ["todo", "!("],
        ["unimplemented", "!("],
    ];
    let attributes = attributes.map(|attribute| attribute.concat());
    let mut wrong = Vec::new();
    for source in sources(&["core", "specs", "tui", "wasm", "tests", "xtask", "web-demo"]) {
        for (number, line) in (1..).zip(source.text.lines()) {
            let mark = marks
                .iter()
                .find(|mark| words(line).any(|word| word == mark.as_str()));
            let attribute = attributes
                .iter()
                .find(|attribute| line.contains(attribute.as_str()));
            if let Some(found) = mark.or(attribute) {
                wrong.push(format!("{}:{number}: {found}", source.name));
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn docs_say_something() {
    let mut wrong = Vec::new();
    for source in sources(&["core", "specs", "tui", "wasm", "tests", "xtask"]) {
        if !source.name.ends_with(".rs") {
            continue;
        }
        let docs = |line: &str| {
            line.trim_start()
                .strip_prefix("///")
                .map(|words| !words.trim().is_empty())
        };
        let mut block: Option<(usize, bool)> = None;
        for (number, line) in (1..).zip(source.text.lines().chain([""])) {
            block = match (docs(line), block) {
                (Some(says), Some((start, said))) => Some((start, said || says)),
                (Some(says), None) => Some((number, says)),
                (None, Some((start, false))) => {
                    wrong.push(format!("{}:{start}: empty doc", source.name));
                    None
                }
                (None, _) => None,
            };
        }
    }
    nothing(&wrong);
}

#[test]
fn programs_hold_no_fact_of_the_specs() {
    let facts = facts();
    let mut wrong = Vec::new();
    for source in sources(&["core/src", "tui/src", "wasm", "xtask", "web-demo"]) {
        for (number, line) in (1..).zip(product(&source.text).lines()) {
            for literal in literals(line) {
                // An id that is a plain word as well is meant only where it stands alone.
                let plain = facts.get(literal);
                let apart = words(literal).find(|word| facts.contains(*word) && is_distinct(word));
                if let Some(fact) = plain.map(String::as_str).or(apart) {
                    wrong.push(format!("{}:{number}: `{fact}` in {literal}", source.name));
                }
            }
        }
    }
    nothing(&wrong);
}

/// Whether nobody would write this for another reason.
fn is_distinct(word: &str) -> bool {
    word.contains(|sign: char| !sign.is_alphabetic())
}

/// Ids of services and Regions, and prices. Those of up to four letters could be anything.
fn facts() -> BTreeSet<String> {
    let model = specs::model().unwrap_or_else(|error| panic!("{error}"));
    let mut facts = BTreeSet::new();
    // The names of values that users give, of rules that a trace applies and of files are words of
    // their own.
    let own = [
        "policy-value",
        "trace-rule",
        "path-charge",
        "collect-command",
    ];
    let given = |catalogue: &&Catalogue| own.contains(&catalogue.name.as_str());
    for catalogue in model.catalogues.iter().filter(|it| !given(it)) {
        let ids = catalogue.entries.iter().map(|entry| entry.name.clone());
        facts.extend(ids.filter(|id| id.len() > 4 || id.contains('.')));
    }
    for row in model.tariffs.iter().flat_map(|tariff| &tariff.rows) {
        let prices = match &row.price {
            Price::Flat(price) => vec![*price],
            Price::Tiers(tiers) => tiers.iter().map(|tier| tier.price).collect(),
        };
        let written = prices.iter().map(|price| price.shortest().to_string());
        facts.extend(written.filter(|price| price.contains('.')));
    }
    facts.retain(|fact| !NAMESPACES.contains(&fact.as_str()));
    assert!(facts.len() > 400, "the specs hold facts");
    facts
}

#[test]
fn the_changes_are_written_down() {
    let text = read(&root().join("CHANGELOG.md"));
    assert!(
        text.lines().any(|line| line.starts_with("## ")),
        "CHANGELOG.md names no version"
    );
}

/// A source text without its comments and without the tests at its end.
fn product(text: &str) -> String {
    let code = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    let lines = code.lines().map(|line| {
        if line.trim_start().starts_with("//") {
            ""
        } else {
            line
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The texts in quotes of a line.
fn literals(line: &str) -> impl Iterator<Item = &str> {
    line.split(['"', '\'', '`']).skip(1).step_by(2)
}

/// The words of a line: ids with dots and dashes are one word.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let parts = line.split(|sign: char| !sign.is_alphanumeric() && !"-._".contains(sign));
    parts
        .map(|word| word.trim_matches(['-', '.', '_']))
        .filter(|word| !word.is_empty())
}

fn nothing(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The source files in these folders; what is built or installed is none.
fn sources(folders: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    for folder in folders {
        let path = root().join(folder);
        if path.is_dir() {
            walk(&path, folder, &mut found);
        }
    }
    assert!(!found.is_empty());
    found
}

fn walk(folder: &Path, name: &str, found: &mut Vec<Source>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{name}: {error}"));
    for entry in entries.flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        let (path, name) = (entry.path(), format!("{name}/{file}"));
        if path.is_dir() {
            if !["target", "node_modules", "pkg", "dist"].contains(&file.as_str()) {
                walk(&path, &name, found);
            }
        } else if [".rs", ".js", ".mjs", ".ts"]
            .iter()
            .any(|ending| file.ends_with(ending))
        {
            found.push(Source {
                text: read(&path),
                name,
            });
        }
    }
}
