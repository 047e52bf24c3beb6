//! Case files as they are written: what goes in, and what must come out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// One file of cases, and the file with their exact outputs.
#[derive(Debug)]
pub struct CaseFile {
    /// Where the cases stand.
    pub path: PathBuf,
    /// The cases.
    pub cases: Vec<Case>,
}

/// One input, with the truths that hold for its answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What the case shows.
    pub name: String,
    /// What is asked for.
    pub verb: Verb,
    /// The decision; the main one where none is named.
    pub decision: Option<String>,
    /// Answers by question, as in an answers file.
    pub answers: Option<Box<RawValue>>,
    /// A share text to resume.
    pub share: Option<String>,
    /// Whether open questions take their defaults.
    #[serde(default)]
    pub defaults: bool,
    /// A scenario, as in a scenario file.
    pub scenario: Option<Box<RawValue>>,
    /// A usage, as in a usage file.
    pub usage: Option<Box<RawValue>>,
    /// Rates that the user supplies: `KIND.RATE=VALUE`.
    #[serde(default)]
    pub rates: Vec<String>,
    /// A policy case, as in a cases file.
    pub case: Option<Box<RawValue>>,
    /// A policy to look through.
    pub policy: Option<Box<RawValue>>,
    /// What it is attached to: `gateway`, `interface` or `resource`.
    pub endpoint: Option<String>,
    /// The service of its endpoint.
    pub service: Option<String>,
    /// A usage file in Infracost's format, line by line.
    pub usage_file: Option<Vec<String>>,
    /// The Region of resources whose own is not told.
    pub region: Option<String>,
    /// Parameters of a template, `NAME=VALUE` each.
    #[serde(default)]
    pub parameters: Vec<String>,
    /// What stands beside the policy.
    pub beside: Option<Box<RawValue>>,
    /// An estate beside the cases, whose files those of `estate` replace or join.
    pub base: Option<String>,
    /// Files of an estate, by name.
    #[serde(default)]
    pub estate: BTreeMap<String, Box<RawValue>>,
    /// Findings that are accepted.
    pub baseline: Option<Box<RawValue>>,
    /// Where a packet starts.
    pub from: Option<String>,
    /// Where it goes.
    pub to: Option<String>,
    /// Which packet it is.
    pub protocol: Option<String>,
    /// Whether every subnet and every service is asked for, or those that `to` lists.
    #[serde(default)]
    pub all: bool,
    /// Changes to try.
    #[serde(default)]
    pub what_if: Vec<String>,
    /// The text of an answers file, a scenario file, a rule file or a file of resources, line by line.
    pub text: Option<Vec<String>>,
    /// A rule file that is laid over the built-in ones, line by line.
    pub specs: Option<Vec<String>>,
    /// The day whose rates are used.
    #[serde(default = "day")]
    pub on: String,
    /// Truths about the answer, by path.
    pub expect: BTreeMap<String, Value>,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verb {
    /// `decide`
    Decide,
    /// `price`
    Price,
    /// `price` of a plan, a state or a template
    PriceFile,
    /// `policy simulate`
    Simulate,
    /// `policy lint`
    Lint,
    /// `place`
    Place,
    /// `trace`
    Trace,
    /// `audit`
    Audit,
    /// `plan`
    Plan,
    /// `spec check`, for a rule file laid over the built-in ones
    Check,
    /// `spec test`, the same with all examples
    Test,
}

/// The day on which cases are asked that name none: no answer may depend on when tests run.
fn day() -> String {
    String::from("2026-11-15")
}

impl Case {
    /// The text of the input, whatever it is written as.
    #[must_use]
    pub fn input(&self) -> Option<String> {
        let written = self.answers.as_ref().or(self.scenario.as_ref());
        let written = written.or(self.case.as_ref()).or(self.policy.as_ref());
        let written = written.or(self.usage.as_ref());
        let lines = self.text.as_ref().map(|lines| lines.join("\n"));
        written.map(|json| json.get().to_owned()).or(lines)
    }
}

/// The folder that the files of an estate stand in.
pub const ESTATE: &str = "estate";

impl Case {
    /// The files of its estate: their names in the folder, and their texts.
    ///
    /// # Errors
    /// Where the estate that it is based on cannot be read.
    pub fn estate_files(&self) -> Result<BTreeMap<String, String>, String> {
        let mut files = BTreeMap::new();
        if let Some(base) = &self.base {
            let path = root().join("trace").join(format!("{base}.estate"));
            let text = fs::read_to_string(&path).map_err(|error| named(&path, &error))?;
            let read: BTreeMap<String, Box<RawValue>> =
                serde_json::from_str(&text).map_err(|error| named(&path, &error))?;
            files.extend(read.iter().map(|(name, json)| file(name, json)));
        }
        files.extend(self.estate.iter().map(|(name, json)| file(name, json)));
        Ok(files)
    }
}

/// A file of an estate: a value as JSON; a text, such as YAML, as it is.
fn file(name: &str, json: &RawValue) -> (String, String) {
    let text: Option<String> = serde_json::from_str(json.get()).ok();
    (
        name.to_owned(),
        text.unwrap_or_else(|| json.get().to_owned()),
    )
}

impl CaseFile {
    /// Where the exact outputs stand: one line for each case.
    #[must_use]
    pub fn outputs_path(&self) -> PathBuf {
        self.path.with_extension("output.jsonl")
    }

    /// The exact outputs, in the order of the cases.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn outputs(&self) -> Result<Vec<String>, String> {
        let path = self.outputs_path();
        let text = fs::read_to_string(&path).map_err(|error| named(&path, &error))?;
        Ok(text.lines().map(str::to_owned).collect())
    }
}

/// All case files, sorted by path.
///
/// # Errors
/// Where a file cannot be read or says something that no case can say.
pub fn all() -> Result<Vec<CaseFile>, String> {
    let mut paths = Vec::new();
    find(&root(), &mut paths)?;
    paths.sort();
    paths.into_iter().map(read).collect()
}

/// The folder of the case files.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

fn read(path: PathBuf) -> Result<CaseFile, String> {
    let text = fs::read_to_string(&path).map_err(|error| named(&path, &error))?;
    let cases = serde_json::from_str(&text).map_err(|error| named(&path, &error))?;
    Ok(CaseFile { path, cases })
}

fn find(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| named(folder, &error))?;
    for entry in entries {
        let path = entry.map_err(|error| named(folder, &error))?.path();
        if path.is_dir() {
            find(&path, found)?;
        } else if path.extension().is_some_and(|it| it == "json") {
            found.push(path);
        }
    }
    Ok(())
}

fn named(path: &Path, error: &dyn std::fmt::Display) -> String {
    format!("{}: {error}", path.display())
}
