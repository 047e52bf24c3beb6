//! Terraform: how HCL is written and quoted.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::draw::{Drawn, DrawnInput, DrawnResource};
use super::name::snake;
use super::value::{Part, Value, one_line};
use crate::model::{Here, Shape};

/// What every file starts with; the name of the provider belongs to the dialect.
const HEAD: &str = r#"terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = var.region
}
"#;

/// The resource's address; empty where Terraform has no such resource.
pub fn address(resource: &DrawnResource<'_>) -> String {
    match resource.construct.terraform.as_str() {
        "" => String::new(),
        kind => format!("{kind}.{}", snake(&resource.name)),
    }
}

/// The whole file.
pub fn terraform(drawn: &Drawn<'_>, title: &str) -> String {
    let mut text = format!("# {}\n\n{HEAD}", one_line(title));
    let region = DrawnInput {
        name: "region".to_string(),
        title: "Region in which it is built".to_string(),
        several: false,
        cloudformation: String::new(),
        values: match drawn.region.as_str() {
            "" => Vec::new(),
            region => alloc::vec![region.to_string()],
        },
        run: String::new(),
    };
    variable(&mut text, &region);
    for input in &drawn.inputs {
        variable(&mut text, input);
    }
    let mut resources = String::new();
    for resource in &drawn.resources {
        self::resource(&mut resources, drawn, resource);
    }
    for data in ["aws_caller_identity", "aws_partition"] {
        if resources.contains(&format!("data.{data}.current")) {
            text.push_str(&format!("\ndata \"{data}\" \"current\" {{}}\n"));
        }
    }
    text.push_str(&resources);
    for resource in &drawn.resources {
        let gives = resource.construct.gives.iter();
        for gives in gives.filter(|it| !it.terraform.is_empty()).take(1) {
            let name = snake(&format!("{}-{}", resource.name, gives.name));
            let address = address(resource);
            if !address.is_empty() {
                let value = format!("{address}.{}", gives.terraform);
                text.push_str(&format!("\noutput \"{name}\" {{\n  value = {value}\n}}\n"));
            }
        }
    }
    text
}

fn variable(text: &mut String, input: &DrawnInput) {
    let name = snake(&input.name);
    let kind = if input.several {
        "list(string)"
    } else {
        "string"
    };
    text.push_str(&format!("\nvariable \"{name}\" {{\n"));
    let described = format!("  description = {}\n", quoted(&input.title));
    let values: Vec<String> = input.values.iter().map(|it| quoted(it)).collect();
    text.push_str(&described);
    text.push_str(&format!("  type        = {kind}\n"));
    if input.several && !values.is_empty() {
        text.push_str(&format!("  default     = [{}]\n", values.join(", ")));
    } else if let Some(value) = values.first() {
        text.push_str(&format!("  default     = {value}\n"));
    }
    text.push_str("}\n");
}

fn resource(text: &mut String, drawn: &Drawn<'_>, resource: &DrawnResource<'_>) {
    if resource.construct.terraform.is_empty() {
        return;
    }
    let kind = &resource.construct.terraform;
    text.push_str(&format!(
        "\nresource \"{kind}\" \"{}\" {{\n",
        snake(&resource.name)
    ));
    let mut blocks = String::new();
    let mut plain = Vec::new();
    for (takes, value) in &resource.attributes {
        let name = takes.terraform.as_str();
        if name.is_empty() {
            continue;
        }
        match (takes.shape, value) {
            (Shape::Block, Value::Block(inner)) => block(&mut blocks, drawn, (name, inner), 1),
            (Shape::Blocks, Value::List(several)) => {
                for value in several {
                    if let Value::Block(inner) = value {
                        block(&mut blocks, drawn, (name, inner), 1);
                    }
                }
            }
            (Shape::Blocks, Value::Block(inner)) => block(&mut blocks, drawn, (name, inner), 1),
            (Shape::Document, value) => {
                let document = expression(drawn, value, 1);
                plain.push((name.to_string(), format!("jsonencode({document})")));
            }
            (
                Shape::Text
                | Shape::Flag
                | Shape::List
                | Shape::Block
                | Shape::Blocks
                | Shape::Pairs
                | Shape::Tags,
                value,
            ) => plain.push((name.to_string(), expression(drawn, value, 1))),
        }
    }
    aligned(text, &plain, 1);
    text.push_str(&blocks);
    let after = resource
        .after
        .iter()
        .filter_map(|it| drawn.resources.get(*it));
    let after: Vec<String> = after.map(address).filter(|it| !it.is_empty()).collect();
    if !after.is_empty() {
        text.push_str(&format!("\n  depends_on = [{}]\n", after.join(", ")));
    }
    text.push_str("}\n");
}

/// A block in a resource, or in another block.
fn block(
    text: &mut String,
    drawn: &Drawn<'_>,
    (name, inner): (&str, &[(String, Value)]),
    depth: usize,
) {
    let indent = "  ".repeat(depth);
    let deeper = depth.saturating_add(1);
    text.push_str(&format!("\n{indent}{name} {{\n"));
    let mut blocks = String::new();
    let mut plain = Vec::new();
    for (name, value) in inner {
        let name = snake(name);
        match value {
            Value::Block(inner) => block(&mut blocks, drawn, (&name, inner), deeper),
            Value::Text(_) | Value::Number(_) | Value::Flag(_) | Value::List(_) => {
                plain.push((name, expression(drawn, value, deeper)));
            }
        }
    }
    aligned(text, &plain, deeper);
    text.push_str(&blocks);
    text.push_str(&format!("{indent}}}\n"));
}

/// Attributes with their signs under one another, as the formatter wants them: those that take several
/// lines stand apart.
fn aligned(text: &mut String, attributes: &[(String, String)], depth: usize) {
    let indent = "  ".repeat(depth);
    let mut rest = attributes;
    while !rest.is_empty() {
        let short = rest
            .iter()
            .take_while(|(_, value)| !value.contains('\n'))
            .count();
        // A value of several lines ends those that are aligned.
        let end = short.saturating_add(1).min(rest.len());
        let (together, later) = rest.split_at_checked(end).unwrap_or((rest, &[]));
        let lines = together.iter().filter(|(_, value)| !value.contains('\n'));
        let width = lines.map(|(name, _)| name.len()).max().unwrap_or(0);
        for (name, value) in together {
            let alone = value.contains('\n');
            let width = if alone { name.len() } else { width };
            let gap = " ".repeat(width.saturating_sub(name.len()));
            text.push_str(&format!("{indent}{name}{gap} = {value}\n"));
        }
        rest = later;
    }
}

fn expression(drawn: &Drawn<'_>, value: &Value, depth: usize) -> String {
    match value {
        Value::Number(number) => number.clone(),
        Value::Flag(flag) => String::from(if *flag { "true" } else { "false" }),
        Value::Text(parts) => parts_of(drawn, parts),
        Value::List(values) => {
            let written = values.iter().map(|it| expression(drawn, it, depth));
            format!("[{}]", written.collect::<Vec<_>>().join(", "))
        }
        Value::Block(inner) => {
            let deeper = depth.saturating_add(1);
            let written = inner
                .iter()
                .map(|(name, value)| (key(name), expression(drawn, value, deeper)));
            let written: Vec<(String, String)> = written.collect();
            let mut text = String::from("{\n");
            aligned(&mut text, &written, deeper);
            text.push_str(&"  ".repeat(depth));
            text.push('}');
            text
        }
    }
}

/// A key of a map: bare where it is an identifier.
fn key(name: &str) -> String {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
    if name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.chars().all(plain) {
        String::from(name)
    } else {
        quoted(name)
    }
}

fn parts_of(drawn: &Drawn<'_>, parts: &[Part]) -> String {
    if let [part] = parts
        && let Some(reference) = reference(drawn, part)
    {
        return reference;
    }
    let mut text = String::from("\"");
    for part in parts {
        match reference(drawn, part) {
            Some(reference) => text.push_str(&format!("${{{reference}}}")),
            None => match part {
                Part::Plain(words) | Part::Data(words) => escape(words, &mut text),
                Part::Here(_) | Part::Input(_) | Part::Element(..) | Part::Made(..) => {}
            },
        }
    }
    text.push('"');
    text
}

/// What a part refers to; nothing for words.
fn reference(drawn: &Drawn<'_>, part: &Part) -> Option<String> {
    match part {
        Part::Plain(_) | Part::Data(_) => None,
        Part::Here(Here::Region) => Some(String::from("var.region")),
        Part::Here(Here::Account) => {
            Some(String::from("data.aws_caller_identity.current.account_id"))
        }
        Part::Here(Here::Partition) => Some(String::from("data.aws_partition.current.partition")),
        Part::Input(input) => {
            let input = drawn.inputs.get(*input)?;
            Some(format!("var.{}", snake(&input.name)))
        }
        Part::Element(input, index) => {
            let input = drawn.inputs.get(*input)?;
            Some(format!("var.{}[{index}]", snake(&input.name)))
        }
        Part::Made(resource, gives) => {
            let resource = drawn.resources.get(*resource)?;
            let gives = resource.construct.gives.get(*gives)?;
            Some(format!("{}.{}", address(resource), gives.terraform))
        }
    }
}

/// A text in quotes.
fn quoted(words: &str) -> String {
    let mut text = String::from("\"");
    escape(words, &mut text);
    text.push('"');
    text
}

/// What would end the text or begin a template is escaped.
fn escape(words: &str, text: &mut String) {
    let mut signs = words.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '$' | '%' if signs.peek() == Some(&'{') => {
                text.push(sign);
                text.push(sign);
            }
            control if control.is_control() => {
                text.push_str(&format!("\\u{:04x}", u32::from(control)));
            }
            plain => text.push(plain),
        }
    }
}
