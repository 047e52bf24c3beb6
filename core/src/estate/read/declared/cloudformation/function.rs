//! Functions of templates, each worked out as far as its arguments are known.

use alloc::format;
use alloc::string::ToString as _;
use alloc::vec::Vec;

use super::super::resource::Value;
use super::block::blocks;
use super::{Template, reference, unknown};
use crate::json::{Json, JsonValue};

impl<'json> Template<'json> {
    /// One function and its argument; `json` is both, for its place.
    pub fn function(&mut self, name: &str, argument: &'json Json, json: &'json Json) -> Value {
        match name {
            "Ref" => argument
                .text()
                .map_or(Value::Unknown(Vec::new()), |it| self.named(it)),
            "Fn::GetAtt" => self.attribute(argument),
            "Fn::Sub" => self.substitute(argument),
            "Fn::Join" => self.join(argument),
            "Fn::If" => self.choice(argument),
            "Fn::FindInMap" => self.find_in_map(argument),
            "Fn::Select" => self.select(argument),
            "Fn::Split" => self.split(argument),
            "Fn::Cidr" => self.cidr(argument),
            "Fn::Length" => {
                let value = self.value(argument);
                if let Value::List(items) = &value {
                    return Value::Number(items.len().to_string());
                }
                unknown(&[&value])
            }
            "Fn::ImportValue" => {
                let name = self.value(argument);
                let exported = name.text().map(|it| reference(it, Some("Fn::ImportValue")));
                exported.map_or_else(|| unknown(&[&name]), |it| Value::Unknown(alloc::vec![it]))
            }
            // Which zones an account has, and what a text looks like encoded, is not told here.
            "Fn::GetAZs" | "Fn::Base64" | "Fn::ToJsonString" => {
                let argument = self.value(argument);
                unknown(&[&argument])
            }
            _ => {
                let at = self.at.clone();
                let reason = format!("the function `{name}` is not worked out");
                self.skip(name, &reason, json, at);
                Value::Unknown(Vec::new())
            }
        }
    }

    /// `["Resource", "Attribute"]`, or both in one text with a dot.
    fn attribute(&mut self, argument: &'json Json) -> Value {
        if let Some((name, attribute)) = argument.text().and_then(|it| it.split_once('.')) {
            return Value::Reference(reference(name, Some(attribute)));
        }
        let [name, attribute] = argument.items() else {
            return Value::Unknown(Vec::new());
        };
        let attribute = self.value(attribute);
        match (name.text(), attribute.text()) {
            (Some(name), attribute) => Value::Reference(reference(name, attribute)),
            (None, _) => unknown(&[&attribute]),
        }
    }

    /// `["Map", "first", "second"]`, with what is taken where there is none.
    fn find_in_map(&mut self, argument: &'json Json) -> Value {
        let [map, first, second, rest @ ..] = argument.items() else {
            return Value::Unknown(Vec::new());
        };
        let keys = [self.value(map), self.value(first), self.value(second)];
        let [map, first, second] = &keys;
        let (Some(map), Some(first), Some(second)) = (map.text(), first.text(), second.text())
        else {
            return unknown(&[map, first, second]);
        };
        let found = self.part("Mappings", map);
        let found = found.and_then(|map| map.field(first)?.field(second));
        let otherwise = rest.first().and_then(|it| it.field("DefaultValue"));
        match (found, otherwise) {
            // What a map holds has no functions, which might lead back here.
            (Some(found), _) => self.literal(found),
            (None, Some(otherwise)) => self.value(otherwise),
            (None, None) => Value::Unknown(Vec::new()),
        }
    }

    /// `[index, list]`
    fn select(&mut self, argument: &'json Json) -> Value {
        let [index, list] = argument.items() else {
            return Value::Unknown(Vec::new());
        };
        let (index, list) = (self.value(index), self.value(list));
        let position = index.text().and_then(|text| text.parse::<usize>().ok());
        match (position, &list) {
            (Some(position), Value::List(items)) => items
                .get(position)
                .cloned()
                .unwrap_or(Value::Unknown(Vec::new())),
            _ => unknown(&[&index, &list]),
        }
    }

    /// `[block, count, bits]`: so many blocks of so many host bits, cut off the front of one.
    fn cidr(&mut self, argument: &'json Json) -> Value {
        let [block, count, rest @ ..] = argument.items() else {
            return Value::Unknown(Vec::new());
        };
        let block = self.property(block);
        let count = self.value(count);
        let bits = rest.first().map(|it| self.value(it));
        let bits = bits.as_ref().map_or(Some(8), |it| it.text()?.parse().ok());
        let count_known = count.text().and_then(|it| it.parse().ok());
        let cut = match (block.text(), count_known, bits) {
            (Some(block), Some(count), Some(bits)) => blocks(block, count, bits),
            _ => None,
        };
        match cut {
            Some(cut) => Value::List(cut.into_iter().map(Value::Text).collect()),
            None => unknown(&[&block, &count]),
        }
    }

    /// A value, or the property of the same name where it is an attribute of another resource: what
    /// a VPC's block is cut from.
    fn property(&mut self, json: &'json Json) -> Value {
        let value = self.value(json);
        let Value::Reference(reference) = &value else {
            return value;
        };
        let Some(attribute) = &reference.attribute else {
            return value;
        };
        let other = self.part("Resources", &reference.address);
        let property = other.and_then(|it| it.field("Properties")?.field(attribute));
        match property {
            // A property that is cut from another is not followed further: it might lead back here.
            Some(json) if !matches!(json.value, JsonValue::Record(_)) => self.value(json),
            Some(json) => match json.entries() {
                [(name, named)] if name == "Ref" => {
                    named.text().map_or(value, |name| self.named(name))
                }
                [(name, argument)] if name == "Fn::FindInMap" => self.find_in_map(argument),
                _ => value,
            },
            None => value,
        }
    }
}
