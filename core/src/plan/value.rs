//! Values as they are drawn: no gap is left, and what is not known yet is named.

use alloc::string::String;
use alloc::vec::Vec;

use crate::model::Here;
use crate::report::BuiltPolicy;

/// What an attribute is set to.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text of parts; one alone keeps its kind.
    Text(Vec<Part>),
    /// A number, as it is written.
    Number(String),
    /// Yes or no.
    Flag(bool),
    /// Several values.
    List(Vec<Value>),
    /// Names and values.
    Block(Vec<(String, Value)>),
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Words of the specs.
    Plain(String),
    /// Words of an answer or a record: where words of the specs are obeyed, these are quoted.
    Data(String),
    /// The input at this position.
    Input(usize),
    /// The value of an input of several, counted from nought.
    Element(usize, usize),
    /// What a resource gives: positions of both.
    Made(usize, usize),
    /// What the place tells.
    Here(Here),
}

impl Value {
    /// The text alone.
    pub fn plain(text: &str) -> Self {
        Self::Text(alloc::vec![Part::Data(String::from(text))])
    }
}

/// The policy as a value.
pub fn policy(policy: &BuiltPolicy) -> Value {
    let mut statements = Vec::new();
    for statement in &policy.statement {
        let mut members = alloc::vec![
            named("Sid", Value::plain(&statement.sid)),
            named("Effect", Value::plain(statement.effect)),
            named("Principal", Value::plain(statement.principal)),
            named("Action", texts(&statement.action)),
            named("Resource", texts(&statement.resource)),
        ];
        let mut operators = Vec::new();
        for condition in &statement.condition {
            let mut keys = Vec::new();
            for key in &condition.keys {
                let value = match key.values.as_slice() {
                    [value] if !key.listed => Value::plain(value),
                    values => texts(values),
                };
                keys.push((key.name.clone(), value));
            }
            operators.push((condition.operator.clone(), Value::Block(keys)));
        }
        if !operators.is_empty() {
            members.push(named("Condition", Value::Block(operators)));
        }
        statements.push(Value::Block(members));
    }
    Value::Block(alloc::vec![
        named("Version", Value::plain(policy.version)),
        named("Statement", Value::List(statements)),
    ])
}

fn named(name: &str, value: Value) -> (String, Value) {
    (String::from(name), value)
}

fn texts(texts: &[String]) -> Value {
    Value::List(texts.iter().map(|it| Value::plain(it)).collect())
}

/// Words for a comment, which is one line, whatever is put into it.
pub fn one_line(words: &str) -> String {
    let signs = words.chars();
    signs
        .map(|sign| if sign.is_control() { ' ' } else { sign })
        .collect()
}
