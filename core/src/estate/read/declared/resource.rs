//! What a plan, a state or a template declares: resources and their values, known or not.

use alloc::string::String;
use alloc::vec::Vec;

use crate::estate::endpoint::Change;
use crate::json::{Json, JsonValue};
use crate::source::Place;

/// What a file declares.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Declared {
    /// Its resources, in the order of the file.
    pub resources: Vec<Resource>,
    /// What was not read, and why.
    pub skipped: Vec<Skipped>,
}

/// One resource.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// Address in Terraform (`module.vpc.aws_subnet.private[0]`), logical id in `CloudFormation`.
    pub address: String,
    /// Its type, as the file spells it: `aws_vpc_endpoint`, `AWS::EC2::VPCEndpoint`.
    pub kind: String,
    /// Whether it is only looked up, not made: a data source of Terraform.
    pub looked_up: bool,
    /// What a plan does with it; nothing in a state or a template.
    pub change: Option<Change>,
    /// Its Region, where the file or the user tells it.
    pub region: Option<String>,
    /// Its attributes or properties; what the file gives no value is missing.
    pub values: Vec<(String, Value)>,
    /// Where it stands.
    pub at: At,
}

/// Something that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Its address, logical id or name.
    pub what: String,
    /// Its type, where it is told.
    pub kind: Option<String>,
    /// Whether something may be made of it all the same.
    pub may_be_made: bool,
    /// Why, in a sentence without its full stop.
    pub reason: String,
    /// Where it stands.
    pub at: At,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct At {
    /// JSON pointer (RFC 6901), also in YAML.
    pub pointer: String,
    /// The stretch of text.
    pub place: Place,
    /// The line it begins in, from 1.
    pub line: u32,
}

/// A value of a resource.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Known to be nothing.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A number, as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// A list, of values that may be unknown.
    List(Vec<Self>),
    /// Names and values.
    Record(Vec<(String, Self)>),
    /// An attribute of another resource, which is known only when that exists.
    Reference(Reference),
    /// Not known before it is made: what it is put together from, as far as the file tells it.
    Unknown(Vec<Reference>),
}

/// An attribute of another resource.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// Address or logical id; `local.name` in a module, or a parameter, where the value of that is
    /// not told.
    pub address: String,
    /// The attribute (`id`, `Arn`, `Ref`); absent where the file names the resource only.
    pub attribute: Option<String>,
}

impl At {
    /// The place of a value in a file; its line is told when all is read.
    pub(super) const fn of(file: u16, json: &Json, pointer: String) -> Self {
        let place = Place {
            file,
            span: json.span,
        };
        Self {
            pointer,
            place,
            line: 0,
        }
    }
}

impl Declared {
    /// Notes something that is not read, and may be made all the same.
    pub(super) fn skip(&mut self, what: &str, reason: &str, at: At) {
        self.skipped.push(Skipped {
            what: String::from(what),
            kind: None,
            may_be_made: true,
            reason: String::from(reason),
            at,
        });
    }
}

impl Resource {
    /// An attribute or property; `None` also where it is known to be nothing.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&Value> {
        find(&self.values, name)
    }

    /// Likewise, by the name in Terraform also where it is spelt as in `CloudFormation`: `vpc_id` is `VpcId`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        find(&self.values, name).or_else(|| find(&self.values, &joined(name)))
    }
}

impl Value {
    /// A value that is wholly known.
    #[must_use]
    pub fn known(json: &Json) -> Self {
        match &json.value {
            JsonValue::Null => Self::Null,
            JsonValue::Flag(flag) => Self::Flag(*flag),
            JsonValue::Number(number) => Self::Number(number.clone()),
            JsonValue::Text(text) => Self::Text(text.clone()),
            JsonValue::List(items) => Self::List(items.iter().map(Self::known).collect()),
            JsonValue::Record(entries) => {
                let entries = entries.iter();
                let entries = entries.map(|(name, value)| (name.clone(), Self::known(value)));
                Self::Record(entries.collect())
            }
        }
    }

    /// The value of so many references: none tell nothing, one is it.
    #[must_use]
    pub fn of(mut references: Vec<Reference>) -> Self {
        match references.pop() {
            Some(only) if references.is_empty() => Self::Reference(only),
            Some(last) => {
                references.push(last);
                Self::Unknown(references)
            }
            None => Self::Unknown(references),
        }
    }

    /// A text, number or flag as text; templates give flags and numbers in quotes too.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            Self::Flag(true) => Some("true"),
            Self::Flag(false) => Some("false"),
            Self::Null
            | Self::List(_)
            | Self::Record(_)
            | Self::Reference(_)
            | Self::Unknown(_) => None,
        }
    }

    /// Yes or no, also as a text.
    #[must_use]
    pub fn flag(&self) -> Option<bool> {
        match self.text() {
            Some("true" | "yes") => Some(true),
            Some("false" | "no") => Some(false),
            _ => None,
        }
    }

    /// The values of a list; one alone is a list of itself.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Null => &[],
            Self::Flag(_)
            | Self::Number(_)
            | Self::Text(_)
            | Self::Record(_)
            | Self::Reference(_)
            | Self::Unknown(_) => core::slice::from_ref(self),
        }
    }

    /// A value of a record that is not nothing.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Self> {
        if let Self::Record(entries) = self {
            return find(entries, name);
        }
        None
    }

    /// Likewise, by the name in Terraform also where it is spelt as in `CloudFormation`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.field(name).or_else(|| self.field(&joined(name)))
    }

    /// All references in a value, at any depth, in order.
    #[must_use]
    pub fn references(&self) -> Vec<&Reference> {
        let mut found = Vec::new();
        self.gather(&mut found);
        found
    }

    fn gather<'value>(&'value self, found: &mut Vec<&'value Reference>) {
        match self {
            Self::Reference(reference) => found.push(reference),
            Self::Unknown(references) => found.extend(references),
            Self::List(items) => items.iter().for_each(|item| item.gather(found)),
            Self::Record(entries) => entries.iter().for_each(|(_, it)| it.gather(found)),
            Self::Null | Self::Flag(_) | Self::Number(_) | Self::Text(_) => {}
        }
    }

    /// Whether no part of it is unknown.
    #[must_use]
    pub fn is_known(&self) -> bool {
        match self {
            Self::Null | Self::Flag(_) | Self::Number(_) | Self::Text(_) => true,
            Self::Reference(_) | Self::Unknown(_) => false,
            Self::List(items) => items.iter().all(Self::is_known),
            Self::Record(entries) => entries.iter().all(|(_, value)| value.is_known()),
        }
    }
}

fn find<'value>(entries: &'value [(String, Value)], name: &str) -> Option<&'value Value> {
    let found = entries.iter().find(|(known, _)| known == name);
    let found = found.map(|(_, value)| value);
    found.filter(|value| **value != Value::Null)
}

/// `vpc_id` as `VpcId`.
fn joined(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for part in name.split('_') {
        let mut signs = part.chars();
        text.extend(signs.next().map(|sign| sign.to_ascii_uppercase()));
        text.push_str(signs.as_str());
    }
    text
}

/// Tells every place its line, in one walk through the text.
pub fn number_lines(declared: &mut Declared, text: &str) {
    let resources = declared.resources.iter_mut().map(|it| &mut it.at);
    let skipped = declared.skipped.iter_mut().map(|it| &mut it.at);
    let mut places: Vec<&mut At> = resources.chain(skipped).collect();
    places.sort_by_key(|at| at.place.span.start);
    let (mut line, mut offset) = (1_u32, 0_u32);
    let mut bytes = text.bytes();
    for at in places {
        while offset < at.place.span.start
            && let Some(byte) = bytes.next()
        {
            offset = offset.saturating_add(1);
            line = line.saturating_add(u32::from(byte == b'\n'));
        }
        at.line = line;
    }
}

/// A pointer to a part.
pub fn pointer(from: &str, part: &str) -> String {
    let part = part.replace('~', "~0").replace('/', "~1");
    [from, "/", &part].concat()
}
