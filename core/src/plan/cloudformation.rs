//! CloudFormation: how a template is written in YAML.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::draw::{Drawn, DrawnResource};
use super::name::pascal;
use super::value::{Part, Value};
use crate::model::{Here, Shape};
use crate::report::quote::quoted;

/// Longest description of a template, in bytes.
const LONGEST: usize = 1024;

/// The resource's name in the template; empty where CloudFormation has no such resource.
pub fn logical(resource: &DrawnResource<'_>) -> String {
    if resource.construct.cloudformation.is_empty() {
        return String::new();
    }
    pascal(&resource.name)
}

/// The whole template.
pub fn cloudformation(drawn: &Drawn<'_>, title: &str) -> String {
    let described: String = title.chars().take(LONGEST / 4).collect();
    let mut text = String::from("AWSTemplateFormatVersion: \"2010-09-09\"\n");
    text.push_str(&format!("Description: {}\n", scalar(&described)));
    if !drawn.inputs.is_empty() {
        text.push_str("\nParameters:\n");
    }
    for input in &drawn.inputs {
        let kind = match (input.cloudformation.as_str(), input.several) {
            ("", true) => "CommaDelimitedList",
            ("", false) => "String",
            (kind, _) => kind,
        };
        text.push_str(&format!("  {}:\n    Type: {kind}\n", pascal(&input.name)));
        text.push_str(&format!("    Description: {}\n", scalar(&input.title)));
        if !input.values.is_empty() {
            text.push_str(&format!(
                "    Default: {}\n",
                scalar(&input.values.join(","))
            ));
        }
    }
    text.push_str("\nResources:\n");
    let mut outputs = String::new();
    for resource in &drawn.resources {
        let logical = logical(resource);
        if logical.is_empty() {
            continue;
        }
        self::resource(&mut text, drawn, resource, &logical);
        if let Some(gives) = resource.construct.gives.first()
            && let Some(reference) = get(&logical, &gives.cloudformation)
        {
            let name = pascal(&format!("{}-{}", resource.name, gives.name));
            outputs.push_str(&format!("  {name}:\n    Value: {reference}\n"));
        }
    }
    if !outputs.is_empty() {
        text.push_str("\nOutputs:\n");
        text.push_str(&outputs);
    }
    text
}

fn resource(text: &mut String, drawn: &Drawn<'_>, resource: &DrawnResource<'_>, logical: &str) {
    let kind = &resource.construct.cloudformation;
    text.push_str(&format!("  {logical}:\n    Type: {kind}\n"));
    let after = resource
        .after
        .iter()
        .filter_map(|it| drawn.resources.get(*it));
    let after: Vec<String> = after
        .map(self::logical)
        .filter(|it| !it.is_empty())
        .collect();
    if !after.is_empty() {
        text.push_str(&format!("    DependsOn: [{}]\n", after.join(", ")));
    }
    let own = resource.attributes.iter();
    let own = own.filter(|(takes, _)| !takes.cloudformation.is_empty());
    for (number, (takes, value)) in own.enumerate() {
        if number == 0 {
            text.push_str("    Properties:\n");
        }
        let value = match (takes.shape, value) {
            (Shape::Tags, Value::Block(inner)) => pairs(inner, "Key"),
            (Shape::Pairs, Value::Block(inner)) => pairs(inner, "Name"),
            (Shape::Block | Shape::Blocks, value) => renamed(value),
            (
                Shape::Text
                | Shape::Flag
                | Shape::List
                | Shape::Pairs
                | Shape::Document
                | Shape::Tags,
                value,
            ) => value.clone(),
        };
        member(text, drawn, (&takes.cloudformation, &value), 3);
    }
}

/// Names and values as a list of both.
fn pairs(inner: &[(String, Value)], key: &str) -> Value {
    let pair = |(name, value): &(String, Value)| {
        Value::Block(alloc::vec![
            (String::from(key), Value::plain(name)),
            (String::from("Value"), value.clone()),
        ])
    };
    Value::List(inner.iter().map(pair).collect())
}

/// The value with the names of its attributes as CloudFormation spells them.
fn renamed(value: &Value) -> Value {
    match value {
        Value::Block(inner) => {
            let inner = inner
                .iter()
                .map(|(name, value)| (pascal(name), renamed(value)));
            Value::Block(inner.collect())
        }
        Value::List(values) => Value::List(values.iter().map(renamed).collect()),
        Value::Text(_) | Value::Number(_) | Value::Flag(_) => value.clone(),
    }
}

/// `Name: value`, at a depth of so many levels.
fn member(text: &mut String, drawn: &Drawn<'_>, (name, value): (&str, &Value), depth: usize) {
    let indent = "  ".repeat(depth);
    text.push_str(&format!("{indent}{}:", scalar(name)));
    nested(text, drawn, value, depth);
}

/// What stands behind the colon or the dash.
fn nested(text: &mut String, drawn: &Drawn<'_>, value: &Value, depth: usize) {
    let indent = "  ".repeat(depth);
    let deeper = depth.saturating_add(1);
    match value {
        Value::Block(inner) if inner.is_empty() => text.push_str(" {}\n"),
        Value::List(values) if values.is_empty() => text.push_str(" []\n"),
        Value::Block(inner) => {
            text.push('\n');
            for (name, value) in inner {
                member(text, drawn, (name, value), deeper);
            }
        }
        Value::List(values) => {
            text.push('\n');
            for value in values {
                match value {
                    Value::Block(inner) => {
                        let mut block = String::new();
                        for (name, value) in inner {
                            member(&mut block, drawn, (name, value), deeper.saturating_add(1));
                        }
                        // The first attribute stands on the line of the dash.
                        text.push_str(&format!("{indent}  - {}", block.trim_start()));
                    }
                    Value::List(_) | Value::Text(_) | Value::Number(_) | Value::Flag(_) => {
                        text.push_str(&format!("{indent}  -"));
                        nested(text, drawn, value, deeper);
                    }
                }
            }
        }
        Value::Number(number) => text.push_str(&format!(" {number}\n")),
        Value::Flag(flag) => text.push_str(if *flag { " true\n" } else { " false\n" }),
        Value::Text(parts) => text.push_str(&format!(" {}\n", words(drawn, parts))),
    }
}

/// A text: a reference alone, or several parts put together.
fn words(drawn: &Drawn<'_>, parts: &[Part]) -> String {
    if let [part] = parts
        && let Some(reference) = reference(drawn, part)
    {
        return reference;
    }
    let known = |part: &Part| matches!(part, Part::Plain(_) | Part::Data(_));
    if parts.iter().all(known) {
        return scalar(&parts.iter().map(plain).collect::<String>());
    }
    if parts.iter().any(|it| worked_out(drawn, it)) {
        let joined = parts
            .iter()
            .map(|part| reference(drawn, part).unwrap_or_else(|| quoted(&plain(part))));
        let joined: Vec<String> = joined.collect();
        return format!("!Join [\"\", [{}]]", joined.join(", "));
    }
    let mut text = String::new();
    for part in parts {
        match part {
            // What looks like a gap in words is none.
            Part::Plain(words) | Part::Data(words) => text.push_str(&words.replace("${", "${!")),
            Part::Here(_) | Part::Input(_) | Part::Element(..) | Part::Made(..) => {
                text.push_str(&format!("${{{}}}", gap(drawn, part)));
            }
        }
    }
    format!("!Sub {}", quoted(&text))
}

fn plain(part: &Part) -> String {
    match part {
        Part::Plain(words) | Part::Data(words) => words.clone(),
        Part::Here(_) | Part::Input(_) | Part::Element(..) | Part::Made(..) => String::new(),
    }
}

/// The name that stands in a gap.
fn gap(drawn: &Drawn<'_>, part: &Part) -> String {
    match part {
        Part::Plain(_) | Part::Data(_) => String::new(),
        Part::Here(Here::Region) => "AWS::Region".to_string(),
        Part::Here(Here::Account) => "AWS::AccountId".to_string(),
        Part::Here(Here::Partition) => "AWS::Partition".to_string(),
        Part::Input(input) | Part::Element(input, _) => {
            let input = drawn.inputs.get(*input);
            input.map_or_else(String::new, |it| pascal(&it.name))
        }
        Part::Made(resource, gives) => {
            let Some(resource) = drawn.resources.get(*resource) else {
                return String::new();
            };
            let gives = resource.construct.gives.get(*gives);
            match gives.map_or("", |it| it.cloudformation.as_str()) {
                "Ref" | "" => logical(resource),
                attribute => format!("{}.{attribute}", logical(resource)),
            }
        }
    }
}

/// What a part alone refers to; nothing for words.
fn reference(drawn: &Drawn<'_>, part: &Part) -> Option<String> {
    match part {
        Part::Plain(_) | Part::Data(_) => None,
        Part::Here(_) | Part::Input(_) => Some(format!("!Ref {}", gap(drawn, part))),
        Part::Element(_, index) => Some(format!("!Select [{index}, !Ref {}]", gap(drawn, part))),
        Part::Made(resource, gives) => {
            let resource = drawn.resources.get(*resource)?;
            let gives = resource.construct.gives.get(*gives)?;
            get(&logical(resource), &gives.cloudformation)
        }
    }
}

/// Whether a part is more than a name that could stand in a gap.
fn worked_out(drawn: &Drawn<'_>, part: &Part) -> bool {
    match part {
        Part::Element(..) => true,
        Part::Made(resource, gives) => {
            let resource = drawn.resources.get(*resource);
            let gives = resource.and_then(|it| it.construct.gives.get(*gives));
            gives.is_some_and(|it| it.cloudformation.contains("{id}"))
        }
        Part::Plain(_) | Part::Data(_) | Part::Here(_) | Part::Input(_) => false,
    }
}

/// What a resource gives: a reference, an attribute, or what is worked out of its name.
fn get(logical: &str, attribute: &str) -> Option<String> {
    if attribute.starts_with('!') {
        return Some(attribute.replace("{id}", logical));
    }
    if attribute.contains("{id}") {
        let named = format!("${{{logical}}}");
        return Some(format!(
            "!Sub {}",
            quoted(&attribute.replace("{id}", &named))
        ));
    }
    match attribute {
        "" => None,
        "Ref" => Some(format!("!Ref {logical}")),
        attribute => Some(format!("!GetAtt {logical}.{attribute}")),
    }
}

/// A text as YAML takes it: bare where it can be nothing else.
fn scalar(words: &str) -> String {
    const MEANT: [&str; 10] = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan",
    ];
    let lower = words.to_ascii_lowercase();
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "-_./".contains(sign);
    let bare = words.starts_with(|first: char| first.is_ascii_alphabetic())
        && words.chars().all(plain)
        && !MEANT.contains(&lower.as_str());
    if bare {
        String::from(words)
    } else {
        quoted(words)
    }
}
