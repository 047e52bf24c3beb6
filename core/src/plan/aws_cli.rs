//! A script of AWS commands: how a shell's words are quoted, and what has been made is kept.

mod quote;

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::draw::{Drawn, DrawnResource};
use super::name::upper;
use super::value::{Part, Value, one_line};
use crate::model::{Gives, NoteKind, Shape};
use quote::{json, shell};

/// What every script starts with, behind its title.
const HEAD: &str = r#"# Usage: SCRIPT apply | verify | rollback
# What has been made is kept in the file that STATE names, so that `rollback` takes back just that.
set -euo pipefail

STATE="${STATE:-$0.state}"
case "$STATE" in */*) ;; *) STATE="./$STATE" ;; esac
"#;

/// The functions that every script uses.
const FUNCTIONS: &str = r#"
say() { printf '\n== %s\n' "$1"; }
# A command may succeed and still make nothing: it prints None then.
keep() {
  case "${!1}" in ''|None) printf 'nothing was made for %s\n' "$1" >&2; return 1 ;; esac
  printf '%s=%q\n' "$1" "${!1}" >> "$STATE"
}
wait_for() {
  local tries
  for ((tries = 1; tries <= ${TRIES:-60}; tries++)); do
    if [ "$("${@:2}")" = "$1" ]; then return 0; fi
    sleep "${PAUSE:-10}"
  done
  printf 'not %s in time: %s\n' "$1" "${*:2}" >&2
  return 1
}
# Deleting often has to wait for something else to be gone.
take_back() {
  local tries
  for ((tries = 1; tries <= ${TRIES:-30}; tries++)); do
    if "$@"; then return 0; fi
    sleep "${PAUSE:-10}"
  done
  failed=yes
}
"#;

/// Whose account it is, where the code names it.
const CALLER: &str = r#"
CALLER="$(aws sts get-caller-identity --query Arn --output text)"
PARTITION="$(cut -d: -f2 <<< "$CALLER")"
ACCOUNT="$(cut -d: -f5 <<< "$CALLER")"
"#;

/// What every script ends with.
const TAIL: &str = r#"
if [ -f "$STATE" ]; then . "$STATE"; fi
case "${1:-}" in
  apply)
    if [ -s "$STATE" ]; then printf 'made already, as %s says: roll back first\n' "$STATE" >&2; exit 1; fi
    apply ;;
  verify) verify ;;
  rollback) rollback ;;
  *) printf 'usage: %s apply | verify | rollback\n' "$0" >&2; exit 2 ;;
esac
"#;

/// The whole script.
pub fn script(drawn: &Drawn<'_>, title: &str) -> String {
    let mut text = format!("#!/usr/bin/env bash\n# {}\n{HEAD}", one_line(title));
    text.push_str("\n# Where it is built. What is not known yet is asked for by name.\n");
    let region = "Region in which it is built";
    text.push_str(&set("REGION", region, &[drawn.region.as_str()]));
    text.push_str("export AWS_REGION=\"$REGION\" AWS_DEFAULT_REGION=\"$REGION\" AWS_PAGER=\"\"\n");
    for input in &drawn.inputs {
        let name = upper(&input.name);
        let values: Vec<&str> = input.values.iter().map(String::as_str).collect();
        if input.several {
            text.push_str(&set_several(&name, &input.title, &values));
        } else {
            text.push_str(&set(&name, &input.title, &values));
        }
    }
    text.push_str(FUNCTIONS);
    let mut body = String::from("\napply() {\n");
    for note in drawn.notes.iter().filter(|it| it.kind == NoteKind::Before) {
        body.push_str(&format!(
            "  say {}\n",
            shell(&[Part::Data(note.text.clone())], drawn)
        ));
        for run in &note.run {
            body.push_str(&format!("  {}\n", command(drawn, run)));
        }
    }
    for resource in &drawn.resources {
        create(&mut body, drawn, resource);
    }
    body.push_str("  say 'Done'\n}\n\nverify() {\n");
    for note in drawn.notes.iter().filter(|it| it.kind == NoteKind::Verify) {
        let said = match note.expect.as_str() {
            "" => note.text.clone(),
            expect => format!("{} (expected: {expect})", note.text),
        };
        body.push_str(&format!("  say {}\n", shell(&[Part::Data(said)], drawn)));
        for run in &note.run {
            body.push_str(&format!("  {}\n", command(drawn, run)));
        }
    }
    body.push_str("  say 'Looked at everything'\n}\n\nrollback() {\n  failed=\n");
    for resource in drawn.resources.iter().rev() {
        delete(&mut body, drawn, resource);
    }
    body.push_str("  if [ -n \"$failed\" ]; then say 'Something is left: see above'; exit 1; fi\n");
    body.push_str("  rm -f \"$STATE\"\n}\n");
    if body.contains("${ACCOUNT}") || body.contains("${PARTITION}") {
        text.push_str(CALLER);
    }
    text.push_str(&body);
    text.push_str(TAIL);
    text
}

/// A command of the specs with what it names in the variables of the script.
pub fn command(drawn: &Drawn<'_>, parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Plain(words) => text.push_str(words),
            Part::Data(_) | Part::Here(_) | Part::Input(_) | Part::Element(..) | Part::Made(..) => {
                text.push_str(&shell(core::slice::from_ref(part), drawn))
            }
        }
    }
    text
}

/// A variable with its value, or one that must be set.
fn set(name: &str, title: &str, values: &[&str]) -> String {
    let said = format!("# {}\n", one_line(title));
    match values.first() {
        Some(value) if !value.is_empty() => {
            format!("{said}{name}=\"${{{name}:-{}}}\"\n", quote::inside(value))
        }
        _ => format!("{said}: \"${{{name}:?set {name}}}\"\n"),
    }
}

/// A list of values, taken from a variable with blanks between where it is not known.
fn set_several(name: &str, title: &str, values: &[&str]) -> String {
    let given = match values {
        [] => format!("?set {name}, with blanks between"),
        values => format!("-{}", quote::inside(&values.join(" "))),
    };
    format!(
        "# {}\nread -r -a {name}_LIST <<< \"${{{name}:{given}}}\"\n",
        one_line(title)
    )
}

/// The variable that a resource's id or another thing it gives is kept in.
pub fn variable(resource: &DrawnResource<'_>, gives: &Gives) -> String {
    upper(&format!("{}-{}", resource.name, gives.name))
}

/// The mark that a resource was made, where nothing tells it apart.
fn mark(resource: &DrawnResource<'_>) -> String {
    match resource.construct.gives.first() {
        Some(gives) => variable(resource, gives),
        None => upper(&format!("{}-made", resource.name)),
    }
}

fn create(text: &mut String, drawn: &Drawn<'_>, resource: &DrawnResource<'_>) {
    if resource.construct.create.is_empty() {
        return;
    }
    let construct = resource.construct;
    let title = format!("{}: {}", construct.title, resource.name);
    text.push_str(&format!("  say {}\n", shell(&[Part::Data(title)], drawn)));
    let mut call = format!("aws {}", filled(drawn, resource, &construct.create));
    for (takes, value) in &resource.attributes {
        if let Some(option) = option(drawn, resource, (takes.shape, &takes.cli), value) {
            call.push_str(&format!(" \\\n    {option}"));
        }
    }
    let gives = construct
        .gives
        .iter()
        .filter(|it| it.look.is_empty() && !it.cli.is_empty());
    let gives: Vec<&Gives> = gives.collect();
    let mark = mark(resource);
    match gives.split_first() {
        None => {
            text.push_str(&format!(
                "  {call} > /dev/null\n  {mark}=yes\n  keep {mark}\n"
            ));
        }
        Some((first, [])) => {
            text.push_str(&format!(
                "  {mark}=\"$({call} \\\n    --query {} --output text)\"\n  keep {mark}\n",
                shell(&[Part::Data(first.cli.clone())], drawn)
            ));
        }
        Some(_) => {
            let queries: Vec<&str> = gives.iter().map(|it| it.cli.as_str()).collect();
            let query = format!("[{}]", queries.join(", "));
            let names: Vec<String> = gives.iter().map(|it| variable(resource, it)).collect();
            text.push_str(&format!(
                "  made=\"$({call} \\\n    --query {} --output text)\"\n",
                shell(&[Part::Data(query)], drawn)
            ));
            text.push_str(&format!("  read -r {} <<< \"$made\"\n", names.join(" ")));
            for name in names {
                text.push_str(&format!("  keep {name}\n"));
            }
        }
    }
    let (command, state) = &construct.ready;
    if !command.is_empty() {
        let command = filled(drawn, resource, command);
        let state = shell(&[Part::Data(state.clone())], drawn);
        text.push_str(&format!("  wait_for {state} aws {command} --output text\n"));
    }
    for gives in construct.gives.iter().filter(|it| !it.look.is_empty()) {
        let name = variable(resource, gives);
        let look = filled(drawn, resource, &gives.look);
        let query = shell(&[Part::Data(gives.cli.clone())], drawn);
        text.push_str(&format!(
            "  {name}=\"$(aws {look} --query {query} --output text)\"\n  keep {name}\n"
        ));
    }
}

fn delete(text: &mut String, drawn: &Drawn<'_>, resource: &DrawnResource<'_>) {
    if resource.construct.create.is_empty() || resource.construct.delete.is_empty() {
        return;
    }
    let mark = mark(resource);
    let title = format!("{}: {}", resource.construct.title, resource.name);
    text.push_str(&format!("  if [ -n \"${{{mark}:-}}\" ]; then\n"));
    text.push_str(&format!("    say {}\n", shell(&[Part::Data(title)], drawn)));
    let call = filled(drawn, resource, &resource.construct.delete);
    text.push_str(&format!("    take_back aws {call}\n  fi\n"));
}

/// A command of a construct with what the resource gives and takes in its gaps.
fn filled(drawn: &Drawn<'_>, resource: &DrawnResource<'_>, command: &str) -> String {
    let mut text = String::new();
    let mut rest = command;
    while let Some((before, from)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = from.split_once('}') else {
            break;
        };
        rest = after;
        let gives = resource.construct.gives.iter().find(|it| it.name == name);
        if let Some(gives) = gives {
            text.push_str(&format!("\"${}\"", variable(resource, gives)));
            continue;
        }
        let taken = resource
            .attributes
            .iter()
            .find(|(takes, _)| takes.name == name);
        if let Some((_, value)) = taken {
            text.push_str(&words(drawn, resource, value));
        }
    }
    text.push_str(rest);
    text
}

/// `--subnet-ids a b`, `--no-private-dns-enabled`; nothing where the command has no such option.
fn option(
    drawn: &Drawn<'_>,
    resource: &DrawnResource<'_>,
    (shape, name): (Shape, &str),
    value: &Value,
) -> Option<String> {
    if let (Shape::Tags, Value::Block(inner)) = (shape, value) {
        return tags(drawn, resource, inner);
    }
    if name.is_empty() {
        return None;
    }
    if let (Shape::Flag, Value::Flag(flag)) = (shape, value) {
        let bare = name.trim_start_matches('-');
        return Some(if *flag {
            name.to_string()
        } else {
            format!("--no-{bare}")
        });
    }
    if let (Shape::Pairs, Value::Block(inner)) = (shape, value) {
        let pairs = pairs(inner, "Name", "Value");
        return Some(format!("{name} {}", json(&pairs, None, drawn)));
    }
    if let (Shape::Document, _) = (shape, value) {
        return Some(format!("{name} {}", json(value, None, drawn)));
    }
    let words = words(drawn, resource, value);
    (!words.is_empty()).then(|| format!("{name} {words}"))
}

/// Words of a command; structures are JSON in the spelling of the construct.
fn words(drawn: &Drawn<'_>, resource: &DrawnResource<'_>, value: &Value) -> String {
    match value {
        Value::Number(number) => number.clone(),
        Value::Flag(flag) => String::from(if *flag { "true" } else { "false" }),
        Value::Text(parts) => shell(parts, drawn),
        Value::Block(_) => json(value, Some(resource.construct.camel), drawn),
        Value::List(values) if values.iter().any(|it| matches!(it, Value::Block(_))) => {
            json(value, Some(resource.construct.camel), drawn)
        }
        Value::List(values) => {
            let words = values.iter().map(|it| words(drawn, resource, it));
            words.collect::<Vec<_>>().join(" ")
        }
    }
}

fn tags(
    drawn: &Drawn<'_>,
    resource: &DrawnResource<'_>,
    inner: &[(String, Value)],
) -> Option<String> {
    let camel = resource.construct.camel;
    let (key, value) = if camel {
        ("key", "value")
    } else {
        ("Key", "Value")
    };
    match resource.construct.tags.as_str() {
        "" => None,
        "map" => {
            let map = Value::Block(inner.to_vec());
            Some(format!("--tags {}", json(&map, None, drawn)))
        }
        "list" => Some(format!(
            "--tags {}",
            json(&pairs(inner, key, value), None, drawn)
        )),
        kind => {
            let specification = Value::List(alloc::vec![Value::Block(alloc::vec![
                ("ResourceType".to_string(), Value::plain(kind)),
                ("Tags".to_string(), pairs(inner, key, value)),
            ])]);
            Some(format!(
                "--tag-specifications {}",
                json(&specification, None, drawn)
            ))
        }
    }
}

fn pairs(inner: &[(String, Value)], key: &str, value: &str) -> Value {
    let pair = |(name, held): &(String, Value)| {
        Value::Block(alloc::vec![
            (key.to_string(), Value::plain(name)),
            (value.to_string(), held.clone()),
        ])
    };
    Value::List(inner.iter().map(pair).collect())
}
