//! Words of a shell: nothing in them is obeyed but the script's own variables.

use alloc::format;
use alloc::string::String;

use super::variable;
use crate::model::Here;
use crate::plan::draw::Drawn;
use crate::plan::name::{camel, pascal, upper};
use crate::plan::value::{Part, Value};
use crate::report::quote::quote;

/// A word of a command: bare where it can be nothing else, in single quotes where nothing is filled
/// in, and in double quotes around variables.
pub fn shell(parts: &[Part], drawn: &Drawn<'_>) -> String {
    if let [part @ Part::Input(input)] = parts
        && drawn.inputs.get(*input).is_some_and(|it| it.several)
    {
        return format!("\"{}\"", variable_of(part, drawn));
    }
    let mut plain = String::new();
    let mut filled = false;
    for part in parts {
        match part {
            Part::Plain(words) | Part::Data(words) => plain.push_str(words),
            Part::Here(_) | Part::Input(_) | Part::Element(..) | Part::Made(..) => filled = true,
        }
    }
    if !filled {
        return single(&plain);
    }
    let mut text = String::from("\"");
    for part in parts {
        match part {
            Part::Plain(words) | Part::Data(words) => text.push_str(&inside(words)),
            Part::Here(_) | Part::Input(_) | Part::Element(..) | Part::Made(..) => {
                text.push_str(&variable_of(part, drawn));
            }
        }
    }
    text.push('"');
    text
}

/// Words without variables.
fn single(words: &str) -> String {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "-_./:,=@+%".contains(sign);
    if !words.is_empty() && words.chars().all(plain) {
        return String::from(words);
    }
    format!("'{}'", words.replace('\'', "'\\''"))
}

/// Words inside double quotes, also as what a variable is without a value.
pub fn inside(words: &str) -> String {
    let mut text = String::new();
    for sign in words.chars() {
        if matches!(sign, '"' | '\\' | '$' | '`' | '}') {
            text.push('\\');
        }
        text.push(sign);
    }
    text
}

/// The variable that a part stands for.
fn variable_of(part: &Part, drawn: &Drawn<'_>) -> String {
    match part {
        Part::Plain(_) | Part::Data(_) => String::new(),
        Part::Here(Here::Region) => String::from("${REGION}"),
        Part::Here(Here::Account) => String::from("${ACCOUNT}"),
        Part::Here(Here::Partition) => String::from("${PARTITION}"),
        Part::Input(input) => {
            let input = drawn.inputs.get(*input);
            input.map_or_else(String::new, |it| match it.several {
                true => format!("${{{}_LIST[@]}}", upper(&it.name)),
                false => format!("${{{}}}", upper(&it.name)),
            })
        }
        Part::Element(input, index) => {
            let input = drawn.inputs.get(*input);
            input.map_or_else(String::new, |it| {
                format!("${{{}_LIST[{index}]}}", upper(&it.name))
            })
        }
        Part::Made(resource, gives) => {
            let resource = drawn.resources.get(*resource);
            let gives = resource.and_then(|it| it.construct.gives.get(*gives));
            let found = resource.zip(gives);
            found.map_or_else(String::new, |(resource, gives)| {
                format!("${{{}}}", variable(resource, gives))
            })
        }
    }
}

/// A structure as JSON in single quotes, with variables in double quotes between; the keys are as they
/// are, or `likeThis`, or `LikeThis`.
pub fn json(value: &Value, keys: Option<bool>, drawn: &Drawn<'_>) -> String {
    let mut text = String::from("'");
    write(value, keys, drawn, &mut text);
    text.push('\'');
    text
}

fn write(value: &Value, keys: Option<bool>, drawn: &Drawn<'_>, text: &mut String) {
    match value {
        Value::Number(number) => text.push_str(number),
        Value::Flag(flag) => text.push_str(if *flag { "true" } else { "false" }),
        Value::List(values) => {
            text.push('[');
            for (number, value) in values.iter().enumerate() {
                if number > 0 {
                    text.push(',');
                }
                write(value, keys, drawn, text);
            }
            text.push(']');
        }
        Value::Block(inner) => {
            text.push('{');
            for (number, (name, value)) in inner.iter().enumerate() {
                if number > 0 {
                    text.push(',');
                }
                let name = match keys {
                    None => name.clone(),
                    Some(true) => camel(name),
                    Some(false) => pascal(name),
                };
                string(&name, text);
                text.push(':');
                write(value, keys, drawn, text);
            }
            text.push('}');
        }
        Value::Text(parts) => {
            text.push('"');
            for part in parts {
                match part {
                    Part::Plain(words) | Part::Data(words) => {
                        let mut written = String::new();
                        quote(words, &mut written);
                        let inner = written
                            .strip_prefix('"')
                            .and_then(|it| it.strip_suffix('"'));
                        text.push_str(&inner.unwrap_or("").replace('\'', "'\\''"));
                    }
                    Part::Here(_) | Part::Input(_) | Part::Element(..) | Part::Made(..) => {
                        text.push_str("'\"");
                        text.push_str(&variable_of(part, drawn));
                        text.push_str("\"'");
                    }
                }
            }
            text.push('"');
        }
    }
}

/// A text in quotes, inside single quotes of the shell.
fn string(words: &str, text: &mut String) {
    let mut written = String::new();
    quote(words, &mut written);
    text.push_str(&written.replace('\'', "'\\''"));
}
